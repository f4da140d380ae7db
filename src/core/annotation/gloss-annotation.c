/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tag on a piece of text, with what the reviewer says of it. */
#include "config.h"

#include "annotation/gloss-annotation.h"

#include "json/gloss-json.h"

struct _GlossAnnotation
{
  GObject parent_instance;

  char *id;
  char *reviewer;
  char *tag;
  char *note;
  char *created;
  char *modified;
  JsonNode *attributes;
  GlossAnchor *anchor;
  GRefString *record;

  guint is_edited : 1;
};

G_DEFINE_FINAL_TYPE (GlossAnnotation, gloss_annotation, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_REVIEWER,
  PROP_TAG,
  PROP_NOTE,
  PROP_CREATED,
  PROP_MODIFIED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
gloss_annotation_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  GlossAnnotation *self = GLOSS_ANNOTATION (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_REVIEWER:
      g_value_set_string (value, self->reviewer);
      break;

    case PROP_TAG:
      g_value_set_string (value, self->tag);
      break;

    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;

    case PROP_CREATED:
      g_value_set_string (value, self->created);
      break;

    case PROP_MODIFIED:
      g_value_set_string (value, self->modified);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_annotation_finalize (GObject *object)
{
  GlossAnnotation *self = GLOSS_ANNOTATION (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->reviewer, g_free);
  g_clear_pointer (&self->tag, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->created, g_free);
  g_clear_pointer (&self->modified, g_free);
  g_clear_pointer (&self->attributes, json_node_unref);
  g_clear_pointer (&self->anchor, gloss_anchor_unref);
  g_clear_pointer (&self->record, g_ref_string_release);

  G_OBJECT_CLASS (gloss_annotation_parent_class)->finalize (object);
}

static void
gloss_annotation_class_init (GlossAnnotationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gloss_annotation_get_property;
  object_class->finalize = gloss_annotation_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_REVIEWER] = g_param_spec_string ("reviewer", NULL, NULL, NULL, flags);
  properties[PROP_TAG] = g_param_spec_string ("tag", NULL, NULL, NULL, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  properties[PROP_CREATED] = g_param_spec_string ("created", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_string ("modified", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_annotation_init (GlossAnnotation *self)
{
}

static char *
dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/* Another one with all the same, and the same objects, whose fields may be set until it is given away. */
static GlossAnnotation *
copy (GlossAnnotation *self)
{
  GlossAnnotation *other = g_object_new (GLOSS_TYPE_ANNOTATION, NULL);

  other->id = g_strdup (self->id);
  other->reviewer = g_strdup (self->reviewer);
  other->tag = g_strdup (self->tag);
  other->note = g_strdup (self->note);
  other->created = g_strdup (self->created);
  other->modified = g_strdup (self->modified);
  other->attributes = json_node_ref (self->attributes);
  other->anchor = gloss_anchor_ref (self->anchor);
  other->record = self->record != NULL ? g_ref_string_acquire (self->record) : NULL;
  other->is_edited = self->is_edited;
  return other;
}

/* A copy that says it was changed now. */
static GlossAnnotation *
copy_to_edit (GlossAnnotation *self)
{
  GlossAnnotation *other = copy (self);

  g_free (other->modified);
  other->modified = dup_now ();
  other->is_edited = TRUE;
  return other;
}

/* Takes them. They are kept by their node, whose references are counted atomically. */
static JsonNode *
take_attributes (JsonObject *attributes)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, attributes);
  json_node_seal (node);
  return node;
}

/* Most annotations say nothing more; they share this one. */
static JsonNode *
ref_no_attributes (void)
{
  static JsonNode *none;

  if (g_once_init_enter_pointer (&none))
    g_once_init_leave_pointer (&none, take_attributes (json_object_new ()));
  return json_node_ref (none);
}

/* Takes them. */
static JsonNode *
seal_attributes (JsonObject *attributes)
{
  if (attributes != NULL && json_object_get_size (attributes) > 0)
    return take_attributes (attributes);
  g_clear_pointer (&attributes, json_object_unref);
  return ref_no_attributes ();
}

/**
 * gloss_annotation_new_from_fields:
 * @fields: what it holds
 *
 * An annotation that was read, or merged from others. All that @fields has is copied but the anchor.
 *
 * Returns: (transfer full): it
 */
GlossAnnotation *
gloss_annotation_new_from_fields (const GlossAnnotationFields *fields)
{
  GlossAnnotation *self;

  g_return_val_if_fail (fields->id != NULL && fields->reviewer != NULL, NULL);
  g_return_val_if_fail (fields->tag != NULL && fields->anchor != NULL, NULL);

  self = g_object_new (GLOSS_TYPE_ANNOTATION, NULL);
  self->id = g_strdup (fields->id);
  self->reviewer = g_strdup (fields->reviewer);
  self->tag = g_strdup (fields->tag);
  self->note = g_strdup (fields->note);
  self->created = g_strdup (fields->created);
  self->modified = g_strdup (fields->modified);
  self->attributes = seal_attributes (fields->attributes != NULL ? gloss_json_copy_object (fields->attributes) : NULL);
  self->anchor = gloss_anchor_ref (fields->anchor);
  self->record = fields->record != NULL ? g_ref_string_new (fields->record) : NULL;
  return self;
}

/**
 * gloss_annotation_new:
 * @reviewer: the id of who annotates
 * @tag: the id of a tag
 * @anchor: where
 *
 * A new annotation, made now, with an id of its own.
 *
 * Returns: (transfer full): it
 */
GlossAnnotation *
gloss_annotation_new (const char  *reviewer,
                      const char  *tag,
                      GlossAnchor *anchor)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("urn:uuid:", uuid, NULL);
  g_autofree char *now = dup_now ();

  return gloss_annotation_new_from_fields (&(GlossAnnotationFields) {
    .id = id,
    .reviewer = reviewer,
    .tag = tag,
    .created = now,
    .anchor = anchor,
  });
}

/**
 * gloss_annotation_with_tag:
 * @self: an annotation
 * @tag: the id of a tag
 *
 * Returns: (transfer full): @self with another tag, changed now; its attributes stay, known to the tag or not
 */
GlossAnnotation *
gloss_annotation_with_tag (GlossAnnotation *self,
                           const char      *tag)
{
  GlossAnnotation *other;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), NULL);
  g_return_val_if_fail (tag != NULL, NULL);

  other = copy_to_edit (self);
  g_set_str (&other->tag, tag);
  return other;
}

