/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a line of a printed paragraph with its highlights. */
#pragma once

#include "gloss-print-text.h"

G_BEGIN_DECLS

void gloss_print_draw_line (cairo_t         *cr,
                            GlossPrintText  *text,
                            PangoLayoutLine *line,
                            double           x,
                            double           indent,
                            double           baseline);

G_END_DECLS
