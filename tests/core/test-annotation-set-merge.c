/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three-way merges: their laws on random edits, and what counts where both sides changed something. */
#include "config.h"

#include <string.h>

#include "annotation-article.h"
#include "json/gloss-json.h"
#include "store/gloss-annotation-set.h"
#include "store/gloss-item-fields.h"

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
  int what = g_test_rand_int_range (0, 11);

  if (annotation == NULL || what < 3)
    {
      g_autofree char *uuid = g_uuid_string_random ();
      g_autofree char *id = g_strconcat ("urn:uuid:", uuid, NULL);
      g_autoptr (GlossAnnotation) added = make_annotation (article, id, NULL);

      gloss_annotation_set_put (set, added);
    }
  else if (what < 5)
    gloss_annotation_set_remove (set, gloss_annotation_get_id (annotation));
  else if (what > 9)
    {
      gsize start = g_test_rand_int_range (0, 20);

      gloss_annotation_set_cover (set, (GlossRange) { start, start + 8 }, g_test_rand_bit () ? "read" : g_test_rand_bit () ? "nothing" : NULL);
    }
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

/* Everything that the file of the set may hold beyond annotations: as text, since that is how it comes. */
static GlossAnnotationSet *
with_hostile_members (GlossAnnotationSet *set)
{
  g_autofree char *plain = dup_written (set);
  g_autoptr (GString) text = g_string_new (plain);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = g_strdup_printf ("\"x:%d\"", g_test_rand_int_range (0, 3));
  g_autofree char *unknown = g_strdup_printf ("\"gloss:format\": \"1.0\", %s: {\"a\": %d, \"place\": [%d]},",
                                              name, g_test_rand_int_range (0, 3), g_test_rand_int_range (0, 3));
  g_autofree char *item = g_strdup_printf ("\"items\": [{\"id\": \"urn:broken\", \"n\": %d}, {\"n\": %d},%s", g_test_rand_int_range (0, 3),
                                           g_test_rand_int_range (0, 3), strstr (plain, "\"items\": []") != NULL ? " 5" : "");

  /* A name that comes twice would be no JSON that is read. */
  if (strstr (plain, name) == NULL)
    g_string_replace (text, "\"gloss:format\": \"1.0\",", unknown, 1);
  g_string_replace (text, "\"items\": [", item, 1);
  if (g_test_rand_bit () && strstr (plain, "\"target-of\"") == NULL)
    g_string_replace (text, "\"motivation\":", "\"target-of\": {\"b\": [1]}, \"motivation\":", 1);
  bytes = g_bytes_new (text->str, text->len);
  set = gloss_annotation_set_read (bytes, "a", NULL);
  g_assert_nonnull (set);
  return set;
}

/* Law: the merged set is what its file says. */
static void
assert_is_stable (GlossAnnotationSet *set)
{
  g_autoptr (GlossAnnotationSet) again = reread (set);
  g_autoptr (GPtrArray) annotations = gloss_annotation_set_dup_annotations (set);

  assert_same (set, again);
  g_assert_cmpuint (gloss_annotation_set_get_n_annotations (again), ==, annotations->len);
  g_assert_cmpuint (gloss_annotation_set_get_quarantined (again)->len, ==, gloss_annotation_set_get_quarantined (set)->len);
}

/* Law: of what was changed on both sides, neither version is lost. */
static void
assert_has_both (GlossAnnotationSet *merged,
                 GPtrArray          *conflicts)
{
  g_autofree char *text = dup_written (merged);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const GlossConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autofree char *ours = conflict->ours != NULL ? json_to_string (conflict->ours, FALSE) : NULL;
      g_autofree char *theirs = conflict->theirs != NULL ? json_to_string (conflict->theirs, FALSE) : NULL;

      g_assert_nonnull (conflict->field);
      g_assert_true (conflict->ours == NULL || conflict->theirs == NULL || !json_node_equal (conflict->ours, conflict->theirs));
      if (ours != NULL && *ours == '"')
        g_assert_nonnull (strstr (text, ours));
      if (theirs != NULL && *theirs == '"')
        g_assert_nonnull (strstr (text, theirs));
    }
}

