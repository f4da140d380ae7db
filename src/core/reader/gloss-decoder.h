/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a source to UTF-8. */
#pragma once

#include "reader/gloss-reader.h"

G_BEGIN_DECLS

GBytes *gloss_decode (const GlossReaderInput  *input,
                      const char              *declared,
                      GError                 **error);

G_END_DECLS
