/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text just before and after a place. */
#include "config.h"

#include "annotation/gloss-context.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* Below it nothing joins with its neighbour, except CR and LF, which a canonical text does not hold together. */
#define FIRST_JOINING 0x300

/* How far back the break rules may need to look. */
#define LOOK_BACK 256

static gunichar
char_at (GlossText *text,
         gsize      offset)
{
  gsize n_bytes;
  const char *at = gloss_text_peek (text, (GlossRange) { offset, offset + 1 }, &n_bytes);

  return g_utf8_get_char_validated (at, n_bytes);
}

/* A place at or before @offset that is sure to be between two clusters, or far enough before it. */
static gsize
find_safe_start (GlossText *text,
                 gsize      offset)
{
  gsize limit = offset > LOOK_BACK ? offset - LOOK_BACK : 0;

  while (offset > limit && char_at (text, offset) >= FIRST_JOINING)
    offset--;
  return offset;
}

/* Asks ICU, by the rules of UAX 29. */
static gboolean
is_cluster_break (GlossText *text,
                  gsize      offset)
{
  gsize start = find_safe_start (text, offset - 1);
  gsize n_bytes;
  const char *slice = gloss_text_peek (text, (GlossRange) { start, MIN (offset + 1, gloss_text_get_length (text)) }, &n_bytes);
  gsize byte = gloss_text_get_byte (text, offset) - gloss_text_get_byte (text, start);
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *breaks = ubrk_open (UBRK_CHARACTER, "", NULL, 0, &status);
  UText *utext = utext_openUTF8 (NULL, slice, n_bytes, &status);
  gboolean result;

  ubrk_setUText (breaks, utext, &status);
  result = U_FAILURE (status) || ubrk_isBoundary (breaks, byte);
  utext_close (utext);
  ubrk_close (breaks);
  return result;
}

/* Whether no grapheme cluster goes across @offset. */
static gboolean
is_boundary (GlossText *text,
             gsize      offset)
{
  if (offset == 0 || offset >= gloss_text_get_length (text))
    return TRUE;
  if (char_at (text, offset - 1) < FIRST_JOINING && char_at (text, offset) < FIRST_JOINING)
    return TRUE;
  return is_cluster_break (text, offset);
}

/**
 * gloss_context_dup_prefix:
 * @text: the text
 * @start: a place in it, in code points
 *
 * Returns: (transfer full): up to %GLOSS_CONTEXT_LENGTH code points before @start, beginning with a whole grapheme cluster
 */
char *
gloss_context_dup_prefix (GlossText *text,
                          gsize      start)
{
  gsize from = start > GLOSS_CONTEXT_LENGTH ? start - GLOSS_CONTEXT_LENGTH : 0;

  while (from < start && !is_boundary (text, from))
    from++;
  return gloss_text_dup_slice (text, (GlossRange) { from, start });
}

/**
 * gloss_context_dup_suffix:
 * @text: the text
 * @end: a place in it, in code points
 *
 * Returns: (transfer full): up to %GLOSS_CONTEXT_LENGTH code points after @end, ending with a whole grapheme cluster
 */
char *
gloss_context_dup_suffix (GlossText *text,
                          gsize      end)
{
  gsize to = MIN (end + GLOSS_CONTEXT_LENGTH, gloss_text_get_length (text));

  while (to > end && !is_boundary (text, to))
    to--;
  return gloss_text_dup_slice (text, (GlossRange) { end, to });
}
