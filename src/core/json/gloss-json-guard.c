/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Refuses the JSON that json-glib would read as something else than it says. */
#include "config.h"

#include "json/gloss-json.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "gloss-error.h"

/* The state of a scan: where it is and how deep. */
typedef struct
{
  const char *at;
  const char *end;
  const char *name;
  guint line;
  guint depth;
} GlossJsonScan;

static gboolean
fail_utf8 (const GlossJsonScan  *scan,
           GError              **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” is not JSON in UTF-8."), scan->name);
  return FALSE;
}

static gboolean
fail_escape (const GlossJsonScan  *scan,
             GError              **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
               _("“%s” holds an escape on line %u that stands for no character."), scan->name, scan->line);
  return FALSE;
}

/* The four hexadecimal digits at @at, or -1. */
static int
read_hex4 (const char *at,
           const char *end)
{
  int value = 0;

  if (end - at < 4)
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* Passes over `uXXXX`, and over its other half where it is a surrogate. */
static gboolean
pass_unicode_escape (GlossJsonScan  *scan,
                     GError        **error)
{
  int unit = read_hex4 (scan->at + 1, scan->end);

  if (unit <= 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    return fail_escape (scan, error);
  scan->at += 5;
  if (unit < 0xd800 || unit > 0xdbff)
    return TRUE;
  if (scan->end - scan->at < 6 || scan->at[0] != '\\' || scan->at[1] != 'u')
    return fail_escape (scan, error);
  unit = read_hex4 (scan->at + 2, scan->end);
  if (unit < 0xdc00 || unit > 0xdfff)
    return fail_escape (scan, error);
  scan->at += 6;
  return TRUE;
}

static gboolean
pass_string (GlossJsonScan  *scan,
             GError        **error)
{
  scan->at++;
  while (scan->at < scan->end && *scan->at != '"')
    {
      if (*scan->at == '\n')
        scan->line++;
      if (*scan->at != '\\')
        scan->at++;
      else if (scan->end - scan->at < 2)
        scan->at = scan->end;
      else if (scan->at[1] != 'u')
        scan->at += 2;
      else
        {
          scan->at++;
          if (!pass_unicode_escape (scan, error))
            return FALSE;
        }
    }
  if (scan->at < scan->end)
    scan->at++;
  return TRUE;
}

/* Whether the digits can be kept: as an int64, or as a finite double where they have a fraction or exponent. */
static gboolean
number_fits (const char *digits,
             gboolean    is_integer)
{
  errno = 0;
  if (!is_integer)
    return isfinite (g_ascii_strtod (digits, NULL));
  g_ascii_strtoll (digits, NULL, 10);
  return errno != ERANGE;
}

static gboolean
pass_number (GlossJsonScan  *scan,
             GError        **error)
{
  const char *start = scan->at;
  gboolean is_integer = TRUE;
  g_autofree char *digits = NULL;

  while (scan->at < scan->end && *scan->at != '\0' && strchr ("0123456789+-.eE", *scan->at) != NULL)
    {
      is_integer = is_integer && strchr (".eE", *scan->at) == NULL;
      scan->at++;
    }
  /* 18 digits fit in any case. */
  if (is_integer && scan->at - start <= 18)
    return TRUE;
  digits = g_strndup (start, scan->at - start);
  if (number_fits (digits, is_integer))
    return TRUE;
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
               _("“%s” holds a number on line %u that is too large to be kept."), scan->name, scan->line);
  return FALSE;
}

static gboolean
pass_open (GlossJsonScan  *scan,
           GError        **error)
{
  scan->at++;
  if (++scan->depth <= GLOSS_JSON_MAX_DEPTH)
    return TRUE;
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_LIMIT,
               ngettext ("“%s” is nested deeper than %d level.", "“%s” is nested deeper than %d levels.", GLOSS_JSON_MAX_DEPTH),
               scan->name, GLOSS_JSON_MAX_DEPTH);
  return FALSE;
}

static gboolean
pass_token (GlossJsonScan  *scan,
            GError        **error)
{
  char c = *scan->at;

  if (c == '"')
    return pass_string (scan, error);
  if (c == '-' || g_ascii_isdigit (c))
    return pass_number (scan, error);
  if (c == '{' || c == '[')
    return pass_open (scan, error);
  if ((c == '}' || c == ']') && scan->depth > 0)
    scan->depth--;
  if (c == '\n')
    scan->line++;
  scan->at++;
  return TRUE;
}

/**
 * gloss_json_check:
 * @text: what claims to be JSON
 * @n_bytes: its length
 * @name: what messages call it
 * @error: where it fails, with #GLOSS_ERROR_FORMAT or #GLOSS_ERROR_LIMIT
 *
 * Looks for what json-glib's parser does not refuse and does not keep either: bytes that are not UTF-8, NUL and
 * lone surrogates in escapes, integers past 64 bits and doubles past their range; and for nesting that is
 * too deep. It does not check the grammar: the parser does.
 *
 * Returns: whether there is nothing of the kind
 */
gboolean
gloss_json_check (const char  *text,
                  gsize        n_bytes,
                  const char  *name,
                  GError     **error)
{
  GlossJsonScan scan = { text, text + n_bytes, name, 1, 0 };

  if (!g_utf8_validate_len (text, n_bytes, NULL))
    return fail_utf8 (&scan, error);
  while (scan.at < scan.end)
    {
      if (!pass_token (&scan, error))
        return FALSE;
    }
  return TRUE;
}
