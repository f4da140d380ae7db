/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One item of a sidecar and its JSON. */
#include "config.h"

#include "store/gloss-item.h"

#include <string.h>

#include "json/gloss-json.h"

/* Most items are shorter. */
#define ITEM_BYTES 2048

/**
 * gloss_link_item_new:
 * @link: what it says
 * @text: its JSON
 *
 * Returns: (transfer full): a copy of both
 */
GlossLinkItem *
gloss_link_item_new (const GlossLink *link,
                     const char      *text)
{
  GlossLinkItem *self = g_atomic_rc_box_new0 (GlossLinkItem);

  self->link.id = g_strdup (link->id);
  self->link.relation = g_strdup (link->relation);
  self->link.from = g_strdup (link->from);
  self->link.to = g_strdup (link->to);
  self->text = g_strdup (text);
  return self;
}

/**
 * gloss_link_item_ref:
 * @self: a link
 *
 * Returns: (transfer full): @self
 */
GlossLinkItem *
gloss_link_item_ref (GlossLinkItem *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
gloss_link_item_clear (gpointer data)
{
  GlossLinkItem *self = data;

  g_clear_pointer (&self->link.id, g_free);
  g_clear_pointer (&self->link.relation, g_free);
  g_clear_pointer (&self->link.from, g_free);
  g_clear_pointer (&self->link.to, g_free);
  g_clear_pointer (&self->text, g_free);
}

/**
 * gloss_link_item_unref:
 * @self: (transfer full): a link
 */
void
gloss_link_item_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, gloss_link_item_clear);
}

/**
 * gloss_quarantined_item_new:
 * @index: its place among the items of the file
 * @id: (nullable): its id if it has a readable one
 * @reason: a translated sentence
 * @text: its JSON
 *
 * Returns: (transfer full): a copy of all
 */
GlossQuarantinedItem *
gloss_quarantined_item_new (guint       index,
                            const char *id,
                            const char *reason,
                            const char *text)
{
  GlossQuarantinedItem *self = g_atomic_rc_box_new0 (GlossQuarantinedItem);

  self->quarantined.index = index;
  self->quarantined.id = g_strdup (id);
  self->quarantined.reason = g_strdup (reason);
  self->text = g_strdup (text);
  return self;
}

/**
 * gloss_quarantined_item_ref:
 * @self: an item
 *
 * Returns: (transfer full): @self
 */
GlossQuarantinedItem *
gloss_quarantined_item_ref (GlossQuarantinedItem *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
gloss_quarantined_item_clear (gpointer data)
{
  GlossQuarantinedItem *self = data;

  g_clear_pointer (&self->quarantined.id, g_free);
  g_clear_pointer (&self->quarantined.reason, g_free);
  g_clear_pointer (&self->text, g_free);
}

/**
 * gloss_quarantined_item_unref:
 * @self: (transfer full): an item
 */
void
gloss_quarantined_item_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, gloss_quarantined_item_clear);
}

/**
 * gloss_item_get_string:
 * @object: an object
 * @name: one of its members
 *
 * Returns: (nullable): the text it holds; nothing where it is absent or something else
 */
const char *
gloss_item_get_string (JsonObject *object,
                       const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/**
 * gloss_item_get_int:
 * @object: an object
 * @name: one of its members
 * @fallback: what stands in where it is absent or something else
 *
 * Returns: the whole number it holds
 */
gint64
gloss_item_get_int (JsonObject *object,
                    const char *name,
                    gint64      fallback)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return fallback;
  return json_node_get_int (node);
}

/**
 * gloss_item_get_object:
 * @object: an object
 * @name: one of its members
 *
 * Returns: (transfer none) (nullable): the object it holds; nothing where it is absent or something else
 */
JsonObject *
gloss_item_get_object (JsonObject *object,
                       const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * gloss_item_get_id:
 * @node: an item
 *
 * Returns: (nullable): its id if it has a readable one
 */
const char *
gloss_item_get_id (JsonNode *node)
{
  const char *id = JSON_NODE_HOLDS_OBJECT (node) ? gloss_item_get_string (json_node_get_object (node), "id") : NULL;

  return id != NULL && *id != '\0' ? id : NULL;
}

/**
 * gloss_item_to_text:
 * @node: an item
 *
 * Returns: (transfer full): its JSON, laid out as it lies in a file
 */
char *
gloss_item_to_text (JsonNode *node)
{
  GString *text = g_string_sized_new (ITEM_BYTES);

  gloss_json_append (text, node, GLOSS_ITEM_DEPTH);
  return g_string_free_and_steal (text);
}

/**
 * gloss_item_from_text:
 * @text: what gloss_item_to_text() gave
 *
 * Returns: (transfer full): the item
 */
JsonNode *
gloss_item_from_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JsonNode *node = gloss_json_read (bytes, "item", &error);

  if (node == NULL)
    g_error ("An item that was read cannot be read again: %s", error->message);
  return node;
}
