/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that is chosen or not. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLOSS_TYPE_CHOICE_ROW (gloss_choice_row_get_type ())

/*
 * Properties: active (with explicit notify), group (GlossChoiceRow, write-only, nullable: one of the same group is active; such rows
 * want the accessible role of a radio button), number (of what it stands for; -1 for none). The whole row is what a person presses, and
 * what a screen reader names.
 */
G_DECLARE_FINAL_TYPE (GlossChoiceRow, gloss_choice_row, GLOSS, CHOICE_ROW, AdwActionRow)

GtkWidget *gloss_choice_row_new        (const char     *title,
                                        gboolean        is_radio);
gboolean   gloss_choice_row_get_active (GlossChoiceRow *self);
void       gloss_choice_row_set_active (GlossChoiceRow *self,
                                        gboolean        active);

G_END_DECLS
