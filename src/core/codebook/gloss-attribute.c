/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a tag asks of the reviewer. */
#include "config.h"

#include "codebook/gloss-codebook-member.h"

#include <glib/gi18n-lib.h>

#include "gloss-error.h"

#define DEFAULT_MAX 3

typedef struct
{
  char *id;
  char *label;
} GlossChoice;

struct _GlossAttribute
{
  GObject parent_instance;

  char *id;
  char *label;
  GArray *choices;
  GlossAttributeType type;
  int min;
  int max;
  gboolean required;
};

G_DEFINE_FINAL_TYPE (GlossAttribute, gloss_attribute, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
gloss_choice_clear (gpointer data)
{
  GlossChoice *choice = data;

  g_clear_pointer (&choice->id, g_free);
  g_clear_pointer (&choice->label, g_free);
}

static void
gloss_attribute_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  GlossAttribute *self = GLOSS_ATTRIBUTE (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_attribute_finalize (GObject *object)
{
  GlossAttribute *self = GLOSS_ATTRIBUTE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->choices, g_array_unref);

  G_OBJECT_CLASS (gloss_attribute_parent_class)->finalize (object);
}

static void
gloss_attribute_class_init (GlossAttributeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gloss_attribute_get_property;
  object_class->finalize = gloss_attribute_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_attribute_init (GlossAttribute *self)
{
  self->choices = g_array_new (FALSE, FALSE, sizeof (GlossChoice));
  g_array_set_clear_func (self->choices, gloss_choice_clear);
  self->max = DEFAULT_MAX;
}

static const GlossChoice *
find_choice (GlossAttribute *self,
             const char     *id)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      const GlossChoice *choice = &g_array_index (self->choices, GlossChoice, i);

      if (g_str_equal (choice->id, id))
        return choice;
    }
  return NULL;
}

static gboolean
read_type (GlossAttribute     *self,
           const GlossMember  *at,
           GError            **error)
{
  static const char *const names[] = { "choice", "scale", "text", "flag" };
  g_autofree char *name = NULL;

  if (!gloss_member_get_text (at, "type", &name, error))
    return FALSE;
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (name, names[i]))
        {
          self->type = i;
          return TRUE;
        }
    }
  return gloss_member_fail (at, "type", error, _("It must be “choice”, “scale”, “text” or “flag”."));
}

static gboolean
read_scale (GlossAttribute     *self,
            const GlossMember  *at,
            GError            **error)
{
  if (!gloss_member_get_number (at, "min", &self->min, error) ||
      !gloss_member_get_number (at, "max", &self->max, error))
    return FALSE;
  if (self->min >= self->max)
    return gloss_member_fail (at, "max", error, _("It must be above the minimum."));
  return TRUE;
}

/* A value is an object with an id and perhaps a label, or just the id. */
static gboolean
read_choice (GlossAttribute     *self,
             const GlossMember  *at,
             JsonNode           *node,
             GError            **error)
{
  GlossMember value = { at->name, at->path, NULL, at->translated };
  g_autoptr (JsonObject) alone = json_object_new ();
  GlossChoice choice = { NULL, NULL };

  if (JSON_NODE_HOLDS_OBJECT (node))
    value.object = json_node_get_object (node);
  else
    {
      json_object_set_member (alone, "id", json_node_copy (node));
      value.object = alone;
    }
  if (gloss_member_get_id (&value, &choice.id, error) &&
      gloss_member_get_label (&value, choice.id, &choice.label, error))
    {
      if (find_choice (self, choice.id) == NULL)
        {
          g_array_append_val (self->choices, choice);
          return TRUE;
        }
      gloss_member_fail (at, "values", error, _("Two values have the same id."));
    }
  gloss_choice_clear (&choice);
  return FALSE;
}

