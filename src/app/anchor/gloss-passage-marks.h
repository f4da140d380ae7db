/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How passages are marked where two texts stand beside each other. */
#pragma once

#include <pango/pango.h>

#include "anchor/gloss-passage.h"

G_BEGIN_DECLS

/**
 * GlossPassageMark:
 * @GLOSS_PASSAGE_REMOVED: words that are only in the old text
 * @GLOSS_PASSAGE_ADDED: words that are only in the new text
 * @GLOSS_PASSAGE_QUOTE: the words that it is about
 * @GLOSS_PASSAGE_AROUND: what stands around them
 *
 * What is said of words: by a line through or under them as well as by colour.
 */
typedef enum
{
  GLOSS_PASSAGE_REMOVED,
  GLOSS_PASSAGE_ADDED,
  GLOSS_PASSAGE_QUOTE,
  GLOSS_PASSAGE_AROUND,
} GlossPassageMark;

void gloss_passage_mark      (PangoAttrList    *attributes,
                              GlossText        *text,
                              GlossRange        range,
                              GlossPassageMark  mark);
void gloss_passage_mark_diff (GlossText        *before,
                              PangoAttrList    *attributes_before,
                              GlossText        *after,
                              PangoAttrList    *attributes_after);
void gloss_passage_mark_change (GlossPassage   *before,
                              PangoAttrList    *attributes_before,
                              GlossPassage     *after,
                              PangoAttrList    *attributes_after);

G_END_DECLS
