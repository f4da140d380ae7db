/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three-way merges: their laws on random edits, and what counts where both sides changed something. */
#include "config.h"

#include <string.h>

#include "annotation-article.h"
#include "json/gloss-json.h"
#include "store/gloss-annotation-set.h"

static GlossArticle *
get_article (void)
{
  return make_article ("One two three four five six.\nSeven eight nine ten eleven twelve.");
}

static GlossAnnotationSet *
make_set (GlossArticle *article)
{
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  GlossReviewer maria = { (char *) "maria", NULL };

  return gloss_annotation_set_new ("a.txt", article, &maria, codebook);
}

/* As it would come from its file. */
static GlossAnnotationSet *
reread (GlossAnnotationSet *set)
{
  g_autoptr (GBytes) bytes = gloss_annotation_set_write (set);
  GlossAnnotationSet *again = gloss_annotation_set_read (bytes, "a", NULL);

  g_assert_nonnull (again);
  return again;
}

static char *
dup_written (GlossAnnotationSet *set)
{
  g_autoptr (GBytes) written = gloss_annotation_set_write (set);

  return g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
}

static void
assert_same (GlossAnnotationSet *a,
             GlossAnnotationSet *b)
{
  g_autofree char *one = dup_written (a);
  g_autofree char *other = dup_written (b);

  g_assert_cmpstr (one, ==, other);
}

static GlossAnnotation *
make_annotation (GlossArticle *article,
                 const char   *id,
                 const char   *modified)
{
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &(GlossRange) { 4, 7 }, 1);

  return gloss_annotation_new_from_fields (&(GlossAnnotationFields) {
    .id = id, .reviewer = "maria", .tag = "claim", .created = "2026-01-01T00:00:00Z", .modified = modified, .anchor = anchor });
}

static GlossAnnotation *
pick (GlossAnnotationSet *set)
{
  g_autoptr (GPtrArray) annotations = gloss_annotation_set_dup_annotations (set);

  if (annotations->len == 0)
    return NULL;
  return g_object_ref (g_ptr_array_index (annotations, g_test_rand_int_range (0, annotations->len)));
}

static GlossAnnotation *
edit_randomly (GlossAnnotation *annotation,
               GlossArticle    *article)
{
  g_autoptr (JsonNode) value = json_node_init_int (json_node_alloc (), g_test_rand_int_range (0, 4));
  gsize start = g_test_rand_int_range (0, 20);
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &(GlossRange) { start, start + 5 }, 1);

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return gloss_annotation_with_tag (annotation, g_test_rand_bit () ? "evidence" : "quantity");

    case 1:
      return gloss_annotation_with_note (annotation, g_test_rand_bit () ? "One." : "");

    case 2:
      return gloss_annotation_with_attribute (annotation, g_test_rand_bit () ? "a" : "b", g_test_rand_bit () ? value : NULL);

    default:
      return gloss_annotation_with_anchor (annotation, anchor);
    }
}

static void
change_randomly (GlossAnnotationSet *set,
                 GlossArticle       *article)
{
  g_autoptr (GlossAnnotation) annotation = pick (set);
  int what = g_test_rand_int_range (0, 10);

  if (annotation == NULL || what < 3)
    {
      g_autofree char *uuid = g_uuid_string_random ();
      g_autofree char *id = g_strconcat ("urn:uuid:", uuid, NULL);
      g_autoptr (GlossAnnotation) added = make_annotation (article, id, NULL);

      gloss_annotation_set_put (set, added);
    }
  else if (what < 5)
    gloss_annotation_set_remove (set, gloss_annotation_get_id (annotation));
  else if (what < 6)
    gloss_annotation_set_add_link (set, "supports", gloss_annotation_get_id (annotation), "urn:x");
  else
    {
      g_autoptr (GlossAnnotation) edited = edit_randomly (annotation, article);

      gloss_annotation_set_put (set, edited);
    }
}

static GlossAnnotationSet *
vary (GlossAnnotationSet *base,
      GlossArticle       *article,
      guint               n_changes)
{
  g_autoptr (GlossAnnotationSet) set = gloss_annotation_set_copy (base);

  for (guint i = 0; i < n_changes; i++)
    change_randomly (set, article);
  return reread (set);
}

