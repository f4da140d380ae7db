/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One look at a reviewer's files, and the writing of what is new. */
#include "config.h"

#include "document/gloss-save-job.h"

#include <glib/gi18n-lib.h>

#include "document/gloss-history.h"
#include "gloss-error.h"

/* How often somebody else may get in between reading and writing before that is called an error. */
#define MAX_ATTEMPTS 20

/* What is being made from the given set, in the worker. */
typedef struct
{
  GlossSaveJob *job;
  GlossAnnotationSet *set;
} Work;

static gboolean
fail_newer (GlossSaveJob  *self,
            GError       **error)
{
  g_autoptr (GFile) file = gloss_origin_dup_own_file (self->origin);

  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_VERSION,
               _("“%s” has been written by a newer version of Gloss. It is left as it is; your last edits are only in this window."),
               g_file_peek_path (file));
  return FALSE;
}

static void
set_base (GlossSaveJob       *self,
          GlossAnnotationSet *base,
          const char         *sha256)
{
  g_set_object (&self->base, base);
  g_set_str (&self->base_sha256, sha256);
}

/* A file that has taken the place of ours was not made from it: what it lacks was not deleted. */
static GlossAnnotationSet *
make_common (Work               *work,
             GlossAnnotationSet *theirs)
{
  GlossSaveJob *self = work->job;
  GlossAnnotationSet *common;

  if (self->base == NULL || !gloss_annotation_set_is_same_page (self->base, theirs))
    return NULL;
  common = gloss_annotation_set_copy (self->base);
  gloss_history_adjust_base (self->origin, self->base_sha256, common, work->set, theirs);
  return common;
}

/* Brings what somebody else wrote together with ours. Where there is nothing of ours yet to be written, theirs comes out. */
static gboolean
absorb (Work                *work,
        GlossAnnotationSet  *theirs,
        const char          *sha256,
        GError             **error)
{
  GlossSaveJob *self = work->job;

  if (theirs == NULL)
    {
      /* The file is gone. Everything that was in it is still here, and is written as a new one; a version control may just be replacing it. */
      g_clear_pointer (&self->base_sha256, g_free);
      return TRUE;
    }
  if (self->dirty && gloss_annotation_set_is_read_only (theirs))
    return fail_newer (self, error);

  self->merged = TRUE;
  /* What a newer version wrote is not merged, nor is anything merged into it. */
  if (work->set == NULL || gloss_annotation_set_is_read_only (work->set) || gloss_annotation_set_is_read_only (theirs))
    {
      g_clear_object (&work->set);
      work->set = gloss_annotation_set_copy (theirs);
    }
  else
    {
      g_autoptr (GlossAnnotationSet) common = make_common (work, theirs);

      gloss_annotation_set_merge (work->set, common, theirs, self->conflicts);
    }
  set_base (self, theirs, sha256);
  return TRUE;
}

static gboolean
look (Work    *work,
      GError **error)
{
  GlossSaveJob *self = work->job;
  g_autoptr (GlossAnnotationSet) theirs = NULL;
  g_autofree char *sha256 = NULL;

  if (!gloss_origin_load_own (self->origin, &theirs, &sha256, NULL, error))
    return FALSE;
  if (g_strcmp0 (sha256, self->base_sha256) == 0)
    return TRUE;
  return absorb (work, theirs, sha256, error);
}

