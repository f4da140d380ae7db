/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every key and what it does. */
#pragma once

#include <adwaita.h>

#include "codebook/gloss-codebook.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_SHORTCUTS_DIALOG (gloss_shortcuts_dialog_get_type ())

/* Filled from the tables by which the keys are handled, so that it cannot say anything else than what they do. */
G_DECLARE_FINAL_TYPE (GlossShortcutsDialog, gloss_shortcuts_dialog, GLOSS, SHORTCUTS_DIALOG, AdwPreferencesDialog)

AdwDialog *gloss_shortcuts_dialog_new (GlossCodebook *codebook);

G_END_DECLS
