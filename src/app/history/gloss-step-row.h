/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step in a list: what was done, where and when. */
#pragma once

#include <adwaita.h>

#include "document/gloss-step.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_STEP_ROW (gloss_step_row_get_type ())

/* What is taken back is dimmed and said to be so. */
G_DECLARE_FINAL_TYPE (GlossStepRow, gloss_step_row, GLOSS, STEP_ROW, GtkBox)

GtkWidget *gloss_step_row_new         (void);
void       gloss_step_row_set_step    (GlossStepRow *self,
                                       GlossStep    *step);
void       gloss_step_row_set_present (GlossStepRow *self,
                                       gboolean      is_present);
char      *gloss_step_dup_when        (GlossStep    *step);
char      *gloss_step_dup_day         (GlossStep    *step);
char      *gloss_step_dup_name        (GlossStep    *step);

G_END_DECLS
