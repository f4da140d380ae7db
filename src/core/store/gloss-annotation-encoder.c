/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an annotation or a link to an item of a sidecar. */
#include "config.h"

#include "store/gloss-item.h"

#include "json/gloss-json.h"

/* The members that are written, in the order of the format. */
enum
{
  MEMBER_ID,
  MEMBER_TYPE,
  MEMBER_MOTIVATION,
  MEMBER_CREATOR,
  MEMBER_CREATED,
  MEMBER_MODIFIED,
  MEMBER_BODY,
  MEMBER_ATTRIBUTES,
  MEMBER_TARGET,
  MEMBER_PIECES,
  MEMBER_ANCHOR,
  N_MEMBERS,
};

static const char *const member_names[N_MEMBERS] = {
  "id", "type", "motivation", "creator", "created", "modified",
  "body", "gloss:attributes", "target", "gloss:pieces", "gloss:anchor",
};

static JsonNode *
new_string (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

static JsonNode *
take_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

/* Sets, or takes out where there is no text. */
static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_remove_member (object, name);
}

static gboolean
has_purpose (JsonNode   *body,
             const char *purpose)
{
  return JSON_NODE_HOLDS_OBJECT (body) &&
         g_strcmp0 (gloss_item_get_string (json_node_get_object (body), "purpose"), purpose) == 0;
}

static JsonNode *
make_body (const char *purpose,
           const char *value)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "type", "TextualBody");
  json_object_set_string_member (body, "purpose", purpose);
  json_object_set_string_member (body, "value", value);
  if (g_str_equal (purpose, "commenting"))
    json_object_set_string_member (body, "format", "text/plain");
  return take_object (body);
}

/* The index of the first body with the purpose, or -1. */
static int
find_body (GPtrArray  *bodies,
           const char *purpose)
{
  for (guint i = 0; i < bodies->len; i++)
    {
      if (has_purpose (g_ptr_array_index (bodies, i), purpose))
        return i;
    }
  return -1;
}

static void
patch_tag (GPtrArray  *bodies,
           const char *tag)
{
  int index = find_body (bodies, "classifying");

  if (index < 0)
    index = find_body (bodies, "tagging");
  if (index < 0)
    g_ptr_array_insert (bodies, 0, make_body ("classifying", tag));
  else
    set_text (json_node_get_object (g_ptr_array_index (bodies, index)), "value", tag);
}

static void
patch_note (GPtrArray  *bodies,
            const char *note)
{
  int index = find_body (bodies, "commenting");

  if (index >= 0 && note == NULL)
    g_ptr_array_remove_index (bodies, index);
  else if (index >= 0)
    set_text (json_node_get_object (g_ptr_array_index (bodies, index)), "value", note);
  else if (note != NULL)
    g_ptr_array_add (bodies, make_body ("commenting", note));
}

/* The elements of a member that may be one value or a list of them. */
static GPtrArray *
list_elements (JsonNode *node)
{
  GPtrArray *elements = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return elements;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    g_ptr_array_add (elements, json_node_ref (node));
  for (guint i = 0; JSON_NODE_HOLDS_ARRAY (node) && i < json_array_get_length (json_node_get_array (node)); i++)
    g_ptr_array_add (elements, json_node_ref (json_array_get_element (json_node_get_array (node), i)));
  return elements;
}

/* One value stands alone where it did before. */
static JsonNode *
join_elements (GPtrArray *elements,
               gboolean   is_alone)
{
  JsonArray *array;

  if (is_alone && elements->len == 1)
    return json_node_ref (g_ptr_array_index (elements, 0));
  array = json_array_sized_new (elements->len);
  for (guint i = 0; i < elements->len; i++)
    json_array_add_element (array, json_node_ref (g_ptr_array_index (elements, i)));
  return take_array (array);
}

static JsonNode *
encode_body (GlossAnnotation *annotation,
             JsonNode        *before)
{
  g_autoptr (GPtrArray) bodies = list_elements (before);

  patch_tag (bodies, gloss_annotation_get_tag (annotation));
  patch_note (bodies, gloss_annotation_get_note (annotation));
  return join_elements (bodies, before != NULL && !JSON_NODE_HOLDS_ARRAY (before));
}

static JsonObject *
find_selector (GPtrArray  *selectors,
               const char *type)
{
  for (guint i = 0; i < selectors->len; i++)
    {
      JsonNode *node = g_ptr_array_index (selectors, i);

      if (JSON_NODE_HOLDS_OBJECT (node) &&
          g_strcmp0 (gloss_item_get_string (json_node_get_object (node), "type"), type) == 0)
        return json_node_get_object (node);
    }
  return NULL;
}

static JsonObject *
ensure_selector (GPtrArray  *selectors,
                 const char *type)
{
  JsonObject *selector = find_selector (selectors, type);

  if (selector != NULL)
    return selector;
  selector = json_object_new ();
  json_object_set_string_member (selector, "type", type);
  g_ptr_array_add (selectors, take_object (selector));
  return selector;
}

