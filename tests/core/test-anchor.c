/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selectors, their context, and how they find their place again. */
#include "config.h"

#include <string.h>

#include "anchoring/gloss-placing.h"
#include "annotation-article.h"
#include "annotation/gloss-quote.h"
#include "gloss-error.h"

#define FLAG "\xf0\x9f\x87\xaa\xf0\x9f\x87\xaa"
#define FAMILY "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"

static GlossAnchor *
make_anchor (GlossArticle *article,
             gsize         start,
             gsize         end)
{
  return gloss_anchor_new_for_ranges (article, &(GlossRange) { start, end }, 1);
}

/* In a text of which it is not known what it was before. */
static GlossAnchor *
resolve (GlossAnchor  *anchor,
         GlossArticle *article)
{
  g_autoptr (GlossPlacing) placing = gloss_placing_new (gloss_article_get_text (article), NULL, NULL, NULL);

  return gloss_placing_place_anchor (placing, anchor);
}

static void
assert_place (GlossAnchor      *anchor,
              GlossAnchorState  state,
              gsize             start,
              gsize             end)
{
  GlossRange place = gloss_anchor_get_place (anchor, 0);

  g_assert_cmpint (gloss_anchor_get_state (anchor), ==, state);
  g_assert_cmpuint (place.start, ==, start);
  g_assert_cmpuint (place.end, ==, end);
}

static void
test_has_selectors (void)
{
  g_autoptr (GlossArticle) article = make_article ("Señor Díaz said \xf0\x9f\x98\x80 yes.\nSo he did.");
  g_autoptr (GlossAnchor) anchor = make_anchor (article, 16, 21);
  const GlossPiece *piece = gloss_anchor_get_piece (anchor, 0);

  g_assert_cmpuint (gloss_anchor_get_n_pieces (anchor), ==, 1);
  g_assert_cmpstr (piece->exact, ==, "\xf0\x9f\x98\x80 yes");
  g_assert_cmpstr (piece->prefix, ==, "Señor Díaz said ");
  g_assert_cmpstr (piece->suffix, ==, ".\nSo he did.");
  g_assert_cmpstr (piece->unit, ==, "p1");
  g_assert_cmpstr (gloss_anchor_get_text_sha256 (anchor), ==, gloss_text_get_sha256 (gloss_article_get_text (article)));
  assert_place (anchor, GLOSS_ANCHOR_EXACT, 16, 21);
}

static void
test_refuses_bad_ranges (void)
{
  g_autoptr (GlossArticle) article = make_article ("Short.");

  g_assert_null (make_anchor (article, 2, 2));
  g_assert_null (make_anchor (article, 3, 2));
  g_assert_null (make_anchor (article, 0, 7));
  g_assert_null (gloss_anchor_new_for_ranges (article, NULL, 0));
}

static void
test_unit_is_one_block (void)
{
  g_autoptr (GlossArticle) article = make_article ("One.\nTwo.");
  g_autoptr (GlossAnchor) across = make_anchor (article, 2, 7);
  g_autoptr (GlossAnchor) within = make_anchor (article, 5, 9);

  g_assert_null (gloss_anchor_get_piece (across, 0)->unit);
  g_assert_cmpstr (gloss_anchor_get_piece (within, 0)->unit, ==, "p2");
}

