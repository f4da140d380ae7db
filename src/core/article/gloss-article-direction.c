/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which way an article and its blocks run. */
#include "config.h"

#include "article/gloss-article-direction.h"

#include "text/gloss-text-direction.h"

static GlossDirection
get_direction (GlossArticle     *article,
               const GlossBlock *block)
{
  gsize n_bytes;
  const char *text = gloss_text_peek (gloss_article_get_text (article), block->range, &n_bytes);

  return gloss_text_get_direction (text, n_bytes);
}

/**
 * gloss_article_runs_rtl:
 * @article: an article
 *
 * The page has the direction of its text, whatever the language of the program: what stands before the lines
 * belongs to where they start.
 *
 * Returns: whether most of the text is in blocks whose lines start at the right
 */
gboolean
gloss_article_runs_rtl (GlossArticle *article)
{
  gsize n_ltr = 0;
  gsize n_rtl = 0;

  g_return_val_if_fail (GLOSS_IS_ARTICLE (article), FALSE);

  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    {
      const GlossBlock *block = gloss_article_get_block (article, i);
      GlossDirection direction = get_direction (article, block);

      if (direction == GLOSS_DIRECTION_LTR)
        n_ltr += gloss_range_length (block->range);
      else if (direction == GLOSS_DIRECTION_RTL)
        n_rtl += gloss_range_length (block->range);
    }

  return n_rtl > n_ltr;
}

/**
 * gloss_block_runs_rtl:
 * @article: an article
 * @block: one of its blocks
 * @page_rtl: whether the article itself does; so does a block without a letter
 *
 * Returns: whether the lines of the block start at the right
 */
gboolean
gloss_block_runs_rtl (GlossArticle     *article,
                      const GlossBlock *block,
                      gboolean          page_rtl)
{
  GlossDirection direction = get_direction (article, block);

  return direction == GLOSS_DIRECTION_NONE ? page_rtl : direction == GLOSS_DIRECTION_RTL;
}
