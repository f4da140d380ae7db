/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An annotation, and the ones that edits make of it. */
#include "config.h"

#include <string.h>

#include "anchoring/gloss-placing.h"
#include "annotation-article.h"

static GlossAnnotation *
make_annotation (GlossArticle *article,
                 gsize         start,
                 gsize         end)
{
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &(GlossRange) { start, end }, 1);

  return gloss_annotation_new ("maria", "claim", anchor);
}

static void
test_new (void)
{
  g_autoptr (GlossArticle) article = make_article ("The bridge is closed.");
  g_autoptr (GlossAnnotation) annotation = make_annotation (article, 4, 10);
  g_autoptr (GlossAnnotation) other = make_annotation (article, 4, 10);
  g_autofree char *quote = gloss_annotation_dup_quote (annotation);
  g_autoptr (GDateTime) created = g_date_time_new_from_iso8601 (gloss_annotation_get_created (annotation), NULL);

  g_assert_true (g_str_has_prefix (gloss_annotation_get_id (annotation), "urn:uuid:"));
  g_assert_true (g_uuid_string_is_valid (gloss_annotation_get_id (annotation) + 9));
  g_assert_cmpstr (gloss_annotation_get_id (annotation), !=, gloss_annotation_get_id (other));
  g_assert_cmpstr (gloss_annotation_get_reviewer (annotation), ==, "maria");
  g_assert_cmpstr (gloss_annotation_get_tag (annotation), ==, "claim");
  g_assert_null (gloss_annotation_get_note (annotation));
  g_assert_null (gloss_annotation_get_modified (annotation));
  g_assert_cmpuint (json_object_get_size (gloss_annotation_get_attributes (annotation)), ==, 0);
  g_assert_cmpstr (quote, ==, "bridge");
  g_assert_nonnull (created);
  g_assert_cmpuint (strlen (gloss_annotation_get_created (annotation)), ==, strlen ("2026-11-22T09:12:33Z"));
  g_assert_null (gloss_annotation_get_record (annotation, NULL));
  g_assert_finalize_object (g_steal_pointer (&annotation));
}

static void
test_edits_make_others (void)
{
  g_autoptr (GlossArticle) article = make_article ("The bridge is closed.");
  g_autoptr (GlossAnnotation) first = make_annotation (article, 4, 10);
  g_autoptr (GlossAnchor) elsewhere = gloss_anchor_new_for_ranges (article, &(GlossRange) { 0, 3 }, 1);
  g_autoptr (GlossAnnotation) tagged = gloss_annotation_with_tag (first, "evidence");
  g_autoptr (GlossAnnotation) noted = gloss_annotation_with_note (tagged, "Since when?");
  g_autoptr (GlossAnnotation) moved = gloss_annotation_with_anchor (noted, elsewhere);
  g_autoptr (GlossAnnotation) bare = gloss_annotation_with_note (moved, "");

  g_assert_cmpstr (gloss_annotation_get_id (bare), ==, gloss_annotation_get_id (first));
  g_assert_cmpstr (gloss_annotation_get_created (bare), ==, gloss_annotation_get_created (first));
  g_assert_cmpstr (gloss_annotation_get_tag (first), ==, "claim");
  g_assert_cmpstr (gloss_annotation_get_tag (moved), ==, "evidence");
  g_assert_cmpstr (gloss_annotation_get_note (moved), ==, "Since when?");
  g_assert_null (gloss_annotation_get_note (bare));
  g_assert_null (gloss_annotation_get_modified (first));
  g_assert_nonnull (gloss_annotation_get_modified (moved));
  g_assert_cmpuint (gloss_annotation_get_extent (first).start, ==, 4);
  g_assert_cmpuint (gloss_annotation_get_extent (moved).end, ==, 3);
}

static void
test_attributes (void)
{
  g_autoptr (GlossArticle) article = make_article ("The bridge is closed.");
  g_autoptr (GlossAnnotation) first = make_annotation (article, 4, 10);
  g_autoptr (JsonNode) one = json_node_init_int (json_node_alloc (), 1);
  g_autoptr (JsonNode) two = json_node_init_int (json_node_alloc (), 2);
  g_autoptr (GlossAnnotation) with_one = gloss_annotation_with_attribute (first, "confidence", one);
  g_autoptr (GlossAnnotation) with_two = gloss_annotation_with_attribute (with_one, "confidence", two);
  g_autoptr (GlossAnnotation) without = gloss_annotation_with_attribute (with_two, "confidence", NULL);

  g_assert_null (gloss_annotation_get_attribute (first, "confidence"));
  g_assert_cmpint (json_node_get_int (gloss_annotation_get_attribute (with_one, "confidence")), ==, 1);
  g_assert_cmpint (json_node_get_int (gloss_annotation_get_attribute (with_two, "confidence")), ==, 2);
  g_assert_null (gloss_annotation_get_attribute (without, "confidence"));
  g_assert_true (json_object_is_immutable (gloss_annotation_get_attributes (with_two)));
}

static void
test_placing_is_no_edit (void)
{
  g_autoptr (GlossArticle) before = make_article ("The bridge is closed.");
  g_autoptr (GlossArticle) after = make_article ("Now: the bridge is closed.");
  g_autoptr (GlossAnnotation) first = make_annotation (before, 4, 10);
  g_autoptr (GlossPlacing) in_before = gloss_placing_new (gloss_article_get_text (before), NULL, NULL, NULL);
  g_autoptr (GlossPlacing) in_after = gloss_placing_new (gloss_article_get_text (after), NULL, NULL, NULL);
  g_autoptr (GlossAnnotation) same = gloss_placing_place (in_before, first);
  g_autoptr (GlossAnnotation) moved = gloss_placing_place (in_after, first);

  g_assert_true (same == first);
  g_assert_cmpuint (gloss_annotation_get_extent (moved).start, ==, 9);
  g_assert_null (gloss_annotation_get_modified (moved));
  g_assert_cmpuint (gloss_anchor_get_piece (gloss_annotation_get_anchor (moved), 0)->range.start, ==, 4);
}

static void
test_record (void)
{
  g_autoptr (GlossArticle) article = make_article ("The bridge is closed.");
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &(GlossRange) { 0, 3 }, 1);
  GlossAnnotationFields fields = { "urn:a", "ben", "claim", NULL, "2026-01-01T00:00:00Z", NULL, NULL, anchor, "{}" };
  g_autoptr (GlossAnnotation) read = gloss_annotation_new_from_fields (&fields);
  g_autoptr (GlossAnnotation) edited = gloss_annotation_with_note (read, "x");
  gboolean is_current;

  g_assert_cmpstr (gloss_annotation_get_record (read, &is_current), ==, "{}");
  g_assert_true (is_current);
  g_assert_cmpstr (gloss_annotation_get_record (edited, &is_current), ==, "{}");
  g_assert_false (is_current);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/annotation/new", test_new);
  g_test_add_func ("/annotation/edits-make-others", test_edits_make_others);
  g_test_add_func ("/annotation/attributes", test_attributes);
  g_test_add_func ("/annotation/placing-is-no-edit", test_placing_is_no_edit);
  g_test_add_func ("/annotation/record", test_record);

  return g_test_run ();
}
