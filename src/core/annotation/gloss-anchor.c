/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an annotation is attached, and how surely. */
#include "config.h"

#include "annotation/gloss-anchor-private.h"

#include <glib/gi18n-lib.h>

#include "annotation/gloss-context.h"
#include "annotation/gloss-quote.h"
#include "gloss-error.h"
#include "text/gloss-normalize.h"

G_DEFINE_BOXED_TYPE (GlossAnchor, gloss_anchor, gloss_anchor_ref, gloss_anchor_unref)

static GlossPiece
gloss_piece_copy (const GlossPiece *piece)
{
  return (GlossPiece) {
    .range = piece->range,
    .unit = g_strdup (piece->unit),
    .exact = g_strdup (piece->exact != NULL ? piece->exact : ""),
    .prefix = g_strdup (piece->prefix != NULL ? piece->prefix : ""),
    .suffix = g_strdup (piece->suffix != NULL ? piece->suffix : ""),
  };
}

static void
gloss_piece_clear (GlossPiece *piece)
{
  g_clear_pointer (&piece->unit, g_free);
  g_clear_pointer (&piece->exact, g_free);
  g_clear_pointer (&piece->prefix, g_free);
  g_clear_pointer (&piece->suffix, g_free);
}

/**
 * gloss_anchor_state_get_nick:
 * @state: how an anchor fits
 *
 * Returns: (transfer none): what files call it: "exact", "moved" ...
 */
const char *
gloss_anchor_state_get_nick (GlossAnchorState state)
{
  static const char *const nicks[] = { "exact", "moved", "fuzzy", "ambiguous", "orphan" };

  g_return_val_if_fail (state < G_N_ELEMENTS (nicks), NULL);

  return nicks[state];
}

/**
 * gloss_anchor_new:
 * @pieces: (array length=n_pieces): the selectors
 * @n_pieces: how many, at least one
 * @state: the state they were stored with
 * @score: the score they were stored with, from 0 to 1
 * @text_sha256: (nullable): the hash of the text they were made in
 *
 * An anchor as it was stored: its place is what the selectors say until it is placed.
 *
 * Returns: (transfer full): it
 */
