/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a document's files are written and looked at. */
#include "config.h"

#include "document/gloss-autosave.h"

#include <glib/gi18n-lib.h>

/* Milliseconds after a file changed until it is looked at: programs write in several steps. */
#define LOOK_DELAY 100

/* Somebody who waits for an edit to be on disk. */
typedef struct
{
  GTask *task;
  guint64 generation;
  GSource *cancelled;
} Waiter;

struct _GlossAutosave
{
  GObject parent_instance;

  const GlossAutosaveFuncs *funcs;
  /* NULL once it is closed. */
  gpointer owner;
  GlossOrigin *origin;
  GThread *thread;
  GMainContext *context;

  /* The edits that were made and those that are on disk, counted. */
  guint64 generation;
  guint64 saved;
  gint64 first_edit;

  /* Owned, NULL when there is nothing to wait for. */
  GSource *write_timer;
  GSource *look_timer;
  GSource *retry_timer;
  guint pause;
  GlossSaveJob *job;
  GlossSaveJob *last_job;
  GPtrArray *waiters;
  GError *error;

  guint write_due : 1;
  guint look_due : 1;
  guint journal_failed : 1;
};

G_DEFINE_FINAL_TYPE (GlossAutosave, gloss_autosave, G_TYPE_OBJECT)

/* Those that may still have something to write, borrowed; an autosave takes itself out. */
static GMutex live_mutex;
static GPtrArray *live;

static void start_due (GlossAutosave *self);

static void
waiter_free (Waiter *waiter)
{
  if (waiter->cancelled != NULL)
    g_source_destroy (waiter->cancelled);
  g_clear_pointer (&waiter->cancelled, g_source_unref);
  g_clear_object (&waiter->task);
  g_free (waiter);
}

static void
clear_timer (GSource **timer)
{
  if (*timer != NULL)
    g_source_destroy (*timer);
  g_clear_pointer (timer, g_source_unref);
}

static void
set_timer (GlossAutosave  *self,
           GSource       **timer,
           guint           delay,
           GSourceFunc     func)
{
  clear_timer (timer);
  *timer = g_timeout_source_new (delay);
  g_source_set_static_name (*timer, "gloss-autosave");
  g_source_set_callback (*timer, func, self, NULL);
  g_source_attach (*timer, self->context);
}

static void
say_changed (GlossAutosave *self)
{
  if (self->owner != NULL)
    self->funcs->changed (self->owner);
}

/* Whether there is something to write, or to try again. */
static gboolean
has_work (GlossAutosave *self)
{
  return gloss_autosave_is_dirty (self) || self->journal_failed;
}

static gboolean
on_retry_timer (gpointer user_data)
{
  GlossAutosave *self = user_data;

  gloss_autosave_retry (self);
  return G_SOURCE_REMOVE;
}

/* To look whether a folder is back is cheap, and somebody is likely to wait for it. */
static void
plan_retry (GlossAutosave *self)
{
  gboolean is_gone = g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  guint max = is_gone ? GLOSS_AUTOSAVE_MAX_PAUSE_GONE : GLOSS_AUTOSAVE_MAX_PAUSE;

  clear_timer (&self->retry_timer);
  if (self->owner == NULL || (self->error == NULL && !self->journal_failed))
    {
      self->pause = 0;
      return;
    }
  if (self->pause == 0)
    self->pause = GLOSS_AUTOSAVE_FIRST_PAUSE;
  set_timer (self, &self->retry_timer, MIN (self->pause, max), on_retry_timer);
}

/* Tells those whose edits are on disk, and after a failure everybody. */
static void
tell_waiters (GlossAutosave *self)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);

  for (guint i = self->waiters->len; i > 0; i--)
    {
      Waiter *waiter = g_ptr_array_index (self->waiters, i - 1);

      if (self->error != NULL || waiter->generation <= self->saved)
        g_ptr_array_insert (told, 0, g_ptr_array_steal_index (self->waiters, i - 1));
    }
  for (guint i = 0; i < told->len; i++)
    {
      Waiter *waiter = g_ptr_array_index (told, i);

      if (self->error != NULL)
        g_task_return_error (waiter->task, g_error_copy (self->error));
      else
        g_task_return_boolean (waiter->task, TRUE);
    }
}

