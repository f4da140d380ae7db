/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzz targets share. A target states laws that hold for any input, and aborts where one does not. */
#pragma once

#include <stdint.h>

#include "article/gloss-article.h"

G_BEGIN_DECLS

/* The names that libFuzzer calls them by. */
int LLVMFuzzerInitialize   (int             *argc,
                            char          ***argv);
int LLVMFuzzerTestOneInput (const uint8_t   *data,
                            size_t           size);

/* Between the parts of an input, on a line of its own. */
#define FUZZ_SEPARATOR "\n%%%\n"

GPtrArray    *fuzz_split        (const uint8_t *data,
                                 size_t         size,
                                 guint          n_parts);
char         *fuzz_dup_text     (GBytes        *part,
                                 gsize         *length);
const char   *fuzz_folder       (void);
GFile        *fuzz_put          (const char    *name,
                                 GBytes        *contents);
GlossArticle *fuzz_article      (const char    *text);
void          fuzz_check_error  (gconstpointer  result,
                                 GError        *error);
void          fuzz_check_equal  (GBytes        *one,
                                 GBytes        *other);
void          fuzz_check_lists  (GPtrArray     *one,
                                 GPtrArray     *other);

G_END_DECLS
