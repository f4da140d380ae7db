/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that two people, or one in two places, have changed differently. */
#include "config.h"

#include "store/gloss-conflict.h"

#include "json/gloss-json.h"
#include "store/gloss-item.h"
#include "store/gloss-item-fields.h"

G_DEFINE_BOXED_TYPE (GlossConflict, gloss_conflict, gloss_conflict_ref, gloss_conflict_unref)

static JsonNode *
copy (JsonNode *node)
{
  return node != NULL ? gloss_json_copy (node) : NULL;
}

/**
 * gloss_conflict_new:
 * @id: (nullable): an annotation or link, by id
 * @field: what is in conflict
 * @ours: (nullable): our version
 * @base: (nullable): what both were made from
 * @theirs: (nullable): their version
 *
 * Returns: (transfer full): a conflict in which ours counts; the other fields are to be filled in
 */
GlossConflict *
gloss_conflict_new (const char *id,
                    const char *field,
                    JsonNode   *ours,
                    JsonNode   *base,
                    JsonNode   *theirs)
{
  GlossConflict *self = g_atomic_rc_box_new0 (GlossConflict);

  self->id = g_strdup (id);
  self->field = g_strdup (field);
  self->ours = copy (ours);
  self->base = copy (base);
  self->theirs = copy (theirs);
  return self;
}

GlossConflict *
gloss_conflict_ref (GlossConflict *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  GlossConflict *self = data;

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->ours, json_node_unref);
  g_clear_pointer (&self->theirs, json_node_unref);
  g_clear_pointer (&self->base, json_node_unref);
  g_clear_pointer (&self->our_time, g_free);
  g_clear_pointer (&self->their_time, g_free);
}

void
gloss_conflict_unref (GlossConflict *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * gloss_conflict_get_kept:
 * @self: a conflict
 *
 * Returns: (transfer none) (nullable): the version that counts
 */
JsonNode *
gloss_conflict_get_kept (const GlossConflict *self)
{
  return self->prefers_theirs ? self->theirs : self->ours;
}

/**
 * gloss_conflict_get_other:
 * @self: a conflict
 *
 * Returns: (transfer none) (nullable): the version that does not count
 */
JsonNode *
gloss_conflict_get_other (const GlossConflict *self)
{
  return self->prefers_theirs ? self->ours : self->theirs;
}

const char *
gloss_conflict_get_kept_time (const GlossConflict *self)
{
  return self->prefers_theirs ? self->their_time : self->our_time;
}

const char *
gloss_conflict_get_other_time (const GlossConflict *self)
{
  return self->prefers_theirs ? self->our_time : self->their_time;
}

static void
set_copy (JsonObject *object,
          const char *name,
          JsonNode   *value)
{
  if (value != NULL)
    json_object_set_member (object, name, gloss_json_copy (value));
}

/**
 * gloss_conflict_to_entry:
 * @self: a conflict
 *
 * Returns: (transfer full): what the file has of it: the field, the version that does not count as "other", and "base"; a version
 * that was nothing is missing. It is the same whichever side was ours.
 */
JsonNode *
gloss_conflict_to_entry (const GlossConflict *self)
{
  JsonObject *entry = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  const char *time = gloss_conflict_get_other_time (self);

  json_object_set_string_member (entry, "field", self->field);
  set_copy (entry, "base", self->base);
  set_copy (entry, "other", gloss_conflict_get_other (self));
  if (time != NULL)
    json_object_set_string_member (entry, "modified", time);
  json_node_take_object (node, entry);
  return node;
}

static JsonArray *
get_entries (JsonNode *item)
{
  JsonNode *node = JSON_NODE_HOLDS_OBJECT (item) ? json_object_get_member (json_node_get_object (item), GLOSS_CONFLICTS_MEMBER) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_entry (JsonArray *entries,
           guint      index)
{
  JsonNode *node = json_array_get_element (entries, index);

  if (!JSON_NODE_HOLDS_OBJECT (node) || gloss_item_get_string (json_node_get_object (node), "field") == NULL)
    return NULL;
  return json_node_get_object (node);
}

static GlossConflict *
from_entry (const char *id,
            JsonNode   *fields,
            JsonObject *item,
            JsonObject *entry)
{
  const char *field = gloss_item_get_string (entry, "field");
  GlossConflict *self = gloss_conflict_new (id, field, gloss_item_fields_get (fields, field),
                                            json_object_get_member (entry, "base"), json_object_get_member (entry, "other"));

  self->our_time = g_strdup (gloss_item_get_string (item, "modified"));
  self->their_time = g_strdup (gloss_item_get_string (entry, "modified"));
  return self;
}

/**
 * gloss_conflict_list:
 * @id: (nullable): the id of @item
 * @item: an item, or the members of a page
 *
 * Returns: (transfer full) (element-type GlossConflict): what nobody has decided yet; ours is what @item says now
 */
GPtrArray *
gloss_conflict_list (const char *id,
                     JsonNode   *item)
{
  GPtrArray *conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_conflict_unref);
  JsonArray *entries = get_entries (item);
  g_autoptr (JsonNode) fields = entries != NULL ? gloss_item_to_fields (item) : NULL;

  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = get_entry (entries, i);

      if (entry != NULL)
        g_ptr_array_add (conflicts, from_entry (id, fields, json_node_get_object (item), entry));
    }
  return conflicts;
}