GlossAnchor *
gloss_anchor_new (const GlossPiece *pieces,
                  gsize             n_pieces,
                  GlossAnchorState  state,
                  double            score,
                  const char       *text_sha256)
{
  GlossAnchor *self;

  g_return_val_if_fail (pieces != NULL && n_pieces > 0, NULL);

  self = g_new0 (GlossAnchor, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->pieces = g_new (GlossPiece, n_pieces);
  self->places = g_new (GlossRange, n_pieces);
  self->n_pieces = n_pieces;
  self->state = self->stored_state = state;
  self->score = self->stored_score = score;
  /* All anchors of an article have the same, or one of few. */
  self->text_sha256 = g_intern_string (text_sha256);
  for (gsize i = 0; i < n_pieces; i++)
    {
      self->pieces[i] = gloss_piece_copy (&pieces[i]);
      self->places[i] = pieces[i].range;
    }
  return self;
}

/**
 * gloss_anchor_with_places:
 * @self: an anchor
 * @places: (array length=n_pieces) (nullable): where its pieces are in the text at hand; %NULL for where the selectors say
 * @state: how well that fits
 * @score: the same as a number, from 0 to 1
 * @is_doubtful: whether a person should look
 *
 * Returns: (transfer full): an anchor with the same selectors and these places; @self where nothing changes
 */
GlossAnchor *
gloss_anchor_with_places (GlossAnchor      *self,
                          const GlossRange *places,
                          GlossAnchorState  state,
                          double            score,
                          gboolean          is_doubtful)
{
  GlossAnchor *placed;
  gboolean is_same;

  g_return_val_if_fail (self != NULL, NULL);

  is_same = self->state == state && self->score == score && self->is_doubtful == is_doubtful;
  for (gsize i = 0; i < self->n_pieces && is_same; i++)
    is_same = gloss_range_equal (self->places[i], places != NULL ? places[i] : self->pieces[i].range);
  if (is_same)
    return gloss_anchor_ref (self);
  placed = gloss_anchor_new (self->pieces, self->n_pieces, self->stored_state, self->stored_score, self->text_sha256);
  placed->state = state;
  placed->score = score;
  placed->is_doubtful = is_doubtful;
  for (gsize i = 0; places != NULL && i < self->n_pieces; i++)
    placed->places[i] = places[i];
  return placed;
}

/**
 * gloss_anchor_make_orphan:
 * @self: an anchor
 * @text_sha256: the hash of the text at hand
 *
 * Returns: (transfer full): an anchor with the same selectors, of which a person says that they have no place in that text
 */
GlossAnchor *
gloss_anchor_make_orphan (GlossAnchor *self,
                          const char  *text_sha256)
{
  g_return_val_if_fail (self != NULL, NULL);

  return gloss_anchor_new (self->pieces, self->n_pieces, GLOSS_ANCHOR_ORPHAN, 0.0, text_sha256);
}

/* The block that holds all of the range. */
static const char *
find_unit (GlossArticle *article,
           GlossRange    range)
{
  const GlossBlock *block = gloss_article_get_block (article, gloss_article_get_block_index_at (article, range.start));

  if (block == NULL || range.start < block->range.start || range.end > block->range.end)
    return NULL;
  return block->id;
}

static GlossPiece
make_piece (GlossArticle *article,
            GlossRange    range)
{
  GlossText *text = gloss_article_get_text (article);

  return (GlossPiece) {
    .range = range,
    .unit = g_strdup (find_unit (article, range)),
    .exact = gloss_text_dup_slice (text, range),
    .prefix = gloss_context_dup_prefix (text, range.start),
    .suffix = gloss_context_dup_suffix (text, range.end),
  };
}

/**
 * gloss_anchor_new_for_ranges:
 * @article: the article
 * @ranges: (array length=n_ranges): the pieces, in order, in code points
 * @n_ranges: how many
 *
 * Makes the selectors of places in the text.
 *
 * Returns: (transfer full) (nullable): the anchor, %NULL where there is no range, or one is empty or goes past the text
 */
GlossAnchor *
gloss_anchor_new_for_ranges (GlossArticle     *article,
                             const GlossRange *ranges,
                             gsize             n_ranges)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE (article), NULL);

  return gloss_anchor_new_for_text (article, gloss_text_get_sha256 (gloss_article_get_text (article)), ranges, n_ranges);
}

/**
 * gloss_anchor_new_for_text:
 * @article: the article, perhaps with its structure corrected
 * @text_sha256: the hash of its text as it was read: the one that is kept
 * @ranges: (array length=n_ranges): the pieces, in order, in code points
 * @n_ranges: how many
 *
 * gloss_anchor_new_for_ranges() for an article whose corrections have changed newlines and spaces of its text.
 *
 * Returns: (transfer full) (nullable): the anchor
 */
GlossAnchor *
gloss_anchor_new_for_text (GlossArticle     *article,
                           const char       *text_sha256,
                           const GlossRange *ranges,
                           gsize             n_ranges)
{
  GlossText *text;
  g_autofree GlossPiece *pieces = NULL;
  GlossAnchor *self;

  g_return_val_if_fail (GLOSS_IS_ARTICLE (article), NULL);

  text = gloss_article_get_text (article);
  for (gsize i = 0; i < n_ranges; i++)
    {
      if (ranges[i].start >= ranges[i].end || ranges[i].end > gloss_text_get_length (text))
        return NULL;
    }
  if (n_ranges == 0)
    return NULL;
  pieces = g_new (GlossPiece, n_ranges);
  for (gsize i = 0; i < n_ranges; i++)
    pieces[i] = make_piece (article, ranges[i]);
  self = gloss_anchor_new (pieces, n_ranges, GLOSS_ANCHOR_EXACT, 1.0, text_sha256);
  for (gsize i = 0; i < n_ranges; i++)
    gloss_piece_clear (&pieces[i]);
  return self;
}

