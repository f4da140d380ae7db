/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of one subject, as text. */
#include "config.h"

#include "document/gloss-move.h"

#include "document/gloss-change-entry.h"

/**
 * gloss_move_init:
 * @self: a move to be filled in
 * @entry: an operation
 */
void
gloss_move_init (GlossMove         *self,
                 GlossJournalEntry *entry)
{
  self->id = g_ref_string_new_intern (entry->id);
  gloss_journal_state_copy (&self->before, &entry->before);
  gloss_journal_state_copy (&self->after, &entry->after);
}

void
gloss_move_clear (GlossMove *self)
{
  g_clear_pointer (&self->id, g_ref_string_release);
  gloss_journal_state_clear (&self->before);
  gloss_journal_state_clear (&self->after);
}

/**
 * gloss_move_extend:
 * @self: a move
 * @entry: the operation on the same subject that followed it
 *
 * Makes one move of the two.
 */
void
gloss_move_extend (GlossMove         *self,
                   GlossJournalEntry *entry)
{
  gloss_journal_state_clear (&self->after);
  gloss_journal_state_copy (&self->after, &entry->after);
}

/**
 * gloss_move_make_change:
 * @self: a move
 * @set: the set that annotations belong to
 *
 * Returns: (nullable) (transfer full): the change that it was; NULL where that cannot be understood
 */
GlossChange *
gloss_move_make_change (GlossMove          *self,
                        GlossAnnotationSet *set)
{
  return gloss_change_new_for_states (self->id, &self->before, &self->after, set);
}
