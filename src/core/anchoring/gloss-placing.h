/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the places of annotations in the text at hand. */
#pragma once

#include "anchoring/gloss-reanchor.h"
#include "annotation/gloss-annotation.h"

G_BEGIN_DECLS

/**
 * GlossCandidate:
 * @score: how likely it is, up to 1
 * @n_ranges: how many pieces it has: those of the annotation that were found
 * @ranges: where they are in the text at hand, in code points
 *
 * A place that an annotation may have. Immutable.
 */
typedef struct
{
  double score;
  gsize n_ranges;
  GlossRange ranges[];
} GlossCandidate;

/* Gives a text by its hash, %NULL where it is not known. Called in any thread. */
typedef GlossText *(*GlossFindTextFunc) (const char *sha256,
                                         gpointer    user_data);

/**
 * GlossPlacing:
 *
 * The one way from stored selectors to a place in a text. Selectors that still fit cost a comparison; all others are carried over
 * from the text that they were made in, those of one text together, and what was found is kept. Reference counted; any thread.
 */
typedef struct _GlossPlacing GlossPlacing;

GlossPlacing    *gloss_placing_new             (GlossText         *text,
                                                GlossFindTextFunc  find_text,
                                                gpointer           user_data,
                                                GDestroyNotify     destroy);
GlossPlacing    *gloss_placing_ref             (GlossPlacing      *self);
void             gloss_placing_unref           (GlossPlacing      *self);
GlossText       *gloss_placing_get_text        (GlossPlacing      *self);
GlossText       *gloss_placing_dup_text        (GlossPlacing      *self,
                                                const char        *sha256);
GlossAnchor     *gloss_placing_place_anchor    (GlossPlacing      *self,
                                                GlossAnchor       *anchor);
GlossAnnotation *gloss_placing_place           (GlossPlacing      *self,
                                                GlossAnnotation   *annotation);
GPtrArray       *gloss_placing_place_all       (GlossPlacing      *self,
                                                GPtrArray         *annotations,
                                                GCancellable      *cancellable);
GPtrArray       *gloss_placing_list_candidates (GlossPlacing      *self,
                                                GlossAnchor       *anchor);
gboolean         gloss_placing_carry           (GlossPlacing      *self,
                                                const char        *sha256,
                                                const GlossRange  *ranges,
                                                gsize              n_ranges,
                                                GlossRange        *images,
                                                double            *kept);
void             gloss_placing_rest            (GlossPlacing      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossPlacing, gloss_placing_unref)

G_END_DECLS
