/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the article in a page to blocks with hints. */
#pragma once

#include "reader/gloss-html-body.h"
#include "reader/gloss-raw-list.h"

G_BEGIN_DECLS

gboolean gloss_html_blocks_add (GlossRawList         *list,
                                const GlossHtmlBody  *body,
                                GCancellable         *cancellable,
                                GError              **error);

G_END_DECLS
