/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carries places over from a text to what has become of it. */
#include "config.h"

#include "anchoring/gloss-reanchor.h"

#include <string.h>

#include "anchoring/gloss-reanchor-private.h"
#include "anchoring/gloss-seed-index.h"
#include "anchoring/gloss-word-map.h"
#include "annotation/gloss-quote.h"

/* How much of the old text around a quote is compared; without the old text it is the prefix and the suffix. */
#define CONTEXT 48

/* At most so many places are looked at around what they share with the quote and its context. */
#define MOST_SEED_PLACES 6
#define MOST_FITS 24

/* A place that shares so many times less than the likeliest is not looked at. */
#define FEW_SEEDS 4

/* A quote shorter than this may hold no seed, so its exact places are looked for one by one. */
#define SHORT_QUOTE 12

/* How far around the stored position is looked first, and how much of the quote may differ there. */
#define NEAR 32
#define NEAR_ERRORS 0.25

/* The share of the quote that may differ around a seed, and anywhere in the text. */
#define SEED_ERRORS 0.6
#define SCAN_ERRORS 0.35

/* Steps of searches through the whole text, for all pieces together: a bound on the time, the same on every machine. */
#define SCAN_BUDGET (G_GUINT64_CONSTANT (1) << 26)

/* What the diff says counts so much more than what merely looks alike. */
#define IMAGE_BONUS 0.05

/* From these on a place is accepted, or asked about. */
#define ACCEPT_SCORE 0.78
#define ACCEPT_QUOTE 0.65
#define ACCEPT_KEPT 0.6
#define ASK_SCORE 0.45

/* A candidate that is shown to a person, even of what is likely gone. */
#define LIST_SCORE 0.3

/* So much of the quote where the diff says, and so much of the context on either side, leave no doubt. */
#define CERTAIN_QUOTE 0.8
#define CERTAIN_SIDE 0.6

/* Without the diff it takes nearly all of the context. */
#define CERTAIN_CONTEXT 0.9

/* And there must be so much of it. */
#define LEAST_CONTEXT 16

/* An image that kept so much knows its ends better than a comparison of letters. */
#define FIRM_IMAGE 0.3

/* A quote shorter than this says little alone: where so much of one side of its context is gone too, it may be another of its kind. */
#define TELLING_QUOTE 32
#define LOST_SIDE 0.4

/* A place that another one comes as near to as this is asked about. */
#define MARGIN 0.10

struct _GlossReanchoring
{
  GlossText *old_text;
  GlossFold *old_fold;
  GlossFold *new_fold;
  GlossText *new_text;
  GlossWordMap *map;
  GlossSeedIndex *seeds;
  guint64 budget;
};

typedef GlossReanchoring Reanchoring;

/* Where the candidates of a piece go that was not accepted. */
typedef struct
{
  GlossReanchored *items;
  gsize most;
  gsize n;
} Listing;

typedef struct
{
  GlossFit fits[MOST_FITS];
  gsize n_fits;

  /* Whether the first one is the image by the diff, and what share of the words it kept. */
  gboolean has_image;
  double kept;
} Candidates;

static GlossRange
trim (const GlossFold *text,
      GlossRange       range)
{
  while (range.start < range.end && text->chars[range.start] == ' ')
    range.start++;
  while (range.start < range.end && text->chars[range.end - 1] == ' ')
    range.end--;
  return range;
}

static gboolean
add (Candidates  *self,
     Reanchoring *run,
     GlossWanted *wanted,
     GlossRange   place)
{
  place = trim (run->new_fold, place);
  if (place.start == place.end || self->n_fits == MOST_FITS)
    return FALSE;
  for (gsize i = 0; i < self->n_fits; i++)
    if (gloss_range_equal (self->fits[i].place, place))
      return FALSE;
  self->fits[self->n_fits++] = gloss_wanted_fit (wanted, run->new_fold, place);
  return TRUE;
}

/* What is found approximately around a firm image is the same place with worse ends. */
static void
add_like (Candidates  *self,
          Reanchoring *run,
          GlossWanted *wanted,
          GlossRange   place)
{
  if (!self->has_image || self->kept < FIRM_IMAGE || !gloss_range_overlaps (self->fits[0].place, place))
    add (self, run, wanted, place);
}

