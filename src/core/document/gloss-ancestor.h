/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two versions of a sidecar were made from, as far as the journal tells. */
#pragma once

#include "store/gloss-annotation-set.h"

G_BEGIN_DECLS

GlossAnnotationSet *gloss_ancestor_find (GPtrArray          *entries,
                                         GlossAnnotationSet *ours,
                                         GlossAnnotationSet *theirs);

G_END_DECLS
