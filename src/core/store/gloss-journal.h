/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The append-only log of what one reviewer did. */
#pragma once

#include <gio/gio.h>

#include "store/gloss-journal-entry.h"

G_BEGIN_DECLS

/* From this size on it is looked whether lines can go. */
#define GLOSS_JOURNAL_MAX_BYTES (8 * 1024 * 1024)
/* So many of the last lines stay for sure. */
#define GLOSS_JOURNAL_MIN_LINES 1000

/**
 * GlossJournal:
 *
 * The file `.gloss/journal/<reviewer>.jsonl`, one JSON object a line. Any thread and any number of processes may append to it:
 * who appends holds a lock, goes on from the number of the last line, and is back when the lines are on disk. What cannot
 * be written whole is cut off again, so that a failure leaves the file as it was; where even that fails, it is cut off
 * before the next line.
 *
 * A last line without an end was torn by a crash: readers pass over it, and it is cut off before the next line. So are lines at the
 * end that say that others follow, of a step that changes several things. Lines that are not understood are passed over and kept.
 *
 * Past %GLOSS_JOURNAL_MAX_BYTES the oldest lines go, by putting a new file in its place: the last
 * %GLOSS_JOURNAL_MIN_LINES stay, and so does everything that no sidecar is known to hold, and what is not understood.
 *
 * Which operations a sidecar holds is said by "saved" lines, that follow each write of one; see #GlossJournalMarks. All
 * functions block.
 */
typedef struct _GlossJournal GlossJournal;

GlossJournal *gloss_journal_new      (GFile         *file);
void          gloss_journal_free     (GlossJournal  *self);
GFile        *gloss_journal_get_file (GlossJournal  *self);
GPtrArray    *gloss_journal_read     (GlossJournal  *self,
                                      const char    *source,
                                      GError       **error);
GPtrArray    *gloss_journal_read_of  (GlossJournal  *self,
                                      const char *const *sources,
                                      GError       **error);
GStrv         gloss_journal_find_sources (GlossJournal *self,
                                      const char    *text_sha256);
gboolean      gloss_journal_append   (GlossJournal  *self,
                                      GPtrArray     *entries,
                                      GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossJournal, gloss_journal_free)

G_END_DECLS
