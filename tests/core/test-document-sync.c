/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several documents and other programs on one article: no annotation and no edit is lost. */
#include "config.h"

#include "document-fixture.h"

#include "gloss-error.h"
#include "reader/gloss-article-loader.h"

#define OWN "bridge.txt.maria.gloss.json"

/* Changes what the sidecar holds: one more annotation, and a note on another. */
static GBytes *
change_bytes (GBytes          *bytes,
              GlossAnnotation *added,
              const char      *note_on,
              const char      *note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossAnnotationSet) set = gloss_annotation_set_read (bytes, OWN, &error);
  g_autoptr (GlossAnnotation) changed = NULL;

  g_assert_no_error (error);
  gloss_annotation_set_put (set, added);
  if (note_on != NULL)
    {
      changed = gloss_annotation_with_note (gloss_annotation_set_find (set, note_on), note);
      gloss_annotation_set_put (set, changed);
    }
  return gloss_annotation_set_write (set);
}

/* What another program of the same reviewer does, without a document; like the command line, it writes only what nobody changed since. */
static char *
write_as_another_program (Fixture    *self,
                          const char *note,
                          const char *note_on)
{
  g_autoptr (GlossArticle) article = gloss_article_load (self->source, NULL, NULL, NULL);
  g_autoptr (GlossStore) store = gloss_store_new_for_source (self->source, article);
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &(GlossRange) { 11, 15 }, 1);
  g_autoptr (GlossAnnotation) added = gloss_annotation_new ("maria", "claim", anchor);
  gboolean saved = FALSE;

  while (!saved)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = gloss_store_load (store, "maria", NULL, &error);
      g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      g_autoptr (GBytes) written = change_bytes (bytes, added, note_on, note);

      saved = gloss_store_save (store, "maria", written, sha256, NULL, &error);
      g_assert_true (saved || g_error_matches (error, GLOSS_ERROR, GLOSS_ERROR_CONFLICT));
    }
  return g_strdup (gloss_annotation_get_id (added));
}

static const char *
get_note (GlossDocument *document,
          const char    *id)
{
  GlossAnnotation *annotation = find_annotation (document, id);

  return annotation != NULL ? gloss_annotation_get_note (annotation) : NULL;
}

static void
settle (GlossDocument *one,
        GlossDocument *other)
{
  save_now (one);
  save_now (other);
  save_now (one);
  spin_for (600);
}

static void
test_two_begin (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GlossDocument) one = fixture_load (self, &self->maria);
  g_autoptr (GlossDocument) other = fixture_load (self, &self->maria);

  tag_range (one, "claim", 4, 10);
  tag_range (other, "claim", 0, 3);
  save_now (one);
  save_now (other);
  g_assert_cmpuint (count_annotations (other), ==, 2);
  spin_until (count_annotations (one) == 2);
  g_assert_cmpint (gloss_document_get_save_state (one), ==, GLOSS_SAVE_STATE_SAVED);
  g_assert_cmpint (gloss_document_get_save_state (other), ==, GLOSS_SAVE_STATE_SAVED);
}

static void
test_two_edit_the_same (Fixture       *self,
                        gconstpointer  data)
{
  g_autoptr (GlossDocument) one = NULL;
  g_autoptr (GlossDocument) other = NULL;
  g_autoptr (GlossAnnotation) annotation = NULL;
  g_autoptr (GlossAnnotation) changed = NULL;
  g_autoptr (JsonNode) value = json_node_init_int (json_node_alloc (), 2);
  const char *id;

  fixture_seed (self, &self->maria, 4, 10);
  one = fixture_load (self, &self->maria);
  other = fixture_load (self, &self->maria);
  annotation = g_list_model_get_item (G_LIST_MODEL (gloss_document_get_annotations (one)), 0);
  id = gloss_annotation_get_id (annotation);
  set_note (one, id, "Which one?");
  changed = gloss_annotation_with_attribute (find_annotation (other, id), "confidence", value);
  g_assert_true (gloss_document_edit (other, changed, NULL));
  settle (one, other);

  g_assert_cmpstr (get_note (one, id), ==, "Which one?");
  g_assert_cmpstr (get_note (other, id), ==, "Which one?");
  g_assert_nonnull (gloss_annotation_get_attribute (find_annotation (one, id), "confidence"));
  g_assert_nonnull (gloss_annotation_get_attribute (find_annotation (other, id), "confidence"));
}

