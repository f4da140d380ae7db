/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes beside their lines. */
#pragma once

#include "gloss-article-view.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_MARGIN (gloss_margin_get_type ())

/*
 * Annotations with a note stand as cards beside the text where the page has room, as small marks where it has not.
 * Only those in sight own a card, from a pool; cards that would lie on one another are pushed down.
 */
G_DECLARE_FINAL_TYPE (GlossMargin, gloss_margin, GLOSS, MARGIN, GObject)

GlossMargin *gloss_margin_new    (GlossArticleView *view);
void         gloss_margin_update (GlossMargin      *self);

G_END_DECLS
