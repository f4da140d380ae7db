/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text folded for comparing, with the way back to its own offsets. */
#pragma once

#include "text/gloss-range.h"

G_BEGIN_DECLS

/**
 * GlossFold:
 * @chars: the folded code points
 * @starts: for each, the code point of the source that it begins at
 * @ends: for each, the code point of the source after the last it stands for
 * @length: how many there are
 *
 * NFKC with plain quotes and hyphens, one space for any run of white space, and nothing that is not seen. It is
 * for comparing only: what is found in it is turned back into offsets of the source.
 */
typedef struct
{
  guint32 *chars;
  guint32 *starts;
  guint32 *ends;
  gsize length;
} GlossFold;

GlossFold *gloss_fold_new    (const char      *utf8,
                              gsize            n_bytes);
void       gloss_fold_free   (GlossFold       *self);
GlossRange gloss_fold_range  (const GlossFold *self,
                              GlossRange       source);
GlossRange gloss_fold_unfold (const GlossFold *self,
                              GlossRange       folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossFold, gloss_fold_free)

G_END_DECLS
