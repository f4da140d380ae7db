/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of one subject, as text. */
#pragma once

#include "document/gloss-contents.h"
#include "store/gloss-journal-entry.h"

G_BEGIN_DECLS

/**
 * GlossMove:
 * @id: the subject
 * @before: what it was
 * @after: what it became
 *
 * What a line of the journal says, and no more: a change can be made of it when it is needed.
 */
typedef struct
{
  GRefString *id;
  GlossJournalState before;
  GlossJournalState after;
} GlossMove;

void         gloss_move_init        (GlossMove          *self,
                                     GlossJournalEntry  *entry);
void         gloss_move_clear       (GlossMove          *self);
void         gloss_move_extend      (GlossMove          *self,
                                     GlossJournalEntry  *entry);
GlossChange *gloss_move_make_change (GlossMove          *self,
                                     GlossAnnotationSet *set);

G_END_DECLS
