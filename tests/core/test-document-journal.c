/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents and their journal: nothing that was done is lost, and everything can be undone after a restart. */
#include "config.h"

#include "document-fixture.h"
#include "random-edits.h"

#include <glib/gstdio.h>
#include <string.h>

#define OWN "bridge.txt.maria.gloss.json"
#define STRUCTURE ".gloss/structure/bridge.txt.json"
#define JOURNAL ".gloss/journal/maria.jsonl"
#define N_ARTICLES 20

static void
do_many (GlossDocument *document,
         gboolean       saves)
{
  for (int i = g_test_rand_int_range (1, 40); i > 0; i--)
    {
      random_step (document);
      if (saves && g_test_rand_int_range (0, 8) == 0)
        save_now (document);
    }
}

static void
put (Fixture    *self,
     const char *name,
     const char *contents)
{
  g_autoptr (GFile) file = fixture_get_child (self, name);

  if (contents != NULL)
    fixture_write (self, name, contents);
  else
    g_file_delete (file, NULL, NULL);
}

static guint
count_problems (GlossDocument *document)
{
  return g_list_model_get_n_items (gloss_document_get_problems (document));
}

static char *
dup_problem (GlossDocument *document)
{
  g_autoptr (GlossProblem) problem = g_list_model_get_item (gloss_document_get_problems (document), 0);

  g_assert_nonnull (problem);
  return g_strdup (gloss_problem_get_message (problem));
}

/* Without a sidecar, the sidecar comes out of the journal to the byte. Only what the page is called is new. */
static char *
dup_items (const char *sidecar)
{
  const char *items = sidecar != NULL ? strstr (sidecar, "\"items\"") : NULL;
  const char *deleted = sidecar != NULL ? strstr (sidecar, "\"gloss:deleted\"") : NULL;

  return g_strconcat (items != NULL ? items : "", deleted != NULL && deleted < items ? deleted : "", NULL);
}

/* The journal without what is said of sidecars. */
static char *
dup_unsaved_journal (Fixture *self)
{
  g_autofree char *journal = fixture_read (self, JOURNAL);
  g_auto (GStrv) lines = g_strsplit (journal, "\n", -1);
  GString *kept = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    if (strstr (lines[i], "\"saved\"") == NULL)
      g_string_append_printf (kept, "%s\n", lines[i]);
  return g_string_free_and_steal (kept);
}

static void
check_replay_from_nothing (Fixture *self)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *wanted = NULL, *journal = NULL, *sidecar = NULL, *again = NULL, *items = NULL, *items_again = NULL;

  tag_range (document, "claim", 4, 10);
  do_many (document, TRUE);
  tag_range (document, "claim", 4, 12);
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));
  sidecar = fixture_read (self, OWN);
  journal = dup_unsaved_journal (self);

  put (self, OWN, NULL);
  put (self, JOURNAL, journal);
  document = fixture_load (self, &self->maria);
  g_assert_cmpuint (count_problems (document), ==, 1);
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));
  again = fixture_read (self, OWN);
  items = dup_items (sidecar);
  items_again = dup_items (again);
  g_assert_cmpstr (items_again, ==, items);
  g_assert_cmpint (*items, !=, '\0');

  put (self, OWN, NULL);
  put (self, JOURNAL, NULL);
}

static void
test_replay_from_nothing (Fixture       *self,
                          gconstpointer  data)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    check_replay_from_nothing (self);
}

/* The program is killed after any edit: with the sidecar of before, what the journal says is done again. */
static void
check_crash (Fixture *self)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *old_sidecar = NULL, *old_journal = NULL, *sidecar = NULL, *journal = NULL, *again = NULL;

  tag_range (document, "claim", 4, 10);
  do_many (document, TRUE);
  tag_range (document, "claim", 4, 12);
  save_now (document);
  old_sidecar = fixture_read (self, OWN);
  do_many (document, FALSE);
  g_assert_true (gloss_document_flush_journal (document, NULL));
  journal = fixture_read (self, JOURNAL);
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));
  sidecar = fixture_read (self, OWN);

  put (self, OWN, old_sidecar);
  put (self, JOURNAL, journal);
  document = fixture_load (self, &self->maria);
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));
  again = fixture_read (self, OWN);
  g_assert_cmpstr (again, ==, sidecar);

  /* The other way round: the sidecar was written, and that was not said in the journal. */
  put (self, JOURNAL, journal);
  document = fixture_load (self, &self->maria);
  g_assert_cmpuint (count_problems (document), ==, 0);
  g_assert_cmpint (gloss_document_get_save_state (document), ==, GLOSS_SAVE_STATE_SAVED);
  g_assert_finalize_object (g_steal_pointer (&document));

  put (self, OWN, NULL);
  put (self, JOURNAL, NULL);
}

