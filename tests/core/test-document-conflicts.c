/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same field changed in a document and in its file: both versions stay until somebody decides. */
#include "config.h"

#include <string.h>

#include "document-fixture.h"

#define OWN "bridge.txt.maria.gloss.json"

/* A document with one annotation, and that one's id. */
static GlossDocument *
load (Fixture  *self,
      char    **id)
{
  g_autoptr (GlossAnnotation) annotation = NULL;
  GlossDocument *document;

  fixture_seed (self, &self->maria, 4, 10);
  document = fixture_load (self, &self->maria);
  annotation = g_list_model_get_item (G_LIST_MODEL (gloss_document_get_annotations (document)), 0);
  *id = g_strdup (gloss_annotation_get_id (annotation));
  return document;
}

static GlossAnnotation *
find_only (GlossAnnotationSet *set)
{
  g_autoptr (GPtrArray) annotations = gloss_annotation_set_dup_annotations (set);

  g_assert_cmpuint (annotations->len, ==, 1);
  return g_object_ref (g_ptr_array_index (annotations, 0));
}

/* What another program writes, which knows nothing of the document; nothing for @note deletes. */
static void
write_elsewhere (Fixture    *self,
                 const char *before,
                 const char *note)
{
  g_autoptr (GBytes) bytes = g_bytes_new (before, strlen (before));
  g_autoptr (GlossAnnotationSet) set = gloss_annotation_set_read (bytes, OWN, NULL);
  g_autoptr (GlossAnnotation) annotation = find_only (set);
  g_autoptr (GlossAnnotation) noted = gloss_annotation_with_note (annotation, note);
  g_autoptr (GBytes) written = NULL;
  g_autofree char *text = NULL;

  if (note != NULL)
    gloss_annotation_set_put (set, noted);
  else
    gloss_annotation_set_remove (set, gloss_annotation_get_id (annotation));
  written = gloss_annotation_set_write (set);
  text = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  fixture_write (self, OWN, text);
}

static void
make_conflict (Fixture       *self,
               GlossDocument *document,
               const char    *id,
               const char    *theirs)
{
  g_autofree char *before = fixture_read (self, OWN);

  set_note (document, id, "Mine.");
  write_elsewhere (self, before, theirs);
  save_now (document);
  spin_until (gloss_document_get_n_conflicts (document) == 1);
}

static const char *
get_note (GlossDocument *document,
          const char    *id)
{
  return gloss_annotation_get_note (find_annotation (document, id));
}

static void
assert_is_as_saved (Fixture       *self,
                    GlossDocument *document)
{
  g_autoptr (GlossDocument) again = NULL;

  save_now (document);
  again = fixture_load (self, &self->maria);
  g_assert_cmpuint (count_annotations (again), ==, count_annotations (document));
  g_assert_cmpuint (gloss_document_get_n_conflicts (again), ==, gloss_document_get_n_conflicts (document));
}

