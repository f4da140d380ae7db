/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON to bytes: the same value always gives the same bytes. */
#include "config.h"

#include "json/gloss-json.h"

#include <string.h>

/**
 * gloss_json_append_line:
 * @out: what is written
 * @depth: how deep the new line lies
 *
 * Begins a line, two spaces in for each level.
 */
void
gloss_json_append_line (GString *out,
                        guint    depth)
{
  static const char start[] = "\n                                ";
  guint n_spaces = MIN (2 * depth, sizeof start - 2);

  g_string_append_len (out, start, 1 + n_spaces);
  for (; n_spaces < 2 * depth; n_spaces += 2)
    g_string_append_len (out, "  ", 2);
}

static void
append_escaped (GString *out,
                char     c)
{
  if (c == '"' || c == '\\')
    g_string_append_printf (out, "\\%c", c);
  else if (c == '\n')
    g_string_append (out, "\\n");
  else if (c == '\t')
    g_string_append (out, "\\t");
  else
    g_string_append_printf (out, "\\u%04x", (unsigned int) (guchar) c);
}

/**
 * gloss_json_append_escaped:
 * @out: what is written
 * @text: UTF-8, or a stretch of it that begins and ends anywhere
 * @n_bytes: its length
 *
 * Appends the inside of a string. Only what must be is escaped.
 */
void
gloss_json_append_escaped (GString    *out,
                           const char *text,
                           gsize       n_bytes)
{
  const char *end = text + n_bytes;
  const char *start = text;

  for (; text < end; text++)
    {
      if ((guchar) *text >= 0x20 && *text != '"' && *text != '\\')
        continue;
      g_string_append_len (out, start, text - start);
      append_escaped (out, *text);
      start = text + 1;
    }
  g_string_append_len (out, start, end - start);
}

/**
 * gloss_json_append_string:
 * @out: what is written
 * @text: UTF-8
 *
 * Appends a string in quotes.
 */
void
gloss_json_append_string (GString    *out,
                          const char *text)
{
  g_string_append_c (out, '"');
  gloss_json_append_escaped (out, text, strlen (text));
  g_string_append_c (out, '"');
}

/* What a depth is where all is on one line. */
#define INLINE G_MAXUINT

/* What comes before the element of an array, the member of an object or the end of either. */
static void
append_gap (GString  *out,
            guint     depth,
            gboolean  is_after_comma)
{
  if (depth != INLINE)
    gloss_json_append_line (out, depth);
  else if (is_after_comma)
    g_string_append_c (out, ' ');
}

static guint
get_deeper (guint depth)
{
  return depth != INLINE ? depth + 1 : INLINE;
}

/**
 * gloss_json_append_double:
 * @out: what is written
 * @value: a finite number
 *
 * Appends the fewest digits that read back as the same double, which stays one for a reader that tells integers apart.
 */
void
gloss_json_append_double (GString *out,
                          double   value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.15g", value);
  if (g_ascii_strtod (digits, NULL) != value)
    g_ascii_formatd (digits, sizeof digits, "%.16g", value);
  if (g_ascii_strtod (digits, NULL) != value)
    g_ascii_formatd (digits, sizeof digits, "%.17g", value);
  g_string_append (out, digits);
  if (strpbrk (digits, ".en") == NULL)
    g_string_append (out, ".0");
}

static void
append_value (GString  *out,
              JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    gloss_json_append_string (out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_DOUBLE || type == G_TYPE_FLOAT)
    gloss_json_append_double (out, json_node_get_double (node));
  else
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

static void
append_array (GString   *out,
              JsonArray *array,
              guint      depth)
{
  guint n = json_array_get_length (array);

  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      append_gap (out, get_deeper (depth), i > 0);
      gloss_json_append (out, json_array_get_element (array, i), get_deeper (depth));
      if (i + 1 < n)
        g_string_append_c (out, ',');
    }
  if (n > 0)
    append_gap (out, depth, FALSE);
  g_string_append_c (out, ']');
}

static void
append_object (GString    *out,
               JsonObject *object,
               guint       depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;
  gboolean is_first = TRUE;

  g_string_append_c (out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      if (!is_first)
        g_string_append_c (out, ',');
      append_gap (out, get_deeper (depth), !is_first);
      is_first = FALSE;
      gloss_json_append_string (out, name);
      g_string_append (out, ": ");
      gloss_json_append (out, value, get_deeper (depth));
    }
  if (!is_first)
    append_gap (out, depth, FALSE);
  g_string_append_c (out, '}');
}

/**
 * gloss_json_append:
 * @out: what is written
 * @node: a value
 * @depth: how deep its line lies
 *
 * Appends a value: members in their order, a line each, two spaces a level, letters as they are.
 */
void
gloss_json_append (GString  *out,
                   JsonNode *node,
                   guint     depth)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (out, json_node_get_object (node), depth);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (out, json_node_get_array (node), depth);
  else if (JSON_NODE_HOLDS_VALUE (node))
    append_value (out, node);
  else
    g_string_append (out, "null");
}

/**
 * gloss_json_append_inline:
 * @out: what is written
 * @node: a value
 *
 * gloss_json_append() with all on one line.
 */
void
gloss_json_append_inline (GString  *out,
                          JsonNode *node)
{
  gloss_json_append (out, node, INLINE);
}

/**
 * gloss_json_to_string:
 * @node: a value
 *
 * Returns: (transfer full): its JSON as gloss_json_append() writes it
 */
char *
gloss_json_to_string (JsonNode *node)
{
  GString *out = g_string_new (NULL);

  gloss_json_append (out, node, 0);
  return g_string_free_and_steal (out);
}

/**
 * gloss_json_write:
 * @node: a value
 *
 * Returns: (transfer full): its JSON as a file, with a newline at the end
 */
GBytes *
gloss_json_write (JsonNode *node)
{
  GString *out = g_string_new (NULL);

  gloss_json_append (out, node, 0);
  g_string_append_c (out, '\n');
  return g_string_free_to_bytes (out);
}
