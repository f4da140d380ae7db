/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in the article a step of the history was done. */
#include "config.h"

#include "history/gloss-step-place.h"

static gboolean
take_annotation (GlossDocument    *document,
                 const char       *id,
                 GlossAnnotation **annotation,
                 GlossRange       *range)
{
  *annotation = gloss_annotation_list_find (gloss_document_get_annotations (document), id);
  if (*annotation == NULL || !gloss_anchor_is_placed (gloss_annotation_get_anchor (*annotation)))
    return *annotation != NULL;
  *range = gloss_annotation_get_extent (*annotation);
  return TRUE;
}

/* What is gone is looked for where it was, as far as the text reaches. */
static gboolean
take_gone (GlossDocument   *document,
           GlossAnnotation *gone,
           GlossRange      *range)
{
  gsize length = gloss_text_get_length (gloss_article_get_text (gloss_document_get_article (document)));

  if (gone == NULL || !gloss_anchor_is_placed (gloss_annotation_get_anchor (gone)))
    return FALSE;
  *range = gloss_annotation_get_extent (gone);
  return range->end <= length;
}

/* The first stretch of which something else is said. */
static gboolean
take_coverage (GlossCoverage *before,
               GlossCoverage *after,
               GlossRange    *range)
{
  GArray *old = gloss_coverage_get_ranges (before);
  GArray *new = gloss_coverage_get_ranges (after);
  GArray *longer = new->len >= old->len ? new : old;

  for (guint i = 0; i < longer->len; i++)
    {
      *range = g_array_index (longer, GlossRange, i);
      if (i >= MIN (old->len, new->len) || !gloss_range_equal (g_array_index (old, GlossRange, i), g_array_index (new, GlossRange, i))
          || !g_str_equal (gloss_coverage_get_state (before, i), gloss_coverage_get_state (after, i)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_part (GlossDocument    *document,
           GlossChange      *part,
           GlossAnnotation **annotation,
           GlossRange       *range)
{
  GlossLinkItem *link;

  switch (gloss_change_get_subject (part))
    {
    case GLOSS_CHANGE_OF_ANNOTATION:
      return take_annotation (document, gloss_change_get_id (part), annotation, range)
             || take_gone (document, gloss_change_get_after (part) != NULL ? gloss_change_get_after (part) : gloss_change_get_before (part), range);
    case GLOSS_CHANGE_OF_LINK:
      link = gloss_change_get_link_after (part) != NULL ? gloss_change_get_link_after (part) : gloss_change_get_link_before (part);
      return take_annotation (document, link->link.from, annotation, range);
    case GLOSS_CHANGE_OF_COVERAGE:
      return take_coverage (gloss_change_get_coverage_before (part), gloss_change_get_coverage_after (part), range);
    case GLOSS_CHANGE_OF_STRUCTURE:
    default:
      return FALSE;
    }
}

static gboolean
take_block (GlossStep     *step,
            GlossDocument *document,
            GlossRange    *range)
{
  const char *where = gloss_step_get_where (step);
  const GlossBlock *block = where != NULL ? gloss_article_find_block (gloss_document_get_article (document), where) : NULL;

  if (block == NULL)
    return FALSE;
  *range = (GlossRange) { block->range.start, block->range.start };
  return TRUE;
}

/**
 * gloss_step_find_place:
 * @step: a step that was done, taken back or done again just now
 * @document: whose step it is
 * @annotation: (out) (transfer none) (nullable): what is to be selected, as it is now
 * @range: (out): where to look, in code points; empty where the annotation has no place
 *
 * Returns: whether there is something to go to
 */
gboolean
gloss_step_find_place (GlossStep        *step,
                       GlossDocument    *document,
                       GlossAnnotation **annotation,
                       GlossRange       *range)
{
  GlossChange *change = gloss_step_get_change (step);

  *annotation = NULL;
  *range = (GlossRange) { 0, 0 };
  for (guint i = 0; i < gloss_change_get_n_parts (change); i++)
    if (take_part (document, gloss_change_get_part (change, i), annotation, range))
      return TRUE;
  return take_block (step, document, range);
}
