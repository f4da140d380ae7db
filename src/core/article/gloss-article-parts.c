/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the blocks of an article that are shown together. */
#include "config.h"

#include "article/gloss-article-parts.h"

#include <glib/gi18n-lib.h>

/* The kinds whose blocks make a part; the others stand by themselves. */
static gboolean
makes_part (GlossBlockKind kind)
{
  switch (kind)
    {
    case GLOSS_BLOCK_QUOTE:
    case GLOSS_BLOCK_TABLE_ROW:
    case GLOSS_BLOCK_CODE:
    case GLOSS_BLOCK_SUBHEADING:
    case GLOSS_BLOCK_KEY_POINT:
    case GLOSS_BLOCK_SUMMARY:
    case GLOSS_BLOCK_FAQ_QUESTION:
    case GLOSS_BLOCK_FAQ_ANSWER:
    case GLOSS_BLOCK_BOILERPLATE:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_faq (GlossBlockKind kind)
{
  return kind == GLOSS_BLOCK_FAQ_QUESTION || kind == GLOSS_BLOCK_FAQ_ANSWER;
}

static gboolean
goes_on (GlossBlockKind part,
         GlossBlockKind kind)
{
  if (is_faq (part))
    return kind == GLOSS_BLOCK_FAQ_ANSWER;
  return part == kind;
}

static gboolean
has_label (GlossArticle *article,
           guint         block,
           GlossBlockKind kind)
{
  if (gloss_article_get_part_label (article, kind) == NULL)
    return FALSE;
  return block == 0 || !is_faq (kind) || !is_faq (gloss_article_get_block (article, block - 1)->kind);
}

/**
 * gloss_article_find_parts:
 * @article: an article
 *
 * Returns: (transfer full) (element-type GlossArticlePart): its parts in order; blocks between them belong to none
 */
GArray *
gloss_article_find_parts (GlossArticle *article)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (GlossArticlePart));
  guint n_blocks = gloss_article_get_n_blocks (article);

  for (guint i = 0; i < n_blocks; i++)
    {
      GlossBlockKind kind = gloss_article_get_block (article, i)->kind;
      GlossArticlePart part = { kind, i, i, has_label (article, i, kind) };

      if (!makes_part (kind))
        continue;
      while (i + 1 < n_blocks && goes_on (kind, gloss_article_get_block (article, i + 1)->kind))
        i++;
      part.last = i;
      g_array_append_val (parts, part);
    }

  return parts;
}

/**
 * gloss_article_parts_find:
 * @parts: (element-type GlossArticlePart): parts in order
 * @block: a block's index
 * @index: (out): where the first part is that ends at the block or later
 *
 * Returns: whether that part holds the block
 */
gboolean
gloss_article_parts_find (GArray *parts,
                          guint   block,
                          guint  *index)
{
  guint low = 0;
  guint high = parts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (parts, GlossArticlePart, middle).last < block)
        low = middle + 1;
      else
        high = middle;
    }

  *index = low;
  return low < parts->len && g_array_index (parts, GlossArticlePart, low).first <= block;
}

/**
 * gloss_article_part_is_card:
 * @kind: the kind of a part's first block
 *
 * Returns: whether it stands on a card of its own
 */
gboolean
gloss_article_part_is_card (GlossBlockKind kind)
{
  switch (kind)
    {
    case GLOSS_BLOCK_CODE:
    case GLOSS_BLOCK_SUBHEADING:
    case GLOSS_BLOCK_KEY_POINT:
    case GLOSS_BLOCK_SUMMARY:
    case GLOSS_BLOCK_FAQ_QUESTION:
    case GLOSS_BLOCK_FAQ_ANSWER:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * gloss_article_get_part_label:
 * @article: an article
 * @kind: the kind of a part's first block
 *
 * Returns: (nullable): the source's own name of such a part, else the usual one
 */
const char *
gloss_article_get_part_label (GlossArticle   *article,
                              GlossBlockKind  kind)
{
  GlossBlockKind named = kind == GLOSS_BLOCK_FAQ_ANSWER ? GLOSS_BLOCK_FAQ_QUESTION : kind;
  const char *label = gloss_article_get_label (article, named);

  if (label != NULL)
    return label;

  switch (named)
    {
    case GLOSS_BLOCK_SUBHEADING:
      return C_("part of an article", "In this article");
    case GLOSS_BLOCK_KEY_POINT:
      return C_("part of an article", "Key points");
    case GLOSS_BLOCK_SUMMARY:
      return C_("part of an article", "Summary");
    case GLOSS_BLOCK_FAQ_QUESTION:
      return C_("part of an article", "Questions and answers");
    default:
      return NULL;
    }
}
