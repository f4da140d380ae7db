/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles and annotations to test widgets with. */
#pragma once

#include "annotation/gloss-annotation-list.h"
#include "article/gloss-article-builder.h"

G_BEGIN_DECLS

GlossArticle    *fixture_article    (void);
GlossArticle    *fixture_plain      (guint            n_paragraphs);
GlossAnnotation *fixture_annotation (GlossArticle    *article,
                                     const char      *tag,
                                     gsize            start,
                                     gsize            end);
GlossAnnotation *fixture_quote      (GlossArticle    *article,
                                     const char      *tag,
                                     const char      *quote);

G_END_DECLS
