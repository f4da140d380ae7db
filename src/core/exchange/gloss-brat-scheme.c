/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A codebook as the configuration of brat has it. */
#include "config.h"

#include "exchange/gloss-brat-scheme-private.h"

#include <string.h>

#include "exchange/gloss-brat-names.h"

/* How many values an attribute may have: brat offers them in a list. */
#define MAX_VALUES 101

static void
type_free (gpointer data)
{
  GlossBratType *type = data;

  g_free (type->id);
  g_free (type->name);
  g_free (type->label);
  g_clear_object (&type->tag);
  g_free (type);
}

static void
relation_free (gpointer data)
{
  GlossBratRelation *relation = data;

  g_free (relation->id);
  g_clear_object (&relation->relation);
  g_hash_table_unref (relation->from);
  g_hash_table_unref (relation->to);
  g_free (relation);
}

static void
attribute_free (gpointer data)
{
  GlossBratAttribute *attribute = data;

  g_free (attribute->id);
  g_free (attribute->label);
  g_ptr_array_unref (attribute->values);
  g_ptr_array_unref (attribute->types);
  g_free (attribute);
}

/* Takes the tag. */
static void
insert_type (GlossBratScheme *self,
             guint            index,
             const char      *id,
             GlossTag        *tag)
{
  GlossBratType *type = g_new0 (GlossBratType, 1);

  type->id = g_strdup (id);
  type->name = gloss_brat_dup_name (id);
  type->label = g_strdup (tag != NULL ? gloss_tag_get_label (tag) : id);
  type->tag = tag;
  g_ptr_array_insert (self->types, (int) index, type);
}

/* Takes the relation. */
static GlossBratRelation *
insert_relation (GlossBratScheme *self,
                 guint            index,
                 const char      *id,
                 GlossRelation   *known)
{
  GlossBratRelation *relation = g_new0 (GlossBratRelation, 1);

  relation->id = g_strdup (id);
  relation->relation = known;
  relation->from = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  relation->to = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_insert (self->relations, (int) index, relation);
  return relation;
}

static GlossBratAttribute *
find_attribute (GlossBratScheme *self,
                const char      *id)
{
  for (guint i = 0; i < self->attributes->len; i++)
    {
      GlossBratAttribute *attribute = g_ptr_array_index (self->attributes, i);

      if (g_str_equal (attribute->id, id))
        return attribute;
    }
  return NULL;
}

static GlossBratAttribute *
ensure_attribute (GlossBratScheme *self,
                  GlossAttribute  *of)
{
  GlossBratAttribute *attribute = find_attribute (self, gloss_attribute_get_id (of));

  if (attribute != NULL)
    return attribute;
  attribute = g_new0 (GlossBratAttribute, 1);
  attribute->id = g_strdup (gloss_attribute_get_id (of));
  attribute->label = g_strdup (gloss_attribute_get_label (of));
  attribute->values = g_ptr_array_new_with_free_func (g_free);
  attribute->types = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->attributes, attribute);
  return attribute;
}

/* Takes the name. */
static void
add_name (GPtrArray *names,
          char      *name)
{
  if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_free (name);
  else
    g_ptr_array_add (names, name);
}

static gboolean
is_short_scale (GlossAttribute *attribute)
{
  return gloss_attribute_get_value_type (attribute) == GLOSS_ATTRIBUTE_SCALE &&
         gloss_attribute_get_max (attribute) - gloss_attribute_get_min (attribute) < MAX_VALUES;
}

static void
add_attribute (GlossBratScheme *self,
               GlossAttribute  *of,
               const char      *tag)
{
  GlossAttributeType type = gloss_attribute_get_value_type (of);
  GlossBratAttribute *attribute;

  if (type != GLOSS_ATTRIBUTE_FLAG && type != GLOSS_ATTRIBUTE_CHOICE && !is_short_scale (of))
    return;
  attribute = ensure_attribute (self, of);
  add_name (attribute->types, gloss_brat_dup_name (tag));
  attribute->has_flags = attribute->has_flags || type == GLOSS_ATTRIBUTE_FLAG;
  for (guint i = 0; i < gloss_attribute_get_n_choices (of); i++)
    add_name (attribute->values, gloss_brat_dup_name (gloss_attribute_get_choice (of, i, NULL)));
  for (int i = gloss_attribute_get_min (of); type == GLOSS_ATTRIBUTE_SCALE && i <= gloss_attribute_get_max (of); i++)
    add_name (attribute->values, g_strdup_printf ("%d", i));
}

static void
add_codebook_tag (GlossBratScheme *self,
                  GlossTag        *tag)
{
  GListModel *attributes = gloss_tag_get_attributes (tag);

  insert_type (self, self->types->len, gloss_tag_get_id (tag), g_object_ref (tag));
  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (GlossAttribute) attribute = g_list_model_get_item (attributes, i);

      add_attribute (self, attribute, gloss_tag_get_id (tag));
    }
}

