/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Journals: what was appended is there, whatever happened to the end of the file. */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "annotation-article.h"
#include "gloss-error.h"
#include "store/gloss-journal.h"
#include "store/gloss-journal-marks.h"
#include "store/gloss-text-snapshot.h"

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  GlossJournal *journal;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("gloss-journal-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, ".gloss", "journal", "maria.jsonl", NULL);
  self->file = g_file_new_for_path (self->path);
  self->journal = gloss_journal_new (self->file);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  gloss_journal_free (self->journal);
  g_object_unref (self->file);
  remove_tree (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static GlossJournalEntry *
make_entry (const char *source,
            int         n)
{
  g_autofree char *before = g_strdup_printf ("{\"id\":\"urn:x\",\n  \"n\":%d,\"t\":\"a\\nb “東京” 🙂\",\"f\":0.1}", n);
  g_autofree char *after = g_strdup_printf ("{\"id\":\"urn:x\",\n  \"n\":%d}", n + 1);

  return gloss_journal_entry_new (GLOSS_JOURNAL_EDIT, source, "urn:x", before, after);
}

static GPtrArray *
make_entries (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_journal_entry_free);
}

static gboolean
append_one (GlossJournal       *journal,
            GlossJournalEntry  *entry,
            GError            **error)
{
  g_autoptr (GPtrArray) entries = make_entries ();

  g_ptr_array_add (entries, entry);
  return gloss_journal_append (journal, entries, error);
}

static GlossJournalEntry *
make_saved (const char *writer,
            gint64      loaded,
            gint64      through)
{
  GlossJournalEntry *entry = gloss_journal_entry_new_saved ("a.txt", "abc");

  entry->writer = g_strdup (writer);
  entry->loaded = loaded;
  entry->through = through;
  return entry;
}

static void
append (Fixture    *self,
        const char *source,
        int         n)
{
  g_autoptr (GError) error = NULL;

  append_one (self->journal, make_entry (source, n), &error);
  g_assert_no_error (error);
}

static GPtrArray *
read_journal (Fixture    *self,
              const char *source)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = gloss_journal_read (self->journal, source, &error);

  g_assert_no_error (error);
  return entries;
}

static void
assert_numbers (Fixture *self,
                guint    n)
{
  g_autoptr (GPtrArray) entries = read_journal (self, NULL);

  g_assert_cmpuint (entries->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (((GlossJournalEntry *) g_ptr_array_index (entries, i))->seq, ==, i + 1);
}

static char *
read_bytes (Fixture *self,
            gsize   *length)
{
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (self->path, &bytes, length, NULL));
  return bytes;
}

static void
write_bytes (Fixture    *self,
             const char *bytes,
             gssize      length)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (self->path, bytes, length, NULL));
}

static void
test_missing (Fixture       *self,
              gconstpointer  data)
{
  assert_numbers (self, 0);
  g_assert_false (g_file_query_exists (self->file, NULL));
  append (self, "a.txt", 1);
  assert_numbers (self, 1);
}

static void
test_round_trip (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GlossJournalEntry) wanted = make_entry ("a.txt", 1);
  g_autoptr (GPtrArray) entries = NULL;
  GlossJournalEntry *first = make_entry ("a.txt", 1);
  GlossJournalEntry *read;

  first->joins = TRUE;
  append_one (self->journal, first, NULL);
  append_one (self->journal, make_saved ("w", 0, 1), NULL);
  append (self, "b.txt", 7);

  entries = read_journal (self, "a.txt");
  g_assert_cmpuint (entries->len, ==, 2);
  read = g_ptr_array_index (entries, 0);
  g_assert_true (gloss_journal_entry_is_change (read));
  g_assert_true (read->joins);
  g_assert_cmpstr (read->op, ==, "edit");
  g_assert_cmpstr (read->id, ==, "urn:x");
  g_assert_cmpstr (read->before.text, ==, wanted->before.text);
  g_assert_cmpstr (read->after.text, ==, wanted->after.text);
  read = g_ptr_array_index (entries, 1);
  g_assert_false (gloss_journal_entry_is_change (read));
  g_assert_cmpstr (read->sidecar, ==, "abc");
  g_assert_cmpstr (read->writer, ==, "w");
  g_assert_cmpint (read->loaded, ==, 0);
  g_assert_cmpint (read->through, ==, 1);
  assert_numbers (self, 3);
}

