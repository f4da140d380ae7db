/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item, set into lines. */
#pragma once

#include "gloss-print-items.h"
#include "gloss-print-text.h"

G_BEGIN_DECLS

/**
 * GlossPrintLine:
 * @top: from the top of the first line, in pt
 * @bottom: likewise
 * @baseline: likewise
 *
 * Where a line is.
 */
typedef struct
{
  double top;
  double bottom;
  double baseline;
} GlossPrintLine;

/**
 * GlossPrintBox:
 *
 * What an item looks like. It is made anew for each page that it is on.
 */
typedef struct _GlossPrintBox GlossPrintBox;

GlossPrintBox *gloss_print_box_new         (GlossPrintStyle       *style,
                                            const GlossPrintItem  *item);
void           gloss_print_box_free        (GlossPrintBox         *self);
guint          gloss_print_box_get_n_lines (GlossPrintBox         *self);
const GlossPrintLine *gloss_print_box_get_line (GlossPrintBox     *self,
                                            guint                  line);
gboolean       gloss_print_box_is_whole    (GlossPrintBox         *self);
double         gloss_print_box_get_above   (GlossPrintBox         *self,
                                            gboolean               at_top);
double         gloss_print_box_get_padding (GlossPrintBox         *self,
                                            guint                  line);
double         gloss_print_box_get_below   (GlossPrintBox         *self);
double         gloss_print_box_get_gap     (GlossPrintBox         *self);
double         gloss_print_box_get_height  (GlossPrintBox         *self,
                                            guint                  first,
                                            guint                  end);
void           gloss_print_box_draw        (GlossPrintBox         *self,
                                            cairo_t               *cr,
                                            double                 x,
                                            double                 y,
                                            guint                  first,
                                            guint                  end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossPrintBox, gloss_print_box_free)

G_END_DECLS
