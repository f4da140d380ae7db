/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows two paragraphs beside each other. */
#pragma once

#include <gtk/gtk.h>

#include "anchor/gloss-compare-item.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_COMPARE_ROW (gloss_compare_row_get_type ())

/* The old paragraph and the new one with their differences marked; one below the other where stacked. What is the same is then shown once. */
G_DECLARE_FINAL_TYPE (GlossCompareRow, gloss_compare_row, GLOSS, COMPARE_ROW, GtkWidget)

GtkWidget *gloss_compare_row_new         (void);
void       gloss_compare_row_set_item    (GlossCompareRow  *self,
                                          GlossCompareItem *item);
void       gloss_compare_row_set_stacked (GlossCompareRow  *self,
                                          gboolean          stacked);

G_END_DECLS
