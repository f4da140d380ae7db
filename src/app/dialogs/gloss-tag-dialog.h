/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds a tag of the codebook by typing. */
#pragma once

#include <adwaita.h>

#include "codebook/gloss-codebook.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_TAG_DIALOG (gloss_tag_dialog_get_type ())

/* Signal chosen (const char *id): the dialog closes by itself after it. */
G_DECLARE_FINAL_TYPE (GlossTagDialog, gloss_tag_dialog, GLOSS, TAG_DIALOG, AdwDialog)

AdwDialog *gloss_tag_dialog_new (GlossCodebook *codebook);

G_END_DECLS
