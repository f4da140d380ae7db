/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two sequences of words have in common, in order. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlossDiffRun:
 * @a: where it begins in the one sequence
 * @b: where it begins in the other
 * @length: how many elements are equal
 *
 * A stretch that both have.
 */
typedef struct
{
  gsize a;
  gsize b;
  gsize length;
} GlossDiffRun;

GArray *gloss_diff_new (const guint32 *a,
                        gsize          n_a,
                        const guint32 *b,
                        gsize          n_b);

G_END_DECLS
