/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table of sentences leaves out that its columns seem to hold. */
#include "config.h"

#include "exchange/gloss-sentence-rows.h"

/* All sentences of an article, in order. */
static GArray *
list_sentences (GlossArticle *article)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (GlossRange));

  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    {
      gsize n_sentences;
      const GlossRange *sentences = gloss_article_get_block_sentences (article, i, &n_sentences);

      if (n_sentences > 0)
        g_array_append_vals (all, sentences, n_sentences);
    }
  return all;
}

/* The index of the first sentence that ends after @offset. */
static guint
find_sentence (GArray *sentences,
               gsize   offset)
{
  guint low = 0;
  guint high = sentences->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (sentences, GlossRange, middle).end > offset)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

static gboolean
touches_one (GArray     *sentences,
             GlossRange  range)
{
  guint index = find_sentence (sentences, range.start);

  return index < sentences->len && gloss_range_overlaps (g_array_index (sentences, GlossRange, index), range);
}

/* Whether it is made of whole sentences. */
static gboolean
is_whole (GArray     *sentences,
          GlossRange  range)
{
  if (!touches_one (sentences, range))
    return FALSE;
  for (guint i = find_sentence (sentences, range.start); i < sentences->len; i++)
    {
      GlossRange sentence = g_array_index (sentences, GlossRange, i);

      if (!gloss_range_overlaps (sentence, range))
        break;
      if (sentence.start < range.start || sentence.end > range.end)
        return FALSE;
    }
  return TRUE;
}

static void
survey_coverage (const GlossExportArticle *article,
                 const GlossExportSet     *set,
                 GArray                   *sentences,
                 GlossLossReport          *report)
{
  GArray *ranges = set->coverage != NULL ? gloss_coverage_get_ranges (set->coverage) : NULL;

  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      GlossRange range = g_array_index (ranges, GlossRange, i);
      g_autofree char *what = NULL;

      if (is_whole (sentences, range))
        continue;
      what = g_strdup_printf ("%zu:%zu %s (%s)", range.start, range.end, gloss_coverage_get_state (set->coverage, i), set->reviewer.id);
      gloss_loss_report_add (report, &(GlossLoss) { GLOSS_TRAIT_COVERAGE, article->name, NULL, what });
    }
}

static void
survey_annotations (const GlossExportArticle *article,
                    const GlossExportSet     *set,
                    GArray                   *sentences,
                    GlossLossReport          *report)
{
  for (guint i = 0; i < set->annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (set->annotations, i);
      GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);
      gboolean is_lost = gloss_export_article_is_placed (article, annotation);
      g_autofree char *name = NULL;

      for (gsize j = 0; is_lost && j < gloss_anchor_get_n_pieces (anchor); j++)
        is_lost = !touches_one (sentences, gloss_anchor_get_place (anchor, j));
      if (!is_lost)
        continue;
      name = gloss_export_article_describe (article, annotation);
      gloss_loss_report_add (report, &(GlossLoss) { GLOSS_TRAIT_UNPLACED, article->name, gloss_annotation_get_id (annotation), name });
    }
}

/**
 * gloss_sentence_rows_survey:
 * @article: an article
 * @report: gets the losses
 *
 * Annotations that touch no sentence, and coverage that is not made of whole sentences.
 */
void
gloss_sentence_rows_survey (const GlossExportArticle *article,
                            GlossLossReport          *report)
{
  g_autoptr (GArray) sentences = list_sentences (article->article);

  for (guint i = 0; i < article->sets->len; i++)
    {
      survey_annotations (article, g_ptr_array_index (article->sets, i), sentences, report);
      survey_coverage (article, g_ptr_array_index (article->sets, i), sentences, report);
    }
}
