/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a codebook's JSON, with errors that say where. */
#include "config.h"

#include "codebook/gloss-codebook-member.h"

#include <glib/gi18n-lib.h>

#include "gloss-error.h"

#define MAX_ID_LENGTH 64

/* What translators see the words of the codebook that comes with Gloss under. */
#define CONTEXT "codebook"

/* `path.member`, or the member alone at the root. */
static char *
dup_path (const GlossMember *self,
          const char        *member)
{
  if (*self->path == '\0')
    return g_strdup (member);
  return g_strconcat (self->path, ".", member, NULL);
}

/**
 * gloss_member_fail:
 * @self: an object of a codebook
 * @member: what is wrong in it
 * @error: (out): set to #GLOSS_ERROR_FORMAT
 * @problem: a translated sentence about it
 *
 * Returns: %FALSE
 */
gboolean
gloss_member_fail (const GlossMember  *self,
                   const char         *member,
                   GError            **error,
                   const char         *problem)
{
  g_autofree char *path = dup_path (self, member);

  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("The codebook “%s” has a fault at “%s”: %s"),
               self->name, path, problem);
  return FALSE;
}

/* The member if it is there and not null. */
static JsonNode *
get_node (const GlossMember *self,
          const char        *member)
{
  JsonNode *node = json_object_get_member (self->object, member);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static gboolean
is_value (JsonNode *node,
          GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/**
 * gloss_member_get_text:
 * @value: (out) (nullable): its text; %NULL where it is absent
 *
 * Returns: %FALSE where it is not text
 */
gboolean
gloss_member_get_text (const GlossMember  *self,
                       const char         *member,
                       char              **value,
                       GError            **error)
{
  JsonNode *node = get_node (self, member);

  *value = NULL;
  if (node == NULL)
    return TRUE;
  if (!is_value (node, G_TYPE_STRING))
    return gloss_member_fail (self, member, error, _("This must be text."));
  *value = json_node_dup_string (node);
  return TRUE;
}

/* The words as the person reads them. */
static const char *
translate (const GlossMember *self,
           const char        *words)
{
  return self->translated && *words != '\0' ? g_dpgettext2 (GETTEXT_PACKAGE, CONTEXT, words) : words;
}

/**
 * gloss_member_get_words:
 * @value: (out) (nullable): what people read there; %NULL where it is absent
 *
 * Returns: %FALSE where it is not text
 */
gboolean
gloss_member_get_words (const GlossMember  *self,
                        const char         *member,
                        char              **value,
                        GError            **error)
{
  if (!gloss_member_get_text (self, member, value, error))
    return FALSE;
  if (*value != NULL)
    g_set_str (value, translate (self, *value));
  return TRUE;
}

static gboolean
is_id (const char *text)
{
  gsize n = 0;

  for (; text[n] != '\0'; n++)
    {
      if (!g_ascii_isalnum (text[n]) && text[n] != '_' && text[n] != '-' && text[n] != '.')
        return FALSE;
    }
  return n > 0 && n <= MAX_ID_LENGTH;
}

/**
 * gloss_member_get_id:
 * @id: (out): the object's id
 *
 * Returns: %FALSE where there is none, or one that other formats could not carry
 */
gboolean
gloss_member_get_id (const GlossMember  *self,
                     char              **id,
                     GError            **error)
{
  if (!gloss_member_get_text (self, "id", id, error))
    return FALSE;
  if (*id == NULL)
    return gloss_member_fail (self, "id", error, _("It is missing."));
  if (is_id (*id))
    return TRUE;
  g_clear_pointer (id, g_free);
  return gloss_member_fail (self, "id", error,
                            _("An id has 1 to 64 letters from a to z, digits, “_”, “-” and “.”."));
}

/**
 * gloss_member_get_label:
 * @id: what stands in where there is no label
 * @label: (out): what people read
 *
 * Returns: %FALSE where it is not text
 */
gboolean
gloss_member_get_label (const GlossMember  *self,
                        const char         *id,
                        char              **label,
                        GError            **error)
{
  if (!gloss_member_get_words (self, "label", label, error))
    return FALSE;
  if (*label == NULL || **label == '\0')
    g_set_str (label, id);
  return TRUE;
}

/**
 * gloss_member_get_key:
 * @key: (out) (nullable): one letter or digit; %NULL where there is none
 *
 * Returns: %FALSE where it is not a key that can be pressed
 */
gboolean
gloss_member_get_key (const GlossMember  *self,
                      char              **key,
                      GError            **error)
{
  if (!gloss_member_get_text (self, "key", key, error))
    return FALSE;
  if (*key == NULL)
    return TRUE;
  if (g_utf8_strlen (*key, -1) == 1 && g_unichar_isalnum (g_utf8_get_char (*key)))
    return TRUE;
  g_clear_pointer (key, g_free);
  return gloss_member_fail (self, "key", error, _("A key is one letter or digit."));
}

/* The array if it is there; fails where it is something else. */
static gboolean
get_array (const GlossMember  *self,
           const char         *member,
           JsonArray         **array,
           GError            **error)
{
  JsonNode *node = get_node (self, member);

  *array = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return gloss_member_fail (self, member, error, _("This must be a list."));
  *array = json_node_get_array (node);
  return TRUE;
}

/**
 * gloss_member_get_texts:
 * @values: (out): its texts; an empty list where it is absent
 *
 * Returns: %FALSE where it is not a list of texts
 */
gboolean
gloss_member_get_texts (const GlossMember  *self,
                        const char         *member,
                        char             ***values,
                        GError            **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  *values = NULL;
  if (!get_array (self, member, &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!is_value (node, G_TYPE_STRING))
        return gloss_member_fail (self, member, error, _("This must be a list of texts."));
      g_strv_builder_add (builder, json_node_get_string (node));
    }
  *values = g_strv_builder_end (builder);
  return TRUE;
}

/**
 * gloss_member_get_advice:
 * @values: (out): the sentences that people read there; an empty list where it is absent
 *
 * Returns: %FALSE where it is not a list of texts
 */
gboolean
gloss_member_get_advice (const GlossMember  *self,
                         const char         *member,
                         char             ***values,
                         GError            **error)
{
  if (!gloss_member_get_texts (self, member, values, error))
    return FALSE;
  for (char **value = *values; *value != NULL; value++)
    g_set_str (value, translate (self, *value));
  return TRUE;
}

/**
 * gloss_member_get_flag:
 * @value: (out): what it says; %FALSE where it is absent
 *
 * Returns: %FALSE where it is neither true nor false
 */
gboolean
gloss_member_get_flag (const GlossMember  *self,
                       const char         *member,
                       gboolean           *value,
                       GError            **error)
{
  JsonNode *node = get_node (self, member);

  *value = FALSE;
  if (node == NULL)
    return TRUE;
  if (!is_value (node, G_TYPE_BOOLEAN))
    return gloss_member_fail (self, member, error, _("This must be true or false."));
  *value = json_node_get_boolean (node);
  return TRUE;
}

/**
 * gloss_member_get_number:
 * @value: (inout): what it says; left as it is where it is absent
 *
 * Returns: %FALSE where it is not a whole number between -1000 and 1000
 */
gboolean
gloss_member_get_number (const GlossMember  *self,
                         const char         *member,
                         int                *value,
                         GError            **error)
{
  JsonNode *node = get_node (self, member);

  if (node == NULL)
    return TRUE;
  if (!is_value (node, G_TYPE_INT64) || ABS (json_node_get_int (node)) > 1000)
    return gloss_member_fail (self, member, error, _("This must be a whole number between -1000 and 1000."));
  *value = json_node_get_int (node);
  return TRUE;
}

static gboolean
has_id (GListStore *objects,
        const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (objects)); i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (G_LIST_MODEL (objects), i);
      g_autofree char *other = NULL;

      g_object_get (object, "id", &other, NULL);
      if (g_str_equal (id, other))
        return TRUE;
    }
  return FALSE;
}

