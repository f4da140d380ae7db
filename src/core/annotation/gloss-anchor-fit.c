/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether stored selectors still say the truth. */
#include "config.h"

#include "annotation/gloss-anchor-private.h"

#include <string.h>

#include "annotation/gloss-quote.h"

/* Whether the quote stands where the position says. */
static gboolean
stands_there (const GlossPiece *piece,
              GlossText        *text)
{
  gsize length = strlen (piece->exact);
  gsize n_bytes;
  const char *at;

  if (piece->range.start >= piece->range.end || piece->range.end > gloss_text_get_length (text))
    return FALSE;
  at = gloss_text_peek (text, piece->range, &n_bytes);
  return n_bytes == length && gloss_quote_equal (at, piece->exact, length);
}

/* Whether all that is known of the text before or after the quote is there too, so that it is no chance. */
static gboolean
is_among_the_same (const GlossPiece *piece,
                   GlossText        *text)
{
  gsize n_bytes;
  const char *utf8 = gloss_text_get_utf8 (text, &n_bytes);
  gsize start = gloss_text_get_byte (text, piece->range.start);
  gsize end = gloss_text_get_byte (text, piece->range.end);
  gsize n_prefix = strlen (piece->prefix);
  gsize n_suffix = strlen (piece->suffix);

  if (n_prefix > 0 ? n_prefix <= start && gloss_quote_equal (utf8 + start - n_prefix, piece->prefix, n_prefix) : start == 0)
    return TRUE;
  return n_suffix > 0 ? n_suffix <= n_bytes - end && gloss_quote_equal (utf8 + end, piece->suffix, n_suffix) : end == n_bytes;
}

/**
 * gloss_anchor_fits:
 * @self: an anchor
 * @text: the text at hand
 *
 * A newline of the text may be a space in the quote and the other way round: structure corrections change those. In another
 * text than the selectors were made in, what is before or after the quote must be there as well. Any thread.
 *
 * Returns: whether each quote stands where its position says
 */
gboolean
gloss_anchor_fits (GlossAnchor *self,
                   GlossText   *text)
{
  gboolean is_same;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  is_same = g_strcmp0 (self->text_sha256, gloss_text_get_sha256 (text)) == 0;
  for (gsize i = 0; i < self->n_pieces; i++)
    if (!stands_there (&self->pieces[i], text) || !(is_same || is_among_the_same (&self->pieces[i], text)))
      return FALSE;
  return TRUE;
}
