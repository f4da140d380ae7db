/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets the cells of tables below one another. */
#pragma once

#include <gtk/gtk.h>

#include "article/gloss-article-parts.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_ARTICLE_TABLES (gloss_article_tables_get_type ())

/*
 * A row's text is its cells joined by one space. That space is widened by letter spacing, as far as it takes
 * for the next cell to begin where its column does; so no letter of the text changes. Owns the tags it does that with,
 * one for each width.
 */
G_DECLARE_FINAL_TYPE (GlossArticleTables, gloss_article_tables, GLOSS, ARTICLE_TABLES, GObject)

GlossArticleTables *gloss_article_tables_new   (GtkTextView        *view);
void                gloss_article_tables_apply (GlossArticleTables *self,
                                                GlossArticle       *article,
                                                GArray             *parts,
                                                double              scale,
                                                double              em,
                                                int                 width);
GArray             *gloss_table_get_gaps       (GArray             *widths,
                                                guint               n_columns,
                                                int                 gap,
                                                int                 space,
                                                int                 width);

G_END_DECLS
