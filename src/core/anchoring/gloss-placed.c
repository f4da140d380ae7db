/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what has become of the pieces to what has become of an annotation. */
#include "config.h"

#include "anchoring/gloss-placing-private.h"

#include <string.h>

#include "annotation/gloss-quote.h"

/* So many places of a piece, and of an annotation, are kept for a person to choose from. */
#define MOST_CANDIDATES 6

/* What was found for one piece. */
typedef struct
{
  GlossReanchored found;
  GlossReanchored candidates[MOST_CANDIDATES];
  gsize n_candidates;
} PieceFound;

static gboolean
has_quote (GlossText        *text,
           GlossRange        place,
           const GlossPiece *piece)
{
  gsize length = strlen (piece->exact);
  gsize n_bytes;
  const char *at = gloss_text_peek (text, place, &n_bytes);

  return n_bytes == length && gloss_quote_equal (at, piece->exact, length);
}

/* The state of one piece; what is asked about is ambiguous or doubtful. */
static GlossAnchorState
judge_piece (GlossText        *text,
             const GlossPiece *piece,
             GlossReanchored   found,
             gboolean         *is_doubtful)
{
  if (found.verdict == GLOSS_REANCHOR_ORPHAN)
    return GLOSS_ANCHOR_ORPHAN;
  if (found.verdict == GLOSS_REANCHOR_ASK)
    *is_doubtful = TRUE;
  if (!has_quote (text, found.place, piece))
    return GLOSS_ANCHOR_FUZZY;
  if (found.verdict == GLOSS_REANCHOR_ASK)
    return GLOSS_ANCHOR_AMBIGUOUS;
  return gloss_range_equal (found.place, piece->range) ? GLOSS_ANCHOR_EXACT : GLOSS_ANCHOR_MOVED;
}

/* Pieces that lay apart cannot have come to lie on each other. */
static gboolean
overlap_anew (GlossAnchor      *anchor,
              const PieceFound *pieces,
              gsize             n_pieces)
{
  for (gsize i = 1; i < n_pieces; i++)
    if (gloss_range_overlaps (pieces[i].found.place, pieces[i - 1].found.place) &&
        !gloss_range_overlaps (gloss_anchor_get_piece (anchor, i)->range, gloss_anchor_get_piece (anchor, i - 1)->range))
      return TRUE;
  return FALSE;
}

/* --- candidates ---------------------------------------------------------------------------------- */

/* The places of all pieces that have one, with @instead for the piece @index. */
static GlossCandidate *
make_candidate (const PieceFound      *pieces,
                gsize                  n_pieces,
                gsize                  index,
                const GlossReanchored *instead)
{
  GlossCandidate *self = g_malloc0 (sizeof *self + n_pieces * sizeof (GlossRange));

  self->score = 1.0;
  for (gsize i = 0; i < n_pieces; i++)
    {
      GlossReanchored found = i == index ? *instead : pieces[i].found;

      if (found.place.start >= found.place.end)
        continue;
      self->ranges[self->n_ranges++] = found.place;
      self->score = MIN (self->score, found.score);
    }
  return self;
}

static gboolean
candidate_equal (const GlossCandidate *a,
                 const GlossCandidate *b)
{
  return a->n_ranges == b->n_ranges && memcmp (a->ranges, b->ranges, a->n_ranges * sizeof *a->ranges) == 0;
}

static void
take_candidate (GPtrArray      *candidates,
                GlossCandidate *candidate)
{
  gboolean is_known = candidate->n_ranges == 0;

  for (guint i = 0; i < candidates->len && !is_known; i++)
    is_known = candidate_equal (g_ptr_array_index (candidates, i), candidate);
  if (is_known)
    g_free (candidate);
  else
    g_ptr_array_add (candidates, candidate);
}

/* What else a piece may be. */
typedef struct
{
  gsize piece;
  GlossReanchored found;
} Other;

static int
compare_others (gconstpointer a,
                gconstpointer b)
{
  const Other *one = a;
  const Other *other = b;

  if (one->found.score != other->found.score)
    return one->found.score < other->found.score ? 1 : -1;
  return (one->piece > other->piece) - (one->piece < other->piece);
}