/* Law: 32 code points at most, and no cluster is cut at the far ends. */
static void
test_context_keeps_clusters (void)
{
  /* How long a cluster is once it is normalised; 0 where that depends on the version of Unicode. */
  static const struct
  {
    const char *cluster;
    guint length;
  } cases[] = {
    { FLAG, 2 },
    { FAMILY, 5 },
    { "e\xcc\xa3\xcc\x87\xcc\x81", 3 },
    { "\xe0\xae\x95\xe0\xaf\x8d\xe0\xae\xb7\xe0\xaf\x81", 0 },
    { "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GlossArticle) article = NULL;
      g_autoptr (GlossAnchor) anchor = NULL;
      const GlossPiece *piece;
      gsize middle;

      for (guint n = 0; n < 40; n++)
        g_string_append (text, cases[i].cluster);
      g_string_append (text, "x");
      for (guint n = 0; n < 40; n++)
        g_string_append (text, cases[i].cluster);
      article = make_article (text->str);
      middle = g_utf8_strlen (gloss_text_get_utf8 (gloss_article_get_text (article), NULL), -1) / 2;
      anchor = make_anchor (article, middle, middle + 1);
      piece = gloss_anchor_get_piece (anchor, 0);
      g_assert_cmpstr (piece->exact, ==, "x");
      g_assert_cmpint (g_utf8_strlen (piece->prefix, -1), <=, 32);
      g_assert_cmpint (g_utf8_strlen (piece->suffix, -1), <=, 32);
      g_assert_cmpint (g_utf8_strlen (piece->suffix, -1), >, 24);
      if (cases[i].length > 0)
        {
          g_assert_cmpuint (middle, ==, 40 * cases[i].length);
          g_assert_cmpint (g_utf8_strlen (piece->prefix, -1) % cases[i].length, ==, 0);
          g_assert_cmpint (g_utf8_strlen (piece->suffix, -1) % cases[i].length, ==, 0);
        }
      g_assert_true (g_utf8_get_char (piece->prefix) == g_utf8_get_char (gloss_text_get_utf8 (gloss_article_get_text (article), NULL)));
    }
}

static void
test_pieces_keep_their_order (void)
{
  g_autoptr (GlossArticle) article = make_article ("He had not, he said, been there.");
  GlossRange ranges[] = { { 0, 10 }, { 21, 31 } };
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, ranges, 2);
  GlossRange extent = gloss_anchor_get_extent (anchor);

  g_assert_cmpuint (gloss_anchor_get_n_pieces (anchor), ==, 2);
  g_assert_cmpstr (gloss_anchor_get_piece (anchor, 0)->exact, ==, "He had not");
  g_assert_cmpstr (gloss_anchor_get_piece (anchor, 1)->exact, ==, "been there");
  g_assert_cmpuint (extent.start, ==, 0);
  g_assert_cmpuint (extent.end, ==, 31);
}

static void
test_resolves_exactly (void)
{
  g_autoptr (GlossArticle) article = make_article ("One two three. One two three.");
  g_autoptr (GlossAnchor) anchor = make_anchor (article, 15, 22);
  g_autoptr (GlossAnchor) resolved = resolve (anchor, article);

  g_assert_true (resolved == anchor);
  assert_place (resolved, GLOSS_ANCHOR_EXACT, 15, 22);
}

static void
test_resolves_through_corrections (void)
{
  g_autoptr (GlossArticle) article = make_article ("First part\ngoes on here.");
  g_autoptr (GlossArticle) joined = make_article ("First part goes on here.");
  g_autoptr (GlossAnchor) anchor = make_anchor (article, 6, 15);
  g_autoptr (GlossAnchor) in_joined = resolve (anchor, joined);
  g_autoptr (GlossAnchor) back = make_anchor (joined, 6, 15);
  g_autoptr (GlossAnchor) in_split = resolve (back, article);

  assert_place (in_joined, GLOSS_ANCHOR_EXACT, 6, 15);
  assert_place (in_split, GLOSS_ANCHOR_EXACT, 6, 15);
  g_assert_cmpstr (gloss_anchor_get_piece (in_joined, 0)->exact, ==, "part\ngoes");
}

static void
test_finds_what_moved (void)
{
  g_autoptr (GlossArticle) before = make_article ("The bridge is closed.");
  g_autoptr (GlossArticle) after = make_article ("Update at noon: ä\nThe bridge\nis closed.");
  g_autoptr (GlossAnchor) anchor = make_anchor (before, 4, 20);
  g_autoptr (GlossAnchor) resolved = resolve (anchor, after);

  assert_place (resolved, GLOSS_ANCHOR_MOVED, 22, 38);
  g_assert_cmpuint (gloss_anchor_get_piece (resolved, 0)->range.start, ==, 4);
  g_assert_cmpint (gloss_anchor_get_stored_state (resolved, NULL), ==, GLOSS_ANCHOR_EXACT);
}

