/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where annotations are in a text that has changed: laws, and selectors that nobody would make. */
#include "config.h"

#include "anchoring/gloss-placing.h"

#include <string.h>

#include "annotation-article.h"

#define STORY \
  "The harbour council voted on Monday to close the old ferry line. Passengers were told by letter.\n" \
  "“It is a sad day,” said the minister of transport, a man who grew up on the island.\n" \
  "The last boat leaves on Friday evening. A bridge is to be built within three years."

static GlossText *
find_story (const char *sha256,
            gpointer    user_data)
{
  g_autoptr (GlossArticle) story = make_article (STORY);
  GlossText *text = gloss_article_get_text (story);

  (*(guint *) user_data)++;
  return g_str_equal (sha256, gloss_text_get_sha256 (text)) ? gloss_text_ref (text) : NULL;
}

static GlossPlacing *
make_placing (const char *text,
              guint      *n_asked)
{
  g_autoptr (GlossArticle) article = make_article (text);

  *n_asked = 0;
  return gloss_placing_new (gloss_article_get_text (article), find_story, n_asked, NULL);
}

static GlossAnnotation *
make_annotation (GlossArticle     *article,
                 const GlossRange *ranges,
                 gsize             n_ranges)
{
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, ranges, n_ranges);

  return gloss_annotation_new ("maria", "claim", anchor);
}

/* One for each stretch of two words, overlapping each other. */
static GPtrArray *
make_annotations (GlossArticle *article)
{
  GPtrArray *annotations = g_ptr_array_new_with_free_func (g_object_unref);
  gsize length = gloss_text_get_length (gloss_article_get_text (article));

  for (gsize start = 0; start + 20 < length; start += 7)
    g_ptr_array_add (annotations, make_annotation (article, &(GlossRange) { start, start + 12 + start % 8 }, 1));
  return annotations;
}

static GlossAnchor *
get_anchor (GPtrArray *annotations,
            guint      index)
{
  return gloss_annotation_get_anchor (g_ptr_array_index (annotations, index));
}

/* Law: in the text that was annotated nothing moves, nobody asks for a text, and the objects are the same. */
static void
test_identity (void)
{
  guint n_asked;
  g_autoptr (GlossArticle) story = make_article (STORY);
  g_autoptr (GlossPlacing) placing = make_placing (STORY, &n_asked);
  g_autoptr (GPtrArray) annotations = make_annotations (story);
  g_autoptr (GPtrArray) placed = gloss_placing_place_all (placing, annotations, NULL);

  g_assert_cmpuint (placed->len, ==, annotations->len);
  for (guint i = 0; i < placed->len; i++)
    {
      g_assert_true (g_ptr_array_index (placed, i) == g_ptr_array_index (annotations, i));
      g_assert_cmpint (gloss_anchor_get_state (get_anchor (placed, i)), ==, GLOSS_ANCHOR_EXACT);
    }
  g_assert_cmpuint (n_asked, ==, 0);
}

/* Law: what is certain and says that its words are the same quotes them; all places are in the text, and selectors stay. */
static void
test_places_fit (void)
{
  static const char *const texts[] = {
    "Some news first.\n" STORY,
    "The last boat leaves on Friday evening. A bridge is to be built within three years.\n"
    "The harbour council voted on Tuesday to close the old ferry line. Passengers were told by letter.",
    "Nothing of all that.",
    "x",
  };
  g_autoptr (GlossArticle) story = make_article (STORY);
  g_autoptr (GPtrArray) annotations = make_annotations (story);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint n_asked;
      g_autoptr (GlossPlacing) placing = make_placing (texts[i], &n_asked);
      GlossText *text = gloss_placing_get_text (placing);
      g_autoptr (GPtrArray) placed = gloss_placing_place_all (placing, annotations, NULL);
      g_autoptr (GPtrArray) again = gloss_placing_place_all (placing, placed, NULL);

      g_assert_cmpuint (n_asked, ==, 1);
      for (guint j = 0; j < placed->len; j++)
        {
          GlossAnchor *anchor = get_anchor (placed, j);
          GlossRange place = gloss_anchor_get_place (anchor, 0);
          g_autofree char *slice = NULL;

          g_assert_true (gloss_anchor_equal (anchor, get_anchor (annotations, j)));
          g_assert_cmpuint (place.end, <=, gloss_text_get_length (text));
          slice = gloss_text_dup_slice (text, place);
          if (gloss_anchor_is_certain (anchor) && gloss_anchor_get_state (anchor) != GLOSS_ANCHOR_FUZZY)
            g_assert_cmpstr (slice, ==, gloss_anchor_get_piece (anchor, 0)->exact);
          g_assert_cmpint (gloss_anchor_get_state (get_anchor (again, j)), ==, gloss_anchor_get_state (anchor));
          g_assert_true (gloss_range_equal (gloss_anchor_get_place (get_anchor (again, j), 0), place));
        }
    }
}

/* Law: one by one the same is found as all together. */
static void
test_one_by_one (void)
{
  guint n_asked, n_asked_again;
  g_autoptr (GlossArticle) story = make_article (STORY);
  g_autoptr (GPtrArray) annotations = make_annotations (story);
  g_autoptr (GlossPlacing) all = make_placing ("Some news first.\n" STORY, &n_asked);
  g_autoptr (GlossPlacing) single = make_placing ("Some news first.\n" STORY, &n_asked_again);
  g_autoptr (GPtrArray) placed = gloss_placing_place_all (all, annotations, NULL);

  for (guint i = 0; i < placed->len; i++)
    {
      g_autoptr (GlossAnnotation) one = gloss_placing_place (single, g_ptr_array_index (annotations, i));
      GlossAnchor *anchor = gloss_annotation_get_anchor (one);

      g_assert_cmpint (gloss_anchor_get_state (anchor), ==, gloss_anchor_get_state (get_anchor (placed, i)));
      g_assert_true (gloss_range_equal (gloss_anchor_get_place (anchor, 0), gloss_anchor_get_place (get_anchor (placed, i), 0)));
      gloss_placing_rest (single);
    }
}

