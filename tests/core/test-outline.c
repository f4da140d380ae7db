/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an article as a list to go by. */
#include "article/gloss-article-builder.h"
#include "article/gloss-outline.h"

typedef struct
{
  GlossOutlinePart part;
  const char *title;
  const char *number;
  const char *block_id;
  const char *last_id;
  guint level;
  guint n_units;
} Expected;

static void
add (GlossArticleBuilder *builder,
     GlossBlockKind       kind,
     guint                level,
     const char          *text)
{
  g_assert_true (gloss_article_builder_add_block (builder, kind, level, text, -1));
}

static void
assert_item (GlossArticle   *article,
             GListModel     *outline,
             guint           position,
             const Expected *expected)
{
  g_autoptr (GlossOutlineItem) item = g_list_model_get_item (outline, position);
  g_autofree char *title = NULL;
  g_autofree char *number = NULL;
  g_autofree char *block_id = NULL;
  guint level;
  guint n_units;
  GlossOutlinePart part;

  g_object_get (item, "part", &part, "title", &title, "number", &number, "block-id", &block_id, "level", &level, "n-units", &n_units, NULL);
  g_assert_cmpint (part, ==, expected->part);
  g_assert_cmpstr (title, ==, expected->title);
  g_assert_cmpstr (number, ==, expected->number);
  g_assert_cmpstr (block_id, ==, expected->block_id);
  g_assert_cmpuint (level, ==, expected->level);
  g_assert_cmpuint (n_units, ==, expected->n_units);

  g_assert_cmpint (gloss_outline_item_get_part (item), ==, part);
  g_assert_cmpstr (gloss_outline_item_get_title (item), ==, title);
  g_assert_cmpstr (gloss_outline_item_get_number (item), ==, number);
  g_assert_cmpstr (gloss_outline_item_get_block_id (item), ==, block_id);
  g_assert_cmpuint (gloss_outline_item_get_level (item), ==, level);
  g_assert_cmpuint (gloss_outline_item_get_n_units (item), ==, n_units);
  g_assert_cmpuint (gloss_outline_item_get_range (item).start, ==, gloss_article_find_block (article, block_id)->range.start);
  g_assert_cmpuint (gloss_outline_item_get_range (item).end, ==, gloss_article_find_block (article, expected->last_id)->range.end);
}

static void
assert_outline (GlossArticleBuilder *builder,
                const Expected      *expected,
                guint                n)
{
  GlossArticle *article = gloss_article_builder_finish (builder);
  GlossOutline *outline = gloss_outline_new (article);
  guint n_items;

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (outline)) == GLOSS_TYPE_OUTLINE_ITEM);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (outline)), ==, n);
  g_object_get (outline, "n-items", &n_items, NULL);
  g_assert_cmpuint (n_items, ==, n);
  for (guint i = 0; i < n; i++)
    assert_item (article, G_LIST_MODEL (outline), i, &expected[i]);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (outline), n));

  g_assert_finalize_object (outline);
  g_assert_finalize_object (article);
}

static void
test_parts (void)
{
  static const Expected expected[] = {
    { GLOSS_OUTLINE_TITLE, "Talks", NULL, "title", "title", 1, 1 },
    { GLOSS_OUTLINE_LEAD, "Lead", NULL, "lead", "lead-2", 1, 2 },
    { GLOSS_OUTLINE_SECTION, "First", "1.", "s1", "s1.2.p1", 1, 4 },
    { GLOSS_OUTLINE_SECTION, "Within", NULL, "s1.1", "s1.1.p1", 2, 1 },
    { GLOSS_OUTLINE_SECTION, "Within too", NULL, "s1.2", "s1.2.p1", 2, 1 },
    { GLOSS_OUTLINE_SECTION, "Second", NULL, "s2", "s2", 1, 0 },
    { GLOSS_OUTLINE_KEY_POINTS, "Key takeaways", NULL, "kp-1", "kp-2", 1, 2 },
    { GLOSS_OUTLINE_SECTION, "After all", NULL, "s2.1", "s2.1.p1", 2, 1 },
    { GLOSS_OUTLINE_SUMMARY, "Summary", NULL, "summary.p1", "summary.p1", 1, 1 },
    { GLOSS_OUTLINE_QUESTIONS, "Questions", NULL, "faq-1.q", "faq-2.a-2", 1, 2 },
  };
  g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();

  gloss_article_builder_set_label (builder, GLOSS_BLOCK_KEY_POINT, "Key takeaways");
  add (builder, GLOSS_BLOCK_TITLE, 0, "Talks");
  add (builder, GLOSS_BLOCK_BYLINE, 0, "By A. Writer");
  add (builder, GLOSS_BLOCK_SUBHEADING, 0, "First");
  add (builder, GLOSS_BLOCK_LEAD, 0, "One.");
  add (builder, GLOSS_BLOCK_LEAD, 0, "Two.");
  add (builder, GLOSS_BLOCK_HEADING, 2, "First");
  gloss_article_builder_set_number (builder, "1.");
  add (builder, GLOSS_BLOCK_PARAGRAPH, 0, "Text.");
  add (builder, GLOSS_BLOCK_LIST_ITEM, 1, "Item.");
  add (builder, GLOSS_BLOCK_HEADING, 3, "Within");
  add (builder, GLOSS_BLOCK_PARAGRAPH, 0, "Text.");
  add (builder, GLOSS_BLOCK_HEADING, 3, "Within too");
  add (builder, GLOSS_BLOCK_PARAGRAPH, 0, "Text.");
  add (builder, GLOSS_BLOCK_BOILERPLATE, 0, "Share");
  add (builder, GLOSS_BLOCK_HEADING, 2, "Second");
  add (builder, GLOSS_BLOCK_KEY_POINT, 0, "Point.");
  add (builder, GLOSS_BLOCK_BOILERPLATE, 0, "Share");
  add (builder, GLOSS_BLOCK_KEY_POINT, 0, "Point.");
  add (builder, GLOSS_BLOCK_HEADING, 3, "After all");
  add (builder, GLOSS_BLOCK_PARAGRAPH, 0, "Text.");
  add (builder, GLOSS_BLOCK_SUMMARY, 0, "In short.");
  add (builder, GLOSS_BLOCK_FAQ_QUESTION, 0, "Why?");
  add (builder, GLOSS_BLOCK_FAQ_ANSWER, 0, "So.");
  add (builder, GLOSS_BLOCK_FAQ_QUESTION, 0, "How?");
  add (builder, GLOSS_BLOCK_FAQ_ANSWER, 0, "Thus.");
  add (builder, GLOSS_BLOCK_FAQ_ANSWER, 0, "And thus.");
  add (builder, GLOSS_BLOCK_BOILERPLATE, 0, "Exit");

  assert_outline (builder, expected, G_N_ELEMENTS (expected));
}

/* An article that has nothing but text is one part. */
static void
test_text_only (void)
{
  static const Expected expected[] = {
    { GLOSS_OUTLINE_SECTION, "Text", NULL, "p1", "p2", 1, 2 },
  };
  g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();

  add (builder, GLOSS_BLOCK_PARAGRAPH, 0, "One.");
  add (builder, GLOSS_BLOCK_PARAGRAPH, 0, "Two.");

  assert_outline (builder, expected, G_N_ELEMENTS (expected));
}

static void
test_empty (void)
{
  g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();

  assert_outline (builder, NULL, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/outline/parts", test_parts);
  g_test_add_func ("/outline/text-only", test_text_only);
  g_test_add_func ("/outline/empty", test_empty);

  return g_test_run ();
}