static void
test_context_decides (void)
{
  g_autoptr (GlossArticle) before = make_article ("Red is first. Green is second. Red is third.");
  g_autoptr (GlossArticle) after = make_article ("New words. Red is first. Green is second. Red is third.");
  g_autoptr (GlossAnchor) anchor = make_anchor (before, 31, 37);
  g_autoptr (GlossAnchor) resolved = resolve (anchor, after);

  assert_place (resolved, GLOSS_ANCHOR_MOVED, 42, 48);
}

static void
test_marks_what_is_ambiguous (void)
{
  g_autoptr (GlossArticle) before = make_article ("Here it rained.");
  g_autoptr (GlossArticle) after = make_article ("In Oslo it rained! And then it rained? Nothing.");
  g_autoptr (GlossAnchor) anchor = make_anchor (before, 5, 14);
  g_autoptr (GlossAnchor) resolved = resolve (anchor, after);

  assert_place (resolved, GLOSS_ANCHOR_AMBIGUOUS, 8, 17);
  g_assert_true (gloss_anchor_is_placed (resolved));
}

static void
test_keeps_orphans (void)
{
  g_autoptr (GlossArticle) before = make_article ("The bridge is closed.");
  g_autoptr (GlossArticle) after = make_article ("Nothing of it is left.");
  g_autoptr (GlossAnchor) anchor = make_anchor (before, 4, 20);
  g_autoptr (GlossAnchor) lost = resolve (anchor, after);
  g_autoptr (GlossAnchor) found = resolve (lost, before);

  assert_place (lost, GLOSS_ANCHOR_ORPHAN, 0, 0);
  g_assert_false (gloss_anchor_is_placed (lost));
  g_assert_cmpstr (gloss_anchor_get_piece (lost, 0)->exact, ==, "bridge is closed");
  assert_place (found, GLOSS_ANCHOR_EXACT, 4, 20);
}

static void
test_worst_piece_counts (void)
{
  g_autoptr (GlossArticle) before = make_article ("He had not, he said, been there.");
  g_autoptr (GlossArticle) after = make_article ("He had not, he told us.");
  GlossRange ranges[] = { { 0, 10 }, { 21, 31 } };
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (before, ranges, 2);
  g_autoptr (GlossAnchor) resolved = resolve (anchor, after);

  g_assert_cmpint (gloss_anchor_get_state (resolved), ==, GLOSS_ANCHOR_ORPHAN);
}

