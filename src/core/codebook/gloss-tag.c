/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a piece of text can be marked as. */
#include "config.h"

#include "codebook/gloss-codebook-member.h"

#include <glib/gi18n-lib.h>

#include "article/gloss-block.h"

/* For a tag without a colour. */
#define DEFAULT_COLOR "#9a9996"

struct _GlossTag
{
  GObject parent_instance;

  char *id;
  char *label;
  char *color;
  char *key;
  char *definition;
  char **on;
  char **include;
  char **exclude;
  char **examples;
  GListStore *attributes;
  GlossTagScope scope;
};

G_DEFINE_FINAL_TYPE (GlossTag, gloss_tag, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_LABEL,
  PROP_COLOR,
  PROP_KEY,
  PROP_DEFINITION,
  PROP_ATTRIBUTES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
gloss_tag_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  GlossTag *self = GLOSS_TAG (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    case PROP_COLOR:
      g_value_set_string (value, self->color);
      break;

    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;

    case PROP_DEFINITION:
      g_value_set_string (value, self->definition);
      break;

    case PROP_ATTRIBUTES:
      g_value_set_object (value, self->attributes);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_tag_finalize (GObject *object)
{
  GlossTag *self = GLOSS_TAG (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->color, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->definition, g_free);
  g_clear_pointer (&self->on, g_strfreev);
  g_clear_pointer (&self->include, g_strfreev);
  g_clear_pointer (&self->exclude, g_strfreev);
  g_clear_pointer (&self->examples, g_strfreev);
  g_clear_object (&self->attributes);

  G_OBJECT_CLASS (gloss_tag_parent_class)->finalize (object);
}

static void
gloss_tag_class_init (GlossTagClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gloss_tag_get_property;
  object_class->finalize = gloss_tag_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_COLOR] = g_param_spec_string ("color", NULL, NULL, NULL, flags);
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  properties[PROP_DEFINITION] = g_param_spec_string ("definition", NULL, NULL, NULL, flags);
  properties[PROP_ATTRIBUTES] = g_param_spec_object ("attributes", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_tag_init (GlossTag *self)
{
  self->attributes = g_list_store_new (GLOSS_TYPE_ATTRIBUTE);
}

static gboolean
is_color (const char *text)
{
  for (guint i = 1; text[0] == '#' && i < 7; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
    }
  return text[0] == '#' && text[7] == '\0';
}

static gboolean
read_color (GlossTag           *self,
            const GlossMember  *at,
            GError            **error)
{
  g_autofree char *color = NULL;

  if (!gloss_member_get_text (at, "color", &color, error))
    return FALSE;
  if (color == NULL)
    g_set_str (&color, DEFAULT_COLOR);
  if (!is_color (color))
    return gloss_member_fail (at, "color", error, _("A colour is written like “#e5a50a”."));
  self->color = g_ascii_strdown (color, -1);
  return TRUE;
}

/* What it may be given to; a tag that does not say goes on spans. */
static gboolean
read_scope (GlossTag           *self,
            const GlossMember  *at,
            GError            **error)
{
  if (!gloss_member_get_texts (at, "on", &self->on, error))
    return FALSE;
  for (guint i = 0; self->on[i] != NULL; i++)
    {
      GlossBlockKind kind;

      if (g_str_equal (self->on[i], "span"))
        self->scope |= GLOSS_TAG_ON_SPAN;
      else if (g_str_equal (self->on[i], "unit") || gloss_block_kind_from_nick (self->on[i], &kind))
        self->scope |= GLOSS_TAG_ON_UNIT;
      else
        return gloss_member_fail (at, "on", error, _("It lists “span”, “unit” or kinds of blocks."));
    }
  if (self->scope == 0)
    self->scope = GLOSS_TAG_ON_SPAN;
  return TRUE;
}

/**
 * gloss_tag_new_from_member:
 * @at: an object of the codebook's "tags"
 * @user_data: not used
 * @error: what is wrong with it
 *
 * Returns: (transfer full): the tag, or %NULL
 */
GlossTag *
gloss_tag_new_from_member (const GlossMember  *at,
                           gpointer            user_data,
                           GError            **error)
{
  g_autoptr (GlossTag) self = g_object_new (GLOSS_TYPE_TAG, NULL);

  if (gloss_member_get_id (at, &self->id, error) &&
      gloss_member_get_label (at, self->id, &self->label, error) &&
      gloss_member_get_key (at, &self->key, error) &&
      read_color (self, at, error) &&
      read_scope (self, at, error) &&
      gloss_member_get_words (at, "definition", &self->definition, error) &&
      gloss_member_get_advice (at, "include", &self->include, error) &&
      gloss_member_get_advice (at, "exclude", &self->exclude, error) &&
      gloss_member_get_advice (at, "examples", &self->examples, error) &&
      gloss_member_get_objects (at, "attributes", self->attributes,
                                (GlossMemberFunc) gloss_attribute_new_from_member, NULL, error))
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * gloss_tag_get_id:
 * @self: a tag
 *
 * Returns: what files call it
 */
const char *
gloss_tag_get_id (GlossTag *self)
{
  g_return_val_if_fail (GLOSS_IS_TAG (self), NULL);

  return self->id;
}

/**
 * gloss_tag_get_label:
 * @self: a tag
 *
 * Returns: what people call it
 */
const char *
gloss_tag_get_label (GlossTag *self)
{
  g_return_val_if_fail (GLOSS_IS_TAG (self), NULL);

  return self->label;
}

/**
 * gloss_tag_get_color:
 * @self: a tag
 *
 * Returns: its colour as `#rrggbb`, in lower case
 */
const char *
gloss_tag_get_color (GlossTag *self)
{
  g_return_val_if_fail (GLOSS_IS_TAG (self), NULL);

  return self->color;
}

/**
 * gloss_tag_get_key:
 * @self: a tag
 *
 * Returns: (nullable): the letter or digit that gives it
 */
const char *
gloss_tag_get_key (GlossTag *self)
{
  g_return_val_if_fail (GLOSS_IS_TAG (self), NULL);

  return self->key;
}

/**
 * gloss_tag_get_scope:
 * @self: a tag
 *
 * Returns: whether it goes on spans, on units, or on both
 */
GlossTagScope
gloss_tag_get_scope (GlossTag *self)
{
  g_return_val_if_fail (GLOSS_IS_TAG (self), 0);

  return self->scope;
}

/**
 * gloss_tag_get_unit_kind:
 * @self: a tag
 *
 * Returns: (nullable): the kind of block it is meant for first, by nick; %NULL where it is for spans, or for any unit
 */
const char *
gloss_tag_get_unit_kind (GlossTag *self)
{
  g_return_val_if_fail (GLOSS_IS_TAG (self), NULL);

  for (guint i = 0; self->on[i] != NULL; i++)
    {
      if (!g_str_equal (self->on[i], "span") && !g_str_equal (self->on[i], "unit"))
        return self->on[i];
    }
  return NULL;
}

/**
 * gloss_tag_has_unit_kind:
 * @self: a tag
 * @block_kind: the nick of a kind of blocks
 *
 * Returns: whether it is meant for blocks of exactly that kind
 */
gboolean
gloss_tag_has_unit_kind (GlossTag   *self,
                         const char *block_kind)
{
  g_return_val_if_fail (GLOSS_IS_TAG (self), FALSE);
  g_return_val_if_fail (block_kind != NULL, FALSE);

  return g_strv_contains ((const char *const *) self->on, block_kind);
}

/**
 * gloss_tag_get_definition:
 * @self: a tag
 *
 * Returns: (nullable): what it means
 */
const char *
gloss_tag_get_definition (GlossTag *self)
{
  g_return_val_if_fail (GLOSS_IS_TAG (self), NULL);

  return self->definition;
}

/**
 * gloss_tag_get_include:
 * @self: a tag
 *
 * Returns: what it is to be given to, a sentence each
 */
const char *const *
gloss_tag_get_include (GlossTag *self)
{
  g_return_val_if_fail (GLOSS_IS_TAG (self), NULL);

  return (const char *const *) self->include;
}

/**
 * gloss_tag_get_exclude:
 * @self: a tag
 *
 * Returns: what it is not to be given to, a sentence each
 */
const char *const *
gloss_tag_get_exclude (GlossTag *self)
{
  g_return_val_if_fail (GLOSS_IS_TAG (self), NULL);

  return (const char *const *) self->exclude;
}

/**
 * gloss_tag_get_examples:
 * @self: a tag
 *
 * Returns: texts that it would be given to
 */
const char *const *
gloss_tag_get_examples (GlossTag *self)
{
  g_return_val_if_fail (GLOSS_IS_TAG (self), NULL);

  return (const char *const *) self->examples;
}

/**
 * gloss_tag_get_attributes:
 * @self: a tag
 *
 * Returns: (transfer none): what it asks for, a list of #GlossAttribute
 */
GListModel *
gloss_tag_get_attributes (GlossTag *self)
{
  g_return_val_if_fail (GLOSS_IS_TAG (self), NULL);

  return G_LIST_MODEL (self->attributes);
}

/**
 * gloss_tag_find_attribute:
 * @self: a tag
 * @id: the id of an attribute
 *
 * Returns: (transfer none) (nullable): the attribute
 */
GlossAttribute *
gloss_tag_find_attribute (GlossTag   *self,
                          const char *id)
{
  GListModel *model;

  g_return_val_if_fail (GLOSS_IS_TAG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  model = G_LIST_MODEL (self->attributes);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GlossAttribute) attribute = g_list_model_get_item (model, i);

      if (g_str_equal (gloss_attribute_get_id (attribute), id))
        return attribute;
    }
  return NULL;
}
