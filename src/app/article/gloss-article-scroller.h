/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes to a place in a text and keeps it until all above it is measured. */
#pragma once

#include <gtk/gtk.h>

#include "text/gloss-range.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_ARTICLE_SCROLLER (gloss_article_scroller_get_type ())

/*
 * A text view measures its lines bit by bit, so a scroll right after the text is set, or after the width
 * changed, ends elsewhere. This one repeats it with each frame until the place stands still, and lets go as
 * soon as the person scrolls. It belongs to the view.
 */
G_DECLARE_FINAL_TYPE (GlossArticleScroller, gloss_article_scroller, GLOSS, ARTICLE_SCROLLER, GObject)

GlossArticleScroller *gloss_article_scroller_new     (GtkTextView          *view);
void                  gloss_article_scroller_go_to   (GlossArticleScroller *self,
                                                      gsize                 offset,
                                                      double                fraction);
void                  gloss_article_scroller_reveal  (GlossArticleScroller *self,
                                                      GlossRange            range);
void                  gloss_article_scroller_keep    (GlossArticleScroller *self);
gboolean              gloss_article_scroller_get_top (GlossArticleScroller *self,
                                                      gsize                *offset,
                                                      double               *shift);
void                  gloss_article_scroller_set_top (GlossArticleScroller *self,
                                                      gsize                 offset,
                                                      double                shift);
void                  gloss_article_scroller_check   (GlossArticleScroller *self);
void                  gloss_article_scroller_let_go  (GlossArticleScroller *self);
gboolean              gloss_article_scroller_is_busy (GlossArticleScroller *self);

G_END_DECLS
