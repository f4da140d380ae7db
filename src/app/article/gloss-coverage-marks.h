/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks beside the sentences that hold nothing to tag. */
#pragma once

#include "gloss-article-decor.h"
#include "gloss-text-geometry.h"

G_BEGIN_DECLS

void gloss_coverage_marks_snapshot (const GlossArticleCanvas *canvas,
                                    GlossTextGeometry        *geometry,
                                    GArray                   *sentences,
                                    GlossRange                visible,
                                    GtkSnapshot              *snapshot);

G_END_DECLS
