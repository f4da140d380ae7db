/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list tells of articles, found out in the background. */
#pragma once

#include "project/gloss-article-item-private.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_ARTICLE_SCAN (gloss_article_scan_get_type ())

/*
 * Goes through items in one worker after the other and fills in their titles, counts and states, several at a time.
 * Belongs to the main context that made it.
 */
G_DECLARE_FINAL_TYPE (GlossArticleScan, gloss_article_scan, GLOSS, ARTICLE_SCAN, GObject)

GlossArticleScan *gloss_article_scan_new  (const GlossReviewer *reviewer,
                                           GlossCodebook       *codebook);
void              gloss_article_scan_add  (GlossArticleScan    *self,
                                           GlossArticleItem    *item);
void              gloss_article_scan_stop (GlossArticleScan    *self);

G_END_DECLS
