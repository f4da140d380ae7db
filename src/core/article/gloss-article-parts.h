/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which blocks of an article are shown together. */
#pragma once

#include "article/gloss-article.h"

G_BEGIN_DECLS

/**
 * GlossArticlePart:
 * @kind: the kind of its first block
 * @first: the index of its first block
 * @last: the index of its last block
 * @labelled: whether the name of the part stands above it
 *
 * Blocks that stand together: the key points, the summary, a question with its answers, the rows of a table,
 * the lines of a quote or of code, a run of boilerplate.
 */
typedef struct
{
  GlossBlockKind kind;
  guint first;
  guint last;
  gboolean labelled;
} GlossArticlePart;

GArray     *gloss_article_find_parts      (GlossArticle   *article);
gboolean    gloss_article_parts_find      (GArray         *parts,
                                           guint           block,
                                           guint          *index);
gboolean    gloss_article_part_is_card    (GlossBlockKind  kind);
const char *gloss_article_get_part_label  (GlossArticle   *article,
                                           GlossBlockKind  kind);

G_END_DECLS
