/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stretch of text. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GlossRange:
 * @start: the first code point
 * @end: the code point after the last one
 *
 * A half-open stretch of text in Unicode code points, as the Web Annotation standard and
 * GtkTextIter count them. A plain value: copy it.
 */
typedef struct
{
  gsize start;
  gsize end;
} GlossRange;

#define GLOSS_TYPE_RANGE (gloss_range_get_type ())

GType gloss_range_get_type (void);

static inline gsize
gloss_range_length (GlossRange self)
{
  return self.end > self.start ? self.end - self.start : 0;
}

static inline gboolean
gloss_range_equal (GlossRange a,
                   GlossRange b)
{
  return a.start == b.start && a.end == b.end;
}

static inline gboolean
gloss_range_overlaps (GlossRange a,
                      GlossRange b)
{
  return a.start < b.end && b.start < a.end;
}

static inline gboolean
gloss_range_contains (GlossRange self,
                      gsize      offset)
{
  return self.start <= offset && offset < self.end;
}

G_END_DECLS