/* Called once for a job: by the worker's callback or by somebody who waited for it, whoever is first. */
static void
complete (GlossAutosave *self,
          GlossSaveJob  *job)
{
  g_autoptr (GlossSaveJob) finished = NULL;

  if (self->job != job)
    return;
  finished = g_steal_pointer (&self->job);
  if (job->write)
    {
      g_clear_error (&self->error);
      if (gloss_save_job_get_error (job) != NULL)
        self->error = g_error_copy (gloss_save_job_get_error (job));
      else
        self->saved = MAX (self->saved, job->generation);
      self->journal_failed = job->journal_error != NULL;
      plan_retry (self);
    }
  if (self->owner != NULL)
    self->funcs->finish (self->owner, job);
  else if (self->last_job != NULL)
    gloss_save_job_follow (self->last_job, job);
  /* What could not be written is tried again as soon as its file changes. */
  if (!job->write && self->error != NULL && gloss_save_job_get_error (job) == NULL)
    self->write_due = TRUE;
  /* First, so that those who waited find the owner as it is now. */
  say_changed (self);
  tell_waiters (self);
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  gloss_save_job_run (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
on_job_done (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GlossAutosave *self = GLOSS_AUTOSAVE (object);

  complete (self, g_task_get_task_data (G_TASK (result)));
  start_due (self);
}

/* The task holds a reference on the autosave, which so lives until its last job is done. */
static void
start (GlossAutosave *self,
       GlossSaveJob  *job)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_job_done, NULL);

  self->job = job;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, gloss_save_job_ref (job), (GDestroyNotify) gloss_save_job_unref);
  g_task_run_in_thread (task, run_in_thread);
}

static void
start_write (GlossAutosave *self)
{
  GlossSaveJob *job;

  clear_timer (&self->write_timer);
  clear_timer (&self->retry_timer);
  self->write_due = FALSE;
  self->first_edit = 0;
  if (self->owner != NULL)
    {
      job = self->funcs->prepare (self->owner, TRUE, TRUE);
      job->generation = self->generation;
    }
  else
    {
      job = g_steal_pointer (&self->last_job);
    }
  start (self, job);
  say_changed (self);
}

static void
start_due (GlossAutosave *self)
{
  if (self->job != NULL)
    return;
  if (self->write_due && has_work (self) && (self->owner != NULL || self->last_job != NULL))
    {
      start_write (self);
    }
  else if (self->look_due && self->owner != NULL)
    {
      self->look_due = FALSE;
      start (self, self->funcs->prepare (self->owner, FALSE, gloss_autosave_is_dirty (self)));
      self->job->generation = self->generation;
    }
}