/* FALSE without @error: somebody else was first. */
static gboolean
write_once (Work    *work,
            GError **error)
{
  GlossSaveJob *self = work->job;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = gloss_annotation_set_write (work->set);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  if (g_strcmp0 (sha256, self->base_sha256) != 0 &&
      !gloss_store_save (self->origin->store, self->origin->reviewer.id, bytes, self->base_sha256, NULL, &local_error))
    {
      if (!g_error_matches (local_error, GLOSS_ERROR, GLOSS_ERROR_CONFLICT))
        g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_clear_object (&self->base);
  self->base = gloss_annotation_set_copy (work->set);
  g_set_str (&self->base_sha256, sha256);
  return TRUE;
}

static gboolean
is_worth_writing (Work *work)
{
  if (work->set == NULL)
    return FALSE;
  return work->job->base_sha256 != NULL || gloss_annotation_set_get_n_annotations (work->set) > 0 ||
         gloss_annotation_set_get_links (work->set)->len > 0 || gloss_annotation_set_get_covered (work->set)->len > 0;
}

static gboolean
save_set (Work    *work,
          GError **error)
{
  GlossSaveJob *self = work->job;
  GlossOrigin *origin = self->origin;
  g_autoptr (GError) local_error = NULL;

  for (guint i = 0; i < MAX_ATTEMPTS; i++)
    {
      if (!is_worth_writing (work))
        return TRUE;
      gloss_annotation_set_set_source (work->set, origin->name, origin->article, origin->codebook);
      if (write_once (work, &local_error))
        return TRUE;
      if (local_error != NULL || !look (work, &local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (i > 0)
        g_usleep (g_random_int_range (1, 10) * G_TIME_SPAN_MILLISECOND);
    }
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_CONFLICT,
               _("Another program keeps writing the annotations of “%s”, so yours could not be saved yet."), origin->name);
  return FALSE;
}

/* A journal that cannot be written does not keep the sidecar from being. */
static gboolean
save_recorded (Work    *work,
               GError **error)
{
  GlossSaveJob *self = work->job;

  gloss_recorder_flush (self->recorder, &self->journal_error);
  return save_set (work, error);
}

/* Where what is new or other belongs in the text. */
static void
place_changed (GlossSaveJob *self,
               GPtrArray    *changed)
{
  g_autoptr (GPtrArray) placed = gloss_placing_place_all (self->origin->placing, changed, NULL);

  gloss_placing_rest (self->origin->placing);
  for (guint i = 0; i < placed->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (placed, i);

      g_hash_table_insert (self->resolved, g_strdup (gloss_annotation_get_id (annotation)), g_object_ref (annotation));
    }
}

/* Lists what is new or other in the result. */
static void
list_changed (GlossSaveJob *self)
{
  g_autoptr (GPtrArray) annotations = gloss_annotation_set_dup_annotations (self->result);
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);
      const char *id = gloss_annotation_get_id (annotation);

      if (self->given != NULL && gloss_annotation_set_find (self->given, id) == annotation)
        continue;
      g_ptr_array_add (self->changed, g_strdup (id));
      g_ptr_array_add (changed, annotation);
    }
  place_changed (self, changed);
}

static void
list_gone (GlossSaveJob *self)
{
  g_autoptr (GPtrArray) annotations = NULL;

  if (self->given == NULL)
    return;
  annotations = gloss_annotation_set_dup_annotations (self->given);
  for (guint i = 0; i < annotations->len; i++)
    {
      const char *id = gloss_annotation_get_id (g_ptr_array_index (annotations, i));

      if (gloss_annotation_set_find (self->result, id) == NULL)
        g_ptr_array_add (self->changed, g_strdup (id));
    }
}

static gboolean
run_set (GlossSaveJob  *self,
         GError       **error)
{
  Work work = { self, self->given != NULL ? gloss_annotation_set_copy (self->given) : NULL };
  gboolean done;

  if (!gloss_origin_check_folder (self->origin, error))
    done = FALSE;
  else
    done = self->write ? save_recorded (&work, error) : look (&work, error);

  if (done && self->merged)
    {
      self->result = g_steal_pointer (&work.set);
      list_changed (self);
      list_gone (self);
    }
  else if (!done)
    {
      self->merged = FALSE;
    }
  g_clear_object (&work.set);
  return done;
}

static gboolean
run_corrections (GlossSaveJob  *self,
                 GError       **error)
{
  g_autoptr (GlossCorrections) base = gloss_corrections_ref (self->file->corrections);

  if (self->write && !gloss_corrections_equal (self->given_corrections, base))
    {
      self->result_corrections = gloss_corrections_file_save (self->file, self->given_corrections, NULL, error);
      return self->result_corrections != NULL;
    }
  if (!self->write && !gloss_corrections_file_load (self->file, NULL, error))
    return FALSE;
  self->result_corrections = gloss_corrections_merge (self->given_corrections, base, self->file->corrections);
  return TRUE;
}

