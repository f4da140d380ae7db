/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many columns of a terminal a text takes. */
#include "config.h"

#include "gloss-columns.h"

#define EMOJI_PRESENTATION 0xfe0f

/* The presentation selector turns a narrow sign into a wide picture, so the column is added with it. */
static gsize
measure_char (gunichar character)
{
  if (character < 0x80)
    return 1;
  if (character == EMOJI_PRESENTATION)
    return 1;
  if (g_unichar_iszerowidth (character))
    return 0;
  return g_unichar_iswide (character) ? 2 : 1;
}

/**
 * gloss_columns_measure:
 * @text: UTF-8 text
 * @n_bytes: its length
 *
 * Counts wide characters (Chinese, emoji) twice and combining ones not at all.
 *
 * Returns: the columns that @text takes at most
 */
gsize
gloss_columns_measure (const char *text,
                       gsize       n_bytes)
{
  gsize width = 0;

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    width += measure_char (g_utf8_get_char (p));
  return width;
}

/**
 * gloss_columns_fit:
 * @text: UTF-8 text
 * @n_bytes: its length
 * @width: columns there are
 * @fits: (out): whether all of it fits
 *
 * Finds how much of a text fits; where that is not all of it, one column is left for an ellipsis. No character is
 * parted from its combining marks.
 *
 * Returns: bytes of @text
 */
gsize
gloss_columns_fit (const char *text,
                   gsize       n_bytes,
                   gsize       width,
                   gboolean   *fits)
{
  gsize used = 0;
  gsize shortened = 0;

  /* No character takes more columns than bytes. */
  if (n_bytes <= width)
    {
      *fits = TRUE;
      return n_bytes;
    }

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (used < width && (character < 0x80 || !g_unichar_iszerowidth (character)))
        shortened = p - text;

      used += measure_char (character);
      if (used > width)
        {
          *fits = FALSE;
          return shortened;
        }
    }

  *fits = TRUE;
  return n_bytes;
}
