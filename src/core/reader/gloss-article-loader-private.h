/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the loader shares with reading ahead. */
#pragma once

#include "reader/gloss-article-loader.h"

G_BEGIN_DECLS

GlossArticle *gloss_article_load_from_disk (GFile         *file,
                                            const char    *uri,
                                            GCancellable  *cancellable,
                                            GError       **error);

G_END_DECLS
