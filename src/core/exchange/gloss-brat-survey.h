/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What brat cannot hold of what it can hold in general. */
#pragma once

#include "exchange/gloss-loss-report.h"

G_BEGIN_DECLS

void gloss_brat_survey (const GlossExportArticle *article,
                        GlossLossReport          *report);

G_END_DECLS
