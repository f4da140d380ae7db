/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a line of Gloss JSONL says what its article does. */
#pragma once

#include "exchange/gloss-export-sink.h"
#include "exchange/gloss-export-article.h"

G_BEGIN_DECLS

/* Of every line. */
#define GLOSS_JSONL_N_MEMBERS 16

gboolean gloss_jsonl_check (gpointer                   state,
                            const GlossExportArticle  *article,
                            GlossExportSink           *sink,
                            GBytes                    *written,
                            GError                   **error);

G_END_DECLS
