/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reviewers and tags that an export is chosen from. */
#pragma once

#include "exchange/gloss-export-census.h"
#include "exchange/gloss-export-option-list.h"

G_BEGIN_DECLS

void gloss_export_option_list_fill_reviewers (GlossExportOptionList *self,
                                              GlossProject          *project,
                                              GlossExportCensus     *census);
void gloss_export_option_list_fill_tags      (GlossExportOptionList *self,
                                              GlossCodebook         *codebook,
                                              GlossExportCensus     *census);

G_END_DECLS
