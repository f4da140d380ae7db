/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does again what was covered of a former text and is only in the journal. */
#pragma once

#include "anchoring/gloss-placing.h"
#include "store/gloss-annotation-set.h"
#include "store/gloss-journal-marks.h"

G_BEGIN_DECLS

void gloss_coverage_replay (GPtrArray          *entries,
                            GlossJournalMarks  *marks,
                            GlossPlacing       *placing,
                            GlossAnnotationSet *set,
                            guint              *n_replayed,
                            guint              *n_conflicts);

G_END_DECLS
