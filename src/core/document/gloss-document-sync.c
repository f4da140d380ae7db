/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a document and its files are kept the same. */
#include "config.h"

#include "document/gloss-document-private.h"

#include <string.h>

#include "store/gloss-conflict-copy.h"
#include "store/gloss-sweep.h"

#define SIDECAR_SUFFIX ".gloss.json"
/* Milliseconds after another reviewer's file changed until it is read. */
#define OTHERS_DELAY 150
/* From this many changed annotations on the list is told once, not for each. */
#define MANY 200

/* --- the reviewer's own files --------------------------------------------------------------- */

static GlossSaveJob *
prepare_job (gpointer owner,
             gboolean write,
             gboolean dirty)
{
  GlossDocument *self = owner;
  gboolean read_only = gloss_document_get_own_error (self) != NULL && self->own != NULL &&
                       gloss_annotation_set_is_read_only (self->own);
  GlossSaveJob *job = gloss_save_job_new (self->origin, write, dirty && !read_only);

  /* What a newer version wrote is never written back, not even when only the structure was corrected. */
  if (self->own != NULL && !(write && read_only))
    job->given = gloss_annotation_set_copy (self->own);
  g_set_object (&job->base, self->base);
  job->base_sha256 = g_strdup (self->base_sha256);
  job->file = gloss_corrections_file_copy (self->file);
  job->given_corrections = gloss_corrections_ref (self->corrections);
  job->recorder = gloss_recorder_ref (self->recorder);
  job->n_recorded = gloss_recorder_get_n_pushed (self->recorder);
  return job;
}

static void
merge_result (GlossDocument *self,
              GlossSaveJob  *job)
{
  if (self->own == NULL || job->generation == gloss_autosave_get_generation (self->autosave))
    {
      g_set_object (&self->own, job->result);
      return;
    }
  gloss_annotation_set_merge (self->own, job->given, job->result, job->conflicts);
}

static GlossAnnotation *
find_place (GlossDocument *self,
            GlossSaveJob  *job,
            const char    *id)
{
  GlossAnnotation *annotation = gloss_annotation_set_find (self->own, id);

  if (annotation == NULL)
    return NULL;
  if (annotation == gloss_annotation_set_find (job->result, id) && g_hash_table_contains (job->resolved, id))
    return g_object_ref (g_hash_table_lookup (job->resolved, id));
  return gloss_placing_place (self->origin->placing, annotation);
}

static void
show_one_by_one (GlossDocument *self,
                 GlossSaveJob  *job)
{
  for (guint i = 0; i < job->changed->len; i++)
    {
      const char *id = g_ptr_array_index (job->changed, i);
      g_autoptr (GlossAnnotation) resolved = find_place (self, job, id);

      gloss_document_show (self, id, resolved);
    }
}

static GlossAnnotation *
find_shown (GlossDocument *self,
            GHashTable    *resolved,
            const char    *id)
{
  GlossAnnotation *annotation = resolved != NULL ? g_hash_table_lookup (resolved, id) : NULL;
  GlossAnnotation *own = gloss_annotation_set_find (self->own, id);
  GlossAnnotation *other = g_hash_table_lookup (self->others->annotations, id);

  if (own != NULL)
    return annotation != NULL ? g_object_ref (annotation) : gloss_placing_place (self->origin->placing, own);
  return other != NULL ? g_object_ref (other) : NULL;
}

/*< private >
 * gloss_document_show_many:
 * @self: a document
 * @ids: (element-type utf8): annotations of the reviewer's that are others now, new or gone
 * @resolved: (nullable) (element-type utf8 GlossAnnotation): those that have a place already, by id
 *
 * gloss_document_show() for all of them, telling the list once.
 */
void
gloss_document_show_many (GlossDocument *self,
                          GPtrArray     *ids,
                          GHashTable    *resolved)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list = G_LIST_MODEL (self->annotations);

  for (guint i = 0; i < ids->len; i++)
    {
      GlossAnnotation *shown = find_shown (self, resolved, g_ptr_array_index (ids, i));

      g_hash_table_add (changed, g_ptr_array_index (ids, i));
      gloss_document_note_conflicts (self, g_ptr_array_index (ids, i));
      if (shown != NULL)
        g_ptr_array_add (all, shown);
    }
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GlossAnnotation) shown = g_list_model_get_item (list, i);

      if (!g_hash_table_contains (changed, gloss_annotation_get_id (shown)))
        g_ptr_array_add (all, g_steal_pointer (&shown));
    }
  gloss_annotation_list_fill (self->annotations, all);
  gloss_document_recount_places (self);
  gloss_document_recount (self);
}

