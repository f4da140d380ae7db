/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the loader: files, folders, limits, workers and cancelling. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gloss-error.h"
#include "reader/gloss-article-loader.h"

static GFile *
write_file (const char *name,
            const char *text,
            gsize       size)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_file_set_contents (path, text, size, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static void
assert_fails (GFile      *file,
              GQuark      domain,
              int         code,
              const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossArticle) article = gloss_article_load (file, NULL, NULL, &error);

  g_assert_null (article);
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, name));
}

static void
test_load (void)
{
  g_autoptr (GFile) file = write_file ("story.txt", "One paragraph.\n", 15);
  g_autoptr (GError) error = NULL;
  GlossArticle *article = gloss_article_load (file, "https://example.org/story", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (gloss_article_get_n_blocks (article), ==, 1);
  g_assert_cmpstr (gloss_article_get_uri (article), ==, "https://example.org/story");
  g_assert_cmpstr (gloss_article_get_reader (article), ==, "plain/1");
  g_assert_cmpstr (gloss_article_get_bytes_sha256 (article), ==, "4831b776ce31c59e6d6982a140e51cd9d526188fb8ede9f90628b55aa26994e3");
  g_assert_finalize_object (article);
}

static void
test_missing (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at all/story.txt");

  assert_fails (file, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "story.txt");
}

static void
test_folder (void)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "folder.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_mkdir_with_parents (path, 0700);
  assert_fails (file, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "folder.txt");
}

static void
test_pipe (void)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "pipe.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_fails (file, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "pipe.txt");
}

static void
test_no_right (void)
{
  g_autoptr (GFile) file = write_file ("secret.txt", "One paragraph.\n", 15);

  if (geteuid () == 0)
    {
      g_test_skip ("root may read everything");
      return;
    }
  g_chmod (g_file_peek_path (file), 0000);
  assert_fails (file, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "secret.txt");
}

static void
test_empty (void)
{
  g_autoptr (GFile) file = write_file ("empty.txt", "", 0);

  assert_fails (file, GLOSS_ERROR, GLOSS_ERROR_FORMAT, "empty.txt");
}

static void
test_too_large (void)
{
  g_autoptr (GFile) file = write_file ("large.txt", "x", 1);

  g_assert_cmpint (truncate (g_file_peek_path (file), GLOSS_ARTICLE_MAX_BYTES + 1), ==, 0);
  assert_fails (file, GLOSS_ERROR, GLOSS_ERROR_LIMIT, "large.txt");
}

typedef struct
{
  GlossArticle *article;
  GError *error;
  gboolean done;
} Outcome;

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Outcome *outcome = data;

  outcome->article = gloss_article_load_finish (result, &outcome->error);
  outcome->done = TRUE;
}

static void
test_async (void)
{
  g_autoptr (GFile) file = write_file ("async.txt", "One paragraph.\n\nAnother one.\n", 29);
  Outcome outcome = { NULL, NULL, FALSE };

  gloss_article_load_async (file, NULL, NULL, on_loaded, &outcome);
  g_assert_false (outcome.done);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_no_error (outcome.error);
  g_assert_cmpuint (gloss_article_get_n_blocks (outcome.article), ==, 2);
  g_assert_finalize_object (outcome.article);
}

static void
test_cancelled (void)
{
  g_autoptr (GFile) file = write_file ("cancelled.txt", "One paragraph.\n", 15);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome outcome = { NULL, NULL, FALSE };

  g_cancellable_cancel (cancellable);
  gloss_article_load_async (file, NULL, cancellable, on_loaded, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_null (outcome.article);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/article-loader/load", test_load);
  g_test_add_func ("/article-loader/missing", test_missing);
  g_test_add_func ("/article-loader/folder", test_folder);
  g_test_add_func ("/article-loader/pipe", test_pipe);
  g_test_add_func ("/article-loader/no-right", test_no_right);
  g_test_add_func ("/article-loader/empty", test_empty);
  g_test_add_func ("/article-loader/too-large", test_too_large);
  g_test_add_func ("/article-loader/async", test_async);
  g_test_add_func ("/article-loader/cancelled", test_cancelled);

  return g_test_run ();
}
