/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the places of annotations in the text at hand. */
#include "config.h"

#include "anchoring/gloss-placing.h"

#include <string.h>

#include "anchoring/gloss-placing-private.h"

struct _GlossPlacing
{
  gatomicrefcount ref_count;
  GlossText *text;
  GlossFindTextFunc find_text;
  gpointer user_data;
  GDestroyNotify destroy;

  /* For the fields below. */
  GMutex mutex;
  /* GlossPlaced by the GlossAnchor as it is stored; of none that fits. */
  GHashTable *placed;
  /* What is known of the text at hand and the last old one, while nobody uses it. */
  GlossReanchoring *reanchoring;
  GlossText *old_text;
};

/**
 * gloss_placing_new:
 * @text: the text at hand, as the reader gave it
 * @find_text: (nullable) (scope notified): knows the texts that were annotated
 * @user_data: for @find_text
 * @destroy: (nullable): for @user_data
 *
 * Returns: (transfer full): what places annotations in @text
 */
GlossPlacing *
gloss_placing_new (GlossText         *text,
                   GlossFindTextFunc  find_text,
                   gpointer           user_data,
                   GDestroyNotify     destroy)
{
  GlossPlacing *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (GlossPlacing, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->text = gloss_text_ref (text);
  self->find_text = find_text;
  self->user_data = user_data;
  self->destroy = destroy;
  self->placed = g_hash_table_new_full (gloss_anchor_hash, gloss_anchor_equal,
                                        (GDestroyNotify) gloss_anchor_unref, (GDestroyNotify) gloss_placed_free);
  return self;
}

GlossPlacing *
gloss_placing_ref (GlossPlacing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
gloss_placing_unref (GlossPlacing *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  gloss_placing_rest (self);
  g_mutex_clear (&self->mutex);
  g_hash_table_unref (self->placed);
  gloss_text_unref (self->text);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}

/**
 * gloss_placing_get_text:
 * @self: a placing
 *
 * Returns: (transfer none): the text at hand
 */
GlossText *
gloss_placing_get_text (GlossPlacing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/* The text that selectors were made in; none for those of the text at hand, which has no such quote there. */
static GlossText *
dup_old_text (GlossPlacing *self,
              const char   *sha256)
{
  g_autoptr (GlossText) last = NULL;

  if (sha256 == NULL || g_str_equal (sha256, gloss_text_get_sha256 (self->text)) || self->find_text == NULL)
    return NULL;
  g_mutex_lock (&self->mutex);
  last = self->old_text != NULL ? gloss_text_ref (self->old_text) : NULL;
  g_mutex_unlock (&self->mutex);
  if (last != NULL && g_str_equal (gloss_text_get_sha256 (last), sha256))
    return g_steal_pointer (&last);
  return self->find_text (sha256, self->user_data);
}

/**
 * gloss_placing_dup_text:
 * @self: a placing
 * @sha256: (nullable): the hash of a text that was annotated
 *
 * May read a file.
 *
 * Returns: (transfer full) (nullable): the text; %NULL where it is not known
 */
GlossText *
gloss_placing_dup_text (GlossPlacing *self,
                        const char   *sha256)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (sha256 == NULL)
    return NULL;
  if (g_str_equal (sha256, gloss_text_get_sha256 (self->text)))
    return gloss_text_ref (self->text);
  return dup_old_text (self, sha256);
}

/* --- what is known of two texts ------------------------------------------------------------------ */

/* Takes it out, so that one thread at a time uses it; give_reanchoring() gives it back. */
static GlossReanchoring *
take_reanchoring (GlossPlacing *self,
                  GlossText    *old_text)
{
  GlossReanchoring *reanchoring = NULL;

  g_mutex_lock (&self->mutex);
  if (self->reanchoring != NULL && self->old_text == old_text)
    reanchoring = g_steal_pointer (&self->reanchoring);
  g_mutex_unlock (&self->mutex);
  return reanchoring != NULL ? reanchoring : gloss_reanchoring_new (old_text, self->text);
}

static void
give_reanchoring (GlossPlacing     *self,
                  GlossText        *old_text,
                  GlossReanchoring *reanchoring)
{
  g_autoptr (GlossReanchoring) former = NULL;
  g_autoptr (GlossText) former_text = NULL;

  g_mutex_lock (&self->mutex);
  former = g_steal_pointer (&self->reanchoring);
  former_text = g_steal_pointer (&self->old_text);
  self->reanchoring = reanchoring;
  self->old_text = old_text != NULL ? gloss_text_ref (old_text) : NULL;
  g_mutex_unlock (&self->mutex);
}

/**
 * gloss_placing_rest:
 * @self: a placing
 *
 * Forgets what is only kept to place more of the same at once; the places stay known.
 */
void
gloss_placing_rest (GlossPlacing *self)
{
  g_return_if_fail (self != NULL);

  give_reanchoring (self, NULL, NULL);
}

/* --- anchors ------------------------------------------------------------------------------------- */

/* Where it is, if there is nothing to look for. */
static GlossAnchor *
find_known (GlossPlacing *self,
            GlossAnchor  *anchor)
{
  GlossAnchor *known = NULL;
  const GlossPlaced *placed;

  if (gloss_anchor_fits (anchor, self->text))
    return gloss_anchor_with_places (anchor, NULL, GLOSS_ANCHOR_EXACT, 1.0, FALSE);
  g_mutex_lock (&self->mutex);
  placed = g_hash_table_lookup (self->placed, anchor);
  if (placed != NULL)
    known = gloss_anchor_ref (placed->anchor);
  g_mutex_unlock (&self->mutex);
  return known;
}

static void
remember (GlossPlacing *self,
          GlossAnchor  *anchor,
          GlossPlaced  *placed)
{
  g_mutex_lock (&self->mutex);
  g_hash_table_replace (self->placed, gloss_anchor_ref (anchor), placed);
  g_mutex_unlock (&self->mutex);
}

/* Places those of one old text. */
static gboolean
find_group (GlossPlacing *self,
            GlossText    *old_text,
            GPtrArray    *anchors,
            GCancellable *cancellable)
{
  GlossReanchoring *reanchoring = take_reanchoring (self, old_text);
  gboolean cancelled = FALSE;

  for (guint i = 0; i < anchors->len && !cancelled; i++)
    {
      GlossAnchor *anchor = g_ptr_array_index (anchors, i);

      remember (self, anchor, gloss_placed_new (reanchoring, anchor, self->text));
      cancelled = g_cancellable_is_cancelled (cancellable);
    }
  give_reanchoring (self, old_text, reanchoring);
  return !cancelled;
}

static gboolean
find_all (GlossPlacing *self,
          GHashTable   *groups,
          GCancellable *cancellable)
{
  g_autoptr (GPtrArray) without = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer sha256, anchors;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &sha256, &anchors))
    {
      g_autoptr (GlossText) old_text = dup_old_text (self, sha256);

      if (old_text == NULL)
        g_ptr_array_extend (without, anchors, NULL, NULL);
      else if (!find_group (self, old_text, anchors, cancellable))
        return FALSE;
    }
  return without->len == 0 || find_group (self, NULL, without, cancellable);
}

