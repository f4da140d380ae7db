/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back, doing again, and going back in the history of the article. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "history/gloss-history-dialog.h"
#include "history/gloss-step-place.h"
#include "history/gloss-step-row.h"

/* The step that undo takes back, or the one that redo does again: the last one that is done, and the one after it. */
static GlossStep *
find_next_step (GlossDocument *document,
                gboolean       forward)
{
  GListModel *steps = gloss_document_get_history (document);
  g_autoptr (GlossStep) undone = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (GlossStep) step = g_list_model_get_item (steps, i);

      if (gloss_step_get_done (step))
        return forward ? g_steal_pointer (&undone) : g_steal_pointer (&step);
      g_set_object (&undone, step);
    }
  return forward ? g_steal_pointer (&undone) : NULL;
}

static gboolean
is_in_form (GlossWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && self->pane != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pane));
}

/* What was changed is selected and in sight. Who is in the form stays there as long as it is about the same annotation. */
static void
show_place (GlossWindow *self,
            GlossStep   *step)
{
  g_autofree char *shown = gloss_window_get_selected (self) != NULL ? g_strdup (gloss_annotation_get_id (gloss_window_get_selected (self))) : NULL;
  GlossAnnotation *annotation;
  GlossRange range;

  if (!gloss_step_find_place (step, gloss_window_get_document (self), &annotation, &range))
    return;
  gloss_view_state_set_selected (self->state, annotation);
  if (annotation == NULL || gloss_anchor_is_placed (gloss_annotation_get_anchor (annotation)))
    gloss_view_state_go_to (self->state, range);
  if (is_in_form (self) && (annotation == NULL || g_strcmp0 (gloss_annotation_get_id (annotation), shown) != 0))
    gloss_window_focus (self);
}

static guint
count_annotations (GlossChange *change)
{
  guint n = 0;

  for (guint i = 0; i < gloss_change_get_n_parts (change); i++)
    n += gloss_change_get_subject (gloss_change_get_part (change, i)) == GLOSS_CHANGE_OF_ANNOTATION;
  return n;
}

/* Of a step that touched many things one sees only the first. */
static void
tell_many (GlossWindow *self,
           GlossStep   *step,
           gboolean     forward)
{
  g_autofree char *text = NULL;

  if (count_annotations (gloss_step_get_change (step)) < 2)
    return;
  /* Translators: what was taken back or done again: “Taken back: Imported 12 annotations”. */
  text = g_strdup_printf (forward ? _("Done again: %s") : _("Taken back: %s"), gloss_step_get_label (step));
  gloss_window_show_toast_with_button (self, text, forward ? _("_Undo") : _("_Redo"), forward ? "win.undo" : "win.redo", NULL);
}

/* What was typed and not handed on yet is a step as well, and the last one. */
static void
take_step (GlossWindow *self,
           gboolean     forward)
{
  GlossDocument *document = gloss_window_get_document (self);
  g_autoptr (GlossStep) step = NULL;

  if (document == NULL)
    return;
  if (self->pane != NULL)
    gloss_annotation_pane_commit (self->pane);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  step = find_next_step (document, forward);
  /* The desk shows by itself what there is to decide again. */
  if (!(forward ? gloss_document_redo (document) : gloss_document_undo (document)) || step == NULL || gloss_window_is_reviewing (self))
    return;
  show_place (self, step);
  tell_many (self, step, forward);
}

static void
on_undo (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  take_step (GLOSS_WINDOW (widget), FALSE);
}

static void
on_redo (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  take_step (GLOSS_WINDOW (widget), TRUE);
}

static void
on_go (GlossWindow *self,
       GlossStep   *step)
{
  GlossDocument *document = gloss_window_get_document (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *day = step != NULL ? gloss_step_dup_day (step) : NULL;
  g_autofree char *when = step != NULL ? gloss_step_dup_when (step) : NULL;
  g_autofree char *text = NULL;

  if (document == NULL)
    return;
  if (!gloss_document_go_to_step (document, step, &error))
    {
      gloss_window_tell_error (self, error);
      return;
    }
  /* Translators: a day and a time: “Everything is as it was: Today, 10:42”. */
  text = step != NULL ? g_strdup_printf (_("Everything is as it was: %s, %s"), day, when) : g_strdup (_("Everything is as it was in the beginning"));
  if (step != NULL)
    show_place (self, step);
  gloss_window_show_toast (self, text, TRUE);
}

static void
on_history (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  AdwDialog *dialog;

  if (gloss_window_get_document (self) == NULL)
    return;
  if (self->pane != NULL)
    gloss_annotation_pane_commit (self->pane);
  dialog = gloss_history_dialog_new (gloss_window_get_document (self));
  g_signal_connect_object (dialog, "go", G_CALLBACK (on_go), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (gloss_window_focus), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

const GlossWindowAction gloss_window_history_actions[] = {
  { "win.undo", NULL, on_undo, TO_UNDO },
  { "win.redo", NULL, on_redo, TO_REDO },
  { "win.history", NULL, on_history, WITH_DOCUMENT },
  { NULL },
};
