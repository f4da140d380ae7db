/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The corrections that were made to the structure of an article. */
#pragma once

#include <json-glib/json-glib.h>

#include "article/gloss-correction.h"

G_BEGIN_DECLS

/**
 * GlossCorrections:
 *
 * Corrections in the order in which they were made. Immutable and reference counted, safe to share between
 * threads.
 */
typedef struct _GlossCorrections GlossCorrections;

GlossCorrections        *gloss_corrections_new             (const GlossCorrection *corrections,
                                                        gsize                  n_corrections);
GlossCorrections        *gloss_corrections_ref             (GlossCorrections        *self);
void                   gloss_corrections_unref           (GlossCorrections        *self);
const GlossCorrection *gloss_corrections_get_all (GlossCorrections        *self,
                                                        gsize                 *n_corrections);
gboolean               gloss_corrections_equal           (GlossCorrections        *a,
                                                        GlossCorrections        *b);
GlossCorrections        *gloss_corrections_with            (GlossCorrections        *self,
                                                        const GlossCorrection *correction);
GlossCorrections        *gloss_corrections_merge           (GlossCorrections        *self,
                                                        GlossCorrections        *base,
                                                        GlossCorrections        *theirs);
GlossCorrections        *gloss_corrections_from_json       (JsonNode              *node);
JsonNode              *gloss_corrections_to_json         (GlossCorrections        *self);
GlossArticle          *gloss_corrections_apply           (GlossCorrections        *self,
                                                        GlossArticle          *article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossCorrections, gloss_corrections_unref)

G_END_DECLS