static void
add_to_group (GHashTable  *groups,
              GlossAnchor *anchor)
{
  /* Interned, so the same hash is the same key. */
  gpointer key = (gpointer) gloss_anchor_get_text_sha256 (anchor);
  GPtrArray *group = g_hash_table_lookup (groups, key);

  if (group == NULL)
    {
      group = g_ptr_array_new ();
      g_hash_table_insert (groups, key, group);
    }
  g_ptr_array_add (group, anchor);
}

/**
 * gloss_placing_place_anchor:
 * @self: a placing
 * @anchor: an anchor
 *
 * Finds its place in the text at hand. What was not looked for before may take a while in a large text.
 *
 * Returns: (transfer full): an anchor with the same selectors and the place found; @anchor where nothing changes
 */
GlossAnchor *
gloss_placing_place_anchor (GlossPlacing *self,
                            GlossAnchor  *anchor)
{
  GlossAnchor *known;
  g_autoptr (GPtrArray) alone = NULL;
  g_autoptr (GlossText) old_text = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (anchor != NULL, NULL);

  known = find_known (self, anchor);
  if (known != NULL)
    return known;
  alone = g_ptr_array_new ();
  g_ptr_array_add (alone, anchor);
  old_text = dup_old_text (self, gloss_anchor_get_text_sha256 (anchor));
  find_group (self, old_text, alone, NULL);
  return find_known (self, anchor);
}

