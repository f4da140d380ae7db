/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of the open article: its number, its name, what is annotated in it. */
#pragma once

#include <adwaita.h>

#include "article/gloss-outline.h"
#include "document/gloss-document.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_OUTLINE_ROW (gloss_outline_row_get_type ())

/* Properties item (GlossOutlineItem, nullable) and document (GlossDocument, nullable); count (string) follows both. */
G_DECLARE_FINAL_TYPE (GlossOutlineRow, gloss_outline_row, GLOSS, OUTLINE_ROW, AdwBin)

char *gloss_outline_row_count (GlossOutlineItem *item,
                               GlossDocument    *document);

G_END_DECLS
