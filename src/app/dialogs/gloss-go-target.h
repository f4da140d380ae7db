/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of an article that can be gone to by what is typed. */
#pragma once

#include "article/gloss-article.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_GO_TARGET (gloss_go_target_get_type ())

/* What is typed to go there ("2.1", "k3", "q1"), its words, and the block. Immutable. */
G_DECLARE_FINAL_TYPE (GlossGoTarget, gloss_go_target, GLOSS, GO_TARGET, GObject)

GListModel    *gloss_go_target_list         (GlossArticle  *article);
const char    *gloss_go_target_get_code     (GlossGoTarget *self);
const char    *gloss_go_target_get_title    (GlossGoTarget *self);
const char    *gloss_go_target_get_block_id (GlossGoTarget *self);
gboolean       gloss_go_target_matches      (GlossGoTarget *self,
                                             const char    *typed);
GlossGoTarget *gloss_go_target_find_only    (GListModel    *targets,
                                             const char    *typed);

G_END_DECLS
