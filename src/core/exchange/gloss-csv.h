/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a CSV file (RFC 4180) that no spreadsheet takes for a formula. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void      gloss_csv_append_cell (GString     *out,
                                 const char  *text,
                                 gsize        n_bytes);
void      gloss_csv_end_row     (GString     *out);
gboolean  gloss_csv_read_cell   (const char **at,
                                 const char  *end,
                                 GString     *cell);

G_END_DECLS
