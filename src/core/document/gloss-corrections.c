/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The corrections that were made to the structure of an article. */
#include "config.h"

#include "document/gloss-corrections.h"

struct _GlossCorrections
{
  gatomicrefcount ref_count;
  gsize n_corrections;
  GlossCorrection corrections[];
};

static gboolean
correction_equal (const GlossCorrection *a,
                  const GlossCorrection *b)
{
  if (a->type != b->type || a->offset != b->offset)
    return FALSE;
  return a->type != GLOSS_CORRECTION_KIND || (a->kind == b->kind && a->level == b->level);
}

static gboolean
has_correction (GlossCorrections      *self,
                const GlossCorrection *correction)
{
  for (gsize i = 0; i < self->n_corrections; i++)
    if (correction_equal (&self->corrections[i], correction))
      return TRUE;
  return FALSE;
}

/**
 * gloss_corrections_new:
 * @corrections: (array length=n_corrections) (nullable): in the order they were made
 * @n_corrections: their number
 *
 * Returns: (transfer full): them as one value
 */
GlossCorrections *
gloss_corrections_new (const GlossCorrection *corrections,
                       gsize                  n_corrections)
{
  GlossCorrections *self = g_malloc0 (sizeof *self + n_corrections * sizeof *corrections);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_corrections = n_corrections;
  for (gsize i = 0; i < n_corrections; i++)
    self->corrections[i] = corrections[i];
  return self;
}

GlossCorrections *
gloss_corrections_ref (GlossCorrections *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
gloss_corrections_unref (GlossCorrections *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * gloss_corrections_get_all:
 * @self: the corrections
 * @n_corrections: (out): their number
 *
 * Returns: (array length=n_corrections) (transfer none): them, oldest first
 */
const GlossCorrection *
gloss_corrections_get_all (GlossCorrections *self,
                           gsize            *n_corrections)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_corrections != NULL, NULL);

  *n_corrections = self->n_corrections;
  return self->corrections;
}

gboolean
gloss_corrections_equal (GlossCorrections *a,
                         GlossCorrections *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->n_corrections != b->n_corrections)
    return FALSE;
  for (gsize i = 0; i < a->n_corrections; i++)
    if (!correction_equal (&a->corrections[i], &b->corrections[i]))
      return FALSE;
  return TRUE;
}

/**
 * gloss_corrections_with:
 * @self: the corrections so far
 * @correction: one more
 *
 * Returns: (transfer full): all of them
 */
GlossCorrections *
gloss_corrections_with (GlossCorrections      *self,
                        const GlossCorrection *correction)
{
  GlossCorrections *longer;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (correction != NULL, NULL);

  longer = gloss_corrections_new (self->corrections, self->n_corrections);
  longer = g_realloc (longer, sizeof *longer + (self->n_corrections + 1) * sizeof *correction);
  longer->corrections[longer->n_corrections++] = *correction;
  return longer;
}

/**
 * gloss_corrections_merge:
 * @self: ours
 * @base: what both were made from
 * @theirs: what somebody else made of it
 *
 * Takes what they added and took back, and then what we did.
 *
 * Returns: (transfer full): both together
 */
GlossCorrections *
gloss_corrections_merge (GlossCorrections *self,
                         GlossCorrections *base,
                         GlossCorrections *theirs)
{
  g_autoptr (GArray) merged = g_array_new (FALSE, FALSE, sizeof (GlossCorrection));

  g_return_val_if_fail (self != NULL && base != NULL && theirs != NULL, NULL);

  if (gloss_corrections_equal (theirs, base))
    return gloss_corrections_ref (self);
  if (gloss_corrections_equal (self, base))
    return gloss_corrections_ref (theirs);
  for (gsize i = 0; i < theirs->n_corrections; i++)
    if (has_correction (self, &theirs->corrections[i]) || !has_correction (base, &theirs->corrections[i]))
      g_array_append_val (merged, theirs->corrections[i]);
  for (gsize i = 0; i < self->n_corrections; i++)
    if (!has_correction (theirs, &self->corrections[i]) && !has_correction (base, &self->corrections[i]))
      g_array_append_val (merged, self->corrections[i]);
  return gloss_corrections_new ((const GlossCorrection *) (void *) merged->data, merged->len);
}

/**
 * gloss_corrections_apply:
 * @self: the corrections
 * @article: as it was read
 *
 * Returns: (transfer full): @article with its structure set right; the same object when there is nothing to correct
 */
GlossArticle *
gloss_corrections_apply (GlossCorrections *self,
                         GlossArticle     *article)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (GLOSS_IS_ARTICLE (article), NULL);

  if (self->n_corrections == 0)
    return g_object_ref (article);
  return gloss_article_correct (article, self->corrections, self->n_corrections);
}
