/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question of the codebook with its answer. */
#pragma once

#include <adwaita.h>

#include "codebook/gloss-codebook.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_ATTRIBUTE_ROW (gloss_attribute_row_get_type ())

/*
 * Asks as the attribute's type wants it: few choices and short scales as toggles, many choices as a drop-down list, long
 * scales and texts as entries, flags as a switch. It changes nothing itself: an answer activates win.set-attribute.
 */
G_DECLARE_FINAL_TYPE (GlossAttributeRow, gloss_attribute_row, GLOSS, ATTRIBUTE_ROW, AdwPreferencesRow)

GtkWidget      *gloss_attribute_row_new           (GlossAttribute    *attribute);
GlossAttribute *gloss_attribute_row_get_attribute (GlossAttributeRow *self);
void            gloss_attribute_row_set_value     (GlossAttributeRow *self,
                                                   JsonNode          *value);
void            gloss_attribute_row_commit        (GlossAttributeRow *self);

G_END_DECLS