static void
test_crash (Fixture       *self,
            gconstpointer  data)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    check_crash (self);
}

/* Edits, a restart, more edits, a restart, and all of it undone: the bytes of the beginning; and done again: those of the end. */
static void
check_undo (Fixture *self)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *before = NULL, *edited = NULL, *undone = NULL, *redone = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  before = fixture_read (self, OWN);
  for (guint i = 0; i < 3; i++)
    {
      document = fixture_load (self, &self->maria);
      do_many (document, TRUE);
      save_now (document);
      g_assert_finalize_object (g_steal_pointer (&document));
    }
  document = fixture_load (self, &self->maria);
  while (gloss_document_redo (document))
    ;
  save_now (document);
  edited = fixture_read (self, OWN);
  g_assert_finalize_object (g_steal_pointer (&document));

  document = fixture_load (self, &self->maria);
  while (gloss_document_undo (document))
    ;
  save_now (document);
  undone = fixture_read (self, OWN);
  g_assert_cmpstr (undone, ==, before);
  g_assert_finalize_object (g_steal_pointer (&document));

  document = fixture_load (self, &self->maria);
  while (gloss_document_redo (document))
    ;
  save_now (document);
  redone = fixture_read (self, OWN);
  g_assert_cmpstr (redone, ==, edited);
  g_assert_finalize_object (g_steal_pointer (&document));
  put (self, OWN, NULL);
  put (self, JOURNAL, NULL);
}

static void
test_undo (Fixture       *self,
           gconstpointer  data)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    check_undo (self);
}

/* What is undone is called the same after a restart. */
static void
test_labels (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  tag_range (document, "claim", 4, 10);
  set_note (document, gloss_annotation_get_id (tag_range (document, "evidence", 4, 10)), "Who?");
  gloss_document_undo (document);
  undo = g_strdup (gloss_document_get_undo_label (document));
  redo = g_strdup (gloss_document_get_redo_label (document));
  g_assert_nonnull (undo);
  g_assert_nonnull (redo);
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));

  document = fixture_load (self, &self->maria);
  g_assert_cmpstr (gloss_document_get_undo_label (document), ==, undo);
  g_assert_cmpstr (gloss_document_get_redo_label (document), ==, redo);
}

/* A sidecar that was taken away stays away, and that is said; who did not mean it brings all of it back, also later. */
static void
test_deleted_sidecar (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *before = NULL, *after = NULL, *message = NULL, *items_before = NULL, *items_after = NULL;

  tag_range (document, "claim", 4, 10);
  tag_range (document, "evidence", 20, 30);
  g_assert_true (gloss_document_cover (document, (GlossRange) { 0, 20 }, "read", NULL));
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));
  before = fixture_read (self, OWN);
  put (self, OWN, NULL);
  document = fixture_load (self, &self->maria);
  g_assert_cmpuint (count_annotations (document), ==, 0);
  g_assert_cmpuint (count_problems (document), ==, 1);
  message = dup_problem (document);
  g_assert_nonnull (strstr (message, "was deleted"));
  g_assert_false (fixture_exists (self, OWN));
  tag_range (document, "claim", 40, 45);
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));

  document = fixture_load (self, &self->maria);
  g_assert_cmpuint (count_problems (document), ==, 0);
  g_assert_cmpuint (count_annotations (document), ==, 1);
  g_assert_true (gloss_document_undo (document));
  g_assert_true (gloss_document_undo (document));
  g_assert_cmpuint (count_annotations (document), ==, 2);
  save_now (document);
  after = fixture_read (self, OWN);
  items_before = dup_items (before);
  items_after = dup_items (after);
  g_assert_cmpstr (items_after, ==, items_before);
  while (gloss_document_undo (document))
    ;
  g_assert_cmpuint (count_annotations (document), ==, 0);
}

