/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds in the article while one types. */
#pragma once

#include "gloss-article-view.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_FIND_BAR (gloss_find_bar_get_type ())

/* Goes to the first place from where the caret was; Escape returns there, Enter and Shift+Enter go on. */
G_DECLARE_FINAL_TYPE (GlossFindBar, gloss_find_bar, GLOSS, FIND_BAR, GtkWidget)

void  gloss_find_bar_set_view     (GlossFindBar     *self,
                                   GlossArticleView *view);
void  gloss_find_bar_open         (GlossFindBar     *self);
char *gloss_find_bar_format_count (GtkWidget        *unused,
                                   guint             position,
                                   guint             n_found,
                                   const char       *needle);

G_END_DECLS