static void
check_laws (GlossAnnotationSet *base,
            GlossAnnotationSet *ours,
            GlossAnnotationSet *theirs)
{
  g_autoptr (GlossAnnotationSet) merged = gloss_annotation_set_copy (ours);
  g_autoptr (GlossAnnotationSet) mirrored = gloss_annotation_set_copy (theirs);
  g_autoptr (GlossAnnotationSet) one_sided = gloss_annotation_set_copy (ours);
  g_autoptr (GlossAnnotationSet) other_sided = gloss_annotation_set_copy (base);
  g_autoptr (GlossAnnotationSet) agreed = gloss_annotation_set_copy (ours);
  g_autoptr (GlossAnnotationSet) again = NULL;
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_conflict_unref);
  g_autoptr (GPtrArray) none = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_conflict_unref);

  gloss_annotation_set_merge (merged, base, theirs, conflicts);
  assert_keeps (merged, ours, theirs);
  assert_keeps (merged, theirs, ours);
  assert_is_stable (merged);
  assert_has_both (merged, conflicts);

  /* Merging with what nobody changed changes nothing, from either side; nor does what both have changed alike. */
  g_assert_cmpuint (gloss_annotation_set_merge (one_sided, base, base, none), ==, 0);
  assert_same (one_sided, ours);
  gloss_annotation_set_merge (other_sided, base, theirs, none);
  assert_same (other_sided, theirs);
  g_assert_cmpuint (gloss_annotation_set_merge (agreed, base, ours, none), ==, 0);
  assert_same (agreed, ours);
  g_assert_cmpuint (none->len, ==, 0);

  /* Merging again changes nothing. */
  again = gloss_annotation_set_copy (merged);
  gloss_annotation_set_merge (again, theirs, theirs, none);
  assert_same (again, merged);
  gloss_annotation_set_merge (again, base, theirs, NULL);
  assert_same (again, merged);

  /* Both sides come to the same bytes: programs that merge at the same time have nothing more to say to each other. */
  gloss_annotation_set_merge (mirrored, base, ours, NULL);
  assert_same (mirrored, merged);
}

static void
test_laws (void)
{
  g_autoptr (GlossArticle) article = get_article ();

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GlossAnnotationSet) empty = make_set (article);
      g_autoptr (GlossAnnotationSet) base = vary (empty, article, 12);
      g_autoptr (GlossAnnotationSet) ours = vary (base, article, g_test_rand_int_range (0, 10));
      g_autoptr (GlossAnnotationSet) theirs = vary (base, article, g_test_rand_int_range (0, 10));

      check_laws (base, ours, theirs);
    }
}

static void
test_laws_of_hostile_sets (void)
{
  g_autoptr (GlossArticle) article = get_article ();

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GlossAnnotationSet) empty = make_set (article);
      g_autoptr (GlossAnnotationSet) common = vary (empty, article, 6);
      g_autoptr (GlossAnnotationSet) base = with_hostile_members (common);
      g_autoptr (GlossAnnotationSet) our_edit = vary (base, article, g_test_rand_int_range (0, 6));
      g_autoptr (GlossAnnotationSet) their_edit = vary (base, article, g_test_rand_int_range (0, 6));
      g_autoptr (GlossAnnotationSet) ours = with_hostile_members (our_edit);
      g_autoptr (GlossAnnotationSet) theirs = with_hostile_members (their_edit);

      check_laws (base, ours, theirs);
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
  g_assert_cmpuint (gloss_annotation_set_merge (ours, base, theirs, NULL), ==, 1);
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
  g_assert_cmpuint (gloss_annotation_set_merge (self->ours, self->base, self->theirs, NULL), ==, 1);
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
  gloss_annotation_set_merge (mirrored, self->base, self->ours, NULL);
  gloss_annotation_set_merge (self->ours, self->base, self->theirs, NULL);
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
  gloss_annotation_set_merge (mirrored, self->base, self->ours, NULL);
  g_assert_null (gloss_annotation_set_find (mirrored, "urn:a"));
  text = dup_written (mirrored);
  g_assert_nonnull (strstr (text, "gloss:deleted"));
  gloss_annotation_set_merge (self->ours, self->base, self->theirs, NULL);
  g_assert_null (gloss_annotation_set_find (self->ours, "urn:a"));
}

/* Without knowing the base, a tombstone still keeps the annotation from coming back. */
static void
test_tombstones_need_no_base (Fixture       *self,
                              gconstpointer  data)
{
  g_autoptr (GlossAnnotationSet) nothing = make_set (self->article);

  gloss_annotation_set_remove (self->ours, "urn:a");
  gloss_annotation_set_merge (self->ours, nothing, self->theirs, NULL);
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
  gloss_annotation_set_merge (mirrored, self->base, self->ours, NULL);
  g_assert_nonnull (gloss_annotation_set_find (mirrored, "urn:a"));
  gloss_annotation_set_merge (self->ours, self->base, self->theirs, NULL);
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
  gloss_annotation_set_merge (ours, without, restored, NULL);
  g_assert_nonnull (gloss_annotation_set_find (ours, "urn:a"));
}

