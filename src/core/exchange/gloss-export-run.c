/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An export's surveys and runs: here, or in a worker that tells how far it is. */
#include "config.h"

#include "exchange/gloss-export-pass.h"
#include "exchange/gloss-export-private.h"

/* Where a worker tells of its progress. */
typedef struct
{
  GlossExport *export;
  guint pass;
} Progress;

/* --- progress ---------------------------------------------------------------------------------- */

static gboolean
show_progress (gpointer user_data)
{
  GlossExport *self = user_data;
  guint n_done;

  g_mutex_lock (&self->mutex);
  n_done = self->n_done_by_worker;
  self->is_about_to_notify = FALSE;
  g_mutex_unlock (&self->mutex);
  gloss_export_set_n_done (self, n_done);
  return G_SOURCE_REMOVE;
}

/* However many articles a worker gets through, the thread of the export hears of them when it has time. */
static void
tell_progress (guint    n_done,
               gpointer user_data)
{
  const Progress *progress = user_data;
  GlossExport *self = progress->export;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (GSource) source = NULL;

  if (progress->pass != self->pass)
    return;
  self->n_done_by_worker = n_done;
  if (self->is_about_to_notify)
    return;
  self->is_about_to_notify = TRUE;
  source = g_idle_source_new ();
  g_source_set_callback (source, show_progress, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

/* --- passes ------------------------------------------------------------------------------------ */

static gpointer
ref_entry (gconstpointer entry,
           gpointer      user_data)
{
  g_atomic_ref_count_inc (&((GlossExportEntry *) entry)->ref_count);
  return (gpointer) entry;
}

static GlossExportPass *
begin_pass (GlossExport *self,
            GFile       *target,
            gboolean     replace)
{
  GlossExportPass *pass = g_new0 (GlossExportPass, 1);

  pass->format = self->format;
  pass->entries = g_ptr_array_copy (self->entries, ref_entry, NULL);
  pass->reviewers = g_strdupv (self->reviewers);
  pass->tags = g_strdupv (self->tags);
  pass->range = self->range;
  pass->has_range = self->has_range;
  pass->is_strict = self->is_strict;
  g_set_object (&pass->target, target);
  pass->replace = replace;
  pass->loss_func = self->loss_func;
  pass->loss_data = self->loss_data;
  pass->ready_func = self->ready_func;
  pass->ready_data = self->ready_data;
  pass->losses = gloss_loss_report_new (self->loss_func, self->loss_data);
  pass->problems = g_ptr_array_new_with_free_func (g_object_unref);
  g_mutex_lock (&self->mutex);
  self->pass++;
  self->n_done_by_worker = 0;
  g_mutex_unlock (&self->mutex);
  gloss_export_set_n_done (self, 0);
  return pass;
}

static gboolean
run_pass (GlossExport      *self,
          GlossExportPass  *pass,
          guint             number,
          GCancellable     *cancellable,
          GError          **error)
{
  Progress progress = { self, number };

  pass->progress_func = tell_progress;
  pass->progress_data = &progress;
  return gloss_export_pass_run (pass, cancellable, error);
}

/* Takes over what the pass found. */
static void
end_pass (GlossExport     *self,
          GlossExportPass *pass)
{
  g_clear_pointer (&self->losses, gloss_loss_report_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->losses = g_steal_pointer (&pass->losses);
  self->problems = g_steal_pointer (&pass->problems);
  self->n_annotations = pass->n_annotations;
}

static gboolean
run_here (GlossExport   *self,
          GFile         *target,
          gboolean       replace,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (GlossExportPass) pass = begin_pass (self, target, replace);
  gboolean done = run_pass (self, pass, self->pass, cancellable, error);

  end_pass (self, pass);
  gloss_export_set_n_done (self, self->n_done_by_worker);
  return done;
}

/* Which pass it is, and how it went. */
typedef struct
{
  GlossExportPass *pass;
  guint number;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  gloss_export_pass_free (job->pass);
  g_free (job);
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gboolean done = run_pass (source, job->pass, job->number, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, done);
}

static void
run_elsewhere (GlossExport         *self,
               GFile               *target,
               gboolean             replace,
               gpointer             tag,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new (Job, 1);

  job->pass = begin_pass (self, target, replace);
  job->number = self->pass;
  g_task_set_source_tag (task, tag);
  /* A pass that has given its file the final name has succeeded, and one that was stopped says so itself. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_in_thread);
}

static gboolean
finish_elsewhere (GlossExport   *self,
                  GAsyncResult  *result,
                  GError       **error)
{
  const Job *job = g_task_get_task_data (G_TASK (result));

  if (job->number == self->pass && job->pass->losses != NULL)
    {
      end_pass (self, job->pass);
      gloss_export_set_n_done (self, self->n_done_by_worker);
    }
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- survey and run ---------------------------------------------------------------------------- */

/**
 * gloss_export_survey:
 * @self: an export
 * @cancellable: (nullable): stops it
 * @error: why it could not be done
 *
 * Reads all articles and finds out what the format would leave out. Blocks.
 *
 * Returns: whether it was done
 */
gboolean
gloss_export_survey (GlossExport   *self,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT (self), FALSE);

  return run_here (self, NULL, FALSE, cancellable, error);
}

/**
 * gloss_export_survey_async:
 * @self: an export
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * gloss_export_survey() in a worker. If another pass is begun before it is finished, what it finds is not kept.
 */
void
gloss_export_survey_async (GlossExport         *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (GLOSS_IS_EXPORT (self));

  run_elsewhere (self, NULL, FALSE, gloss_export_survey_async, cancellable, callback, user_data);
}

gboolean
gloss_export_survey_finish (GlossExport   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish_elsewhere (self, result, error);
}

/**
 * gloss_export_run:
 * @self: an export
 * @target: where it goes
 * @replace: whether a file, or an earlier export in a folder, may be replaced
 * @cancellable: (nullable): stops it
 * @error: why nothing was exported
 *
 * Writes all articles, reads back what was written, compares, and only then gives it its name. Blocks.
 *
 * Returns: whether it was done; FALSE without an error where it is strict and something would be left out
 */
gboolean
gloss_export_run (GlossExport   *self,
                  GFile         *target,
                  gboolean       replace,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (target), FALSE);

  return run_here (self, target, replace, cancellable, error);
}

/**
 * gloss_export_run_async:
 * @self: an export
 * @target: where it goes
 * @replace: whether a file, or an earlier export in a folder, may be replaced
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * gloss_export_run() in a worker.
 */
void
gloss_export_run_async (GlossExport         *self,
                        GFile               *target,
                        gboolean             replace,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (GLOSS_IS_EXPORT (self));
  g_return_if_fail (G_IS_FILE (target));

  run_elsewhere (self, target, replace, gloss_export_run_async, cancellable, callback, user_data);
}

gboolean
gloss_export_run_finish (GlossExport   *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish_elsewhere (self, result, error);
}
