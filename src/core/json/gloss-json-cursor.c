/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokens of JSON (RFC 8259), and nothing that could not be written back as it was. */
#include "config.h"

#include "json/gloss-json-cursor.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "gloss-error.h"
#include "json/gloss-json.h"

/* --- errors ------------------------------------------------------------------------------------ */

static guint
get_line (const GlossJsonCursor *self)
{
  guint line = 1;

  for (const char *p = self->start; p < MIN (self->at, self->end); p++)
    line += *p == '\n';
  return line;
}

static gboolean
fail (const GlossJsonCursor  *self,
      GError                **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” is damaged: line %u is not JSON."), self->name, get_line (self));
  return FALSE;
}

static gboolean
fail_escape (const GlossJsonCursor  *self,
             GError                **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
               _("“%s” holds an escape on line %u that stands for no character."), self->name, get_line (self));
  return FALSE;
}

static GlossJsonToken
fail_number (const GlossJsonCursor  *self,
             GError                **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
               _("“%s” holds a number on line %u that is too large to be kept."), self->name, get_line (self));
  return GLOSS_JSON_TOKEN_ERROR;
}

static GlossJsonToken
fail_depth (const GlossJsonCursor  *self,
            GError                **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_LIMIT,
               ngettext ("“%s” is nested deeper than %d level.", "“%s” is nested deeper than %d levels.", GLOSS_JSON_MAX_DEPTH),
               self->name, GLOSS_JSON_MAX_DEPTH);
  return GLOSS_JSON_TOKEN_ERROR;
}

/* --- strings ----------------------------------------------------------------------------------- */