static gboolean
on_write_timer (gpointer user_data)
{
  GlossAutosave *self = user_data;

  clear_timer (&self->write_timer);
  self->write_due = TRUE;
  start_due (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_look_timer (gpointer user_data)
{
  GlossAutosave *self = user_data;

  clear_timer (&self->look_timer);
  self->look_due = TRUE;
  start_due (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  Waiter *waiter = user_data;
  GlossAutosave *self = g_task_get_source_object (waiter->task);
  g_autoptr (GTask) task = g_object_ref (waiter->task);

  g_ptr_array_remove (self->waiters, waiter);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
gloss_autosave_finalize (GObject *object)
{
  GlossAutosave *self = GLOSS_AUTOSAVE (object);

  g_mutex_lock (&live_mutex);
  g_ptr_array_remove_fast (live, self);
  if (live->len == 0)
    g_clear_pointer (&live, g_ptr_array_unref);
  g_mutex_unlock (&live_mutex);

  clear_timer (&self->write_timer);
  clear_timer (&self->look_timer);
  clear_timer (&self->retry_timer);
  g_clear_pointer (&self->job, gloss_save_job_unref);
  g_clear_pointer (&self->last_job, gloss_save_job_unref);
  g_clear_pointer (&self->waiters, g_ptr_array_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->origin, gloss_origin_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (gloss_autosave_parent_class)->finalize (object);
}

static void
gloss_autosave_class_init (GlossAutosaveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_autosave_finalize;
}

static void
gloss_autosave_init (GlossAutosave *self)
{
  self->thread = g_thread_self ();
  self->context = g_main_context_ref_thread_default ();
  self->waiters = g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);

  g_mutex_lock (&live_mutex);
  if (live == NULL)
    live = g_ptr_array_new ();
  g_ptr_array_add (live, self);
  g_mutex_unlock (&live_mutex);
}

/**
 * gloss_autosave_new:
 * @funcs: (not nullable): what it asks of its owner; stays valid
 * @owner: (not nullable): borrowed, until gloss_autosave_close()
 * @origin: whose files are written
 *
 * Returns: (transfer full): an autosave with nothing to write
 */
GlossAutosave *
gloss_autosave_new (const GlossAutosaveFuncs *funcs,
                    gpointer                  owner,
                    GlossOrigin              *origin)
{
  GlossAutosave *self = g_object_new (GLOSS_TYPE_AUTOSAVE, NULL);

  self->funcs = funcs;
  self->owner = owner;
  self->origin = gloss_origin_ref (origin);
  return self;
}

/**
 * gloss_autosave_touch:
 * @self: the autosave
 *
 * There is one more edit.
 */
void
gloss_autosave_touch (GlossAutosave *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 waited;

  g_return_if_fail (GLOSS_IS_AUTOSAVE (self));
  g_return_if_fail (self->owner != NULL);

  self->generation++;
  if (self->first_edit == 0)
    self->first_edit = now;
  waited = (now - self->first_edit) / G_TIME_SPAN_MILLISECOND;
  set_timer (self, &self->write_timer, CLAMP (GLOSS_AUTOSAVE_MAX_DELAY - waited, 0, GLOSS_AUTOSAVE_DELAY), on_write_timer);
  say_changed (self);
}

/**
 * gloss_autosave_look:
 * @self: the autosave
 *
 * Somebody may have changed the files.
 */
void
gloss_autosave_look (GlossAutosave *self)
{
  g_return_if_fail (GLOSS_IS_AUTOSAVE (self));

  if (self->look_timer == NULL && self->owner != NULL)
    set_timer (self, &self->look_timer, LOOK_DELAY, on_look_timer);
}

/**
 * gloss_autosave_retry:
 * @self: the autosave
 *
 * Tries again at once what could not be written, if there is anything.
 */
void
gloss_autosave_retry (GlossAutosave *self)
{
  g_return_if_fail (GLOSS_IS_AUTOSAVE (self));

  clear_timer (&self->retry_timer);
  if (self->error == NULL && !self->journal_failed)
    return;
  self->pause = MIN (2 * self->pause, GLOSS_AUTOSAVE_MAX_PAUSE);
  self->write_due = TRUE;
  start_due (self);
}

/**
 * gloss_autosave_is_dirty:
 * @self: the autosave
 *
 * Returns: whether there are edits that are not on disk
 */
gboolean
gloss_autosave_is_dirty (GlossAutosave *self)
{
  g_return_val_if_fail (GLOSS_IS_AUTOSAVE (self), FALSE);

  return self->generation != self->saved;
}

gboolean
gloss_autosave_is_writing (GlossAutosave *self)
{
  g_return_val_if_fail (GLOSS_IS_AUTOSAVE (self), FALSE);

  return self->job != NULL && self->job->write;
}

/**
 * gloss_autosave_get_generation:
 * @self: the autosave
 *
 * Returns: how many edits there were
 */
guint64
gloss_autosave_get_generation (GlossAutosave *self)
{
  g_return_val_if_fail (GLOSS_IS_AUTOSAVE (self), 0);

  return self->generation;
}

/**
 * gloss_autosave_get_error:
 * @self: the autosave
 *
 * Returns: (nullable): why the last attempt to write failed
 */
const GError *
gloss_autosave_get_error (GlossAutosave *self)
{
  g_return_val_if_fail (GLOSS_IS_AUTOSAVE (self), NULL);

  return self->error;
}

/**
 * gloss_autosave_save_async:
 * @self: the autosave
 * @cancellable: (nullable): stops the waiting, not the writing
 * @callback: called when all edits so far are on disk, or could not be written
 * @user_data: for @callback
 *
 * Writes at once.
 */
void
gloss_autosave_save_async (GlossAutosave       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Waiter *waiter;

  g_return_if_fail (GLOSS_IS_AUTOSAVE (self));

  waiter = g_new0 (Waiter, 1);
  waiter->task = g_task_new (self, cancellable, callback, user_data);
  waiter->generation = self->generation;
  g_task_set_source_tag (waiter->task, gloss_autosave_save_async);
  g_ptr_array_add (self->waiters, waiter);
  if (cancellable != NULL)
    {
      waiter->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (on_cancelled), waiter, NULL);
      g_source_attach (waiter->cancelled, self->context);
    }
  if (!has_work (self))
    {
      tell_waiters (self);
      return;
    }
  self->write_due = TRUE;
  start_due (self);
}

gboolean
gloss_autosave_save_finish (GlossAutosave  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * gloss_autosave_flush:
 * @self: the autosave
 * @timeout_ms: how long to wait at most, in milliseconds
 * @error: why something is not on disk
 *
 * Blocks until all edits are on disk, without running the main loop: for the end of the process.
 *
 * Returns: whether they are
 */
gboolean
gloss_autosave_flush (GlossAutosave  *self,
                      guint           timeout_ms,
                      GError        **error)
{
  gint64 deadline = g_get_monotonic_time () + timeout_ms * G_TIME_SPAN_MILLISECOND;
  g_autoptr (GlossAutosave) kept = NULL;

  g_return_val_if_fail (GLOSS_IS_AUTOSAVE (self), FALSE);

  kept = g_object_ref (self);
  while (self->job != NULL || (gloss_autosave_is_dirty (self) && (self->owner != NULL || self->last_job != NULL)))
    {
      g_autoptr (GlossSaveJob) job = NULL;

      if (self->job == NULL)
        start_write (self);
      job = gloss_save_job_ref (self->job);
      if (!gloss_save_job_wait (job, deadline))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                       _("The annotations of “%s” could not be saved in time."), job->origin->name);
          return FALSE;
        }
      complete (self, job);
      if (job->write && self->error != NULL)
        break;
    }
  if (self->error != NULL && error != NULL)
    *error = g_error_copy (self->error);
  return self->error == NULL && !gloss_autosave_is_dirty (self);
}

/**
 * gloss_autosave_close:
 * @self: the autosave
 *
 * Its owner goes. What is not on disk yet is written all the same.
 */
void
gloss_autosave_close (GlossAutosave *self)
{
  g_return_if_fail (GLOSS_IS_AUTOSAVE (self));

  clear_timer (&self->write_timer);
  clear_timer (&self->look_timer);
  clear_timer (&self->retry_timer);
  if (gloss_autosave_is_dirty (self))
    {
      self->last_job = self->funcs->prepare (self->owner, TRUE, TRUE);
      self->last_job->generation = self->generation;
      self->write_due = TRUE;
    }
  self->owner = NULL;
  start_due (self);
}

/* All of this thread's, so that none goes while they are gone through. */
static GPtrArray *
list_live (void)
{
  GPtrArray *own = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&live_mutex);

  for (guint i = 0; live != NULL && i < live->len; i++)
    {
      GlossAutosave *self = g_ptr_array_index (live, i);

      if (self->thread == g_thread_self ())
        g_ptr_array_add (own, g_object_ref (self));
    }
  return own;
}

/**
 * gloss_autosave_list_unsaved:
 * @origin: that of a document that is to be opened
 *
 * Finds those of this thread that have still something to write to the files that @origin is to be read from: of a document that
 * was closed a moment ago, or that is open in another window.
 *
 * Returns: (transfer full) (element-type GlossAutosave): them
 */
GPtrArray *
gloss_autosave_list_unsaved (GlossOrigin *origin)
{
  GPtrArray *all = list_live ();

  for (guint i = all->len; i > 0; i--)
    {
      GlossAutosave *self = g_ptr_array_index (all, i - 1);

      if (!gloss_origin_has_same_files (self->origin, origin) || (self->job == NULL && !gloss_autosave_is_dirty (self)))
        g_ptr_array_remove_index (all, i - 1);
    }
  return all;
}

/**
 * gloss_autosave_flush_all:
 * @timeout_ms: how long to wait at most, in milliseconds
 *
 * Does gloss_autosave_flush() for all that were made in this thread, also for those whose owner has gone.
 *
 * Returns: whether everything is on disk
 */
gboolean
gloss_autosave_flush_all (guint timeout_ms)
{
  gint64 deadline = g_get_monotonic_time () + timeout_ms * G_TIME_SPAN_MILLISECOND;
  g_autoptr (GPtrArray) own = list_live ();
  gboolean done = TRUE;

  for (guint i = 0; i < own->len; i++)
    {
      gint64 left = MAX (deadline - g_get_monotonic_time (), 0) / G_TIME_SPAN_MILLISECOND;

      done = gloss_autosave_flush (g_ptr_array_index (own, i), left, NULL) && done;
    }
  return done;
}
