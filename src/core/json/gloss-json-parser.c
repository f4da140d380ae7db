/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the text of JSON to its tree. */
#include "config.h"

#include "json/gloss-json-private.h"

#include <string.h>

#include "json/gloss-json-cursor.h"

/* A name that is shorter needs no memory of its own until the object has it. */
#define SHORT_NAME 64

static JsonNode *parse_value (GlossJsonCursor  *cursor,
                              GError          **error);

/* NULL with an error, or at the end. */
static JsonNode *
parse_next (GlossJsonCursor  *cursor,
            gboolean          is_object,
            gboolean         *is_first,
            GError          **error)
{
  return gloss_json_cursor_next (cursor, is_object, is_first, error) ? parse_value (cursor, error) : NULL;
}

static JsonNode *
parse_array (GlossJsonCursor  *cursor,
             GError          **error)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (GError) local_error = NULL;
  gboolean is_first = TRUE;
  JsonNode *element;

  while ((element = parse_next (cursor, FALSE, &is_first, &local_error)) != NULL)
    json_array_add_element (array, element);
  if (local_error == NULL)
    return json_node_init_array (json_node_alloc (), array);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static const char *
find_value (GlossJsonCursor *cursor)
{
  const char *start = cursor->at;

  while (start < cursor->end && g_ascii_isspace (*start))
    start++;
  return start;
}

/* Passes over the array there is, if there is one. */
static gboolean
pass_array (GlossJsonCursor     *cursor,
            GlossJsonArrayText  *array,
            gboolean            *is_array,
            GError             **error)
{
  const char *start = find_value (cursor);

  *is_array = start < cursor->end && *start == '[';
  array->text = *is_array ? start : NULL;
  if (!*is_array)
    return TRUE;
  if (!gloss_json_cursor_skip (cursor, error))
    return FALSE;
  array->n_bytes = cursor->at - start;
  return TRUE;
}

/* Of two members with one name json-glib keeps the last one. */
static gboolean
check_grown (GlossJsonCursor  *cursor,
             JsonObject       *object,
             guint             n_members,
             const char       *name,
             GError          **error)
{
  if (cursor->last_counts || json_object_get_size (object) > n_members)
    return TRUE;
  gloss_json_cursor_fail_twice (cursor, name, error);
  return FALSE;
}

/* The value of the member whose name was just read. */
static gboolean
parse_member (GlossJsonCursor  *cursor,
              JsonObject       *object,
              GError          **error)
{
  char short_name[SHORT_NAME];
  g_autofree char *long_name = NULL;
  const char *name = short_name;
  guint n_members = json_object_get_size (object);
  JsonNode *value;

  if (cursor->string->len < sizeof short_name)
    memcpy (short_name, cursor->string->str, cursor->string->len + 1);
  else
    name = long_name = g_strdup (cursor->string->str);
  value = parse_value (cursor, error);
  if (value == NULL)
    return FALSE;
  json_object_set_member (object, name, value);
  return check_grown (cursor, object, n_members, name, error);
}

static JsonNode *
parse_object (GlossJsonCursor  *cursor,
              GError          **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GError) local_error = NULL;
  gboolean is_first = TRUE;

  while (gloss_json_cursor_next (cursor, TRUE, &is_first, &local_error))
    if (!parse_member (cursor, object, error))
      return NULL;
  if (local_error == NULL)
    return json_node_init_object (json_node_alloc (), object);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static JsonNode *
parse_value (GlossJsonCursor  *cursor,
             GError          **error)
{
  GlossJsonNumber number;
  GlossJsonToken token = gloss_json_cursor_take (cursor, &number, error);

  switch (token)
    {
    case GLOSS_JSON_TOKEN_OBJECT:
      return parse_object (cursor, error);

    case GLOSS_JSON_TOKEN_ARRAY:
      return parse_array (cursor, error);

    case GLOSS_JSON_TOKEN_STRING:
      return json_node_init_string (json_node_alloc (), cursor->string->str);

    case GLOSS_JSON_TOKEN_INTEGER:
      return json_node_init_int (json_node_alloc (), number.integer);

    case GLOSS_JSON_TOKEN_DOUBLE:
      return json_node_init_double (json_node_alloc (), number.value);

    case GLOSS_JSON_TOKEN_TRUE:
    case GLOSS_JSON_TOKEN_FALSE:
      return json_node_init_boolean (json_node_alloc (), token == GLOSS_JSON_TOKEN_TRUE);

    case GLOSS_JSON_TOKEN_NULL:
      return json_node_init_null (json_node_alloc ());

    case GLOSS_JSON_TOKEN_ERROR:
    default:
      return NULL;
    }
}

