/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes to a part of the article by its number or by words of it. */
#pragma once

#include <adwaita.h>

#include "article/gloss-article.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_GO_DIALOG (gloss_go_dialog_get_type ())

/* Signal chosen (const char *block_id): where to go; the dialog closes by itself. */
G_DECLARE_FINAL_TYPE (GlossGoDialog, gloss_go_dialog, GLOSS, GO_DIALOG, AdwDialog)

AdwDialog *gloss_go_dialog_new (GlossArticle *article,
                                gboolean      at_once);

G_END_DECLS