static gboolean
read_choices (GlossAttribute     *self,
              const GlossMember  *at,
              GError            **error)
{
  JsonNode *node = json_object_get_member (at->object, "values");
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) == 0)
    return gloss_member_fail (at, "values", error, _("A choice needs a list of values."));
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s.values[%u]", at->path, i);
      GlossMember value = { at->name, place, at->object, at->translated };

      if (!read_choice (self, &value, json_array_get_element (array, i), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * gloss_attribute_new_from_member:
 * @at: an object of a tag's "attributes"
 * @user_data: not used
 * @error: what is wrong with it
 *
 * Returns: (transfer full): the attribute, or %NULL
 */
GlossAttribute *
gloss_attribute_new_from_member (const GlossMember  *at,
                                 gpointer            user_data,
                                 GError            **error)
{
  g_autoptr (GlossAttribute) self = g_object_new (GLOSS_TYPE_ATTRIBUTE, NULL);

  if (!gloss_member_get_id (at, &self->id, error) ||
      !gloss_member_get_label (at, self->id, &self->label, error) ||
      !gloss_member_get_flag (at, "required", &self->required, error) ||
      !read_type (self, at, error))
    return NULL;
  if (self->type == GLOSS_ATTRIBUTE_SCALE && !read_scale (self, at, error))
    return NULL;
  if (self->type == GLOSS_ATTRIBUTE_CHOICE && !read_choices (self, at, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * gloss_attribute_get_id:
 * @self: an attribute
 *
 * Returns: what files call it
 */
const char *
gloss_attribute_get_id (GlossAttribute *self)
{
  g_return_val_if_fail (GLOSS_IS_ATTRIBUTE (self), NULL);

  return self->id;
}

/**
 * gloss_attribute_get_label:
 * @self: an attribute
 *
 * Returns: what people call it
 */
const char *
gloss_attribute_get_label (GlossAttribute *self)
{
  g_return_val_if_fail (GLOSS_IS_ATTRIBUTE (self), NULL);

  return self->label;
}

/**
 * gloss_attribute_get_value_type:
 * @self: an attribute
 *
 * Returns: how it is asked for
 */
GlossAttributeType
gloss_attribute_get_value_type (GlossAttribute *self)
{
  g_return_val_if_fail (GLOSS_IS_ATTRIBUTE (self), GLOSS_ATTRIBUTE_TEXT);

  return self->type;
}

/**
 * gloss_attribute_get_required:
 * @self: an attribute
 *
 * Returns: whether an annotation is unfinished without it
 */
gboolean
gloss_attribute_get_required (GlossAttribute *self)
{
  g_return_val_if_fail (GLOSS_IS_ATTRIBUTE (self), FALSE);

  return self->required;
}

/**
 * gloss_attribute_get_min:
 * @self: an attribute
 *
 * Returns: the lowest value of a scale
 */
int
gloss_attribute_get_min (GlossAttribute *self)
{
  g_return_val_if_fail (GLOSS_IS_ATTRIBUTE (self), 0);

  return self->min;
}

/**
 * gloss_attribute_get_max:
 * @self: an attribute
 *
 * Returns: the highest value of a scale
 */
int
gloss_attribute_get_max (GlossAttribute *self)
{
  g_return_val_if_fail (GLOSS_IS_ATTRIBUTE (self), 0);

  return self->max;
}

/**
 * gloss_attribute_get_n_choices:
 * @self: an attribute
 *
 * Returns: how many values can be chosen from
 */
guint
gloss_attribute_get_n_choices (GlossAttribute *self)
{
  g_return_val_if_fail (GLOSS_IS_ATTRIBUTE (self), 0);

  return self->choices->len;
}

/**
 * gloss_attribute_get_choice:
 * @self: an attribute
 * @index: below gloss_attribute_get_n_choices()
 * @label: (out) (optional): what people call the value
 *
 * Returns: the id of a value that can be chosen
 */
const char *
gloss_attribute_get_choice (GlossAttribute  *self,
                            guint            index,
                            const char     **label)
{
  const GlossChoice *choice;

  g_return_val_if_fail (GLOSS_IS_ATTRIBUTE (self), NULL);
  g_return_val_if_fail (index < self->choices->len, NULL);

  choice = &g_array_index (self->choices, GlossChoice, index);
  if (label != NULL)
    *label = choice->label;
  return choice->id;
}

static gboolean
fits (GlossAttribute *self,
      JsonNode       *value)
{
  GType type = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_value_type (value) : G_TYPE_INVALID;

  switch (self->type)
    {
    case GLOSS_ATTRIBUTE_CHOICE:
      return type == G_TYPE_STRING && find_choice (self, json_node_get_string (value)) != NULL;

    case GLOSS_ATTRIBUTE_SCALE:
      return type == G_TYPE_INT64 && json_node_get_int (value) >= self->min && json_node_get_int (value) <= self->max;

    case GLOSS_ATTRIBUTE_TEXT:
      return type == G_TYPE_STRING;

    case GLOSS_ATTRIBUTE_FLAG:
      return type == G_TYPE_BOOLEAN;

    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
set_misfit (GlossAttribute  *self,
            GError         **error)
{
  switch (self->type)
    {
    case GLOSS_ATTRIBUTE_CHOICE:
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” must be one of the codebook’s values."), self->id);
      break;

    case GLOSS_ATTRIBUTE_SCALE:
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” must be a whole number from %d to %d."),
                   self->id, self->min, self->max);
      break;

    case GLOSS_ATTRIBUTE_FLAG:
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” must be true or false."), self->id);
      break;

    case GLOSS_ATTRIBUTE_TEXT:
    default:
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” must be text."), self->id);
    }
}

/**
 * gloss_attribute_check_value:
 * @self: an attribute
 * @value: what an annotation says
 * @error: why it does not fit, with #GLOSS_ERROR_FORMAT
 *
 * Returns: whether @value is one that the attribute can have
 */
gboolean
gloss_attribute_check_value (GlossAttribute  *self,
                             JsonNode        *value,
                             GError         **error)
{
  g_return_val_if_fail (GLOSS_IS_ATTRIBUTE (self), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (fits (self, value))
    return TRUE;
  set_misfit (self, error);
  return FALSE;
}

/* A value from its id, or from its label in any case. */
static JsonNode *
parse_choice (GlossAttribute *self,
              const char     *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  if (find_choice (self, text) != NULL)
    return json_node_init_string (json_node_alloc (), text);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const GlossChoice *choice = &g_array_index (self->choices, GlossChoice, i);
      g_autofree char *label = g_utf8_casefold (choice->label, -1);

      if (g_str_equal (label, folded))
        return json_node_init_string (json_node_alloc (), choice->id);
    }
  return NULL;
}

static JsonNode *
parse_scale (GlossAttribute *self,
             const char     *text)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, self->min, self->max, &number, NULL))
    return NULL;
  return json_node_init_int (json_node_alloc (), number);
}

static JsonNode *
parse_flag (const char *text)
{
  static const char *const yes[] = { "true", "yes", "1", NULL };
  static const char *const no[] = { "false", "no", "0", NULL };

  if (g_strv_contains (yes, text))
    return json_node_init_boolean (json_node_alloc (), TRUE);
  if (g_strv_contains (no, text))
    return json_node_init_boolean (json_node_alloc (), FALSE);
  return NULL;
}

/**
 * gloss_attribute_parse_value:
 * @self: an attribute
 * @text: what somebody typed: the id or label of a value, a number, a text, or yes and no
 * @error: why it does not fit, with #GLOSS_ERROR_FORMAT
 *
 * Returns: (transfer full): the value that an annotation would have, or %NULL
 */
JsonNode *
gloss_attribute_parse_value (GlossAttribute  *self,
                             const char      *text,
                             GError         **error)
{
  JsonNode *value = NULL;

  g_return_val_if_fail (GLOSS_IS_ATTRIBUTE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (self->type == GLOSS_ATTRIBUTE_CHOICE)
    value = parse_choice (self, text);
  else if (self->type == GLOSS_ATTRIBUTE_SCALE)
    value = parse_scale (self, text);
  else if (self->type == GLOSS_ATTRIBUTE_FLAG)
    value = parse_flag (text);
  else
    value = json_node_init_string (json_node_alloc (), text);
  if (value == NULL)
    set_misfit (self, error);
  return value;
}
