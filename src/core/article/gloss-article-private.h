/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an article is put together; for the builder and the corrections only. */
#pragma once

#include "article/gloss-article.h"

G_BEGIN_DECLS

/* What the source says of itself. */
typedef struct
{
  char *title;
  char *byline;
  char *published;
  char *language;
  char *uri;
  char *reader;
  char *bytes_sha256;
  char *labels[GLOSS_N_BLOCK_KINDS];
} GlossSource;

/* The sentences of one block. */
typedef struct _GlossBlockSentences GlossBlockSentences;

void               gloss_source_copy         (GlossSource        *to,
                                              const GlossSource  *from);
void               gloss_source_clear        (GlossSource        *source);

GlossArticle      *gloss_article_new_take    (GlossSource        *source,
                                              GlossText          *text,
                                              GArray             *blocks,
                                              GStringChunk       *strings,
                                              GPtrArray          *cells);
const GlossSource *gloss_article_get_source  (GlossArticle       *self);
GlossBlockSentences **
                   gloss_article_get_sentences_place
                                             (GlossArticle       *self,
                                              guint               block);
const char *const *gloss_article_store_cells (const char *const  *cells,
                                              GStringChunk       *strings,
                                              GPtrArray          *store);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GlossSource, gloss_source_clear)

G_END_DECLS
