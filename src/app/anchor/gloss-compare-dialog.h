/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares an article with what it was. */
#pragma once

#include <adwaita.h>

#include "document/gloss-document.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_COMPARE_DIALOG (gloss_compare_dialog_get_type ())

/* A choice of the texts that are kept of an article, and the chosen one beside the text now. */
G_DECLARE_FINAL_TYPE (GlossCompareDialog, gloss_compare_dialog, GLOSS, COMPARE_DIALOG, AdwDialog)

AdwDialog *gloss_compare_dialog_new (GlossDocument *document);

G_END_DECLS