static void
test_coverage (Fixture       *self,
               gconstpointer  data)
{
  gloss_annotation_set_cover (self->ours, (GlossRange) { 0, 10 }, "nothing");
  gloss_annotation_set_cover (self->theirs, (GlossRange) { 20, 30 }, "read");
  gloss_annotation_set_merge (self->ours, self->base, self->theirs, NULL);
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
  gloss_annotation_set_merge (self->ours, self->base, theirs, NULL);
  g_assert_cmpuint (gloss_annotation_set_get_quarantined (self->ours)->len, ==, 1);
  gloss_annotation_set_merge (self->ours, theirs, self->base, NULL);
  g_assert_cmpuint (gloss_annotation_set_get_quarantined (self->ours)->len, ==, 0);
}

static GPtrArray *
new_conflicts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_conflict_unref);
}

static void
test_tells_conflicts (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (GlossAnnotation) early = make_version (self, "Early.", "2026-01-02T00:00:00Z", 4);
  g_autoptr (GlossAnnotation) late = make_version (self, "Late.", "2026-01-03T01:00:00+02:00", 4);
  g_autoptr (GPtrArray) conflicts = new_conflicts ();
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GlossAnnotationSet) again = NULL;
  const GlossConflict *conflict;

  gloss_annotation_set_put (self->ours, early);
  gloss_annotation_set_put (self->theirs, late);
  gloss_annotation_set_merge (self->ours, self->base, self->theirs, conflicts);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpstr (conflict->id, ==, "urn:a");
  g_assert_cmpstr (conflict->field, ==, GLOSS_FIELD_NOTE);
  g_assert_null (conflict->base);
  g_assert_true (conflict->prefers_theirs);
  g_assert_cmpstr (conflict->our_time, ==, "2026-01-02T00:00:00Z");

  /* What lost is in the file. */
  again = reread (self->ours);
  left = gloss_annotation_set_list_conflicts (again);
  g_assert_cmpuint (left->len, ==, 1);
  conflict = g_ptr_array_index (left, 0);
  g_assert_cmpstr (json_node_get_string (gloss_conflict_get_kept (conflict)), ==, "Late.");
  g_assert_cmpstr (gloss_conflict_get_other_time (conflict), ==, "2026-01-02T00:00:00Z");
}

static void
settle_note (Fixture    *self,
             gboolean    takes_other,
             const char *expected)
{
  g_autoptr (GlossAnnotation) early = make_version (self, "Early.", "2026-01-02T00:00:00Z", 4);
  g_autoptr (GlossAnnotation) late = make_version (self, "Late.", "2026-01-03T00:00:00Z", 4);
  g_autoptr (GlossAnnotationSet) merged = gloss_annotation_set_copy (self->ours);
  g_autoptr (GlossAnnotationSet) theirs = gloss_annotation_set_copy (self->theirs);
  g_autoptr (GlossAnnotationSet) undecided = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GlossAnnotation) settled = NULL;
  g_autoptr (GError) error = NULL;

  gloss_annotation_set_put (merged, early);
  gloss_annotation_set_put (theirs, late);
  gloss_annotation_set_merge (merged, self->base, theirs, NULL);
  undecided = gloss_annotation_set_copy (merged);
  conflicts = gloss_annotation_set_list_conflicts (merged);
  settled = gloss_annotation_set_settle (merged, gloss_annotation_set_find (merged, "urn:a"), g_ptr_array_index (conflicts, 0),
                                         takes_other, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gloss_annotation_get_note (settled), ==, expected);
  gloss_annotation_set_put (merged, settled);

  /* Who has not decided takes the decision over. */
  gloss_annotation_set_merge (undecided, undecided, merged, NULL);
  left = gloss_annotation_set_list_conflicts (undecided);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpstr (gloss_annotation_get_note (gloss_annotation_set_find (undecided, "urn:a")), ==, expected);
}

static void
test_settles (Fixture       *self,
              gconstpointer  data)
{
  settle_note (self, FALSE, "Late.");
  settle_note (self, TRUE, "Early.");
}