/* Whatever a crash leaves of the last line, the lines before it are read, and the next is appended after them. */
static void
test_torn (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *whole = NULL;
  gsize length, two;

  append (self, "a.txt", 1);
  append (self, "a.txt", 2);
  g_free (read_bytes (self, &two));
  append (self, "a.txt", 3);
  whole = read_bytes (self, &length);

  for (gsize cut = two; cut <= length; cut++)
    {
      g_autofree char *bytes = NULL;
      gsize n_bytes;

      write_bytes (self, whole, cut);
      assert_numbers (self, cut == length ? 3 : 2);
      append (self, "a.txt", 4);
      assert_numbers (self, cut == length ? 4 : 3);
      bytes = read_bytes (self, &n_bytes);
      g_assert_cmpint (memcmp (bytes, whole, cut == length ? length : two), ==, 0);
    }
}

static GPtrArray *
make_step (guint n)
{
  GPtrArray *entries = make_entries ();

  for (guint i = 0; i < n; i++)
    {
      GlossJournalEntry *entry = make_entry ("a.txt", i);

      entry->joins = i > 0;
      entry->more = n - 1 - i;
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

/* A step that changes several things is done whole or not at all. */
static void
test_torn_step (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) step = make_step (3);
  g_autofree char *whole = NULL;
  gsize length, one;

  append (self, "a.txt", 1);
  g_free (read_bytes (self, &one));
  g_assert_true (gloss_journal_append (self->journal, step, NULL));
  assert_numbers (self, 4);
  whole = read_bytes (self, &length);

  for (gsize cut = one; cut <= length; cut++)
    {
      write_bytes (self, whole, cut);
      assert_numbers (self, cut == length ? 4 : 1);
      append (self, "b.txt", 2);
      assert_numbers (self, cut == length ? 5 : 2);
    }
}

/* Nor is it when all of the file is such a step, and longer than what is read at once. */
static void
test_torn_long_step (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GPtrArray) step = make_step (1000);
  g_autofree char *whole = NULL;
  gsize length;

  g_assert_true (gloss_journal_append (self->journal, step, NULL));
  assert_numbers (self, 1000);
  whole = read_bytes (self, &length);
  write_bytes (self, whole, length - 1);
  assert_numbers (self, 0);
  append (self, "a.txt", 1);
  assert_numbers (self, 1);
}

static void
test_torn_only_line (Fixture       *self,
                     gconstpointer  data)
{
  write_bytes (self, "{\"seq\":1,\"op\":\"ad", -1);
  assert_numbers (self, 0);
  append (self, "a.txt", 1);
  assert_numbers (self, 1);
}

/* What is not understood is passed over, and stays where it is; a newer operation counts. */
static void
test_foreign (Fixture       *self,
              gconstpointer  data)
{
  const char *foreign = "{\"seq\":4,\"op\":\"fly\",\"source\":\"a.txt\",\"id\":\"urn:x\",\"wings\":2}\n"
                        "no JSON\n\n[]\n{\"op\":\"add\"}\n{\"seq\":\"5\",\"op\":1,\"source\":[]}\n\xff\xfe\n";
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *bytes = NULL;

  write_bytes (self, foreign, -1);
  append (self, "a.txt", 1);
  bytes = read_bytes (self, NULL);
  g_assert_true (g_str_has_prefix (bytes, foreign));
  entries = read_journal (self, "a.txt");
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_false (gloss_journal_entry_is_change (g_ptr_array_index (entries, 0)));
  g_assert_cmpint (((GlossJournalEntry *) g_ptr_array_index (entries, 1))->seq, ==, 5);
}

/* The last number is found behind any length of lines. */
static void
test_long_lines (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *filler = g_strnfill (300000, 'x');
  g_autofree char *line = NULL;
  g_autofree char *all = NULL;

  append (self, "a.txt", 1);
  line = read_bytes (self, NULL);
  all = g_strconcat (line, filler, "\n", filler, NULL);
  write_bytes (self, all, -1);
  append (self, "a.txt", 2);
  assert_numbers (self, 2);
}