static gboolean
quotes_the_same (GPtrArray        *selectors,
                 const GlossPiece *piece)
{
  JsonObject *quote = find_selector (selectors, "TextQuoteSelector");
  JsonObject *position = find_selector (selectors, "TextPositionSelector");

  return quote != NULL && g_strcmp0 (gloss_item_get_string (quote, "exact"), piece->exact) == 0 &&
         (position == NULL || gloss_item_get_int (position, "start", -1) == (gint64) piece->range.start);
}

/* Selectors of other types select what was there before: they go where the piece has another place. */
static JsonNode *
encode_selectors (const GlossPiece *piece,
                  JsonNode         *before)
{
  g_autoptr (GPtrArray) selectors = list_elements (before);
  JsonObject *quote, *position;

  if (!quotes_the_same (selectors, piece))
    g_ptr_array_set_size (selectors, 0);
  quote = ensure_selector (selectors, "TextQuoteSelector");
  json_object_set_string_member (quote, "exact", piece->exact);
  if (*piece->prefix != '\0' || json_object_has_member (quote, "prefix"))
    json_object_set_string_member (quote, "prefix", piece->prefix);
  if (*piece->suffix != '\0' || json_object_has_member (quote, "suffix"))
    json_object_set_string_member (quote, "suffix", piece->suffix);
  if (piece->range.start < piece->range.end)
    {
      position = ensure_selector (selectors, "TextPositionSelector");
      json_object_set_int_member (position, "start", piece->range.start);
      json_object_set_int_member (position, "end", piece->range.end);
    }
  return join_elements (selectors, before != NULL && !JSON_NODE_HOLDS_ARRAY (before));
}

static JsonNode *
encode_piece (const GlossPiece *piece,
              JsonNode         *before,
              const char       *source)
{
  JsonObject *target = before != NULL && JSON_NODE_HOLDS_OBJECT (before) ? json_node_dup_object (before) : json_object_new ();
  JsonNode *selector;

  if (!json_object_has_member (target, "type"))
    json_object_set_string_member (target, "type", "SpecificResource");
  if (!json_object_has_member (target, "source"))
    json_object_set_string_member (target, "source", source);
  set_text (target, "gloss:unit", piece->unit);
  selector = encode_selectors (piece, json_object_get_member (target, "selector"));
  gloss_json_take_member (target, "selector", selector);
  return take_object (target);
}

static JsonNode *
encode_target (GlossAnchor *anchor,
               JsonNode    *before,
               const char  *source)
{
  g_autoptr (GPtrArray) old = list_elements (before);
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  gsize n_pieces = gloss_anchor_get_n_pieces (anchor);

  for (gsize i = 0; i < n_pieces; i++)
    {
      JsonNode *piece = i < old->len ? g_ptr_array_index (old, i) : NULL;

      g_ptr_array_add (targets, encode_piece (gloss_anchor_get_piece (anchor, i), piece, source));
    }
  return join_elements (targets, before == NULL || !JSON_NODE_HOLDS_ARRAY (before));
}

static JsonNode *
encode_anchor (GlossAnchor *anchor,
               JsonNode    *before)
{
  JsonObject *object = before != NULL && JSON_NODE_HOLDS_OBJECT (before) ? json_node_dup_object (before) : json_object_new ();
  double score;
  GlossAnchorState state = gloss_anchor_get_stored_state (anchor, &score);

  json_object_set_string_member (object, "state", gloss_anchor_state_get_nick (state));
  if (state == GLOSS_ANCHOR_FUZZY)
    json_object_set_double_member (object, "score", score);
  else
    json_object_remove_member (object, "score");
  set_text (object, "textSha256", gloss_anchor_get_text_sha256 (anchor));
  return take_object (object);
}

static JsonNode *
encode_creator (const char *reviewer)
{
  JsonObject *creator = json_object_new ();
  g_autofree char *iri = g_strconcat (GLOSS_REVIEWER_IRI, reviewer, NULL);

  json_object_set_string_member (creator, "id", iri);
  json_object_set_string_member (creator, "type", "Person");
  json_object_set_string_member (creator, "nickname", reviewer);
  return take_object (creator);
}

/* An empty object stays where there was one. */
static JsonNode *
encode_attributes (JsonObject *attributes,
                   JsonNode   *before)
{
  gboolean was_empty = before != NULL && JSON_NODE_HOLDS_OBJECT (before) &&
                       json_object_get_size (json_node_get_object (before)) == 0;

  if (json_object_get_size (attributes) == 0 && !was_empty)
    return NULL;
  return take_object (gloss_json_copy_object (attributes));
}