/**
 * gloss_anchor_new_for_quote:
 * @article: the article
 * @quote: what is quoted; it is normalised as the text is
 * @prefix: (nullable): what stands before it
 * @suffix: (nullable): what stands after it
 * @error: why it could not be placed, with #GLOSS_ERROR_ANCHOR
 *
 * Finds a quote and makes its selectors.
 *
 * Returns: (transfer full): the anchor; %NULL where the quote is absent, or @prefix and @suffix do not say which is meant
 */
GlossAnchor *
gloss_anchor_new_for_quote (GlossArticle  *article,
                            const char    *quote,
                            const char    *prefix,
                            const char    *suffix,
                            GError       **error)
{
  g_autofree char *exact = NULL;
  GlossRange place;
  GlossQuoteResult result;

  g_return_val_if_fail (GLOSS_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (quote != NULL, NULL);

  exact = gloss_normalize (quote, -1);
  result = gloss_quote_find (&(GlossQuote) { exact, prefix, suffix, 0 }, article, &place);
  if (result == GLOSS_QUOTE_UNIQUE)
    return gloss_anchor_new_for_ranges (article, &place, 1);
  if (result == GLOSS_QUOTE_ABSENT)
    g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR, _("“%s” is not in the text."), quote);
  else
    g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR,
                 _("“%s” is in the text more than once. Say what stands before or after it."), quote);
  return NULL;
}

/**
 * gloss_anchor_ref:
 * @self: an anchor
 *
 * Returns: (transfer full): @self
 */
GlossAnchor *
gloss_anchor_ref (GlossAnchor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * gloss_anchor_unref:
 * @self: (transfer full): an anchor
 *
 * Gives it back.
 */
void
gloss_anchor_unref (GlossAnchor *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (gsize i = 0; i < self->n_pieces; i++)
    gloss_piece_clear (&self->pieces[i]);
  g_free (self->pieces);
  g_free (self->places);
  g_free (self);
}

/**
 * gloss_anchor_get_state:
 * @self: an anchor
 *
 * Returns: how it fits the text it was last placed in; before that, the stored state
 */
GlossAnchorState
gloss_anchor_get_state (GlossAnchor *self)
{
  g_return_val_if_fail (self != NULL, GLOSS_ANCHOR_ORPHAN);

  return self->state;
}

/**
 * gloss_anchor_get_score:
 * @self: an anchor
 *
 * Returns: how well the place fits, from 0 to 1
 */
double
gloss_anchor_get_score (GlossAnchor *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->score;
}

/**
 * gloss_anchor_get_stored_state:
 * @self: an anchor
 * @score: (out) (optional): the score beside it
 *
 * Returns: the state that stands, or is to stand, in the file; placing does not change it
 */
GlossAnchorState
gloss_anchor_get_stored_state (GlossAnchor *self,
                               double      *score)
{
  g_return_val_if_fail (self != NULL, GLOSS_ANCHOR_ORPHAN);

  if (score != NULL)
    *score = self->stored_score;
  return self->stored_state;
}

/**
 * gloss_anchor_get_text_sha256:
 * @self: an anchor
 *
 * Returns: (nullable): the hash of the text that the selectors were made in
 */
const char *
gloss_anchor_get_text_sha256 (GlossAnchor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text_sha256;
}

/**
 * gloss_anchor_get_n_pieces:
 * @self: an anchor
 *
 * Returns: how many continuous pieces it has, at least one
 */
gsize
gloss_anchor_get_n_pieces (GlossAnchor *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pieces;
}

/**
 * gloss_anchor_get_piece:
 * @self: an anchor
 * @index: below gloss_anchor_get_n_pieces()
 *
 * Returns: (transfer none): the selectors of a piece, as stored
 */
const GlossPiece *
gloss_anchor_get_piece (GlossAnchor *self,
                        gsize        index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_pieces, NULL);

  return &self->pieces[index];
}

