/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a quote stands in a text. */
#pragma once

#include "article/gloss-article.h"

G_BEGIN_DECLS

/**
 * GlossQuote:
 * @exact: what is looked for
 * @prefix: (nullable): what should stand before it
 * @suffix: (nullable): what should stand after it
 * @near: where it stood, in code points: of places that fit equally the nearest is preferred
 */
typedef struct
{
  const char *exact;
  const char *prefix;
  const char *suffix;
  gsize near;
} GlossQuote;

/**
 * GlossQuoteResult:
 * @GLOSS_QUOTE_ABSENT: it is not there
 * @GLOSS_QUOTE_UNIQUE: it is there, and one place fits
 * @GLOSS_QUOTE_SEVERAL: it is there more than once, and the context does not say which is meant
 */
typedef enum
{
  GLOSS_QUOTE_ABSENT,
  GLOSS_QUOTE_UNIQUE,
  GLOSS_QUOTE_SEVERAL,
} GlossQuoteResult;

gboolean         gloss_quote_equal (const char       *a,
                                    const char       *b,
                                    gsize             n_bytes);
GlossQuoteResult gloss_quote_find  (const GlossQuote *self,
                                    GlossArticle     *article,
                                    GlossRange       *place);

G_END_DECLS
