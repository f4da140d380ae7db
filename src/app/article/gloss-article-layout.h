/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the width of the page is shared between the text, the gutter and the cards. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a card in the margin takes, with the space around it, in px. */
#define GLOSS_CARD_WIDTH 232
#define GLOSS_CARD_GAP 28
#define GLOSS_CARD_SPACE (GLOSS_CARD_WIDTH + GLOSS_CARD_GAP + 16)

/* What the gutter takes at least: unit buttons, section numbers. */
#define GLOSS_GUTTER_WIDTH 68
#define GLOSS_NARROW_GUTTER_WIDTH 46

/**
 * GlossPageLayout:
 * @start: from the border of the page to the text, on the side where lines start, in px
 * @measure: the width of the text in px
 * @end: from the text to the other border in px
 * @cards: whether cards have room on that side
 *
 * The shares of a page.
 */
typedef struct
{
  int start;
  int measure;
  int end;
  gboolean cards;
} GlossPageLayout;

GlossPageLayout gloss_page_layout_for_width (int width,
                                             int ideal_measure);

G_END_DECLS
