/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading an article before it is asked for. */
#pragma once

#include "article/gloss-article.h"

G_BEGIN_DECLS

void          gloss_read_ahead      (GFile        *file);
GlossArticle *gloss_read_ahead_take (GFile        *file,
                                     GCancellable *cancellable);

G_END_DECLS
