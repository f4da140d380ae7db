/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubtful annotations, one after the other. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GLOSS_TYPE_ANCHOR_ROUND (gloss_anchor_round_get_type ())

/*
 * Goes through what is doubtful when it begins, in that order. What is settled leaves the list of doubts, and the round goes on to the next
 * one that is open; what comes back, because it was undone, is shown again. Signal changed: another one is shown, or it is another one now.
 */
G_DECLARE_FINAL_TYPE (GlossAnchorRound, gloss_anchor_round, GLOSS, ANCHOR_ROUND, GObject)

/* Gives the id of an item of the list; borrowed from it. */
typedef const char *(*GlossAnchorRoundFunc) (gpointer item);

GlossAnchorRound *gloss_anchor_round_new          (GListModel           *doubts,
                                                   GlossAnchorRoundFunc  get_id);
guint             gloss_anchor_round_get_n        (GlossAnchorRound     *self);
guint             gloss_anchor_round_get_n_open   (GlossAnchorRound     *self);
guint             gloss_anchor_round_get_position (GlossAnchorRound     *self);
gpointer          gloss_anchor_round_get_current  (GlossAnchorRound     *self);
gboolean          gloss_anchor_round_skip         (GlossAnchorRound     *self,
                                                   int                   step);
gboolean          gloss_anchor_round_go_to        (GlossAnchorRound     *self,
                                                   const char           *id);
void              gloss_anchor_round_begin_again  (GlossAnchorRound     *self);

G_END_DECLS
