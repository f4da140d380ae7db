/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that an annotation is about, with what stands around them. */
#pragma once

#include "text/gloss-text.h"

G_BEGIN_DECLS

/**
 * GlossPassage:
 * @text: the words with what stands around them
 * @quotes: (element-type GlossRange): the words themselves, in code points of @text
 *
 * As much of a text as a reader needs to see where something stands.
 */
typedef struct
{
  GlossText *text;
  GArray *quotes;
} GlossPassage;

GlossPassage *gloss_passage_new            (GlossText        *whole,
                                            const GlossRange *ranges,
                                            gsize             n_ranges);
GlossPassage *gloss_passage_new_for_pieces (const char       *passage,
                                            GArray           *pieces);
void          gloss_passage_free           (GlossPassage     *self);
char         *gloss_passage_dup_quote      (GlossPassage     *self);
GlossRange    gloss_passage_get_whole      (GlossPassage     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossPassage, gloss_passage_free)

G_END_DECLS
