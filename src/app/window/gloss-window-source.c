/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says when the source of the open article is another one now, and what that does to the annotations. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "document/gloss-doubt.h"
#include "text/gloss-text-direction.h"

/* What the banner says, in the order of how much it matters. */
typedef struct
{
  const char *button;
  const char *action;
  char *title;
} Notice;

static gboolean
notice_reading (GlossWindow *self,
                Notice      *notice)
{
  if (!self->reload_slow)
    return FALSE;
  notice->title = g_strdup (_("Reading the article again…"));
  notice->button = C_("banner", "_Cancel");
  notice->action = "win.cancel";
  return TRUE;
}

static gboolean
notice_failure (GlossWindow *self,
                Notice      *notice)
{
  if (self->reload_error == NULL)
    return FALSE;
  /* Translators: the first is a sentence that says why the article could not be read again. */
  notice->title = g_strdup_printf (_("%s What is shown is the article as it was."), self->reload_error->message);
  notice->button = C_("banner", "_Try Again");
  notice->action = "win.reload";
  return TRUE;
}

static gboolean
notice_state (GlossWindow *self,
              Notice      *notice)
{
  GlossSourceState state = self->source != NULL ? gloss_source_watch_get_state (self->source) : GLOSS_SOURCE_SAME;

  /* Where nothing can be written, that is said; nobody needs to hear twice of a folder that is gone. */
  if (state != GLOSS_SOURCE_CHANGED && gloss_document_get_trouble (gloss_window_get_document (self)) != NULL)
    return FALSE;
  switch (state)
    {
    case GLOSS_SOURCE_CHANGED:
      notice->title = g_strdup (_("The article has changed."));
      notice->button = C_("banner", "_Reload");
      notice->action = "win.reload";
      return TRUE;
    case GLOSS_SOURCE_GONE:
      notice->title = g_strdup (_("The file of this article is no longer there. What is shown is the article as it was."));
      return TRUE;
    case GLOSS_SOURCE_UNREADABLE:
      notice->title = g_strdup (_("The file of this article cannot be read. What is shown is the article as it was."));
      return TRUE;
    case GLOSS_SOURCE_SAME:
    default:
      return FALSE;
    }
}

static gboolean
notice_conflicts (GlossWindow *self,
                  Notice      *notice)
{
  guint n = gloss_document_get_n_conflicts (gloss_window_get_document (self));

  if (n == 0)
    return FALSE;
  notice->title = g_strdup_printf (ngettext ("%'u thing was changed here and elsewhere. Both versions are kept.",
                                             "%'u things were changed here and elsewhere. Both versions are kept.", n),
                                   n);
  notice->button = C_("banner", "_Compare");
  notice->action = "win.show-conflicts";
  return TRUE;
}

static void
append_sentence (GString *text,
                 guint    n,
                 char    *sentence)
{
  g_autofree char *owned = sentence;

  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, owned);
}

/* Nobody has to look at what only moved: that is told in passing. */
static gboolean
notice_doubts (GlossWindow *self,
               Notice      *notice)
{
  GlossDocument *document = gloss_window_get_document (self);
  GListModel *doubts = gloss_document_get_doubts (document);
  guint n = g_list_model_get_n_items (doubts);
  guint n_moved = gloss_document_get_n_moved (document);
  guint n_lost = 0;
  g_autoptr (GString) text = g_string_new (NULL);

  if (n == 0 || self->reviewed)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GlossDoubt) doubt = g_list_model_get_item (doubts, i);

      n_lost += gloss_doubt_is_orphan (doubt);
    }
  append_sentence (text, n_moved,
                   g_strdup_printf (ngettext ("%'u annotation has moved with the text.", "%'u annotations have moved with the text.", n_moved), n_moved));
  append_sentence (text, n - n_lost,
                   g_strdup_printf (ngettext ("%'u annotation needs a look.", "%'u annotations need a look.", n - n_lost), n - n_lost));
  append_sentence (text, n_lost,
                   g_strdup_printf (ngettext ("%'u annotation seems to have lost its text.", "%'u annotations seem to have lost their text.", n_lost), n_lost));
  notice->title = g_string_free (g_steal_pointer (&text), FALSE);
  notice->button = C_("banner", "Re_view");
  notice->action = "win.review";
  return TRUE;
}

/**
 * gloss_window_tell_moved:
 *
 * Says in passing how many annotations have moved, where none of them needs a look.
 */
void
gloss_window_tell_moved (GlossWindow *self)
{
  GlossDocument *document = gloss_window_get_document (self);
  guint n = gloss_document_get_n_moved (document);
  g_autofree char *text = g_strdup_printf (ngettext ("%'u annotation has moved with the text", "%'u annotations have moved with the text", n), n);

  if (n > 0 && g_list_model_get_n_items (gloss_document_get_doubts (document)) == 0)
    gloss_window_show_toast_with_button (self, text, C_("toast", "_Keep"), "win.keep-moved", NULL);
}

/**
 * gloss_window_update_source:
 *
 * Brings the banner in line with the source, and with what is to be looked at.
 */
void
gloss_window_update_source (GlossWindow *self)
{
  Notice notice = { 0 };
  GlossDocument *document = gloss_window_get_document (self);
  gboolean revealed = document != NULL &&
                      (notice_reading (self, &notice) || notice_failure (self, &notice) || notice_state (self, &notice) ||
                       notice_conflicts (self, &notice) || notice_doubts (self, &notice));
  g_autofree char *title = notice.title != NULL ? gloss_text_isolate_quotes (notice.title) : NULL;

  if (revealed)
    {
      adw_banner_set_title (self->source_banner, title);
      adw_banner_set_button_label (self->source_banner, notice.button);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->source_banner), notice.action);
    }
  adw_banner_set_revealed (self->source_banner, revealed);
  g_free (notice.title);
}

static void
on_state_changed (GlossWindow *self)
{
  g_clear_error (&self->reload_error);
  gloss_window_update_source (self);
}

/**
 * gloss_window_watch_source:
 *
 * Watches the source of what is open now.
 */
void
gloss_window_watch_source (GlossWindow *self)
{
  GlossDocument *document = gloss_window_get_document (self);
  const char *hash = document != NULL ? gloss_article_get_bytes_sha256 (gloss_document_get_article (document)) : NULL;

  g_clear_object (&self->source);
  g_clear_error (&self->reload_error);
  if (hash != NULL)
    {
      self->source = gloss_source_watch_new (gloss_document_get_file (document), hash);
      g_signal_connect_object (self->source, "notify::state", G_CALLBACK (on_state_changed), self, G_CONNECT_SWAPPED);
    }
  gloss_window_update_source (self);
}

/**
 * gloss_window_look_at_source:
 *
 * A person who comes back from another program may have changed the source there.
 */
void
gloss_window_look_at_source (GlossWindow *self)
{
  if (self->source != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    gloss_source_watch_look (self->source);
}