static void
test_another_program_writes_between (Fixture       *self,
                                     gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autoptr (GlossAnnotation) annotation = NULL;
  g_autofree char *added = NULL;
  const char *mine, *id;

  fixture_seed (self, &self->maria, 4, 10);
  document = fixture_load (self, &self->maria);
  annotation = g_list_model_get_item (G_LIST_MODEL (gloss_document_get_annotations (document)), 0);
  id = gloss_annotation_get_id (annotation);
  mine = gloss_annotation_get_id (tag_range (document, "claim", 0, 3));
  added = write_as_another_program (self, "From elsewhere", id);
  save_now (document);

  g_assert_cmpuint (count_annotations (document), ==, 3);
  g_assert_nonnull (find_annotation (document, mine));
  g_assert_nonnull (find_annotation (document, added));
  g_assert_cmpstr (get_note (document, id), ==, "From elsewhere");
  /* Its own step is still there to undo, and undoing it leaves theirs. */
  g_assert_true (gloss_document_undo (document));
  save_now (document);
  g_assert_cmpuint (count_annotations (document), ==, 2);
  g_assert_nonnull (find_annotation (document, added));
}

static void
test_live (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *added = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  document = fixture_load (self, &self->maria);
  added = write_as_another_program (self, NULL, NULL);
  spin_until (find_annotation (document, added) != NULL);
  g_assert_cmpuint (gloss_document_get_n_own (document), ==, 2);
  g_assert_cmpint (gloss_document_get_save_state (document), ==, GLOSS_SAVE_STATE_SAVED);
  g_assert_false (gloss_document_get_can_undo (document));
}

static void
test_live_while_editing (Fixture       *self,
                         gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *added = NULL;
  const char *mine;

  fixture_seed (self, &self->maria, 4, 10);
  document = fixture_load (self, &self->maria);
  mine = gloss_annotation_get_id (tag_range (document, "claim", 0, 3));
  added = write_as_another_program (self, NULL, NULL);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *note = g_strdup_printf ("%u", i);

      set_note (document, mine, note);
      spin_for (40);
    }
  save_now (document);
  g_assert_nonnull (find_annotation (document, added));
  g_assert_cmpstr (get_note (document, mine), ==, "19");
  g_assert_cmpuint (count_annotations (document), ==, 3);
}

static void
test_others_live (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GlossDocument) marias = fixture_load (self, &self->maria);
  g_autoptr (GlossDocument) bens = fixture_load (self, &self->ben);
  g_autofree char *id = g_strdup (gloss_annotation_get_id (tag_range (bens, "claim", 4, 10)));

  save_now (bens);
  spin_until (count_annotations (marias) == 1);
  g_assert_cmpuint (gloss_document_get_n_own (marias), ==, 0);
  set_note (bens, id, "Mine");
  save_now (bens);
  spin_until (g_strcmp0 (get_note (marias, id), "Mine") == 0);
  gloss_document_remove (bens, id, NULL);
  save_now (bens);
  spin_until (count_annotations (marias) == 0);
  g_assert_false (fixture_exists (self, OWN));
}

static void
test_file_is_deleted (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autoptr (GlossDocument) again = NULL;
  g_autoptr (GFile) file = fixture_get_child (self, OWN);

  fixture_seed (self, &self->maria, 4, 10);
  document = fixture_load (self, &self->maria);
  g_assert_true (g_file_delete (file, NULL, NULL));
  spin_for (600);
  g_assert_cmpuint (count_annotations (document), ==, 1);
  tag_range (document, "claim", 0, 3);
  save_now (document);
  again = fixture_load (self, &self->maria);
  g_assert_cmpuint (count_annotations (again), ==, 2);
}

static void
test_corrections_are_merged (Fixture       *self,
                             gconstpointer  data)
{
  g_autoptr (GlossDocument) marias = fixture_load (self, &self->maria);
  g_autoptr (GlossDocument) bens = fixture_load (self, &self->ben);
  g_autoptr (GlossDocument) again = NULL;
  GlossArticle *article = gloss_document_get_article (marias);
  gsize second = gloss_article_get_block (article, 1)->range.start;
  gsize third = gloss_article_get_block (article, 2)->range.start;

  g_assert_true (gloss_document_correct (marias, &(GlossCorrection) { GLOSS_CORRECTION_KIND, second, GLOSS_BLOCK_QUOTE, 0 }, NULL));
  g_assert_true (gloss_document_correct (bens, &(GlossCorrection) { GLOSS_CORRECTION_KIND, third, GLOSS_BLOCK_CAPTION, 0 }, NULL));
  save_now (marias);
  save_now (bens);
  again = fixture_load (self, &self->maria);
  article = gloss_document_get_article (again);
  g_assert_cmpint (gloss_article_get_block (article, 1)->kind, ==, GLOSS_BLOCK_QUOTE);
  g_assert_cmpint (gloss_article_get_block (article, 2)->kind, ==, GLOSS_BLOCK_CAPTION);
  spin_until (gloss_article_get_block (gloss_document_get_article (marias), 2)->kind == GLOSS_BLOCK_CAPTION);
}