/**
 * gloss_brat_scheme_new:
 * @codebook: a codebook
 *
 * Returns: (transfer full): what may be annotated by it
 */
GlossBratScheme *
gloss_brat_scheme_new (GlossCodebook *codebook)
{
  GlossBratScheme *self = g_new0 (GlossBratScheme, 1);
  GListModel *tags = gloss_codebook_get_tags (codebook);
  GListModel *relations = gloss_codebook_get_relations (codebook);

  self->codebook = g_object_ref (codebook);
  self->types = g_ptr_array_new_with_free_func (type_free);
  self->relations = g_ptr_array_new_with_free_func (relation_free);
  self->attributes = g_ptr_array_new_with_free_func (attribute_free);
  for (guint i = 0; i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (GlossTag) tag = g_list_model_get_item (tags, i);

      add_codebook_tag (self, tag);
    }
  for (guint i = 0; i < g_list_model_get_n_items (relations); i++)
    {
      GlossRelation *relation = g_list_model_get_item (relations, i);

      insert_relation (self, i, gloss_relation_get_id (relation), relation);
    }
  return self;
}

void
gloss_brat_scheme_free (GlossBratScheme *self)
{
  g_clear_object (&self->codebook);
  g_ptr_array_unref (self->types);
  g_ptr_array_unref (self->relations);
  g_ptr_array_unref (self->attributes);
  g_free (self);
}

/**
 * gloss_brat_scheme_add_tag:
 * @self: a scheme
 * @tag: the id of a tag that occurs
 *
 * Sees to it that there is a type for it.
 */
void
gloss_brat_scheme_add_tag (GlossBratScheme *self,
                           const char      *tag)
{
  guint index = self->types->len;

  for (guint i = 0; i < self->types->len; i++)
    {
      const GlossBratType *type = g_ptr_array_index (self->types, i);

      if (g_str_equal (type->id, tag))
        return;
      if (type->tag == NULL && strcmp (tag, type->id) < 0)
        index = MIN (index, i);
    }
  insert_type (self, index, tag, NULL);
}

/**
 * gloss_brat_scheme_add_link:
 * @self: a scheme
 * @relation: the id of a relation that occurs
 * @from: the tag that it starts at
 * @to: the tag that it leads to
 *
 * Sees to it that there is a relation that allows it.
 */
void
gloss_brat_scheme_add_link (GlossBratScheme *self,
                            const char      *relation,
                            const char      *from,
                            const char      *to)
{
  GlossBratRelation *found = NULL;
  guint index = self->relations->len;

  for (guint i = 0; i < self->relations->len && found == NULL; i++)
    {
      GlossBratRelation *one = g_ptr_array_index (self->relations, i);

      if (g_str_equal (one->id, relation))
        found = one;
      else if (one->relation == NULL && strcmp (relation, one->id) < 0)
        index = MIN (index, i);
    }
  if (found == NULL)
    found = insert_relation (self, index, relation, NULL);
  g_hash_table_add (found->from, g_strdup (from));
  g_hash_table_add (found->to, g_strdup (to));
}

static gboolean
dup_value (GlossAttribute  *attribute,
           JsonNode        *node,
           char           **value)
{
  switch (gloss_attribute_get_value_type (attribute))
    {
    case GLOSS_ATTRIBUTE_CHOICE:
      *value = gloss_brat_dup_name (json_node_get_string (node));
      return TRUE;
    case GLOSS_ATTRIBUTE_SCALE:
      *value = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      return TRUE;
    case GLOSS_ATTRIBUTE_FLAG:
      return json_node_get_boolean (node);
    default:
      return FALSE;
    }
}

/**
 * gloss_brat_scheme_get_value:
 * @self: a scheme
 * @tag: the tag of an annotation
 * @attribute: one of its attributes, by id
 * @node: its value
 * @value: (out) (nullable): the value in brat
 *
 * brat has attributes that are there or not, and those of one of several values: flags that are set, choices, and scales of
 * few steps. Text, and what the codebook does not mean to be so, is nothing of the kind.
 *
 * Returns: whether it is one of brat's attributes
 */
gboolean
gloss_brat_scheme_get_value (GlossBratScheme  *self,
                             const char       *tag,
                             const char       *attribute,
                             JsonNode         *node,
                             char            **value)
{
  GlossBratAttribute *found = find_attribute (self, attribute);
  GlossTag *known = gloss_codebook_find_tag (self->codebook, tag);
  GlossAttribute *asked = known != NULL ? gloss_tag_find_attribute (known, attribute) : NULL;

  *value = NULL;
  if (found == NULL || !gloss_brat_attribute_is_one (found) || asked == NULL || !gloss_attribute_check_value (asked, node, NULL))
    return FALSE;
  if (gloss_attribute_get_value_type (asked) == GLOSS_ATTRIBUTE_SCALE && !is_short_scale (asked))
    return FALSE;
  return dup_value (asked, node, value);
}