static gboolean
has_entry (JsonArray *entries,
           JsonNode  *entry)
{
  for (guint i = 0; i < json_array_get_length (entries); i++)
    if (json_node_equal (json_array_get_element (entries, i), entry))
      return TRUE;
  return FALSE;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  g_autofree char *one = gloss_json_to_string ((JsonNode *) a);
  g_autofree char *other = gloss_json_to_string ((JsonNode *) b);

  return g_strcmp0 (one, other);
}

/* In an order that does not depend on who merged. */
static JsonNode *
sort_entries (JsonArray *entries)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < json_array_get_length (entries); i++)
    g_ptr_array_add (sorted, json_array_get_element (entries, i));
  g_ptr_array_sort_values (sorted, compare_entries);
  for (guint i = 0; i < sorted->len; i++)
    json_array_add_element (array, gloss_json_copy (g_ptr_array_index (sorted, i)));
  json_node_take_array (node, array);
  return node;
}

/**
 * gloss_conflict_add_to:
 * @item: an item, or the members of a page
 * @conflicts: (element-type GlossConflict): conflicts
 * @id: (nullable): which of them are meant
 *
 * Returns: (transfer full): @item with what lost in the conflicts on @id, as far as it is not in there yet
 */
JsonNode *
gloss_conflict_add_to (JsonNode   *item,
                       GPtrArray  *conflicts,
                       const char *id)
{
  JsonNode *node = gloss_json_copy (item);
  JsonNode *before = json_object_get_member (json_node_get_object (node), GLOSS_CONFLICTS_MEMBER);
  JsonArray *old = get_entries (node);
  g_autoptr (JsonArray) entries = old != NULL ? json_array_ref (old) : json_array_new ();
  guint n_before;

  /* Something of somebody else's under this name stays. */
  if (old == NULL && before != NULL)
    json_array_add_element (entries, gloss_json_copy (before));
  n_before = json_array_get_length (entries);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const GlossConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autoptr (JsonNode) entry = g_strcmp0 (conflict->id, id) == 0 ? gloss_conflict_to_entry (conflict) : NULL;

      if (entry != NULL && !has_entry (entries, entry))
        json_array_add_element (entries, g_steal_pointer (&entry));
    }
  if (json_array_get_length (entries) > n_before)
    json_object_set_member (json_node_get_object (node), GLOSS_CONFLICTS_MEMBER, sort_entries (entries));
  return node;
}

static gboolean
is_about (const GlossConflict *self,
          JsonObject          *entry)
{
  JsonNode *other = json_object_get_member (entry, "other");
  JsonNode *mine = gloss_conflict_get_other (self);

  if (g_strcmp0 (gloss_item_get_string (entry, "field"), self->field) != 0)
    return FALSE;
  return other == NULL || mine == NULL ? other == mine : json_node_equal (other, mine);
}

static JsonNode *
without_entry (JsonArray           *entries,
               const GlossConflict *self)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = get_entry (entries, i);

      if (entry == NULL || !is_about (self, entry))
        json_array_add_element (array, gloss_json_copy (json_array_get_element (entries, i)));
    }
  json_node_take_array (node, array);
  return node;
}

/**
 * gloss_conflict_settle:
 * @self: a conflict on @item
 * @item: an item
 * @takes_other: whether the version that lost is to count from now on
 *
 * Returns: (transfer full): @item as it was decided, and without the conflict
 */
JsonNode *
gloss_conflict_settle (const GlossConflict *self,
                       JsonNode            *item,
                       gboolean             takes_other)
{
  g_autoptr (JsonNode) fields = gloss_item_to_fields (item);
  JsonArray *entries = get_entries (fields);
  g_autoptr (JsonNode) left = entries != NULL ? without_entry (entries, self) : NULL;
  gboolean is_empty = left == NULL || json_array_get_length (json_node_get_array (left)) == 0;

  if (entries != NULL && is_empty)
    json_object_remove_member (json_node_get_object (fields), GLOSS_CONFLICTS_MEMBER);
  else if (entries != NULL)
    json_object_set_member (json_node_get_object (fields), GLOSS_CONFLICTS_MEMBER, g_steal_pointer (&left));
  if (takes_other)
    gloss_item_fields_set (fields, self->field, gloss_conflict_get_other (self));
  return gloss_item_from_fields (fields, item);
}
