/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canonical texts that were annotated. */
#pragma once

#include "article/gloss-article.h"

G_BEGIN_DECLS

GFile     *gloss_text_snapshot_dup_file (GFile         *texts,
                                         const char    *text_sha256);
gboolean   gloss_text_snapshot_keep     (GFile         *texts,
                                         GlossArticle  *article,
                                         GError       **error);
GlossText *gloss_text_snapshot_load     (GFile         *texts,
                                         const char    *text_sha256,
                                         GCancellable  *cancellable,
                                         GError       **error);

gboolean   gloss_text_is_hash           (const char    *text);

G_END_DECLS
