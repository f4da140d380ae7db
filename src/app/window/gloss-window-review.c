/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Annotations whose text has changed: what a person decides about their places. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "anchor/gloss-anchor-desk.h"
#include "anchor/gloss-compare-dialog.h"
#include "text/gloss-text-direction.h"

/* The longest quote that is told in one line, in code points. */
#define MAX_QUOTE 60

/* --- the desk -------------------------------------------------------------------------------------- */

/**
 * gloss_window_is_reviewing:
 *
 * Returns: whether doubtful annotations are shown instead of the article
 */
gboolean
gloss_window_is_reviewing (GlossWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "desk") == 0;
}

static void
show_desk (GlossWindow *self,
           const char  *id)
{
  GtkWidget *desk = gtk_stack_get_child_by_name (self->pages, "desk");

  if (self->pane != NULL)
    gloss_annotation_pane_commit (self->pane);
  self->reviewed = TRUE;
  if (desk != NULL)
    gloss_anchor_desk_show (GLOSS_ANCHOR_DESK (desk), id);
  else
    {
      desk = gloss_anchor_desk_new (gloss_window_get_document (self));
      gtk_stack_add_named (self->pages, desk, "desk");
      if (id != NULL)
        gloss_anchor_desk_show (GLOSS_ANCHOR_DESK (desk), id);
    }
  gloss_window_show_page (self, NULL, "desk");
  gloss_window_update (self);
  gloss_window_update_source (self);
  gtk_widget_grab_focus (desk);
}

static void
show_article (GlossWindow *self)
{
  gloss_window_show_page (self, NULL, "article");
  gloss_window_update (self);
  gloss_window_update_source (self);
  gloss_window_focus (self);
}

/* After a place was taken by hand, or was not. */
static void
show_desk_again (GlossWindow *self)
{
  gloss_window_show_page (self, NULL, "desk");
  gloss_window_update (self);
  gloss_window_update_source (self);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->pages));
}

static void
on_review (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  show_desk (GLOSS_WINDOW (widget), NULL);
}

static void
on_review_annotation (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);

  gloss_window_stop_placing (self);
  show_desk (self, g_variant_get_string (parameter, NULL));
}

static void
on_leave_review (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);

  if (gloss_window_is_reviewing (self))
    show_article (self);
}

/**
 * gloss_window_end_review:
 *
 * Forgets the desk, as another article is open or the same one anew.
 */
void
gloss_window_end_review (GlossWindow *self)
{
  GtkWidget *desk = gtk_stack_get_child_by_name (self->pages, "desk");

  gloss_window_stop_placing (self);
  self->reviewed = FALSE;
  if (desk == NULL)
    return;
  if (gloss_window_is_reviewing (self))
    gtk_stack_set_visible_child_name (self->pages, "article");
  gtk_stack_remove (self->pages, desk);
}

/**
 * gloss_window_show_text:
 *
 * Somebody goes to a place in the text, so that is what is to be seen.
 */
void
gloss_window_show_text (GlossWindow *self)
{
  if (gloss_window_is_reviewing (self))
    show_article (self);
}

/* --- decisions -------------------------------------------------------------------------------------- */

static void
tell (GlossWindow *self,
      GError      *error)
{
  gloss_window_tell_error (self, error);
  g_clear_error (&error);
}

static void
on_place_annotation (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (GlossRange));
  g_autoptr (GVariantIter) iter = NULL;
  GError *error = NULL;
  const char *id;
  guint64 start, end;

  g_variant_get (parameter, "(&sa(tt))", &id, &iter);
  while (g_variant_iter_next (iter, "(tt)", &start, &end))
    {
      GlossRange range = { start, end };

      g_array_append_val (ranges, range);
    }
  if (!gloss_document_place (gloss_window_get_document (self), id, (GlossRange *) (gpointer) ranges->data, ranges->len, &error))
    tell (self, error);
}

static void
on_make_orphan (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  GError *error = NULL;

  if (!gloss_document_make_orphan (gloss_window_get_document (self), g_variant_get_string (parameter, NULL), &error))
    tell (self, error);
}

static void
on_keep_moved (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  guint n = gloss_document_get_n_moved (gloss_window_get_document (self));
  g_autofree char *text = g_strdup_printf (ngettext ("%'u annotation keeps its new place", "%'u annotations keep their new places", n), n);
  GError *error = NULL;

  if (!gloss_document_accept_moved (gloss_window_get_document (self), &error))
    tell (self, error);
  else if (!gloss_window_is_reviewing (self))
    gloss_window_show_toast (self, text, TRUE);
}

/* --- by hand ----------------------------------------------------------------------------------------- */

static char *
dup_question (GlossAnnotation *annotation)
{
  g_autofree char *quote = gloss_annotation_dup_quote (annotation);
  g_autofree char *shown = NULL;

  if (g_utf8_strlen (quote, -1) > MAX_QUOTE)
    {
      g_autofree char *beginning = g_utf8_substring (quote, 0, MAX_QUOTE);

      shown = g_strconcat (beginning, "…", NULL);
    }
  else
    shown = g_steal_pointer (&quote);
  /* Translators: a quote: “Where is “The talks lasted” now? …” */
  return g_strdup_printf (_("Where is “%s” now? Select it and press Enter."), shown);
}