/*< private >
 * gloss_json_parse:
 * @text: valid UTF-8 without zero bytes
 * @n_bytes: its length
 * @name: what messages call it
 * @last_counts: whether of members with one name the last one counts
 * @error: where it fails, with #GLOSS_ERROR_FORMAT or #GLOSS_ERROR_LIMIT
 *
 * Reads a value; what is refused, gloss_json_cursor_take() says, and so are two members with one name, unless @last_counts.
 *
 * Returns: (transfer full): the value, or %NULL
 */
JsonNode *
gloss_json_parse (const char  *text,
                  gsize        n_bytes,
                  const char  *name,
                  gboolean     last_counts,
                  GError     **error)
{
  g_auto (GlossJsonCursor) cursor;
  g_autoptr (JsonNode) root = NULL;

  gloss_json_cursor_init (&cursor, text, n_bytes, name);
  cursor.last_counts = last_counts;
  root = parse_value (&cursor, error);
  return root != NULL && gloss_json_cursor_finish (&cursor, error) ? g_steal_pointer (&root) : NULL;
}

/* Like parse_object(), but an array of that name is passed over. */
static gboolean
parse_members_without (GlossJsonCursor     *cursor,
                       JsonObject          *object,
                       const char          *member,
                       GlossJsonArrayText  *array,
                       GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean is_first = TRUE;

  while (gloss_json_cursor_next (cursor, TRUE, &is_first, &local_error))
    {
      gboolean is_array = FALSE;
      guint n_members = json_object_get_size (object);

      if (g_str_equal (cursor->string->str, member) && !pass_array (cursor, array, &is_array, error))
        return FALSE;
      if (is_array)
        json_object_set_null_member (object, member);
      if (is_array ? !check_grown (cursor, object, n_members, member, error) : !parse_member (cursor, object, error))
        return FALSE;
    }
  if (local_error == NULL)
    return gloss_json_cursor_finish (cursor, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/*< private >
 * gloss_json_parse_without:
 * @text: valid UTF-8 without zero bytes
 * @n_bytes: its length
 * @name: what messages call it
 * @member: the name of a member of the outermost object
 * @array: (out): the array that the member is
 * @error: where it fails
 *
 * gloss_json_parse() that only passes over an array. A member that is there twice in one of its elements is left to
 * gloss_json_array_foreach().
 *
 * Returns: (transfer full): the value, or %NULL
 */
JsonNode *
gloss_json_parse_without (const char          *text,
                          gsize                n_bytes,
                          const char          *name,
                          const char          *member,
                          GlossJsonArrayText  *array,
                          GError             **error)
{
  g_auto (GlossJsonCursor) cursor;
  g_autoptr (JsonObject) object = NULL;
  GlossJsonNumber number;

  gloss_json_cursor_init (&cursor, text, n_bytes, name);
  if (gloss_json_cursor_take (&cursor, &number, NULL) != GLOSS_JSON_TOKEN_OBJECT)
    return gloss_json_parse (text, n_bytes, name, FALSE, error);
  object = json_object_new ();
  if (!parse_members_without (&cursor, object, member, array, error))
    return NULL;
  return json_node_init_object (json_node_alloc (), object);
}

/* An element that is JSON and no tree is passed over, so that the others are reached. */
static void
take_element (GlossJsonCursor      *cursor,
              guint                 index,
              GlossJsonElementFunc  func,
              gpointer              user_data)
{
  GlossJsonElement element = { .text = find_value (cursor), .index = index };
  guint depth = cursor->depth;
  g_autoptr (JsonNode) node = parse_value (cursor, NULL);

  if (node == NULL)
    {
      cursor->at = element.text;
      cursor->depth = depth;
      gloss_json_cursor_skip (cursor, NULL);
    }
  element.n_bytes = cursor->at - element.text;
  element.node = node;
  func (&element, user_data);
}

/**
 * gloss_json_array_foreach:
 * @self: an array that was passed over
 * @func: called with each element, which is gone afterwards
 * @user_data: handed to it
 *
 * Makes a tree of one element after the other.
 */
void
gloss_json_array_foreach (const GlossJsonArrayText *self,
                          GlossJsonElementFunc      func,
                          gpointer                  user_data)
{
  g_auto (GlossJsonCursor) cursor;
  GlossJsonNumber number;
  gboolean is_first = TRUE;

  gloss_json_cursor_init (&cursor, self->text, self->n_bytes, self->name);
  gloss_json_cursor_take (&cursor, &number, NULL);
  for (guint i = 0; gloss_json_cursor_next (&cursor, FALSE, &is_first, NULL); i++)
    take_element (&cursor, i, func, user_data);
}
