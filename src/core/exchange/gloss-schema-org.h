/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Things in the words of schema.org, many in one file of JSON-LD. */
#pragma once

#include "exchange/gloss-format.h"

G_BEGIN_DECLS

/**
 * GlossSchemaOrg:
 * @list: (transfer full) (element-type JsonNode): makes the things that there are of an article
 * @n_written: how many are in the file so far
 *
 * The state of a format whose file is a graph of things.
 */
typedef struct
{
  GPtrArray *(*list) (const GlossExportArticle *article);
  guint n_written;
} GlossSchemaOrg;

gpointer    gloss_schema_org_begin       (GlossExportSink           *sink,
                                          GPtrArray               *(*list) (const GlossExportArticle *article));
gboolean    gloss_schema_org_write       (gpointer                   state,
                                          const GlossExportArticle  *article,
                                          GlossExportSink           *sink,
                                          GError                   **error);
gboolean    gloss_schema_org_check       (gpointer                   state,
                                          const GlossExportArticle  *article,
                                          GlossExportSink           *sink,
                                          GBytes                    *written,
                                          GError                   **error);
gboolean    gloss_schema_org_end         (gpointer                   state,
                                          GlossExportSink           *sink,
                                          GError                   **error);
JsonObject *gloss_schema_org_new         (const char                *type);
void        gloss_schema_org_set         (JsonObject                *thing,
                                          const char                *name,
                                          const char                *value);
void        gloss_schema_org_set_date    (JsonObject                *thing,
                                          const char                *name,
                                          const char                *date);
void        gloss_schema_org_take        (JsonObject                *thing,
                                          const char                *name,
                                          JsonObject                *value);
void        gloss_schema_org_set_article (JsonObject                *thing,
                                          const GlossExportArticle  *article);
gboolean    gloss_schema_org_is_address  (const char                *text);

G_END_DECLS