static void
append_many (const char *path,
             const char *source,
             int         n)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GlossJournal) journal = gloss_journal_new (file);

  for (int i = 0; i < n; i++)
    g_assert_true (append_one (journal, make_entry (source, i), NULL));
}

/* Two processes at once: every line is there, whole, with a number of its own. */
static void
test_two_processes (Fixture       *self,
                    gconstpointer  data)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      append_many (self->path, "b.txt", 50);
      _exit (0);
    }
  append_many (self->path, "a.txt", 50);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  assert_numbers (self, 100);
}

static GPtrArray *
make_large_entries (int n)
{
  g_autofree char *filler = g_strnfill (4096, 'x');
  g_autofree char *state = g_strdup_printf ("{\"t\":\"%s\"}", filler);
  GPtrArray *entries = make_entries ();

  for (int i = 0; i < n; i++)
    g_ptr_array_add (entries, gloss_journal_entry_new (GLOSS_JOURNAL_ADD, "a.txt", "urn:x", NULL, state));
  return entries;
}

/* The oldest that a sidecar holds go; the last thousand and what is not understood stay. */
static void
test_compaction (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) first = make_large_entries (1500);
  g_autoptr (GPtrArray) more = make_large_entries (1000);
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *bytes = NULL;
  struct stat info;

  write_bytes (self, "foreign\n", -1);
  append (self, "b.txt", 1);
  g_assert_true (gloss_journal_append (self->journal, first, NULL));
  g_assert_true (append_one (self->journal, make_saved ("w", 1501, 0), NULL));
  g_assert_true (gloss_journal_append (self->journal, more, NULL));

  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_size, <, GLOSS_JOURNAL_MAX_BYTES);
  left = read_journal (self, NULL);
  g_assert_cmpuint (left->len, ==, 1 + 1 + 1000);
  g_assert_cmpstr (((GlossJournalEntry *) g_ptr_array_index (left, 0))->source, ==, "b.txt");
  g_assert_cmpstr (((GlossJournalEntry *) g_ptr_array_index (left, 1))->sidecar, ==, "abc");
  g_assert_cmpint (((GlossJournalEntry *) g_ptr_array_index (left, 2))->seq, ==, 1503);
  bytes = read_bytes (self, NULL);
  g_assert_true (g_str_has_prefix (bytes, "foreign\n"));
  append (self, "a.txt", 1);
}

/* What no sidecar holds stays, however much it is. */
static void
test_unsaved_stays (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (GPtrArray) entries = make_large_entries (2500);

  g_assert_true (gloss_journal_append (self->journal, entries, NULL));
  assert_numbers (self, 2500);
}

/* Who saves says nothing of what another window did meanwhile, but of what was there when it began. */
static void
test_marks (void)
{
  g_autoptr (GlossJournalMarks) marks = gloss_journal_marks_new ();
  g_autoptr (GlossJournalEntry) entry = make_entry ("a.txt", 1);
  g_autoptr (GlossJournalEntry) saved = make_saved ("w", 3, 8);
  g_autoptr (GlossJournalEntry) less = make_saved ("v", 2, 3);

  gloss_journal_marks_add (marks, saved);
  entry->writer = g_strdup ("v");
  for (entry->seq = 1; entry->seq < 10; entry->seq++)
    g_assert_cmpint (gloss_journal_marks_cover (marks, entry), ==, entry->seq <= 3);
  g_set_str (&entry->writer, "w");
  for (entry->seq = 1; entry->seq < 10; entry->seq++)
    g_assert_cmpint (gloss_journal_marks_cover (marks, entry), ==, entry->seq <= 8);
  g_set_str (&entry->source, "b.txt");
  entry->seq = 1;
  g_assert_false (gloss_journal_marks_cover (marks, entry));
  g_assert_true (gloss_journal_marks_say (marks, less));
  less->through = 4;
  g_assert_false (gloss_journal_marks_say (marks, less));
}

