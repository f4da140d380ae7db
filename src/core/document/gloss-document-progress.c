/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a document counts the sentences that are decided. */
#include "config.h"

#include "document/gloss-document-private.h"

static void
count_own (GlossDocument *self)
{
  g_autoptr (GPtrArray) own = NULL;
  GArray *covered;

  if (self->own == NULL)
    return;
  own = gloss_annotation_set_dup_annotations (self->own);
  for (guint i = 0; i < own->len; i++)
    {
      const char *id = gloss_annotation_get_id (g_ptr_array_index (own, i));
      GlossAnnotation *shown = gloss_annotation_list_find (self->annotations, id);

      if (shown != NULL)
        gloss_progress_add_annotation (self->progress, shown);
    }
  covered = gloss_annotation_set_get_covered (self->own);
  for (guint i = 0; covered != NULL && i < covered->len; i++)
    gloss_progress_add (self->progress, g_array_index (covered, GlossRange, i));
}

static void
count_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  g_task_return_pointer (task, gloss_progress_find_sentences (task_data, cancellable), (GDestroyNotify) g_array_unref);
}

static void
on_counted (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GlossDocument) self = NULL;
  GArray *sentences = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Without sentences it was cancelled: the document has gone, or has another article by now. */
  if (sentences == NULL)
    return;
  self = g_object_ref (GLOSS_DOCUMENT (user_data));
  self->progress = gloss_progress_new (sentences);
  count_own (self);
  gloss_document_update (self);
}

/*< private >
 * gloss_document_start_counting:
 * @self: a document
 *
 * Has the sentences of the article found in a worker, once.
 */
void
gloss_document_start_counting (GlossDocument *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->counting != NULL || self->progress != NULL)
    return;
  self->counting = g_cancellable_new ();
  task = g_task_new (NULL, self->counting, on_counted, self);
  g_task_set_source_tag (task, gloss_document_start_counting);
  g_task_set_task_data (task, g_object_ref (self->article), g_object_unref);
  g_task_run_in_thread (task, count_in_thread);
}

/*< private >
 * gloss_document_stop_counting:
 * @self: a document
 *
 * Forgets the sentences: they are those of another article.
 */
void
gloss_document_stop_counting (GlossDocument *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->progress, gloss_progress_free);
}

/*< private >
 * gloss_document_recount:
 * @self: a document
 *
 * Counts anew after many annotations changed at once.
 */
void
gloss_document_recount (GlossDocument *self)
{
  if (self->progress == NULL)
    return;
  gloss_progress_clear (self->progress);
  count_own (self);
}
