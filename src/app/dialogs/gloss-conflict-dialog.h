/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks which of two versions counts, where something was changed here and elsewhere. */
#pragma once

#include <adwaita.h>

#include "document/gloss-document.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_CONFLICT_DIALOG (gloss_conflict_dialog_get_type ())

/* Decides at once what is chosen, each choice a step of undo, and closes by itself when nothing is left. What is not chosen stays as it is. */
G_DECLARE_FINAL_TYPE (GlossConflictDialog, gloss_conflict_dialog, GLOSS, CONFLICT_DIALOG, AdwDialog)

AdwDialog *gloss_conflict_dialog_new (GlossDocument *document);

G_END_DECLS
