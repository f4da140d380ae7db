/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the sentences of a text are. */
#pragma once

#include "text/gloss-range.h"

G_BEGIN_DECLS

GArray *gloss_sentences_find (const char *text,
                              gssize      n_bytes,
                              const char *language);

G_END_DECLS