/* What each member is to be; NULL takes it out. */
static void
encode_members (GlossAnnotation *annotation,
                JsonObject      *before,
                const char      *source,
                JsonNode       **values)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);
  const char *created = gloss_annotation_get_created (annotation);
  const char *modified = gloss_annotation_get_modified (annotation);

  for (guint i = MEMBER_ID; i <= MEMBER_CREATOR; i++)
    {
      JsonNode *node = json_object_get_member (before, member_names[i]);

      values[i] = node != NULL ? json_node_ref (node) : NULL;
    }
  if (values[MEMBER_ID] == NULL)
    values[MEMBER_ID] = new_string (gloss_annotation_get_id (annotation));
  if (values[MEMBER_TYPE] == NULL)
    values[MEMBER_TYPE] = new_string ("Annotation");
  if (values[MEMBER_MOTIVATION] == NULL)
    values[MEMBER_MOTIVATION] = new_string ("classifying");
  if (values[MEMBER_CREATOR] == NULL)
    values[MEMBER_CREATOR] = encode_creator (gloss_annotation_get_reviewer (annotation));
  values[MEMBER_CREATED] = created != NULL ? new_string (created) : NULL;
  values[MEMBER_MODIFIED] = modified != NULL ? new_string (modified) : NULL;
  values[MEMBER_BODY] = encode_body (annotation, json_object_get_member (before, "body"));
  values[MEMBER_ATTRIBUTES] = encode_attributes (gloss_annotation_get_attributes (annotation),
                                                 json_object_get_member (before, "gloss:attributes"));
  values[MEMBER_TARGET] = encode_target (anchor, json_object_get_member (before, "target"), source);
  values[MEMBER_PIECES] = gloss_anchor_get_n_pieces (anchor) > 1 ? new_string ("ordered") : NULL;
  values[MEMBER_ANCHOR] = encode_anchor (anchor, json_object_get_member (before, "gloss:anchor"));
}

/* Puts those members first that the format has before @index and that were not there; then takes @index's value. */
static void
add_up_to (JsonObject *object,
           guint       index,
           JsonObject *before,
           JsonNode  **values)
{
  for (guint i = 0; i <= index; i++)
    {
      if (values[i] != NULL && (i == index || !json_object_has_member (before, member_names[i])))
        json_object_set_member (object, member_names[i], g_steal_pointer (&values[i]));
    }
}

static guint
find_member (const char *name)
{
  guint index = 0;

  while (index < N_MEMBERS && !g_str_equal (member_names[index], name))
    index++;
  return index;
}

/* The members in the order they had, new ones where the format has them, unknown ones as they were. */
static JsonNode *
assemble (JsonObject  *before,
          JsonNode   **values)
{
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, before);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      guint index = find_member (name);

      if (index < N_MEMBERS)
        add_up_to (object, index, before, values);
      else
        json_object_set_member (object, name, json_node_ref (node));
    }
  for (guint i = 0; i < N_MEMBERS; i++)
    {
      if (values[i] != NULL)
        json_object_set_member (object, member_names[i], g_steal_pointer (&values[i]));
    }
  return take_object (object);
}

/**
 * gloss_annotation_encode:
 * @annotation: an annotation
 * @source: the IRI of its source, for a new one
 *
 * Writes it as it was read, as long as it says the same; else what it says now goes into what was read, so that
 * members that Gloss does not know stay.
 *
 * Returns: (transfer full): its JSON, laid out as it lies in a file
 */
char *
gloss_annotation_encode (GlossAnnotation *annotation,
                         const char      *source)
{
  gboolean is_current;
  const char *record = gloss_annotation_get_record (annotation, &is_current);
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  JsonNode *values[N_MEMBERS] = { NULL };

  if (is_current)
    return g_strdup (record);
  before = record != NULL ? gloss_item_from_text (record) : take_object (json_object_new ());
  encode_members (annotation, json_node_get_object (before), source, values);
  after = assemble (json_node_get_object (before), values);
  return gloss_item_to_text (after);
}

static JsonNode *
encode_link_target (const char *from)
{
  JsonObject *target = json_object_new ();

  json_object_set_string_member (target, "id", from);
  json_object_set_string_member (target, "type", "Annotation");
  return take_object (target);
}

static JsonNode *
encode_link_body (const char *to)
{
  JsonObject *resource = json_object_new ();
  JsonArray *body = json_array_new ();

  json_object_set_string_member (resource, "type", "SpecificResource");
  json_object_set_string_member (resource, "purpose", "linking");
  json_object_set_string_member (resource, "source", to);
  json_array_add_object_element (body, resource);
  return take_array (body);
}

/**
 * gloss_link_encode:
 * @link: a new link
 * @reviewer: who made it, by id
 *
 * Returns: (transfer full): its JSON, laid out as it lies in a file
 */
char *
gloss_link_encode (const GlossLink *link,
                   const char      *reviewer)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *created = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  JsonObject *item = json_object_new ();
  g_autoptr (JsonNode) node = take_object (item);

  json_object_set_string_member (item, "id", link->id);
  json_object_set_string_member (item, "type", "Annotation");
  json_object_set_string_member (item, "motivation", "linking");
  json_object_set_string_member (item, "gloss:relation", link->relation);
  json_object_set_member (item, "creator", encode_creator (reviewer));
  json_object_set_string_member (item, "created", created);
  json_object_set_member (item, "target", encode_link_target (link->from));
  json_object_set_member (item, "body", encode_link_body (link->to));
  return gloss_item_to_text (node);
}
