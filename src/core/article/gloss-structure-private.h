/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the blocks of an article are called and how they belong together. */
#pragma once

#include "article/gloss-block.h"
#include "text/gloss-text.h"

G_BEGIN_DECLS

void  gloss_structure_assign (GlossBlock       *blocks,
                              guint             n_blocks,
                              GlossText        *text,
                              GStringChunk     *strings);
guint gloss_structure_find   (const GlossBlock *blocks,
                              guint             n_blocks,
                              gsize             offset);

G_END_DECLS
