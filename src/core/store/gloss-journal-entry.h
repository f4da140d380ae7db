/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a journal. */
#pragma once

#include "store/gloss-journal-state.h"

G_BEGIN_DECLS

/* The largest number of a line: what every program that reads JSON tells apart from the next one. */
#define GLOSS_JOURNAL_MAX_SEQ (G_GINT64_CONSTANT (1) << 53)

/* The operations that this version knows. What a newer one adds is kept and passed over. */
#define GLOSS_JOURNAL_ADD "add"
#define GLOSS_JOURNAL_EDIT "edit"
#define GLOSS_JOURNAL_DELETE "delete"
#define GLOSS_JOURNAL_CORRECT "correct"
#define GLOSS_JOURNAL_LINK "link"
#define GLOSS_JOURNAL_COVER "cover"
#define GLOSS_JOURNAL_REANCHOR "reanchor"
#define GLOSS_JOURNAL_IMPORT "import"
#define GLOSS_JOURNAL_MERGE "merge"
#define GLOSS_JOURNAL_RESTORE "restore"
#define GLOSS_JOURNAL_UNDO "undo"
#define GLOSS_JOURNAL_REDO "redo"
/* No operation: the sidecar and the corrections are on disk. */
#define GLOSS_JOURNAL_SAVED "saved"

/**
 * GlossJournalEntry:
 * @seq: its number, from 1 on, larger than those of all lines before it; 0 until it is appended
 * @time: when, RFC 3339 in UTC
 * @op: what was done
 * @source: the file name of the article
 * @text: (nullable): the SHA-256 of its text
 * @id: (nullable): what it was done to: the id of an annotation or a link, "gloss:coverage" or "gloss:structure"
 * @before: what was there before
 * @after: what is there after it
 * @joins: whether it is one step of undo with the operation before it
 * @more: how many lines follow that are worth nothing without it, nor it without them
 * @writer: (nullable): tells apart those who append at the same time
 * @through: with "saved": the last operation of this writer that the sidecar holds
 * @loaded: with "saved": the last operation, of any writer, that the writer had found and taken over
 * @sidecar: (nullable): with "saved": the SHA-256 of the sidecar's bytes; nothing when there is none
 *
 * What was done to one thing, or that the files were written. The sidecar itself has no volatile members, so it
 * cannot say which operations it holds: the journal says it after each write. Of two windows each speaks for itself: what the
 * other one did and had not written yet is not said to be in the sidecar.
 */
typedef struct
{
  gint64 seq;
  char *time;
  char *op;
  char *source;
  char *text;
  char *id;
  GlossJournalState before;
  GlossJournalState after;
  gboolean joins;
  guint more;
  char *writer;
  gint64 through;
  gint64 loaded;
  char *sidecar;
} GlossJournalEntry;

GlossJournalEntry *gloss_journal_entry_new        (const char        *op,
                                                   const char        *source,
                                                   const char        *id,
                                                   const char        *before,
                                                   const char        *after);
GlossJournalEntry *gloss_journal_entry_new_saved  (const char        *source,
                                                   const char        *sidecar);
void               gloss_journal_entry_free       (GlossJournalEntry *self);
GlossJournalEntry *gloss_journal_entry_parse      (const char        *line,
                                                   gsize              n_bytes);
gboolean           gloss_journal_entry_is_change  (GlossJournalEntry *self);
gboolean           gloss_journal_entry_is_saved   (GlossJournalEntry *self);
void               gloss_journal_entry_append     (GlossJournalEntry *self,
                                                   GString           *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossJournalEntry, gloss_journal_entry_free)

G_END_DECLS
