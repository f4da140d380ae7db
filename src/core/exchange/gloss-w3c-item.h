/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Annotations and links as items of a W3C Web Annotation collection. */
#pragma once

#include "exchange/gloss-export-article.h"

G_BEGIN_DECLS

char       *gloss_w3c_dup_source        (const GlossExportArticle *article);
JsonObject *gloss_w3c_encode_reviewer   (const char               *id,
                                         const char               *name);
JsonNode   *gloss_w3c_encode_annotation (const GlossExportArticle *article,
                                         GlossAnnotation          *annotation,
                                         const char               *source);
JsonNode   *gloss_w3c_encode_link       (const GlossLink          *link);
gboolean    gloss_w3c_check_annotation  (const GlossExportArticle *article,
                                         GlossAnnotation          *annotation,
                                         JsonNode                 *item);
gboolean    gloss_w3c_check_link        (const GlossLink          *link,
                                         JsonNode                 *item);
JsonNode   *gloss_w3c_encode_article    (const GlossExportArticle *article);

G_END_DECLS
