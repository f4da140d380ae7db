/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reviewer is called in file names. */
#include "config.h"

#include "project/gloss-project.h"

#include <string.h>
#include <unicode/utrans.h>

#define MAX_LENGTH 32
#define FALLBACK "reviewer"
/* Room for what one letter becomes: a ligature or a CJK sign takes several. */
#define GROWTH 8

static char *
transliterate (const char *text)
{
  static const UChar rules[] = u"Any-Latin; Latin-ASCII; Lower";
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *transliterator = utrans_openU (rules, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  long length = 0;
  g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);
  g_autofree UChar *buffer = NULL;
  int32_t n_used = length;
  int32_t limit = length;
  char *result = NULL;

  if (U_SUCCESS (status) && utf16 != NULL)
    {
      buffer = g_new0 (UChar, length * GROWTH + 1);
      memcpy (buffer, utf16, length * sizeof *buffer);
      utrans_transUChars (transliterator, buffer, &n_used, length * GROWTH, 0, &limit, &status);
    }
  if (U_SUCCESS (status) && buffer != NULL)
    result = g_utf16_to_utf8 ((const gunichar2 *) buffer, n_used, NULL, NULL, NULL);
  g_clear_pointer (&transliterator, utrans_close);
  return result != NULL ? result : g_str_to_ascii (text, NULL);
}

/**
 * gloss_reviewer_id_from_login:
 * @login: (nullable): the name somebody logs in with, or any other
 *
 * Letters of other scripts are transliterated, marks left out, everything else becomes a hyphen.
 *
 * Returns: (transfer full): a reviewer's id, `[a-z0-9_-]{1,32}`
 */
char *
gloss_reviewer_id_from_login (const char *login)
{
  g_autofree char *valid = g_utf8_make_valid (login != NULL ? login : "", -1);
  g_autofree char *start = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), 4 * MAX_LENGTH));
  /* ICU takes longer to read its rules than all the rest of opening a window: most names need none. */
  g_autofree char *latin = g_str_is_ascii (start) ? g_strdup (start) : transliterate (start);
  GString *id = g_string_new (NULL);

  for (const char *c = latin; *c != '\0' && id->len < MAX_LENGTH; c++)
    {
      if (g_ascii_isalnum (*c) || *c == '_')
        g_string_append_c (id, g_ascii_tolower (*c));
      else if (id->len > 0 && id->str[id->len - 1] != '-' && *c != '\'' && *c != '?')
        g_string_append_c (id, '-');
    }
  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  if (id->len == 0)
    g_string_assign (id, FALLBACK);
  return g_string_free_and_steal (id);
}
