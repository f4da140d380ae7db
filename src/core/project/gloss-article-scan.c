/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list tells of articles, found out in the background. */
#include "config.h"

#include "project/gloss-article-scan.h"

#include "document/gloss-origin.h"
#include "document/gloss-progress.h"

/* Larger sources are not read for the sake of a title, in bytes. */
#define MAX_SOURCE_BYTES (4 * 1024 * 1024)
/* How often the list is told, in milliseconds. */
#define INTERVAL 100
/* How long the first article may have the machine for itself, in milliseconds. */
#define DELAY 400
/* How many are given to a worker at once: a cancelled one ends after the article at hand. */
#define BATCH 64

typedef struct
{
  GlossArticleItem *item;
  GFile *file;
  gboolean is_known;
  char *title;
  guint n_annotations;
  GlossArticleState state;
} Finding;

/* What a worker and the scan share. */
typedef struct
{
  gatomicrefcount ref_count;
  GMutex mutex;
  GPtrArray *found;
  GPtrArray *wanted;
  GlossReviewer reviewer;
  GlossCodebook *codebook;
} Batch;

struct _GlossArticleScan
{
  GObject parent_instance;

  GlossReviewer reviewer;
  GlossCodebook *codebook;
  /* Of GlossArticleItem; the table has the same ones, borrowed. */
  GQueue waiting;
  GHashTable *is_waiting;
  Batch *batch;
  GSource *timer;
  GSource *delay;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (GlossArticleScan, gloss_article_scan, G_TYPE_OBJECT)

static void start_batch (GlossArticleScan *self);

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
finding_free (Finding *finding)
{
  if (finding == NULL)
    return;
  g_clear_object (&finding->item);
  g_clear_object (&finding->file);
  g_free (finding->title);
  g_free (finding);
}

static Batch *
batch_ref (Batch *batch)
{
  g_atomic_ref_count_inc (&batch->ref_count);
  return batch;
}

static void
batch_unref (Batch *batch)
{
  if (!g_atomic_ref_count_dec (&batch->ref_count))
    return;
  g_mutex_clear (&batch->mutex);
  g_ptr_array_unref (batch->found);
  g_ptr_array_unref (batch->wanted);
  g_object_unref (batch->codebook);
  g_free (batch->reviewer.id);
  g_free (batch->reviewer.name);
  g_free (batch);
}

static gboolean
is_done (GlossOrigin        *origin,
         GlossAnnotationSet *own,
         GPtrArray          *annotations,
         GCancellable       *cancellable)
{
  g_autoptr (GlossProgress) progress = gloss_progress_new (gloss_progress_find_sentences (origin->article, cancellable));
  GArray *covered = gloss_annotation_set_get_covered (own);

  for (guint i = 0; i < annotations->len; i++)
    {
      g_autoptr (GlossAnnotation) placed = gloss_placing_place (origin->placing, g_ptr_array_index (annotations, i));

      gloss_progress_add_annotation (progress, placed);
    }
  for (guint i = 0; covered != NULL && i < covered->len; i++)
    gloss_progress_add (progress, g_array_index (covered, GlossRange, i));
  return gloss_progress_get_n_sentences (progress) > 0 &&
         gloss_progress_get_n_decided (progress) == gloss_progress_get_n_sentences (progress);
}

static void
find_out_own (Finding      *finding,
              GlossOrigin  *origin,
              GCancellable *cancellable)
{
  g_autoptr (GlossAnnotationSet) own = NULL;
  g_autoptr (GPtrArray) annotations = NULL;
  g_autofree char *sha256 = NULL;

  gloss_origin_load_own (origin, &own, &sha256, cancellable, NULL);
  if (own == NULL)
    return;
  annotations = gloss_annotation_set_dup_annotations (own);
  finding->n_annotations = annotations->len;
  if (is_done (origin, own, annotations, cancellable))
    finding->state = GLOSS_ARTICLE_STATE_DONE;
  else if (annotations->len > 0)
    finding->state = GLOSS_ARTICLE_STATE_BEGUN;
}

static void
find_out (Finding             *finding,
          Batch               *batch,
          GlossSidecarListing *listing,
          GCancellable        *cancellable)
{
  g_autoptr (GlossOrigin) origin = gloss_origin_new (finding->file, &batch->reviewer, batch->codebook, GLOSS_LOAD_BLIND);
  g_autoptr (GFileInfo) info = g_file_query_info (finding->file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  gloss_origin_set_listing (origin, listing);
  if (info == NULL || g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE) > MAX_SOURCE_BYTES || !gloss_origin_read (origin, cancellable, NULL))
    return;
  finding->title = g_strdup (gloss_article_get_title (origin->article));
  find_out_own (finding, origin, cancellable);
  finding->is_known = !g_cancellable_is_cancelled (cancellable);
}

static void
scan_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Batch *batch = task_data;
  g_autoptr (GlossSidecarListing) listing = gloss_sidecar_listing_new ();

  for (guint i = 0; i < batch->wanted->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      Finding *finding = g_steal_pointer (&g_ptr_array_index (batch->wanted, i));

      find_out (finding, batch, listing, cancellable);
      g_mutex_lock (&batch->mutex);
      g_ptr_array_add (batch->found, finding);
      g_mutex_unlock (&batch->mutex);
    }
  g_task_return_boolean (task, TRUE);
}

