/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the text of JSON to its tree: RFC 8259, and nothing that could not be written back as it was. */
#include "config.h"

#include "json/gloss-json-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "gloss-error.h"

/* A name that is shorter needs no memory of its own until the object has it. */
#define SHORT_NAME 64

/* Where it is, how deep, and what the string is put together in. */
typedef struct
{
  const char *at;
  const char *start;
  const char *end;
  const char *name;
  guint depth;
  GString *string;
} Parser;

static JsonNode *parse_value (Parser  *self,
                              GError **error);

/* --- errors ------------------------------------------------------------------------------------ */

static guint
get_line (const Parser *self)
{
  guint line = 1;

  for (const char *p = self->start; p < MIN (self->at, self->end); p++)
    line += *p == '\n';
  return line;
}

static gboolean
fail (const Parser  *self,
      GError       **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” is damaged: line %u is not JSON."), self->name, get_line (self));
  return FALSE;
}

static gboolean
fail_escape (const Parser  *self,
             GError       **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
               _("“%s” holds an escape on line %u that stands for no character."), self->name, get_line (self));
  return FALSE;
}

static gboolean
fail_number (const Parser  *self,
             GError       **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
               _("“%s” holds a number on line %u that is too large to be kept."), self->name, get_line (self));
  return FALSE;
}

static gboolean
fail_depth (const Parser  *self,
            GError       **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_LIMIT,
               _("“%s” is nested deeper than %d levels."), self->name, GLOSS_JSON_MAX_DEPTH);
  return FALSE;
}

/* --- pieces ------------------------------------------------------------------------------------ */

