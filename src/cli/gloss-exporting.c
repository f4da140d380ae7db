/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs an export while a terminal shows how far it is, and until it is interrupted. */
#include "config.h"

#include "gloss-exporting.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "gloss-losses.h"

/* What takes less than that needs no progress. */
#define PROGRESS_DELAY_MS 500
#define PROGRESS_INTERVAL_MS 200
#define CLEAR_LINE "\r\033[K"

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

typedef struct
{
  GlossExport *export;
  GMainLoop *loop;
  GCancellable *cancellable;
  gboolean has_loss_file;
  int signal;
  gboolean done;
  GError *error;

  /* The worker tells of losses while the main loop shows the progress. */
  GMutex mutex;
  gboolean shows_progress;
  gboolean is_over;
  guint timeout;
} Exporting;

static void
show (Exporting *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  guint n_articles = gloss_export_get_n_articles (self->export);
  guint n_done = gloss_export_get_n_done (self->export);

  if (self->is_over)
    return;
  fputs (CLEAR_LINE, stderr);
  fprintf (stderr, ngettext ("%u of %u article", "%u of %u articles", n_articles), n_done, n_articles);
  fflush (stderr);
  self->shows_progress = TRUE;
}

static void
hide (Exporting *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->shows_progress)
    fputs (CLEAR_LINE, stderr);
  self->is_over = TRUE;
}

static gboolean
on_progress (gpointer user_data)
{
  show (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_delay (gpointer user_data)
{
  Exporting *self = user_data;

  show (self);
  self->timeout = g_timeout_add (PROGRESS_INTERVAL_MS, on_progress, self);
  return G_SOURCE_REMOVE;
}

static gboolean
interrupt (Exporting *self,
           int        number)
{
  self->signal = number;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_interrupt (gpointer user_data)
{
  return interrupt (user_data, SIGINT);
}

static gboolean
on_terminate (gpointer user_data)
{
  return interrupt (user_data, SIGTERM);
}

static gboolean
on_hang_up (gpointer user_data)
{
  return interrupt (user_data, SIGHUP);
}

/* In the worker: nothing has the final name yet. */
static gboolean
on_ready (GlossLossReport *losses,
          GPtrArray       *problems,
          gpointer         user_data)
{
  Exporting *self = user_data;

  hide (self);
  gloss_losses_print (losses, self->has_loss_file);
  return TRUE;
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Exporting *self = user_data;

  self->done = gloss_export_run_finish (self->export, result, &self->error);
  g_main_loop_quit (self->loop);
}

/* A program that was interrupted ends by the signal, so that whoever started it knows. */
static void
end_by_signal (int number)
{
  signal (number, SIG_DFL);
  raise (number);
}

/**
 * gloss_exporting_run:
 * @export: an export
 * @target: where it goes
 * @replace: whether it may replace what is there
 * @has_loss_file: whether all losses go to a file, too
 * @error: why nothing was exported
 *
 * Runs it and says what is left out before the target gets its name. A signal that ends programs ends it, and leaves nothing.
 *
 * Returns: whether it was done; FALSE without an error where it is strict and something would be left out
 */
gboolean
gloss_exporting_run (GlossExport  *export,
                     GFile        *target,
                     gboolean      replace,
                     gboolean      has_loss_file,
                     GError      **error)
{
  const GSourceFunc handlers[] = { on_interrupt, on_terminate, on_hang_up };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Exporting self = { .export = export, .loop = loop, .cancellable = cancellable, .has_loss_file = has_loss_file };
  guint sources[G_N_ELEMENTS (signals)];

  g_mutex_init (&self.mutex);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    sources[i] = g_unix_signal_add (signals[i], handlers[i], &self);
  if (isatty (STDERR_FILENO))
    self.timeout = g_timeout_add (PROGRESS_DELAY_MS, on_delay, &self);
  gloss_export_set_ready_func (export, on_ready, &self);
  gloss_export_run_async (export, target, replace, cancellable, on_done, &self);
  g_main_loop_run (loop);

  hide (&self);
  g_clear_handle_id (&self.timeout, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_source_remove (sources[i]);
  g_mutex_clear (&self.mutex);
  if (self.signal != 0 && !self.done)
    end_by_signal (self.signal);
  if (self.error != NULL)
    g_propagate_error (error, self.error);
  return self.done;
}
