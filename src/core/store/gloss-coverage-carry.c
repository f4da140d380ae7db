/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reviewer has dealt with of an older text, in the text at hand. */
#include "config.h"

#include "store/gloss-coverage.h"

#include <string.h>

#include "text/gloss-fold.h"
#include "text/gloss-sentences.h"

/* A sentence of the old text, or the part of one that is covered. */
typedef struct
{
  GlossRange range;
  guint entry;
} Unit;

/* A unit that is still there. */
typedef struct
{
  GlossRange image;
  guint entry;
  guint unit;
} Carried;

static void
add_line (GArray     *units,
          const char *line,
          gsize       n_bytes,
          gsize       offset,
          guint       entry)
{
  g_autoptr (GArray) sentences = gloss_sentences_find (line, n_bytes, NULL);

  for (guint i = 0; i < sentences->len; i++)
    {
      GlossRange range = g_array_index (sentences, GlossRange, i);
      Unit unit = { { range.start + offset, range.end + offset }, entry };

      g_array_append_val (units, unit);
    }
}

static void
add_units (GArray     *units,
           GlossText  *text,
           GlossRange  range,
           guint       entry)
{
  gsize n_bytes;
  gsize offset = range.start;
  const char *at = gloss_text_peek (text, range, &n_bytes);
  const char *end = at + n_bytes;

  while (at < end)
    {
      const char *newline = memchr (at, '\n', end - at);
      gsize length = newline != NULL ? (gsize) (newline - at) : (gsize) (end - at);

      add_line (units, at, length, offset, entry);
      offset += gloss_text_count (at, length) + 1;
      at += length + 1;
    }
}

static GArray *
list_units (GlossCoverage *self,
            GlossText     *text)
{
  GArray *ranges = gloss_coverage_get_ranges (self);
  GArray *units = g_array_new (FALSE, FALSE, sizeof (Unit));
  gsize length = gloss_text_get_length (text);

  for (guint i = 0; i < ranges->len; i++)
    {
      GlossRange range = g_array_index (ranges, GlossRange, i);

      range.end = MIN (range.end, length);
      if (range.start < range.end)
        add_units (units, text, range, i);
    }
  return units;
}

/* Letter for letter, but for what is folded: quotation marks, dashes, spaces. */
static gboolean
is_the_same (GlossText  *old_text,
             GlossRange  range,
             GlossText  *text,
             GlossRange  image)
{
  gsize n_old, n_new;
  const char *old = gloss_text_peek (old_text, range, &n_old);
  const char *new = gloss_text_peek (text, image, &n_new);
  g_autoptr (GlossFold) old_fold = NULL;
  g_autoptr (GlossFold) new_fold = NULL;

  if (n_old == n_new && memcmp (old, new, n_old) == 0)
    return TRUE;
  old_fold = gloss_fold_new (old, n_old);
  new_fold = gloss_fold_new (new, n_new);
  return old_fold->length == new_fold->length &&
         memcmp (old_fold->chars, new_fold->chars, old_fold->length * sizeof *old_fold->chars) == 0;
}

static int
compare_carried (gconstpointer a,
                 gconstpointer b)
{
  const Carried *one = a;
  const Carried *other = b;

  if (one->image.start != other->image.start)
    return one->image.start < other->image.start ? -1 : 1;
  return (one->unit > other->unit) - (one->unit < other->unit);
}

static GArray *
find_images (GArray       *units,
             GlossPlacing *placing,
             const char   *text_sha256,
             GlossText    *old_text)
{
  g_autofree GlossRange *ranges = g_new (GlossRange, units->len + 1);
  g_autofree GlossRange *images = g_new (GlossRange, units->len + 1);
  g_autofree double *kept = g_new (double, units->len + 1);
  GArray *carried = g_array_new (FALSE, FALSE, sizeof (Carried));

  for (guint i = 0; i < units->len; i++)
    ranges[i] = g_array_index (units, Unit, i).range;
  if (!gloss_placing_carry (placing, text_sha256, ranges, units->len, images, kept))
    return carried;
  for (guint i = 0; i < units->len; i++)
    {
      Carried one = { images[i], g_array_index (units, Unit, i).entry, i };

      if (images[i].start < images[i].end && is_the_same (old_text, ranges[i], gloss_placing_get_text (placing), images[i]))
        g_array_append_val (carried, one);
    }
  g_array_sort (carried, compare_carried);
  return carried;
}

static gboolean
is_only_space (GlossText  *text,
               GlossRange  range)
{
  gsize n_bytes;
  const char *at = gloss_text_peek (text, range, &n_bytes);

  return strspn (at, " \n") >= n_bytes;
}

/* Sentences that still follow each other are one stretch again. */
static GlossCoverage *
join_images (GlossCoverage *self,
             GArray        *carried,
             GlossText     *text)
{
  GlossCoverage *coverage = gloss_coverage_new ();
  GlossRange stretch = { 0, 0 };

  for (guint i = 0; i < carried->len; i++)
    {
      const Carried *one = &g_array_index (carried, Carried, i);
      const Carried *before = i > 0 ? one - 1 : NULL;
      gsize start = MAX (one->image.start, stretch.end);

      if (before != NULL && before->entry == one->entry && before->unit + 1 == one->unit &&
          is_only_space (text, (GlossRange) { stretch.end, start }))
        {
          stretch.end = MAX (stretch.end, one->image.end);
          continue;
        }
      if (before != NULL)
        gloss_coverage_append (coverage, stretch, gloss_coverage_get_state (self, before->entry));
      stretch = (GlossRange) { start, MAX (start, one->image.end) };
    }
  if (carried->len > 0)
    gloss_coverage_append (coverage, stretch, gloss_coverage_get_state (self, g_array_index (carried, Carried, carried->len - 1).entry));
  return coverage;
}

/**
 * gloss_coverage_carry:
 * @self: a coverage of an older text
 * @placing: what knows the text at hand
 * @text_sha256: the hash of the older text
 *
 * Sentence by sentence: what was changed or is gone has not been dealt with any more.
 *
 * Returns: (nullable) (transfer full): the coverage of the text at hand; %NULL where the older text is not known
 */
GlossCoverage *
gloss_coverage_carry (GlossCoverage *self,
                      GlossPlacing  *placing,
                      const char    *text_sha256)
{
  g_autoptr (GlossText) old_text = NULL;
  g_autoptr (GArray) units = NULL;
  g_autoptr (GArray) carried = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (placing != NULL, NULL);

  old_text = gloss_placing_dup_text (placing, text_sha256);
  if (old_text == NULL)
    return NULL;
  units = list_units (self, old_text);
  carried = find_images (units, placing, text_sha256, old_text);
  return join_images (self, carried, gloss_placing_get_text (placing));
}