/* Makes the object of one element and appends it. */
static gboolean
add_object (const GlossMember  *self,
            const char         *member,
            JsonNode           *node,
            guint               index,
            GListStore         *objects,
            GlossMemberFunc     func,
            gpointer            user_data,
            GError            **error)
{
  g_autofree char *path = dup_path (self, member);
  g_autofree char *place = g_strdup_printf ("%s[%u]", path, index);
  g_autofree char *id = NULL;
  g_autoptr (GObject) object = NULL;
  GlossMember at = { self->name, place, NULL, self->translated };

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return gloss_member_fail (self, member, error, _("This must be a list of objects."));
  at.object = json_node_get_object (node);
  object = func (&at, user_data, error);
  if (object == NULL)
    return FALSE;
  g_object_get (object, "id", &id, NULL);
  if (has_id (objects, id))
    return gloss_member_fail (&at, "id", error, _("Another one has the same id."));
  g_list_store_append (objects, object);
  return TRUE;
}

/**
 * gloss_member_get_objects:
 * @objects: where the objects go
 * @func: (scope call): makes one; it must have a property "id"
 * @user_data: for @func
 *
 * Reads a list of objects with different ids; an absent list is an empty one.
 *
 * Returns: %FALSE where one of them is faulty
 */
gboolean
gloss_member_get_objects (const GlossMember  *self,
                          const char         *member,
                          GListStore         *objects,
                          GlossMemberFunc     func,
                          gpointer            user_data,
                          GError            **error)
{
  JsonArray *array;

  if (!get_array (self, member, &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      if (!add_object (self, member, json_array_get_element (array, i), i, objects, func, user_data, error))
        return FALSE;
    }
  return TRUE;
}
