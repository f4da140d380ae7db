/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide the columns of a printed table are. */
#pragma once

#include "gloss-print-items.h"

G_BEGIN_DECLS

/* What of a column is left free towards the next one, in em. */
#define GLOSS_PRINT_COLUMN_GAP 1.2

/* A table of more columns is set as lines of text. */
#define GLOSS_PRINT_MAX_COLUMNS 24

double *gloss_print_table_get_columns (GlossPrintStyle      *style,
                                       const GlossPrintFace *face,
                                       const GlossPrintItem *row);
void    gloss_print_table_share       (double               *columns,
                                       guint                 n_columns,
                                       double                width);

G_END_DECLS
