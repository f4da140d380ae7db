/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a project fills in its articles. */
#pragma once

#include "project/gloss-project.h"

G_BEGIN_DECLS

GlossArticleItem *gloss_article_item_new          (GFile             *file,
                                                   const char        *name);
void              gloss_article_item_fill         (GlossArticleItem  *self,
                                                   const char        *title,
                                                   guint              n_annotations,
                                                   GlossArticleState  state);
gboolean          gloss_article_item_has_document (GlossArticleItem  *self);

G_END_DECLS