/* Whether the first candidate leaves nothing to look for. */
static gboolean
is_certain (const Candidates  *self,
            const GlossWanted *wanted)
{
  const GlossFit *fit = &self->fits[0];

  if (self->n_fits == 0)
    return FALSE;
  if (self->has_image)
    return fit->quote >= CERTAIN_QUOTE && self->kept >= CERTAIN_QUOTE && MIN (fit->before, fit->after) >= CERTAIN_SIDE;
  return wanted->length - gloss_range_length (wanted->quote) >= LEAST_CONTEXT &&
         fit->quote >= CERTAIN_QUOTE && MIN (fit->before, fit->after) >= CERTAIN_CONTEXT;
}

static void
add_window (Candidates  *self,
            Reanchoring *run,
            GlossWanted *wanted,
            gssize       low,
            gssize       high,
            double       errors)
{
  gsize length = gloss_range_length (wanted->quote);
  gsize from = CLAMP (low, 0, (gssize) run->new_fold->length);
  gsize to = CLAMP (high, (gssize) from, (gssize) run->new_fold->length);
  GlossMatch match;

  if (length > GLOSS_LONGEST_PATTERN)
    return;
  if (wanted->exact == NULL)
    wanted->exact = gloss_pattern_new (wanted->chars + wanted->quote.start, length);
  if (gloss_pattern_find (wanted->exact, run->new_fold->chars + from, to - from, length * errors, &match))
    add_like (self, run, wanted, (GlossRange) { from + match.start, from + match.end });
}

/* Whether the quote stands at an offset, letter for letter. */
static gboolean
stands_at (Reanchoring       *run,
           const GlossWanted *wanted,
           gssize             offset)
{
  gsize length = gloss_range_length (wanted->quote);

  return offset >= 0 && (gsize) offset + length <= run->new_fold->length &&
         memcmp (run->new_fold->chars + offset, wanted->chars + wanted->quote.start, length * sizeof (guint32)) == 0;
}

/* At the stored position or close to it. */
static void
add_near (Candidates  *self,
          Reanchoring *run,
          GlossWanted *wanted,
          GlossRange   place)
{
  gsize length = gloss_range_length (wanted->quote);

  if (stands_at (run, wanted, place.start))
    add (self, run, wanted, (GlossRange) { place.start, place.start + length });
  else
    add_window (self, run, wanted, (gssize) place.start - NEAR, (gssize) (place.start + length + NEAR), NEAR_ERRORS);
}

/* Where the quote with its context shares stretches with the text. */
static void
add_seeded (Candidates  *self,
            Reanchoring *run,
            GlossWanted *wanted)
{
  GlossSeedPlace places[MOST_SEED_PLACES];
  gsize length = gloss_range_length (wanted->quote);
  gssize slack = length / 3 + 16;
  gsize n;

  if (run->seeds == NULL)
    run->seeds = gloss_seed_index_new (run->new_fold);
  n = gloss_seed_index_find (run->seeds, wanted->chars, wanted->length, places, MOST_SEED_PLACES);
  for (gsize i = 0; i < n; i++)
    {
      gssize low = places[i].low + (gssize) wanted->quote.start;
      gssize high = places[i].high + (gssize) wanted->quote.start;

      if (FEW_SEEDS * places[i].n_seeds < places[0].n_seeds)
        break;
      if (stands_at (run, wanted, low))
        add (self, run, wanted, (GlossRange) { low, low + length });
      else if (stands_at (run, wanted, high))
        add (self, run, wanted, (GlossRange) { high, high + length });
      else
        add_window (self, run, wanted, low - slack, high + (gssize) length + slack, SEED_ERRORS);
    }
}

static void
add_short (Candidates  *self,
           Reanchoring *run,
           GlossWanted *wanted)
{
  gsize length = gloss_range_length (wanted->quote);

  if (length >= SHORT_QUOTE || run->budget < run->new_fold->length)
    return;
  run->budget -= run->new_fold->length;
  for (gsize i = 0; i + length <= run->new_fold->length && self->n_fits < MOST_FITS; i++)
    if (run->new_fold->chars[i] == wanted->chars[wanted->quote.start] && stands_at (run, wanted, i))
      add (self, run, wanted, (GlossRange) { i, i + length });
}

