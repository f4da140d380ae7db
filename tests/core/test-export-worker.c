/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports in a worker: progress, being stopped, and passes that overtake each other. */
#include "config.h"

#include "document-fixture.h"
#include "exchange/gloss-export.h"

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

typedef struct
{
  guint n_notified;
  guint n_done;
  gboolean is_finished;
  gboolean result;
  GError *error;
} Waiting;

static void
on_notify (GlossExport *export,
           GParamSpec  *pspec,
           Waiting     *waiting)
{
  g_assert_cmpuint (gloss_export_get_n_done (export), >=, waiting->n_done);
  waiting->n_done = gloss_export_get_n_done (export);
  waiting->n_notified++;
}

static void
on_run (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->result = gloss_export_run_finish (GLOSS_EXPORT (source), result, &waiting->error);
  waiting->is_finished = TRUE;
}

static void
on_survey (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->result = gloss_export_survey_finish (GLOSS_EXPORT (source), result, &waiting->error);
  waiting->is_finished = TRUE;
}

static GlossExport *
new_long_export (Fixture           *self,
                 const GlossFormat *format)
{
  GlossExport *export = gloss_export_new (format);

  for (guint i = 0; i < 200; i++)
    gloss_export_add_article (export, self->source, "bridge.txt", self->codebook);
  return export;
}

static void
test_worker (Fixture       *self,
             gconstpointer  data)
{
  GlossExport *export = new_long_export (self, &gloss_format_jsonl);
  g_autoptr (GFile) target = fixture_get_child (self, "out");
  g_autofree char *text = NULL;
  Waiting waiting = { 0 };

  g_signal_connect (export, "notify::n-done", G_CALLBACK (on_notify), &waiting);
  gloss_export_run_async (export, target, FALSE, NULL, on_run, &waiting);
  spin_until (waiting.is_finished);
  g_assert_no_error (waiting.error);
  g_assert_true (waiting.result);
  g_assert_cmpuint (waiting.n_done, ==, 200);
  g_assert_cmpuint (waiting.n_notified, >=, 1);
  text = fixture_read (self, "out");
  g_assert_cmpuint (count_lines (text), ==, 200);
  spin_for (10);
  g_assert_finalize_object (export);
}

static void
test_worker_is_cancelled (Fixture       *self,
                          gconstpointer  data)
{
  GlossExport *export = new_long_export (self, &gloss_format_jsonl);
  g_autoptr (GFile) target = fixture_get_child (self, "out");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { 0 };

  gloss_export_run_async (export, target, FALSE, cancellable, on_run, &waiting);
  g_cancellable_cancel (cancellable);
  spin_until (waiting.is_finished);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waiting.error);
  g_assert_false (fixture_exists (self, "out"));
  spin_for (10);
  g_assert_finalize_object (export);
}

/* A format is chosen while the survey of another goes on: what counts is the last one. */
static void
test_last_survey_counts (Fixture       *self,
                         gconstpointer  data)
{
  GlossExport *export = new_long_export (self, &gloss_format_csv);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting first = { 0 };
  Waiting second = { 0 };

  gloss_export_survey_async (export, cancellable, on_survey, &first);
  gloss_export_set_format (export, &gloss_format_jsonl);
  gloss_export_survey_async (export, NULL, on_survey, &second);
  g_cancellable_cancel (cancellable);
  spin_until (first.is_finished && second.is_finished);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&first.error);
  g_assert_no_error (second.error);
  g_assert_true (second.result);
  g_assert_cmpuint (gloss_loss_report_get_n_losses (gloss_export_get_losses (export)), ==, 0);
  g_assert_cmpuint (gloss_export_get_n_done (export), ==, 200);
  spin_for (10);
  g_assert_finalize_object (export);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/export-worker/worker", test_worker);
  ADD ("/export-worker/worker-is-cancelled", test_worker_is_cancelled);
  ADD ("/export-worker/last-survey-counts", test_last_survey_counts);

  return g_test_run ();
}
