/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading JSON is made of. */
#pragma once

#include "json/gloss-json.h"

G_BEGIN_DECLS

JsonNode *gloss_json_parse (const char  *text,
                            gsize        n_bytes,
                            const char  *name,
                            gboolean     last_counts,
                            GError     **error);
JsonNode *gloss_json_parse_without (const char          *text,
                                    gsize                n_bytes,
                                    const char          *name,
                                    const char          *member,
                                    GlossJsonArrayText  *array,
                                    GError             **error);

G_END_DECLS
