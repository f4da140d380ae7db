/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-view SOURCE: opens an article with its sidecar, scrolls it, tags in it, and prints what a frame costs. */
#include <adwaita.h>
#include <sys/resource.h>
#include <time.h>

#include "article/gloss-article-page.h"
#include "article/gloss-article-view.h"

#define N_SCROLLS 240
#define SCROLL_STEP 53
#define N_EDITS 60

typedef struct
{
  GtkWidget *window;
  GlossViewState *state;
  GlossArticleView *view;
  gboolean painted;
} Bench;

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static double
wall_ms (void)
{
  return (double) g_get_monotonic_time () / 1e3;
}

static void
on_after_paint (Bench *bench)
{
  bench->painted = TRUE;
}

static void
wait_frame (Bench *bench)
{
  bench->painted = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (bench->view));
  while (!bench->painted)
    g_main_context_iteration (NULL, TRUE);
}

/* A person presses a key while nothing moves: the frame clock then begins a frame at once. */
static void
pause_a_little (void)
{
  gint64 until = g_get_monotonic_time () + 40000;

  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

/* Until all lines are measured, so that the range of the scroll bar stands still. */
static void
settle (Bench *bench)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->view));
  double upper = -1;
  int n_still = 0;

  while (n_still < 30)
    {
      wait_frame (bench);
      n_still = G_APPROX_VALUE (upper, gtk_adjustment_get_upper (adjustment), 0.5) ? n_still + 1 : 0;
      upper = gtk_adjustment_get_upper (adjustment);
    }
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static void
print_figures (const char *name,
               double     *figures,
               gsize       n_figures)
{
  qsort (figures, n_figures, sizeof *figures, compare_doubles);
  g_print (", \"%s_ms\": %.2f, \"%s_p95_ms\": %.2f", name, figures[n_figures / 2], name, figures[n_figures * 95 / 100]);
}

static void
bench_scroll (Bench *bench)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->view));
  double figures[N_SCROLLS];

  for (int i = 0; i < N_SCROLLS; i++)
    {
      double before = cpu_ms ();

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + SCROLL_STEP);
      wait_frame (bench);
      figures[i] = cpu_ms () - before;
    }
  print_figures ("scroll", figures, N_SCROLLS);
}

static void
bench_tag (Bench         *bench,
           GlossDocument *document)
{
  double cpu[N_EDITS], wall[N_EDITS];

  for (int i = 0; i < N_EDITS; i++)
    {
      GlossRange visible = gloss_article_view_get_visible (bench->view, 0);
      GlossRange range = { visible.start + (gsize) i * 5, visible.start + (gsize) i * 5 + 40 };
      GlossAnnotation *annotation;
      double cpu_before, wall_before;

      pause_a_little ();
      cpu_before = cpu_ms ();
      wall_before = wall_ms ();
      annotation = gloss_document_tag (document, "claim", &range, 1, NULL);
      gloss_view_state_set_selected (bench->state, annotation);
      wait_frame (bench);
      cpu[i] = cpu_ms () - cpu_before;
      wall[i] = wall_ms () - wall_before;
    }
  print_figures ("tag", wall, N_EDITS);
  print_figures ("tag_cpu", cpu, N_EDITS);
}

int
main (int    argc,
      char **argv)
{
  GlossReviewer reviewer = { (char *) "maria", (char *) "Maria" };
  g_autoptr (GFile) file = argc > 1 ? g_file_new_for_commandline_arg (argv[1]) : NULL;
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossDocument) document = NULL;
  GlossArticlePage *page;
  struct rusage usage;
  Bench bench = { NULL };
  double begun;

  adw_init ();
  begun = wall_ms ();
  document = file != NULL ? gloss_document_load (file, &reviewer, codebook, NULL, &error) : NULL;
  if (document == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Usage: bench-view SOURCE");
      return 2;
    }
  g_print ("{\"annotations\": %u, \"load_ms\": %.1f",
           g_list_model_get_n_items (G_LIST_MODEL (gloss_document_get_annotations (document))), wall_ms () - begun);

  begun = wall_ms ();
  bench.state = gloss_view_state_new ();
  page = GLOSS_ARTICLE_PAGE (gloss_article_page_new (bench.state));
  bench.view = gloss_article_page_get_view (page);
  bench.window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1000, 700);
  adw_window_set_content (ADW_WINDOW (bench.window), GTK_WIDGET (page));
  gloss_view_state_set_document (bench.state, document);
  gtk_window_present (GTK_WINDOW (bench.window));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (bench.window), "after-paint", G_CALLBACK (on_after_paint), &bench);
  wait_frame (&bench);
  g_print (", \"first_frame_ms\": %.1f", wall_ms () - begun);
  settle (&bench);
  g_print (", \"settled_ms\": %.1f", wall_ms () - begun);
  bench_scroll (&bench);
  bench_tag (&bench, document);
  getrusage (RUSAGE_SELF, &usage);
  g_print (", \"peak_kb\": %ld}\n", usage.ru_maxrss);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_object_unref (bench.state);
  return 0;
}
