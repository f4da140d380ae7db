/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reviewer has yet to decide in an article. */
#include "config.h"

#include "document/gloss-document-private.h"

/* The first of the covered stretches that ends after @offset; they are in order and do not overlap. */
static gboolean
is_covered (GArray     *covered,
            GlossRange  sentence)
{
  guint low = 0;
  guint high = covered->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (covered, GlossRange, middle).end > sentence.start)
        high = middle;
      else
        low = middle + 1;
    }
  return low < covered->len && gloss_range_overlaps (g_array_index (covered, GlossRange, low), sentence);
}

typedef struct
{
  GlossDocument *document;
  GlossRange sentence;
  gboolean found;
} Search;

static gboolean
is_own_in (GlossAnnotation *annotation,
           gpointer         user_data)
{
  Search *search = user_data;
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);

  for (gsize i = 0; gloss_document_is_own (search->document, annotation) && i < gloss_anchor_get_n_pieces (anchor); i++)
    search->found |= gloss_range_overlaps (gloss_anchor_get_place (anchor, i), search->sentence);
  return !search->found;
}

/* Boilerplate holds nothing to decide. */
static gboolean
is_undecided (GlossDocument *self,
              GlossRange     sentence)
{
  Search search = { self, sentence, FALSE };

  if (gloss_article_get_block (self->article, gloss_article_get_block_index_at (self->article, sentence.start))->kind == GLOSS_BLOCK_BOILERPLATE)
    return FALSE;
  if (self->own != NULL && is_covered (gloss_annotation_set_get_covered (self->own), sentence))
    return FALSE;
  gloss_annotation_list_foreach_in (self->annotations, sentence, is_own_in, &search);
  return !search.found;
}

static gboolean
find_between (GlossDocument *self,
              gsize          start,
              gsize          end,
              GlossRange    *sentence)
{
  gboolean found = gloss_article_get_sentence_at (self->article, start, sentence);

  while (found && sentence->start < end)
    {
      gsize last = sentence->start;

      if (last >= start && is_undecided (self, *sentence))
        return TRUE;
      found = gloss_article_get_next_sentence (self->article, last, sentence) && sentence->start > last;
    }
  return FALSE;
}

/**
 * gloss_document_find_undecided:
 * @self: a document
 * @offset: where to begin, in code points
 * @sentence: (out): a sentence without an annotation of the reviewer's and without a word on what it holds
 *
 * Looks from @offset on and then from the beginning. It takes as long as there are decided sentences between.
 *
 * Returns: FALSE when every sentence is decided
 */
gboolean
gloss_document_find_undecided (GlossDocument *self,
                               gsize          offset,
                               GlossRange    *sentence)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (sentence != NULL, FALSE);

  return find_between (self, offset, G_MAXSIZE, sentence) || find_between (self, 0, offset, sentence);
}