/**
 * gloss_anchor_get_place:
 * @self: an anchor
 * @index: below gloss_anchor_get_n_pieces()
 *
 * Returns: where a piece is in the text at hand, in code points; empty for an orphan
 */
GlossRange
gloss_anchor_get_place (GlossAnchor *self,
                        gsize        index)
{
  g_return_val_if_fail (self != NULL, ((GlossRange) { 0, 0 }));
  g_return_val_if_fail (index < self->n_pieces, ((GlossRange) { 0, 0 }));

  return gloss_anchor_is_placed (self) ? self->places[index] : (GlossRange) { 0, 0 };
}

/**
 * gloss_anchor_get_extent:
 * @self: an anchor
 *
 * Returns: from the first to the last code point of its places; empty for an orphan
 */
GlossRange
gloss_anchor_get_extent (GlossAnchor *self)
{
  GlossRange extent;

  g_return_val_if_fail (self != NULL, ((GlossRange) { 0, 0 }));

  extent = gloss_anchor_get_place (self, 0);
  for (gsize i = 1; i < self->n_pieces; i++)
    {
      GlossRange place = gloss_anchor_get_place (self, i);

      extent.start = MIN (extent.start, place.start);
      extent.end = MAX (extent.end, place.end);
    }
  return extent;
}

/**
 * gloss_anchor_is_placed:
 * @self: an anchor
 *
 * Returns: whether it has a place in the text: all but orphans have
 */
gboolean
gloss_anchor_is_placed (GlossAnchor *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->state != GLOSS_ANCHOR_ORPHAN;
}

/**
 * gloss_anchor_is_certain:
 * @self: an anchor
 *
 * Returns: whether it has a place that nobody needs to look at again
 */
gboolean
gloss_anchor_is_certain (GlossAnchor *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->state != GLOSS_ANCHOR_ORPHAN && self->state != GLOSS_ANCHOR_AMBIGUOUS && !self->is_doubtful;
}

/**
 * gloss_anchor_is_moved:
 * @self: an anchor
 *
 * Returns: whether its place is certain, but not what its selectors say
 */
gboolean
gloss_anchor_is_moved (GlossAnchor *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->state != GLOSS_ANCHOR_EXACT && gloss_anchor_is_certain (self);
}

/**
 * gloss_anchor_hash:
 * @anchor: an anchor
 *
 * Returns: a number for hash tables, by the first selectors
 */
guint
gloss_anchor_hash (gconstpointer anchor)
{
  const GlossAnchor *self = anchor;

  return g_str_hash (self->pieces[0].exact) ^ (guint) (self->pieces[0].range.start * 31);
}

static gboolean
piece_equal (const GlossPiece *a,
             const GlossPiece *b)
{
  return gloss_range_equal (a->range, b->range) && g_str_equal (a->exact, b->exact) &&
         g_str_equal (a->prefix, b->prefix) && g_str_equal (a->suffix, b->suffix);
}

/**
 * gloss_anchor_equal:
 * @a: an anchor
 * @b: another
 *
 * Returns: whether they were stored with the same selectors, for the same text, in the same state; the places do not count
 */
gboolean
gloss_anchor_equal (gconstpointer a,
                    gconstpointer b)
{
  const GlossAnchor *one = a;
  const GlossAnchor *other = b;

  if (one == other)
    return TRUE;
  if (one->n_pieces != other->n_pieces || one->stored_state != other->stored_state ||
      g_strcmp0 (one->text_sha256, other->text_sha256) != 0)
    return FALSE;
  for (gsize i = 0; i < one->n_pieces; i++)
    if (!piece_equal (&one->pieces[i], &other->pieces[i]))
      return FALSE;
  return TRUE;
}
