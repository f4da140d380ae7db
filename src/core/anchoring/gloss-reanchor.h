/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carries places over from a text to what has become of it. */
#pragma once

#include <gio/gio.h>

#include "annotation/gloss-anchor.h"

G_BEGIN_DECLS

/**
 * GlossReanchorVerdict:
 * @GLOSS_REANCHOR_ACCEPT: the place is as good as certain
 * @GLOSS_REANCHOR_ASK: the place is likely, a person should look
 * @GLOSS_REANCHOR_ORPHAN: there is no such place
 *
 * What is to be done with a place found.
 */
typedef enum
{
  GLOSS_REANCHOR_ACCEPT,
  GLOSS_REANCHOR_ASK,
  GLOSS_REANCHOR_ORPHAN,
} GlossReanchorVerdict;

/**
 * GlossReanchored:
 * @place: where it is in the new text, in code points; empty for an orphan
 * @score: how sure that is, up to 1
 * @verdict: what is to be done
 *
 * What has become of a piece.
 */
typedef struct
{
  GlossRange place;
  double score;
  GlossReanchorVerdict verdict;
} GlossReanchored;

gboolean gloss_reanchor (GlossText         *old_text,
                         GlossText         *new_text,
                         const GlossPiece  *pieces,
                         gsize              n_pieces,
                         GlossReanchored   *results,
                         GCancellable      *cancellable,
                         GError           **error);

G_END_DECLS
