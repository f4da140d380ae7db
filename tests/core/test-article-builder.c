/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an article comes to be. */
#include "article/gloss-article-builder.h"

#include <string.h>

typedef struct
{
  GlossBlockKind kind;
  guint level;
  const char *text;
  const char *id;
} Expected;

static GlossArticle *
build (const Expected *blocks,
       gsize           n)
{
  g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();

  for (gsize i = 0; i < n; i++)
    g_assert_true (gloss_article_builder_add_block (builder, blocks[i].kind, blocks[i].level, blocks[i].text, -1));

  return gloss_article_builder_finish (builder);
}

static void
assert_ids (GlossArticle   *article,
            const Expected *blocks,
            gsize           n)
{
  g_assert_cmpuint (gloss_article_get_n_blocks (article), ==, n);

  for (guint i = 0; i < n; i++)
    {
      const GlossBlock *block = gloss_article_get_block (article, i);

      g_assert_cmpstr (block->id, ==, blocks[i].id);
      g_assert_cmpint (block->kind, ==, blocks[i].kind);
      g_assert_true (gloss_article_find_block (article, blocks[i].id) == block);
    }
}

/* Law: the ranges tile the text, with exactly one newline between them. */
static void
assert_tiled (GlossArticle *article)
{
  GlossText *text = gloss_article_get_text (article);
  gsize n_bytes;
  const char *utf8 = gloss_text_get_utf8 (text, &n_bytes);
  gsize at = 0;

  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    {
      const GlossBlock *block = gloss_article_get_block (article, i);
      g_autofree char *slice = gloss_text_dup_slice (text, block->range);

      g_assert_cmpuint (block->range.start, ==, at);
      g_assert_cmpuint (block->range.end, >, block->range.start);
      g_assert_null (strchr (slice, '\n'));
      at = block->range.end;
      if (i + 1 < gloss_article_get_n_blocks (article))
        g_assert_cmpint (utf8[gloss_text_get_byte (text, at++)], ==, '\n');
    }

  g_assert_cmpuint (gloss_text_get_length (text), ==, at);
  g_assert_cmpuint (strlen (utf8), ==, n_bytes);
}

static void
test_ids (void)
{
  static const Expected blocks[] = {
    { GLOSS_BLOCK_TITLE, 0, "Talks", "title" },
    { GLOSS_BLOCK_BYLINE, 0, "By A. Writer", "byline" },
    { GLOSS_BLOCK_DATELINE, 0, "Lviv", "dateline" },
    { GLOSS_BLOCK_SUBHEADING, 0, "One", "sub-1" },
    { GLOSS_BLOCK_SUBHEADING, 0, "Two", "sub-2" },
    { GLOSS_BLOCK_LEAD, 0, "First.", "lead" },
    { GLOSS_BLOCK_LEAD, 0, "More.", "lead-2" },
    { GLOSS_BLOCK_PARAGRAPH, 0, "Loose.", "p1" },
    { GLOSS_BLOCK_LIST_ITEM, 1, "Item.", "i1" },
    { GLOSS_BLOCK_HEADING, 2, "One", "s1" },
    { GLOSS_BLOCK_PARAGRAPH, 0, "Text.", "s1.p1" },
    { GLOSS_BLOCK_PARAGRAPH, 0, "Text.", "s1.p2" },
    { GLOSS_BLOCK_HEADING, 3, "Deeper", "s1.1" },
    { GLOSS_BLOCK_QUOTE, 0, "Quote.", "s1.1.q1" },
    { GLOSS_BLOCK_HEADING, 3, "Deeper too", "s1.2" },
    { GLOSS_BLOCK_CAPTION, 0, "Picture.", "s1.2.c1" },
    { GLOSS_BLOCK_HEADING, 2, "Two", "s2" },
    { GLOSS_BLOCK_TABLE_ROW, 0, "A B", "s2.r1" },
    { GLOSS_BLOCK_LIST_ITEM, 1, "Item.", "s2.i1" },
    { GLOSS_BLOCK_LIST_ITEM, 2, "Item.", "s2.i2" },
    { GLOSS_BLOCK_CODE, 0, "x = 1", "s2.k1" },
    { GLOSS_BLOCK_KEY_POINT, 0, "Point.", "kp-1" },
    { GLOSS_BLOCK_KEY_POINT, 0, "Point.", "kp-2" },
    { GLOSS_BLOCK_SUMMARY, 0, "In short.", "summary.p1" },
    { GLOSS_BLOCK_SUMMARY, 0, "In short.", "summary.p2" },
    { GLOSS_BLOCK_FAQ_QUESTION, 0, "Why?", "faq-1.q" },
    { GLOSS_BLOCK_FAQ_ANSWER, 0, "So.", "faq-1.a" },
    { GLOSS_BLOCK_FAQ_ANSWER, 0, "And so.", "faq-1.a-2" },
    { GLOSS_BLOCK_FAQ_QUESTION, 0, "How?", "faq-2.q" },
    { GLOSS_BLOCK_FAQ_ANSWER, 0, "Thus.", "faq-2.a" },
    { GLOSS_BLOCK_BOILERPLATE, 0, "Share.", "aside-1" },
    { GLOSS_BLOCK_PARAGRAPH, 0, "Late.", "s2.p1" },
  };
  GlossArticle *article = build (blocks, G_N_ELEMENTS (blocks));

  assert_ids (article, blocks, G_N_ELEMENTS (blocks));
  assert_tiled (article);
  g_assert_null (gloss_article_find_block (article, "s3"));
  g_assert_null (gloss_article_find_block (article, NULL));
  g_assert_null (gloss_article_get_block (article, G_N_ELEMENTS (blocks)));
  g_assert_finalize_object (article);
}

