/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which way text runs, as the Unicode bidirectional algorithm takes it from its first strong character. */
#include "config.h"

#include "text/gloss-text-direction.h"

#include <string.h>
#include <unicode/uchar.h>

/* Below this, no code point is written from right to left. */
#define FIRST_RTL 0x590

/* How much of a paragraph is looked at, in bytes: one without a letter until there has no direction. */
#define MAX_PREFIX 1024

#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_ISOLATE "\u2069"

/**
 * gloss_unichar_runs_rtl:
 * @ch: a code point
 *
 * Returns: whether what is round it may not be in the order of the text
 */
gboolean
gloss_unichar_runs_rtl (gunichar ch)
{
  UCharDirection direction;

  if (ch < FIRST_RTL)
    return FALSE;

  direction = u_charDirection ((UChar32) ch);
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC || direction == U_ARABIC_NUMBER ||
         direction == U_RIGHT_TO_LEFT_EMBEDDING || direction == U_RIGHT_TO_LEFT_OVERRIDE || direction == U_RIGHT_TO_LEFT_ISOLATE;
}

/**
 * gloss_text_get_direction:
 * @text: a paragraph, UTF-8
 * @n_bytes: its length
 *
 * Returns: where its lines start (rules P2 and P3 of UAX 9)
 */
GlossDirection
gloss_text_get_direction (const char *text,
                          gsize       n_bytes)
{
  const char *end = text + MIN (n_bytes, MAX_PREFIX);

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      UCharDirection direction = u_charDirection ((UChar32) g_utf8_get_char (p));

      if (direction == U_LEFT_TO_RIGHT)
        return GLOSS_DIRECTION_LTR;
      if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
        return GLOSS_DIRECTION_RTL;
    }

  return GLOSS_DIRECTION_NONE;
}

/**
 * gloss_text_runs_rtl:
 * @text: a paragraph, UTF-8
 * @n_bytes: its length
 *
 * Returns: whether its lines start at the right
 */
gboolean
gloss_text_runs_rtl (const char *text,
                     gsize       n_bytes)
{
  return gloss_text_get_direction (text, n_bytes) == GLOSS_DIRECTION_RTL;
}

/* What closes the quotation that begins at @p; %NULL if none does. */
static const char *
find_closing_quote (const char *p)
{
  static const char *const pairs[][3] = { { "“", "”", "”" }, { "«", "»", "»" }, { "„", "“", "”" }, { "‹", "›", "›" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_str_has_prefix (p, pairs[i][0]))
      {
        const char *one = strstr (g_utf8_next_char (p), pairs[i][1]);
        const char *other = strstr (g_utf8_next_char (p), pairs[i][2]);

        return one == NULL || (other != NULL && other < one) ? other : one;
      }

  return NULL;
}

/**
 * gloss_text_isolate_quotes:
 * @text: a message, UTF-8
 *
 * Names of files, tags and pieces of articles in a message may run the other way than its own words. What stands in
 * quotation marks is enclosed in isolates (FSI and PDI of UAX 9), so that neither mixes up the order of the other. It is for
 * what a window shows; a terminal or a log gets the message as it is.
 *
 * Returns: (transfer full): the message as it is to be shown
 */
char *
gloss_text_isolate_quotes (const char *text)
{
  GString *isolated = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0')
    {
      const char *close = find_closing_quote (p);
      const char *next = g_utf8_next_char (p);

      g_string_append_len (isolated, p, next - p);
      if (close != NULL)
        {
          g_string_append (isolated, FIRST_STRONG_ISOLATE);
          g_string_append_len (isolated, next, close - next);
          g_string_append (isolated, POP_ISOLATE);
          g_string_append_len (isolated, close, g_utf8_next_char (close) - close);
          next = g_utf8_next_char (close);
        }
      p = next;
    }

  return g_string_free (isolated, FALSE);
}
