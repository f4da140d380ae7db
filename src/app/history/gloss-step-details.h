/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step of the history changed, in words. */
#pragma once

#include "document/gloss-document.h"

G_BEGIN_DECLS

/* More of a step are counted, not told. */
#define GLOSS_STEP_MAX_DETAILS 50

/**
 * GlossStepDetail:
 * @title: what was changed: the name of a tag, "Note", the question that was answered
 * @before: (nullable): what it was; nothing where there was nothing
 * @after: (nullable): what it was then; nothing where it was taken away
 *
 * One thing that a step changed, for people.
 */
typedef struct
{
  char *title;
  char *before;
  char *after;
} GlossStepDetail;

void       gloss_step_detail_free  (GlossStepDetail *self);
GPtrArray *gloss_step_list_details (GlossStep       *step,
                                    GlossDocument   *document,
                                    guint           *n_more);

G_END_DECLS