/* Law: whatever one side has and the other did not delete is in the merged set. */
static void
assert_keeps (GlossAnnotationSet *merged,
              GlossAnnotationSet *side,
              GlossAnnotationSet *other)
{
  g_autoptr (GPtrArray) annotations = gloss_annotation_set_dup_annotations (side);
  g_autofree char *deleted = dup_written (other);

  for (guint i = 0; i < annotations->len; i++)
    {
      const char *id = gloss_annotation_get_id (g_ptr_array_index (annotations, i));

      if (gloss_annotation_set_find (merged, id) == NULL)
        g_assert_nonnull (strstr (deleted, id));
    }
}

static JsonNode *
dup_json (GlossAnnotationSet *set)
{
  g_autoptr (GBytes) bytes = gloss_annotation_set_write (set);

  return gloss_json_read (bytes, "a", NULL);
}

static void
test_laws (void)
{
  g_autoptr (GlossArticle) article = get_article ();

  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (GlossAnnotationSet) empty = make_set (article);
      g_autoptr (GlossAnnotationSet) base = vary (empty, article, 12);
      g_autoptr (GlossAnnotationSet) ours = vary (base, article, g_test_rand_int_range (0, 10));
      g_autoptr (GlossAnnotationSet) theirs = vary (base, article, g_test_rand_int_range (0, 10));
      g_autoptr (GlossAnnotationSet) merged = gloss_annotation_set_copy (ours);
      g_autoptr (GlossAnnotationSet) again = NULL;
      g_autoptr (GlossAnnotationSet) mirrored = gloss_annotation_set_copy (theirs);
      g_autoptr (GlossAnnotationSet) one_sided = gloss_annotation_set_copy (ours);
      g_autoptr (GlossAnnotationSet) other_sided = gloss_annotation_set_copy (base);
      g_autoptr (JsonNode) one = NULL;
      g_autoptr (JsonNode) other = NULL;

      gloss_annotation_set_merge (merged, base, theirs);
      assert_keeps (merged, ours, theirs);
      assert_keeps (merged, theirs, ours);

      /* Merging with what nobody changed changes nothing, from either side. */
      g_assert_cmpuint (gloss_annotation_set_merge (one_sided, base, base), ==, 0);
      assert_same (one_sided, ours);
      gloss_annotation_set_merge (other_sided, base, theirs);
      assert_same (other_sided, theirs);

      /* Merging again changes nothing. */
      again = gloss_annotation_set_copy (merged);
      g_assert_cmpuint (gloss_annotation_set_merge (again, theirs, theirs), ==, 0);
      assert_same (again, merged);

      /* Both sides come to the same. */
      gloss_annotation_set_merge (mirrored, base, ours);
      one = dup_json (merged);
      other = dup_json (mirrored);
      g_assert_true (json_node_equal (one, other));
    }
}

static void
test_counts_changes (void)
{
  g_autoptr (GlossArticle) article = get_article ();
  g_autoptr (GlossAnnotationSet) base = make_set (article);
  g_autoptr (GlossAnnotationSet) ours = gloss_annotation_set_copy (base);
  g_autoptr (GlossAnnotationSet) theirs = gloss_annotation_set_copy (base);
  g_autoptr (GlossAnnotation) mine = make_annotation (article, "urn:a", NULL);
  g_autoptr (GlossAnnotation) another = make_annotation (article, "urn:b", NULL);

  gloss_annotation_set_put (ours, mine);
  gloss_annotation_set_put (theirs, another);
  g_assert_cmpuint (gloss_annotation_set_merge (ours, base, theirs), ==, 1);
  g_assert_true (gloss_annotation_set_find (ours, "urn:a") == mine);
  g_assert_true (gloss_annotation_set_find (ours, "urn:b") == another);
}

