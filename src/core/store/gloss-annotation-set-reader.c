/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a sidecar to a set. */
#include "config.h"

#include "store/gloss-annotation-set-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gloss-error.h"
#include "json/gloss-json.h"

/* Which page is read and what it has given so far. */
typedef struct
{
  GlossAnnotationSet *set;
  GlossItemContext context;
  GHashTable *ids;
} GlossPageReader;

static gboolean
fail_foreign (const char  *name,
              GError     **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” does not hold annotations of Gloss."), name);
  return FALSE;
}

/* The first number of "1.0"; -1 where it is no version. */
static int
parse_major (const char *version)
{
  char *end = NULL;
  guint64 major;

  if (version == NULL || !g_ascii_isdigit (*version))
    return -1;
  major = g_ascii_strtoull (version, &end, 10);
  return *end == '.' && g_ascii_isdigit (end[1]) && major <= G_MAXINT ? (int) major : -1;
}

static gboolean
check_header (JsonObject  *header,
              gboolean     has_items,
              const char  *name,
              int         *major,
              GError     **error)
{
  JsonObject *reviewer = gloss_item_get_object (header, "gloss:reviewer");

  *major = parse_major (gloss_item_get_string (header, "gloss:format"));
  if (*major < 1 || g_strcmp0 (gloss_item_get_string (header, "type"), "AnnotationPage") != 0)
    return fail_foreign (name, error);
  if (reviewer == NULL || gloss_item_get_string (reviewer, "id") == NULL)
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” does not say whose annotations it holds."), name);
      return FALSE;
    }
  if (*major == GLOSS_FORMAT_MAJOR && !has_items)
    return fail_foreign (name, error);
  return TRUE;
}

/* What cannot be taken apart without loss stays as it stands in the file. */
static void
quarantine (GlossPageReader        *reader,
            const GlossJsonElement *element,
            const char             *reason)
{
  g_autofree char *text = NULL;
  const char *id = NULL;

  if (element->node != NULL)
    {
      text = gloss_item_to_text (element->node);
      id = gloss_item_get_id (element->node);
    }
  else
    text = g_strndup (element->text, element->n_bytes);
  g_ptr_array_add (reader->set->quarantined, gloss_quarantined_item_new (element->index, id, reason, text));
}

/* Of two items with one id the first that can be understood counts. */
static gboolean
read_item (GlossPageReader  *reader,
           JsonNode         *node,
           GError          **error)
{
  const char *id = gloss_item_get_id (node);

  if (id != NULL && g_hash_table_contains (reader->ids, id))
    {
      g_set_error_literal (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("Another one has the same id."));
      return FALSE;
    }
  if (gloss_link_is_one (node))
    {
      GlossLinkItem *link = gloss_link_decode (node, error);

      if (link == NULL)
        return FALSE;
      g_ptr_array_add (reader->set->links, link);
      g_hash_table_add (reader->ids, link->link.id);
    }
  else
    {
      g_autoptr (GlossAnnotation) annotation = gloss_annotation_decode (node, &reader->context, error);

      if (annotation == NULL)
        return FALSE;
      gloss_annotation_set_put (reader->set, annotation);
      g_hash_table_add (reader->ids, (gpointer) gloss_annotation_get_id (annotation));
    }
  return TRUE;
}

static void
read_element (const GlossJsonElement *element,
              gpointer                user_data)
{
  g_autoptr (GError) error = NULL;

  if (element->node == NULL)
    quarantine (user_data, element, _("One of its members is there twice."));
  else if (!read_item (user_data, element->node, &error))
    quarantine (user_data, element, error->message);
}

static void
read_items (GlossAnnotationSet       *self,
            const GlossJsonArrayText *items)
{
  JsonObject *source = gloss_item_get_object (gloss_annotation_set_get_header (self), "gloss:source");
  GlossPageReader reader = {
    .set = self,
    .context = { self->reviewer.id, gloss_annotation_set_get_text_sha256 (self), -1 },
    .ids = g_hash_table_new (g_str_hash, g_str_equal),
  };

  if (source != NULL)
    reader.context.text_length = gloss_item_get_int (source, "textLength", -1);
  gloss_json_array_foreach (items, read_element, &reader);
  g_hash_table_unref (reader.ids);
}

static void
read_deleted (GlossAnnotationSet *self)
{
  JsonNode *node = json_object_get_member (gloss_annotation_set_get_header (self), "gloss:deleted");
  JsonArray *ids = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    {
      JsonNode *id = json_array_get_element (ids, i);

      if (JSON_NODE_HOLDS_VALUE (id) && json_node_get_value_type (id) == G_TYPE_STRING)
        g_hash_table_add (self->deleted, json_node_dup_string (id));
    }
}

/**
 * gloss_annotation_set_read:
 * @bytes: what a sidecar holds
 * @name: what messages call it
 * @error: why it cannot be read at all, with #GLOSS_ERROR_FORMAT or #GLOSS_ERROR_LIMIT
 *
 * Reads a sidecar. An item that is malformed is quarantined and the others are read; a file of a newer format is read
 * as far as it can be understood, and read-only. Any thread.
 *
 * Returns: (transfer full): the set, or %NULL
 */
GlossAnnotationSet *
gloss_annotation_set_read (GBytes      *bytes,
                           const char  *name,
                           GError     **error)
{
  g_autoptr (JsonNode) root = NULL;
  GlossJsonArrayText items;
  GlossAnnotationSet *self;
  JsonObject *header;
  int major = 0;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  root = gloss_json_read_without (bytes, name, "items", &items, error);
  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      fail_foreign (name, error);
      return NULL;
    }
  header = json_node_get_object (root);
  if (!check_header (header, items.text != NULL, name, &major, error))
    return NULL;
  self = gloss_annotation_set_new_with_header (json_node_ref (root));
  self->is_read_only = major > GLOSS_FORMAT_MAJOR;
  if (items.text != NULL)
    read_items (self, &items);
  read_deleted (self);
  gloss_coverage_read (self->coverage, json_object_get_member (header, "gloss:coverage"));
  return self;
}
