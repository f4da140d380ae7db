/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item of a sidecar as fields: what a person would call one thing. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The fields that have a name of their own; every other one is a JSON pointer. */
#define GLOSS_FIELD_TAG "tag"
#define GLOSS_FIELD_NOTE "note"
#define GLOSS_FIELD_PLACE "place"
#define GLOSS_FIELD_DELETED "deleted"
#define GLOSS_FIELD_COVERAGE "coverage"
#define GLOSS_FIELD_ATTRIBUTE "attributes/"

/* The member of an item, or of a page, that has what lost in a merge. */
#define GLOSS_CONFLICTS_MEMBER "gloss:conflicts"

JsonNode *gloss_item_to_fields         (JsonNode   *item);
JsonNode *gloss_item_from_fields       (JsonNode   *fields,
                                        JsonNode   *before);
char     *gloss_item_field_from_path   (const char *path);
JsonNode *gloss_item_fields_get        (JsonNode   *fields,
                                        const char *field);
void      gloss_item_fields_set        (JsonNode   *fields,
                                        const char *field,
                                        JsonNode   *value);

G_END_DECLS
