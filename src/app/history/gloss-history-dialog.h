/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the reviewer did to the article, and the way back to any point of it. */
#pragma once

#include <adwaita.h>

#include "document/gloss-document.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_HISTORY_DIALOG (gloss_history_dialog_get_type ())

/*
 * Changes nothing itself. Signal go (GlossStep *step, nullable): everything is to be as it was after the step, without one as it was
 * before the first; the dialog closes by itself.
 */
G_DECLARE_FINAL_TYPE (GlossHistoryDialog, gloss_history_dialog, GLOSS, HISTORY_DIALOG, AdwDialog)

AdwDialog *gloss_history_dialog_new (GlossDocument *document);

G_END_DECLS
