/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a document. */
#pragma once

#include <gio/gio.h>

#include "document/gloss-step-private.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_STEP_LIST (gloss_step_list_get_type ())

/*
 * A list of GlossStep, the last one first; it only grows. Beside the steps it keeps the log of all that was done, taken back
 * and done again, from which it knows what everything was at any time.
 */
G_DECLARE_FINAL_TYPE (GlossStepList, gloss_step_list, GLOSS, STEP_LIST, GObject)

GlossStepList *gloss_step_list_new         (void);
void           gloss_step_list_log         (GlossStepList     *self,
                                            GlossJournalEntry *entry);
void           gloss_step_list_touch       (GlossStepList     *self,
                                            GlossStep         *step);
void           gloss_step_list_append      (GlossStepList     *self,
                                            GlossStep         *step);
GHashTable    *gloss_step_list_find_states (GlossStepList     *self,
                                            GlossStep         *step);

G_END_DECLS
