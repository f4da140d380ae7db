/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A doubtful annotation as a person is asked about it. */
#pragma once

#include "anchor/gloss-passage.h"
#include "document/gloss-doubt.h"

G_BEGIN_DECLS

/**
 * GlossPossiblePlace:
 * @passage: where it is in the text now
 * @ranges: (element-type GlossRange): the same, in code points of the whole text
 * @score: how likely it is, up to 1
 *
 * A place that the annotation may have.
 */
typedef struct
{
  GlossPassage *passage;
  GArray *ranges;
  double score;
} GlossPossiblePlace;

/**
 * GlossAnchorCase:
 * @annotation: what is to be placed
 * @earlier: where it was
 * @places: (element-type GlossPossiblePlace): where it may be now, the best first; none when its text is gone
 *
 * What the desk shows.
 */
typedef struct
{
  GlossAnnotation *annotation;
  GlossPassage *earlier;
  GPtrArray *places;
} GlossAnchorCase;

GlossAnchorCase *gloss_anchor_case_new       (GlossDoubt      *doubt,
                                              GlossText       *text);
void             gloss_anchor_case_free      (GlossAnchorCase *self);
const char      *gloss_anchor_describe_score (double           score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossAnchorCase, gloss_anchor_case_free)

G_END_DECLS
