/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-window FILE COUNT KEYS: opens it in the real window with COUNT annotations, scrolls, tags KEYS sentences by key; prints JSON. */
#include <adwaita.h>
#include <sys/resource.h>
#include <time.h>

#include "document/gloss-document.h"
#include "gloss-application.h"
#include "window/gloss-window.h"

#define SCROLL_STEP 53.0
#define SCROLL_FRAMES 240
#define LIMIT_MS 120000
#define LEAST_TEXT 1000

typedef struct
{
  GtkWindow *window;
  GtkTextView *view;
  GListModel *annotations;
  guint expected;
  gint64 begun;
  gint64 opened;
  GArray *frames;
  double frame_began;
  gboolean scrolling;
  gint64 pressed;
  guint before_key;
  GArray *keys;
} Bench;

static double
cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

/* Finds the article's view whatever stands around it. */
static GtkTextView *
find_view (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget) && gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget))) > LEAST_TEXT)
    return GTK_TEXT_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkTextView *view = find_view (child);

      if (view != NULL)
        return view;
    }
  return NULL;
}

static void
on_before_paint (GdkFrameClock *clock,
                 Bench         *bench)
{
  bench->frame_began = cpu_ms ();
}

static void
on_after_paint (GdkFrameClock *clock,
                Bench         *bench)
{
  double used = cpu_ms () - bench->frame_began;

  if (bench->scrolling)
    g_array_append_val (bench->frames, used);
  if (bench->pressed > 0 && g_list_model_get_n_items (bench->annotations) > bench->before_key)
    {
      double waited = (g_get_monotonic_time () - bench->pressed) / 1e3;

      g_array_append_val (bench->keys, waited);
      bench->pressed = 0;
    }
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                Bench                 *bench)
{
  if (keyval == GDK_KEY_1)
    {
      bench->before_key = g_list_model_get_n_items (bench->annotations);
      bench->pressed = g_get_monotonic_time ();
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
is_late (gint64 since)
{
  return g_get_monotonic_time () - since > LIMIT_MS * 1000;
}

/* Lets the program run until the window shows the article with all of its annotations and has painted it. */
static gboolean
wait_until_open (Bench *bench)
{
  while (bench->view == NULL || g_list_model_get_n_items (bench->annotations) < bench->expected)
    {
      GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

      g_main_context_iteration (NULL, TRUE);
      if (is_late (bench->begun))
        return FALSE;
      bench->window = gtk_application_get_active_window (application);
      bench->view = bench->window != NULL ? find_view (GTK_WIDGET (bench->window)) : NULL;
      if (bench->view != NULL)
        {
          GlossViewState *state = gloss_window_get_state (GLOSS_WINDOW (bench->window));
          GlossDocument *document = gloss_view_state_get_document (state);

          bench->annotations = document != NULL ? G_LIST_MODEL (gloss_document_get_annotations (document)) : NULL;
          if (document == NULL)
            bench->view = NULL;
        }
    }
  return TRUE;
}

static void
wait_for_frame (Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->view));
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);
  gint64 since = g_get_monotonic_time ();

  gtk_widget_queue_draw (GTK_WIDGET (bench->view));
  while (gdk_frame_clock_get_frame_counter (clock) == frame && !is_late (since))
    g_main_context_iteration (NULL, TRUE);
}

/* GtkTextView measures a long text in idle time; what is measured here is the state after that. */
static void
wait_until_settled (Bench *bench)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->view));
  gint64 since = g_get_monotonic_time ();
  gint64 changed = since;
  double upper = 0;

  while (g_get_monotonic_time () - changed < 500 * 1000 && !is_late (since))
    {
      if (upper != gtk_adjustment_get_upper (adjustment))
        {
          upper = gtk_adjustment_get_upper (adjustment);
          changed = g_get_monotonic_time ();
        }
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static void
scroll (Bench *bench)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->view));
  double bottom = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double from = MAX (0, bottom / 2 - SCROLL_STEP * SCROLL_FRAMES / 2);

  gtk_adjustment_set_value (adjustment, from);
  wait_for_frame (bench);
  bench->scrolling = TRUE;
  for (int i = 0; i < SCROLL_FRAMES; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + SCROLL_STEP);
      wait_for_frame (bench);
    }
  bench->scrolling = FALSE;
}

/* Real keys by way of the X server: to the next sentence, then the key of a tag. */
static gboolean
press_keys (Bench *bench,
            guint  count)
{
  gtk_widget_grab_focus (GTK_WIDGET (bench->view));
  for (guint i = 0; i < count; i++)
    {
      gint64 since = g_get_monotonic_time ();
      guint done = bench->keys->len;
      g_autoptr (GError) error = NULL;

      if (!g_spawn_command_line_async ("xdotool key --delay 60 Down 1", &error))
        {
          g_printerr ("%s\n", error->message);
          return FALSE;
        }
      while (bench->keys->len == done && !is_late (since))
        g_main_context_iteration (NULL, TRUE);
      if (bench->keys->len == done)
        return FALSE;
    }
  return TRUE;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
quantile (GArray *values,
          double  part)
{
  if (values->len == 0)
    return -1;
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, MIN (values->len - 1, (guint) (values->len * part)));
}

static void
report (Bench *bench)
{
  struct rusage used;

  getrusage (RUSAGE_SELF, &used);
  g_print ("{\"open_ms\": %.1f, \"scroll_frames\": %u, \"scroll_median_ms\": %.2f, \"scroll_p95_ms\": %.2f, "
           "\"keys\": %u, \"key_median_ms\": %.2f, \"key_p95_ms\": %.2f, \"peak_kb\": %ld}\n",
           (bench->opened - bench->begun) / 1e3,
           bench->frames->len, quantile (bench->frames, 0.5), quantile (bench->frames, 0.95),
           bench->keys->len, quantile (bench->keys, 0.5), quantile (bench->keys, 0.95), used.ru_maxrss);
}

static void
watch (Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->view));
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), bench);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), bench);
  gtk_widget_add_controller (GTK_WIDGET (bench->window), keys);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GlossApplication) application = gloss_application_new ();
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (double));
  Bench bench = { .frames = frames, .keys = keys };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 4)
    return 2;
  bench.expected = g_ascii_strtoull (argv[2], NULL, 10);
  bench.begun = g_get_monotonic_time ();
  g_application_set_default (G_APPLICATION (application));
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    return 3;
  file = g_file_new_for_commandline_arg (argv[1]);
  g_application_open (G_APPLICATION (application), &file, 1, "");
  if (!wait_until_open (&bench))
    return 4;
  wait_for_frame (&bench);
  bench.opened = g_get_monotonic_time ();
  wait_until_settled (&bench);
  watch (&bench);
  scroll (&bench);
  if (!press_keys (&bench, g_ascii_strtoull (argv[3], NULL, 10)))
    return 5;
  report (&bench);
  return 0;
}
