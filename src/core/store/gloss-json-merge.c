/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three-way merge of JSON. */
#include "config.h"

#include "store/gloss-json-merge.h"

#include "json/gloss-json.h"
#include "store/gloss-item.h"

/* The members that say where an annotation is: they are taken together. */
static const char *const place_members[] = { "target", "gloss:pieces", "gloss:anchor", NULL };

static gboolean
equal (JsonNode *a,
       JsonNode *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return json_node_equal (a, b);
}

static JsonNode *
get (JsonNode   *object,
     const char *name)
{
  return object != NULL ? json_object_get_member (json_node_get_object (object), name) : NULL;
}

static gboolean
is_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node);
}

static JsonNode *
ref_or_null (JsonNode *node)
{
  return node != NULL ? json_node_ref (node) : NULL;
}

/* One value: what only one side changed is taken from it; of two changes the preferred, and a change before a removal. */
static JsonNode *
merge_value (JsonNode *ours,
             JsonNode *base,
             JsonNode *theirs,
             gboolean  prefer_theirs)
{
  if (equal (ours, theirs) || equal (theirs, base))
    return ref_or_null (ours);
  if (equal (ours, base))
    return ref_or_null (theirs);
  if (is_object (ours) && is_object (theirs))
    return gloss_json_merge_objects (ours, is_object (base) ? base : NULL, theirs, prefer_theirs);
  if (ours == NULL || theirs == NULL)
    return ref_or_null (ours != NULL ? ours : theirs);
  return json_node_ref (prefer_theirs ? theirs : ours);
}

static void
merge_member (JsonObject *merged,
              const char *name,
              JsonNode   *ours,
              JsonNode   *base,
              JsonNode   *theirs,
              gboolean    prefer_theirs)
{
  JsonNode *value = merge_value (get (ours, name), get (base, name), get (theirs, name), prefer_theirs);

  if (value != NULL)
    json_object_set_member (merged, name, value);
}

/**
 * gloss_json_merge_objects:
 * @ours: an object
 * @base: (nullable): what both were made from
 * @theirs: another
 * @prefer_theirs: which counts where both changed a value
 *
 * Merges member by member, objects within them likewise.
 *
 * Returns: (transfer full): the merged object, in the order of @ours, what only @theirs has at the end
 */
JsonNode *
gloss_json_merge_objects (JsonNode *ours,
                          JsonNode *base,
                          JsonNode *theirs,
                          gboolean  prefer_theirs)
{
  JsonObject *merged = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, json_node_get_object (ours));
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    merge_member (merged, name, ours, base, theirs, prefer_theirs);
  json_object_iter_init_ordered (&iter, json_node_get_object (theirs));
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      if (get (ours, name) == NULL)
        merge_member (merged, name, ours, base, theirs, prefer_theirs);
    }
  json_node_take_object (node, merged);
  return node;
}

/* A body's key among its fellows: its purpose and how many with that purpose came before; else itself. */
static char *
dup_body_key (JsonObject *keyed,
              JsonNode   *body)
{
  const char *purpose = is_object (body) ? gloss_item_get_string (json_node_get_object (body), "purpose") : NULL;

  if (purpose == NULL)
    return gloss_item_to_text (body);
  for (guint n = 0;; n++)
    {
      g_autofree char *key = g_strdup_printf ("%s %u", purpose, n);

      if (!json_object_has_member (keyed, key))
        return g_steal_pointer (&key);
    }
}

static JsonNode *
key_bodies (JsonNode *bodies)
{
  JsonObject *keyed = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonArray *array = bodies != NULL && JSON_NODE_HOLDS_ARRAY (bodies) ? json_node_get_array (bodies) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : bodies != NULL;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *body = array != NULL ? json_array_get_element (array, i) : bodies;
      g_autofree char *key = dup_body_key (keyed, body);

      json_object_set_member (keyed, key, json_node_ref (body));
    }
  json_node_take_object (node, keyed);
  return node;
}

/* A tag changed here and a note changed there are no conflict. */
static JsonNode *
merge_bodies (JsonNode *ours,
              JsonNode *base,
              JsonNode *theirs,
              gboolean  prefer_theirs)
{
  g_autoptr (JsonNode) our_keyed = key_bodies (ours);
  g_autoptr (JsonNode) base_keyed = key_bodies (base);
  g_autoptr (JsonNode) their_keyed = key_bodies (theirs);
  g_autoptr (JsonNode) keyed = gloss_json_merge_objects (our_keyed, base_keyed, their_keyed, prefer_theirs);
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonObjectIter iter;
  JsonNode *body;

  json_object_iter_init_ordered (&iter, json_node_get_object (keyed));
  while (json_object_iter_next_ordered (&iter, NULL, &body))
    json_array_add_element (array, json_node_ref (body));
  json_node_take_array (node, array);
  return node;
}

/* Which side the place comes from. */
static JsonNode *
choose_place (JsonNode *ours,
              JsonNode *base,
              JsonNode *theirs,
              gboolean  prefer_theirs)
{
  if (equal (get (theirs, "target"), get (base, "target")))
    return ours;
  if (equal (get (ours, "target"), get (base, "target")))
    return theirs;
  return prefer_theirs ? theirs : ours;
}

static void
set_or_remove (JsonNode   *object,
               const char *name,
               JsonNode   *value)
{
  if (value != NULL)
    gloss_json_take_member (json_node_get_object (object), name, json_node_ref (value));
  else
    json_object_remove_member (json_node_get_object (object), name);
}

/**
 * gloss_json_merge_items:
 * @ours: an item of a sidecar
 * @base: (nullable): what both were made from
 * @theirs: another version of it
 * @prefer_theirs: which counts where both changed a value: that of the later change
 *
 * Merges two versions of an annotation: its place as a whole, its bodies by purpose, everything else by member.
 *
 * Returns: (transfer full): the merged item
 */
JsonNode *
gloss_json_merge_items (JsonNode *ours,
                        JsonNode *base,
                        JsonNode *theirs,
                        gboolean  prefer_theirs)
{
  JsonNode *merged = gloss_json_merge_objects (ours, base, theirs, prefer_theirs);
  JsonNode *place = choose_place (ours, base, theirs, prefer_theirs);

  for (guint i = 0; place_members[i] != NULL; i++)
    set_or_remove (merged, place_members[i], get (place, place_members[i]));
  if (!equal (get (ours, "body"), get (theirs, "body")))
    {
      g_autoptr (JsonNode) bodies = merge_bodies (get (ours, "body"), get (base, "body"), get (theirs, "body"), prefer_theirs);

      set_or_remove (merged, "body", bodies);
    }
  return merged;
}
