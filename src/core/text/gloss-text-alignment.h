/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which paragraph of a text has become which. */
#pragma once

#include "text/gloss-text.h"

G_BEGIN_DECLS

/**
 * GlossAlignedKind:
 * @GLOSS_ALIGNED_SAME: both have the very same paragraph
 * @GLOSS_ALIGNED_CHANGED: its words are others
 * @GLOSS_ALIGNED_REMOVED: it is only in the old text
 * @GLOSS_ALIGNED_ADDED: it is only in the new text
 * @GLOSS_ALIGNED_MOVED_AWAY: it stood here in the old text, and stands elsewhere in the new one
 * @GLOSS_ALIGNED_MOVED_HERE: it stands here in the new text, and stood elsewhere in the old one
 *
 * What has become of a paragraph.
 */
typedef enum
{
  GLOSS_ALIGNED_SAME,
  GLOSS_ALIGNED_CHANGED,
  GLOSS_ALIGNED_REMOVED,
  GLOSS_ALIGNED_ADDED,
  GLOSS_ALIGNED_MOVED_AWAY,
  GLOSS_ALIGNED_MOVED_HERE,
} GlossAlignedKind;

/**
 * GlossAlignedPair:
 * @before: the paragraph of the old text, empty where there is none
 * @after: that of the new text, empty where there is none
 * @kind: what has become of it
 * @other: for one that has moved, the index of the pair where its other end is
 *
 * Two paragraphs that stand beside each other, in code points.
 */
typedef struct
{
  GlossRange before;
  GlossRange after;
  GlossAlignedKind kind;
  guint other;
} GlossAlignedPair;

GArray *gloss_text_align (GlossText *before,
                          GlossText *after);

G_END_DECLS
