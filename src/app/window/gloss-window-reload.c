/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the source of the open article again. */
#include "config.h"

#include "window/gloss-window-private.h"

#include "text/gloss-text-diff.h"

/* What takes longer than this is said to take long, in milliseconds. */
#define SLOW_MS 500

static void
on_slow (gpointer user_data)
{
  GlossWindow *self = user_data;

  self->slow_id = 0;
  self->reload_slow = TRUE;
  gloss_window_update_source (self);
}

static void
begin (GlossWindow *self)
{
  gloss_window_stop_opening (self);
  g_clear_error (&self->reload_error);
  self->opening = g_cancellable_new ();
  self->slow_id = g_timeout_add_once (SLOW_MS, on_slow, self);
  gloss_window_update_actions (self);
}

static void
end (GlossWindow *self)
{
  gloss_window_stop_opening (self);
  gloss_window_update_source (self);
  gloss_window_update_actions (self);
}

/* What is shown stays, and the banner says why. */
static void
fail (GlossWindow  *self,
      const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->reload_error = g_error_copy (error);
  end (self);
}

/* --- the place in the text ------------------------------------------------------------------------ */

typedef struct
{
  GlossText *before;
  GlossText *after;
} Texts;

static void
texts_free (Texts *texts)
{
  gloss_text_unref (texts->before);
  gloss_text_unref (texts->after);
  g_free (texts);
}

static void
compare_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Texts *texts = task_data;

  g_task_return_pointer (task, gloss_text_diff_new (texts->before, texts->after), (GDestroyNotify) gloss_text_diff_unref);
}

static void
compare_async (GlossWindow         *self,
               GlossDocument       *document,
               GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) task = g_task_new (document, self->opening, callback, g_object_ref (self));
  Texts *texts = g_new0 (Texts, 1);

  texts->before = gloss_text_ref (gloss_article_get_text (gloss_document_get_article (gloss_window_get_document (self))));
  texts->after = gloss_text_ref (gloss_article_get_text (gloss_document_get_article (document)));
  g_task_set_source_tag (task, compare_async);
  g_task_set_task_data (task, texts, (GDestroyNotify) texts_free);
  g_task_run_in_thread (task, compare_in_thread);
}

static void
show_at_same_place (GlossWindow   *self,
                    GlossDocument *document,
                    GlossTextDiff *diff)
{
  GlossArticleView *view = gloss_article_page_get_view (self->article);
  GlossReadingPlace place = gloss_article_view_get_reading_place (view);
  GlossAnnotation *selected = gloss_window_get_selected (self);
  g_autofree char *id = selected != NULL ? g_strdup (gloss_annotation_get_id (selected)) : NULL;

  place.caret = gloss_text_diff_map (diff, place.caret);
  place.bound = gloss_text_diff_map (diff, place.bound);
  place.top = gloss_text_diff_map (diff, place.top);
  gloss_view_state_set_document (self->state, document);
  gloss_article_view_set_reading_place (view, place);
  if (id != NULL)
    gloss_view_state_set_selected (self->state, gloss_annotation_list_find (gloss_document_get_annotations (document), id));
}

/* --- one step after the other ---------------------------------------------------------------------- */

static gboolean
is_saved (GlossDocument *document)
{
  GlossSaveState state = gloss_document_get_save_state (document);

  return state == GLOSS_SAVE_STATE_SAVED || state == GLOSS_SAVE_STATE_READ_ONLY;
}

/* What was done meanwhile is saved first, and then everything is read once more. */
static void
on_compared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossTextDiff) diff = g_task_propagate_pointer (G_TASK (result), &error);

  if (diff == NULL)
    {
      fail (self, error);
      return;
    }
  if (self->pane != NULL)
    gloss_annotation_pane_commit (self->pane);
  if (!is_saved (gloss_window_get_document (self)))
    {
      gloss_window_reload (self);
      return;
    }
  end (self);
  show_at_same_place (self, GLOSS_DOCUMENT (source), diff);
  gloss_window_tell_moved (self);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossDocument) document = gloss_project_load_document_finish (GLOSS_PROJECT (source), result, &error);

  if (document != NULL)
    compare_async (self, document, on_compared);
  else
    fail (self, error);
}

static void
load (GlossWindow *self)
{
  gloss_project_load_document_async (self->project, gloss_document_get_file (gloss_window_get_document (self)), self->opening,
                                     on_loaded, g_object_ref (self));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gloss_document_save_finish (GLOSS_DOCUMENT (source), result, &error))
    fail (self, error);
  else if (gloss_window_get_document (self) == GLOSS_DOCUMENT (source) && self->opening != NULL)
    load (self);
}

/**
 * gloss_window_reload:
 *
 * Saves what was done, reads the source again, and shows it at the same place with the same annotation selected. Until all of
 * that is done, and if it cannot be, the article stays as it is.
 */
void
gloss_window_reload (GlossWindow *self)
{
  GlossDocument *document = gloss_window_get_document (self);

  if (document == NULL)
    return;

  if (self->pane != NULL)
    gloss_annotation_pane_commit (self->pane);
  begin (self);
  if (is_saved (document))
    load (self);
  else
    gloss_document_save_async (document, self->opening, on_saved, g_object_ref (self));
}