/**
 * gloss_placing_place:
 * @self: a placing
 * @annotation: an annotation
 *
 * Returns: (transfer full): the annotation with the place that gloss_placing_place_anchor() finds
 */
GlossAnnotation *
gloss_placing_place (GlossPlacing    *self,
                     GlossAnnotation *annotation)
{
  g_autoptr (GlossAnchor) placed = NULL;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION (annotation), NULL);

  placed = gloss_placing_place_anchor (self, gloss_annotation_get_anchor (annotation));
  return gloss_annotation_with_place (annotation, placed);
}

/**
 * gloss_placing_place_all:
 * @self: a placing
 * @annotations: (element-type GlossAnnotation): annotations
 * @cancellable: (nullable): stops it
 *
 * Places them all: the time grows with those that do not fit any more, and once with the texts that these were made in.
 *
 * Returns: (transfer full) (nullable) (element-type GlossAnnotation): them with their places, in the same order; %NULL when it was stopped
 */
GPtrArray *
gloss_placing_place_all (GlossPlacing *self,
                         GPtrArray    *annotations,
                         GCancellable *cancellable)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) known = g_ptr_array_new_full (annotations->len, NULL);
  GPtrArray *placed = NULL;

  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnchor *anchor = gloss_annotation_get_anchor (g_ptr_array_index (annotations, i));

      g_ptr_array_add (known, find_known (self, anchor));
      if (g_ptr_array_index (known, i) == NULL)
        add_to_group (groups, anchor);
    }
  if (find_all (self, groups, cancellable) && !g_cancellable_is_cancelled (cancellable))
    placed = g_ptr_array_new_full (annotations->len, g_object_unref);
  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);
      g_autoptr (GlossAnchor) anchor = g_ptr_array_index (known, i);

      if (placed == NULL)
        continue;
      if (anchor == NULL)
        anchor = find_known (self, gloss_annotation_get_anchor (annotation));
      g_ptr_array_add (placed, gloss_annotation_with_place (annotation, anchor));
    }
  return placed;
}

/**
 * gloss_placing_list_candidates:
 * @self: a placing
 * @anchor: an anchor that it has placed
 *
 * Returns: (transfer full) (element-type GlossCandidate): the places that come into question for one whose place is not certain, the
 *   likeliest first; there may be none
 */
GPtrArray *
gloss_placing_list_candidates (GlossPlacing *self,
                               GlossAnchor  *anchor)
{
  GPtrArray *candidates = NULL;
  const GlossPlaced *placed;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (anchor != NULL, NULL);

  g_mutex_lock (&self->mutex);
  placed = g_hash_table_lookup (self->placed, anchor);
  if (placed != NULL)
    candidates = g_ptr_array_ref (placed->candidates);
  g_mutex_unlock (&self->mutex);
  return candidates != NULL ? candidates : g_ptr_array_new ();
}

/**
 * gloss_placing_carry:
 * @self: a placing
 * @sha256: (nullable): the hash of the text that the ranges are of
 * @ranges: (array length=n_ranges): stretches of that text, in code points
 * @n_ranges: how many
 * @images: (out caller-allocates) (array length=n_ranges): where they are in the text at hand by a word diff; empty where there is no telling
 * @kept: (out caller-allocates) (array length=n_ranges): which share of the letters are there unchanged
 *
 * Returns: whether the text is known
 */
gboolean
gloss_placing_carry (GlossPlacing     *self,
                     const char       *sha256,
                     const GlossRange *ranges,
                     gsize             n_ranges,
                     GlossRange       *images,
                     double           *kept)
{
  g_autoptr (GlossText) old_text = NULL;
  GlossReanchoring *reanchoring;

  g_return_val_if_fail (self != NULL, FALSE);

  old_text = dup_old_text (self, sha256);
  if (old_text == NULL)
    return FALSE;
  reanchoring = take_reanchoring (self, old_text);
  for (gsize i = 0; i < n_ranges; i++)
    images[i] = gloss_reanchoring_carry (reanchoring, ranges[i], &kept[i]);
  give_reanchoring (self, old_text, reanchoring);
  return TRUE;
}
