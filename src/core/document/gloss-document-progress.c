/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a document counts the sentences that are decided. */
#include "config.h"

#include "document/gloss-document-private.h"

/* The counting takes its time on large articles, and what is shown first is the article. In milliseconds. */
#define DELAY_MS 200

/* What is to be counted, as it was when the worker began. */
typedef struct
{
  GlossArticle *article;
  GPtrArray *own;
  GArray *covered;
} Count;

static void
count_free (Count *count)
{
  g_object_unref (count->article);
  g_ptr_array_unref (count->own);
  g_array_unref (count->covered);
  g_free (count);
}

static Count *
count_new (GlossDocument *self)
{
  Count *count = g_new0 (Count, 1);
  GListModel *list = G_LIST_MODEL (self->annotations);
  GArray *covered = self->own != NULL ? gloss_annotation_set_get_covered (self->own) : NULL;

  count->article = g_object_ref (self->article);
  count->own = g_ptr_array_new_with_free_func (g_object_unref);
  count->covered = g_array_new (FALSE, FALSE, sizeof (GlossRange));
  for (guint i = 0; self->own != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GlossAnnotation) annotation = g_list_model_get_item (list, i);

      if (gloss_document_is_own (self, annotation))
        g_ptr_array_add (count->own, g_steal_pointer (&annotation));
    }
  if (covered != NULL && covered->len > 0)
    g_array_append_vals (count->covered, covered->data, covered->len);
  return count;
}

static void
count_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Count *count = task_data;
  GlossProgress *progress = gloss_progress_new (gloss_progress_find_sentences (count->article, cancellable));

  for (guint i = 0; i < count->own->len; i++)
    gloss_progress_add_annotation (progress, g_ptr_array_index (count->own, i));
  for (guint i = 0; i < count->covered->len; i++)
    gloss_progress_add (progress, g_array_index (count->covered, GlossRange, i));
  g_task_return_pointer (task, progress, (GDestroyNotify) gloss_progress_free);
}

static void
on_counted (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GlossDocument) self = NULL;
  GlossProgress *progress = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Without progress it was cancelled: the document has gone, or has something else to be counted by now. */
  if (progress == NULL)
    return;
  self = g_object_ref (GLOSS_DOCUMENT (user_data));
  g_clear_object (&self->counting);
  self->progress = progress;
  for (guint i = 0; i < self->uncounted->len; i += 2)
    gloss_document_count (self, g_ptr_array_index (self->uncounted, i), g_ptr_array_index (self->uncounted, i + 1));
  g_ptr_array_set_size (self->uncounted, 0);
  gloss_document_update (self);
}

static void
remember_uncounted (GlossDocument   *self,
                    GlossAnnotation *annotation)
{
  g_ptr_array_add (self->uncounted, annotation != NULL ? g_object_ref (annotation) : NULL);
}

/*< private >
 * gloss_document_count:
 * @self: a document
 * @before: (nullable): an annotation of the reviewer's that is gone or another one now
 * @after: (nullable): an annotation of the reviewer's that is new
 *
 * Brings the figures up to date with an edit, at once or, while a worker counts, afterwards.
 */
void
gloss_document_count (GlossDocument   *self,
                      GlossAnnotation *before,
                      GlossAnnotation *after)
{
  if (self->progress == NULL && self->counting != NULL)
    {
      remember_uncounted (self, before);
      remember_uncounted (self, after);
    }
  if (self->progress == NULL)
    return;
  if (before != NULL)
    gloss_progress_remove_annotation (self->progress, before);
  if (after != NULL)
    gloss_progress_add_annotation (self->progress, after);
}

/*< private >
 * gloss_document_count_coverage:
 * @self: a document
 * @before: what the reviewer had dealt with
 * @after: what the reviewer has dealt with
 *
 * Brings the figures up to date; while a worker counts, it begins anew.
 */
void
gloss_document_count_coverage (GlossDocument *self,
                               GlossCoverage *before,
                               GlossCoverage *after)
{
  GArray *was = gloss_coverage_get_ranges (before);
  GArray *is = gloss_coverage_get_ranges (after);

  if (self->counting != NULL)
    gloss_document_recount (self);
  if (self->progress == NULL)
    return;
  for (guint i = 0; i < was->len; i++)
    gloss_progress_remove (self->progress, g_array_index (was, GlossRange, i));
  for (guint i = 0; i < is->len; i++)
    gloss_progress_add (self->progress, g_array_index (is, GlossRange, i));
}

static gboolean
on_delayed (gpointer user_data)
{
  GlossDocument *self = user_data;
  g_autoptr (GTask) task = NULL;

  g_clear_pointer (&self->count_delay, g_source_unref);
  self->counting = g_cancellable_new ();
  task = g_task_new (NULL, self->counting, on_counted, self);
  g_task_set_source_tag (task, on_delayed);
  g_task_set_task_data (task, count_new (self), (GDestroyNotify) count_free);
  g_task_run_in_thread (task, count_in_thread);
  return G_SOURCE_REMOVE;
}

/*< private >
 * gloss_document_start_counting:
 * @self: a document
 *
 * Has the sentences and those that are decided counted in a worker, once, and soon.
 */
void
gloss_document_start_counting (GlossDocument *self)
{
  g_autoptr (GMainContext) context = NULL;

  if (self->count_delay != NULL || self->counting != NULL || self->progress != NULL)
    return;
  context = g_main_context_ref_thread_default ();
  self->count_delay = g_timeout_source_new (DELAY_MS);
  g_source_set_static_name (self->count_delay, "gloss-document-count");
  g_source_set_callback (self->count_delay, on_delayed, self, NULL);
  g_source_attach (self->count_delay, context);
}

/*< private >
 * gloss_document_stop_counting:
 * @self: a document
 *
 * Forgets the figures.
 */
void
gloss_document_stop_counting (GlossDocument *self)
{
  if (self->count_delay != NULL)
    g_source_destroy (self->count_delay);
  g_clear_pointer (&self->count_delay, g_source_unref);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->progress, gloss_progress_free);
  g_ptr_array_set_size (self->uncounted, 0);
}

/*< private >
 * gloss_document_recount:
 * @self: a document
 *
 * Counts anew, after the article or many annotations changed at once.
 */
void
gloss_document_recount (GlossDocument *self)
{
  gboolean counted = self->progress != NULL || self->counting != NULL || self->count_delay != NULL;

  gloss_document_stop_counting (self);
  if (counted)
    gloss_document_start_counting (self);
}
