/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document does with files that are damaged, newer, in the way or gone: it says so, and overwrites nothing. */
#include "config.h"

#include "document-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "gloss-error.h"

#define OWN "bridge.txt.maria.gloss.json"
#define STRUCTURE ".gloss/structure/bridge.txt.json"

static char *
get_problem (GlossDocument *document,
             guint          position)
{
  g_autoptr (GlossProblem) problem = g_list_model_get_item (gloss_document_get_problems (document), position);

  return problem != NULL ? g_strdup (gloss_problem_get_message (problem)) : NULL;
}

static guint
count_problems (GlossDocument *document)
{
  return g_list_model_get_n_items (gloss_document_get_problems (document));
}

static void
assert_refuses (GlossDocument *document,
                GlossError     code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gloss_document_tag (document, "claim", &(GlossRange) { 4, 10 }, 1, &error));
  g_assert_error (error, GLOSS_ERROR, (int) code);
  g_assert_cmpint (gloss_document_get_save_state (document), ==, GLOSS_SAVE_STATE_READ_ONLY);
  g_assert_cmpstr (gloss_document_get_error_message (document), ==, error->message);
}

static char *
replace (const char *text,
         const char *what,
         const char *with)
{
  g_auto (GStrv) parts = g_strsplit (text, what, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (with, parts);
}

static void
test_torn_sidecar (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *after = NULL;
  g_autofree char *problem = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  contents = fixture_read (self, OWN);
  contents[strlen (contents) / 2] = '\0';
  fixture_write (self, OWN, contents);

  document = fixture_load (self, &self->maria);
  g_assert_cmpuint (count_problems (document), ==, 1);
  problem = get_problem (document, 0);
  g_assert_nonnull (strstr (problem, OWN));
  assert_refuses (document, GLOSS_ERROR_FORMAT);
  g_assert_false (gloss_document_undo (document));
  save_now (document);
  after = fixture_read (self, OWN);
  g_assert_cmpstr (after, ==, contents);
}

static void
test_torn_sidecar_is_mended (Fixture       *self,
                             gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *contents = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  contents = fixture_read (self, OWN);
  fixture_write (self, OWN, "{");
  document = fixture_load (self, &self->maria);
  g_assert_cmpint (gloss_document_get_save_state (document), ==, GLOSS_SAVE_STATE_READ_ONLY);
  fixture_write (self, OWN, contents);
  spin_until (gloss_document_get_save_state (document) == GLOSS_SAVE_STATE_SAVED);
  g_assert_cmpuint (count_annotations (document), ==, 1);
  g_assert_cmpuint (count_problems (document), ==, 0);
  tag_range (document, "claim", 0, 3);
  save_now (document);
}

static void
test_torn_sidecar_of_another (Fixture       *self,
                              gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *after = NULL;

  fixture_write (self, "bridge.txt.ben.gloss.json", "{\"items\": [");
  document = fixture_load (self, &self->maria);
  g_assert_cmpuint (count_problems (document), ==, 1);
  g_assert_cmpint (gloss_document_get_save_state (document), ==, GLOSS_SAVE_STATE_SAVED);
  tag_range (document, "claim", 4, 10);
  save_now (document);
  after = fixture_read (self, "bridge.txt.ben.gloss.json");
  g_assert_cmpstr (after, ==, "{\"items\": [");
}

static void
test_empty_sidecar (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;

  fixture_write (self, OWN, "");
  document = fixture_load (self, &self->maria);
  g_assert_cmpuint (count_problems (document), ==, 1);
  assert_refuses (document, GLOSS_ERROR_FORMAT);
}

static void
test_newer_sidecar (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *newer = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GlossAnnotation) annotation = NULL;
  g_autoptr (GError) error = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  contents = fixture_read (self, OWN);
  newer = replace (contents, "\"gloss:format\": \"1.0\"", "\"gloss:format\": \"9.0\"");
  fixture_write (self, OWN, newer);

  document = fixture_load (self, &self->maria);
  g_assert_cmpuint (count_annotations (document), ==, 1);
  assert_refuses (document, GLOSS_ERROR_VERSION);
  annotation = g_list_model_get_item (G_LIST_MODEL (gloss_document_get_annotations (document)), 0);
  g_assert_false (gloss_document_remove (document, gloss_annotation_get_id (annotation), &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_VERSION);
  g_assert_true (gloss_document_correct (document, &(GlossCorrection) { GLOSS_CORRECTION_KIND, 0, GLOSS_BLOCK_QUOTE, 0 }, NULL));
  save_now (document);
  after = fixture_read (self, OWN);
  g_assert_cmpstr (after, ==, newer);
}

/* While it is open and nothing waits to be saved: what was there stays in sight. */
static void
test_becomes_newer (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *newer = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  document = fixture_load (self, &self->maria);
  contents = fixture_read (self, OWN);
  newer = replace (contents, "\"gloss:format\": \"1.0\"", "\"gloss:format\": \"9.0\"");
  fixture_write (self, OWN, newer);
  spin_until (gloss_document_get_save_state (document) == GLOSS_SAVE_STATE_READ_ONLY);
  g_assert_cmpuint (count_annotations (document), ==, 1);
  assert_refuses (document, GLOSS_ERROR_VERSION);
  fixture_write (self, OWN, contents);
  spin_until (gloss_document_get_save_state (document) == GLOSS_SAVE_STATE_SAVED);
}

/* With an edit that is not on disk yet: it is kept, and written once that is possible again. */
static void
test_becomes_newer_under_an_edit (Fixture       *self,
                                  gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *newer = NULL;
  g_autofree char *after = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  document = fixture_load (self, &self->maria);
  contents = fixture_read (self, OWN);
  newer = replace (contents, "\"gloss:format\": \"1.0\"", "\"gloss:format\": \"9.0\"");
  id = g_strdup (gloss_annotation_get_id (tag_range (document, "claim", 0, 3)));
  fixture_write (self, OWN, newer);
  g_assert_false (try_to_save (document, &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_VERSION);
  g_assert_cmpint (gloss_document_get_save_state (document), ==, GLOSS_SAVE_STATE_FAILED);
  g_assert_cmpstr (gloss_document_get_error_message (document), ==, error->message);
  after = fixture_read (self, OWN);
  g_assert_cmpstr (after, ==, newer);
  set_note (document, id, "Still here");

  fixture_write (self, OWN, contents);
  spin_until (gloss_document_get_save_state (document) == GLOSS_SAVE_STATE_SAVED);
  g_assert_null (gloss_document_get_error_message (document));
  g_free (after);
  after = fixture_read (self, OWN);
  g_assert_nonnull (strstr (after, "Still here"));
}

static void
test_becomes_torn_under_an_edit (Fixture       *self,
                                 gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *after = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  document = fixture_load (self, &self->maria);
  tag_range (document, "claim", 0, 3);
  fixture_write (self, OWN, "{\"items\": [{");
  g_assert_false (try_to_save (document, NULL));
  g_assert_cmpint (gloss_document_get_save_state (document), ==, GLOSS_SAVE_STATE_FAILED);
  after = fixture_read (self, OWN);
  g_assert_cmpstr (after, ==, "{\"items\": [{");
  g_assert_cmpuint (count_annotations (document), ==, 2);
  g_assert_false (gloss_document_flush (document, 10000, NULL));
  {
    g_autoptr (GFile) file = fixture_get_child (self, OWN);

    g_assert_true (g_file_delete (file, NULL, NULL));
  }
  save_now (document);
  g_clear_pointer (&after, g_free);
  after = fixture_read (self, OWN);
  g_assert_nonnull (strstr (after, "\"claim\""));
}

static void
test_folder_vanishes (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autoptr (GlossDocument) again = NULL;
  g_autoptr (GFile) sub_source = fixture_get_child (self, "sub/bridge.txt");
  g_autoptr (GError) error = NULL;
  g_autofree char *sub = g_build_filename (self->path, "sub", NULL);
  g_autofree char *away = g_build_filename (self->path, "away", NULL);

  fixture_write (self, "sub/bridge.txt", FIXTURE_TEXT);
  document = gloss_document_load (sub_source, &self->maria, self->codebook, NULL, &error);
  g_assert_no_error (error);
  tag_range (document, "claim", 4, 10);
  save_now (document);
  tag_range (document, "claim", 0, 3);
  g_assert_true (gloss_document_flush_journal (document, NULL));
  g_assert_cmpint (g_rename (sub, away), ==, 0);
  g_assert_false (try_to_save (document, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (gloss_document_get_save_state (document), ==, GLOSS_SAVE_STATE_FAILED);
  g_assert_nonnull (gloss_document_get_error_message (document));
  g_assert_cmpuint (count_annotations (document), ==, 2);
  g_assert_false (g_file_test (sub, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_rename (away, sub), ==, 0);
  tag_range (document, "claim", 11, 15);
  spin_until (gloss_document_get_save_state (document) == GLOSS_SAVE_STATE_SAVED);
  again = gloss_document_load (sub_source, &self->maria, self->codebook, NULL, NULL);
  g_assert_cmpuint (count_annotations (again), ==, 3);
}

static void
check_library (GFile         *source,
               Fixture       *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossDocument) document = gloss_document_load (source, &self->maria, self->codebook, NULL, &error);
  g_autoptr (GlossDocument) again = NULL;

  g_assert_no_error (error);
  g_assert_true (gloss_document_get_in_library (document));
  tag_range (document, "claim", 0, 5);
  g_assert_true (gloss_document_correct (document, &(GlossCorrection) { GLOSS_CORRECTION_KIND, 0, GLOSS_BLOCK_QUOTE, 0 }, NULL));
  save_now (document);
  again = gloss_document_load (source, &self->maria, self->codebook, NULL, NULL);
  g_assert_cmpuint (count_annotations (again), ==, 1);
  g_assert_cmpint (gloss_article_get_block (gloss_document_get_article (again), 0)->kind, ==, GLOSS_BLOCK_QUOTE);
}

static void
test_read_only_folder (Fixture       *self,
                       gconstpointer  data)
{
  if (geteuid () == 0)
    {
      g_test_skip ("nothing is read-only for root");
      return;
    }
  g_assert_cmpint (g_chmod (self->path, 0500), ==, 0);
  check_library (self->source, self);
  g_assert_cmpint (g_chmod (self->path, 0700), ==, 0);
  g_assert_false (fixture_exists (self, OWN));
}

/* Not even root can make a file there. */
static void
test_read_only_place (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (GFile) source = g_file_new_for_path ("/proc/version");

  if (!g_file_query_exists (source, NULL))
    {
      g_test_skip ("there is no /proc here");
      return;
    }
  check_library (source, self);
}

/* What was handed in as a single file, and changed: the annotation is carried over, and undo goes on. */
static void
test_changed_in_library (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "doc", "0a1b2c3d", "bridge.txt", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *crack = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, FIXTURE_TEXT, -1, NULL));
  document = gloss_document_load (source, &self->maria, self->codebook, NULL, NULL);
  g_assert_true (gloss_document_get_in_library (document));
  crack = g_strdup (gloss_annotation_get_id (tag_range (document, "claim", 51, 97)));
  save_now (document);
  set_note (document, crack, "Which pier?");
  g_assert_true (gloss_document_flush_journal (document, NULL));
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));

  g_assert_true (g_file_set_contents (path, "One line more.\n\n" FIXTURE_TEXT, -1, NULL));
  document = gloss_document_load (source, &self->maria, self->codebook, NULL, NULL);
  g_assert_cmpuint (count_annotations (document), ==, 1);
  g_assert_cmpstr (gloss_annotation_get_note (find_annotation (document, crack)), ==, "Which pier?");
  g_assert_cmpint (gloss_anchor_get_state (gloss_annotation_get_anchor (find_annotation (document, crack))), !=, GLOSS_ANCHOR_ORPHAN);
  g_assert_true (gloss_document_undo (document));
  g_assert_null (gloss_annotation_get_note (find_annotation (document, crack)));
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));
  g_remove (path);
}

