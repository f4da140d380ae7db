/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many sentences of an article a reviewer has decided on. */
#include "config.h"

#include "document/gloss-progress.h"

struct _GlossProgress
{
  GArray *sentences;
  /* How many ranges touch each of them. */
  guint *touched;
  guint n_decided;
};

/* The first sentence that ends after @offset. */
static guint
find_sentence (GlossProgress *self,
               gsize          offset)
{
  guint low = 0;
  guint high = self->sentences->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->sentences, GlossRange, middle).end > offset)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

static void
count (GlossProgress *self,
       GlossRange     range,
       gboolean       add)
{
  if (gloss_range_length (range) == 0)
    return;
  for (guint i = find_sentence (self, range.start); i < self->sentences->len; i++)
    {
      if (!gloss_range_overlaps (g_array_index (self->sentences, GlossRange, i), range))
        return;
      if (add && self->touched[i]++ == 0)
        self->n_decided++;
      else if (!add && self->touched[i] > 0 && --self->touched[i] == 0)
        self->n_decided--;
    }
}

static void
count_annotation (GlossProgress   *self,
                  GlossAnnotation *annotation,
                  gboolean         add)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);

  if (anchor == NULL || !gloss_anchor_is_placed (anchor))
    return;
  for (gsize i = 0; i < gloss_anchor_get_n_pieces (anchor); i++)
    count (self, gloss_anchor_get_place (anchor, i), add);
}

/**
 * gloss_progress_find_sentences:
 * @article: an article
 * @cancellable: (nullable): stops early
 *
 * Takes a while on a large article; may be called in any thread.
 *
 * Returns: (transfer full) (element-type GlossRange): the sentences of all blocks but the boilerplate, in order
 */
GArray *
gloss_progress_find_sentences (GlossArticle *article,
                               GCancellable *cancellable)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (GlossRange));

  g_return_val_if_fail (GLOSS_IS_ARTICLE (article), sentences);

  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    {
      const GlossRange *ranges;
      gsize n_ranges = 0;

      if (g_cancellable_is_cancelled (cancellable))
        break;
      if (gloss_article_get_block (article, i)->kind == GLOSS_BLOCK_BOILERPLATE)
        continue;
      ranges = gloss_article_get_block_sentences (article, i, &n_ranges);
      if (n_ranges > 0)
        g_array_append_vals (sentences, ranges, n_ranges);
    }
  return sentences;
}

/**
 * gloss_progress_new:
 * @sentences: (transfer full) (element-type GlossRange): in the order of the text, without overlaps
 *
 * Returns: (transfer full): the progress of somebody who has not begun
 */
GlossProgress *
gloss_progress_new (GArray *sentences)
{
  GlossProgress *self = g_new0 (GlossProgress, 1);

  self->sentences = sentences;
  self->touched = g_new0 (guint, MAX (sentences->len, 1));
  return self;
}

void
gloss_progress_free (GlossProgress *self)
{
  g_array_unref (self->sentences);
  g_free (self->touched);
  g_free (self);
}

/**
 * gloss_progress_add:
 * @self: the progress
 * @range: a stretch that is decided, in code points
 */
void
gloss_progress_add (GlossProgress *self,
                    GlossRange     range)
{
  g_return_if_fail (self != NULL);

  count (self, range, TRUE);
}

/**
 * gloss_progress_remove:
 * @self: the progress
 * @range: what was given to gloss_progress_add() and no longer holds
 */
void
gloss_progress_remove (GlossProgress *self,
                       GlossRange     range)
{
  g_return_if_fail (self != NULL);

  count (self, range, FALSE);
}

void
gloss_progress_add_annotation (GlossProgress   *self,
                               GlossAnnotation *annotation)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (GLOSS_IS_ANNOTATION (annotation));

  count_annotation (self, annotation, TRUE);
}

void
gloss_progress_remove_annotation (GlossProgress   *self,
                                  GlossAnnotation *annotation)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (GLOSS_IS_ANNOTATION (annotation));

  count_annotation (self, annotation, FALSE);
}

guint
gloss_progress_get_n_sentences (GlossProgress *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sentences->len;
}

guint
gloss_progress_get_n_decided (GlossProgress *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_decided;
}
