/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An annotation whose place a person has to decide on. */
#pragma once

#include "anchoring/gloss-placing.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_DOUBT (gloss_doubt_get_type ())

/* Immutable. Nobody can be asked about one that has a certain place, or of which a person has said that it has none. */
G_DECLARE_FINAL_TYPE (GlossDoubt, gloss_doubt, GLOSS, DOUBT, GObject)

gboolean         gloss_doubt_is_due         (GlossAnnotation *annotation);
GlossDoubt      *gloss_doubt_new            (GlossAnnotation *annotation,
                                             GlossPlacing    *placing);
GlossAnnotation *gloss_doubt_get_annotation (GlossDoubt      *self);
gboolean         gloss_doubt_is_orphan      (GlossDoubt      *self);
const char      *gloss_doubt_get_passage    (GlossDoubt      *self);
GArray          *gloss_doubt_get_pieces     (GlossDoubt      *self);
GPtrArray       *gloss_doubt_get_candidates (GlossDoubt      *self);
int              gloss_doubt_compare        (gconstpointer    a,
                                             gconstpointer    b);

G_END_DECLS
