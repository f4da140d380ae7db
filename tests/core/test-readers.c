/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole articles in several layouts and languages, each beside the structure that a person sees in it. */
#include "config.h"

#include <string.h>

#include "article-lines.h"

static void
test_article (gconstpointer data)
{
  const char *path = data;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *expected_path = g_strconcat (path, ".expected", NULL);
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *lines = NULL;
  g_autoptr (GlossArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  article = read_article (name, text, size);
  lines = article_lines (article, TRUE);

  /* To look at a new article: GLOSS_TEST_WRITE=1 writes what was recognised, to be read and corrected by a person. */
  if (g_getenv ("GLOSS_TEST_WRITE") != NULL)
    g_file_set_contents (expected_path, lines, -1, NULL);

  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lines, ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_articles = 0;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  folder = g_test_build_filename (G_TEST_DIST, "data", "readers", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_suffix (name, ".expected"))
      {
        g_autofree char *test_path = g_strconcat ("/readers/", name, NULL);

        g_test_add_data_func_full (test_path, g_build_filename (folder, name, NULL), test_article, g_free);
        n_articles++;
      }
  g_assert_cmpuint (n_articles, >, 15);

  return g_test_run ();
}