static void
set_placing (GlossWindow     *self,
             GlossAnnotation *annotation)
{
  g_set_str (&self->placing, annotation != NULL ? gloss_annotation_get_id (annotation) : NULL);
  if (annotation != NULL)
    {
      g_autofree char *question = dup_question (annotation);
      g_autofree char *isolated = gloss_text_isolate_quotes (question);

      gtk_label_set_label (self->place_question, isolated);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), question, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  gtk_revealer_set_reveal_child (self->place_bar, annotation != NULL);
  gloss_article_page_set_offers_tags (self->article, annotation == NULL);
}

/* About where it was, for there is nothing better to begin with. */
static void
go_near (GlossWindow     *self,
         GlossAnnotation *annotation)
{
  gsize length = gloss_text_get_length (gloss_article_get_text (gloss_document_get_article (gloss_window_get_document (self))));
  gsize start = gloss_anchor_get_piece (gloss_annotation_get_anchor (annotation), 0)->range.start;

  start = MIN (start, length > 0 ? length - 1 : 0);
  gloss_view_state_go_to (self->state, (GlossRange) { start, start });
}

/* What is likely is selected already, so that only its ends are to be moved. */
static void
on_place_by_hand (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  GlossAnnotation *annotation;
  const char *id;
  guint64 start, end;

  g_variant_get (parameter, "(&stt)", &id, &start, &end);
  annotation = gloss_annotation_list_find (gloss_document_get_annotations (gloss_window_get_document (self)), id);
  if (annotation == NULL)
    return;
  set_placing (self, annotation);
  show_article (self);
  if (start < end)
    gloss_article_view_select (gloss_article_page_get_view (self->article), (GlossRange) { start, end });
  else
    go_near (self, annotation);
}

/**
 * gloss_window_stop_placing:
 *
 * Asks no more for a place in the article.
 */
void
gloss_window_stop_placing (GlossWindow *self)
{
  if (self->placing != NULL)
    set_placing (self, NULL);
}

static void
on_place_here (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  const GlossRange *place = gloss_view_state_get_place (self->state);
  g_autofree char *id = g_strdup (self->placing);
  GError *error = NULL;

  if (place == NULL || id == NULL)
    return;
  if (!gloss_document_place (gloss_window_get_document (self), id, place, 1, &error))
    {
      tell (self, error);
      return;
    }
  gloss_window_stop_placing (self);
  show_desk_again (self);
}

static void
on_cancel_placing (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);

  gloss_window_stop_placing (self);
  show_desk_again (self);
}

/* Enter and Escape are the article's own otherwise, and those of the find bar and of buttons there always. */
static gboolean
on_key (GtkWidget *widget,
        GVariant  *args,
        gpointer   action)
{
  GlossWindow *self = GLOSS_WINDOW (gtk_widget_get_root (widget));

  if (self->placing == NULL || !gtk_widget_has_focus (GTK_WIDGET (gloss_article_page_get_view (self->article))))
    return FALSE;
  return gtk_widget_activate_action (widget, action, NULL);
}

static void
add_key (GtkShortcutController *controller,
         guint                  keyval,
         const char            *action)
{
  gtk_shortcut_controller_add_shortcut (controller, gtk_shortcut_new (gtk_keyval_trigger_new (keyval, 0),
                                                                     gtk_callback_action_new (on_key, (gpointer) action, NULL)));
}

/**
 * gloss_window_add_placing_keys:
 *
 * Gives the pages the keys that take a place by hand.
 */
void
gloss_window_add_placing_keys (GlossWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  add_key (GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_Return, "win.place-here");
  add_key (GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_KP_Enter, "win.place-here");
  add_key (GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_Escape, "win.cancel-placing");
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->pages), controller);
}

static void
on_compare (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  adw_dialog_present (gloss_compare_dialog_new (gloss_window_get_document (GLOSS_WINDOW (widget))), widget);
}

const GlossWindowAction gloss_window_review_actions[] = {
  { "win.compare-texts", NULL, on_compare, WITH_DOCUMENT },
  { "win.review", NULL, on_review, TO_REVIEW },
  { "win.review-annotation", "s", on_review_annotation, TO_REVIEW_ONE },
  { "win.leave-review", NULL, on_leave_review, WITH_DOCUMENT },
  { "win.keep-moved", NULL, on_keep_moved, WITH_MOVED },
  { "win.place-annotation", "(sa(tt))", on_place_annotation, TO_REVIEW_ONE },
  { "win.make-orphan", "s", on_make_orphan, TO_REVIEW_ONE },
  { "win.place-by-hand", "(stt)", on_place_by_hand, TO_REVIEW_ONE },
  { "win.place-here", NULL, on_place_here, WHILE_PLACING },
  { "win.cancel-placing", NULL, on_cancel_placing, WHILE_PLACING },
  { NULL },
};
