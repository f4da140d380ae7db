/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a document's operations into the reviewer's journal. */
#pragma once

#include "document/gloss-origin.h"
#include "store/gloss-journal.h"

G_BEGIN_DECLS

/**
 * GlossRecorder:
 *
 * Operations are pushed by the document and written by a worker, all that are waiting in one go, so that typing never waits for
 * the disk. The order of the files is: operations into the journal, then the sidecar, then a line in the journal that says so.
 * Whatever is interrupted between is found again: operations that no such line covers are compared with the sidecar
 * at the next load, and done again where it does not show them.
 *
 * What cannot be written waits, and goes before what comes later. Reference counted; any thread.
 */
typedef struct _GlossRecorder GlossRecorder;

typedef void (*GlossRecorderFunc) (gpointer data);

GlossRecorder *gloss_recorder_new         (GlossOrigin       *origin,
                                           gint64             loaded);
GlossRecorder *gloss_recorder_ref         (GlossRecorder     *self);
void           gloss_recorder_unref       (GlossRecorder     *self);
GlossJournal  *gloss_recorder_new_journal (GlossOrigin       *origin);
char          *gloss_recorder_dup_source  (GlossOrigin       *origin);
void           gloss_recorder_watch       (GlossRecorder     *self,
                                           GlossRecorderFunc  func,
                                           gpointer           data);
void           gloss_recorder_set_preamble (GlossRecorder    *self,
                                           GPtrArray         *entries);
void           gloss_recorder_push        (GlossRecorder     *self,
                                           GPtrArray         *entries);
gsize          gloss_recorder_get_n_pushed (GlossRecorder    *self);
guint          gloss_recorder_get_n_waiting (GlossRecorder   *self);
gboolean       gloss_recorder_flush       (GlossRecorder     *self,
                                           GError           **error);
void           gloss_recorder_mark_saved  (GlossRecorder     *self,
                                           gsize              n_pushed,
                                           const char        *sidecar_sha256);
GError        *gloss_recorder_dup_error   (GlossRecorder     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossRecorder, gloss_recorder_unref)

G_END_DECLS
