/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an anchor is made of. */
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
  gboolean is_doubtful;
};

G_END_DECLS