static void
skip_space (GlossJsonCursor *self)
{
  while (self->at < self->end && (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r'))
    self->at++;
}

static gboolean
take_character (GlossJsonCursor *self,
                char             character)
{
  skip_space (self);
  if (self->at == self->end || *self->at != character)
    return FALSE;
  self->at++;
  return TRUE;
}

/* The four hexadecimal digits there, or -1. */
static int
take_hex4 (GlossJsonCursor *self)
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
take_unicode (GlossJsonCursor  *self,
              GError          **error)
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
take_escape (GlossJsonCursor  *self,
             GError          **error)
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

/* What comes after a quotation mark, up to the next one, is then the string. Control characters are let pass. */
static gboolean
take_string (GlossJsonCursor  *self,
             GError          **error)
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

/* The same without a look at what it says, but for escapes. */
static gboolean
pass_string (GlossJsonCursor  *self,
             GError          **error)
{
  for (;;)
    {
      while (self->at < self->end && *self->at != '"' && *self->at != '\\')
        self->at++;
      if (self->at == self->end)
        return fail (self, error);
      if (*self->at++ == '"')
        return TRUE;
      g_string_truncate (self->string, 0);
      if (!take_escape (self, error))
        return FALSE;
    }
}

/* --- numbers ----------------------------------------------------------------------------------- */

/* Whether there was a digit. */
static gboolean
skip_digits (GlossJsonCursor *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > start;
}

static gboolean
skip_exponent (GlossJsonCursor *self)
{
  self->at++;
  if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
    self->at++;
  return skip_digits (self);
}

/* Passes over a number by the grammar; whether it is one, and a whole one. */
static gboolean
skip_number (GlossJsonCursor *self,
             gboolean        *is_integer)
{
  *is_integer = TRUE;
  if (*self->at == '-')
    self->at++;
  if (self->at < self->end && *self->at == '0')
    self->at++;
  else if (!skip_digits (self))
    return FALSE;
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
      return skip_exponent (self);
    }
  return TRUE;
}

static GlossJsonToken
take_number (GlossJsonCursor  *self,
             GlossJsonNumber  *number,
             GError          **error)
{
  const char *start = self->at;
  gboolean is_integer;

  if (!skip_number (self, &is_integer))
    {
      fail (self, error);
      return GLOSS_JSON_TOKEN_ERROR;
    }
  g_string_truncate (self->string, 0);
  g_string_append_len (self->string, start, self->at - start);
  errno = 0;
  if (is_integer)
    number->integer = g_ascii_strtoll (self->string->str, NULL, 10);
  else
    number->value = g_ascii_strtod (self->string->str, NULL);
  if (is_integer ? errno == ERANGE : !isfinite (number->value))
    return fail_number (self, error);
  return is_integer ? GLOSS_JSON_TOKEN_INTEGER : GLOSS_JSON_TOKEN_DOUBLE;
}

/* --- values ------------------------------------------------------------------------------------ */

static GlossJsonToken
take_word (GlossJsonCursor  *self,
           GError          **error)
{
  static const struct
  {
    const char *word;
    gsize n_bytes;
    GlossJsonToken token;
  } words[] = {
    { "null", 4, GLOSS_JSON_TOKEN_NULL },
    { "true", 4, GLOSS_JSON_TOKEN_TRUE },
    { "false", 5, GLOSS_JSON_TOKEN_FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((gsize) (self->end - self->at) >= words[i].n_bytes && memcmp (self->at, words[i].word, words[i].n_bytes) == 0)
      {
        self->at += words[i].n_bytes;
        return words[i].token;
      }
  fail (self, error);
  return GLOSS_JSON_TOKEN_ERROR;
}

/**
 * gloss_json_cursor_init:
 * @self: a cursor, uninitialised
 * @text: valid UTF-8 without zero bytes
 * @n_bytes: its length
 * @name: what messages call it
 *
 * Sets it to the beginning.
 */
void
gloss_json_cursor_init (GlossJsonCursor *self,
                        const char      *text,
                        gsize            n_bytes,
                        const char      *name)
{
  *self = (GlossJsonCursor) { text, text, text + n_bytes, name, 0, FALSE, g_string_new (NULL) };
}

void
gloss_json_cursor_clear (GlossJsonCursor *self)
{
  g_string_free (self->string, TRUE);
}

/**
 * gloss_json_cursor_take:
 * @self: a cursor before a value
 * @number: (out): the value of a number
 * @error: where it fails, with #GLOSS_ERROR_FORMAT or #GLOSS_ERROR_LIMIT
 *
 * Takes a value, or the beginning of an array or object, whose elements gloss_json_cursor_next() leads to. Refused is, beside what is no
 * JSON, what could not be kept: zero characters and lone surrogates in escapes, integers past 64 bits and doubles past their
 * range, and nesting that is too deep.
 *
 * Returns: what it is
 */
GlossJsonToken
gloss_json_cursor_take (GlossJsonCursor  *self,
                        GlossJsonNumber  *number,
                        GError          **error)
{
  char first;

  skip_space (self);
  first = self->at < self->end ? *self->at : '\0';
  if (first == '-' || g_ascii_isdigit (first))
    return take_number (self, number, error);
  if (first != '"' && first != '{' && first != '[')
    return take_word (self, error);
  self->at++;
  if (first == '"')
    return take_string (self, error) ? GLOSS_JSON_TOKEN_STRING : GLOSS_JSON_TOKEN_ERROR;
  if (++self->depth > GLOSS_JSON_MAX_DEPTH)
    return fail_depth (self, error);
  return first == '{' ? GLOSS_JSON_TOKEN_OBJECT : GLOSS_JSON_TOKEN_ARRAY;
}

/**
 * gloss_json_cursor_next:
 * @self: a cursor in an array or object, before it or past one of its values
 * @is_object: which of them
 * @is_first: (inout): whether it is before the first one; FALSE from then on
 * @error: where it fails
 *
 * Goes on to the next value; of an object, its name is then the string.
 *
 * Returns: whether there is one; FALSE also with an error
 */
gboolean
gloss_json_cursor_next (GlossJsonCursor  *self,
                        gboolean          is_object,
                        gboolean         *is_first,
                        GError          **error)
{
  gboolean was_first = *is_first;
  gboolean goes_on = was_first || take_character (self, ',');

  *is_first = FALSE;
  if ((was_first || !goes_on) && take_character (self, is_object ? '}' : ']'))
    {
      self->depth--;
      return FALSE;
    }
  if (!goes_on || (is_object && !take_character (self, '"')))
    return fail (self, error);
  if (!is_object)
    return TRUE;
  return take_string (self, error) && (take_character (self, ':') || fail (self, error));
}

/**
 * gloss_json_cursor_fail_twice:
 * @self: a cursor past a member
 * @member: its name
 * @error: says that the object has had it before
 */
void
gloss_json_cursor_fail_twice (const GlossJsonCursor  *self,
                              const char             *member,
                              GError                **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
               _("“%s” holds “%s” twice in one object, on line %u. Only one of them could be kept."), self->name, member, get_line (self));
}

/**
 * gloss_json_cursor_skip:
 * @self: a cursor before a value
 * @error: where it fails
 *
 * Goes past a value and checks it.
 *
 * Returns: whether it is one
 */
gboolean
gloss_json_cursor_skip (GlossJsonCursor  *self,
                        GError          **error)
{
  g_autoptr (GError) local_error = NULL;
  GlossJsonNumber number;
  GlossJsonToken token;
  gboolean is_first = TRUE;

  if (take_character (self, '"'))
    return pass_string (self, error);
  token = gloss_json_cursor_take (self, &number, error);
  if (token != GLOSS_JSON_TOKEN_OBJECT && token != GLOSS_JSON_TOKEN_ARRAY)
    return token != GLOSS_JSON_TOKEN_ERROR;
  while (gloss_json_cursor_next (self, token == GLOSS_JSON_TOKEN_OBJECT, &is_first, &local_error))
    if (!gloss_json_cursor_skip (self, error))
      return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * gloss_json_cursor_finish:
 * @self: a cursor past the outermost value
 * @error: that something comes after it
 *
 * Returns: whether nothing does
 */
gboolean
gloss_json_cursor_finish (GlossJsonCursor  *self,
                          GError          **error)
{
  skip_space (self);
  return self->at == self->end || fail (self, error);
}
