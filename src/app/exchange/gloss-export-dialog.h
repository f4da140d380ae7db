/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing what is exported, seeing what will be left out, and doing it. */
#pragma once

#include "exchange/gloss-export-choice.h"
#include "exchange/gloss-export-place.h"
#include "gloss-settings.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_EXPORT_DIALOG (gloss_export_dialog_get_type ())

/*
 * Properties, construct only: choice (GlossExportChoice), settings (GlossSettings, where the format is kept).
 * What would be left out is found by a worker whenever the choice changes. Closing it stops what runs, and nothing is left of that.
 * Signal exported (GFile *target, guint n_annotations, guint n_articles), after which it closes.
 */
G_DECLARE_FINAL_TYPE (GlossExportDialog, gloss_export_dialog, GLOSS, EXPORT_DIALOG, AdwDialog)

AdwDialog *gloss_export_dialog_new         (GlossExportChoice      *choice,
                                            GlossSettings          *settings);
void       gloss_export_dialog_warn        (GlossExportDialog      *self,
                                            const char             *message);
void       gloss_export_dialog_set_chooser (GlossExportDialog      *self,
                                            const GlossFileChooser *chooser);

G_END_DECLS
