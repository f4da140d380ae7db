/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a person says what has become of doubtful annotations. */
#pragma once

#include <gtk/gtk.h>

#include "document/gloss-document.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_ANCHOR_DESK (gloss_anchor_desk_get_type ())

/*
 * Shows one doubtful annotation after the other: what it said and where, where it may be now, and what the difference is. It changes
 * nothing itself: its buttons and keys activate win.place-annotation, win.place-by-hand, win.make-orphan, win.keep-moved and win.leave-review.
 */
G_DECLARE_FINAL_TYPE (GlossAnchorDesk, gloss_anchor_desk, GLOSS, ANCHOR_DESK, GtkWidget)

GtkWidget *gloss_anchor_desk_new     (GlossDocument   *document);
void       gloss_anchor_desk_show    (GlossAnchorDesk *self,
                                      const char      *id);

G_END_DECLS
