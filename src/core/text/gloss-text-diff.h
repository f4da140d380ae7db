/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a text, word by word. */
#pragma once

#include "text/gloss-text.h"

G_BEGIN_DECLS

/**
 * GlossTextEdit:
 * @before: what was there, empty if something was put in
 * @after: what is there instead, empty if it was taken out
 *
 * A difference, in code points of either text. It begins and ends with words.
 */
typedef struct
{
  GlossRange before;
  GlossRange after;
} GlossTextEdit;

/**
 * GlossTextDiff:
 *
 * The differences between two texts. Immutable and reference counted, safe to share between threads.
 */
typedef struct _GlossTextDiff GlossTextDiff;

#define GLOSS_TYPE_TEXT_DIFF (gloss_text_diff_get_type ())

GType                gloss_text_diff_get_type  (void);
GlossTextDiff       *gloss_text_diff_new       (GlossText     *before,
                                                GlossText     *after);
GlossTextDiff       *gloss_text_diff_ref       (GlossTextDiff *self);
void                 gloss_text_diff_unref     (GlossTextDiff *self);
const GlossTextEdit *gloss_text_diff_get_edits (GlossTextDiff *self,
                                                gsize         *n_edits);
gsize                gloss_text_diff_map       (GlossTextDiff *self,
                                                gsize          offset);
gsize                gloss_text_diff_count_kept (GlossTextDiff *self,
                                                GlossRange     before,
                                                GlossRange     after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossTextDiff, gloss_text_diff_unref)

G_END_DECLS