/* What a worker placed is of use as long as nothing was done to it meanwhile. */
static void
show_all_at_once (GlossDocument *self,
                  GlossSaveJob  *job)
{
  g_autoptr (GHashTable) resolved = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < job->changed->len; i++)
    {
      const char *id = g_ptr_array_index (job->changed, i);
      GlossAnnotation *place = find_place (self, job, id);

      if (place != NULL)
        g_hash_table_insert (resolved, (gpointer) id, place);
    }
  gloss_document_show_many (self, job->changed, resolved);
}

static void
take_annotations (GlossDocument *self,
                  GlossSaveJob  *job)
{
  g_set_object (&self->base, job->base);
  g_set_str (&self->base_sha256, job->base_sha256);
  /* What is wrong with a set that is merely of a newer version is found out again from the set. */
  if (!job->write)
    g_clear_error (&self->own_error);
  if (!job->merged)
    return;
  merge_result (self, job);
  gloss_document_remember_sides (self, job->conflicts);
  for (guint i = 0; i < job->changed->len; i++)
    gloss_undo_stack_forget (self->undo_stack, g_ptr_array_index (job->changed, i));
  if (job->changed->len < MANY)
    show_one_by_one (self, job);
  else
    show_all_at_once (self, job);
  gloss_document_emit_links_changed (self);
}

static void
take_corrections (GlossDocument *self,
                  GlossSaveJob  *job)
{
  g_autoptr (GlossCorrections) corrections = NULL;

  g_clear_error (&self->corrections_error);
  if (job->result_corrections == NULL)
    {
      if (!job->write && job->corrections_error != NULL)
        self->corrections_error = g_error_copy (job->corrections_error);
      return;
    }
  g_clear_pointer (&self->file, gloss_corrections_file_free);
  self->file = gloss_corrections_file_copy (job->file);
  if (gloss_corrections_equal (job->given_corrections, job->result_corrections))
    return;
  corrections = gloss_corrections_merge (self->corrections, job->given_corrections, job->result_corrections);
  gloss_undo_stack_forget (self->undo_stack, GLOSS_CHANGE_STRUCTURE_ID);
  gloss_document_set_corrections (self, corrections);
}

static void
finish_job (gpointer      owner,
            GlossSaveJob *job)
{
  GlossDocument *self = owner;

  if (job->set_error == NULL)
    {
      take_annotations (self, job);
    }
  else if (!job->write)
    {
      /* Edits that are not on disk stay editable; they fail when they are to be written. */
      g_clear_error (&self->own_error);
      self->own_error = g_error_copy (job->set_error);
    }
  take_corrections (self, job);
  gloss_document_update_problems (self);
}

static void
on_autosave_changed (gpointer owner)
{
  gloss_document_update (owner);
}

static const GlossAutosaveFuncs autosave_funcs = {
  .prepare = prepare_job,
  .finish = finish_job,
  .changed = on_autosave_changed,
};

/* --- the other reviewers' files ------------------------------------------------------------- */

typedef struct
{
  GlossOrigin *origin;
  GHashTable *before;
} OthersLoad;

static void start_loading_others (GlossDocument *self);

static void
others_load_free (OthersLoad *load)
{
  gloss_origin_unref (load->origin);
  g_hash_table_unref (load->before);
  g_free (load);
}

static void
load_others_in_thread (GTask        *task,
                       gpointer      source,
                       gpointer      task_data,
                       GCancellable *cancellable)
{
  OthersLoad *load = task_data;
  GError *error = NULL;
  GlossOthers *others = gloss_others_load (load->origin, load->before, cancellable, &error);

  if (others != NULL)
    g_task_return_pointer (task, others, (GDestroyNotify) gloss_others_free);
  else
    g_task_return_error (task, error);
}