/* Hostile selectors: far past the text, turned round, empty. */
static void
test_survives_hostile_selectors (void)
{
  g_autoptr (GlossArticle) article = make_article ("Some text.");
  GlossPiece pieces[] = {
    { { 0, G_MAXSIZE }, NULL, (char *) "Some", NULL, NULL },
    { { G_MAXSIZE - 1, G_MAXSIZE }, NULL, (char *) "Some", NULL, NULL },
    { { 7, 3 }, NULL, (char *) "Some", NULL, NULL },
    { { 0, 0 }, NULL, (char *) "", NULL, NULL },
    { { 0, 4 }, NULL, (char *) "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GlossAnchor) anchor = gloss_anchor_new (&pieces[i], 1, GLOSS_ANCHOR_EXACT, 1.0, NULL);
      g_autoptr (GlossAnchor) resolved = resolve (anchor, article);

      if (*pieces[i].exact != '\0')
        assert_place (resolved, GLOSS_ANCHOR_MOVED, 0, 4);
      else
        assert_place (resolved, GLOSS_ANCHOR_ORPHAN, 0, 0);
    }
}

static void
test_finds_quotes (void)
{
  g_autoptr (GlossArticle) article = make_article ("It rains.\nThen it rains again.");
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossAnchor) one = gloss_anchor_new_for_quote (article, "  Then  it ", NULL, NULL, &error);
  g_autoptr (GlossAnchor) across = gloss_anchor_new_for_quote (article, "rains. Then", NULL, NULL, &error);
  g_autoptr (GlossAnchor) meant = gloss_anchor_new_for_quote (article, "rains", "it ", " again", &error);

  g_assert_no_error (error);
  assert_place (one, GLOSS_ANCHOR_EXACT, 10, 17);
  assert_place (across, GLOSS_ANCHOR_EXACT, 3, 14);
  g_assert_cmpstr (gloss_anchor_get_piece (across, 0)->exact, ==, "rains.\nThen");
  assert_place (meant, GLOSS_ANCHOR_EXACT, 18, 23);
  g_assert_null (gloss_anchor_new_for_quote (article, "rains", NULL, NULL, &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR);
  g_clear_error (&error);
  g_assert_null (gloss_anchor_new_for_quote (article, "snows", NULL, NULL, &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR);
}

/* Law: in the text it was made in, every anchor resolves to where it was made. */
static void
test_every_range_resolves (void)
{
  g_autoptr (GlossArticle) article = make_article ("ab ab ab\nab \xf0\x9f\x98\x80\xc3\xa9 ab\nab ab ab ab");
  gsize length = gloss_text_get_length (gloss_article_get_text (article));

  for (gsize start = 0; start < length; start++)
    {
      for (gsize end = start + 1; end <= length; end++)
        {
          g_autoptr (GlossAnchor) anchor = make_anchor (article, start, end);
          g_autoptr (GlossAnchor) stored = gloss_anchor_new (gloss_anchor_get_piece (anchor, 0), 1, GLOSS_ANCHOR_ORPHAN, 0, NULL);
          g_autoptr (GlossAnchor) resolved = resolve (stored, article);

          assert_place (resolved, GLOSS_ANCHOR_EXACT, start, end);
        }
    }
}

/* Law: through the index of a text that is searched often the same is found as before there was one. */
static void
test_many_quotes (void)
{
  static const char *const parts[] = { "abab", "ab é", "\n", "ba😀", "bb b", "a" };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GlossArticle) often = NULL;
  gsize length;

  for (guint i = 0; i < 300; i++)
    g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
  often = make_article (text->str);
  length = gloss_text_get_length (gloss_article_get_text (often));
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GlossArticle) once = make_article (text->str);
      gsize start = g_test_rand_int_range (0, length - 1);
      gsize end = g_test_rand_int_range (start + 1, MIN (start + 30, length) + 1);
      g_autoptr (GlossAnchor) made = make_anchor (once, start, end);
      const GlossPiece *piece = gloss_anchor_get_piece (made, 0);
      GlossQuote quote = { piece->exact, piece->prefix, piece->suffix, 0 };
      GlossRange by_index, by_text;
      GlossQuoteResult result = gloss_quote_find (&quote, often, &by_index);

      g_assert_cmpint (result, !=, GLOSS_QUOTE_ABSENT);
      g_assert_cmpint (gloss_quote_find (&quote, once, &by_text), ==, result);
      g_assert_true (gloss_range_equal (by_index, by_text));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/anchor/has-selectors", test_has_selectors);
  g_test_add_func ("/anchor/refuses-bad-ranges", test_refuses_bad_ranges);
  g_test_add_func ("/anchor/unit-is-one-block", test_unit_is_one_block);
  g_test_add_func ("/anchor/context-keeps-clusters", test_context_keeps_clusters);
  g_test_add_func ("/anchor/pieces-keep-their-order", test_pieces_keep_their_order);
  g_test_add_func ("/anchor/resolves-exactly", test_resolves_exactly);
  g_test_add_func ("/anchor/resolves-through-corrections", test_resolves_through_corrections);
  g_test_add_func ("/anchor/finds-what-moved", test_finds_what_moved);
  g_test_add_func ("/anchor/context-decides", test_context_decides);
  g_test_add_func ("/anchor/marks-what-is-ambiguous", test_marks_what_is_ambiguous);
  g_test_add_func ("/anchor/keeps-orphans", test_keeps_orphans);
  g_test_add_func ("/anchor/worst-piece-counts", test_worst_piece_counts);
  g_test_add_func ("/anchor/survives-hostile-selectors", test_survives_hostile_selectors);
  g_test_add_func ("/anchor/finds-quotes", test_finds_quotes);
  g_test_add_func ("/anchor/every-range-resolves", test_every_range_resolves);
  g_test_add_func ("/anchor/many-quotes", test_many_quotes);

  return g_test_run ();
}
