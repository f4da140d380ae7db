/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What something was at some time, as the journal says it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlossJournalState:
 * @text: (nullable): its JSON on one line: an item of the sidecar, or the whole coverage or corrections as an array; nothing where it
 *   was not there
 * @is_deleted: whether it was not there but remembered as deleted
 *
 * What one side of an operation is. In the file it is the JSON, `null` where there was nothing, and `false` where it was deleted.
 */
typedef struct
{
  GRefString *text;
  gboolean is_deleted;
} GlossJournalState;

void     gloss_journal_state_init  (GlossJournalState       *self,
                                    const char              *text,
                                    gsize                    n_bytes);
void     gloss_journal_state_copy  (GlossJournalState       *self,
                                    const GlossJournalState *other);
void     gloss_journal_state_clear (GlossJournalState       *self);
gboolean gloss_journal_state_parse (GlossJournalState       *self,
                                    const char              *text,
                                    gsize                    n_bytes);
gboolean gloss_journal_state_equal (const GlossJournalState *a,
                                    const GlossJournalState *b);
void     gloss_journal_state_append (const GlossJournalState *self,
                                    GString                 *out);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GlossJournalState, gloss_journal_state_clear)

G_END_DECLS
