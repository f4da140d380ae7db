/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item of a sidecar as fields: what a person would call one thing. */
#include "config.h"

#include "store/gloss-item-fields.h"

#include <string.h>

#include "json/gloss-json.h"
#include "store/gloss-item.h"
#include "store/gloss-json-merge.h"

/* The members that say where an annotation is, in the order of the format: they are one field. */
static const char *const place_members[] = { "target", "gloss:pieces", "gloss:anchor" };

/* Where the fields with a name lie among the members. */
#define PLACE_PATH "/target"
#define TAG_PATH "/body/classifying 0/value"
#define TAGGING_PATH "/body/tagging 0/value"
#define NOTE_PATH "/body/commenting 0"
#define NOTE_VALUE_PATH "/body/commenting 0/value"
#define ATTRIBUTES_PATH "/gloss:attributes/"

/* --- bodies --------------------------------------------------------------------------------- */

/* A body's key among its fellows: its purpose, else itself, and how many of that came before. */
static char *
dup_body_key (JsonObject *keyed,
              JsonNode   *body)
{
  const char *purpose = JSON_NODE_HOLDS_OBJECT (body) ? gloss_item_get_string (json_node_get_object (body), "purpose") : NULL;
  g_autofree char *text = purpose == NULL ? gloss_json_to_string (body) : NULL;

  for (guint n = 0;; n++)
    {
      g_autofree char *key = purpose != NULL ? g_strdup_printf ("%s %u", purpose, n) : g_strdup_printf ("=%s %u", text, n);

      if (!json_object_has_member (keyed, key))
        return g_steal_pointer (&key);
    }
}

/* A tag changed here and a note changed there are no conflict. */
static JsonNode *
key_bodies (JsonNode *bodies)
{
  JsonObject *keyed = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (bodies) ? json_node_get_array (bodies) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 1;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *body = array != NULL ? json_array_get_element (array, i) : bodies;
      g_autofree char *key = dup_body_key (keyed, body);

      json_object_set_member (keyed, key, gloss_json_copy (body));
    }
  json_node_take_object (node, keyed);
  return node;
}

/* One body stands alone where it did before. */
static JsonNode *
list_bodies (JsonNode *keyed,
             gboolean  is_alone)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonObjectIter iter;
  JsonNode *body;

  json_object_iter_init_ordered (&iter, json_node_get_object (keyed));
  while (json_object_iter_next_ordered (&iter, NULL, &body))
    json_array_add_element (array, gloss_json_copy (body));
  json_node_take_array (node, array);
  if (!is_alone || json_array_get_length (array) != 1)
    return node;
  body = json_array_dup_element (array, 0);
  json_node_unref (node);
  return body;
}

/* --- items ---------------------------------------------------------------------------------- */

static gboolean
is_place_member (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (place_members); i++)
    if (g_str_equal (name, place_members[i]))
      return TRUE;
  return FALSE;
}

static JsonNode *
gather_place (JsonObject *item)
{
  JsonObject *place = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < G_N_ELEMENTS (place_members); i++)
    if (json_object_has_member (item, place_members[i]))
      json_object_set_member (place, place_members[i], gloss_json_copy (json_object_get_member (item, place_members[i])));
  json_node_take_object (node, place);
  return node;
}

/**
 * gloss_item_to_fields:
 * @item: an item that is an object
 *
 * Returns: (transfer full): an object whose members can be changed independently of each other: the bodies by purpose, and all that says
 * where the annotation is in "target"
 */
JsonNode *
gloss_item_to_fields (JsonNode *item)
{
  JsonObject *fields = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, json_node_get_object (item));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      if (!is_place_member (name))
        json_object_set_member (fields, name, g_str_equal (name, "body") ? key_bodies (value) : gloss_json_copy (value));
      else if (!json_object_has_member (fields, "target"))
        json_object_set_member (fields, "target", gather_place (json_node_get_object (item)));
    }
  json_node_take_object (node, fields);
  return node;
}

static void
scatter_place (JsonObject *item,
               JsonNode   *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (place_members); i++)
    if (json_object_has_member (json_node_get_object (place), place_members[i]))
      json_object_set_member (item, place_members[i],
                              gloss_json_copy (json_object_get_member (json_node_get_object (place), place_members[i])));
}

/**
 * gloss_item_from_fields:
 * @fields: what gloss_item_to_fields() gave, and what was made of it
 * @before: the item, as it was
 *
 * Returns: (transfer full): the item
 */
JsonNode *
gloss_item_from_fields (JsonNode *fields,
                        JsonNode *before)
{
  JsonNode *body = json_object_get_member (json_node_get_object (before), "body");
  gboolean is_alone = body != NULL && !JSON_NODE_HOLDS_ARRAY (body);
  JsonObject *item = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, json_node_get_object (fields));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      gboolean is_object = JSON_NODE_HOLDS_OBJECT (value);

      if (is_object && g_str_equal (name, "target"))
        scatter_place (item, value);
      else
        json_object_set_member (item, name, is_object && g_str_equal (name, "body") ? list_bodies (value, is_alone) : gloss_json_copy (value));
    }
  json_node_take_object (node, item);
  return node;
}

/* --- single fields -------------------------------------------------------------------------- */

/**
 * gloss_item_field_from_path:
 * @path: a JSON pointer into fields
 *
 * Returns: (transfer full): what the field is called
 */