/* An annotation is as its worst piece; a candidate holds the pieces that were found. */
static void
test_pieces (void)
{
  guint n_asked;
  g_autoptr (GlossArticle) story = make_article (STORY);
  g_autoptr (GlossPlacing) moved = make_placing ("Some news first.\n" STORY, &n_asked);
  g_autoptr (GlossPlacing) torn = make_placing ("The harbour council voted on Monday to close the old ferry line. Passengers were told by letter.", &n_asked);
  GlossRange ranges[] = { { 4, 19 }, { 70, 90 }, { 185, 215 } };
  g_autoptr (GlossAnnotation) annotation = make_annotation (story, ranges, G_N_ELEMENTS (ranges));
  g_autoptr (GlossAnnotation) in_moved = gloss_placing_place (moved, annotation);
  g_autoptr (GlossAnnotation) in_torn = gloss_placing_place (torn, annotation);
  g_autoptr (GPtrArray) candidates = gloss_placing_list_candidates (torn, gloss_annotation_get_anchor (in_torn));
  const GlossCandidate *best;

  g_assert_true (gloss_anchor_is_moved (gloss_annotation_get_anchor (in_moved)));
  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    g_assert_cmpuint (gloss_anchor_get_place (gloss_annotation_get_anchor (in_moved), i).start, ==, ranges[i].start + strlen ("Some news first.\n"));
  g_assert_false (gloss_anchor_is_certain (gloss_annotation_get_anchor (in_torn)));
  g_assert_cmpuint (candidates->len, >=, 1);
  best = g_ptr_array_index (candidates, 0);
  g_assert_cmpuint (best->n_ranges, >=, 2);
  g_assert_true (gloss_range_equal (best->ranges[0], ranges[0]));
  g_assert_true (gloss_range_equal (best->ranges[1], ranges[1]));
}

/* Far past the text, turned round, empty, without context, very many pieces, and hashes that are none. */
static void
test_hostile (void)
{
  static const char *const hashes[] = { NULL, "", "../../../etc/passwd", "0000000000000000000000000000000000000000000000000000000000000000" };
  const GlossPiece pieces[] = {
    { { 0, G_MAXSIZE }, NULL, (char *) "ferry", NULL, NULL },
    { { G_MAXSIZE - 1, G_MAXSIZE }, NULL, (char *) "ferry", NULL, NULL },
    { { 7, 3 }, NULL, (char *) "ferry line", (char *) "", (char *) "" },
    { { 5, 5 }, NULL, (char *) "", (char *) "The h", (char *) "arbour" },
    { { 0, 3 }, NULL, (char *) " \n ", (char *) "\n", (char *) " " },
    { { 0, 0 }, NULL, (char *) "\xc2\xad", NULL, NULL },
  };
  g_autofree GlossPiece *many = g_new (GlossPiece, 5000);
  guint n_asked;
  g_autoptr (GlossPlacing) placing = make_placing ("Some news first.\n" STORY, &n_asked);
  gsize length = gloss_text_get_length (gloss_placing_get_text (placing));
  g_autoptr (GlossAnchor) lots = NULL;
  g_autoptr (GlossAnchor) placed = NULL;
  g_autoptr (GPtrArray) candidates = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (hashes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (pieces); j++)
      {
        g_autoptr (GlossAnchor) anchor = gloss_anchor_new (&pieces[j], 1, GLOSS_ANCHOR_EXACT, 1.0, hashes[i]);
        g_autoptr (GlossAnchor) found = gloss_placing_place_anchor (placing, anchor);

        g_assert_cmpuint (gloss_anchor_get_place (found, 0).end, <=, length);
        if (j >= 3)
          g_assert_cmpint (gloss_anchor_get_state (found), ==, GLOSS_ANCHOR_ORPHAN);
      }
  for (guint i = 0; i < 5000; i++)
    many[i] = (GlossPiece) { { i, i + 5 }, NULL, (char *) (i % 2 ? "ferry" : "nowhere at all"), NULL, NULL };
  lots = gloss_anchor_new (many, 5000, GLOSS_ANCHOR_EXACT, 1.0, NULL);
  placed = gloss_placing_place_anchor (placing, lots);
  candidates = gloss_placing_list_candidates (placing, lots);
  g_assert_cmpint (gloss_anchor_get_state (placed), ==, GLOSS_ANCHOR_ORPHAN);
  g_assert_cmpuint (candidates->len, <=, 16);
}

static void
test_cancelled (void)
{
  guint n_asked;
  g_autoptr (GlossArticle) story = make_article (STORY);
  g_autoptr (GPtrArray) annotations = make_annotations (story);
  g_autoptr (GlossPlacing) placing = make_placing ("Some news first.\n" STORY, &n_asked);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) placed = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (gloss_placing_place_all (placing, annotations, cancellable));
  placed = gloss_placing_place_all (placing, annotations, NULL);
  g_assert_cmpuint (placed->len, ==, annotations->len);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/placing/identity", test_identity);
  g_test_add_func ("/placing/places-fit", test_places_fit);
  g_test_add_func ("/placing/one-by-one", test_one_by_one);
  g_test_add_func ("/placing/pieces", test_pieces);
  g_test_add_func ("/placing/hostile", test_hostile);
  g_test_add_func ("/placing/cancelled", test_cancelled);

  return g_test_run ();
}