/* Three sets that begin with one annotation. */
typedef struct
{
  GlossArticle *article;
  GlossAnnotation *first;
  GlossAnnotationSet *base;
  GlossAnnotationSet *ours;
  GlossAnnotationSet *theirs;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->article = get_article ();
  self->base = make_set (self->article);
  self->first = make_annotation (self->article, "urn:a", NULL);
  gloss_annotation_set_put (self->base, self->first);
  self->ours = gloss_annotation_set_copy (self->base);
  self->theirs = gloss_annotation_set_copy (self->base);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->theirs);
  g_clear_object (&self->ours);
  g_clear_object (&self->base);
  g_clear_object (&self->first);
  g_clear_object (&self->article);
}

static void
test_merges_fields (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (JsonNode) value = json_node_init_string (json_node_alloc (), "CFS");
  g_autoptr (JsonNode) number = json_node_init_int (json_node_alloc (), 2);
  g_autoptr (GlossAnnotation) tagged = gloss_annotation_with_tag (self->first, "evidence");
  g_autoptr (GlossAnnotation) sure = gloss_annotation_with_attribute (tagged, "confidence", number);
  g_autoptr (GlossAnnotation) noted = gloss_annotation_with_note (self->first, "Hm.");
  g_autoptr (GlossAnnotation) valued = gloss_annotation_with_attribute (noted, "checkworthiness", value);
  GlossAnnotation *merged;

  gloss_annotation_set_put (self->ours, sure);
  gloss_annotation_set_put (self->theirs, valued);
  g_assert_cmpuint (gloss_annotation_set_merge (self->ours, self->base, self->theirs), ==, 1);
  merged = gloss_annotation_set_find (self->ours, "urn:a");
  g_assert_cmpstr (gloss_annotation_get_tag (merged), ==, "evidence");
  g_assert_cmpstr (gloss_annotation_get_note (merged), ==, "Hm.");
  g_assert_cmpint (json_node_get_int (gloss_annotation_get_attribute (merged, "confidence")), ==, 2);
  g_assert_cmpstr (json_node_get_string (gloss_annotation_get_attribute (merged, "checkworthiness")), ==, "CFS");
}

static GlossAnnotation *
make_version (Fixture    *self,
              const char *note,
              const char *modified,
              gsize       start)
{
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (self->article, &(GlossRange) { start, start + 3 }, 1);

  return gloss_annotation_new_from_fields (&(GlossAnnotationFields) {
    .id = "urn:a", .reviewer = "maria", .tag = "claim", .note = note, .created = "2026-01-01T00:00:00Z",
    .modified = modified, .anchor = anchor });
}

/* Whichever side is ours. */
static void
test_later_change_counts (Fixture       *self,
                          gconstpointer  data)
{
  g_autoptr (GlossAnnotation) early = make_version (self, "Early.", "2026-01-02T00:00:00Z", 0);
  g_autoptr (GlossAnnotation) late = make_version (self, "Late.", "2026-01-03T00:00:00Z", 8);
  g_autoptr (GlossAnnotationSet) mirrored = NULL;

  gloss_annotation_set_put (self->ours, early);
  gloss_annotation_set_put (self->theirs, late);
  mirrored = gloss_annotation_set_copy (self->theirs);
  gloss_annotation_set_merge (mirrored, self->base, self->ours);
  gloss_annotation_set_merge (self->ours, self->base, self->theirs);
  for (guint i = 0; i < 2; i++)
    {
      GlossAnnotation *merged = gloss_annotation_set_find (i == 0 ? self->ours : mirrored, "urn:a");

      g_assert_cmpstr (gloss_annotation_get_note (merged), ==, "Late.");
      g_assert_cmpstr (gloss_annotation_get_modified (merged), ==, "2026-01-03T00:00:00Z");
      g_assert_cmpuint (gloss_annotation_get_extent (merged).start, ==, 8);
    }
}

static void
test_deletion_holds (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GlossAnnotationSet) mirrored = gloss_annotation_set_copy (self->ours);
  g_autofree char *text = NULL;

  gloss_annotation_set_remove (self->ours, "urn:a");
  gloss_annotation_set_merge (mirrored, self->base, self->ours);
  g_assert_null (gloss_annotation_set_find (mirrored, "urn:a"));
  text = dup_written (mirrored);
  g_assert_nonnull (strstr (text, "gloss:deleted"));
  gloss_annotation_set_merge (self->ours, self->base, self->theirs);
  g_assert_null (gloss_annotation_set_find (self->ours, "urn:a"));
}

