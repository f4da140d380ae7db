/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles for the tests of annotations: a paragraph for each line. */
#pragma once

#include "article/gloss-article-builder.h"

static inline GlossArticle *
make_article (const char *text)
{
  g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    gloss_article_builder_add_block (builder, GLOSS_BLOCK_PARAGRAPH, 0, lines[i], -1);
  gloss_article_builder_set_reader (builder, "plain/1");
  gloss_article_builder_set_bytes_sha256 (builder, "00");
  return gloss_article_builder_finish (builder);
}
