/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections as they are written in files. */
#include "config.h"

#include "document/gloss-corrections.h"

#include "store/gloss-item.h"

static const char *const type_nicks[] = {
  [GLOSS_CORRECTION_KIND] = "kind",
  [GLOSS_CORRECTION_JOIN] = "join",
  [GLOSS_CORRECTION_SPLIT] = "split",
};

static gboolean
get_count (JsonObject *object,
           const char *name,
           gsize      *count)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64 || json_node_get_int (node) < 0)
    return FALSE;
  *count = json_node_get_int (node);
  return TRUE;
}

static gboolean
parse_correction (JsonNode        *node,
                  GlossCorrection *correction)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *type = object != NULL ? gloss_item_get_string (object, "type") : NULL;
  const char *kind;
  gsize level = 0;

  *correction = (GlossCorrection) { .type = GLOSS_CORRECTION_KIND };
  for (guint i = 0; i < G_N_ELEMENTS (type_nicks); i++)
    if (g_strcmp0 (type, type_nicks[i]) == 0)
      {
        correction->type = i;
        if (!get_count (object, "offset", &correction->offset))
          return FALSE;
        if (i != GLOSS_CORRECTION_KIND)
          return TRUE;
        kind = gloss_item_get_string (object, "kind");
        correction->level = get_count (object, "level", &level) ? MIN (level, 9) : 0;
        return kind != NULL && gloss_block_kind_from_nick (kind, &correction->kind);
      }
  return FALSE;
}

static JsonNode *
correction_to_json (const GlossCorrection *correction)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "type", type_nicks[correction->type]);
  json_object_set_int_member (object, "offset", correction->offset);
  if (correction->type == GLOSS_CORRECTION_KIND)
    {
      json_object_set_string_member (object, "kind", gloss_block_kind_get_nick (correction->kind));
      if (correction->level > 0)
        json_object_set_int_member (object, "level", correction->level);
    }
  json_node_take_object (node, object);
  return node;
}

/**
 * gloss_corrections_from_json:
 * @node: an array, as gloss_corrections_to_json() makes it
 *
 * Returns: (nullable) (transfer full): the corrections; NULL where something in it is none
 */
GlossCorrections *
gloss_corrections_from_json (JsonNode *node)
{
  g_autoptr (GArray) corrections = g_array_new (FALSE, FALSE, sizeof (GlossCorrection));
  JsonArray *array;

  g_return_val_if_fail (node != NULL, NULL);

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      GlossCorrection correction;

      if (!parse_correction (json_array_get_element (array, i), &correction))
        return NULL;
      g_array_append_val (corrections, correction);
    }
  return gloss_corrections_new ((const GlossCorrection *) (void *) corrections->data, corrections->len);
}

/**
 * gloss_corrections_to_json:
 * @self: the corrections
 *
 * Returns: (transfer full): an array of them, oldest first
 */
JsonNode *
gloss_corrections_to_json (GlossCorrections *self)
{
  gsize n_corrections = 0;
  const GlossCorrection *all = gloss_corrections_get_all (self, &n_corrections);
  JsonArray *array = json_array_sized_new (n_corrections);
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (gsize i = 0; i < n_corrections; i++)
    json_array_add_element (array, correction_to_json (&all[i]));
  json_node_take_array (node, array);
  return node;
}
