/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library: the files of sources in whose place nothing can be written. */
#pragma once

#include "article/gloss-article.h"

G_BEGIN_DECLS

GFile *gloss_library_dup_folder (const char         *text_sha256);
GStrv  gloss_library_list_keys  (GFile              *source,
                                 GlossArticle       *article);
GFile *gloss_library_find       (const char *const  *keys);
void   gloss_library_remember   (const char *const  *keys,
                                 GFile              *folder);

G_END_DECLS