/* A removal and an edit that are not known to have met: the removal does not come back, the edit of another stays. */
static void
test_removal_stays (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (GlossDocument) one = NULL;
  g_autoptr (GlossDocument) other = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GlossAnnotation) annotation = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  one = fixture_load (self, &self->maria);
  other = fixture_load (self, &self->maria);
  annotation = g_list_model_get_item (G_LIST_MODEL (gloss_document_get_annotations (one)), 0);
  id = g_strdup (gloss_annotation_get_id (annotation));
  g_assert_true (gloss_document_remove (one, id, NULL));
  tag_range (other, "claim", 0, 3);
  settle (one, other);
  g_assert_null (find_annotation (one, id));
  g_assert_null (find_annotation (other, id));
  g_assert_cmpuint (count_annotations (one), ==, 1);
  g_assert_cmpuint (count_annotations (other), ==, 1);
}

/* --- the law -------------------------------------------------------------------------------- */

/* What must be there in the end: a note that only one of the writers ever writes, by annotation. */
typedef struct
{
  GlossDocument *documents[2];
  GHashTable *notes;
} Crowd;

static void
do_something (Crowd *crowd,
              guint  step)
{
  GlossDocument *document = crowd->documents[g_test_rand_int_range (0, 2)];
  g_autofree char *note = g_strdup_printf ("note %u", step);
  gsize start = g_test_rand_int_range (0, 40);
  const char *id;

  id = gloss_annotation_get_id (tag_range (document, "claim", start, start + 5));
  set_note (document, id, note);
  g_hash_table_insert (crowd->notes, g_strdup (id), g_strdup (note));
  if (g_test_rand_int_range (0, 3) == 0)
    spin_for (g_test_rand_int_range (0, 30));
  if (g_test_rand_int_range (0, 4) == 0)
    gloss_document_save_async (document, NULL, NULL, NULL);
}

static void
assert_all_there (Crowd         *crowd,
                  GlossDocument *document)
{
  GHashTableIter iter;
  gpointer id, note;

  g_hash_table_iter_init (&iter, crowd->notes);
  while (g_hash_table_iter_next (&iter, &id, &note))
    {
      g_assert_nonnull (find_annotation (document, id));
      g_assert_cmpstr (get_note (document, id), ==, note);
    }
}

static void
test_law (Fixture       *self,
          gconstpointer  data)
{
  Crowd crowd = { { NULL }, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  g_autoptr (GlossDocument) again = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  crowd.documents[0] = fixture_load (self, &self->maria);
  crowd.documents[1] = fixture_load (self, &self->maria);
  for (guint i = 0; i < 60; i++)
    {
      do_something (&crowd, i);
      if (i % 20 == 10)
        g_hash_table_insert (crowd.notes, write_as_another_program (self, NULL, NULL), NULL);
    }
  settle (crowd.documents[0], crowd.documents[1]);

  again = fixture_load (self, &self->maria);
  assert_all_there (&crowd, again);
  assert_all_there (&crowd, crowd.documents[0]);
  assert_all_there (&crowd, crowd.documents[1]);
  g_assert_cmpuint (count_annotations (again), ==, 1 + g_hash_table_size (crowd.notes));
  g_assert_cmpuint (count_annotations (crowd.documents[0]), ==, count_annotations (again));
  g_assert_finalize_object (crowd.documents[0]);
  g_assert_finalize_object (crowd.documents[1]);
  g_hash_table_unref (crowd.notes);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define add(path, func) g_test_add ("/document-sync/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  add ("two-begin", test_two_begin);
  add ("two-edit-the-same", test_two_edit_the_same);
  add ("another-program-writes-between", test_another_program_writes_between);
  add ("live", test_live);
  add ("live-while-editing", test_live_while_editing);
  add ("others-live", test_others_live);
  add ("file-is-deleted", test_file_is_deleted);
  add ("corrections-are-merged", test_corrections_are_merged);
  add ("removal-stays", test_removal_stays);
  add ("law", test_law);
#undef add

  return g_test_run ();
}
