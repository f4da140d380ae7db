/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is true of every article, whatever it was read from. */
#include "config.h"

#include "article-laws.h"

#include <string.h>

#include "reader/gloss-reader.h"

/* Law: valid UTF-8 in NFC, no control character but the newlines between blocks, no two spaces in a row within prose. */
static void
check_text (GlossText *text)
{
  gsize n_bytes;
  const char *utf8 = gloss_text_get_utf8 (text, &n_bytes);
  g_autofree char *normal = NULL;

  g_assert_true (g_utf8_validate_len (utf8, n_bytes, NULL));
  g_assert_cmpuint (strlen (utf8), ==, n_bytes);
  normal = g_utf8_normalize (utf8, n_bytes, G_NORMALIZE_NFC);
  g_assert_cmpstr (utf8, ==, normal);
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_true (*p == '\n' || !g_unichar_iscntrl (g_utf8_get_char (p)));
}

static void
check_sentences (GlossArticle     *article,
                 guint             index,
                 const GlossBlock *block)
{
  gsize n_sentences;
  const GlossRange *sentences = gloss_article_get_block_sentences (article, index, &n_sentences);
  gsize end = block->range.start;

  for (gsize i = 0; i < n_sentences; i++)
    {
      g_assert_cmpuint (sentences[i].start, >=, end);
      g_assert_cmpuint (sentences[i].start, <, sentences[i].end);
      end = sentences[i].end;
    }
  g_assert_cmpuint (end, <=, block->range.end);
}

/* Law: blocks follow each other with one newline between, none is empty, and each is found by its id. */
static void
check_blocks (GlossArticle *article)
{
  guint n_blocks = gloss_article_get_n_blocks (article);
  gsize end = 0;

  for (guint i = 0; i < n_blocks; i++)
    {
      const GlossBlock *block = gloss_article_get_block (article, i);
      g_autofree char *text = gloss_text_dup_slice (gloss_article_get_text (article), block->range);

      g_assert_cmpuint (block->range.start, ==, end + (i > 0));
      g_assert_cmpuint (block->range.start, <, block->range.end);
      g_assert_null (strchr (text, '\n'));
      g_assert_true (gloss_article_find_block (article, block->id) == block);
      g_assert_cmpuint (gloss_article_get_block_index_at (article, block->range.start), ==, i);
      check_sentences (article, i, block);
      end = block->range.end;
    }
  g_assert_cmpuint (end, ==, gloss_text_get_length (gloss_article_get_text (article)));
}

static void
check_words (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
check_article (GlossArticle *article)
{
  check_text (gloss_article_get_text (article));
  check_blocks (article);
  check_words (gloss_article_get_title (article));
  check_words (gloss_article_get_byline (article));
  check_words (gloss_article_get_published (article));
  check_words (gloss_article_get_language (article));
  check_words (gloss_article_get_uri (article));
}

/* Reads the input under the name, twice: law: the same bytes give the same text. */
void
check_reader (const char    *name,
              const uint8_t *data,
              size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  GlossReaderInput input = { .bytes = bytes, .name = name };
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossArticle) article = gloss_reader_read (&input, NULL, &error);
  g_autoptr (GlossArticle) again = gloss_reader_read (&input, NULL, NULL);

  fuzz_check_error (article, error);
  g_assert_true ((article == NULL) == (again == NULL));
  if (article == NULL)
    return;
  check_article (article);
  g_assert_cmpstr (gloss_text_get_sha256 (gloss_article_get_text (article)), ==, gloss_text_get_sha256 (gloss_article_get_text (again)));
}
