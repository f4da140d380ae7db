/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the places of a text that share short stretches with a string. */
#pragma once

#include "text/gloss-fold.h"

G_BEGIN_DECLS

/**
 * GlossSeedPlace:
 * @low: the least offset in the text that the string would begin at
 * @high: the greatest
 * @n_seeds: how many short stretches say so
 *
 * Where a string may stand; below zero where its beginning would be before the text.
 */
typedef struct
{
  gssize low;
  gssize high;
  gsize n_seeds;
} GlossSeedPlace;

typedef struct _GlossSeedIndex GlossSeedIndex;

GlossSeedIndex *gloss_seed_index_new  (const GlossFold      *text);
void            gloss_seed_index_free (GlossSeedIndex       *self);
gsize           gloss_seed_index_find (const GlossSeedIndex *self,
                                       const guint32        *chars,
                                       gsize                 length,
                                       GlossSeedPlace       *places,
                                       gsize                 most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossSeedIndex, gloss_seed_index_free)

G_END_DECLS
