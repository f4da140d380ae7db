/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document holds, in a form that two programs can compare. */
#pragma once

#include "document/gloss-document-private.h"

G_BEGIN_DECLS

/* What tells the bytes of a file: enough of its SHA-256. */
#define STATE_N_HASH 16

GHashTable *state_new_for_set      (GlossAnnotationSet *set);
GHashTable *state_new              (GlossDocument      *document);
char       *state_dup_digest       (GHashTable         *state);
GString    *state_describe_changes (GHashTable         *before,
                                    GHashTable         *after);
char       *state_dup_hash         (const char         *text,
                                    gssize              n_bytes);

G_END_DECLS
