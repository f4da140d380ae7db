/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of HTML pages. */
#pragma once

#include "reader/gloss-raw-list.h"
#include "reader/gloss-reader.h"

G_BEGIN_DECLS

extern const GlossReader gloss_html_reader;

GlossRawList *gloss_html_read_blocks (GBytes        *text,
                                      const char    *name,
                                      GCancellable  *cancellable,
                                      GError       **error);

G_END_DECLS
