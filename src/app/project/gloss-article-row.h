/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article of the project: how far it is, its title, its number of annotations. */
#pragma once

#include <adwaita.h>

#include "project/gloss-project.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_ARTICLE_ROW (gloss_article_row_get_type ())

/* Property item (GlossArticleItem, nullable). */
G_DECLARE_FINAL_TYPE (GlossArticleRow, gloss_article_row, GLOSS, ARTICLE_ROW, AdwBin)

G_END_DECLS
