/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a reviewer is with an article, as a small circle. */
#pragma once

#include <gtk/gtk.h>

#include "project/gloss-project.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_STATE_RING (gloss_state_ring_get_type ())

/* Property state (GlossArticleState): empty, half filled, filled with a tick. Drawn in the text's colour and the accent's. */
G_DECLARE_FINAL_TYPE (GlossStateRing, gloss_state_ring, GLOSS, STATE_RING, GtkWidget)

G_END_DECLS
