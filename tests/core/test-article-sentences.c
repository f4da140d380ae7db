/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of an article, found block by block. */
#include "article/gloss-article-builder.h"

#include <string.h>

static GlossArticle *
build (void)
{
  g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();

  gloss_article_builder_set_language (builder, "en");
  gloss_article_builder_add_block (builder, GLOSS_BLOCK_HEADING, 2, "Über the talks", -1);
  gloss_article_builder_add_block (builder, GLOSS_BLOCK_PARAGRAPH, 0, "Mr. Ray left. The 😀 went on.", -1);
  gloss_article_builder_add_block (builder, GLOSS_BLOCK_CODE, 0, "a. B. c! D", -1);
  gloss_article_builder_add_block (builder, GLOSS_BLOCK_PARAGRAPH, 0, "Nobody came.", -1);

  return gloss_article_builder_finish (builder);
}

static void
assert_sentence (GlossArticle *article,
                 GlossRange    range,
                 const char   *expected)
{
  g_autofree char *sentence = gloss_text_dup_slice (gloss_article_get_text (article), range);

  g_assert_cmpstr (sentence, ==, expected);
}

static const char *const expected[] = { "Über the talks", "Mr. Ray left.", "The 😀 went on.", "a. B. c! D", "Nobody came." };

static void
test_blocks (void)
{
  GlossArticle *article = build ();
  const GlossRange *sentences;
  gsize n;

  sentences = gloss_article_get_block_sentences (article, 1, &n);
  g_assert_cmpuint (n, ==, 2);
  assert_sentence (article, sentences[0], expected[1]);
  assert_sentence (article, sentences[1], expected[2]);
  g_assert_true (gloss_article_get_block_sentences (article, 1, &n) == sentences);

  sentences = gloss_article_get_block_sentences (article, 2, &n);
  g_assert_cmpuint (n, ==, 1);
  assert_sentence (article, sentences[0], expected[3]);
  g_assert_finalize_object (article);
}

/* Every place of the text has its sentence. */
static void
test_at (void)
{
  GlossArticle *article = build ();
  gsize length = gloss_text_get_length (gloss_article_get_text (article));
  gsize at = 0;
  GlossRange range;

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gsize n = (gsize) g_utf8_strlen (expected[i], -1);

      for (gsize end = at + n + 1; at < end; at++)
        {
          g_assert_true (gloss_article_get_sentence_at (article, at, &range));
          assert_sentence (article, range, expected[i]);
        }
    }

  g_assert_cmpuint (at, ==, length + 1);
  g_assert_true (gloss_article_get_sentence_at (article, G_MAXSIZE, &range));
  assert_sentence (article, range, expected[4]);
  g_assert_finalize_object (article);
}

/* Going on and back meets the same sentences, across blocks. */
static void
test_walk (void)
{
  GlossArticle *article = build ();
  GlossRange range;

  g_assert_true (gloss_article_get_sentence_at (article, 0, &range));
  g_assert_false (gloss_article_get_previous_sentence (article, 5, &range));
  for (gsize i = 1; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (gloss_article_get_next_sentence (article, range.start, &range));
      assert_sentence (article, range, expected[i]);
    }

  g_assert_false (gloss_article_get_next_sentence (article, range.start, &range));
  g_assert_false (gloss_article_get_next_sentence (article, G_MAXSIZE, &range));
  for (gsize i = G_N_ELEMENTS (expected) - 1; i > 0; i--)
    {
      g_assert_true (gloss_article_get_previous_sentence (article, range.start, &range));
      assert_sentence (article, range, expected[i - 1]);
    }

  g_assert_finalize_object (article);
}

static void
test_empty (void)
{
  g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();
  GlossArticle *article = gloss_article_builder_finish (builder);
  GlossRange range;

  g_assert_false (gloss_article_get_sentence_at (article, 0, &range));
  g_assert_false (gloss_article_get_next_sentence (article, 0, &range));
  g_assert_false (gloss_article_get_previous_sentence (article, 9, &range));
  g_assert_finalize_object (article);
}

static gpointer
walk_in_thread (gpointer data)
{
  GlossArticle *article = data;
  gsize total = 0;

  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    {
      gsize n;
      const GlossRange *sentences = gloss_article_get_block_sentences (article, i, &n);

      for (gsize j = 0; j < n; j++)
        total += gloss_range_length (sentences[j]);
    }

  return GSIZE_TO_POINTER (total);
}

static void
test_threads (void)
{
  g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();
  GlossArticle *article;
  GThread *threads[4];
  gsize total;

  for (guint i = 0; i < 500; i++)
    gloss_article_builder_add_block (builder, GLOSS_BLOCK_PARAGRAPH, 0, "One is here. Two is there! Is three?", -1);
  article = gloss_article_builder_finish (builder);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("walk", walk_in_thread, article);
  total = GPOINTER_TO_SIZE (walk_in_thread (article));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_SIZE (g_thread_join (threads[i])), ==, total);

  g_assert_cmpuint (total, ==, 500 * (strlen ("One is here.") + strlen ("Two is there!") + strlen ("Is three?")));
  g_assert_finalize_object (article);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/article-sentences/blocks", test_blocks);
  g_test_add_func ("/article-sentences/at", test_at);
  g_test_add_func ("/article-sentences/walk", test_walk);
  g_test_add_func ("/article-sentences/empty", test_empty);
  g_test_add_func ("/article-sentences/threads", test_threads);

  return g_test_run ();
}