static void
add_anywhere (Candidates  *self,
              Reanchoring *run,
              GlossWanted *wanted)
{
  guint64 steps = run->new_fold->length * (gloss_range_length (wanted->quote) / 64 + 1);

  if (run->budget < steps)
    return;
  run->budget -= steps;
  add_window (self, run, wanted, 0, run->new_fold->length, SCAN_ERRORS);
}

static double
score_of (const Candidates *self,
          gsize             i)
{
  return self->fits[i].score + (i == 0 && self->has_image ? IMAGE_BONUS : 0.0);
}

static gsize
find_best (const Candidates *self)
{
  gsize best = 0;

  for (gsize i = 1; i < self->n_fits; i++)
    if (score_of (self, i) > score_of (self, best))
      best = i;
  return best;
}

/* The score of the best candidate that is somewhere else. */
static double
find_rival (const Candidates *self,
            gsize             best)
{
  double rival = 0.0;

  for (gsize i = 0; i < self->n_fits; i++)
    if (!gloss_range_overlaps (self->fits[i].place, self->fits[best].place))
      rival = MAX (rival, score_of (self, i));
  return rival;
}

/* Whether the diff says something else, or hardly anything was kept where it says. */
static gboolean
is_against_diff (const Candidates *self,
                 gsize             best)
{
  return best > 0 || !self->has_image || self->kept < ACCEPT_KEPT;
}

static gboolean
tells_little (const GlossFit *fit,
              GlossWanted    *wanted)
{
  return gloss_range_length (wanted->quote) < TELLING_QUOTE && MIN (fit->before, fit->after) < LOST_SIDE;
}

/* What left its place is asked about however alike: text deleted here may have stood there, too, ever since. */
static GlossReanchorVerdict
judge (const Candidates *self,
       gsize             best,
       GlossWanted      *wanted,
       gboolean          by_diff)
{
  const GlossFit *fit = &self->fits[best];
  double score = score_of (self, best);

  if (score < ASK_SCORE)
    return GLOSS_REANCHOR_ORPHAN;
  if (by_diff && (is_against_diff (self, best) || tells_little (fit, wanted)))
    return GLOSS_REANCHOR_ASK;
  if (score < ACCEPT_SCORE || fit->quote < ACCEPT_QUOTE || score - find_rival (self, best) < MARGIN)
    return GLOSS_REANCHOR_ASK;
  return GLOSS_REANCHOR_ACCEPT;
}

/* Where all of the quote is still there, letter for letter, the image ends where it does. */
static GlossRange
fit_image (Reanchoring       *run,
           const GlossWanted *wanted,
           GlossRange         place)
{
  gsize length = gloss_range_length (wanted->quote);

  if (place.start >= place.end)
    return place;
  if (stands_at (run, wanted, place.start))
    return (GlossRange) { place.start, place.start + length };
  if (place.end >= length && stands_at (run, wanted, place.end - length))
    return (GlossRange) { place.end - length, place.end };
  return place;
}

/* Gathers candidates; says whether the first leaves no doubt. */
static gboolean
collect (Candidates       *self,
         Reanchoring      *run,
         GlossWanted      *wanted,
         const GlossPiece *piece,
         GlossRange        in_old)
{
  if (run->map != NULL && in_old.start < in_old.end)
    {
      GlossWordImage image = gloss_word_map_find (run->map, in_old);

      self->has_image = add (self, run, wanted, fit_image (run, wanted, image.place));
      self->kept = image.kept;
    }
  else if (piece->range.end <= gloss_text_get_length (run->new_text))
    {
      add_near (self, run, wanted, gloss_fold_range (run->new_fold, piece->range));
    }
  if (is_certain (self, wanted))
    return TRUE;
  add_seeded (self, run, wanted);
  add_short (self, run, wanted);
  if (self->n_fits == 0 || score_of (self, find_best (self)) < ASK_SCORE)
    add_anywhere (self, run, wanted);
  return FALSE;
}

