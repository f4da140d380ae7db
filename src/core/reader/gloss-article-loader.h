/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file to an article. */
#pragma once

#include "article/gloss-article.h"

G_BEGIN_DECLS

/* The largest source that is read, in bytes. */
#define GLOSS_ARTICLE_MAX_BYTES (64 * 1024 * 1024)

GlossArticle *gloss_article_load        (GFile                *file,
                                         const char           *uri,
                                         GCancellable         *cancellable,
                                         GError              **error);
void          gloss_article_load_async  (GFile                *file,
                                         const char           *uri,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
GlossArticle *gloss_article_load_finish (GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
