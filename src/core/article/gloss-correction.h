/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reviewer sets right in the structure that was recognised. */
#pragma once

#include "article/gloss-article.h"

G_BEGIN_DECLS

/**
 * GlossCorrectionType:
 * @GLOSS_CORRECTION_KIND: the block that begins at the offset is of another kind
 * @GLOSS_CORRECTION_JOIN: the block that begins at the offset goes on the one before it
 * @GLOSS_CORRECTION_SPLIT: a new block begins at the offset
 *
 * None of them changes a letter of the text: a join turns the newline between two blocks into a space and a split
 * a space into a newline, so that all offsets stay.
 */
typedef enum
{
  GLOSS_CORRECTION_KIND,
  GLOSS_CORRECTION_JOIN,
  GLOSS_CORRECTION_SPLIT,
} GlossCorrectionType;

/**
 * GlossCorrection:
 * @type: what is set right
 * @offset: where, in code points
 * @kind: the kind that the block is of, for %GLOSS_CORRECTION_KIND
 * @level: the level that it has; for a heading, 0 stands for that of the heading before it
 *
 * One correction. A plain value: copy it.
 */
typedef struct
{
  GlossCorrectionType type;
  gsize offset;
  GlossBlockKind kind;
  guint level;
} GlossCorrection;

GlossArticle *gloss_article_correct (GlossArticle          *article,
                                     const GlossCorrection *corrections,
                                     gsize                  n_corrections);

G_END_DECLS
