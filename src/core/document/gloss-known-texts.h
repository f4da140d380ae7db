/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of an article that were annotated. */
#pragma once

#include "anchoring/gloss-placing.h"
#include "store/gloss-store.h"

G_BEGIN_DECLS

/**
 * GlossTextVersion:
 * @sha256: the hash of the text
 * @date: when it was first annotated
 * @is_current: whether it is the text at hand
 *
 * A text of an article that is kept.
 */
typedef struct
{
  char *sha256;
  GDateTime *date;
  gboolean is_current;
} GlossTextVersion;

void          gloss_text_version_free       (GlossTextVersion *self);
GPtrArray    *gloss_known_texts_list        (GFile            *source,
                                             GlossStore       *store,
                                             GHashTable       *hashes,
                                             const char       *current);
GlossPlacing *gloss_known_texts_new_placing (GlossText        *text,
                                             GFile            *source,
                                             GlossStore       *store,
                                             GlossText        *former);

G_END_DECLS