/**
 * gloss_save_job_new:
 * @origin: the document's
 * @write: whether to write
 * @dirty: whether there is anything to write
 *
 * Returns: (transfer full): a job whose other fields are to be filled in
 */
GlossSaveJob *
gloss_save_job_new (GlossOrigin *origin,
                    gboolean     write,
                    gboolean     dirty)
{
  GlossSaveJob *self = g_new0 (GlossSaveJob, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->origin = gloss_origin_ref (origin);
  self->write = write;
  self->dirty = dirty;
  self->changed = g_ptr_array_new_with_free_func (g_free);
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_conflict_unref);
  self->resolved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

GlossSaveJob *
gloss_save_job_ref (GlossSaveJob *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
gloss_save_job_unref (GlossSaveJob *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_clear_pointer (&self->origin, gloss_origin_unref);
  g_clear_object (&self->base);
  g_clear_object (&self->given);
  g_clear_object (&self->result);
  g_clear_pointer (&self->file, gloss_corrections_file_free);
  g_clear_pointer (&self->given_corrections, gloss_corrections_unref);
  g_clear_pointer (&self->result_corrections, gloss_corrections_unref);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->resolved, g_hash_table_unref);
  g_clear_pointer (&self->recorder, gloss_recorder_unref);
  g_clear_error (&self->set_error);
  g_clear_error (&self->corrections_error);
  g_clear_error (&self->journal_error);
  g_free (self->base_sha256);
  g_free (self);
}

/**
 * gloss_save_job_run:
 * @self: the job
 *
 * Does it; blocks, so it is for a worker. An error of the one file does not keep the other from being written.
 */
void
gloss_save_job_run (GlossSaveJob *self)
{
  gboolean done = run_set (self, &self->set_error);

  if (done || gloss_origin_check_folder (self->origin, NULL))
    done = run_corrections (self, &self->corrections_error) && done;
  if (done && self->write && (self->base_sha256 != NULL || self->given == NULL))
    gloss_recorder_mark_saved (self->recorder, self->n_recorded, self->base_sha256);

  g_mutex_lock (&self->mutex);
  self->done = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/**
 * gloss_save_job_get_error:
 * @self: a job that is done
 *
 * Returns: (nullable): why not everything could be done
 */
const GError *
gloss_save_job_get_error (GlossSaveJob *self)
{
  return self->set_error != NULL ? self->set_error : self->corrections_error;
}

/**
 * gloss_save_job_follow:
 * @self: a job that was not run yet
 * @earlier: a job of the same document that was
 *
 * Makes @self, which was prepared while @earlier ran, go on from where that one left the files.
 */
void
gloss_save_job_follow (GlossSaveJob *self,
                       GlossSaveJob *earlier)
{
  g_autoptr (GlossCorrections) corrections = NULL;

  if (earlier->set_error == NULL)
    set_base (self, earlier->base, earlier->base_sha256);
  if (earlier->merged && self->given != NULL)
    gloss_annotation_set_merge (self->given, earlier->given, earlier->result, NULL);
  if (earlier->result_corrections == NULL)
    return;
  corrections = gloss_corrections_merge (self->given_corrections, earlier->given_corrections, earlier->result_corrections);
  g_clear_pointer (&self->given_corrections, gloss_corrections_unref);
  self->given_corrections = g_steal_pointer (&corrections);
  g_clear_pointer (&self->file, gloss_corrections_file_free);
  self->file = gloss_corrections_file_copy (earlier->file);
}

/**
 * gloss_save_job_wait:
 * @self: a job that a worker runs
 * @deadline: in microseconds of the monotonic clock
 *
 * Blocks until it is done.
 *
 * Returns: whether it was done in time
 */
gboolean
gloss_save_job_wait (GlossSaveJob *self,
                     gint64        deadline)
{
  gboolean done;

  g_mutex_lock (&self->mutex);
  while (!self->done && g_cond_wait_until (&self->cond, &self->mutex, deadline))
    ;
  done = self->done;
  g_mutex_unlock (&self->mutex);
  return done;
}