static gboolean
is_hidden_by_own (GlossDocument *self,
                  const char    *id)
{
  return self->own != NULL && gloss_annotation_set_find (self->own, id) != NULL;
}

static void
show_others (GlossDocument *self,
             GlossOthers   *before)
{
  GHashTableIter iter;
  gpointer id, annotation;

  g_hash_table_iter_init (&iter, before->annotations);
  while (g_hash_table_iter_next (&iter, &id, &annotation))
    if (!g_hash_table_contains (self->others->annotations, id) && !is_hidden_by_own (self, id))
      gloss_annotation_list_remove (self->annotations, id);
  g_hash_table_iter_init (&iter, self->others->annotations);
  while (g_hash_table_iter_next (&iter, &id, &annotation))
    if (g_hash_table_lookup (before->annotations, id) != annotation && !is_hidden_by_own (self, id))
      gloss_annotation_list_put (self->annotations, annotation);
}

static void
on_others_loaded (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossOthers) before = NULL;
  g_autoptr (GlossDocument) self = NULL;
  GlossOthers *others = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_ref (GLOSS_DOCUMENT (user_data));
  self->others_loading = FALSE;
  /* A folder that is gone shows nothing new; what was read before stays in sight. */
  if (others != NULL)
    {
      before = g_steal_pointer (&self->others);
      self->others = others;
      show_others (self, before);
      gloss_document_emit_links_changed (self);
      gloss_document_update_problems (self);
    }
  if (self->others_due)
    start_loading_others (self);
}

static void
start_loading_others (GlossDocument *self)
{
  g_autoptr (GTask) task = NULL;
  OthersLoad *load;

  self->others_due = self->others_loading;
  if (self->others_loading)
    return;
  load = g_new0 (OthersLoad, 1);
  load->origin = gloss_origin_ref (self->origin);
  load->before = g_hash_table_ref (self->others->annotations);
  self->others_loading = TRUE;
  task = g_task_new (NULL, self->cancellable, on_others_loaded, self);
  g_task_set_source_tag (task, start_loading_others);
  g_task_set_task_data (task, load, (GDestroyNotify) others_load_free);
  g_task_run_in_thread (task, load_others_in_thread);
}

static gboolean
on_others_timer (gpointer user_data)
{
  GlossDocument *self = user_data;

  g_clear_pointer (&self->others_timer, g_source_unref);
  start_loading_others (self);
  return G_SOURCE_REMOVE;
}

static void
look_at_others (GlossDocument *self)
{
  g_autoptr (GMainContext) context = NULL;

  if (self->others_timer != NULL || (self->origin->flags & GLOSS_LOAD_BLIND))
    return;
  context = g_main_context_ref_thread_default ();
  self->others_timer = g_timeout_source_new (OTHERS_DELAY);
  g_source_set_static_name (self->others_timer, "gloss-document-others");
  g_source_set_callback (self->others_timer, on_others_timer, self, NULL);
  g_source_attach (self->others_timer, context);
}

/* --- what happens to them ------------------------------------------------------------------- */

static void
consider (GlossDocument *self,
          GFile         *own_file,
          GFile         *file)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *own_name = NULL;

  if (name == NULL)
    return;
  own_name = g_file_get_basename (own_file);
  if (g_file_equal (file, own_file))
    gloss_autosave_look (self->autosave);
  else if (gloss_conflict_copy_recognise (name, own_name) != GLOSS_COPY_NONE)
    gloss_document_look_for_copies (self);
  else if (g_str_has_suffix (name, SIDECAR_SUFFIX) &&
           (gloss_document_get_in_library (self) || g_str_has_prefix (name, self->origin->name)))
    look_at_others (self);
}

