/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Approximate search: where a text is most like a pattern. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlossMatch:
 * @start: the first code point
 * @end: the code point after the last one
 * @distance: how many insertions, deletions and replacements it is away from the pattern
 *
 * Where a pattern was found.
 */
typedef struct
{
  gsize start;
  gsize end;
  gsize distance;
} GlossMatch;

/**
 * GlossPattern:
 *
 * What is looked for, made ready. For one thread at a time.
 */
typedef struct _GlossPattern GlossPattern;

GlossPattern *gloss_pattern_new      (const guint32 *chars,
                                      gsize          length);
void          gloss_pattern_free     (GlossPattern  *self);
gsize         gloss_pattern_distance (GlossPattern  *self,
                                      const guint32 *text,
                                      gsize          n);
gboolean      gloss_pattern_find     (GlossPattern  *self,
                                      const guint32 *text,
                                      gsize          n,
                                      gsize          most,
                                      GlossMatch    *match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossPattern, gloss_pattern_free)

G_END_DECLS
