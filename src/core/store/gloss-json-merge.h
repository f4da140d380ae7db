/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three-way merge of JSON. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * GlossJsonRule:
 * @GLOSS_JSON_RULE_DEEP: objects member by member, anything else as a whole
 * @GLOSS_JSON_RULE_WHOLE: as a whole, whatever it is
 * @GLOSS_JSON_RULE_QUIET: as a whole, and two changes are no clash
 * @GLOSS_JSON_RULE_LIST: a list whose elements are there or not
 *
 * How a value is merged.
 */
typedef enum
{
  GLOSS_JSON_RULE_DEEP,
  GLOSS_JSON_RULE_WHOLE,
  GLOSS_JSON_RULE_QUIET,
  GLOSS_JSON_RULE_LIST,
} GlossJsonRule;

/**
 * GlossJsonMerge:
 * @order: above 0 where ours was changed later, below 0 where theirs was, 0 where that is not known
 * @find_rule: (nullable): how the value at a JSON pointer (RFC 6901) is merged
 * @clash: (nullable): told of each value that both sides changed, and which counts; the nodes are borrowed
 * @user_data: for both
 *
 * What is known beyond the values.
 */
typedef struct
{
  int order;
  GlossJsonRule (*find_rule) (const char *path);
  void (*clash) (const char *path,
                 JsonNode   *ours,
                 JsonNode   *base,
                 JsonNode   *theirs,
                 gboolean    prefer_theirs,
                 gpointer    user_data);
  gpointer user_data;
} GlossJsonMerge;

JsonNode *gloss_json_merge             (const GlossJsonMerge *self,
                                        JsonNode             *ours,
                                        JsonNode             *base,
                                        JsonNode             *theirs);
char     *gloss_json_dup_pointer       (const char           *path,
                                        const char           *name);

G_END_DECLS