char *
gloss_item_field_from_path (const char *path)
{
  if (g_str_equal (path, PLACE_PATH))
    return g_strdup (GLOSS_FIELD_PLACE);
  if (g_str_equal (path, TAG_PATH) || g_str_equal (path, TAGGING_PATH))
    return g_strdup (GLOSS_FIELD_TAG);
  if (g_str_equal (path, NOTE_PATH) || g_str_equal (path, NOTE_VALUE_PATH))
    return g_strdup (GLOSS_FIELD_NOTE);
  if (g_str_has_prefix (path, ATTRIBUTES_PATH) && strchr (path + strlen (ATTRIBUTES_PATH), '/') == NULL)
    return g_strconcat (GLOSS_FIELD_ATTRIBUTE, path + strlen (ATTRIBUTES_PATH), NULL);
  return g_strdup (path);
}

static char *
dup_path (JsonNode   *fields,
          const char *field)
{
  JsonNode *body = json_object_get_member (json_node_get_object (fields), "body");
  gboolean is_classified = body != NULL && JSON_NODE_HOLDS_OBJECT (body) &&
                           json_object_has_member (json_node_get_object (body), "classifying 0");

  if (g_str_equal (field, GLOSS_FIELD_PLACE))
    return g_strdup (PLACE_PATH);
  if (g_str_equal (field, GLOSS_FIELD_TAG))
    return g_strdup (is_classified ? TAG_PATH : TAGGING_PATH);
  if (g_str_equal (field, GLOSS_FIELD_NOTE))
    return g_strdup (NOTE_VALUE_PATH);
  if (g_str_has_prefix (field, GLOSS_FIELD_ATTRIBUTE))
    return g_strconcat (ATTRIBUTES_PATH, field + strlen (GLOSS_FIELD_ATTRIBUTE), NULL);
  return g_strdup (field);
}

static char *
unescape (const char *step)
{
  GString *name = g_string_new (step);

  g_string_replace (name, "~1", "/", 0);
  g_string_replace (name, "~0", "~", 0);
  return g_string_free_and_steal (name);
}

static JsonNode *
walk (JsonNode  *node,
      char     **steps,
      guint      n_steps)
{
  for (guint i = 0; i < n_steps && node != NULL; i++)
    {
      g_autofree char *name = unescape (steps[i]);

      node = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), name) : NULL;
    }
  return node;
}

/**
 * gloss_item_fields_get:
 * @fields: what gloss_item_to_fields() gave
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): its value
 */
JsonNode *
gloss_item_fields_get (JsonNode   *fields,
                       const char *field)
{
  g_autofree char *path = dup_path (fields, field);
  g_auto (GStrv) steps = *path == '/' ? g_strsplit (path + 1, "/", -1) : NULL;

  return steps != NULL ? walk (fields, steps, g_strv_length (steps)) : NULL;
}

/* The object in which a field lies; it is made where it is missing. */
static JsonObject *
ensure_parent (JsonNode  *fields,
               char     **steps,
               guint      n_steps)
{
  JsonNode *node = fields;

  for (guint i = 0; i < n_steps; i++)
    {
      g_autofree char *name = unescape (steps[i]);
      JsonObject *object = json_node_get_object (node);

      if (!json_object_has_member (object, name))
        json_object_set_object_member (object, name, json_object_new ());
      node = json_object_get_member (object, name);
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return NULL;
    }
  return json_node_get_object (node);
}

/* A note is a body of its own. */
static void
set_note (JsonNode *fields,
          JsonNode *value)
{
  char *steps[] = { (char *) "body", (char *) "commenting 0" };
  JsonObject *bodies = ensure_parent (fields, steps, 1);
  JsonObject *note;

  if (bodies == NULL)
    return;
  if (value == NULL)
    {
      json_object_remove_member (bodies, steps[1]);
      return;
    }
  if (JSON_NODE_HOLDS_OBJECT (value))
    {
      json_object_set_member (bodies, steps[1], gloss_json_copy (value));
      return;
    }
  note = ensure_parent (fields, steps, 2);
  if (note == NULL)
    return;
  if (!json_object_has_member (note, "type"))
    {
      json_object_set_string_member (note, "type", "TextualBody");
      json_object_set_string_member (note, "purpose", "commenting");
    }
  json_object_set_member (note, "value", gloss_json_copy (value));
}

/**
 * gloss_item_fields_set:
 * @fields: what gloss_item_to_fields() gave
 * @field: the name of a field
 * @value: (nullable): what it is to be, nothing to take it away
 *
 * Sets a field. A pointer that leads through something that is no object is passed over.
 */
void
gloss_item_fields_set (JsonNode   *fields,
                       const char *field,
                       JsonNode   *value)
{
  g_autofree char *path = dup_path (fields, field);
  g_auto (GStrv) steps = *path == '/' ? g_strsplit (path + 1, "/", -1) : NULL;
  guint n_steps = steps != NULL ? g_strv_length (steps) : 0;
  g_autofree char *name = n_steps > 0 ? unescape (steps[n_steps - 1]) : NULL;
  JsonObject *parent;

  if (g_str_equal (field, GLOSS_FIELD_NOTE))
    {
      set_note (fields, value);
      return;
    }
  parent = n_steps > 0 ? ensure_parent (fields, steps, n_steps - 1) : NULL;
  if (parent == NULL)
    return;
  if (value != NULL)
    json_object_set_member (parent, name, gloss_json_copy (value));
  else
    json_object_remove_member (parent, name);
}
