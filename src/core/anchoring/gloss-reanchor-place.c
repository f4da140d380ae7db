/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well a place fits what is looked for. */
#include "config.h"

#include "anchoring/gloss-reanchor-private.h"

#include <string.h>

/* What the quote, the better side of the context and both sides count. */
#define QUOTE_WEIGHT 0.5
#define BETTER_SIDE_WEIGHT 0.3
#define BOTH_SIDES_WEIGHT 0.2

void
gloss_wanted_init (GlossWanted   *self,
                   const guint32 *chars,
                   gsize          length,
                   GlossRange     quote)
{
  *self = (GlossWanted) { chars, length, quote, NULL, NULL, NULL };
}

void
gloss_wanted_clear (GlossWanted *self)
{
  g_clear_pointer (&self->exact, gloss_pattern_free);
  g_clear_pointer (&self->prefix, gloss_pattern_free);
  g_clear_pointer (&self->suffix, gloss_pattern_free);
}

static double
likeness (gsize distance,
          gsize wanted,
          gsize there)
{
  return 1.0 - (double) distance / MAX (wanted, there);
}

/* The beginnings and the ends alone, so that the time of a comparison has a bound; a different length counts too. */
static double
compare_ends (const guint32 *wanted,
              gsize          n_wanted,
              const guint32 *there,
              gsize          n_there)
{
  const gsize n = GLOSS_LONGEST_PATTERN / 2;
  gsize n_end = MIN (n, n_there);
  g_autoptr (GlossPattern) head = gloss_pattern_new (wanted, n);
  g_autoptr (GlossPattern) tail = gloss_pattern_new (wanted + n_wanted - n, n);
  gsize distance = gloss_pattern_distance (head, there, n_end) + gloss_pattern_distance (tail, there + n_there - n_end, n_end);

  return likeness (distance, 2 * n, 2 * n) * MIN (n_wanted, n_there) / MAX (n_wanted, n_there);
}

/* How like a stretch of the text is to one of what is looked for; the pattern is made when first needed. */
static double
compare (GlossWanted     *self,
         GlossPattern   **pattern,
         GlossRange       part,
         const GlossFold *text,
         GlossRange       place)
{
  const guint32 *part_chars = self->chars + part.start;
  const guint32 *place_chars = text->chars + place.start;
  gsize wanted = gloss_range_length (part);
  gsize there = gloss_range_length (place);

  if (wanted == there && memcmp (part_chars, place_chars, wanted * sizeof *part_chars) == 0)
    return 1.0;
  if (wanted == 0 || there == 0)
    return 0.0;
  if (MAX (wanted, there) > GLOSS_LONGEST_PATTERN)
    return wanted > GLOSS_LONGEST_PATTERN ? compare_ends (part_chars, wanted, place_chars, there) : 0.0;
  if (*pattern == NULL)
    *pattern = gloss_pattern_new (part_chars, wanted);
  return likeness (gloss_pattern_distance (*pattern, place_chars, there), wanted, there);
}

/**
 * gloss_wanted_fit:
 * @self: what is looked for
 * @text: the folded text
 * @place: a place in it
 *
 * Returns: how well it fits
 */
GlossFit
gloss_wanted_fit (GlossWanted     *self,
                  const GlossFold *text,
                  GlossRange       place)
{
  GlossRange prefix = { 0, self->quote.start };
  GlossRange suffix = { self->quote.end, self->length };
  GlossRange before = { place.start - MIN (place.start, gloss_range_length (prefix)), place.start };
  GlossRange after = { place.end, MIN (text->length, place.end + gloss_range_length (suffix)) };
  GlossFit fit = { .place = place };

  fit.quote = compare (self, &self->exact, self->quote, text, place);
  fit.before = compare (self, &self->prefix, prefix, text, before);
  fit.after = compare (self, &self->suffix, suffix, text, after);
  fit.score = QUOTE_WEIGHT * fit.quote + BETTER_SIDE_WEIGHT * MAX (fit.before, fit.after) +
              BOTH_SIDES_WEIGHT * (fit.before + fit.after) / 2;
  return fit;
}
