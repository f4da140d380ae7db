/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which word of a new text each word of an old one has become. */
#pragma once

#include "text/gloss-fold.h"

G_BEGIN_DECLS

/**
 * GlossWordImage:
 * @place: where the stretch is in the new text, empty if there is no telling
 * @kept: the share of its letters whose words are there unchanged
 *
 * What has become of a stretch of the old text; offsets of the folded texts.
 */
typedef struct
{
  GlossRange place;
  double kept;
} GlossWordImage;

typedef struct _GlossWordMap GlossWordMap;

GlossWordMap  *gloss_word_map_new  (const GlossFold    *old_text,
                                    const GlossFold    *new_text);
void           gloss_word_map_free (GlossWordMap       *self);
GlossWordImage gloss_word_map_find (const GlossWordMap *self,
                                    GlossRange          range);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossWordMap, gloss_word_map_free)

G_END_DECLS
