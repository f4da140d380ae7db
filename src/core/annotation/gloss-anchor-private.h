/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the resolver fills in. */
#pragma once

#include "annotation/gloss-anchor.h"

G_BEGIN_DECLS

struct _GlossAnchor
{
  gatomicrefcount ref_count;
  GlossPiece *pieces;
  GlossRange *places;
  gsize n_pieces;
  const char *text_sha256;
  double score;
  double stored_score;
  GlossAnchorState state;
  GlossAnchorState stored_state;
};

GlossAnchor *gloss_anchor_copy (GlossAnchor *self);

G_END_DECLS
