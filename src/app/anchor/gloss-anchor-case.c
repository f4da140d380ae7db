/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A doubtful annotation as a person is asked about it. */
#include "config.h"

#include "anchor/gloss-anchor-case.h"

#include <glib/gi18n.h>

/* From which score on which word is used. */
#define VERY_LIKELY 0.75
#define LIKELY 0.6
#define UNSURE 0.45

static void
possible_place_free (GlossPossiblePlace *self)
{
  gloss_passage_free (self->passage);
  g_array_unref (self->ranges);
  g_free (self);
}

static GlossPossiblePlace *
possible_place_new (GlossText            *text,
                    const GlossCandidate *candidate)
{
  GlossPossiblePlace *self = g_new0 (GlossPossiblePlace, 1);

  self->passage = gloss_passage_new (text, candidate->ranges, candidate->n_ranges);
  self->ranges = g_array_new (FALSE, FALSE, sizeof (GlossRange));
  self->score = candidate->score;
  g_array_append_vals (self->ranges, candidate->ranges, (guint) candidate->n_ranges);
  return self;
}

/**
 * gloss_anchor_case_new:
 * @doubt: what there is to ask
 * @text: the text now
 *
 * Returns: (transfer full): how to ask it
 */
GlossAnchorCase *
gloss_anchor_case_new (GlossDoubt *doubt,
                       GlossText  *text)
{
  GlossAnchorCase *self = g_new0 (GlossAnchorCase, 1);
  GPtrArray *candidates = gloss_doubt_get_candidates (doubt);

  self->annotation = g_object_ref (gloss_doubt_get_annotation (doubt));
  self->earlier = gloss_passage_new_for_pieces (gloss_doubt_get_passage (doubt), gloss_doubt_get_pieces (doubt));
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) possible_place_free);
  for (guint i = 0; i < candidates->len; i++)
    {
      const GlossCandidate *candidate = g_ptr_array_index (candidates, i);

      if (candidate->n_ranges > 0)
        g_ptr_array_add (self->places, possible_place_new (text, candidate));
    }
  return self;
}

void
gloss_anchor_case_free (GlossAnchorCase *self)
{
  g_clear_object (&self->annotation);
  g_clear_pointer (&self->earlier, gloss_passage_free);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_free (self);
}

/**
 * gloss_anchor_describe_score:
 * @score: how likely a place is, up to 1
 *
 * Returns: the same in words
 */
const char *
gloss_anchor_describe_score (double score)
{
  if (score >= VERY_LIKELY)
    return C_("place", "Very likely");
  if (score >= LIKELY)
    return C_("place", "Likely");
  if (score >= UNSURE)
    return C_("place", "Unsure");
  return C_("place", "Unlikely");
}
