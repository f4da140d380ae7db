/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three-way merge of JSON. */
#include "config.h"

#include "store/gloss-json-merge.h"

#include <string.h>

#include "json/gloss-json.h"

static JsonNode *merge_at (const GlossJsonMerge *self,
                           const char           *path,
                           JsonNode             *ours,
                           JsonNode             *base,
                           JsonNode             *theirs);

static gboolean
equal (JsonNode *a,
       JsonNode *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return json_node_equal (a, b);
}

static gboolean
is_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node);
}

static gboolean
is_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node);
}

static JsonNode *
get (JsonNode   *object,
     const char *name)
{
  return is_object (object) ? json_object_get_member (json_node_get_object (object), name) : NULL;
}

static JsonNode *
copy (JsonNode *node)
{
  return node != NULL ? gloss_json_copy (node) : NULL;
}

/**
 * gloss_json_dup_pointer:
 * @path: a JSON pointer
 * @name: a member of what is there
 *
 * Returns: (transfer full): the pointer to the member
 */
char *
gloss_json_dup_pointer (const char *path,
                        const char *name)
{
  GString *pointer = g_string_new (path);

  g_string_append_c (pointer, '/');
  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '~')
        g_string_append (pointer, "~0");
      else if (*p == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *p);
    }
  return g_string_free_and_steal (pointer);
}

/* --- lists ---------------------------------------------------------------------------------- */

/* How often each element is in the list, by its text. */
static GHashTable *
count_elements (JsonNode *list)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *array = is_array (list) ? json_node_get_array (list) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      char *text = gloss_json_to_string (json_array_get_element (array, i));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));

      g_hash_table_replace (counts, text, GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

static guint
merge_count (guint ours,
             guint base,
             guint theirs)
{
  if (ours == base)
    return theirs;
  return theirs == base ? ours : MAX (ours, theirs);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

static GPtrArray *
list_texts (GHashTable *ours,
            GHashTable *theirs)
{
  GPtrArray *texts = g_hash_table_get_keys_as_ptr_array (ours);
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, theirs);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (!g_hash_table_contains (ours, text))
      g_ptr_array_add (texts, text);
  g_ptr_array_sort_values (texts, compare_texts);
  return texts;
}

/* Both sides must come to the same order. */
static JsonNode *
merge_lists (JsonNode *ours,
             JsonNode *base,
             JsonNode *theirs)
{
  g_autoptr (GHashTable) our_counts = count_elements (ours);
  g_autoptr (GHashTable) base_counts = count_elements (base);
  g_autoptr (GHashTable) their_counts = count_elements (theirs);
  g_autoptr (GPtrArray) texts = list_texts (our_counts, their_counts);
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = g_ptr_array_index (texts, i);
      guint n = merge_count (GPOINTER_TO_UINT (g_hash_table_lookup (our_counts, text)),
                             GPOINTER_TO_UINT (g_hash_table_lookup (base_counts, text)),
                             GPOINTER_TO_UINT (g_hash_table_lookup (their_counts, text)));

      for (; n > 0; n--)
        json_array_add_element (array, json_from_string (text, NULL));
    }
  json_node_take_array (node, array);
  if (json_array_get_length (array) > 0)
    return node;
  json_node_unref (node);
  return NULL;
}

/* --- objects -------------------------------------------------------------------------------- */

/* Whose order of members the merged object has: both sides must choose the same, and merging again too. */
static gboolean
leads (GList *a,
       GList *b)
{
  guint n_a = g_list_length (a);
  guint n_b = g_list_length (b);

  if (n_a != n_b)
    return n_a > n_b;
  for (; a != NULL; a = a->next, b = b->next)
    {
      int order = strcmp (a->data, b->data);

      if (order != 0)
        return order > 0;
    }
  return TRUE;
}

