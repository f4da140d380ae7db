/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found for one anchor. */
#pragma once

#include "anchoring/gloss-placing.h"

G_BEGIN_DECLS

/* The anchor with its place, and the GlossCandidate for a person to choose from where that is not certain. */
typedef struct
{
  GlossAnchor *anchor;
  GPtrArray *candidates;
} GlossPlaced;

GlossPlaced *gloss_placed_new  (GlossReanchoring *reanchoring,
                                GlossAnchor      *anchor,
                                GlossText        *text);
void         gloss_placed_free (GlossPlaced      *self);

G_END_DECLS
