/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the annotations at a place, and gives overlapping ones lanes of their own. */
#pragma once

#include "annotation/gloss-annotation.h"

G_BEGIN_DECLS

/**
 * GlossHighlightEntry:
 * @range: one piece of the annotation, in code points
 * @lane: the lowest number that no overlapping entry before it has
 * @annotation: (transfer none): whose piece it is
 *
 * One continuous highlight.
 */
typedef struct
{
  GlossRange range;
  guint lane;
  GlossAnnotation *annotation;
} GlossHighlightEntry;

/**
 * GlossHighlightIndex:
 *
 * Entries sorted by start, the longer first, with the running maximum of their ends: what touches a range is found
 * by one binary search. Lanes do not depend on what is in sight, so nothing jumps when the text is scrolled.
 */
typedef struct _GlossHighlightIndex GlossHighlightIndex;

typedef void (*GlossHighlightEntryFunc) (const GlossHighlightEntry *entry,
                                         gpointer                   user_data);

GlossHighlightIndex *gloss_highlight_index_new        (void);
void                 gloss_highlight_index_free       (GlossHighlightIndex     *self);
void                 gloss_highlight_index_clear      (GlossHighlightIndex     *self);
void                 gloss_highlight_index_fill       (GlossHighlightIndex     *self,
                                                       GPtrArray               *annotations);
void                 gloss_highlight_index_add        (GlossHighlightIndex     *self,
                                                       GlossAnnotation         *annotation);
void                 gloss_highlight_index_remove     (GlossHighlightIndex     *self,
                                                       GlossAnnotation         *annotation);
gsize                gloss_highlight_index_get_n      (GlossHighlightIndex     *self);
void                 gloss_highlight_index_foreach_in (GlossHighlightIndex     *self,
                                                       GlossRange               range,
                                                       GlossHighlightEntryFunc  func,
                                                       gpointer                 user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossHighlightIndex, gloss_highlight_index_free)

G_END_DECLS