/* Who gives the source another name keeps what can be undone, what was not saved yet, and the corrections; a copy has none of it. */
static void
test_renamed (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  GlossCorrection correction = { GLOSS_CORRECTION_KIND, 0, GLOSS_BLOCK_HEADING, 1 };
  g_autoptr (GFile) renamed = fixture_get_child (self, "river.txt");
  g_autoptr (GFile) copy = fixture_get_child (self, "copy.txt");
  g_autofree char *journal = NULL;

  tag_range (document, "claim", 4, 10);
  g_assert_true (gloss_document_correct (document, &correction, NULL));
  save_now (document);
  tag_range (document, "evidence", 20, 30);
  g_assert_true (gloss_document_flush_journal (document, NULL));
  journal = fixture_read (self, JOURNAL);
  gloss_document_undo (document);
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));
  put (self, JOURNAL, journal);
  g_assert_true (g_file_copy (self->source, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  document = gloss_document_load (copy, &self->maria, self->codebook, NULL, NULL);
  g_assert_cmpuint (count_annotations (document), ==, 0);
  g_assert_false (gloss_document_get_can_undo (document));
  g_assert_finalize_object (g_steal_pointer (&document));
  g_assert_true (g_file_delete (copy, NULL, NULL));

  g_assert_true (g_file_move (self->source, renamed, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  for (guint i = 0; i < 2; i++)
    {
      document = gloss_document_load (renamed, &self->maria, self->codebook, NULL, NULL);
      g_assert_cmpuint (count_annotations (document), ==, 2);
      g_assert_cmpint (gloss_article_get_block (gloss_document_get_article (document), 0)->kind, ==, GLOSS_BLOCK_HEADING);
      save_now (document);
      g_assert_finalize_object (g_steal_pointer (&document));
    }
  document = gloss_document_load (renamed, &self->maria, self->codebook, NULL, NULL);
  g_assert_cmpuint (count_problems (document), ==, 0);
  while (gloss_document_undo (document))
    ;
  g_assert_cmpuint (count_annotations (document), ==, 0);
  g_assert_cmpint (gloss_article_get_block (gloss_document_get_article (document), 0)->kind, !=, GLOSS_BLOCK_HEADING);
  save_now (document);
}

/* What somebody else made of an annotation after the crash stays, and is said. */
static void
test_changed_elsewhere (Fixture       *self,
                        gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *id = g_strdup (gloss_annotation_get_id (tag_range (document, "claim", 4, 10)));
  g_autofree char *journal = NULL, *saved_journal = NULL, *message = NULL;

  save_now (document);
  set_note (document, id, "from here");
  g_assert_true (gloss_document_flush_journal (document, NULL));
  journal = fixture_read (self, JOURNAL);
  gloss_document_undo (document);
  set_note (document, id, "from elsewhere");
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));

  put (self, JOURNAL, journal);
  document = fixture_load (self, &self->maria);
  g_assert_cmpstr (gloss_annotation_get_note (find_annotation (document, id)), ==, "from elsewhere");
  g_assert_cmpuint (count_problems (document), ==, 1);
  message = dup_problem (document);
  g_assert_nonnull (strstr (message, "changed elsewhere"));
  g_assert_false (gloss_document_get_can_undo (document));
}

/* A journal that cannot be read or written is said, and the sidecar is written all the same. */
static void
test_no_journal (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *path = g_build_filename (self->path, JOURNAL, NULL);
  g_autofree char *message = NULL;

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  document = fixture_load (self, &self->maria);
  tag_range (document, "claim", 4, 10);
  g_assert_false (gloss_document_flush_journal (document, NULL));
  save_now (document);
  g_assert_true (fixture_exists (self, OWN));
  message = dup_problem (document);
  g_assert_nonnull (strstr (message, path));
  g_assert_finalize_object (g_steal_pointer (&document));
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

/* The folder is moved away: nothing of it comes into being again, and what was done is written when it is back. */
static void
test_folder_gone (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *away = g_strconcat (self->path, "-away", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rename (self->path, away), ==, 0);
  tag_range (document, "claim", 4, 10);
  g_assert_false (gloss_document_flush_journal (document, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_false (g_file_query_exists (self->folder, NULL));
  g_assert_cmpint (g_rename (away, self->path), ==, 0);
  g_assert_true (gloss_document_flush_journal (document, NULL));
  g_assert_true (fixture_exists (self, JOURNAL));
  save_now (document);
}

/* Beside a source whose folder nobody can write to there is no journal: it lies in the library, and serves as well. */
static void
test_library (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GFile) source = g_file_new_for_path ("/proc/version");
  g_autoptr (GlossDocument) document = gloss_document_load (source, &self->maria, self->codebook, NULL, NULL);
  g_autofree char *path = NULL;
  g_autofree char *text_path = NULL;
  g_autofree char *text_name = NULL;
  const char *sha256;

  if (document == NULL)
    {
      g_test_skip ("there is no /proc here");
      return;
    }
  sha256 = gloss_text_get_sha256 (gloss_article_get_text (gloss_document_get_article (document)));
  path = g_build_filename (g_get_user_data_dir (), "gloss", "library", sha256, JOURNAL, NULL);
  text_name = g_strconcat (sha256, ".txt", NULL);
  text_path = g_build_filename (g_get_user_data_dir (), "gloss", "library", sha256, ".gloss", "texts", text_name, NULL);
  tag_range (document, "claim", 0, 5);
  g_assert_true (gloss_document_flush_journal (document, NULL));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (text_path, G_FILE_TEST_IS_REGULAR));
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));

  document = gloss_document_load (source, &self->maria, self->codebook, NULL, NULL);
  g_assert_cmpuint (count_annotations (document), ==, 1);
  g_assert_true (gloss_document_undo (document));
  g_assert_cmpuint (count_annotations (document), ==, 0);
  save_now (document);
}

