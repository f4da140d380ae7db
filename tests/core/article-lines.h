/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article as lines of text, to compare with. */
#pragma once

#include "article/gloss-article.h"

G_BEGIN_DECLS

char         *article_lines      (GlossArticle *article,
                                  gboolean      with_metadata);
GlossArticle *read_article       (const char   *name,
                                  const char   *text,
                                  gssize        n_bytes);
void          assert_article     (const char   *name,
                                  const char   *text,
                                  const char   *expected);
char         *dup_shared_article (const char   *name);

G_END_DECLS