/**
 * gloss_annotation_with_note:
 * @self: an annotation
 * @note: (nullable): what the reviewer remarks; nothing or an empty text for none
 *
 * Returns: (transfer full): @self with another note, changed now
 */
GlossAnnotation *
gloss_annotation_with_note (GlossAnnotation *self,
                            const char      *note)
{
  GlossAnnotation *other;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), NULL);

  other = copy_to_edit (self);
  g_set_str (&other->note, note != NULL && *note != '\0' ? note : NULL);
  return other;
}

/* A copy of the attributes with one set or taken out; the others keep their order. */
static JsonObject *
dup_attributes_with (JsonObject *attributes,
                     const char *name,
                     JsonNode   *value)
{
  JsonObject *changed = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, attributes);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    {
      if (!g_str_equal (member, name))
        json_object_set_member (changed, member, gloss_json_copy (node));
      else if (value != NULL)
        json_object_set_member (changed, member, gloss_json_copy (value));
    }
  if (value != NULL && !json_object_has_member (attributes, name))
    json_object_set_member (changed, name, gloss_json_copy (value));
  return changed;
}

/**
 * gloss_annotation_with_attribute:
 * @self: an annotation
 * @attribute: the id of an attribute
 * @value: (nullable): its value, nothing to take it out
 *
 * Returns: (transfer full): @self with another value, changed now
 */
GlossAnnotation *
gloss_annotation_with_attribute (GlossAnnotation *self,
                                 const char      *attribute,
                                 JsonNode        *value)
{
  g_autoptr (JsonObject) attributes = NULL;
  GlossAnnotation *other;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), NULL);
  g_return_val_if_fail (attribute != NULL, NULL);

  attributes = dup_attributes_with (json_node_get_object (self->attributes), attribute, value);
  other = copy_to_edit (self);
  json_node_unref (other->attributes);
  other->attributes = seal_attributes (g_steal_pointer (&attributes));
  return other;
}

static GlossAnnotation *
take_anchor (GlossAnnotation *self,
             GlossAnchor     *anchor)
{
  gloss_anchor_unref (self->anchor);
  self->anchor = anchor;
  return self;
}

/**
 * gloss_annotation_with_anchor:
 * @self: an annotation
 * @anchor: another place
 *
 * Returns: (transfer full): @self attached elsewhere, changed now
 */
GlossAnnotation *
gloss_annotation_with_anchor (GlossAnnotation *self,
                              GlossAnchor     *anchor)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), NULL);
  g_return_val_if_fail (anchor != NULL, NULL);

  return take_anchor (copy_to_edit (self), gloss_anchor_ref (anchor));
}