static void
on_folder_changed (GlossDocument     *self,
                   GFile             *file,
                   GFile             *other_file,
                   GFileMonitorEvent  event)
{
  g_autoptr (GFile) own_file = gloss_origin_dup_own_file (self->origin);

  if (event == G_FILE_MONITOR_EVENT_CHANGED || event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;
  consider (self, own_file, file);
  consider (self, own_file, other_file);
}

static void
on_corrections_changed (GlossDocument *self)
{
  gloss_autosave_look (self->autosave);
}

/*< private >
 * gloss_document_start_sync:
 * @self: a new document
 *
 * From now on what others write is seen, and what is edited is written. Where a folder cannot be watched,
 * what others write is found when the next edit is written.
 */
void
gloss_document_start_sync (GlossDocument *self)
{
  g_autoptr (GFile) own_file = gloss_origin_dup_own_file (self->origin);
  g_autoptr (GFile) folder = g_file_get_parent (own_file);

  self->autosave = gloss_autosave_new (&autosave_funcs, self, self->origin);
  if (gloss_document_get_in_library (self))
    gloss_sweep_async (folder);
  self->folder_monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->folder_monitor != NULL)
    g_signal_connect_object (self->folder_monitor, "changed", G_CALLBACK (on_folder_changed), self, G_CONNECT_SWAPPED);
  self->corrections_monitor = g_file_monitor_file (self->file->file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->corrections_monitor != NULL)
    g_signal_connect_object (self->corrections_monitor, "changed", G_CALLBACK (on_corrections_changed), self, G_CONNECT_SWAPPED);
  gloss_document_look_for_copies (self);
}

/*< private >
 * gloss_document_stop_sync:
 * @self: a document that goes
 *
 * What is not on disk yet is still written.
 */
void
gloss_document_stop_sync (GlossDocument *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->copies_timer != NULL)
    g_source_destroy (self->copies_timer);
  g_clear_pointer (&self->copies_timer, g_source_unref);
  if (self->recorder != NULL)
    gloss_recorder_watch (self->recorder, NULL, NULL);
  if (self->others_timer != NULL)
    g_source_destroy (self->others_timer);
  g_clear_pointer (&self->others_timer, g_source_unref);
  if (self->folder_monitor != NULL)
    g_file_monitor_cancel (self->folder_monitor);
  g_clear_object (&self->folder_monitor);
  if (self->corrections_monitor != NULL)
    g_file_monitor_cancel (self->corrections_monitor);
  g_clear_object (&self->corrections_monitor);
  if (self->autosave != NULL)
    gloss_autosave_close (self->autosave);
  g_clear_object (&self->autosave);
}

/* --- on request ----------------------------------------------------------------------------- */

static void
on_saved (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (gloss_autosave_save_finish (GLOSS_AUTOSAVE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * gloss_document_save_async:
 * @self: a document
 * @cancellable: (nullable): stops the waiting, not the writing
 * @callback: called when all edits so far are on disk, or could not be written
 * @user_data: for @callback
 *
 * Writes at once what the autosave would write shortly.
 */
void
gloss_document_save_async (GlossDocument       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (GLOSS_IS_DOCUMENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gloss_document_save_async);
  gloss_autosave_save_async (self->autosave, cancellable, on_saved, task);
}

gboolean
gloss_document_save_finish (GlossDocument  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * gloss_document_flush_journal:
 * @self: a document
 * @error: why something is not on disk
 *
 * Blocks until all edits are in the journal, from where they are found again whatever happens: a matter of milliseconds, while the
 * sidecar follows later.
 *
 * Returns: whether they are
 */
gboolean
gloss_document_flush_journal (GlossDocument  *self,
                              GError        **error)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);

  return gloss_recorder_flush (self->recorder, error);
}

/**
 * gloss_document_flush:
 * @self: a document
 * @timeout_ms: how long to wait at most, in milliseconds
 * @error: why something is not on disk
 *
 * Blocks until all edits are on disk, without running the main loop. For the end of the process, and for
 * programs without a main loop.
 *
 * Returns: whether they are
 */
gboolean
gloss_document_flush (GlossDocument  *self,
                      guint           timeout_ms,
                      GError        **error)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);

  return gloss_autosave_flush (self->autosave, timeout_ms, error);
}

/**
 * gloss_document_flush_all:
 * @timeout_ms: how long to wait at most, in milliseconds
 *
 * Does gloss_document_flush() for all documents of this thread, also for those that were let go while their last edits were
 * being written.
 *
 * Returns: whether everything is on disk
 */
gboolean
gloss_document_flush_all (guint timeout_ms)
{
  return gloss_autosave_flush_all (timeout_ms);
}