/* Each field of an annotation can be taken from the version that lost. */
static void
test_settles_every_field (Fixture       *self,
                          gconstpointer  data)
{
  g_autoptr (JsonNode) one = json_node_init_int (json_node_alloc (), 1);
  g_autoptr (JsonNode) two = json_node_init_int (json_node_alloc (), 2);
  g_autoptr (GlossAnnotation) here = make_version (self, NULL, "2026-01-02T00:00:00Z", 0);
  g_autoptr (GlossAnnotation) there = make_version (self, "Note.", "2026-01-02T00:00:00Z", 8);
  g_autoptr (GlossAnnotation) tagged = gloss_annotation_with_tag (there, "evidence");
  g_autoptr (GlossAnnotation) valued = gloss_annotation_with_attribute (tagged, "a/b~", two);
  g_autoptr (GlossAnnotation) counted = gloss_annotation_with_attribute (here, "a/b~", one);
  g_autoptr (GlossAnnotation) mine = gloss_annotation_with_tag (counted, "quantity");
  g_autoptr (GPtrArray) conflicts = NULL;
  GlossAnnotation *now;

  gloss_annotation_set_put (self->ours, mine);
  gloss_annotation_set_put (self->theirs, valued);
  gloss_annotation_set_merge (self->ours, self->base, self->theirs, NULL);
  conflicts = gloss_annotation_set_list_conflicts (self->ours);
  g_assert_cmpuint (conflicts->len, ==, 3);
  for (guint i = 0; i < conflicts->len; i++)
    {
      g_autoptr (GlossAnnotation) settled =
        gloss_annotation_set_settle (self->ours, gloss_annotation_set_find (self->ours, "urn:a"), g_ptr_array_index (conflicts, i), TRUE, NULL);

      g_assert_nonnull (settled);
      gloss_annotation_set_put (self->ours, settled);
    }
  now = gloss_annotation_set_find (self->ours, "urn:a");
  g_assert_null (strstr (gloss_annotation_get_record (now, NULL), GLOSS_CONFLICTS_MEMBER));
  g_assert_cmpstr (gloss_annotation_get_note (now), ==, "Note.");
  for (guint i = 0; i < conflicts->len; i++)
    {
      const GlossConflict *conflict = g_ptr_array_index (conflicts, i);

      if (g_str_equal (conflict->field, GLOSS_FIELD_TAG))
        g_assert_cmpstr (gloss_annotation_get_tag (now), ==, json_node_get_string (conflict->theirs));
      else if (!g_str_equal (conflict->field, GLOSS_FIELD_PLACE))
        g_assert_true (json_node_equal (gloss_annotation_get_attribute (now, "a/b~"), conflict->theirs));
    }
}

static void
test_tells_deletions (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (GlossAnnotation) noted = gloss_annotation_with_note (self->first, "Keep me.");
  g_autoptr (GPtrArray) conflicts = new_conflicts ();
  const GlossConflict *conflict;

  gloss_annotation_set_remove (self->ours, "urn:a");
  gloss_annotation_set_put (self->theirs, noted);
  gloss_annotation_set_merge (self->ours, self->base, self->theirs, conflicts);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpstr (conflict->field, ==, GLOSS_FIELD_DELETED);
  g_assert_nonnull (conflict->ours);
  g_assert_null (conflict->theirs);
  g_assert_true (conflict->prefers_theirs);
}

/* Without a base nothing is lost that either side has. */
static void
test_union (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GlossAnnotation) mine = make_annotation (self->article, "urn:b", NULL);
  g_autoptr (GlossAnnotation) another = make_annotation (self->article, "urn:c", NULL);
  g_autoptr (GlossAnnotationSet) mirrored = NULL;

  gloss_annotation_set_put (self->ours, mine);
  gloss_annotation_set_put (self->theirs, another);
  mirrored = gloss_annotation_set_copy (self->theirs);
  gloss_annotation_set_merge (mirrored, NULL, self->ours, NULL);
  gloss_annotation_set_merge (self->ours, NULL, self->theirs, NULL);
  g_assert_cmpuint (gloss_annotation_set_get_n_annotations (self->ours), ==, 3);
  assert_same (self->ours, mirrored);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/annotation-set-merge/laws", test_laws);
  g_test_add_func ("/annotation-set-merge/laws-of-hostile-sets", test_laws_of_hostile_sets);
  g_test_add_func ("/annotation-set-merge/counts-changes", test_counts_changes);
  ADD ("/annotation-set-merge/merges-fields", test_merges_fields);
  ADD ("/annotation-set-merge/later-change-counts", test_later_change_counts);
  ADD ("/annotation-set-merge/deletion-holds", test_deletion_holds);
  ADD ("/annotation-set-merge/tombstones-need-no-base", test_tombstones_need_no_base);
  ADD ("/annotation-set-merge/change-beats-deletion", test_change_beats_deletion);
  ADD ("/annotation-set-merge/restoring-counts", test_restoring_counts);
  ADD ("/annotation-set-merge/coverage", test_coverage);
  ADD ("/annotation-set-merge/quarantined", test_quarantined);
  ADD ("/annotation-set-merge/tells-conflicts", test_tells_conflicts);
  ADD ("/annotation-set-merge/settles", test_settles);
  ADD ("/annotation-set-merge/settles-every-field", test_settles_every_field);
  ADD ("/annotation-set-merge/tells-deletions", test_tells_deletions);
  ADD ("/annotation-set-merge/union", test_union);

  return g_test_run ();
}
