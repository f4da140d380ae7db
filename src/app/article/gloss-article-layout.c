/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares the width of the page. */
#include "config.h"

#include "gloss-article-layout.h"

/* The least that is left beside the text, and how wide the page is from which the gutter is the full one. */
#define MIN_END 20
#define NARROW_WIDTH 520

/**
 * gloss_page_layout_for_width:
 * @width: of the page in px
 * @ideal_measure: how wide the text would like to be in px
 *
 * The text is centred at its ideal measure where there is room. Cards stand beside it where that leaves
 * them enough; then the text moves aside as far as they need. On a narrow page the text takes what there is.
 *
 * Returns: the shares, which add up to @width unless that is less than the gutter
 */
GlossPageLayout
gloss_page_layout_for_width (int width,
                             int ideal_measure)
{
  int gutter = width < NARROW_WIDTH ? GLOSS_NARROW_GUTTER_WIDTH : GLOSS_GUTTER_WIDTH;
  GlossPageLayout layout = { gutter, ideal_measure, MIN_END, FALSE };

  layout.measure = CLAMP (ideal_measure, 1, MAX (width - gutter - MIN_END, 1));
  layout.start = MAX (gutter, (width - layout.measure) / 2);
  layout.cards = width >= gutter + ideal_measure + GLOSS_CARD_SPACE;
  if (layout.cards)
    layout.start = MIN (layout.start, width - layout.measure - GLOSS_CARD_SPACE);
  layout.end = MAX (width - layout.start - layout.measure, 0);

  return layout;
}