static void
test_chooses (Fixture  *self,
              gboolean  takes_theirs)
{
  g_autofree char *id = NULL;
  g_autoptr (GlossDocument) document = load (self, &id);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *undecided = NULL;
  const GlossConflict *conflict;
  g_autoptr (GError) error = NULL;

  make_conflict (self, document, id, "Theirs.");
  undecided = g_strdup (get_note (document, id));
  conflicts = gloss_document_list_conflicts (document);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpstr (json_node_get_string (conflict->ours), ==, "Mine.");
  g_assert_cmpstr (json_node_get_string (conflict->theirs), ==, "Theirs.");
  g_assert_cmpstr (json_node_get_string (gloss_conflict_get_kept (conflict)), ==, undecided);
  assert_is_as_saved (self, document);

  g_assert_true (gloss_document_settle (document, conflicts, takes_theirs, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (gloss_document_get_n_conflicts (document), ==, 0);
  g_assert_cmpstr (get_note (document, id), ==, takes_theirs ? "Theirs." : "Mine.");
  assert_is_as_saved (self, document);

  /* A decision can be taken back, and again. */
  g_assert_true (gloss_document_undo (document));
  g_assert_cmpuint (gloss_document_get_n_conflicts (document), ==, 1);
  g_assert_cmpstr (get_note (document, id), ==, undecided);
  g_assert_true (gloss_document_redo (document));
  g_assert_cmpuint (gloss_document_get_n_conflicts (document), ==, 0);
  assert_is_as_saved (self, document);
}

static void
test_mine (Fixture       *self,
           gconstpointer  data)
{
  test_chooses (self, FALSE);
}

static void
test_theirs (Fixture       *self,
             gconstpointer  data)
{
  test_chooses (self, TRUE);
}

/* Both sides of another window see the same, and a decision in one is one in the other. */
static void
test_two_windows (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autoptr (GlossDocument) document = load (self, &id);
  g_autoptr (GlossDocument) other = fixture_load (self, &self->maria);
  g_autoptr (GPtrArray) conflicts = NULL;

  set_note (document, id, "Mine.");
  set_note (other, id, "Theirs.");
  save_now (document);
  save_now (other);
  spin_until (gloss_document_get_n_conflicts (document) == 1 && gloss_document_get_n_conflicts (other) == 1);
  g_assert_cmpstr (get_note (document, id), ==, get_note (other, id));
  conflicts = gloss_document_list_conflicts (other);
  g_assert_cmpstr (json_node_get_string (((GlossConflict *) g_ptr_array_index (conflicts, 0))->ours), ==, "Theirs.");
  g_assert_true (gloss_document_settle (other, conflicts, FALSE, NULL));
  save_now (other);
  spin_until (gloss_document_get_n_conflicts (document) == 0);
  g_assert_cmpstr (get_note (document, id), ==, "Theirs.");
}

static void
test_deleted_elsewhere (Fixture       *self,
                        gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autoptr (GlossDocument) document = load (self, &id);
  g_autoptr (GPtrArray) conflicts = NULL;

  make_conflict (self, document, id, NULL);
  g_assert_cmpstr (get_note (document, id), ==, "Mine.");
  conflicts = gloss_document_list_conflicts (document);
  g_assert_true (gloss_document_settle (document, conflicts, TRUE, NULL));
  g_assert_cmpuint (count_annotations (document), ==, 0);
  g_assert_cmpuint (gloss_document_get_n_conflicts (document), ==, 0);
  assert_is_as_saved (self, document);
  g_assert_true (gloss_document_undo (document));
  g_assert_cmpstr (get_note (document, id), ==, "Mine.");
}

/* What somebody else changed elsewhere in the file does not take away what can be undone. */
static void
test_undo_survives (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autoptr (GlossDocument) document = load (self, &id);
  g_autofree char *added = g_strdup (gloss_annotation_get_id (tag_range (document, "claim", 20, 30)));
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;

  save_now (document);
  text = fixture_read (self, OWN);
  changed = g_string_new (text);
  g_string_replace (changed, "\"gloss:format\"", "\"x:other\": 1, \"gloss:format\"", 1);
  fixture_write (self, OWN, changed->str);
  spin_for (600);
  g_assert_true (gloss_document_get_can_undo (document));
  g_assert_true (gloss_document_undo (document));
  g_assert_null (find_annotation (document, added));
  save_now (document);
  g_free (text);
  text = fixture_read (self, OWN);
  g_assert_nonnull (strstr (text, "x:other"));
}

/* As version control does it: the file goes, and another version of it comes. */
static void
test_replaced (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autoptr (GlossDocument) document = load (self, &id);
  g_autofree char *before = fixture_read (self, OWN);
  g_autoptr (GFile) file = fixture_get_child (self, OWN);

  tag_range (document, "claim", 20, 30);
  save_now (document);
  g_assert_cmpuint (count_annotations (document), ==, 2);
  g_assert_true (g_file_delete (file, NULL, NULL));
  spin_for (300);
  fixture_write (self, OWN, before);
  spin_until (count_annotations (document) == 1);
  g_assert_cmpuint (gloss_document_get_n_conflicts (document), ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/document-conflicts/mine", test_mine);
  ADD ("/document-conflicts/theirs", test_theirs);
  ADD ("/document-conflicts/two-windows", test_two_windows);
  ADD ("/document-conflicts/deleted-elsewhere", test_deleted_elsewhere);
  ADD ("/document-conflicts/undo-survives", test_undo_survives);
  ADD ("/document-conflicts/replaced", test_replaced);

  return g_test_run ();
}