/* An article that is opened again while its last edits are still being written: they are no one else's. */
static void
test_opened_again (Fixture       *self,
                   gconstpointer  data)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
      g_autofree char *id = g_strdup (gloss_annotation_get_id (tag_range (document, "claim", 4, 10)));

      save_now (document);
      set_note (document, id, "written late");
      g_assert_true (gloss_document_flush_journal (document, NULL));
      g_assert_finalize_object (g_steal_pointer (&document));

      document = fixture_load (self, &self->maria);
      g_assert_cmpstr (gloss_annotation_get_note (find_annotation (document, id)), ==, "written late");
      g_assert_true (gloss_document_remove (document, id, NULL));
      save_now (document);
      g_assert_null (find_annotation (document, id));
      g_assert_finalize_object (g_steal_pointer (&document));

      document = fixture_load (self, &self->maria);
      g_assert_null (find_annotation (document, id));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/document-journal/replay-from-nothing", Fixture, NULL, fixture_set_up, test_replay_from_nothing, fixture_tear_down);
  g_test_add ("/document-journal/crash", Fixture, NULL, fixture_set_up, test_crash, fixture_tear_down);
  g_test_add ("/document-journal/undo-after-restart", Fixture, NULL, fixture_set_up, test_undo, fixture_tear_down);
  g_test_add ("/document-journal/labels", Fixture, NULL, fixture_set_up, test_labels, fixture_tear_down);
  g_test_add ("/document-journal/deleted-sidecar", Fixture, NULL, fixture_set_up, test_deleted_sidecar, fixture_tear_down);
  g_test_add ("/document-journal/renamed", Fixture, NULL, fixture_set_up, test_renamed, fixture_tear_down);
  g_test_add ("/document-journal/changed-elsewhere", Fixture, NULL, fixture_set_up, test_changed_elsewhere, fixture_tear_down);
  g_test_add ("/document-journal/no-journal", Fixture, NULL, fixture_set_up, test_no_journal, fixture_tear_down);
  g_test_add ("/document-journal/library", Fixture, NULL, fixture_set_up, test_library, fixture_tear_down);
  g_test_add ("/document-journal/opened-again", Fixture, NULL, fixture_set_up, test_opened_again, fixture_tear_down);
  g_test_add ("/document-journal/folder-gone", Fixture, NULL, fixture_set_up, test_folder_gone, fixture_tear_down);

  return g_test_run ();
}
