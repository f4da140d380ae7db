/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be undone and done again. */
#pragma once

#include "document/gloss-step-private.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_UNDO_STACK (gloss_undo_stack_get_type ())

/*
 * The steps of a document on two sides of a point: done and undone. It only remembers; the document applies what it
 * hands out. Properties, notified when they change: can-undo, can-redo, undo-label, redo-label (what the next step is
 * called, NULL without one). It keeps at most GLOSS_UNDO_STACK_MAX_CHANGES and GLOSS_UNDO_STACK_MAX_BYTES, the oldest go first.
 */
G_DECLARE_FINAL_TYPE (GlossUndoStack, gloss_undo_stack, GLOSS, UNDO_STACK, GObject)

#define GLOSS_UNDO_STACK_MAX_CHANGES 20000
#define GLOSS_UNDO_STACK_MAX_BYTES (32 * 1024 * 1024)
/* Edits of one field that follow each other within this many microseconds are one step. */
#define GLOSS_UNDO_STACK_PAUSE (1500 * G_TIME_SPAN_MILLISECOND)

GlossUndoStack *gloss_undo_stack_new            (void);
GlossStep      *gloss_undo_stack_push           (GlossUndoStack *self,
                                                 GlossStep      *step,
                                                 gint64          time);
void            gloss_undo_stack_fill           (GlossUndoStack *self,
                                                 GPtrArray      *done,
                                                 GPtrArray      *undone);
GlossStep      *gloss_undo_stack_undo           (GlossUndoStack *self);
GlossStep      *gloss_undo_stack_redo           (GlossUndoStack *self);
void            gloss_undo_stack_forget         (GlossUndoStack *self,
                                                 const char     *id);
void            gloss_undo_stack_clear          (GlossUndoStack *self);
gboolean        gloss_undo_stack_get_can_undo   (GlossUndoStack *self);
gboolean        gloss_undo_stack_get_can_redo   (GlossUndoStack *self);
const char     *gloss_undo_stack_get_undo_label (GlossUndoStack *self);
const char     *gloss_undo_stack_get_redo_label (GlossUndoStack *self);

G_END_DECLS
