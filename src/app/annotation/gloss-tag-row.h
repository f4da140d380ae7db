/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tag of the codebook: its colour, its name, its key. */
#pragma once

#include <adwaita.h>

#include "codebook/gloss-codebook.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_TAG_ROW (gloss_tag_row_get_type ())

/* Property tag (GlossTag, nullable). */
G_DECLARE_FINAL_TYPE (GlossTagRow, gloss_tag_row, GLOSS, TAG_ROW, GtkBox)

GtkListItemFactory *gloss_tag_row_factory_new (void);

G_END_DECLS
