/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an item of a sidecar to an annotation or a link. */
#include "config.h"

#include "store/gloss-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gloss-error.h"

static gboolean
fail (GError     **error,
      const char  *reason)
{
  g_set_error_literal (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, reason);
  return FALSE;
}

/* The elements of a member that may be one object or a list of them. */
static guint
count_elements (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return 0;
  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 1;
}

/* NULL where the element is no object. */
static JsonObject *
get_element (JsonNode *node,
             guint     index)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    node = json_array_get_element (json_node_get_array (node), index);
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Whether a member is that text, or a list with it. */
static gboolean
says (JsonObject *object,
      const char *name,
      const char *value)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return g_strcmp0 (gloss_item_get_string (object, name), value) == 0;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING &&
          g_str_equal (json_node_get_string (element), value))
        return TRUE;
    }
  return FALSE;
}

/* The text of the first body with the purpose. */
static const char *
find_body (JsonObject *item,
           const char *purpose)
{
  JsonNode *body = json_object_get_member (item, "body");

  for (guint i = 0; i < count_elements (body); i++)
    {
      JsonObject *element = get_element (body, i);

      if (element != NULL && says (element, "purpose", purpose))
        return gloss_item_get_string (element, "value");
    }
  return NULL;
}

static JsonObject *
find_selector (JsonObject *target,
               const char *type)
{
  JsonNode *selector = json_object_get_member (target, "selector");

  for (guint i = 0; i < count_elements (selector); i++)
    {
      JsonObject *element = get_element (selector, i);

      if (element != NULL && g_strcmp0 (gloss_item_get_string (element, "type"), type) == 0)
        return element;
    }
  return NULL;
}

/* A position may be missing; one that is there must make sense. */
static gboolean
decode_position (JsonObject  *target,
                 gint64       text_length,
                 GlossRange  *range,
                 GError     **error)
{
  JsonObject *selector = find_selector (target, "TextPositionSelector");
  gint64 start, end;

  *range = (GlossRange) { 0, 0 };
  if (selector == NULL)
    return TRUE;
  start = gloss_item_get_int (selector, "start", -1);
  end = gloss_item_get_int (selector, "end", -1);
  if (start < 0 || end < 0)
    return fail (error, _("Its position is not two whole numbers."));
  if (start >= end || (text_length >= 0 && end > text_length))
    return fail (error, _("Its position is not within the text."));
  *range = (GlossRange) { start, end };
  return TRUE;
}

/* Borrows the texts. */
static gboolean
decode_piece (JsonObject  *target,
              gint64       text_length,
              GlossPiece  *piece,
              GError     **error)
{
  JsonObject *quote = target != NULL ? find_selector (target, "TextQuoteSelector") : NULL;
  const char *exact = quote != NULL ? gloss_item_get_string (quote, "exact") : NULL;

  if (exact == NULL || *exact == '\0')
    return fail (error, _("It does not quote the text."));
  piece->exact = (char *) exact;
  piece->prefix = (char *) gloss_item_get_string (quote, "prefix");
  piece->suffix = (char *) gloss_item_get_string (quote, "suffix");
  piece->unit = (char *) gloss_item_get_string (target, "gloss:unit");
  return decode_position (target, text_length, &piece->range, error);
}

static GlossAnchorState
decode_state (JsonObject *anchor)
{
  const char *nick = anchor != NULL ? gloss_item_get_string (anchor, "state") : NULL;

  for (GlossAnchorState state = GLOSS_ANCHOR_EXACT; nick != NULL && state <= GLOSS_ANCHOR_ORPHAN; state++)
    {
      if (g_str_equal (nick, gloss_anchor_state_get_nick (state)))
        return state;
    }
  return GLOSS_ANCHOR_EXACT;
}

static double
decode_score (JsonObject *anchor)
{
  JsonNode *node = anchor != NULL ? json_object_get_member (anchor, "score") : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_STRING)
    return 1.0;
  return CLAMP (json_node_get_double (node), 0.0, 1.0);
}

static GlossAnchor *
decode_anchor (JsonObject              *item,
               const GlossItemContext  *context,
               GError                 **error)
{
  JsonNode *target = json_object_get_member (item, "target");
  JsonObject *anchor = gloss_item_get_object (item, "gloss:anchor");
  const char *sha256 = anchor != NULL ? gloss_item_get_string (anchor, "textSha256") : NULL;
  guint n_pieces = count_elements (target);
  g_autofree GlossPiece *pieces = g_new0 (GlossPiece, MAX (n_pieces, 1));
  gint64 text_length = context->text_length;

  if (n_pieces == 0)
    {
      fail (error, _("It has no target."));
      return NULL;
    }
  /* What was made in another version of the text may well lie past the end of this one. */
  if (sha256 != NULL && g_strcmp0 (sha256, context->text_sha256) != 0)
    text_length = -1;
  for (guint i = 0; i < n_pieces; i++)
    {
      if (!decode_piece (get_element (target, i), text_length, &pieces[i], error))
        return NULL;
    }
  return gloss_anchor_new (pieces, n_pieces, decode_state (anchor), decode_score (anchor),
                           sha256 != NULL ? sha256 : context->text_sha256);
}