/* Sources skip levels and begin deep. */
static void
test_levels (void)
{
  static const Expected blocks[] = {
    { GLOSS_BLOCK_HEADING, 4, "A", "s1" },
    { GLOSS_BLOCK_HEADING, 2, "B", "s2" },
    { GLOSS_BLOCK_HEADING, 5, "C", "s2.1" },
    { GLOSS_BLOCK_HEADING, 3, "D", "s2.2" },
    { GLOSS_BLOCK_HEADING, 4, "E", "s2.2.1" },
    { GLOSS_BLOCK_HEADING, 0, "F", "s2.2.2" },
    { GLOSS_BLOCK_HEADING, 1, "G", "s3" },
    { GLOSS_BLOCK_HEADING, 900, "H", "s3.1" },
    { GLOSS_BLOCK_HEADING, 901, "I", "s3.2" },
  };
  GlossArticle *article = build (blocks, G_N_ELEMENTS (blocks));

  assert_ids (article, blocks, G_N_ELEMENTS (blocks));
  g_assert_finalize_object (article);
}

static void
test_relations (void)
{
  static const Expected blocks[] = {
    { GLOSS_BLOCK_FAQ_ANSWER, 0, "An answer to nothing.", "faq-1.a" },
    { GLOSS_BLOCK_SUBHEADING, 0, "NEW steps “toward” peace", "sub-1" },
    { GLOSS_BLOCK_SUBHEADING, 0, "Never comes", "sub-2" },
    { GLOSS_BLOCK_SUBHEADING, 0, "ÜBER CAFÉ", "sub-3" },
    { GLOSS_BLOCK_SUBHEADING, 0, "!!!", "sub-4" },
    { GLOSS_BLOCK_HEADING, 2, "New Steps Toward Peace", "s1" },
    { GLOSS_BLOCK_HEADING, 2, "Über Café:", "s2" },
    { GLOSS_BLOCK_HEADING, 2, "???", "s3" },
    { GLOSS_BLOCK_FAQ_QUESTION, 0, "Why?", "faq-2.q" },
    { GLOSS_BLOCK_FAQ_ANSWER, 0, "So.", "faq-2.a" },
    { GLOSS_BLOCK_FAQ_ANSWER, 0, "More.", "faq-2.a-2" },
  };
  GlossArticle *article = build (blocks, G_N_ELEMENTS (blocks));

  assert_ids (article, blocks, G_N_ELEMENTS (blocks));
  g_assert_cmpstr (gloss_article_find_block (article, "faq-1.a")->of, ==, NULL);
  g_assert_cmpstr (gloss_article_find_block (article, "faq-2.a")->of, ==, "faq-2.q");
  g_assert_cmpstr (gloss_article_find_block (article, "faq-2.a-2")->of, ==, "faq-2.q");
  g_assert_cmpstr (gloss_article_find_block (article, "sub-1")->heading, ==, "s1");
  g_assert_cmpstr (gloss_article_find_block (article, "sub-2")->heading, ==, NULL);
  g_assert_cmpstr (gloss_article_find_block (article, "sub-3")->heading, ==, "s2");
  g_assert_cmpstr (gloss_article_find_block (article, "sub-4")->heading, ==, NULL);
  g_assert_finalize_object (article);
}

