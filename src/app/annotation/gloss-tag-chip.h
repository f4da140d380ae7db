/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mark of a tag: its letter in its colour. */
#pragma once

#include <gtk/gtk.h>

#include "annotation/gloss-tag-look.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_TAG_CHIP (gloss_tag_chip_get_type ())

/* Decoration without a name of its own: what it stands in says which tag it is. Filled, or only its outline. */
G_DECLARE_FINAL_TYPE (GlossTagChip, gloss_tag_chip, GLOSS, TAG_CHIP, GtkWidget)

GtkWidget *gloss_tag_chip_new      (GlossCodebook *codebook,
                                    const char    *tag);
void       gloss_tag_chip_set_tag  (GlossTagChip  *self,
                                    GlossCodebook *codebook,
                                    const char    *tag);
void       gloss_tag_chip_set_fill (GlossTagChip  *self,
                                    gboolean       filled);

G_END_DECLS
