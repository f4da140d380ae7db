/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the history and the undo stack do with a step. */
#pragma once

#include "document/gloss-move.h"
#include "document/gloss-origin.h"
#include "document/gloss-step.h"

G_BEGIN_DECLS

GlossStep   *gloss_step_new            (GlossOrigin       *origin,
                                        GlossChange       *change);
GlossStep   *gloss_step_new_for_entry  (GlossOrigin       *origin,
                                        GlossJournalEntry *entry);
void         gloss_step_add_entry      (GlossStep         *self,
                                        GlossJournalEntry *entry);
guint        gloss_step_get_n_moves    (GlossStep         *self);
GlossMove   *gloss_step_get_move       (GlossStep         *self,
                                        guint              index);
GlossMove   *gloss_step_find_move      (GlossStep         *self,
                                        const char        *id);
void         gloss_step_set_change     (GlossStep         *self,
                                        GlossChange       *change);
gboolean     gloss_step_forget         (GlossStep         *self,
                                        const char        *id);
gsize        gloss_step_get_size       (GlossStep         *self);
const char  *gloss_step_get_undo_label (GlossStep         *self);
void         gloss_step_set_done       (GlossStep         *self,
                                        gboolean           done);
guint        gloss_step_get_end        (GlossStep         *self);
void         gloss_step_set_end        (GlossStep         *self,
                                        guint              end);

G_END_DECLS
