/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys do in the window: one table, by which they are handled and shown. */
#pragma once

#include <gtk/gtk.h>

#include "article/gloss-article-view-keys.h"

G_BEGIN_DECLS

void gloss_window_keys_foreach (GlossArticleKeyFunc  func,
                                gpointer             user_data);
void gloss_window_keys_install (GtkApplication      *application);
void gloss_window_keys_bind    (GtkWidgetClass      *widget_class);

G_END_DECLS
