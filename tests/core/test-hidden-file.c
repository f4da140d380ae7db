/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files are replaced whole or not at all, and what killed processes leave behind goes, but nothing that is in use. */
#include "config.h"

#include "store/gloss-hidden-file.h"
#include "store/gloss-sweep.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "gloss-error.h"

#define HOLD "--hold"
#define ELSEWHERE ".gloss-write-00000000-01234567"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("gloss-hidden-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  remove_all (self->folder);
  g_free (self->folder);
}

static char *
dup_path (Fixture    *self,
          const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_contents (const char *path,
                 const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

static gboolean
replace (const char  *path,
         const char  *contents,
         GError     **error)
{
  return gloss_hidden_file_replace (path, contents, strlen (contents), error);
}

static void
test_replaces (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *path = dup_path (self, "a.json");
  g_autofree char *link = dup_path (self, "b.json");
  g_autoptr (GError) error = NULL;
  struct stat after;

  g_assert_true (replace (path, "one", &error));
  assert_contents (path, "one");
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_cmpint (symlink ("a.json", link), ==, 0);
  g_assert_true (replace (link, "two", &error));
  assert_contents (path, "two");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (stat (path, &after), ==, 0);
  g_assert_cmpint (after.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (self), ==, 2);
}

/* Nothing is half-written and nothing is left, whatever it fails of. */
static void
assert_fails (Fixture    *self,
              const char *path,
              const char *contents,
              GQuark      domain,
              int         code)
{
  guint n_before = count_files (self);
  g_autoptr (GError) error = NULL;

  g_assert_false (replace (path, contents, &error));
  g_assert_true (error != NULL && error->domain == domain && error->code == code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_cmpuint (count_files (self), ==, n_before);
}

static void
test_protected (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *path = dup_path (self, "a.json");

  g_assert_true (replace (path, "one", NULL));
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  assert_fails (self, path, "two", GLOSS_ERROR, GLOSS_ERROR_PROTECTED);
  assert_contents (path, "one");
}

static void
test_in_the_way (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *folder = dup_path (self, "folder");
  g_autofree char *file = dup_path (self, "file");
  g_autofree char *below = g_build_filename (file, "a.json", NULL);
  g_autofree char *gone = g_build_filename (self->folder, "gone", "a.json", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  assert_fails (self, folder, "one", G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_true (replace (file, "", NULL));
  assert_fails (self, below, "one", G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  assert_fails (self, gone, "one", G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* The write itself fails in its middle, for root as well as for anybody. */
static void
test_no_room (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *path = dup_path (self, "a.json");
  g_autofree char *large = g_strnfill (100000, 'x');
  struct rlimit before, limit;

  g_assert_true (replace (path, "one", NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 50000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  assert_fails (self, path, large, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  assert_contents (path, "one");
  g_assert_true (replace (path, large, NULL));
  assert_contents (path, large);
}

static void
test_causes (void)
{
  g_assert_cmpint (gloss_io_error_from_errno (ENOSPC), ==, G_IO_ERROR_NO_SPACE);
  g_assert_cmpint (gloss_io_error_from_errno (EDQUOT), ==, G_IO_ERROR_NO_SPACE);
  g_assert_cmpint (gloss_io_error_from_errno (ESTALE), ==, G_IO_ERROR_NOT_CONNECTED);
  g_assert_cmpint (gloss_io_error_from_errno (EROFS), ==, G_IO_ERROR_READ_ONLY);
}

/* --- what was left behind ------------------------------------------------------------------- */

static char *
leave (Fixture    *self,
       const char *folder,
       const char *name,
       gint64      age)
{
  g_autofree char *parent = g_build_filename (self->folder, folder, NULL);
  char *path = g_build_filename (parent, name, NULL);
  struct utimbuf times;

  times.actime = times.modtime = g_get_real_time () / G_USEC_PER_SEC - age;
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "half", -1, NULL));
  g_assert_cmpint (g_utime (path, &times), ==, 0);
  return path;
}

static gboolean
exists (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_sweeps (Fixture       *self,
             gconstpointer  data)
{
  static const char *const folders[] = { ".", ".gloss/journal", ".gloss/texts", ".gloss/structure" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *name = gloss_hidden_file_dup_name (i % 2 ? GLOSS_HIDDEN_EXPORT : GLOSS_HIDDEN_WRITE);
      g_autofree char *old = leave (self, folders[i], name, 100);

      g_assert_cmpuint (gloss_sweep (self->folder), ==, 1);
      g_assert_false (exists (old));
    }
}

/* What is young, of another computer, held, or a file of somebody else's. */
static void
test_leaves (Fixture       *self,
             gconstpointer  data)
{
  static const char *const names[] = {
    "a.txt", "a.txt.maria.gloss.json", ".gloss-export-before", ".gloss-write-0123456-01234567", ".gloss-write-01234567-0123456g",
    ".gloss-write-01234567-01234567-before", ".gloss-notes-01234567-01234567",
  };
  g_autofree char *young_name = gloss_hidden_file_dup_name (GLOSS_HIDDEN_WRITE);
  g_autofree char *held_name = gloss_hidden_file_dup_name (GLOSS_HIDDEN_WRITE);
  g_autofree char *link_name = gloss_hidden_file_dup_name (GLOSS_HIDDEN_WRITE);
  g_autofree char *young = leave (self, ".", young_name, 0);
  g_autofree char *held = leave (self, ".", held_name, 1000000);
  g_autofree char *elsewhere = leave (self, ".", ELSEWHERE, 3600);
  g_autofree char *link = dup_path (self, link_name);
  int fd = open (held, O_RDONLY | O_CLOEXEC);

  gloss_hidden_file_hold (fd);
  g_assert_cmpint (symlink ("a.txt", link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (leave (self, ".", names[i], 1000000));
  g_assert_cmpuint (gloss_sweep (self->folder), ==, 0);
  close (fd);
  g_assert_cmpuint (gloss_sweep (self->folder), ==, 1);
  g_assert_false (exists (held));
  g_assert_true (exists (young));
  g_assert_true (exists (elsewhere));
}

/* Of another computer in a shared folder: when nobody can be writing it any more. */
static void
test_elsewhere (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *path = leave (self, ".", ELSEWHERE, 2 * 24 * 3600);

  g_assert_cmpuint (gloss_sweep (self->folder), ==, 1);
  g_assert_false (exists (path));
}

/* An export of many files, with a link out of it: what the link leads to stays. */
static void
test_folder (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *name = gloss_hidden_file_dup_name (GLOSS_HIDDEN_EXPORT);
  g_autofree char *deep = g_build_filename (name, "a", "b", NULL);
  g_autofree char *kept = leave (self, "kept", "a.txt", 0);
  g_autofree char *inner = leave (self, deep, "c.txt", 0);
  g_autofree char *folder = dup_path (self, name);
  g_autofree char *target = dup_path (self, "kept");
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  struct utimbuf long_ago = { 1000000000, 1000000000 };

  g_assert_cmpint (symlink (target, link), ==, 0);
  g_assert_cmpint (g_utime (folder, &long_ago), ==, 0);
  g_assert_cmpuint (gloss_sweep (self->folder), ==, 1);
  g_assert_false (exists (folder));
  g_assert_true (exists (kept));
}

static int
hold_until_killed (const char *path)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL, 0600);

  gloss_hidden_file_hold (fd);
  if (write (STDOUT_FILENO, "x", 1) != 1)
    return 1;
  for (;;)
    pause ();
}

/* A process that writes is left in peace, however old the file; once it is dead, the file goes. */
static void
test_killed (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *name = gloss_hidden_file_dup_name (GLOSS_HIDDEN_WRITE);
  g_autofree char *path = dup_path (self, name);
  struct utimbuf long_ago = { 1000000000, 1000000000 };
  g_autoptr (GSubprocess) process = NULL;
  char ready;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "/proc/self/exe", HOLD, path, NULL);
  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stdout_pipe (process), &ready, 1, NULL, NULL), ==, 1);
  g_assert_cmpint (g_utime (path, &long_ago), ==, 0);
  g_assert_cmpuint (gloss_sweep (self->folder), ==, 0);
  g_assert_true (exists (path));
  g_subprocess_send_signal (process, SIGKILL);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_cmpuint (gloss_sweep (self->folder), ==, 1);
  g_assert_false (exists (path));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], HOLD))
    return hold_until_killed (argv[2]);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/hidden-file/replaces", test_replaces);
  ADD ("/hidden-file/protected", test_protected);
  ADD ("/hidden-file/in-the-way", test_in_the_way);
  ADD ("/hidden-file/no-room", test_no_room);
  g_test_add_func ("/hidden-file/causes", test_causes);
  ADD ("/sweep/takes-what-was-left-behind", test_sweeps);
  ADD ("/sweep/leaves-the-rest", test_leaves);
  ADD ("/sweep/of-another-computer", test_elsewhere);
  ADD ("/sweep/folder", test_folder);
  ADD ("/sweep/killed", test_killed);

  return g_test_run ();
}
