/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of an article, found block by block when they are asked for. */
#include "config.h"

#include "article/gloss-article-private.h"
#include "text/gloss-sentences.h"

#include <string.h>

struct _GlossBlockSentences
{
  gsize n_ranges;
  GlossRange ranges[];
};

static GlossBlockSentences *
block_sentences_new (GlossArticle     *article,
                     const GlossBlock *block)
{
  g_autoptr (GArray) found = NULL;
  GlossBlockSentences *self;
  const char *text;
  gsize n_bytes;

  if (block->kind == GLOSS_BLOCK_CODE)
    {
      found = g_array_new (FALSE, FALSE, sizeof (GlossRange));
      g_array_append_vals (found, &(GlossRange) { 0, gloss_range_length (block->range) }, 1);
    }
  else
    {
      text = gloss_text_peek (gloss_article_get_text (article), block->range, &n_bytes);
      found = gloss_sentences_find (text, (gssize) n_bytes, gloss_article_get_language (article));
    }

  self = g_malloc (sizeof *self + found->len * sizeof (GlossRange));
  self->n_ranges = found->len;
  for (guint i = 0; i < found->len; i++)
    {
      GlossRange range = g_array_index (found, GlossRange, i);

      self->ranges[i] = (GlossRange) { block->range.start + range.start, block->range.start + range.end };
    }

  return self;
}

/* Two threads may find the same; one of them keeps it. */
static const GlossBlockSentences *
get_block_sentences (GlossArticle *article,
                     guint         block)
{
  GlossBlockSentences **place = gloss_article_get_sentences_place (article, block);
  GlossBlockSentences *sentences = g_atomic_pointer_get (place);

  if (sentences != NULL)
    return sentences;

  sentences = block_sentences_new (article, gloss_article_get_block (article, block));
  if (!g_atomic_pointer_compare_and_exchange (place, NULL, sentences))
    g_free (sentences);

  return g_atomic_pointer_get (place);
}

/* The last sentence that begins at or before a code point; %G_MAXSIZE if there is none. */
static gsize
find_sentence (const GlossRange *sentences,
               gsize             n_sentences,
               gsize             offset)
{
  gsize low = 0;
  gsize high = n_sentences;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (sentences[middle].start <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low > 0 ? low - 1 : G_MAXSIZE;
}

/**
 * gloss_article_get_block_sentences:
 * @self: an article
 * @block: the index of a block
 * @n_sentences: (out): how many sentences it has
 *
 * The sentences of one block; no sentence reaches from one block into the next. They are found at the first call, from any thread.
 *
 * Returns: (array length=n_sentences) (transfer none) (nullable): their ranges in the article's text
 */
const GlossRange *
gloss_article_get_block_sentences (GlossArticle *self,
                                   guint         block,
                                   gsize        *n_sentences)
{
  const GlossBlockSentences *sentences;

  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), NULL);
  g_return_val_if_fail (n_sentences != NULL, NULL);

  *n_sentences = 0;
  g_return_val_if_fail (block < gloss_article_get_n_blocks (self), NULL);

  sentences = get_block_sentences (self, block);
  *n_sentences = sentences->n_ranges;

  return sentences->ranges;
}

/**
 * gloss_article_get_sentence_at:
 * @self: an article
 * @offset: a code point
 * @sentence: (out): the sentence there
 *
 * Finds the sentence that @offset lies in. The space after a sentence counts to it, and so does its end.
 *
 * Returns: whether there is one: not in an article without blocks
 */
gboolean
gloss_article_get_sentence_at (GlossArticle *self,
                               gsize         offset,
                               GlossRange   *sentence)
{
  const GlossRange *sentences;
  gsize n_sentences;
  gsize found;
  guint block;

  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), FALSE);
  g_return_val_if_fail (sentence != NULL, FALSE);

  block = gloss_article_get_block_index_at (self, offset);
  if (block == G_MAXUINT)
    return FALSE;

  sentences = gloss_article_get_block_sentences (self, block, &n_sentences);
  found = find_sentence (sentences, n_sentences, offset);
  if (found == G_MAXSIZE)
    return FALSE;

  *sentence = sentences[found];

  return TRUE;
}

/**
 * gloss_article_get_next_sentence:
 * @self: an article
 * @offset: a code point
 * @sentence: (out): the first sentence that begins after @offset, in this block or a later one
 *
 * Returns: whether there is one
 */
gboolean
gloss_article_get_next_sentence (GlossArticle *self,
                                 gsize         offset,
                                 GlossRange   *sentence)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), FALSE);
  g_return_val_if_fail (sentence != NULL, FALSE);

  for (guint block = gloss_article_get_block_index_at (self, offset); block < gloss_article_get_n_blocks (self); block++)
    {
      gsize n_sentences;
      const GlossRange *sentences = gloss_article_get_block_sentences (self, block, &n_sentences);
      gsize next = find_sentence (sentences, n_sentences, offset) + 1;

      if (next < n_sentences)
        {
          *sentence = sentences[next];
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * gloss_article_get_previous_sentence:
 * @self: an article
 * @offset: a code point
 * @sentence: (out): the last sentence that begins before the one @offset lies in
 *
 * Returns: whether there is one
 */
gboolean
gloss_article_get_previous_sentence (GlossArticle *self,
                                     gsize         offset,
                                     GlossRange   *sentence)
{
  GlossRange here;

  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), FALSE);
  g_return_val_if_fail (sentence != NULL, FALSE);

  if (!gloss_article_get_sentence_at (self, offset, &here) || here.start == 0)
    return FALSE;

  return gloss_article_get_sentence_at (self, here.start - 1, sentence);
}
