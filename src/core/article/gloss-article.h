/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was read: an article and its parts. */
#pragma once

#include <gio/gio.h>

#include "article/gloss-block.h"
#include "text/gloss-text.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_ARTICLE (gloss_article_get_type ())

G_DECLARE_FINAL_TYPE (GlossArticle, gloss_article, GLOSS, ARTICLE, GObject)

const char       *gloss_article_get_title           (GlossArticle   *self);
const char       *gloss_article_get_byline          (GlossArticle   *self);
const char       *gloss_article_get_published       (GlossArticle   *self);
const char       *gloss_article_get_language        (GlossArticle   *self);
const char       *gloss_article_get_uri             (GlossArticle   *self);
const char       *gloss_article_get_reader          (GlossArticle   *self);
const char       *gloss_article_get_bytes_sha256    (GlossArticle   *self);
const char       *gloss_article_get_label           (GlossArticle   *self,
                                                     GlossBlockKind  kind);
GlossText        *gloss_article_get_text            (GlossArticle   *self);
guint             gloss_article_get_n_blocks        (GlossArticle   *self);
const GlossBlock *gloss_article_get_block           (GlossArticle   *self,
                                                     guint           index);
const GlossBlock *gloss_article_find_block          (GlossArticle   *self,
                                                     const char     *id);
guint             gloss_article_get_block_index_at  (GlossArticle   *self,
                                                     gsize           offset);
const GlossRange *gloss_article_get_block_sentences (GlossArticle   *self,
                                                     guint           block,
                                                     gsize          *n_sentences);
gboolean          gloss_article_get_sentence_at     (GlossArticle   *self,
                                                     gsize           offset,
                                                     GlossRange     *sentence);
gboolean          gloss_article_get_next_sentence   (GlossArticle   *self,
                                                     gsize           offset,
                                                     GlossRange     *sentence);
gboolean          gloss_article_get_previous_sentence (GlossArticle *self,
                                                     gsize           offset,
                                                     GlossRange     *sentence);

G_END_DECLS
