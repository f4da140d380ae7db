/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports, measured: bench-export make FOLDER ARTICLES ANNOTATIONS, or bench-export all|write FOLDER FORMAT TARGET. */
#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "exchange/gloss-export.h"
#include "reader/gloss-article-loader.h"
#include "store/gloss-annotation-set.h"

/*
 * "make" makes articles with that many annotations each, the same on every run but for ids; "all" and "write" export them and print a line of
 * JSON: all of the way from the disk to the disk, or writing and checking alone.
 */

/* Of the text, for each annotation. */
#define BYTES_EACH 160

static void
fail (const char   *what,
      const GError *error)
{
  g_printerr ("%s: %s\n", what, error != NULL ? error->message : "not done");
  exit (1);
}

/* --- articles ---------------------------------------------------------------------------------- */

static void
append_words (GString *text,
              GRand   *random,
              gsize    n_bytes)
{
  gsize end = text->len + n_bytes;

  while (text->len < end)
    {
      for (int i = g_rand_int_range (random, 2, 10); i > 0; i--)
        g_string_append_c (text, g_rand_int_range (random, 'a', 'z' + 1));
      g_string_append (text, g_rand_int_range (random, 0, 12) == 0 ? ". " : " ");
    }
}

static char *
make_text (GRand *random,
           guint  n_annotations)
{
  GString *text = g_string_new (NULL);

  for (gsize left = MAX (n_annotations, 4) * BYTES_EACH, part = 0; left > 0; left -= MIN (left, 600), part++)
    {
      if (part % 6 == 0)
        {
          append_words (text, random, 20);
          g_string_append (text, "\n\n");
        }
      append_words (text, random, MIN (left, 600));
      g_string_append (text, "\n\n");
    }
  return g_string_free_and_steal (text);
}

static GlossAnnotation *
make_annotation (GlossArticle *article,
                 const char   *tag,
                 GRand        *random,
                 guint         number)
{
  gsize length = gloss_text_get_length (gloss_article_get_text (article));
  gsize start = g_rand_int_range (random, 0, length - 140);
  GlossRange range = { start, start + g_rand_int_range (random, 20, 140) };
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &range, 1);
  g_autoptr (GlossAnnotation) plain = gloss_annotation_new ("maria", tag, anchor);
  g_autoptr (JsonNode) value = json_node_init_int (json_node_alloc (), 2);
  g_autoptr (GlossAnnotation) sure = gloss_annotation_with_attribute (plain, "confidence", value);

  return number % 3 == 0 ? gloss_annotation_with_note (sure, "To be looked at again.") : g_steal_pointer (&sure);
}

static void
make_article (const char    *folder,
              guint          number,
              guint          n_annotations,
              GlossCodebook *codebook,
              GRand         *random)
{
  GlossReviewer maria = { (char *) "maria", NULL };
  g_autofree char *name = g_strdup_printf ("%05u.txt", number);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *sidecar = g_strconcat (path, ".maria.gloss.json", NULL);
  g_autofree char *text = make_text (random, n_annotations);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GlossArticle) article = NULL;
  g_autoptr (GlossAnnotationSet) set = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_set_contents (path, text, -1, NULL))
    fail (path, NULL);
  article = gloss_article_load (file, NULL, NULL, NULL);
  set = gloss_annotation_set_new (name, article, &maria, codebook);
  for (guint i = 0; i < n_annotations; i++)
    {
      g_autoptr (GlossAnnotation) annotation = make_annotation (article, i % 2 == 0 ? "claim" : "evidence", random, i);

      gloss_annotation_set_put (set, annotation);
    }
  bytes = gloss_annotation_set_write (set);
  if (!g_file_set_contents (sidecar, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL))
    fail (sidecar, NULL);
}

static void
make (const char *folder,
      guint       n_articles,
      guint       n_annotations)
{
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < n_articles; i++)
    make_article (folder, i, n_annotations, codebook, random);
}

/* --- measuring --------------------------------------------------------------------------------- */

static void
say (guint64 n_annotations,
     double  seconds,
     clock_t cpu)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  g_print ("{\"annotations\": %" G_GUINT64_FORMAT ", \"seconds\": %.4f, \"cpu_seconds\": %.4f, \"peak_kb\": %ld}\n",
           n_annotations, seconds, (double) cpu / CLOCKS_PER_SEC, usage.ru_maxrss);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

static GPtrArray *
list_articles (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, compare_names);
  return names;
}

static void
measure_all (const char        *folder,
             const GlossFormat *format,
             const char        *path)
{
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autoptr (GlossExport) export = gloss_export_new (format);
  g_autoptr (GPtrArray) names = list_articles (folder);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();
  clock_t since = clock ();

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GFile) file = g_file_new_build_filename (folder, g_ptr_array_index (names, i), NULL);

      gloss_export_add_article (export, file, g_ptr_array_index (names, i), codebook);
    }
  if (!gloss_export_run (export, target, TRUE, NULL, &error))
    fail (folder, error);
  say (gloss_export_get_n_annotations (export), (g_get_monotonic_time () - begin) / 1e6, clock () - since);
}

/* The articles wait in memory, so these must be few. */
static void
measure_write (const char        *folder,
               const GlossFormat *format,
               const char        *path)
{
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autoptr (GPtrArray) names = list_articles (folder);
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_export_article_free);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GlossExportSink) sink = NULL;
  g_autoptr (GError) error = NULL;
  gpointer state;
  guint64 n_annotations = 0;
  gint64 begin;
  clock_t since;

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GFile) file = g_file_new_build_filename (folder, g_ptr_array_index (names, i), NULL);

      g_ptr_array_add (articles, gloss_export_article_load (file, g_ptr_array_index (names, i), codebook, NULL, problems, NULL, NULL));
    }
  sink = gloss_export_sink_new (target, FALSE, TRUE, NULL, &error);
  if (sink == NULL)
    fail (path, error);
  begin = g_get_monotonic_time ();
  since = clock ();
  state = format->begin != NULL ? format->begin (sink, codebook) : NULL;
  g_bytes_unref (gloss_export_sink_flush (sink, NULL));
  for (guint i = 0; i < articles->len; i++)
    {
      const GlossExportArticle *article = g_ptr_array_index (articles, i);
      g_autoptr (GBytes) written = NULL;

      if (!format->write (state, article, sink, &error))
        fail (article->name, error);
      written = gloss_export_sink_flush (sink, &error);
      if (written == NULL || !format->check (state, article, sink, written, &error))
        fail (article->name, error);
      n_annotations += gloss_export_article_get_n_annotations (article);
    }
  if (!gloss_export_sink_commit (sink, &error))
    fail (path, error);
  say (n_annotations, (g_get_monotonic_time () - begin) / 1e6, clock () - since);
  if (format->free != NULL)
    format->free (state);
}

int
main (int    argc,
      char **argv)
{
  const GlossFormat *format = argc == 5 ? gloss_format_find (argv[3]) : NULL;

  if (argc == 5 && g_str_equal (argv[1], "make"))
    make (argv[2], atoi (argv[3]), atoi (argv[4]));
  else if (format != NULL && g_str_equal (argv[1], "all"))
    measure_all (argv[2], format, argv[4]);
  else if (format != NULL && g_str_equal (argv[1], "write"))
    measure_write (argv[2], format, argv[4]);
  else
    return 2;
  return 0;
}
