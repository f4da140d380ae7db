/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journal knows of an article: what is not in the sidecar yet, and what can be undone. */
#pragma once

#include "document/gloss-origin.h"
#include "document/gloss-step-list.h"
#include "document/gloss-undo-stack.h"
#include "store/gloss-journal.h"

G_BEGIN_DECLS

/**
 * GlossHistory:
 * @file: the journal
 * @entries: (nullable) (element-type GlossJournalEntry): its lines on the source
 * @loaded: the number of the last operation on the source; 0 without one
 * @names: what the article is called in the journal: its name, and those that it had before
 * @found: (nullable) (element-type GlossJournalEntry): what must have happened since the last line, to be written before the next one
 * @n_lost: how many annotations and links went with a sidecar that was taken away
 * @n_replayed: how many annotations were brought up to what the journal says
 * @n_conflicts: how many were not, because the sidecar has them as they never were in the journal
 * @undo_stack: what can be undone and done again
 * @steps: all that was ever done, as far as the journal goes back
 * @texts: (element-type utf8): the hashes of the texts that the operations are of
 * @error: (nullable): why the journal could not be read
 *
 * What a journal gives at the load of a document.
 *
 * An operation that is not said to be in a sidecar may be in it all the same: the program may have ended before it could
 * say so. So an annotation is looked for among its states since the first such operation, the last ones first, and only what
 * comes after the state that the sidecar has is done again. Where the sidecar has another state, or has lost the annotation,
 * somebody else wrote it, and that stays.
 */
typedef struct
{
  GFile *file;
  GPtrArray *entries;
  gint64 loaded;
  GStrv names;
  GPtrArray *found;
  guint n_lost;
  guint n_replayed;
  guint n_conflicts;
  GlossUndoStack *undo_stack;
  GlossStepList *steps;
  GPtrArray *texts;
  GError *error;
} GlossHistory;

GlossHistory *gloss_history_new         (GlossJournal        *journal,
                                         const char *const   *names);
GlossHistory *gloss_history_read        (GlossOrigin         *origin);
void          gloss_history_replay      (GlossHistory        *self,
                                         GlossOrigin         *origin,
                                         GlossAnnotationSet **set,
                                         GlossCorrections   **corrections);
void          gloss_history_free        (GlossHistory        *self);
void          gloss_history_adjust_base (GlossOrigin         *origin,
                                         const char          *base_sha256,
                                         GlossAnnotationSet  *base,
                                         GlossAnnotationSet  *ours,
                                         GlossAnnotationSet  *theirs);
GPtrArray    *gloss_history_list_notices (GlossHistory       *self,
                                         const char          *source_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossHistory, gloss_history_free)

G_END_DECLS
