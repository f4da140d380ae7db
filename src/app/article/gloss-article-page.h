/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open article as a reader would like it, with everything that is done in the text. */
#pragma once

#include <gtk/gtk.h>

#include "annotation/gloss-link-draft.h"
#include "gloss-article-view.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_ARTICLE_PAGE (gloss_article_page_get_type ())

/*
 * Property state (GlossViewState, nullable). It holds the view in its scrolled window, the find bar, the
 * bar of tags at a selection, the bar of a link that is being made and the menus. It changes nothing by itself but activates the window's actions.
 */
G_DECLARE_FINAL_TYPE (GlossArticlePage, gloss_article_page, GLOSS, ARTICLE_PAGE, GtkWidget)

GtkWidget      *gloss_article_page_new        (GlossViewState   *state);
GlossViewState *gloss_article_page_get_state  (GlossArticlePage *self);
void            gloss_article_page_set_state  (GlossArticlePage *self,
                                               GlossViewState   *state);
GlossArticleView *gloss_article_page_get_view (GlossArticlePage *self);
void            gloss_article_page_show_find  (GlossArticlePage *self);
void            gloss_article_page_focus_text (GlossArticlePage *self);
void            gloss_article_page_set_link   (GlossArticlePage *self,
                                               GlossLinkDraft   *draft);

void gloss_article_page_set_offers_tags (GlossArticlePage *self,
                                         gboolean          offers_tags);

G_END_DECLS
