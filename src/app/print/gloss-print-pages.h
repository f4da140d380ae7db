/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts items into pages, a step at a time. */
#pragma once

#include "gloss-print-box.h"

G_BEGIN_DECLS

/**
 * GlossPrintPages:
 *
 * Which lines are on which page. A heading is on the page of what it stands above, and no single line is left behind or sent ahead.
 * Only where pages begin is kept: the lines are set again when a page is drawn.
 */
typedef struct _GlossPrintPages GlossPrintPages;

/**
 * GlossPrintPlace:
 * @item: an item
 * @line: a line of it
 *
 * A place between two lines.
 */
typedef struct
{
  guint item;
  guint line;
} GlossPrintPlace;

GlossPrintPages *gloss_print_pages_new         (GlossPrintStyle  *style);
void             gloss_print_pages_free        (GlossPrintPages  *self);
gboolean         gloss_print_pages_step        (GlossPrintPages  *self);
double           gloss_print_pages_get_progress (GlossPrintPages *self);
guint            gloss_print_pages_get_n_pages (GlossPrintPages  *self);
guint            gloss_print_pages_get_n_items (GlossPrintPages  *self);
const GlossPrintItem *gloss_print_pages_get_item (GlossPrintPages *self,
                                                guint             item);
guint            gloss_print_pages_get_n_lines (GlossPrintPages  *self,
                                                guint             item);
GlossPrintPlace  gloss_print_pages_get_start   (GlossPrintPages  *self,
                                                guint             page);
void             gloss_print_pages_draw        (GlossPrintPages  *self,
                                                cairo_t          *cr,
                                                double            x,
                                                double            y,
                                                guint             page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossPrintPages, gloss_print_pages_free)

G_END_DECLS