static gboolean
is_listed (const Listing *listing,
           GlossRange     place)
{
  for (gsize i = 0; i < listing->n; i++)
    if (gloss_range_overlaps (listing->items[i].place, place))
      return TRUE;
  return FALSE;
}

/* One of several places that overlap is enough: the best. */
static void
list_candidates (Listing     *listing,
                 Reanchoring *run,
                 Candidates  *candidates)
{
  gboolean used[MOST_FITS] = { FALSE };

  for (gsize n = 0; n < candidates->n_fits && listing->n < listing->most; n++)
    {
      gsize best = MOST_FITS;
      GlossRange place;

      for (gsize i = 0; i < candidates->n_fits; i++)
        if (!used[i] && (best == MOST_FITS || score_of (candidates, i) > score_of (candidates, best)))
          best = i;
      used[best] = TRUE;
      if (score_of (candidates, best) < LIST_SCORE)
        return;
      place = gloss_fold_unfold (run->new_fold, candidates->fits[best].place);
      if (!is_listed (listing, place))
        listing->items[listing->n++] = (GlossReanchored) { place, MIN (score_of (candidates, best), 1.0), GLOSS_REANCHOR_ASK };
    }
}

static GlossReanchored
place_wanted (Reanchoring      *run,
              GlossWanted      *wanted,
              const GlossPiece *piece,
              GlossRange        in_old,
              Listing          *listing)
{
  Candidates candidates = { .n_fits = 0 };
  GlossReanchored result = { { 0, 0 }, 0.0, GLOSS_REANCHOR_ORPHAN };
  gboolean certain = collect (&candidates, run, wanted, piece, in_old);
  gsize best;

  if (candidates.n_fits == 0)
    return result;
  best = find_best (&candidates);
  result.score = MIN (score_of (&candidates, best), 1.0);
  result.verdict = certain ? GLOSS_REANCHOR_ACCEPT : judge (&candidates, best, wanted, in_old.start < in_old.end);
  if (result.verdict != GLOSS_REANCHOR_ORPHAN)
    result.place = gloss_fold_unfold (run->new_fold, candidates.fits[best].place);
  if (result.verdict != GLOSS_REANCHOR_ACCEPT && listing != NULL)
    list_candidates (listing, run, &candidates);
  return result;
}

/* Whether the old text has the quote where the piece says. */
static gboolean
is_in_old_text (Reanchoring      *run,
                const GlossPiece *piece)
{
  gsize n_bytes;
  const char *at;

  if (run->old_text == NULL || piece->range.end > gloss_text_get_length (run->old_text) || piece->range.start >= piece->range.end)
    return FALSE;
  at = gloss_text_peek (run->old_text, piece->range, &n_bytes);
  return n_bytes == strlen (piece->exact) && gloss_quote_equal (at, piece->exact, n_bytes);
}

static GlossReanchored
place_by_old_text (Reanchoring      *run,
                   const GlossPiece *piece,
                   Listing          *listing)
{
  GlossRange quote = trim (run->old_fold, gloss_fold_range (run->old_fold, piece->range));
  gsize from = quote.start - MIN (quote.start, CONTEXT);
  gsize to = MIN (quote.end + CONTEXT, run->old_fold->length);
  GlossReanchored result = { { 0, 0 }, 0.0, GLOSS_REANCHOR_ORPHAN };
  GlossWanted wanted;

  if (quote.start == quote.end)
    return result;
  gloss_wanted_init (&wanted, run->old_fold->chars + from, to - from, (GlossRange) { quote.start - from, quote.end - from });
  result = place_wanted (run, &wanted, piece, quote, listing);
  gloss_wanted_clear (&wanted);
  return result;
}

static GlossReanchored
place_by_quote (Reanchoring      *run,
                const GlossPiece *piece,
                Listing          *listing)
{
  const char *prefix = piece->prefix != NULL ? piece->prefix : "";
  g_autofree char *whole = g_strconcat (prefix, piece->exact, piece->suffix, NULL);
  g_autoptr (GlossFold) fold = gloss_fold_new (whole, strlen (whole));
  gsize before = gloss_text_count (prefix, strlen (prefix));
  gsize length = gloss_text_count (piece->exact, strlen (piece->exact));
  GlossRange quote = trim (fold, gloss_fold_range (fold, (GlossRange) { before, before + length }));
  GlossReanchored result = { { 0, 0 }, 0.0, GLOSS_REANCHOR_ORPHAN };
  GlossWanted wanted;

  if (quote.start == quote.end)
    return result;
  gloss_wanted_init (&wanted, fold->chars, fold->length, quote);
  result = place_wanted (run, &wanted, piece, (GlossRange) { 0, 0 }, listing);
  gloss_wanted_clear (&wanted);
  return result;
}

