/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which blocks stand together, and how the page is shared. */
#include "config.h"

#include "article-fixture.h"
#include "annotation/gloss-tag-look.h"
#include "article/gloss-article-layout.h"
#include "article/gloss-article-parts.h"
#include "article/gloss-article-tables.h"

static const GlossArticlePart *
find_part (GlossArticle *article,
           GArray       *parts,
           const char   *id)
{
  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    {
      guint index;

      if (g_str_equal (gloss_article_get_block (article, i)->id, id))
        return gloss_article_parts_find (parts, i, &index) ? &g_array_index (parts, GlossArticlePart, index) : NULL;
    }

  g_assert_not_reached ();
}

static void
test_parts (void)
{
  g_autoptr (GlossArticle) article = fixture_article ();
  g_autoptr (GArray) parts = gloss_article_find_parts (article);
  const GlossArticlePart *points = find_part (article, parts, "kp-2");
  const GlossArticlePart *first_answer = find_part (article, parts, "faq-1.a");
  const GlossArticlePart *second_question = find_part (article, parts, "faq-2.q");

  g_assert_nonnull (points);
  g_assert_true (points == find_part (article, parts, "kp-1"));
  g_assert_cmpuint (points->last - points->first, ==, 1);
  g_assert_true (points->labelled);
  g_assert_true (first_answer == find_part (article, parts, "faq-1.q"));
  g_assert_true (first_answer->labelled);
  g_assert_true (second_question == find_part (article, parts, "faq-2.a"));
  g_assert_false (second_question->labelled);
  g_assert_null (find_part (article, parts, "lead"));
  g_assert_null (find_part (article, parts, "s1"));
  g_assert_false (find_part (article, parts, "s2.r1")->labelled);
  g_assert_cmpint (find_part (article, parts, "aside-2")->first, ==, find_part (article, parts, "aside-1")->first);
}

/* Parts are in order and none shares a block with another. */
static void
test_order (void)
{
  g_autoptr (GlossArticle) article = fixture_article ();
  g_autoptr (GArray) parts = gloss_article_find_parts (article);

  for (guint i = 0; i < parts->len; i++)
    {
      const GlossArticlePart *part = &g_array_index (parts, GlossArticlePart, i);

      g_assert_cmpuint (part->first, <=, part->last);
      if (i > 0)
        g_assert_cmpuint (g_array_index (parts, GlossArticlePart, i - 1).last, <, part->first);
    }
}

static void
test_labels (void)
{
  g_autoptr (GlossArticle) article = fixture_article ();

  g_assert_cmpstr (gloss_article_get_part_label (article, GLOSS_BLOCK_KEY_POINT), ==, "At a glance");
  g_assert_cmpstr (gloss_article_get_part_label (article, GLOSS_BLOCK_SUMMARY), ==, "Summary");
  g_assert_cmpstr (gloss_article_get_part_label (article, GLOSS_BLOCK_FAQ_ANSWER), ==, "Questions and answers");
  g_assert_null (gloss_article_get_part_label (article, GLOSS_BLOCK_QUOTE));
}

static void
test_layout (void)
{
  GlossPageLayout wide = gloss_page_layout_for_width (1400, 560);
  GlossPageLayout beside = gloss_page_layout_for_width (GLOSS_GUTTER_WIDTH + 560 + GLOSS_CARD_SPACE, 560);
  GlossPageLayout middle = gloss_page_layout_for_width (720, 560);
  GlossPageLayout narrow = gloss_page_layout_for_width (360, 560);

  g_assert_true (wide.cards);
  g_assert_cmpint (wide.start, ==, (1400 - 560) / 2);
  g_assert_true (beside.cards);
  g_assert_cmpint (beside.start, ==, GLOSS_GUTTER_WIDTH);
  g_assert_false (middle.cards);
  g_assert_cmpint (middle.measure, ==, 560);
  g_assert_cmpint (middle.start, ==, 80);
  g_assert_false (narrow.cards);
  g_assert_cmpint (narrow.start, ==, GLOSS_NARROW_GUTTER_WIDTH);
  g_assert_cmpint (narrow.measure, <, 360 - GLOSS_NARROW_GUTTER_WIDTH);
  for (int width = 200; width < 2000; width += 7)
    {
      GlossPageLayout layout = gloss_page_layout_for_width (width, 560);

      g_assert_cmpint (layout.start + layout.measure + layout.end, ==, width);
      g_assert_cmpint (layout.measure, <=, 560);
      if (layout.cards)
        g_assert_cmpint (layout.end, >=, GLOSS_CARD_SPACE);
    }
}

/* No two tags of the default codebook have the same letter. */
static void
test_looks (void)
{
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  GListModel *tags = gloss_codebook_get_tags (codebook);
  g_autoptr (GHashTable) letters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GlossTagLook look;

  for (guint i = 0; i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (GlossTag) tag = g_list_model_get_item (tags, i);

      gloss_tag_look_init (&look, codebook, gloss_tag_get_id (tag));
      g_assert_true (g_hash_table_add (letters, g_strdup (look.letter)));
      g_assert_cmpint (look.underline, ==, i % GLOSS_N_UNDERLINES);
    }

  gloss_tag_look_init (&look, codebook, "no-such-tag");
  g_assert_cmpstr (look.letter, ==, "?");
  gloss_tag_look_init (&look, NULL, NULL);
  g_assert_cmpstr (look.letter, ==, "?");
}

/* The next cell begins at the same place in every row. */
static void
test_table_gaps (void)
{
  static const int cells[] = { 40, 20, 100, 30, 10, -1 };
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) gaps = NULL;
  g_autoptr (GArray) narrow = NULL;

  g_array_append_vals (widths, cells, G_N_ELEMENTS (cells));
  gaps = gloss_table_get_gaps (widths, 3, 24, 4, 400);
  for (guint column = 0; column < 2; column++)
    {
      int first = cells[column] + 4 + g_array_index (gaps, int, column);
      int second = cells[3 + column] + 4 + g_array_index (gaps, int, 3 + column);

      g_assert_cmpint (first, ==, second);
    }
  g_assert_cmpint (g_array_index (gaps, int, 0), ==, 20);

  narrow = gloss_table_get_gaps (widths, 3, 24, 4, 150);
  for (guint i = 0; i < narrow->len; i++)
    g_assert_cmpint (g_array_index (narrow, int, i), ==, 20);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/article-parts/parts", test_parts);
  g_test_add_func ("/article-parts/order", test_order);
  g_test_add_func ("/article-parts/labels", test_labels);
  g_test_add_func ("/page-layout/shares", test_layout);
  g_test_add_func ("/article-tables/gaps", test_table_gaps);
  g_test_add_func ("/tag-look/letters", test_looks);

  return g_test_run ();
}
