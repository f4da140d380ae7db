/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who annotates, and how large the text is. */
#pragma once

#include <adwaita.h>

#include "gloss-settings.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_PREFERENCES_DIALOG (gloss_preferences_dialog_get_type ())

G_DECLARE_FINAL_TYPE (GlossPreferencesDialog, gloss_preferences_dialog, GLOSS, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *gloss_preferences_dialog_new (GlossSettings *settings);

G_END_DECLS
