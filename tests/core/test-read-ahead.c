/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of reading ahead: what is taken is what lies on disk, and once. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "reader/gloss-article-loader.h"
#include "reader/gloss-read-ahead.h"

#define SHORT "One paragraph.\n"
#define LONG "Another paragraph.\n\nAnd one more.\n"

static GFile *
write_file (const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static void
assert_not_there (GFile *file)
{
  g_assert_null (gloss_read_ahead_take (file, NULL));
}

static void
test_once (void)
{
  g_autoptr (GFile) file = write_file ("once.txt", LONG);
  GlossArticle *article;

  assert_not_there (file);
  gloss_read_ahead (file);
  article = gloss_read_ahead_take (file, NULL);
  g_assert_nonnull (article);
  g_assert_cmpuint (gloss_article_get_n_blocks (article), ==, 2);
  assert_not_there (file);
  g_assert_finalize_object (article);
}

static void
test_loader (void)
{
  g_autoptr (GFile) file = write_file ("loader.txt", LONG);
  g_autoptr (GError) error = NULL;
  GlossArticle *article;

  gloss_read_ahead (file);
  article = gloss_article_load (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gloss_article_get_n_blocks (article), ==, 2);
  assert_not_there (file);
  g_assert_finalize_object (article);
}

/* What is read ahead has no address, so an article that has one is another. */
static void
test_address (void)
{
  g_autoptr (GFile) file = write_file ("address.txt", LONG);
  g_autoptr (GlossArticle) article = NULL;
  g_autoptr (GlossArticle) ahead = NULL;

  gloss_read_ahead (file);
  article = gloss_article_load (file, "https://example.org/story", NULL, NULL);
  g_assert_cmpstr (gloss_article_get_uri (article), ==, "https://example.org/story");
  ahead = gloss_read_ahead_take (file, NULL);
  g_assert_nonnull (ahead);
  g_assert_null (gloss_article_get_uri (ahead));
}

static void
test_other_file (void)
{
  g_autoptr (GFile) file = write_file ("mine.txt", SHORT);
  g_autoptr (GFile) other = write_file ("other.txt", LONG);
  g_autoptr (GlossArticle) article = NULL;

  gloss_read_ahead (file);
  assert_not_there (other);
  article = gloss_read_ahead_take (file, NULL);
  g_assert_nonnull (article);
}

static void
test_last_one_counts (void)
{
  g_autoptr (GFile) first = write_file ("first.txt", SHORT);
  g_autoptr (GFile) last = write_file ("last.txt", LONG);
  g_autoptr (GlossArticle) article = NULL;

  gloss_read_ahead (first);
  gloss_read_ahead (last);
  assert_not_there (first);
  article = gloss_read_ahead_take (last, NULL);
  g_assert_nonnull (article);
}

/* Whether it is changed before, while or after it is read ahead: what is loaded is what it holds in the end. */
static void
test_changed (void)
{
  for (guint turn = 0; turn < 20; turn++)
    {
      g_autoptr (GFile) file = write_file ("changed.txt", SHORT);
      g_autoptr (GFile) again = NULL;
      g_autoptr (GlossArticle) article = NULL;

      gloss_read_ahead (file);
      g_usleep (turn * 100);
      again = write_file ("changed.txt", LONG);
      article = gloss_article_load (again, NULL, NULL, NULL);
      g_assert_cmpuint (gloss_article_get_n_blocks (article), ==, 2);
    }
}

static void
test_missing (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at all/story.txt");
  g_autoptr (GError) error = NULL;

  gloss_read_ahead (file);
  g_assert_null (gloss_article_load (file, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "story.txt"));
}

static void
test_cancelled (void)
{
  g_autoptr (GFile) file = write_file ("cancelled.txt", LONG);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GlossArticle) article = NULL;

  g_cancellable_cancel (cancellable);
  gloss_read_ahead (file);
  article = gloss_read_ahead_take (file, cancellable);
  assert_not_there (file);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/read-ahead/once", test_once);
  g_test_add_func ("/read-ahead/loader", test_loader);
  g_test_add_func ("/read-ahead/address", test_address);
  g_test_add_func ("/read-ahead/other-file", test_other_file);
  g_test_add_func ("/read-ahead/last-one-counts", test_last_one_counts);
  g_test_add_func ("/read-ahead/changed", test_changed);
  g_test_add_func ("/read-ahead/missing", test_missing);
  g_test_add_func ("/read-ahead/cancelled", test_cancelled);

  return g_test_run ();
}
