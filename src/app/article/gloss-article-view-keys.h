/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys do in the article: one table, from which they are handled and shown. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GlossArticleKeyFunc:
 * @accelerators: one or several, separated by spaces, as GtkShortcutsShortcut and AdwShortcutsItem take them
 * @description: translated
 *
 * Called with each entry of the table.
 */
typedef void (*GlossArticleKeyFunc) (const char *accelerators,
                                     const char *description,
                                     gpointer    user_data);

void gloss_article_view_keys_foreach (GlossArticleKeyFunc func,
                                      gpointer            user_data);

G_END_DECLS
