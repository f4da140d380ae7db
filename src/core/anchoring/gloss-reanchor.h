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

/**
 * GlossReanchoring:
 *
 * What is known of two texts, for one search after the other.
 */
typedef struct _GlossReanchoring GlossReanchoring;

GlossReanchoring *gloss_reanchoring_new   (GlossText         *old_text,
                                           GlossText         *new_text);
void              gloss_reanchoring_free  (GlossReanchoring  *self);
GlossReanchored   gloss_reanchoring_find  (GlossReanchoring  *self,
                                           const GlossPiece  *piece,
                                           GlossReanchored   *candidates,
                                           gsize              most,
                                           gsize             *n_candidates);
GlossRange        gloss_reanchoring_carry (GlossReanchoring  *self,
                                           GlossRange         range,
                                           double            *kept);
gboolean          gloss_reanchor          (GlossText         *old_text,
                                           GlossText         *new_text,
                                           const GlossPiece  *pieces,
                                           gsize              n_pieces,
                                           GlossReanchored   *results,
                                           GCancellable      *cancellable,
                                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossReanchoring, gloss_reanchoring_free)

G_END_DECLS