static void
deliver (GlossArticleScan *self)
{
  g_autoptr (GPtrArray) found = NULL;

  g_mutex_lock (&self->batch->mutex);
  found = g_steal_pointer (&self->batch->found);
  self->batch->found = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);
  g_mutex_unlock (&self->batch->mutex);
  for (guint i = 0; i < found->len; i++)
    {
      Finding *finding = g_ptr_array_index (found, i);

      if (finding->is_known && !gloss_article_item_has_document (finding->item))
        gloss_article_item_fill (finding->item, finding->title, finding->n_annotations, finding->state);
    }
}

static gboolean
on_timer (gpointer user_data)
{
  deliver (user_data);
  return G_SOURCE_CONTINUE;
}

static void
clear_batch (GlossArticleScan *self)
{
  clear_source (&self->timer);
  g_clear_pointer (&self->batch, batch_unref);
}

static void
on_scanned (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GlossArticleScan *self = GLOSS_ARTICLE_SCAN (object);

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  deliver (self);
  clear_batch (self);
  start_batch (self);
}

static GSource *
call_after (GlossArticleScan *self,
            guint             milliseconds,
            GSourceFunc       func)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  GSource *source = g_timeout_source_new (milliseconds);

  g_source_set_static_name (source, "gloss-article-scan");
  g_source_set_callback (source, func, self, NULL);
  g_source_attach (source, context);
  return source;
}

static gboolean
on_calm (gpointer user_data)
{
  GlossArticleScan *self = user_data;

  clear_source (&self->delay);
  start_batch (self);
  return G_SOURCE_REMOVE;
}

static Batch *
batch_new (GlossArticleScan *self)
{
  Batch *batch = g_new0 (Batch, 1);

  g_atomic_ref_count_init (&batch->ref_count);
  g_mutex_init (&batch->mutex);
  batch->found = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);
  batch->wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);
  batch->reviewer.id = g_strdup (self->reviewer.id);
  batch->reviewer.name = g_strdup (self->reviewer.name);
  batch->codebook = g_object_ref (self->codebook);
  return batch;
}

/* Those whose document is open tell of themselves. */
static void
take_waiting (GlossArticleScan *self)
{
  while (self->batch->wanted->len < BATCH && !g_queue_is_empty (&self->waiting))
    {
      g_autoptr (GlossArticleItem) item = g_queue_pop_head (&self->waiting);
      Finding *finding;

      g_hash_table_remove (self->is_waiting, item);
      if (gloss_article_item_has_document (item))
        continue;
      finding = g_new0 (Finding, 1);
      finding->file = g_object_ref (gloss_article_item_get_file (item));
      finding->item = g_steal_pointer (&item);
      g_ptr_array_add (self->batch->wanted, finding);
    }
}

/* A worker touches the items' files alone. */
static void
start_batch (GlossArticleScan *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->batch != NULL || g_queue_is_empty (&self->waiting))
    return;
  self->batch = batch_new (self);
  take_waiting (self);
  self->timer = call_after (self, INTERVAL, on_timer);
  task = g_task_new (self, self->cancellable, on_scanned, NULL);
  g_task_set_source_tag (task, start_batch);
  g_task_set_task_data (task, batch_ref (self->batch), (GDestroyNotify) batch_unref);
  g_task_run_in_thread (task, scan_in_thread);
}

static void
gloss_article_scan_finalize (GObject *object)
{
  GlossArticleScan *self = GLOSS_ARTICLE_SCAN (object);

  clear_batch (self);
  clear_source (&self->delay);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_clear_pointer (&self->is_waiting, g_hash_table_unref);
  g_clear_object (&self->codebook);
  g_clear_object (&self->cancellable);
  g_free (self->reviewer.id);
  g_free (self->reviewer.name);

  G_OBJECT_CLASS (gloss_article_scan_parent_class)->finalize (object);
}

static void
gloss_article_scan_class_init (GlossArticleScanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_article_scan_finalize;
}

static void
gloss_article_scan_init (GlossArticleScan *self)
{
  g_queue_init (&self->waiting);
  self->is_waiting = g_hash_table_new (NULL, NULL);
  self->cancellable = g_cancellable_new ();
}

/**
 * gloss_article_scan_new:
 * @reviewer: whose annotations are counted
 * @codebook: the project's codebook
 *
 * Returns: (transfer full): a scan of nothing yet
 */
GlossArticleScan *
gloss_article_scan_new (const GlossReviewer *reviewer,
                        GlossCodebook       *codebook)
{
  GlossArticleScan *self = g_object_new (GLOSS_TYPE_ARTICLE_SCAN, NULL);

  self->reviewer.id = g_strdup (reviewer->id);
  self->reviewer.name = g_strdup (reviewer->name);
  self->codebook = g_object_ref (codebook);
  return self;
}

/**
 * gloss_article_scan_add:
 * @self: the scan
 * @item: an article to be looked at, again if it was already
 */
void
gloss_article_scan_add (GlossArticleScan *self,
                        GlossArticleItem *item)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_SCAN (self));
  g_return_if_fail (GLOSS_IS_ARTICLE_ITEM (item));

  if (g_cancellable_is_cancelled (self->cancellable) || !g_hash_table_add (self->is_waiting, item))
    return;
  g_queue_push_tail (&self->waiting, g_object_ref (item));
  /* The article that is being opened at this moment goes first. */
  if (self->batch == NULL && self->delay == NULL)
    self->delay = call_after (self, DELAY, on_calm);
}

/**
 * gloss_article_scan_stop:
 * @self: the scan
 *
 * Nothing is filled in from now on.
 */
void
gloss_article_scan_stop (GlossArticleScan *self)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_SCAN (self));

  g_cancellable_cancel (self->cancellable);
  g_hash_table_remove_all (self->is_waiting);
  g_queue_clear_full (&self->waiting, g_object_unref);
  clear_source (&self->delay);
  clear_batch (self);
}
