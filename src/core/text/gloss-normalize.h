/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From any text to canonical text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  gloss_normalize_append (GString    *out,
                              const char *text,
                              gssize      n_bytes);
char *gloss_normalize        (const char *text,
                              gssize      n_bytes);

G_END_DECLS