static GlossFold *
fold_text (GlossText *text)
{
  gsize n_bytes;
  const char *utf8 = gloss_text_get_utf8 (text, &n_bytes);

  return gloss_fold_new (utf8, n_bytes);
}

static GlossReanchored
place_piece (Reanchoring      *run,
             const GlossPiece *piece,
             Listing          *listing)
{
  return is_in_old_text (run, piece) ? place_by_old_text (run, piece, listing) : place_by_quote (run, piece, listing);
}

/**
 * gloss_reanchoring_new:
 * @old_text: (nullable): the text that was annotated
 * @new_text: the text at hand
 *
 * Returns: (transfer full): what is known of the two; it takes about thirty times their size and is for one thread at a time
 */
GlossReanchoring *
gloss_reanchoring_new (GlossText *old_text,
                       GlossText *new_text)
{
  GlossReanchoring *self;

  g_return_val_if_fail (new_text != NULL, NULL);

  self = g_new0 (GlossReanchoring, 1);
  self->budget = SCAN_BUDGET;
  self->new_text = gloss_text_ref (new_text);
  self->new_fold = fold_text (new_text);
  if (old_text == NULL)
    return self;
  self->old_text = gloss_text_ref (old_text);
  self->old_fold = fold_text (old_text);
  self->map = gloss_word_map_new (self->old_fold, self->new_fold);
  return self;
}

void
gloss_reanchoring_free (GlossReanchoring *self)
{
  g_clear_pointer (&self->seeds, gloss_seed_index_free);
  g_clear_pointer (&self->map, gloss_word_map_free);
  g_clear_pointer (&self->old_fold, gloss_fold_free);
  g_clear_pointer (&self->new_fold, gloss_fold_free);
  g_clear_pointer (&self->old_text, gloss_text_unref);
  g_clear_pointer (&self->new_text, gloss_text_unref);
  g_free (self);
}

/**
 * gloss_reanchoring_find:
 * @self: what is known of the texts
 * @piece: selectors, their range one of the old text
 * @candidates: (out caller-allocates) (array length=most): where the places go that come into question, the likeliest first, when
 *   the result is not accepted
 * @most: how many of them are wanted, may be 0
 * @n_candidates: (out): how many there are
 *
 * Returns: what has become of the piece, see gloss_reanchor()
 */
GlossReanchored
gloss_reanchoring_find (GlossReanchoring *self,
                        const GlossPiece *piece,
                        GlossReanchored  *candidates,
                        gsize             most,
                        gsize            *n_candidates)
{
  Listing listing = { candidates, most, 0 };
  GlossReanchored result = place_piece (self, piece, &listing);

  *n_candidates = listing.n;
  return result;
}

/**
 * gloss_reanchoring_carry:
 * @self: what is known of the texts
 * @range: a stretch of the old text, in code points
 * @kept: (out): the share of its letters whose words are there unchanged
 *
 * Returns: its image in the new text by the word diff alone; empty without an old text or where there is no telling
 */
GlossRange
gloss_reanchoring_carry (GlossReanchoring *self,
                         GlossRange        range,
                         double           *kept)
{
  GlossWordImage image = { { 0, 0 }, 0.0 };
  GlossRange folded = { 0, 0 };

  if (self->map != NULL && range.end <= gloss_text_get_length (self->old_text))
    folded = trim (self->old_fold, gloss_fold_range (self->old_fold, range));
  if (folded.start < folded.end)
    image = gloss_word_map_find (self->map, folded);
  image.place = trim (self->new_fold, image.place);
  *kept = image.kept;
  return image.place.start < image.place.end ? gloss_fold_unfold (self->new_fold, image.place) : (GlossRange) { 0, 0 };
}
