/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document holds, in a form that two programs can compare. */
#include "config.h"

#include "state.h"

#include <string.h>

#include "json/gloss-json.h"

/**
 * state_dup_hash:
 * @text: some bytes
 * @n_bytes: how many, or -1
 *
 * Returns: (transfer full): what tells them from others
 */
char *
state_dup_hash (const char *text,
                gssize      n_bytes)
{
  char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, n_bytes);

  hash[STATE_N_HASH] = '\0';
  return hash;
}

static void
put (GHashTable *state,
     const char *key,
     JsonNode   *value)
{
  g_autofree char *text = gloss_json_to_string (value);

  g_hash_table_replace (state, g_strdup (key), state_dup_hash (text, -1));
}

static void
put_items (GHashTable *state,
           JsonArray  *items)
{
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonNode *item = json_array_get_element (items, i);

      put (state, json_object_get_string_member (json_node_get_object (item), "id"), item);
    }
}

static void
put_deleted (GHashTable *state,
             JsonArray  *ids)
{
  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    g_hash_table_replace (state, g_strconcat ("deleted/", json_array_get_string_element (ids, i), NULL), g_strdup ("1"));
}

static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  return json_object_has_member (object, name) ? json_object_get_array_member (object, name) : NULL;
}

/**
 * state_new_for_set:
 * @set: (nullable): a reviewer's
 *
 * Returns: (transfer full) (element-type utf8 utf8): everything in it by what it is called, as hashes
 */
GHashTable *
state_new_for_set (GlossAnnotationSet *set)
{
  GHashTable *state = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GBytes) bytes = set != NULL ? gloss_annotation_set_write (set) : NULL;
  g_autoptr (JsonNode) root = bytes != NULL ? gloss_json_read (bytes, "set", NULL) : NULL;
  JsonObject *object;

  if (root == NULL)
    return state;
  object = json_node_get_object (root);
  put_items (state, get_array (object, "items"));
  put_deleted (state, get_array (object, "gloss:deleted"));
  if (get_array (object, "gloss:coverage") != NULL && json_array_get_length (get_array (object, "gloss:coverage")) > 0)
    put (state, "coverage", json_object_get_member (object, "gloss:coverage"));
  return state;
}

static void
put_corrections (GHashTable       *state,
                 GlossCorrections *corrections)
{
  gsize n;
  const GlossCorrection *all = gloss_corrections_get_all (corrections, &n);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "%u %zu %u %u\n", all[i].type, all[i].offset, all[i].kind, all[i].level);
  if (n > 0)
    g_hash_table_replace (state, g_strdup ("corrections"), state_dup_hash (text->str, text->len));
}

/**
 * state_new:
 * @document: a document
 *
 * Returns: (transfer full) (element-type utf8 utf8): what its reviewer did, as hashes
 */
GHashTable *
state_new (GlossDocument *document)
{
  GHashTable *state = state_new_for_set (document->own);

  put_corrections (state, document->corrections);
  return state;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (a, b);
}

/**
 * state_dup_digest:
 * @state: a state
 *
 * Returns: (transfer full): what tells it from every other one
 */
char *
state_dup_digest (GHashTable *state)
{
  g_autoptr (GPtrArray) keys = g_hash_table_get_keys_as_ptr_array (state);
  g_autoptr (GString) text = g_string_new (NULL);

  g_ptr_array_sort_values (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      g_string_append_printf (text, "%s=%s\n", key, (const char *) g_hash_table_lookup (state, key));
    }
  return state_dup_hash (text->str, text->len);
}

/**
 * state_describe_changes:
 * @before: a state
 * @after: a later one
 *
 * Returns: (transfer full): a word " key=hash" for each difference, without a hash for what has gone
 */
GString *
state_describe_changes (GHashTable *before,
                        GHashTable *after)
{
  GString *text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer key, hash;

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &key, &hash))
    if (g_strcmp0 (g_hash_table_lookup (before, key), hash) != 0)
      g_string_append_printf (text, " %s=%s", (char *) key, (char *) hash);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (after, key))
      g_string_append_printf (text, " %s=", (char *) key);
  return text;
}
