/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and texts as the files of brat can hold them. */
#include "config.h"

#include "exchange/gloss-brat-names.h"

#include <string.h>

/* How much of a hash is enough to tell the names of a codebook, and the files of a folder, apart. */
#define NAME_HASH_LENGTH 8
#define PATH_HASH_LENGTH 12

/* What a file system allows, without the suffix ".txt" or ".ann". */
#define MAX_PATH_PART (255 - 4)

/* Mean something else where a name is expected. */
static const char *const reserved_names[] = {
  "ARC_DEFAULT", "AnnotatorNotes", "ENTITY-NESTING", "Equiv", "SEPARATOR", "SPAN_DEFAULT", NULL,
};

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-';
}

/* A line of hyphens is a separator in the configuration. */
static gboolean
is_name (const char *id)
{
  if (id[strspn (id, "-")] == '\0' || g_strv_contains (reserved_names, id))
    return FALSE;
  while (is_name_char (*id))
    id++;
  return *id == '\0';
}

static void
append_hash (GString    *name,
             const char *of,
             gsize       length)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, of, -1);

  g_string_append_len (name, hash, length);
}

/**
 * gloss_brat_dup_name:
 * @id: the id of a tag, attribute, value or relation
 *
 * What brat can call it: letters from a to z, digits, "_" and "-". Another id gets an underscore for every other character and, so
 * that two of them do not become one, a hash at its end. An id always has the same name.
 *
 * Returns: (transfer full): its name, which is @id where that is one
 */
char *
gloss_brat_dup_name (const char *id)
{
  GString *name;

  g_return_val_if_fail (id != NULL, NULL);

  if (is_name (id))
    return g_strdup (id);
  name = g_string_new (NULL);
  for (const char *p = id; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_c (name, is_name_char (*p) ? *p : '_');
  g_string_append_c (name, '-');
  append_hash (name, id, NAME_HASH_LENGTH);
  return g_string_free_and_steal (name);
}

/* Letters of any script; "~" is for the hash alone. */
static gboolean
is_path_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '.' || c == '_' || c == '-';
}

/* brat does not show what begins with a dot. */
static gboolean
is_path_part (const char *part)
{
  if (*part == '\0' || *part == '.' || strlen (part) > MAX_PATH_PART)
    return FALSE;
  while (*part != '\0' && is_path_char (g_utf8_get_char (part)))
    part = g_utf8_next_char (part);
  return *part == '\0';
}

static void
truncate_characters (GString *text,
                     gsize    max_bytes)
{
  if (text->len > max_bytes)
    g_string_truncate (text, g_utf8_find_prev_char (text->str, text->str + max_bytes + 1) - text->str);
}

static char *
dup_path_part (const char *part)
{
  GString *mapped;

  if (is_path_part (part))
    return g_strdup (part);
  mapped = g_string_new (NULL);
  for (const char *p = part; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (mapped, is_path_char (c) && (p > part || c != '.') ? c : '_');
    }
  truncate_characters (mapped, MAX_PATH_PART - PATH_HASH_LENGTH - 1);
  g_string_append_c (mapped, '~');
  append_hash (mapped, part, PATH_HASH_LENGTH);
  return g_string_free_and_steal (mapped);
}

/**
 * gloss_brat_dup_path:
 * @article: the name of an article in its export: valid UTF-8 with "/"
 *
 * What its document is called: brat takes names into web addresses and command lines, so that there are letters and digits of any
 * script, ".", "_" and "-" in it only, and room for a suffix. A part that had to be changed ends in "~" and a hash, which no other has.
 *
 * Returns: (transfer full): the path of its files, without ".txt" and ".ann"
 */
char *
gloss_brat_dup_path (const char *article)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (article != NULL, NULL);

  parts = g_strsplit (article, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = g_steal_pointer (&parts[i]);

      parts[i] = dup_path_part (part);
    }
  return g_strjoinv ("/", parts);
}

/* What some reader or other takes for the end of a line. */
static gboolean
breaks_lines (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
}

/**
 * gloss_brat_escape:
 * @text: a note, of any number of lines
 *
 * Returns: (transfer full): it on one line: "\n", "\t", "\\", and "\u2028" for other characters that may break a line
 */
char *
gloss_brat_escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\\')
        g_string_append (escaped, "\\\\");
      else if (c == '\n')
        g_string_append (escaped, "\\n");
      else if (c == '\t')
        g_string_append (escaped, "\\t");
      else if (breaks_lines (c))
        g_string_append_printf (escaped, "\\u%04x", c);
      else
        g_string_append_unichar (escaped, c);
    }
  return g_string_free_and_steal (escaped);
}

/* Reads four hexadecimal digits. */
static gboolean
read_hex (const char *text,
          gunichar   *c)
{
  *c = 0;
  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
      *c = *c * 16 + (gunichar) g_ascii_xdigit_value (text[i]);
    }
  return *c != 0 && g_unichar_validate (*c);
}

/* Takes what follows a backslash; one that means nothing stays. */
static const char *
unescape_one (GString    *out,
              const char *p)
{
  gunichar c;

  if (*p == 'n' || *p == 't' || *p == '\\')
    {
      g_string_append_c (out, *p == 'n' ? '\n' : *p == 't' ? '\t' : '\\');
      return p + 1;
    }
  if (*p == 'u' && read_hex (p + 1, &c))
    {
      g_string_append_unichar (out, c);
      return p + 5;
    }
  g_string_append_c (out, '\\');
  return p;
}

/**
 * gloss_brat_unescape:
 * @text: what gloss_brat_escape() gave
 *
 * Returns: (transfer full): what it was given
 */
char *
gloss_brat_unescape (const char *text)
{
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    {
      if (*text == '\\')
        text = unescape_one (out, text + 1);
      else
        g_string_append_c (out, *text++);
    }
  return g_string_free_and_steal (out);
}
