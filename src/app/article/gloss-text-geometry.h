/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where pieces of text are on the canvas of a text view. */
#pragma once

#include <gtk/gtk.h>

#include "text/gloss-range.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_TEXT_GEOMETRY (gloss_text_geometry_get_type ())

/*
 * Knows the display lines of the paragraphs that were asked for, so that a frame does not look for the line
 * breaks of every highlight again. It belongs to the view, which says when the layout is another. All places are in
 * the coordinates of the buffer, all offsets are code points.
 */
G_DECLARE_FINAL_TYPE (GlossTextGeometry, gloss_text_geometry, GLOSS, TEXT_GEOMETRY, GObject)

/**
 * GlossTextRectFunc:
 * @rect: one rectangle, the whole height of its display line
 * @is_first: whether it holds the start of the range
 *
 * Called with each rectangle of a range, from the start of the text to its end. Where a line runs both ways, a
 * range may have several in one line.
 */
typedef void (*GlossTextRectFunc) (const graphene_rect_t *rect,
                                   gboolean               is_first,
                                   gpointer               user_data);

GlossTextGeometry *gloss_text_geometry_new          (GtkTextView       *view);
void               gloss_text_geometry_invalidate   (GlossTextGeometry *self);
GlossRange         gloss_text_geometry_get_visible  (GlossTextGeometry *self,
                                                     int                margin);
void               gloss_text_geometry_foreach_rect (GlossTextGeometry *self,
                                                     GlossRange         range,
                                                     GlossTextRectFunc  func,
                                                     gpointer           user_data);
gboolean           gloss_text_geometry_get_bounds   (GlossTextGeometry *self,
                                                     GlossRange         range,
                                                     graphene_rect_t   *bounds);

G_END_DECLS