/* A file that may grow no longer is a full disk: the line that did not fit leaves nothing. */
static void
test_full (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = make_large_entries (3);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  struct rlimit limit, small;
  gsize n_before, n_after;

  append (self, "a.txt", 1);
  before = read_bytes (self, &n_before);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = n_before + 6000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (gloss_journal_append (self->journal, entries, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, self->path));
  after = read_bytes (self, &n_after);
  g_assert_cmpmem (before, n_before, after, n_after);

  g_assert_true (gloss_journal_append (self->journal, entries, NULL));
  assert_numbers (self, 4);
}

static void
test_unwritable (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/proc/gloss/journal/maria.jsonl");
  g_autoptr (GlossJournal) journal = gloss_journal_new (file);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (append_one (journal, make_entry ("a.txt", 1), &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "/proc/gloss/journal/maria.jsonl"));
  entries = gloss_journal_read (journal, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 0);
}

static void
test_no_file (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (self->path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  g_assert_false (append_one (self->journal, make_entry ("a.txt", 1), &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (gloss_journal_read (self->journal, NULL, &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT);
}

static guint64
get_inode (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_UNIX_INODE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE);
}

/* A text is written once and is the article's; one that is damaged is written again. */
static void
test_text (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GlossArticle) article = make_article ("Café 🙂\nNobody was hurt.");
  GlossText *text = gloss_article_get_text (article);
  g_autofree char *path = g_build_filename (self->folder, ".gloss", "texts", NULL);
  g_autoptr (GFile) texts = g_file_new_for_path (path);
  g_autoptr (GFile) file = gloss_text_snapshot_dup_file (texts, gloss_text_get_sha256 (text));
  g_autofree char *contents = NULL;
  g_autofree char *again = NULL;
  const char *utf8;
  gsize n_utf8, length;
  guint64 inode;

  g_assert_true (gloss_text_snapshot_keep (texts, article, NULL));
  g_assert_true (g_file_load_contents (file, NULL, &contents, &length, NULL, NULL));
  utf8 = gloss_text_get_utf8 (text, &n_utf8);
  g_assert_cmpmem (contents, length, utf8, n_utf8);

  inode = get_inode (file);
  g_assert_true (gloss_text_snapshot_keep (texts, article, NULL));
  g_assert_cmpuint (get_inode (file), ==, inode);

  g_assert_true (g_file_set_contents (g_file_peek_path (file), "Caf", -1, NULL));
  g_assert_true (gloss_text_snapshot_keep (texts, article, NULL));
  g_assert_true (g_file_load_contents (file, NULL, &again, NULL, NULL, NULL));
  g_assert_cmpstr (again, ==, utf8);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/journal/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/journal/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/journal/torn-at-every-byte", Fixture, NULL, set_up, test_torn, tear_down);
  g_test_add ("/journal/torn-step", Fixture, NULL, set_up, test_torn_step, tear_down);
  g_test_add ("/journal/torn-long-step", Fixture, NULL, set_up, test_torn_long_step, tear_down);
  g_test_add ("/journal/torn-only-line", Fixture, NULL, set_up, test_torn_only_line, tear_down);
  g_test_add ("/journal/foreign-lines", Fixture, NULL, set_up, test_foreign, tear_down);
  g_test_add ("/journal/long-lines", Fixture, NULL, set_up, test_long_lines, tear_down);
  g_test_add ("/journal/two-processes", Fixture, NULL, set_up, test_two_processes, tear_down);
  g_test_add ("/journal/compaction", Fixture, NULL, set_up, test_compaction, tear_down);
  g_test_add ("/journal/unsaved-stays", Fixture, NULL, set_up, test_unsaved_stays, tear_down);
  g_test_add ("/journal/full-disk", Fixture, NULL, set_up, test_full, tear_down);
  g_test_add_func ("/journal/marks", test_marks);
  g_test_add_func ("/journal/unwritable", test_unwritable);
  g_test_add ("/journal/no-file", Fixture, NULL, set_up, test_no_file, tear_down);
  g_test_add ("/journal/text", Fixture, NULL, set_up, test_text, tear_down);
  return g_test_run ();
}
