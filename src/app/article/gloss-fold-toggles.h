/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The buttons that unfold what is not part of the article. */
#pragma once

#include "gloss-article-view.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_FOLD_TOGGLES (gloss_fold_toggles_get_type ())

/* A button where each run of boilerplate is, folded or not; only those in sight, from a pool. */
G_DECLARE_FINAL_TYPE (GlossFoldToggles, gloss_fold_toggles, GLOSS, FOLD_TOGGLES, GObject)

GlossFoldToggles *gloss_fold_toggles_new    (GlossArticleView *view);
void              gloss_fold_toggles_update (GlossFoldToggles *self);

G_END_DECLS