/* The names of both: those that only the other has come after the name that they follow there. */
static GQueue *
merge_names (JsonNode *ours,
             JsonNode *theirs)
{
  g_autoptr (GList) our_names = json_object_get_members (json_node_get_object (ours));
  g_autoptr (GList) their_names = json_object_get_members (json_node_get_object (theirs));
  g_autoptr (GHashTable) links = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean we_lead = leads (our_names, their_names);
  GQueue *names = g_queue_new ();
  GList *last = NULL;

  for (GList *l = we_lead ? our_names : their_names; l != NULL; l = l->next)
    {
      g_queue_push_tail (names, l->data);
      g_hash_table_insert (links, l->data, names->tail);
    }
  for (GList *l = we_lead ? their_names : our_names; l != NULL; l = l->next)
    {
      GList *found = g_hash_table_lookup (links, l->data);

      if (found == NULL)
        {
          found = g_list_prepend (NULL, l->data);
          g_queue_insert_after_link (names, last, found);
        }
      last = found;
    }
  return names;
}

static JsonNode *
merge_objects (const GlossJsonMerge *self,
               const char           *path,
               JsonNode             *ours,
               JsonNode             *base,
               JsonNode             *theirs)
{
  g_autoptr (GQueue) names = merge_names (ours, theirs);
  JsonObject *merged = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (GList *l = names->head; l != NULL; l = l->next)
    {
      const char *name = l->data;
      g_autofree char *pointer = gloss_json_dup_pointer (path, name);
      JsonNode *value = merge_at (self, pointer, get (ours, name), get (base, name), get (theirs, name));

      if (value != NULL)
        json_object_set_member (merged, name, value);
    }
  json_node_take_object (node, merged);
  return node;
}

/* --- values --------------------------------------------------------------------------------- */

/* A change counts before a removal, then the later one; where that is not known, whichever both sides choose. */
static gboolean
prefers_theirs (const GlossJsonMerge *self,
                JsonNode             *ours,
                JsonNode             *theirs)
{
  g_autofree char *our_text = NULL;
  g_autofree char *their_text = NULL;

  if (ours == NULL || theirs == NULL)
    return ours == NULL;
  if (self->order != 0)
    return self->order < 0;
  our_text = gloss_json_to_string (ours);
  their_text = gloss_json_to_string (theirs);
  return strcmp (their_text, our_text) > 0;
}

static JsonNode *
choose (const GlossJsonMerge *self,
        const char           *path,
        gboolean              is_quiet,
        JsonNode             *ours,
        JsonNode             *base,
        JsonNode             *theirs)
{
  gboolean prefer_theirs = prefers_theirs (self, ours, theirs);

  if (!is_quiet && self->clash != NULL)
    self->clash (path, ours, base, theirs, prefer_theirs, self->user_data);
  return copy (prefer_theirs ? theirs : ours);
}

static JsonNode *
merge_at (const GlossJsonMerge *self,
          const char           *path,
          JsonNode             *ours,
          JsonNode             *base,
          JsonNode             *theirs)
{
  GlossJsonRule rule;

  if (equal (ours, theirs) || equal (theirs, base))
    return copy (ours);
  if (equal (ours, base))
    return copy (theirs);
  rule = self->find_rule != NULL ? self->find_rule (path) : GLOSS_JSON_RULE_DEEP;
  if (rule == GLOSS_JSON_RULE_LIST && (ours == NULL || is_array (ours)) && (theirs == NULL || is_array (theirs)))
    return merge_lists (ours, base, theirs);
  if (rule == GLOSS_JSON_RULE_DEEP && is_object (ours) && is_object (theirs))
    return merge_objects (self, path, ours, base, theirs);
  return choose (self, path, rule == GLOSS_JSON_RULE_QUIET, ours, base, theirs);
}

/**
 * gloss_json_merge:
 * @self: what is known beyond the values
 * @ours: (nullable): a value; nothing where it was taken away
 * @base: (nullable): what both were made from
 * @theirs: (nullable): another
 *
 * What only one side changed is taken from it. Where both did, objects are merged member by member; of two other values one counts, which
 * is the same whichever side is ours, and the clash is told.
 *
 * Returns: (transfer full) (nullable): the merged value, that shares nothing with the others
 */
JsonNode *
gloss_json_merge (const GlossJsonMerge *self,
                  JsonNode             *ours,
                  JsonNode             *base,
                  JsonNode             *theirs)
{
  return merge_at (self, "", ours, base, theirs);
}
