/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sinks: whole or not at all, and nothing of another's is lost. */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "document-fixture.h"
#include "exchange/gloss-export-sink.h"

static GlossExportSink *
open_sink (Fixture    *self,
           const char *name,
           gboolean    is_folder,
           gboolean    replace)
{
  g_autoptr (GFile) target = fixture_get_child (self, name);
  g_autoptr (GError) error = NULL;
  GlossExportSink *sink = gloss_export_sink_new (target, is_folder, replace, NULL, &error);

  g_assert_no_error (error);
  return sink;
}

static void
assert_refused (Fixture    *self,
                const char *name,
                gboolean    is_folder,
                gboolean    replace,
                int         code)
{
  g_autoptr (GFile) target = fixture_get_child (self, name);
  g_autoptr (GError) error = NULL;

  g_assert_null (gloss_export_sink_new (target, is_folder, replace, NULL, &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
write_text (GlossExportSink *sink,
            const char      *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = NULL;

  g_string_append (gloss_export_sink_get_buffer (sink), text);
  written = gloss_export_sink_flush (sink, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), text, strlen (text));
}

static void
add_file (GlossExportSink *sink,
          const char      *path,
          const char      *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) read = NULL;

  g_assert_true (gloss_export_sink_add_file (sink, path, text, strlen (text), &error));
  g_assert_no_error (error);
  read = gloss_export_sink_read_file (sink, path, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (read, NULL), g_bytes_get_size (read), text, strlen (text));
}

static void
keep (GlossExportSink *sink)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = gloss_export_sink_flush (sink, &error);

  g_assert_no_error (error);
  g_assert_nonnull (written);
}

static void
commit (GlossExportSink *sink)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gloss_export_sink_commit (sink, &error));
  g_assert_no_error (error);
}

/* --- files ------------------------------------------------------------------------------------- */

static void
test_file (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GlossExportSink) sink = open_sink (self, "out", FALSE, FALSE);
  g_autofree char *text = NULL;

  write_text (sink, "one\n");
  write_text (sink, "");
  write_text (sink, "two\n");
  g_assert_false (fixture_exists (self, "out"));
  g_assert_cmpuint (count_files (self), ==, 2);
  commit (sink);
  text = fixture_read (self, "out");
  g_assert_cmpstr (text, ==, "one\ntwo\n");
  g_assert_cmpuint (count_files (self), ==, 2);
}

static void
test_file_without_commit (Fixture       *self,
                          gconstpointer  data)
{
  GlossExportSink *sink = open_sink (self, "out", FALSE, FALSE);

  write_text (sink, "one\n");
  gloss_export_sink_free (sink);
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_file_revert (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GlossExportSink) sink = open_sink (self, "out", FALSE, FALSE);
  g_autofree char *text = NULL;

  write_text (sink, "one\n");
  g_string_append (gloss_export_sink_get_buffer (sink), "dropped");
  gloss_export_sink_revert (sink);
  write_text (sink, "two\n");
  commit (sink);
  text = fixture_read (self, "out");
  g_assert_cmpstr (text, ==, "one\ntwo\n");
}

static void
test_file_replaces (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->path, "out", NULL);
  g_autofree char *text = NULL;
  struct stat info;

  fixture_write (self, "out", "what was there before, which is longer");
  g_assert_cmpint (g_chmod (path, 0604), ==, 0);
  assert_refused (self, "out", FALSE, FALSE, G_IO_ERROR_EXISTS);
  {
    g_autoptr (GlossExportSink) sink = open_sink (self, "out", FALSE, TRUE);

    write_text (sink, "new");
    commit (sink);
  }
  text = fixture_read (self, "out");
  g_assert_cmpstr (text, ==, "new");
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0604);
}

