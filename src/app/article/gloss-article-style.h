/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the kinds of blocks are set: sizes, spaces, and the text tags that say so. */
#pragma once

#include <gtk/gtk.h>

#include "article/gloss-article-parts.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_ARTICLE_STYLE (gloss_article_style_get_type ())

/*
 * Owns the text tags of one buffer: one for each way of setting a block, shared by all blocks that are set that
 * way, never one for a block. All lengths are in em, the size of the body text in px.
 */
G_DECLARE_FINAL_TYPE (GlossArticleStyle, gloss_article_style, GLOSS, ARTICLE_STYLE, GObject)

/**
 * GlossBlockMetrics:
 * @scale: the font's size, 1 is that of the body
 * @above: space above the text in px
 * @below: space below the text in px
 * @start: space at the side where lines start, in px
 * @end: space at the other side, in px
 * @label: how much of @above is for the name of the part, in px
 * @padding: between a card's border and its text, in px
 *
 * What a block takes.
 */
typedef struct
{
  double scale;
  int above;
  int below;
  int start;
  int end;
  int label;
  int padding;
} GlossBlockMetrics;

GlossArticleStyle *gloss_article_style_new         (GtkTextBuffer     *buffer);
void               gloss_article_style_set_em      (GlossArticleStyle *self,
                                                    double             em);
double             gloss_article_style_get_em      (GlossArticleStyle *self);
void               gloss_article_style_set_colors  (GlossArticleStyle *self,
                                                    gboolean           dark,
                                                    gboolean           high_contrast);
void               gloss_article_style_set_folded  (GlossArticleStyle *self,
                                                    gboolean           folded);
gboolean           gloss_article_style_get_folded  (GlossArticleStyle *self);
int                gloss_article_style_get_fold_height (GlossArticleStyle *self);
double             gloss_article_style_get_line    (GlossBlockKind     kind);
void               gloss_article_style_apply       (GlossArticleStyle *self,
                                                    GlossArticle      *article,
                                                    GArray            *parts);
void               gloss_article_style_get_metrics (GlossArticleStyle *self,
                                                    GlossArticle      *article,
                                                    GArray            *parts,
                                                    guint              block,
                                                    GlossBlockMetrics *metrics);
void               gloss_article_style_get_kind_metrics (GlossArticleStyle *self,
                                                    GlossBlockKind     kind,
                                                    GlossBlockMetrics *metrics);

G_END_DECLS
