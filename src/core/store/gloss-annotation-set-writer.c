/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a set to the bytes of a sidecar. */
#include "config.h"

#include "store/gloss-annotation-set-private.h"

#include <string.h>

#include "json/gloss-json.h"

/* An item as it stands in the file: understood ones of an id before those that are not. */
typedef struct
{
  const char *id;
  guint rank;
  const char *text;
  char *owned;
} GlossWrittenItem;

static void
gloss_written_item_clear (gpointer data)
{
  GlossWrittenItem *item = data;

  g_clear_pointer (&item->owned, g_free);
}

/* What has no id comes last, as it was. What has come together from two files has one order, too. */
static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const GlossWrittenItem *one = a;
  const GlossWrittenItem *other = b;
  int order;

  if (one->id == NULL || other->id == NULL)
    order = (one->id == NULL) - (other->id == NULL);
  else
    order = strcmp (one->id, other->id);
  if (order == 0)
    order = one->rank < other->rank ? -1 : one->rank > other->rank;
  return order != 0 ? order : strcmp (one->text, other->text);
}

static void
list_annotations (GlossAnnotationSet *self,
                  GArray             *items)
{
  GHashTableIter iter;
  gpointer id, annotation;

  g_hash_table_iter_init (&iter, self->annotations);
  while (g_hash_table_iter_next (&iter, &id, &annotation))
    {
      GlossWrittenItem item = { .id = id };
      gboolean is_current;

      item.text = gloss_annotation_get_record (annotation, &is_current);
      if (!is_current)
        item.text = item.owned = gloss_annotation_encode (annotation, self->source_iri);
      g_array_append_val (items, item);
    }
}

static GArray *
list_items (GlossAnnotationSet *self)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (GlossWrittenItem));

  g_array_set_clear_func (items, gloss_written_item_clear);
  list_annotations (self, items);
  for (guint i = 0; i < self->links->len; i++)
    {
      const GlossLinkItem *link = g_ptr_array_index (self->links, i);
      GlossWrittenItem item = { .id = link->link.id, .text = link->text };

      g_array_append_val (items, item);
    }
  for (guint i = 0; i < self->quarantined->len; i++)
    {
      const GlossQuarantinedItem *quarantined = g_ptr_array_index (self->quarantined, i);
      GlossWrittenItem item = { quarantined->quarantined.id, quarantined->quarantined.index + 1, quarantined->text, NULL };

      g_array_append_val (items, item);
    }
  g_array_sort (items, compare_items);
  return items;
}

static void
append_items (GString            *out,
              GlossAnnotationSet *self)
{
  g_autoptr (GArray) items = list_items (self);

  g_string_append_c (out, '[');
  for (guint i = 0; i < items->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      gloss_json_append_line (out, GLOSS_ITEM_DEPTH);
      g_string_append (out, g_array_index (items, GlossWrittenItem, i).text);
    }
  if (items->len > 0)
    gloss_json_append_line (out, GLOSS_ITEM_DEPTH - 1);
  g_string_append_c (out, ']');
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

/* What is no id stays behind them. */
static void
add_foreign (JsonArray *array,
             JsonNode  *before)
{
  JsonArray *elements = before != NULL && JSON_NODE_HOLDS_ARRAY (before) ? json_node_get_array (before) : NULL;

  for (guint i = 0; elements != NULL && i < json_array_get_length (elements); i++)
    {
      JsonNode *element = json_array_get_element (elements, i);

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
        json_array_add_element (array, json_node_ref (element));
    }
}

static JsonNode *
make_deleted (GlossAnnotationSet *self,
              JsonNode           *before)
{
  g_autoptr (GPtrArray) ids = g_hash_table_get_keys_as_ptr_array (self->deleted);
  JsonArray *array = json_array_sized_new (ids->len);
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  g_ptr_array_sort_values (ids, compare_texts);
  for (guint i = 0; i < ids->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (ids, i));
  add_foreign (array, before);
  json_node_take_array (node, array);
  return node;
}

static gboolean
is_empty_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 0;
}

/* What the set itself keeps of a member; NULL where the header says it all, or something that cannot be understood. */
static JsonNode *
make_member (GlossAnnotationSet *self,
             const char         *name,
             JsonNode           *before)
{
  gboolean is_foreign = before != NULL && !JSON_NODE_HOLDS_ARRAY (before);

  if (g_str_equal (name, "gloss:deleted") && (!is_foreign || g_hash_table_size (self->deleted) > 0))
    return make_deleted (self, before);
  if (g_str_equal (name, "gloss:coverage") && self->covers_otherwise)
    return gloss_coverage_write (self->coverage);
  return NULL;
}

static void
append_member (GString    *out,
               const char *name,
               JsonNode   *value)
{
  if (out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  gloss_json_append_line (out, 1);
  gloss_json_append_string (out, name);
  g_string_append (out, ": ");
  if (value != NULL)
    gloss_json_append (out, value, 1);
}

/* A list that became empty goes, unless it was written empty before. */
static void
append_own_member (GString            *out,
                   GlossAnnotationSet *self,
                   const char         *name,
                   JsonNode           *before)
{
  g_autoptr (JsonNode) value = make_member (self, name, before);

  if (value == NULL)
    value = before != NULL ? json_node_ref (before) : NULL;
  if (value != NULL && (!is_empty_array (value) || is_empty_array (before)))
    append_member (out, name, value);
}

static gboolean
has_member (GlossAnnotationSet *self,
            const char         *name)
{
  return json_object_has_member (gloss_annotation_set_get_header (self), name);
}

/* The lists that a page may lack stand in their order before its items, whichever of them it had first. */
static void
append_missing (GString            *out,
                GlossAnnotationSet *self,
                const char         *next)
{
  gboolean is_deleted = g_str_equal (next, "gloss:deleted");

  if (!has_member (self, "gloss:coverage") && (is_deleted || !has_member (self, "gloss:deleted")))
    append_own_member (out, self, "gloss:coverage", NULL);
  if (!is_deleted && !has_member (self, "gloss:deleted"))
    append_own_member (out, self, "gloss:deleted", NULL);
}

/**
 * gloss_annotation_set_write:
 * @self: a set
 *
 * Writes a sidecar. A set that was read and not changed gives the bytes that it was written as; nothing in it depends on when
 * it is written. Any thread, as long as nobody changes @self.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
gloss_annotation_set_write (GlossAnnotationSet *self)
{
  GString *out;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);

  out = g_string_new ("{");
  json_object_iter_init_ordered (&iter, gloss_annotation_set_get_header (self));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      if (g_str_equal (name, "items") || g_str_equal (name, "gloss:deleted"))
        append_missing (out, self, name);
      if (g_str_equal (name, "items"))
        {
          append_member (out, name, NULL);
          append_items (out, self);
        }
      else
        append_own_member (out, self, name, value);
    }
  g_string_append (out, "\n}\n");
  return g_string_free_to_bytes (out);
}