/* Somebody else makes a file of that name while the export goes on. */
static void
test_file_made_meanwhile (Fixture       *self,
                          gconstpointer  data)
{
  g_autofree char *text = NULL;
  {
    g_autoptr (GlossExportSink) sink = open_sink (self, "out", FALSE, FALSE);
    g_autoptr (GError) error = NULL;

    write_text (sink, "new");
    fixture_write (self, "out", "theirs");
    g_assert_false (gloss_export_sink_commit (sink, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  }
  text = fixture_read (self, "out");
  g_assert_cmpstr (text, ==, "theirs");
  g_assert_cmpuint (count_files (self), ==, 2);
}

static void
test_file_through_a_link (Fixture       *self,
                          gconstpointer  data)
{
  g_autofree char *link = g_build_filename (self->path, "link", NULL);
  g_autoptr (GlossExportSink) sink = NULL;
  g_autofree char *text = NULL;

  fixture_write (self, "folder/real", "old");
  g_assert_cmpint (symlink ("folder/real", link), ==, 0);
  sink = open_sink (self, "link", FALSE, TRUE);
  write_text (sink, "new");
  commit (sink);
  text = fixture_read (self, "folder/real");
  g_assert_cmpstr (text, ==, "new");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
}

static void
test_never_replaces_work (Fixture       *self,
                          gconstpointer  data)
{
  g_autofree char *pipe = g_build_filename (self->path, "pipe", NULL);

  fixture_seed (self, &self->maria, 4, 10);
  fixture_write (self, "folder/x", "");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refused (self, "bridge.txt", FALSE, TRUE, G_IO_ERROR_FAILED);
  assert_refused (self, "bridge.txt.maria.gloss.json", FALSE, TRUE, G_IO_ERROR_FAILED);
  assert_refused (self, "other.gloss.json", FALSE, FALSE, G_IO_ERROR_FAILED);
  assert_refused (self, "gloss.json", FALSE, FALSE, G_IO_ERROR_FAILED);
  assert_refused (self, ".gloss/structure/x", FALSE, FALSE, G_IO_ERROR_FAILED);
  assert_refused (self, "folder", FALSE, TRUE, G_IO_ERROR_IS_DIRECTORY);
  assert_refused (self, "pipe", FALSE, TRUE, G_IO_ERROR_NOT_REGULAR_FILE);
  assert_refused (self, "bridge.txt/x", FALSE, TRUE, G_IO_ERROR_NOT_DIRECTORY);
  assert_refused (self, "gone/x", FALSE, FALSE, G_IO_ERROR_NOT_FOUND);
}

static void
test_names (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *longest = g_strnfill (255, 'x');
  g_autofree char *too_long = g_strnfill (256, 'x');
  const char *names[] = { longest, "it's \"quoted\"", "😀 two words", "\xff\xfe", "a\nb", "%41" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GlossExportSink) sink = open_sink (self, names[i], FALSE, FALSE);

      write_text (sink, "x");
      commit (sink);
      g_assert_true (fixture_exists (self, names[i]));
    }
  assert_refused (self, too_long, FALSE, FALSE, G_IO_ERROR_FILENAME_TOO_LONG);
  g_assert_cmpuint (count_files (self), ==, 1 + G_N_ELEMENTS (names));
}

/* --- what goes wrong --------------------------------------------------------------------------- */

/* As on a disk with that much left. */
static void
limit_files (rlim_t n_bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (n_bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_full_disk (Fixture       *self,
                gconstpointer  data)
{
  GlossExportSink *sink = open_sink (self, "out", FALSE, FALSE);
  GlossExportSink *folder = open_sink (self, "folder", TRUE, FALSE);
  g_autofree char *large = g_strnfill (100 * 1024, 'x');
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  write_text (sink, "one\n");
  limit_files (64 * 1024);
  g_string_append (gloss_export_sink_get_buffer (sink), large);
  g_assert_null (gloss_export_sink_flush (sink, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "out"));
  g_clear_error (&error);
  g_assert_false (gloss_export_sink_add_file (folder, "a/b", large, strlen (large), &error));
  g_assert_nonnull (error);
  limit_files (RLIM_INFINITY);
  signal (SIGXFSZ, SIG_DFL);
  gloss_export_sink_free (sink);
  gloss_export_sink_free (folder);
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_folder_vanishes (Fixture       *self,
                      gconstpointer  data)
{
  g_autofree char *place = g_build_filename (self->path, "place", NULL);
  g_autofree char *moved = g_build_filename (self->path, "moved", NULL);
  g_autoptr (GlossExportSink) sink = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  sink = open_sink (self, "place/out", FALSE, FALSE);
  write_text (sink, "one\n");
  g_assert_cmpint (g_rename (place, moved), ==, 0);
  g_assert_false (gloss_export_sink_commit (sink, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_false (fixture_exists (self, "moved/out"));
}

static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GFile) target = fixture_get_child (self, "out");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GlossExportSink *sink = gloss_export_sink_new (target, FALSE, FALSE, cancellable, NULL);
  g_autoptr (GError) error = NULL;

  write_text (sink, "one\n");
  g_cancellable_cancel (cancellable);
  g_assert_null (gloss_export_sink_flush (sink, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (gloss_export_sink_commit (sink, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gloss_export_sink_free (sink);
  g_assert_cmpuint (count_files (self), ==, 1);
}

/* --- folders ----------------------------------------------------------------------------------- */

static void
test_folder (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GlossExportSink) sink = open_sink (self, "out", TRUE, FALSE);
  g_autofree char *text = NULL;

  add_file (sink, "a.txt", "a");
  add_file (sink, "deep/er/b \"😀\n.txt", "b");
  keep (sink);
  add_file (sink, "dropped", "c");
  gloss_export_sink_revert (sink);
  add_file (sink, "c.txt", "");
  keep (sink);
  g_assert_false (fixture_exists (self, "out"));
  commit (sink);
  text = fixture_read (self, "out/deep/er/b \"😀\n.txt");
  g_assert_cmpstr (text, ==, "b");
  g_assert_true (fixture_exists (self, "out/c.txt"));
  g_assert_false (fixture_exists (self, "out/dropped"));
  g_assert_cmpuint (count_files (self), ==, 2);
}

static void
test_folder_refuses_paths (Fixture       *self,
                           gconstpointer  data)
{
  g_autoptr (GlossExportSink) sink = open_sink (self, "out", TRUE, FALSE);
  g_autofree char *too_long = g_strnfill (256, 'x');
  const char *paths[] = { "", "..", "../x", "a/../../x", "/x", "a//b", ".", "a.txt", ".gloss-export", "a.txt/b", too_long };

  add_file (sink, "a.txt", "a");
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (gloss_export_sink_add_file (sink, paths[i], "x", 1, &error));
      g_assert_nonnull (error);
    }
  g_assert_false (fixture_exists (self, "x"));
}

static void
export_folder (Fixture    *self,
               const char *name,
               const char *path)
{
  g_autoptr (GlossExportSink) sink = open_sink (self, name, TRUE, TRUE);

  add_file (sink, path, "x");
  keep (sink);
  commit (sink);
}

static void
test_folder_replaces_an_export (Fixture       *self,
                                gconstpointer  data)
{
  export_folder (self, "out", "deep/first");
  assert_refused (self, "out", TRUE, FALSE, G_IO_ERROR_EXISTS);
  export_folder (self, "out", "second");
  g_assert_true (fixture_exists (self, "out/second"));
  g_assert_false (fixture_exists (self, "out/deep"));
  fixture_write (self, "out/mine", "kept");
  assert_refused (self, "out", TRUE, TRUE, G_IO_ERROR_NOT_EMPTY);
  g_assert_true (fixture_exists (self, "out/second"));
  g_assert_true (fixture_exists (self, "out/mine"));
  g_assert_cmpuint (count_files (self), ==, 2);
}

static void
test_folder_takes_an_empty_one (Fixture       *self,
                                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->path, "out", NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  export_folder (self, "out", "first");
  g_assert_true (fixture_exists (self, "out/first"));
  fixture_write (self, "other/mine", "kept");
  assert_refused (self, "other", TRUE, TRUE, G_IO_ERROR_NOT_EMPTY);
  assert_refused (self, "bridge.txt", TRUE, TRUE, G_IO_ERROR_NOT_DIRECTORY);
}

/* Somebody puts a file into the folder while the export goes on. */
static void
test_folder_filled_meanwhile (Fixture       *self,
                              gconstpointer  data)
{
  export_folder (self, "out", "first");
  {
    g_autoptr (GlossExportSink) sink = open_sink (self, "out", TRUE, TRUE);
    g_autoptr (GError) error = NULL;

    add_file (sink, "second", "x");
    keep (sink);
    fixture_write (self, "out/mine", "kept");
    g_assert_false (gloss_export_sink_commit (sink, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_EMPTY);
  }
  g_assert_true (fixture_exists (self, "out/first"));
  g_assert_true (fixture_exists (self, "out/mine"));
  g_assert_cmpuint (count_files (self), ==, 2);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/export-sink/file", test_file);
  ADD ("/export-sink/file-without-commit", test_file_without_commit);
  ADD ("/export-sink/file-revert", test_file_revert);
  ADD ("/export-sink/file-replaces", test_file_replaces);
  ADD ("/export-sink/file-made-meanwhile", test_file_made_meanwhile);
  ADD ("/export-sink/file-through-a-link", test_file_through_a_link);
  ADD ("/export-sink/never-replaces-work", test_never_replaces_work);
  ADD ("/export-sink/names", test_names);
  ADD ("/export-sink/full-disk", test_full_disk);
  ADD ("/export-sink/folder-vanishes", test_folder_vanishes);
  ADD ("/export-sink/cancelled", test_cancelled);
  ADD ("/export-sink/folder", test_folder);
  ADD ("/export-sink/folder-refuses-paths", test_folder_refuses_paths);
  ADD ("/export-sink/folder-replaces-an-export", test_folder_replaces_an_export);
  ADD ("/export-sink/folder-takes-an-empty-one", test_folder_takes_an_empty_one);
  ADD ("/export-sink/folder-filled-meanwhile", test_folder_filled_meanwhile);

  return g_test_run ();
}
