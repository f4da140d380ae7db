/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes as lines of the journal. */
#pragma once

#include "document/gloss-change.h"
#include "store/gloss-journal-entry.h"

G_BEGIN_DECLS

const char        *gloss_change_kind_get_op   (GlossChangeKind     kind);
GlossChangeKind    gloss_change_kind_from_op  (const char         *op);
GlossJournalEntry *gloss_change_to_entry      (GlossChange        *part,
                                               const char         *op,
                                               gboolean            forward,
                                               GlossAnnotationSet *set,
                                               const char         *source);
GlossChange       *gloss_change_new_for_states (const char              *id,
                                                const GlossJournalState *before,
                                                const GlossJournalState *after,
                                                GlossAnnotationSet      *set);

G_END_DECLS
