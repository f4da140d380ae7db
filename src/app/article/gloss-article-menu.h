/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done at a place in the article. */
#pragma once

#include <gtk/gtk.h>

#include "gloss-view-state.h"

G_BEGIN_DECLS

GtkWidget *gloss_article_menu_new   (GlossViewState *state);
GMenu     *gloss_article_menu_build (GlossCodebook  *codebook);

const char *gloss_block_kind_get_title (GlossBlockKind kind);

G_END_DECLS