static void
test_source (void)
{
  g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();
  GlossArticle *article;
  static const char *const cells[] = { " A ", "", "C\u00a0D", NULL };

  gloss_article_builder_set_title (builder, "  A\ttitle ");
  gloss_article_builder_set_byline (builder, " ");
  gloss_article_builder_set_language (builder, "pl");
  gloss_article_builder_set_uri (builder, "https://example.org/a");
  gloss_article_builder_set_reader (builder, "plain/1");
  gloss_article_builder_set_published (builder, "2026-02-18");
  gloss_article_builder_set_bytes_sha256 (builder, "00ff");
  gloss_article_builder_set_label (builder, GLOSS_BLOCK_KEY_POINT, "Key takeaways");
  g_assert_false (gloss_article_builder_add_block (builder, GLOSS_BLOCK_PARAGRAPH, 0, " \u200b\n", -1));
  g_assert_true (gloss_article_builder_add_block (builder, GLOSS_BLOCK_KEY_POINT, 1, "Point", 5));
  gloss_article_builder_set_number (builder, " 1 ");
  g_assert_false (gloss_article_builder_add_block (builder, GLOSS_BLOCK_PARAGRAPH, 0, "", 0));
  g_assert_true (gloss_article_builder_add_block (builder, GLOSS_BLOCK_TABLE_ROW, 0, "A C D", -1));
  gloss_article_builder_set_cells (builder, cells);
  g_assert_true (gloss_article_builder_add_block (builder, GLOSS_BLOCK_BYLINE, 0, "By  B", -1));

  article = gloss_article_builder_finish (builder);
  g_assert_cmpstr (gloss_article_get_title (article), ==, "A title");
  g_assert_cmpstr (gloss_article_get_byline (article), ==, "By B");
  g_assert_cmpstr (gloss_article_get_language (article), ==, "pl");
  g_assert_cmpstr (gloss_article_get_uri (article), ==, "https://example.org/a");
  g_assert_cmpstr (gloss_article_get_reader (article), ==, "plain/1");
  g_assert_cmpstr (gloss_article_get_published (article), ==, "2026-02-18");
  g_assert_cmpstr (gloss_article_get_bytes_sha256 (article), ==, "00ff");
  g_assert_cmpstr (gloss_article_get_label (article, GLOSS_BLOCK_KEY_POINT), ==, "Key takeaways");
  g_assert_cmpstr (gloss_article_get_label (article, GLOSS_BLOCK_SUMMARY), ==, NULL);
  g_assert_cmpstr (gloss_text_get_utf8 (gloss_article_get_text (article), NULL), ==, "Point\nA C D\nBy B");
  g_assert_cmpstr (gloss_article_get_block (article, 0)->number, ==, "1");
  g_assert_cmpstr (gloss_article_get_block (article, 1)->cells[0], ==, "A");
  g_assert_cmpstr (gloss_article_get_block (article, 1)->cells[1], ==, "");
  g_assert_cmpstr (gloss_article_get_block (article, 1)->cells[2], ==, "C D");
  g_assert_null (gloss_article_get_block (article, 1)->cells[3]);
  g_assert_finalize_object (article);
}

static void
test_empty (void)
{
  GlossArticle *article = build (NULL, 0);

  g_assert_cmpuint (gloss_article_get_n_blocks (article), ==, 0);
  g_assert_cmpuint (gloss_article_get_block_index_at (article, 0), ==, G_MAXUINT);
  g_assert_cmpstr (gloss_text_get_utf8 (gloss_article_get_text (article), NULL), ==, "");
  g_assert_cmpstr (gloss_article_get_title (article), ==, NULL);
  g_assert_cmpstr (gloss_article_get_language (article), ==, NULL);
  g_assert_null (gloss_article_find_block (article, "p1"));
  g_assert_finalize_object (article);
}