static void
skip_space (Parser *self)
{
  while (self->at < self->end && (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r'))
    self->at++;
}

static gboolean
take (Parser *self,
      char    character)
{
  skip_space (self);
  if (self->at == self->end || *self->at != character)
    return FALSE;
  self->at++;
  return TRUE;
}

/* The four hexadecimal digits there, or -1. */
static int
take_hex4 (Parser *self)
{
  int value = 0;

  if (self->end - self->at < 4)
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*self->at++);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* What comes after "\u". A character beyond the first plane takes two of them. */
static gboolean
take_unicode (Parser  *self,
              GError **error)
{
  int unit = take_hex4 (self);
  int second;

  if (unit <= 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    return fail_escape (self, error);
  if (unit >= 0xd800 && unit <= 0xdbff)
    {
      if (self->end - self->at < 2 || self->at[0] != '\\' || self->at[1] != 'u')
        return fail_escape (self, error);
      self->at += 2;
      second = take_hex4 (self);
      if (second < 0xdc00 || second > 0xdfff)
        return fail_escape (self, error);
      unit = 0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00);
    }
  g_string_append_unichar (self->string, unit);
  return TRUE;
}

/* What comes after a backslash. */
static gboolean
take_escape (Parser  *self,
             GError **error)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (self->at == self->end)
    return fail (self, error);
  if (*self->at == 'u')
    {
      self->at++;
      return take_unicode (self, error);
    }
  found = strchr (escapes, *self->at);
  if (found == NULL)
    return fail (self, error);
  g_string_append_c (self->string, meanings[found - escapes]);
  self->at++;
  return TRUE;
}

/* What comes after a quotation mark, up to the next one, is then the string. */
static gboolean
take_string (Parser  *self,
             GError **error)
{
  g_string_truncate (self->string, 0);
  while (self->at < self->end)
    {
      const char *start = self->at;

      while (self->at < self->end && *self->at != '"' && *self->at != '\\')
        self->at++;
      g_string_append_len (self->string, start, self->at - start);
      if (self->at == self->end)
        break;
      if (*self->at++ == '"')
        return TRUE;
      if (!take_escape (self, error))
        return FALSE;
    }
  return fail (self, error);
}

/* --- numbers ----------------------------------------------------------------------------------- */

/* Whether there was a digit. */
static gboolean
skip_digits (Parser *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > start;
}

/* Passes over a number by the grammar; whether it is one, and a whole one. */
static gboolean
skip_number (Parser   *self,
             gboolean *is_integer)
{
  if (*self->at == '-')
    self->at++;
  if (self->at < self->end && *self->at == '0')
    self->at++;
  else if (!skip_digits (self))
    return FALSE;
  *is_integer = TRUE;
  if (self->at < self->end && *self->at == '.')
    {
      *is_integer = FALSE;
      self->at++;
      if (!skip_digits (self))
        return FALSE;
    }
  if (self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      *is_integer = FALSE;
      self->at++;
      if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
        self->at++;
      return skip_digits (self);
    }
  return TRUE;
}

static JsonNode *
parse_number (Parser  *self,
              GError **error)
{
  const char *start = self->at;
  gboolean is_integer;
  gint64 integer;
  double value;

  if (!skip_number (self, &is_integer))
    {
      fail (self, error);
      return NULL;
    }
  g_string_truncate (self->string, 0);
  g_string_append_len (self->string, start, self->at - start);
  errno = 0;
  if (is_integer)
    {
      integer = g_ascii_strtoll (self->string->str, NULL, 10);
      if (errno != ERANGE)
        return json_node_init_int (json_node_alloc (), integer);
    }
  else
    {
      value = g_ascii_strtod (self->string->str, NULL);
      if (isfinite (value))
        return json_node_init_double (json_node_alloc (), value);
    }
  fail_number (self, error);
  return NULL;
}

/* --- arrays and objects ------------------------------------------------------------------------ */

static gboolean
parse_elements (Parser     *self,
                JsonArray  *array,
                GError    **error)
{
  if (take (self, ']'))
    return TRUE;
  do
    {
      JsonNode *element = parse_value (self, error);

      if (element == NULL)
        return FALSE;
      json_array_add_element (array, element);
    }
  while (take (self, ','));
  return take (self, ']') || fail (self, error);
}

static gboolean
parse_member (Parser      *self,
              JsonObject  *object,
              GError     **error)
{
  char short_name[SHORT_NAME];
  g_autofree char *long_name = NULL;
  const char *name = short_name;
  JsonNode *value;

  if (!take (self, '"'))
    return fail (self, error);
  if (!take_string (self, error))
    return FALSE;
  if (self->string->len < sizeof short_name)
    memcpy (short_name, self->string->str, self->string->len + 1);
  else
    name = long_name = g_strdup (self->string->str);
  if (!take (self, ':'))
    return fail (self, error);
  value = parse_value (self, error);
  if (value != NULL)
    json_object_set_member (object, name, value);
  return value != NULL;
}

static gboolean
parse_members (Parser      *self,
               JsonObject  *object,
               GError     **error)
{
  if (take (self, '}'))
    return TRUE;
  do
    {
      if (!parse_member (self, object, error))
        return FALSE;
    }
  while (take (self, ','));
  return take (self, '}') || fail (self, error);
}

static JsonNode *
parse_array (Parser  *self,
             GError **error)
{
  g_autoptr (JsonArray) array = json_array_new ();

  if (!parse_elements (self, array, error))
    return NULL;
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
parse_object (Parser  *self,
              GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  if (!parse_members (self, object, error))
    return NULL;
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
parse_container (Parser  *self,
                 GError **error)
{
  JsonNode *node;

  if (++self->depth > GLOSS_JSON_MAX_DEPTH)
    {
      fail_depth (self, error);
      return NULL;
    }
  node = *self->at++ == '{' ? parse_object (self, error) : parse_array (self, error);
  self->depth--;
  return node;
}

/* --- values ------------------------------------------------------------------------------------ */

static JsonNode *
parse_string (Parser  *self,
              GError **error)
{
  self->at++;
  if (!take_string (self, error))
    return NULL;
  return json_node_init_string (json_node_alloc (), self->string->str);
}

static JsonNode *
parse_word (Parser  *self,
            GError **error)
{
  gsize n_left = self->end - self->at;
  JsonNode *node = NULL;

  if (n_left >= 4 && memcmp (self->at, "true", 4) == 0)
    node = json_node_init_boolean (json_node_alloc (), TRUE);
  else if (n_left >= 5 && memcmp (self->at, "false", 5) == 0)
    node = json_node_init_boolean (json_node_alloc (), FALSE);
  else if (n_left >= 4 && memcmp (self->at, "null", 4) == 0)
    node = json_node_init_null (json_node_alloc ());
  else
    fail (self, error);
  self->at += n_left > 0 && *self->at == 'f' ? 5 : 4;
  return node;
}

static JsonNode *
parse_value (Parser  *self,
             GError **error)
{
  skip_space (self);
  if (self->at < self->end && *self->at == '"')
    return parse_string (self, error);
  if (self->at < self->end && (*self->at == '{' || *self->at == '['))
    return parse_container (self, error);
  if (self->at < self->end && (*self->at == '-' || g_ascii_isdigit (*self->at)))
    return parse_number (self, error);
  return parse_word (self, error);
}

/*< private >
 * gloss_json_parse:
 * @text: valid UTF-8 without zero bytes
 * @n_bytes: its length
 * @name: what messages call it
 * @error: where it fails, with #GLOSS_ERROR_FORMAT or #GLOSS_ERROR_LIMIT
 *
 * Reads a value. Refused is, beside what is no JSON, what could not be kept: zero characters and lone surrogates in escapes, integers
 * past 64 bits and doubles past their range, and nesting that is too deep. Of members with one name the last one counts.
 * Control characters within strings are let pass.
 *
 * Returns: (transfer full): the value, or %NULL
 */
JsonNode *
gloss_json_parse (const char  *text,
                  gsize        n_bytes,
                  const char  *name,
                  GError     **error)
{
  g_autoptr (GString) string = g_string_new (NULL);
  Parser parser = { text, text, text + n_bytes, name, 0, string };
  g_autoptr (JsonNode) root = parse_value (&parser, error);

  if (root == NULL)
    return NULL;
  skip_space (&parser);
  if (parser.at == parser.end)
    return g_steal_pointer (&root);
  fail (&parser, error);
  return NULL;
}
