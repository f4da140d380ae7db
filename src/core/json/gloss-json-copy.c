/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of JSON that share nothing. */
#include "config.h"

#include "json/gloss-json.h"

static JsonNode *
copy_value (JsonNode *node)
{
  GType type = json_node_get_value_type (node);
  JsonNode *copy = json_node_alloc ();

  if (type == G_TYPE_STRING)
    return json_node_init_string (copy, json_node_get_string (node));
  if (type == G_TYPE_BOOLEAN)
    return json_node_init_boolean (copy, json_node_get_boolean (node));
  if (type == G_TYPE_DOUBLE)
    return json_node_init_double (copy, json_node_get_double (node));
  return json_node_init_int (copy, json_node_get_int (node));
}

static JsonNode *
copy_array (JsonArray *array)
{
  JsonArray *copy = json_array_sized_new (json_array_get_length (array));
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (copy, gloss_json_copy (json_array_get_element (array, i)));
  json_node_take_array (node, copy);
  return node;
}

/**
 * gloss_json_copy_object:
 * @object: an object
 *
 * Returns: (transfer full): a deep copy, see gloss_json_copy()
 */
JsonObject *
gloss_json_copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (copy, name, gloss_json_copy (value));
  return copy;
}

/**
 * gloss_json_copy:
 * @node: a value
 *
 * Copies a value with all that is in it. Of json-glib's types only nodes count their references atomically; whoever takes part of
 * a value that other threads may see must take a copy of this kind, or a reference to its node.
 *
 * Returns: (transfer full): a deep, mutable copy
 */
JsonNode *
gloss_json_copy (JsonNode *node)
{
  JsonNode *copy;

  if (JSON_NODE_HOLDS_VALUE (node))
    return copy_value (node);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return copy_array (json_node_get_array (node));
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return json_node_new (JSON_NODE_NULL);
  copy = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (copy, gloss_json_copy_object (json_node_get_object (node)));
  return copy;
}

/**
 * gloss_json_take_member:
 * @object: an object
 * @name: one of its members
 * @value: (transfer full): what it is to hold
 *
 * Sets a member. Unlike json_object_set_member() it may be given the node that is there already.
 */
void
gloss_json_take_member (JsonObject *object,
                        const char *name,
                        JsonNode   *value)
{
  if (json_object_get_member (object, name) == value)
    json_node_unref (value);
  else
    json_object_set_member (object, name, value);
}
