/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which way an article and its blocks run. */
#pragma once

#include "article/gloss-article.h"

G_BEGIN_DECLS

gboolean gloss_article_runs_rtl (GlossArticle     *article);
gboolean gloss_block_runs_rtl   (GlossArticle     *article,
                                 const GlossBlock *block,
                                 gboolean          page_rtl);

G_END_DECLS
