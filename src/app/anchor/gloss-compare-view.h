/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two texts beside each other, paragraph by paragraph. */
#pragma once

#include <gtk/gtk.h>

#include "text/gloss-text.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_COMPARE_VIEW (gloss_compare_view_get_type ())

/*
 * Compares in a worker, and makes rows only for what is in sight, so that a book is there as soon as a page. Properties:
 * stacked (gboolean): one text below the other; only-differences (gboolean): without what is the same; status (string): how many
 * differences there are and which one is selected, in words. Actions: compare.next and compare.previous go from difference to difference.
 */
G_DECLARE_FINAL_TYPE (GlossCompareView, gloss_compare_view, GLOSS, COMPARE_VIEW, GtkWidget)

void gloss_compare_view_set_texts (GlossCompareView *self,
                                   GlossText        *before,
                                   GlossText        *after);

G_END_DECLS
