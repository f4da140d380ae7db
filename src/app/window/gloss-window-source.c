/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says when the source of the open article is another one now, and what that does to the annotations. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

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
                       notice_conflicts (self, &notice));
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