/* First what was found for all, then with one piece elsewhere, the likeliest first. */
static GPtrArray *
list_candidates (const PieceFound *pieces,
                 gsize             n_pieces)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (Other));

  for (gsize i = 0; i < n_pieces; i++)
    for (gsize j = 0; j < pieces[i].n_candidates; j++)
      {
        Other other = { i, pieces[i].candidates[j] };

        g_array_append_val (others, other);
      }
  g_array_sort (others, compare_others);
  take_candidate (candidates, make_candidate (pieces, n_pieces, n_pieces, NULL));
  for (guint i = 0; i < MIN (others->len, 2 * MOST_CANDIDATES) && candidates->len < MOST_CANDIDATES; i++)
    {
      const Other *other = &g_array_index (others, Other, i);

      take_candidate (candidates, make_candidate (pieces, n_pieces, other->piece, &other->found));
    }
  return candidates;
}

/* --- both ---------------------------------------------------------------------------------------- */

static gboolean
is_orphaned_here (GlossAnchor *anchor,
                  GlossText   *text)
{
  return gloss_anchor_get_stored_state (anchor, NULL) == GLOSS_ANCHOR_ORPHAN &&
         g_strcmp0 (gloss_anchor_get_text_sha256 (anchor), gloss_text_get_sha256 (text)) == 0;
}

/* An annotation is as its worst piece. One that a person has given up comes back only where the quote does. */
static GlossAnchor *
judge (GlossAnchor      *anchor,
       GlossText        *text,
       const PieceFound *pieces)
{
  gsize n_pieces = gloss_anchor_get_n_pieces (anchor);
  g_autofree GlossRange *places = g_new0 (GlossRange, n_pieces);
  GlossAnchorState state = GLOSS_ANCHOR_EXACT;
  gboolean is_doubtful = FALSE;
  double score = 1.0;

  for (gsize i = 0; i < n_pieces; i++)
    {
      state = MAX (state, judge_piece (text, gloss_anchor_get_piece (anchor, i), pieces[i].found, &is_doubtful));
      places[i] = pieces[i].found.place;
      score = MIN (score, pieces[i].found.score);
    }
  if (overlap_anew (anchor, pieces, n_pieces))
    is_doubtful = TRUE;
  if (is_orphaned_here (anchor, text) ||
      (gloss_anchor_get_stored_state (anchor, NULL) == GLOSS_ANCHOR_ORPHAN && (is_doubtful || state == GLOSS_ANCHOR_FUZZY)))
    state = GLOSS_ANCHOR_ORPHAN;
  if (state == GLOSS_ANCHOR_ORPHAN)
    return gloss_anchor_with_places (anchor, NULL, state, 0.0, FALSE);
  return gloss_anchor_with_places (anchor, places, state, score, is_doubtful);
}

/*< private >
 * gloss_placed_new:
 * @reanchoring: what is known of the text that was annotated and the one at hand
 * @anchor: selectors that do not fit
 * @text: the text at hand
 *
 * Returns: (transfer full): what has become of them
 */
GlossPlaced *
gloss_placed_new (GlossReanchoring *reanchoring,
                  GlossAnchor      *anchor,
                  GlossText        *text)
{
  gsize n_pieces = gloss_anchor_get_n_pieces (anchor);
  g_autofree PieceFound *pieces = g_new0 (PieceFound, n_pieces);
  GlossPlaced *self = g_new0 (GlossPlaced, 1);

  for (gsize i = 0; i < n_pieces; i++)
    pieces[i].found = gloss_reanchoring_find (reanchoring, gloss_anchor_get_piece (anchor, i),
                                              pieces[i].candidates, MOST_CANDIDATES, &pieces[i].n_candidates);
  self->anchor = judge (anchor, text, pieces);
  if (gloss_anchor_is_certain (self->anchor))
    self->candidates = g_ptr_array_new ();
  else
    self->candidates = list_candidates (pieces, n_pieces);
  return self;
}

void
gloss_placed_free (GlossPlaced *self)
{
  gloss_anchor_unref (self->anchor);
  g_ptr_array_unref (self->candidates);
  g_free (self);
}