/* Who made it, by id; the page's reviewer where it does not say. */
static const char *
decode_reviewer (JsonObject *item,
                 const char *fallback)
{
  JsonObject *creator = gloss_item_get_object (item, "creator");
  const char *iri = creator != NULL ? gloss_item_get_string (creator, "id") : gloss_item_get_string (item, "creator");
  const char *nickname = creator != NULL ? gloss_item_get_string (creator, "nickname") : NULL;

  if (iri != NULL && g_str_has_prefix (iri, GLOSS_REVIEWER_IRI))
    return iri + strlen (GLOSS_REVIEWER_IRI);
  if (nickname != NULL)
    return nickname;
  return iri != NULL ? iri : fallback;
}

/* Fails where a member is there and is not text. */
static gboolean
decode_text (JsonObject  *item,
             const char  *name,
             const char **value,
             GError     **error)
{
  *value = gloss_item_get_string (item, name);
  if (*value != NULL || !json_object_has_member (item, name))
    return TRUE;
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("Its “%s” is not text."), name);
  return FALSE;
}

static gboolean
decode_fields (JsonObject              *item,
               const GlossItemContext  *context,
               GlossAnnotationFields   *fields,
               GError                 **error)
{
  fields->id = gloss_item_get_string (item, "id");
  fields->reviewer = decode_reviewer (item, context->reviewer);
  fields->tag = find_body (item, "classifying");
  if (fields->tag == NULL)
    fields->tag = find_body (item, "tagging");
  fields->note = find_body (item, "commenting");
  fields->attributes = gloss_item_get_object (item, "gloss:attributes");
  if (fields->tag == NULL || *fields->tag == '\0')
    return fail (error, _("It has no tag."));
  if (fields->attributes == NULL && json_object_has_member (item, "gloss:attributes"))
    return fail (error, _("Its attributes are not an object."));
  return decode_text (item, "created", &fields->created, error) &&
         decode_text (item, "modified", &fields->modified, error);
}

static gboolean
check_item (JsonNode  *node,
            GError   **error)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, _("It is not an object."));
  if (gloss_item_get_id (node) == NULL)
    return fail (error, _("It has no id."));
  if (!says (json_node_get_object (node), "type", "Annotation"))
    return fail (error, _("It is not an annotation."));
  return TRUE;
}

/**
 * gloss_annotation_decode:
 * @node: an item that is no link
 * @context: what the page says
 * @error: why it cannot be understood, as a sentence about "it"
 *
 * Returns: (transfer full): the annotation, or %NULL
 */
GlossAnnotation *
gloss_annotation_decode (JsonNode                *node,
                         const GlossItemContext  *context,
                         GError                 **error)
{
  GlossAnnotationFields fields = { NULL };
  g_autoptr (GlossAnchor) anchor = NULL;
  g_autofree char *record = NULL;

  if (!check_item (node, error) || !decode_fields (json_node_get_object (node), context, &fields, error))
    return NULL;
  anchor = decode_anchor (json_node_get_object (node), context, error);
  if (anchor == NULL)
    return NULL;
  record = gloss_item_to_text (node);
  fields.anchor = anchor;
  fields.record = record;
  return gloss_annotation_new_from_fields (&fields);
}

/**
 * gloss_link_is_one:
 * @node: an item
 *
 * Returns: whether it is meant to be a link between annotations
 */
gboolean
gloss_link_is_one (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node) && says (json_node_get_object (node), "motivation", "linking");
}

/* The IRI of a target or body that is an IRI, or an object with it. */
static const char *
get_iri (JsonObject *item,
         const char *name,
         const char *member)
{
  JsonNode *node = json_object_get_member (item, name);
  JsonObject *object;

  if (count_elements (node) != 1)
    return NULL;
  object = get_element (node, 0);
  return object != NULL ? gloss_item_get_string (object, member) : gloss_item_get_string (item, name);
}

/**
 * gloss_link_decode:
 * @node: an item for which gloss_link_is_one()
 * @error: why it cannot be understood, as a sentence about "it"
 *
 * Returns: (transfer full): the link, or %NULL
 */
GlossLinkItem *
gloss_link_decode (JsonNode  *node,
                   GError   **error)
{
  g_autofree char *text = NULL;
  JsonObject *item;
  GlossLink link;

  if (!check_item (node, error))
    return NULL;
  item = json_node_get_object (node);
  link.id = (char *) gloss_item_get_string (item, "id");
  link.relation = (char *) gloss_item_get_string (item, "gloss:relation");
  link.from = (char *) get_iri (item, "target", "id");
  link.to = (char *) get_iri (item, "body", "source");
  if (link.relation == NULL || link.from == NULL || link.to == NULL)
    {
      fail (error, _("It does not say what it links, and how."));
      return NULL;
    }
  text = gloss_item_to_text (node);
  return gloss_link_item_new (&link, text);
}
