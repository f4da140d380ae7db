/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step in the history of a document. */
#pragma once

#include "document/gloss-change.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_STEP (gloss_step_get_type ())

/*
 * What a reviewer did at one time. Properties: label ("Tagged “Claim”"), where (the id of the block, or NULL where it is of several
 * or of none), time (GDateTime, local), done (notified: FALSE while it is taken back). It is read from the journal as far as
 * somebody asks for it. A step of an earlier run is one like any other.
 */
G_DECLARE_FINAL_TYPE (GlossStep, gloss_step, GLOSS, STEP, GObject)

GlossChangeKind  gloss_step_get_kind   (GlossStep  *self);
const char      *gloss_step_get_label  (GlossStep  *self);
const char      *gloss_step_get_where  (GlossStep  *self);
GDateTime       *gloss_step_get_time   (GlossStep  *self);
gboolean         gloss_step_get_done   (GlossStep  *self);
GlossChange     *gloss_step_get_change (GlossStep  *self);
gboolean         gloss_step_touches    (GlossStep  *self,
                                        const char *id);

G_END_DECLS
