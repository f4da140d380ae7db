/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reviewers or tags that can be chosen for an export. */
#pragma once

#include "exchange/gloss-export-option.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_EXPORT_OPTION_LIST (gloss_export_option_list_get_type ())

/*
 * Options that change with what is exported. What a person does not want stays unwanted, also while it is not in the list. Signal
 * changed: a person has chosen otherwise.
 */
G_DECLARE_FINAL_TYPE (GlossExportOptionList, gloss_export_option_list, GLOSS, EXPORT_OPTION_LIST, GObject)

GlossExportOptionList *gloss_export_option_list_new          (void);
GListModel            *gloss_export_option_list_get_model    (GlossExportOptionList *self);
void                   gloss_export_option_list_fill         (GlossExportOptionList *self,
                                                              GPtrArray             *options);
gboolean               gloss_export_option_list_has_unwanted (GlossExportOptionList *self);
GStrv                  gloss_export_option_list_dup_chosen   (GlossExportOptionList *self);

G_END_DECLS