static void
test_damaged_structure (Fixture       *self,
                        gconstpointer  data)
{
  static const char *const damaged[] = { "", "{", "[]", "{\"format\":\"1.0\"}", "{\"format\":\"1.0\",\"texts\":[]}", "{\"format\":\"7.1\",\"texts\":{}}" };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GlossDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      fixture_write (self, STRUCTURE, damaged[i]);
      document = fixture_load (self, &self->maria);
      g_assert_cmpuint (count_problems (document), ==, 1);
      g_assert_false (gloss_document_correct (document, &(GlossCorrection) { GLOSS_CORRECTION_KIND, 0, GLOSS_BLOCK_QUOTE, 0 }, &error));
      g_assert_nonnull (error);
      tag_range (document, "claim", 4, 10);
      save_now (document);
      after = fixture_read (self, STRUCTURE);
      g_assert_cmpstr (after, ==, damaged[i]);
    }
}

/* A copy of one's own file under another name must not show every annotation twice, nor make it another's. */
static void
test_same_ids (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GlossAnnotation) annotation = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  contents = fixture_read (self, OWN);
  copy = replace (contents, "\"id\": \"maria\"", "\"id\": \"ben\"");
  fixture_write (self, "bridge.txt.ben.gloss.json", copy);
  document = fixture_load (self, &self->maria);
  g_assert_cmpuint (count_annotations (document), ==, 1);
  annotation = g_list_model_get_item (G_LIST_MODEL (gloss_document_get_annotations (document)), 0);
  g_assert_true (gloss_document_is_own (document, annotation));
  g_assert_true (gloss_document_remove (document, gloss_annotation_get_id (annotation), NULL));
  g_assert_cmpuint (count_annotations (document), ==, 1);
  g_assert_true (gloss_document_undo (document));
  g_assert_cmpuint (count_annotations (document), ==, 1);
  g_assert_true (gloss_document_is_own (document, find_annotation (document, gloss_annotation_get_id (annotation))));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define add(path, func) g_test_add ("/document-hostile/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  add ("torn-sidecar", test_torn_sidecar);
  add ("torn-sidecar-is-mended", test_torn_sidecar_is_mended);
  add ("torn-sidecar-of-another", test_torn_sidecar_of_another);
  add ("empty-sidecar", test_empty_sidecar);
  add ("newer-sidecar", test_newer_sidecar);
  add ("becomes-newer", test_becomes_newer);
  add ("becomes-newer-under-an-edit", test_becomes_newer_under_an_edit);
  add ("becomes-torn-under-an-edit", test_becomes_torn_under_an_edit);
  add ("folder-vanishes", test_folder_vanishes);
  add ("read-only-folder", test_read_only_folder);
  add ("read-only-place", test_read_only_place);
  add ("changed-in-library", test_changed_in_library);
  add ("damaged-structure", test_damaged_structure);
  add ("same-ids", test_same_ids);
#undef add

  return g_test_run ();
}
