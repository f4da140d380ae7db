/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds every place of a string in the text of an article, many strings in a row. */
#pragma once

#include "article/gloss-article.h"

G_BEGIN_DECLS

/* Called with the byte that each hit begins at, in no particular order. */
typedef void (*GlossQuoteHitFunc) (gsize    byte,
                                   gpointer user_data);

void        gloss_quote_fold           (char              *text,
                                        gsize              n_bytes);
void        gloss_quote_index_foreach  (GlossArticle      *article,
                                        const char        *folded,
                                        gsize              n_folded,
                                        GlossQuoteHitFunc  func,
                                        gpointer           user_data);
const char *gloss_quote_index_get_text (GlossArticle      *article,
                                        gsize             *n_bytes);

G_END_DECLS
