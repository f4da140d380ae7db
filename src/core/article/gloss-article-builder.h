/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an article comes to be. */
#pragma once

#include "article/gloss-article.h"

G_BEGIN_DECLS

/**
 * GlossArticleBuilder:
 *
 * Takes blocks in reading order, with their kinds already decided, and finishes them into an
 * immutable article: normalises their texts, joins them into the canonical text, gives each block the
 * id of its place and finds which answer belongs to which question and which announced
 * subheading names which heading. Used by one thread at a time.
 */
typedef struct _GlossArticleBuilder GlossArticleBuilder;

GlossArticleBuilder *gloss_article_builder_new              (void);
void                 gloss_article_builder_free             (GlossArticleBuilder *self);
void                 gloss_article_builder_set_title        (GlossArticleBuilder *self,
                                                             const char          *title);
void                 gloss_article_builder_set_byline       (GlossArticleBuilder *self,
                                                             const char          *byline);
void                 gloss_article_builder_set_published    (GlossArticleBuilder *self,
                                                             const char          *published);
void                 gloss_article_builder_set_language     (GlossArticleBuilder *self,
                                                             const char          *language);
void                 gloss_article_builder_set_uri          (GlossArticleBuilder *self,
                                                             const char          *uri);
void                 gloss_article_builder_set_reader       (GlossArticleBuilder *self,
                                                             const char          *reader);
void                 gloss_article_builder_set_bytes_sha256 (GlossArticleBuilder *self,
                                                             const char          *sha256);
void                 gloss_article_builder_set_label        (GlossArticleBuilder *self,
                                                             GlossBlockKind       kind,
                                                             const char          *label);
gboolean             gloss_article_builder_add_block        (GlossArticleBuilder *self,
                                                             GlossBlockKind       kind,
                                                             guint                level,
                                                             const char          *text,
                                                             gssize               n_bytes);
void                 gloss_article_builder_set_number       (GlossArticleBuilder *self,
                                                             const char          *number);
void                 gloss_article_builder_set_cells        (GlossArticleBuilder *self,
                                                             const char *const   *cells);
GlossArticle        *gloss_article_builder_finish           (GlossArticleBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossArticleBuilder, gloss_article_builder_free)

G_END_DECLS
