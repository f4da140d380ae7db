/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that unfolds to the reviewers or tags to be chosen. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLOSS_TYPE_OPTIONS_ROW (gloss_options_row_get_type ())

/*
 * Property: model (GListModel of GlossExportOption). Says how many of them are chosen; is there only where there are several.
 */
G_DECLARE_FINAL_TYPE (GlossOptionsRow, gloss_options_row, GLOSS, OPTIONS_ROW, AdwExpanderRow)

G_END_DECLS
