/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three-way merge of JSON. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *gloss_json_merge_objects (JsonNode *ours,
                                    JsonNode *base,
                                    JsonNode *theirs,
                                    gboolean  prefer_theirs);
JsonNode *gloss_json_merge_items   (JsonNode *ours,
                                    JsonNode *base,
                                    JsonNode *theirs,
                                    gboolean  prefer_theirs);

G_END_DECLS
