/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the place of stored selectors in the text at hand. */
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

static GlossAnchorState
place_piece (const GlossPiece *piece,
             GlossArticle     *article,
             GlossRange       *place)
{
  GlossQuote quote = { piece->exact, piece->prefix, piece->suffix, piece->range.start };

  if (stands_there (piece, gloss_article_get_text (article)))
    {
      *place = piece->range;
      return GLOSS_ANCHOR_EXACT;
    }
  switch (gloss_quote_find (&quote, article, place))
    {
    case GLOSS_QUOTE_UNIQUE:
      return GLOSS_ANCHOR_MOVED;

    case GLOSS_QUOTE_SEVERAL:
      return GLOSS_ANCHOR_AMBIGUOUS;

    case GLOSS_QUOTE_ABSENT:
    default:
      *place = (GlossRange) { 0, 0 };
      return GLOSS_ANCHOR_ORPHAN;
    }
}

/**
 * gloss_anchor_resolve:
 * @self: an anchor
 * @article: the article at hand
 *
 * Finds its place: where the position says if the quote stands there, else where the quote is, in one place or in the one
 * whose context fits. A newline of the text may be a space in the quote and the other way round: structure corrections
 * change those. The state is that of the piece that fits worst. Any thread.
 *
 * Returns: (transfer full): an anchor with the same selectors and the place found; @self where nothing changes
 */
GlossAnchor *
gloss_anchor_resolve (GlossAnchor  *self,
                      GlossArticle *article)
{
  g_autofree GlossRange *places = NULL;
  GlossAnchorState state = GLOSS_ANCHOR_EXACT;
  GlossAnchor *resolved;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (GLOSS_IS_ARTICLE (article), NULL);

  places = g_new0 (GlossRange, self->n_pieces);
  for (gsize i = 0; i < self->n_pieces; i++)
    state = MAX (state, place_piece (&self->pieces[i], article, &places[i]));
  if (state == self->state && memcmp (places, self->places, self->n_pieces * sizeof *places) == 0)
    return gloss_anchor_ref (self);
  resolved = gloss_anchor_copy (self);
  memcpy (resolved->places, places, self->n_pieces * sizeof *places);
  resolved->state = state;
  resolved->score = state == GLOSS_ANCHOR_ORPHAN ? 0.0 : 1.0;
  return resolved;
}
