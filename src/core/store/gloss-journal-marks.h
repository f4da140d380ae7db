/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which operations of a journal are in the sidecars. */
#pragma once

#include "store/gloss-journal-entry.h"

G_BEGIN_DECLS

/**
 * GlossJournalMarks:
 *
 * What the "saved" lines of a journal say together.
 */
typedef struct _GlossJournalMarks GlossJournalMarks;

GlossJournalMarks *gloss_journal_marks_new   (void);
void               gloss_journal_marks_free  (GlossJournalMarks *self);
void               gloss_journal_marks_add   (GlossJournalMarks *self,
                                              GlossJournalEntry *entry);
gboolean           gloss_journal_marks_cover (GlossJournalMarks *self,
                                              GlossJournalEntry *entry);
gboolean           gloss_journal_marks_say   (GlossJournalMarks *self,
                                              GlossJournalEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossJournalMarks, gloss_journal_marks_free)

G_END_DECLS
