/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the article view share. */
#pragma once

#include "gloss-article-decor.h"
#include "gloss-article-layout.h"
#include "article/gloss-article-parts.h"
#include "gloss-article-scroller.h"
#include "gloss-article-style.h"
#include "gloss-article-tables.h"
#include "gloss-article-view.h"
#include "gloss-highlight-painter.h"
#include "gloss-highlighter.h"
#include "gloss-text-geometry.h"

G_BEGIN_DECLS

struct _GlossArticleView
{
  GtkTextView parent_instance;

  /* Owned */
  GlossViewState *state;
  GSignalGroup *state_signals;
  GSignalGroup *document_signals;
  GlossArticle *article;
  GArray *parts;
  GArray *matches;
  /* What was said to hold nothing to tag, in order. */
  GArray *nothing;
  GlossArticleStyle *style;
  GlossArticleTables *tables;
  GlossTextGeometry *geometry;
  GlossArticleScroller *scroller;
  GlossHighlighter *highlighter;
  GlossHighlightPainter *painter;
  GtkCssProvider *font;

  GlossPageLayout layout;
  guint current_match;
  int allocated_width;
  double ascent;

  /* The last press and release of the pointer */
  GlossRange pressed_range;
  double pressed_x;
  double pressed_y;
  double released_x;
  double released_y;
  guint release_id;

  guint updating : 1;
  guint tables_stale : 1;
};

extern const GlossHighlightSurface gloss_article_view_surface;

GtkTextBuffer *gloss_article_view_get_buffer      (GlossArticleView *self);
gboolean       gloss_article_view_get_selection   (GlossArticleView *self,
                                                   GlossRange       *range);
gsize          gloss_article_view_get_caret       (GlossArticleView *self);
void           gloss_article_view_show            (GlossArticleView *self,
                                                   GlossArticle     *article,
                                                   GlossCodebook    *codebook,
                                                   GListModel       *annotations);
void           gloss_article_view_update_coverage (GlossArticleView *self);
void           gloss_article_view_update_coverage_style (GlossArticleView *self);
void           gloss_article_view_layout_changed  (GlossArticleView *self);
void           gloss_article_view_init_font       (GlossArticleView *self);
void           gloss_article_view_update_style    (GlossArticleView *self);
void           gloss_article_view_update_text_scale (GlossArticleView *self);
void           gloss_article_view_update_boilerplate (GlossArticleView *self);
void           gloss_article_view_prepare_width   (GlossArticleView *self,
                                                   int               width);
void           gloss_article_view_snapshot_layer  (GtkTextView      *view,
                                                   GtkTextViewLayer  layer,
                                                   GtkSnapshot      *snapshot);
void           gloss_article_view_init_keys       (GlossArticleView *self);
void           gloss_article_view_init_pointer    (GlossArticleView *self);
void           gloss_article_view_dispose_pointer (GlossArticleView *self);

G_END_DECLS