/* Without knowing the base, a tombstone still keeps the annotation from coming back. */
static void
test_tombstones_need_no_base (Fixture       *self,
                              gconstpointer  data)
{
  g_autoptr (GlossAnnotationSet) nothing = make_set (self->article);

  gloss_annotation_set_remove (self->ours, "urn:a");
  gloss_annotation_set_merge (self->ours, nothing, self->theirs);
  g_assert_null (gloss_annotation_set_find (self->ours, "urn:a"));
}

static void
test_change_beats_deletion (Fixture       *self,
                            gconstpointer  data)
{
  g_autoptr (GlossAnnotation) noted = gloss_annotation_with_note (self->first, "Keep me.");
  g_autoptr (GlossAnnotationSet) mirrored = NULL;
  g_autofree char *text = NULL;

  gloss_annotation_set_remove (self->ours, "urn:a");
  gloss_annotation_set_put (self->theirs, noted);
  mirrored = gloss_annotation_set_copy (self->theirs);
  gloss_annotation_set_merge (mirrored, self->base, self->ours);
  g_assert_nonnull (gloss_annotation_set_find (mirrored, "urn:a"));
  gloss_annotation_set_merge (self->ours, self->base, self->theirs);
  g_assert_nonnull (gloss_annotation_set_find (self->ours, "urn:a"));
  text = dup_written (self->ours);
  g_assert_null (strstr (text, "gloss:deleted"));
}

static void
test_restoring_counts (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (GlossAnnotationSet) without = gloss_annotation_set_copy (self->base);
  g_autoptr (GlossAnnotationSet) restored = NULL;
  g_autoptr (GlossAnnotationSet) ours = NULL;

  gloss_annotation_set_remove (without, "urn:a");
  ours = gloss_annotation_set_copy (without);
  restored = gloss_annotation_set_copy (without);
  gloss_annotation_set_restore (restored, self->first);
  gloss_annotation_set_merge (ours, without, restored);
  g_assert_nonnull (gloss_annotation_set_find (ours, "urn:a"));
}

static void
test_coverage (Fixture       *self,
               gconstpointer  data)
{
  gloss_annotation_set_cover (self->ours, (GlossRange) { 0, 10 }, "nothing");
  gloss_annotation_set_cover (self->theirs, (GlossRange) { 20, 30 }, "read");
  gloss_annotation_set_merge (self->ours, self->base, self->theirs);
  g_assert_cmpuint (gloss_annotation_set_get_covered (self->ours)->len, ==, 2);
}

static void
test_quarantined (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *plain = dup_written (self->base);
  g_autoptr (GString) text = g_string_new (plain);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GlossAnnotationSet) theirs = NULL;

  g_string_replace (text, "\"items\": [", "\"items\": [{\"broken\": 1},", 1);
  bytes = g_bytes_new (text->str, text->len);
  theirs = gloss_annotation_set_read (bytes, "a", NULL);
  gloss_annotation_set_merge (self->ours, self->base, theirs);
  g_assert_cmpuint (gloss_annotation_set_get_quarantined (self->ours)->len, ==, 1);
  gloss_annotation_set_merge (self->ours, theirs, self->base);
  g_assert_cmpuint (gloss_annotation_set_get_quarantined (self->ours)->len, ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/annotation-set-merge/laws", test_laws);
  g_test_add_func ("/annotation-set-merge/counts-changes", test_counts_changes);
  ADD ("/annotation-set-merge/merges-fields", test_merges_fields);
  ADD ("/annotation-set-merge/later-change-counts", test_later_change_counts);
  ADD ("/annotation-set-merge/deletion-holds", test_deletion_holds);
  ADD ("/annotation-set-merge/tombstones-need-no-base", test_tombstones_need_no_base);
  ADD ("/annotation-set-merge/change-beats-deletion", test_change_beats_deletion);
  ADD ("/annotation-set-merge/restoring-counts", test_restoring_counts);
  ADD ("/annotation-set-merge/coverage", test_coverage);
  ADD ("/annotation-set-merge/quarantined", test_quarantined);

  return g_test_run ();
}
