/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button beside each unit that has a tag of its own. */
#pragma once

#include "gloss-article-view.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_UNIT_GUTTER (gloss_unit_gutter_get_type ())

/*
 * Key points, answers, table rows: whatever kind of block a tag of the codebook is meant for gets a button in the
 * gutter that tags it whole, or selects its annotation once there is one. Only units in sight own a button, from a pool.
 */
G_DECLARE_FINAL_TYPE (GlossUnitGutter, gloss_unit_gutter, GLOSS, UNIT_GUTTER, GObject)

GlossUnitGutter *gloss_unit_gutter_new    (GlossArticleView *view);
void             gloss_unit_gutter_update (GlossUnitGutter  *self);

G_END_DECLS
