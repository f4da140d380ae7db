/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One conflict with its two versions, to choose from. */
#pragma once

#include <adwaita.h>

#include "annotation/gloss-annotation.h"
#include "codebook/gloss-codebook.h"
#include "store/gloss-conflict.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_CONFLICT_GROUP (gloss_conflict_group_get_type ())

/* Signal chosen (gboolean theirs). */
G_DECLARE_FINAL_TYPE (GlossConflictGroup, gloss_conflict_group, GLOSS, CONFLICT_GROUP, AdwPreferencesGroup)

GtkWidget           *gloss_conflict_group_new          (const GlossConflict *conflict,
                                                        GlossAnnotation     *annotation,
                                                        GlossCodebook       *codebook);
const GlossConflict *gloss_conflict_group_get_conflict (GlossConflictGroup  *self);
void                 gloss_conflict_group_choose       (GlossConflictGroup  *self,
                                                        gboolean             theirs);
char                *gloss_conflict_group_mark         (const char          *text,
                                                        const char          *other);

G_END_DECLS
