/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a document's files are written and looked at. */
#pragma once

#include "document/gloss-save-job.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_AUTOSAVE (gloss_autosave_get_type ())

/*
 * Writes shortly after an edit, one job at a time, in a worker. It knows how many edits there are and which are on disk, never
 * what they are: that is the owner's. What could not be written, be it the sidecar or the journal, is tried again with a growing
 * pause, with the next edit, and when somebody else changes the files. Belongs to the thread and main context that made it.
 */
G_DECLARE_FINAL_TYPE (GlossAutosave, gloss_autosave, GLOSS, AUTOSAVE, GObject)

/* Milliseconds after the last edit, and at most after the first one, until it is written. */
#define GLOSS_AUTOSAVE_DELAY 300
#define GLOSS_AUTOSAVE_MAX_DELAY 2000

/* Milliseconds until what could not be written is tried again: each time twice as many as before, and at most as a folder that is
 * gone, or as anything else, is looked after. */
#define GLOSS_AUTOSAVE_FIRST_PAUSE 1000
#define GLOSS_AUTOSAVE_MAX_PAUSE_GONE 3000
#define GLOSS_AUTOSAVE_MAX_PAUSE 30000

/**
 * GlossAutosaveFuncs:
 * @prepare: makes a job from what the owner holds now: to write it, or only to look at the files
 * @finish: takes over what came of a job
 * @changed: a getter of the autosave says something else now
 *
 * What the autosave asks of its owner, always in the owner's thread.
 */
typedef struct
{
  GlossSaveJob *(*prepare) (gpointer      owner,
                            gboolean      write,
                            gboolean      dirty);
  void          (*finish)  (gpointer      owner,
                            GlossSaveJob *job);
  void          (*changed) (gpointer      owner);
} GlossAutosaveFuncs;

GlossAutosave *gloss_autosave_new         (const GlossAutosaveFuncs  *funcs,
                                           gpointer                   owner,
                                           GlossOrigin               *origin);
void           gloss_autosave_touch       (GlossAutosave             *self);
void           gloss_autosave_look        (GlossAutosave             *self);
void           gloss_autosave_retry       (GlossAutosave             *self);
gboolean       gloss_autosave_is_dirty    (GlossAutosave             *self);
gboolean       gloss_autosave_is_writing  (GlossAutosave             *self);
guint64        gloss_autosave_get_generation (GlossAutosave          *self);
const GError  *gloss_autosave_get_error   (GlossAutosave             *self);
void           gloss_autosave_save_async  (GlossAutosave             *self,
                                           GCancellable              *cancellable,
                                           GAsyncReadyCallback        callback,
                                           gpointer                   user_data);
gboolean       gloss_autosave_save_finish (GlossAutosave             *self,
                                           GAsyncResult              *result,
                                           GError                   **error);
gboolean       gloss_autosave_flush       (GlossAutosave             *self,
                                           guint                      timeout_ms,
                                           GError                   **error);
void           gloss_autosave_close       (GlossAutosave             *self);
GPtrArray     *gloss_autosave_list_unsaved (GlossOrigin              *origin);
gboolean       gloss_autosave_flush_all   (guint                      timeout_ms);

G_END_DECLS
