/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kind of link between two annotations. */
#include "config.h"

#include "codebook/gloss-codebook-member.h"

struct _GlossRelation
{
  GObject parent_instance;

  char *id;
  char *label;
  char *key;
  char **from;
  char **to;
};

G_DEFINE_FINAL_TYPE (GlossRelation, gloss_relation, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_LABEL,
  PROP_KEY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
gloss_relation_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  GlossRelation *self = GLOSS_RELATION (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_relation_finalize (GObject *object)
{
  GlossRelation *self = GLOSS_RELATION (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->from, g_strfreev);
  g_clear_pointer (&self->to, g_strfreev);

  G_OBJECT_CLASS (gloss_relation_parent_class)->finalize (object);
}

static void
gloss_relation_class_init (GlossRelationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gloss_relation_get_property;
  object_class->finalize = gloss_relation_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_relation_init (GlossRelation *self)
{
}

/**
 * gloss_relation_new_from_member:
 * @at: an object of the codebook's "relations"
 * @user_data: not used
 * @error: what is wrong with it
 *
 * Returns: (transfer full): the relation, or %NULL
 */
GlossRelation *
gloss_relation_new_from_member (const GlossMember  *at,
                                gpointer            user_data,
                                GError            **error)
{
  g_autoptr (GlossRelation) self = g_object_new (GLOSS_TYPE_RELATION, NULL);

  if (gloss_member_get_id (at, &self->id, error) &&
      gloss_member_get_label (at, self->id, &self->label, error) &&
      gloss_member_get_key (at, &self->key, error) &&
      gloss_member_get_texts (at, "from", &self->from, error) &&
      gloss_member_get_texts (at, "to", &self->to, error))
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * gloss_relation_get_id:
 * @self: a relation
 *
 * Returns: what files call it
 */
const char *
gloss_relation_get_id (GlossRelation *self)
{
  g_return_val_if_fail (GLOSS_IS_RELATION (self), NULL);

  return self->id;
}

/**
 * gloss_relation_get_label:
 * @self: a relation
 *
 * Returns: what people call it
 */
const char *
gloss_relation_get_label (GlossRelation *self)
{
  g_return_val_if_fail (GLOSS_IS_RELATION (self), NULL);

  return self->label;
}

/**
 * gloss_relation_get_key:
 * @self: a relation
 *
 * Returns: (nullable): the letter or digit that chooses it
 */
const char *
gloss_relation_get_key (GlossRelation *self)
{
  g_return_val_if_fail (GLOSS_IS_RELATION (self), NULL);

  return self->key;
}

/**
 * gloss_relation_get_from:
 * @self: a relation
 *
 * Returns: the tags it may start at; "span" stands for any, and so does an empty list
 */
const char *const *
gloss_relation_get_from (GlossRelation *self)
{
  g_return_val_if_fail (GLOSS_IS_RELATION (self), NULL);

  return (const char *const *) self->from;
}

/**
 * gloss_relation_get_to:
 * @self: a relation
 *
 * Returns: the tags it may lead to, as for gloss_relation_get_from()
 */
const char *const *
gloss_relation_get_to (GlossRelation *self)
{
  g_return_val_if_fail (GLOSS_IS_RELATION (self), NULL);

  return (const char *const *) self->to;
}

static gboolean
admits (char       **tags,
        const char  *tag)
{
  const char *const *list = (const char *const *) tags;

  return tags[0] == NULL || g_strv_contains (list, "span") || g_strv_contains (list, tag);
}

/**
 * gloss_relation_starts_at:
 * @self: a relation
 * @tag: the tag of an annotation
 *
 * Returns: whether the codebook means links of this kind to start at such annotations
 */
gboolean
gloss_relation_starts_at (GlossRelation *self,
                          const char    *tag)
{
  g_return_val_if_fail (GLOSS_IS_RELATION (self), FALSE);
  g_return_val_if_fail (tag != NULL, FALSE);

  return admits (self->from, tag);
}

/**
 * gloss_relation_allows:
 * @self: a relation
 * @from: the tag of the annotation it would start at
 * @to: the tag of the annotation it would lead to
 *
 * Returns: whether the codebook means the two to be linked so
 */
gboolean
gloss_relation_allows (GlossRelation *self,
                       const char    *from,
                       const char    *to)
{
  g_return_val_if_fail (GLOSS_IS_RELATION (self), FALSE);
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  return admits (self->from, from) && admits (self->to, to);
}
