/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carries many places over in one go. */
#include "config.h"

#include "anchoring/gloss-reanchor.h"

/**
 * gloss_reanchor:
 * @old_text: (nullable): the text that was annotated
 * @new_text: the text at hand
 * @pieces: (array length=n_pieces): selectors, their ranges those of @old_text
 * @n_pieces: how many
 * @results: (out caller-allocates) (array length=n_pieces): what has become of each
 * @cancellable: (nullable): ends it before its time
 * @error: where the cancellation goes
 *
 * Finds for each piece where it is now: its image by a word diff of the two texts, places that share stretches with the quote
 * and its context, at last the whole text; the best by one score. Folded text is compared, real offsets come out. Without
 * the old text, or where it does not hold the quote, the selectors alone decide. The same on every run; any thread; the
 * time grows with the pieces, and is bounded for those that are nowhere.
 *
 * Returns: whether it came to the end
 */
gboolean
gloss_reanchor (GlossText         *old_text,
                GlossText         *new_text,
                const GlossPiece  *pieces,
                gsize              n_pieces,
                GlossReanchored   *results,
                GCancellable      *cancellable,
                GError           **error)
{
  g_autoptr (GlossReanchoring) run = NULL;
  gboolean cancelled = FALSE;

  g_return_val_if_fail (new_text != NULL, FALSE);

  run = gloss_reanchoring_new (old_text, new_text);
  for (gsize i = 0; i < n_pieces && !cancelled; i++)
    {
      gsize n_candidates;

      results[i] = gloss_reanchoring_find (run, &pieces[i], NULL, 0, &n_candidates);
      cancelled = g_cancellable_is_cancelled (cancellable);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