static void
test_block_at (void)
{
  static const Expected blocks[] = {
    { GLOSS_BLOCK_PARAGRAPH, 0, "abc", "p1" },
    { GLOSS_BLOCK_PARAGRAPH, 0, "déf", "p2" },
  };
  GlossArticle *article = build (blocks, G_N_ELEMENTS (blocks));

  g_assert_cmpuint (gloss_article_get_block_index_at (article, 0), ==, 0);
  g_assert_cmpuint (gloss_article_get_block_index_at (article, 3), ==, 0);
  g_assert_cmpuint (gloss_article_get_block_index_at (article, 4), ==, 1);
  g_assert_cmpuint (gloss_article_get_block_index_at (article, 7), ==, 1);
  g_assert_cmpuint (gloss_article_get_block_index_at (article, G_MAXSIZE), ==, 1);
  g_assert_finalize_object (article);
}

static void
test_language (void)
{
  static const struct
  {
    const char *language;
    const char *text;
  } cases[] = {
    { "en", "The talks were held in the capital and it was said that they will go on for some days." },
    { "de", "Die Gespräche fanden in der Hauptstadt statt, und es wurde gesagt, dass sie noch Tage dauern." },
    { "fr", "Les discussions ont eu lieu dans la capitale et le ministre a dit qu’elles vont durer." },
    { "es", "Las conversaciones tuvieron lugar en la capital y el ministro dijo que van a durar." },
    { "uk", "Переговори відбулися у столиці, і міністр сказав, що вони триватимуть ще кілька днів." },
    { "ar", "جرت المحادثات في العاصمة، وقال الوزير إنها ستستمر بضعة أيام بعد أن تأجلت من الشهر الماضي." },
    { "ar", "قَدْ قالَ الوَزيرُ إنَّ المُحادَثاتِ في العاصِمَةِ." },
    { NULL, "مذاکرات در پایتخت برگزار شد و وزیر گفت که چند روز دیگر ادامه خواهد داشت." },
    { NULL, "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor." },
    { NULL, "12 345 67 890 11 12 13 14" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Expected block = { GLOSS_BLOCK_PARAGRAPH, 0, cases[i].text, "p1" };
      GlossArticle *article = build (&block, 1);

      g_assert_cmpstr (gloss_article_get_language (article), ==, cases[i].language);
      g_assert_finalize_object (article);
    }
}

/* Law: whatever the blocks are, they tile the text and no two have one id. */
static void
test_random (void)
{
  static const char *const texts[] = { "a", " b  c ", "e\u0301", "\U0001f600 \u0301x", "\u00a0", "", "line\nline", "\u0301" };

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
      GlossArticle *article;

      for (int n = g_test_rand_int_range (0, 60); n > 0; n--)
        gloss_article_builder_add_block (builder,
                                         (GlossBlockKind) g_test_rand_int_range (0, GLOSS_N_BLOCK_KINDS),
                                         (guint) g_test_rand_int_range (0, 8),
                                         texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))],
                                         -1);

      article = gloss_article_builder_finish (builder);
      assert_tiled (article);
      for (guint block = 0; block < gloss_article_get_n_blocks (article); block++)
        g_assert_true (g_hash_table_add (ids, (gpointer) gloss_article_get_block (article, block)->id));
      g_assert_finalize_object (article);
    }
}

static void
test_nicks (void)
{
  GlossBlockKind kind = GLOSS_BLOCK_CODE;

  for (guint i = 0; i < GLOSS_N_BLOCK_KINDS; i++)
    {
      g_assert_true (gloss_block_kind_from_nick (gloss_block_kind_get_nick ((GlossBlockKind) i), &kind));
      g_assert_cmpuint (kind, ==, i);
    }

  g_assert_cmpstr (gloss_block_kind_get_nick (GLOSS_BLOCK_FAQ_ANSWER), ==, "faq-answer");
  g_assert_false (gloss_block_kind_from_nick ("section", &kind));
  g_assert_false (gloss_block_kind_from_nick (NULL, &kind));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/article-builder/ids", test_ids);
  g_test_add_func ("/article-builder/levels", test_levels);
  g_test_add_func ("/article-builder/relations", test_relations);
  g_test_add_func ("/article-builder/source", test_source);
  g_test_add_func ("/article-builder/empty", test_empty);
  g_test_add_func ("/article-builder/block-at", test_block_at);
  g_test_add_func ("/article-builder/language", test_language);
  g_test_add_func ("/article-builder/random", test_random);
  g_test_add_func ("/article-builder/nicks", test_nicks);

  return g_test_run ();
}