/**
 * gloss_annotation_with_place:
 * @self: an annotation
 * @placed: its anchor with the place that was found for it
 *
 * That is not an edit: what is written stays the same.
 *
 * Returns: (transfer full): @self, or one like it with another place
 */
GlossAnnotation *
gloss_annotation_with_place (GlossAnnotation *self,
                             GlossAnchor     *placed)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), NULL);
  g_return_val_if_fail (placed != NULL, NULL);

  if (placed == self->anchor)
    return g_object_ref (self);
  return take_anchor (copy (self), gloss_anchor_ref (placed));
}

/**
 * gloss_annotation_get_id:
 * @self: an annotation
 *
 * Returns: its IRI
 */
const char *
gloss_annotation_get_id (GlossAnnotation *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), NULL);

  return self->id;
}

/**
 * gloss_annotation_get_reviewer:
 * @self: an annotation
 *
 * Returns: the id of who made it
 */
const char *
gloss_annotation_get_reviewer (GlossAnnotation *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), NULL);

  return self->reviewer;
}

/**
 * gloss_annotation_get_tag:
 * @self: an annotation
 *
 * Returns: the id of its tag
 */
const char *
gloss_annotation_get_tag (GlossAnnotation *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), NULL);

  return self->tag;
}

/**
 * gloss_annotation_get_note:
 * @self: an annotation
 *
 * Returns: (nullable): what the reviewer remarks
 */
const char *
gloss_annotation_get_note (GlossAnnotation *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), NULL);

  return self->note;
}

/**
 * gloss_annotation_get_created:
 * @self: an annotation
 *
 * Returns: (nullable): when it was made, ISO 8601 in UTC
 */
const char *
gloss_annotation_get_created (GlossAnnotation *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), NULL);

  return self->created;
}

/**
 * gloss_annotation_get_modified:
 * @self: an annotation
 *
 * Returns: (nullable): when it was last changed, ISO 8601 in UTC; nothing where it never was
 */
const char *
gloss_annotation_get_modified (GlossAnnotation *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), NULL);

  return self->modified;
}

/**
 * gloss_annotation_get_attributes:
 * @self: an annotation
 *
 * What is in it must not be referenced, only read or copied by gloss_json_copy(): json-glib's counts are not atomic.
 *
 * Returns: (transfer none): what its tag asks for, immutable; empty where nothing is said
 */
JsonObject *
gloss_annotation_get_attributes (GlossAnnotation *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), NULL);

  return json_node_get_object (self->attributes);
}

/**
 * gloss_annotation_get_attribute:
 * @self: an annotation
 * @attribute: the id of an attribute
 *
 * Returns: (transfer none) (nullable): its value
 */
JsonNode *
gloss_annotation_get_attribute (GlossAnnotation *self,
                                const char      *attribute)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), NULL);
  g_return_val_if_fail (attribute != NULL, NULL);

  return json_object_get_member (json_node_get_object (self->attributes), attribute);
}

/**
 * gloss_annotation_get_anchor:
 * @self: an annotation
 *
 * Returns: (transfer none): where it is attached
 */
GlossAnchor *
gloss_annotation_get_anchor (GlossAnnotation *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), NULL);

  return self->anchor;
}

/**
 * gloss_annotation_get_extent:
 * @self: an annotation
 *
 * Returns: from its first to its last code point in the text at hand; empty for an orphan
 */
GlossRange
gloss_annotation_get_extent (GlossAnnotation *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), ((GlossRange) { 0, 0 }));

  return gloss_anchor_get_extent (self->anchor);
}

/**
 * gloss_annotation_dup_quote:
 * @self: an annotation
 *
 * Returns: (transfer full): the text it is about; an ellipsis stands between pieces
 */
char *
gloss_annotation_dup_quote (GlossAnnotation *self)
{
  GString *quote;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), NULL);

  quote = g_string_new (NULL);
  for (gsize i = 0; i < gloss_anchor_get_n_pieces (self->anchor); i++)
    {
      if (i > 0)
        g_string_append (quote, " … ");
      g_string_append (quote, gloss_anchor_get_piece (self->anchor, i)->exact);
    }
  return g_string_free_and_steal (quote);
}

/**
 * gloss_annotation_get_record:
 * @self: an annotation
 * @is_current: (out) (optional): whether it still says all that the annotation does
 *
 * Returns: (nullable): its JSON as it was read; nothing for one that was made here
 */
const char *
gloss_annotation_get_record (GlossAnnotation *self,
                             gboolean        *is_current)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (self), NULL);

  if (is_current != NULL)
    *is_current = self->record != NULL && !self->is_edited;
  return self->record;
}
