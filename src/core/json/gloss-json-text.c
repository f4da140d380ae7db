/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON that stays text. */
#include "config.h"

#include "json/gloss-json.h"

#include <string.h>

/* Behind the quote that ends the string that begins at @at; NULL where there is none. */
static const char *
skip_string (const char *at,
             const char *end)
{
  for (at++; at < end; at++)
    {
      if (*at == '\\')
        at++;
      else if (*at == '"')
        return at + 1;
    }
  return NULL;
}

static gboolean
ends_scalar (char c)
{
  return c == ',' || c == ':' || c == '}' || c == ']' || g_ascii_isspace (c);
}

static const char *
skip_scalar (const char *at,
             const char *end)
{
  const char *start = at;

  while (at < end && !ends_scalar (*at))
    at++;
  return at > start ? at : NULL;
}

/**
 * gloss_json_skip_value:
 * @at: where a value begins
 * @end: where the text ends
 *
 * Finds the end of a value by its strings and brackets alone: what is in between may still be no JSON.
 *
 * Returns: (nullable): where the value ends; NULL where it has no end
 */
const char *
gloss_json_skip_value (const char *at,
                       const char *end)
{
  gsize depth = 0;

  if (at >= end)
    return NULL;
  if (*at != '{' && *at != '[')
    return *at == '"' ? skip_string (at, end) : skip_scalar (at, end);
  while (at != NULL && at < end)
    {
      if (*at == '"')
        {
          at = skip_string (at, end);
          continue;
        }
      if (*at == '{' || *at == '[')
        depth++;
      else if ((*at == '}' || *at == ']') && --depth == 0)
        return at + 1;
      at++;
    }
  return NULL;
}

/* Everything up to the next string; @at is behind it then. */
static const char *
append_marks (GString    *out,
              const char *at)
{
  for (; *at != '\0' && *at != '"'; at++)
    {
      if (g_ascii_isspace (*at))
        continue;
      g_string_append_c (out, *at);
      if (*at == ',' || *at == ':')
        g_string_append_c (out, ' ');
    }
  return at;
}

/**
 * gloss_json_append_text_inline:
 * @out: what is written
 * @text: JSON, laid out in any way
 *
 * Appends it as gloss_json_append_inline() does, without reading it.
 */
void
gloss_json_append_text_inline (GString    *out,
                               const char *text)
{
  const char *end = text + strlen (text);

  while (*(text = append_marks (out, text)) != '\0')
    {
      const char *next = skip_string (text, end);

      g_return_if_fail (next != NULL);
      g_string_append_len (out, text, next - text);
      text = next;
    }
}

/**
 * gloss_json_read_text:
 * @text: JSON that need not be whole
 *
 * Returns: (nullable) (transfer full): the value; NULL where it is none
 */
JsonNode *
gloss_json_read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return gloss_json_read (bytes, "", NULL);
}
