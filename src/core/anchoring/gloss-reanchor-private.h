/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is looked for, and how well a place fits it. */
#pragma once

#include "text/gloss-fold.h"
#include "text/gloss-match.h"

G_BEGIN_DECLS

/* The most code points that are compared as one. */
#define GLOSS_LONGEST_PATTERN 4096

/* A quote and what stood around it, one after the other, folded. */
typedef struct
{
  const guint32 *chars;
  gsize length;
  GlossRange quote;
  GlossPattern *exact;
  GlossPattern *prefix;
  GlossPattern *suffix;
} GlossWanted;

/* A place in the folded new text and how well it fits: the quote, and what stands before and after, each up to 1. */
typedef struct
{
  GlossRange place;
  double quote;
  double before;
  double after;
  double score;
} GlossFit;

void     gloss_wanted_init  (GlossWanted     *self,
                             const guint32   *chars,
                             gsize            length,
                             GlossRange       quote);
void     gloss_wanted_clear (GlossWanted     *self);
GlossFit gloss_wanted_fit   (GlossWanted     *self,
                             const GlossFold *text,
                             GlossRange       place);

G_END_DECLS
