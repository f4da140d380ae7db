/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves through an article by sentences and words. */
#pragma once

#include "gloss-article-view.h"

G_BEGIN_DECLS

/**
 * GlossBorder:
 *
 * A border of a piece of text.
 */
typedef enum
{
  GLOSS_BORDER_START,
  GLOSS_BORDER_END,
} GlossBorder;

gboolean gloss_reading_cursor_move_sentence   (GlossArticleView *view,
                                               int               count);
gboolean gloss_reading_cursor_extend_sentence (GlossArticleView *view,
                                               int               count);
gboolean gloss_reading_cursor_move_word       (GlossArticleView *view,
                                               int               count,
                                               gboolean          extend);
gboolean gloss_reading_cursor_move_border     (GlossArticleView *view,
                                               GlossBorder       border,
                                               gboolean          by_word,
                                               int               count);
gboolean gloss_reading_cursor_clear           (GlossArticleView *view);

G_END_DECLS
