/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A journal on a disk that refuses: what was said to be in it is, once, and what failed is not. */
#include "config.h"

#include "store/gloss-journal.h"

#include <glib/gstdio.h>

#include "fault.h"

typedef struct
{
  char *path;
  GFile *folder;
  GlossJournal *journal;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  self->path = g_dir_make_tmp ("gloss-journal-XXXXXX", &error);
  g_assert_no_error (error);
  self->folder = g_file_new_for_path (self->path);
  file = g_file_get_child (self->folder, "maria.jsonl");
  self->journal = gloss_journal_new (file);
  crash_faults_under (self->path);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  crash_faults_under (NULL);
  g_file_delete (gloss_journal_get_file (self->journal), NULL, NULL);
  g_clear_pointer (&self->journal, gloss_journal_free);
  g_file_delete (self->folder, NULL, NULL);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->path, g_free);
}

static gboolean
append (GlossJournal  *journal,
        const char    *first,
        const char    *second,
        GError       **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_journal_entry_free);

  g_ptr_array_add (entries, gloss_journal_entry_new (GLOSS_JOURNAL_ADD, "bridge.txt", first, NULL, NULL));
  if (second != NULL)
    g_ptr_array_add (entries, gloss_journal_entry_new (GLOSS_JOURNAL_ADD, "bridge.txt", second, NULL, NULL));
  return gloss_journal_append (journal, entries, error);
}

static void
assert_ids (Fixture    *self,
            const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = gloss_journal_read (self->journal, NULL, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      GlossJournalEntry *entry = g_ptr_array_index (entries, i);

      g_assert_cmpint (entry->seq, ==, i + 1);
      g_string_append (found, entry->id);
    }
  g_assert_cmpstr (found->str, ==, wanted);
}

/* What can be cut off is; what cannot be is, as soon as it can be. */
static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  for (int fault = FAULT_FULL; fault < N_FAULTS; fault++)
    {
      g_autoptr (GError) error = NULL;

      g_file_delete (gloss_journal_get_file (self->journal), NULL, NULL);
      g_assert_true (append (self->journal, "a", NULL, NULL));
      crash_faults_begin (fault, 1000);
      if (fault == FAULT_RENAME)
        g_assert_true (append (self->journal, "b", "c", &error));
      else
        g_assert_false (append (self->journal, "b", "c", &error));
      g_assert_true ((error == NULL) == (fault == FAULT_RENAME));
      g_assert_true (crash_faults_end () > 0 || fault == FAULT_RENAME);
      if (fault != FAULT_RENAME)
        g_assert_true (append (self->journal, "b", "c", NULL));
      assert_ids (self, "abc");
    }
}

/* Another program that goes on after what was left over does not lose anything by it. */
static void
test_gone_on_after (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (GlossJournal) other = gloss_journal_new (gloss_journal_get_file (self->journal));
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_true (append (self->journal, "a", NULL, NULL));
  crash_faults_begin (FAULT_STUCK, 1000);
  g_assert_false (append (self->journal, "b", "c", NULL));
  crash_faults_end ();
  g_assert_true (append (other, "x", "y", NULL));
  g_assert_true (append (self->journal, "b", "c", NULL));
  entries = gloss_journal_read (self->journal, NULL, NULL);
  g_assert_cmpuint (entries->len, >=, 5);
  g_assert_cmpstr (((GlossJournalEntry *) g_ptr_array_index (entries, entries->len - 1))->id, ==, "c");
  g_assert_cmpstr (((GlossJournalEntry *) g_ptr_array_index (entries, entries->len - 3))->id, ==, "y");
}

/* A disk that is only slow, or a network folder that is interrupted, is no failure. */
static void
test_slow (Fixture       *self,
           gconstpointer  data)
{
  crash_faults_begin (FAULT_SLOW, 1000);
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (GError) error = NULL;

      append (self->journal, "a", "b", &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (crash_faults_end (), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/journal-faults/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/journal-faults/gone-on-after", Fixture, NULL, set_up, test_gone_on_after, tear_down);
  g_test_add ("/journal-faults/slow", Fixture, NULL, set_up, test_slow, tear_down);

  return g_test_run ();
}
