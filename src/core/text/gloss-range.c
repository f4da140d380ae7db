/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stretch of text. */
#include "config.h"

#include "text/gloss-range.h"

static GlossRange *
gloss_range_copy (GlossRange *self)
{
  return g_memdup2 (self, sizeof *self);
}

G_DEFINE_BOXED_TYPE (GlossRange, gloss_range, gloss_range_copy, g_free)
