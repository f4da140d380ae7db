/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from bytes. */
#include "config.h"

#include "json/gloss-json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gloss-error.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static gboolean
is_blank (const char *text,
          gsize       n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    {
      if (!g_ascii_isspace (text[i]))
        return FALSE;
    }
  return TRUE;
}

/* The text without a byte order mark, after the checks that need no parser. */
static const char *
look_over (GBytes      *bytes,
           const char  *name,
           gsize       *n_bytes,
           GError     **error)
{
  const char *text = g_bytes_get_data (bytes, n_bytes);

  if (*n_bytes > GLOSS_JSON_MAX_BYTES)
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_LIMIT, _("“%s” is larger than %d MB."),
                   name, GLOSS_JSON_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  if (*n_bytes >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      text += strlen (BYTE_ORDER_MARK);
      *n_bytes -= strlen (BYTE_ORDER_MARK);
    }
  if (is_blank (text, *n_bytes))
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” is empty."), name);
      return NULL;
    }
  if (g_utf8_validate_len (text, *n_bytes, NULL))
    return text;
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” is not JSON in UTF-8."), name);
  return NULL;
}

/**
 * gloss_json_read:
 * @bytes: what claims to be JSON
 * @name: what messages call it
 * @error: why it could not be read, with #GLOSS_ERROR_FORMAT or #GLOSS_ERROR_LIMIT
 *
 * Reads strict JSON in UTF-8, with or without a byte order mark, and refuses what could not be written back
 * as it was. Safe in any thread.
 *
 * Returns: (transfer full): the root, or %NULL
 */
JsonNode *
gloss_json_read (GBytes      *bytes,
                 const char  *name,
                 GError     **error)
{
  gsize n_bytes = 0;
  const char *text = look_over (bytes, name, &n_bytes, error);

  return text != NULL ? gloss_json_parse (text, n_bytes, name, FALSE, error) : NULL;
}

/**
 * gloss_json_look_at:
 * @bytes: what claims to be JSON
 * @name: what messages call it
 * @error: why it could not be read, with #GLOSS_ERROR_FORMAT or #GLOSS_ERROR_LIMIT
 *
 * gloss_json_read() for what is never written: of members with one name the last one counts, as everywhere in the web.
 *
 * Returns: (transfer full): the root, or %NULL
 */
JsonNode *
gloss_json_look_at (GBytes      *bytes,
                    const char  *name,
                    GError     **error)
{
  gsize n_bytes = 0;
  const char *text = look_over (bytes, name, &n_bytes, error);

  return text != NULL ? gloss_json_parse (text, n_bytes, name, TRUE, error) : NULL;
}

/**
 * gloss_json_read_without:
 * @bytes: what claims to be JSON
 * @name: what messages call it; lives as long as @array
 * @member: the name of a member of the outermost object
 * @array: (out caller-allocates): the array that the member is; in the tree it is null then
 * @error: why it could not be read, with #GLOSS_ERROR_FORMAT or #GLOSS_ERROR_LIMIT
 *
 * gloss_json_read() without making a tree of a long array: gloss_json_array_foreach() makes one of each of its elements. All of
 * it is checked.
 *
 * Returns: (transfer full): the root, or %NULL
 */
JsonNode *
gloss_json_read_without (GBytes              *bytes,
                         const char          *name,
                         const char          *member,
                         GlossJsonArrayText  *array,
                         GError             **error)
{
  gsize n_bytes = 0;
  const char *text = look_over (bytes, name, &n_bytes, error);

  *array = (GlossJsonArrayText) { NULL, 0, name };
  return text != NULL ? gloss_json_parse_without (text, n_bytes, name, member, array, error) : NULL;
}
