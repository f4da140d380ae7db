/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of an article, to be read and annotated. */
#pragma once

#include <gtk/gtk.h>

#include "article/gloss-article-parts.h"
#include "gloss-view-state.h"

G_BEGIN_DECLS

/**
 * GlossReadingPlace:
 * @caret: where the caret is
 * @bound: the other end of the selection, the same without one
 * @top: what the page begins with
 * @shift: how much of that line is out of sight, in px
 * @scrolled: FALSE where the page stands at its very beginning
 *
 * Where a person is in a text, in code points.
 */
typedef struct
{
  gsize caret;
  gsize bound;
  gsize top;
  double shift;
  gboolean scrolled;
} GlossReadingPlace;

#define GLOSS_TYPE_ARTICLE_VIEW (gloss_article_view_get_type ())

/*
 * A read-only GtkTextView whose buffer holds the canonical text and nothing else: offset n of the buffer is code
 * point n. Property state (GlossViewState, nullable). Signal layout-changed: what stands beside the text has
 * to be put in its place again.
 */
G_DECLARE_FINAL_TYPE (GlossArticleView, gloss_article_view, GLOSS, ARTICLE_VIEW, GtkTextView)

GtkWidget       *gloss_article_view_new             (void);
GlossViewState  *gloss_article_view_get_state       (GlossArticleView *self);
void             gloss_article_view_set_state       (GlossArticleView *self,
                                                     GlossViewState   *state);
GlossArticle    *gloss_article_view_get_article     (GlossArticleView *self);
GArray          *gloss_article_view_get_parts       (GlossArticleView *self);
GPtrArray       *gloss_article_view_list_annotations_at (GlossArticleView *self,
                                                     gsize             offset);
GPtrArray       *gloss_article_view_list_annotations_in (GlossArticleView *self,
                                                     GlossRange        range);
void             gloss_article_view_go_to           (GlossArticleView *self,
                                                     GlossRange        range);
void             gloss_article_view_select          (GlossArticleView *self,
                                                     GlossRange        range);
GlossReadingPlace gloss_article_view_get_reading_place (GlossArticleView *self);
void             gloss_article_view_set_reading_place (GlossArticleView *self,
                                                     GlossReadingPlace place);
gboolean         gloss_article_view_get_bounds      (GlossArticleView *self,
                                                     GlossRange        range,
                                                     graphene_rect_t  *bounds);
gboolean         gloss_article_view_get_block_bounds (GlossArticleView *self,
                                                     guint             block,
                                                     graphene_rect_t  *bounds);
gboolean         gloss_article_view_is_shown        (GlossArticleView *self,
                                                     guint             block);
void             gloss_article_view_get_fold_place  (GlossArticleView *self,
                                                     const GlossArticlePart *part,
                                                     int               width,
                                                     int              *x,
                                                     int              *y);
GlossRange       gloss_article_view_get_visible     (GlossArticleView *self,
                                                     int               margin);
void             gloss_article_view_get_measure     (GlossArticleView *self,
                                                     int              *left,
                                                     int              *width);
gboolean         gloss_article_view_has_card_space  (GlossArticleView *self);
void             gloss_article_view_add_beside      (GlossArticleView *self,
                                                     GtkWidget        *child);
void             gloss_article_view_check_scroll    (GlossArticleView *self);
gboolean         gloss_article_view_is_nothing      (GlossArticleView *self,
                                                     GlossRange        range);
void             gloss_article_view_set_matches     (GlossArticleView *self,
                                                     GArray           *matches,
                                                     guint             current);

G_END_DECLS
