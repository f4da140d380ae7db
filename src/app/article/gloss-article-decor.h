/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is painted round the text of an article: cards, names of parts, numbers, rules. */
#pragma once

#include "gloss-article-style.h"

G_BEGIN_DECLS

/**
 * GlossArticleCanvas:
 * @view: the view that is painted
 * @article: its article
 * @parts: (element-type GlossArticlePart): the parts of it
 * @style: how it is set
 * @left: where the measure begins, in the coordinates of the buffer
 * @width: the width of the measure in px
 * @ink: the colour of the text
 * @accent: the desktop's accent colour
 * @dark: whether the ink is light
 * @high_contrast: whether everything is to be plain to see
 *
 * All that the decoration goes by; valid during one snapshot.
 */
typedef struct
{
  GtkTextView *view;
  GlossArticle *article;
  GArray *parts;
  GlossArticleStyle *style;
  int left;
  int width;
  GdkRGBA ink;
  GdkRGBA accent;
  gboolean dark;
  gboolean high_contrast;
} GlossArticleCanvas;

void gloss_article_decor_snapshot (const GlossArticleCanvas *canvas,
                                   GlossRange                visible,
                                   GtkSnapshot              *snapshot);

G_END_DECLS
