/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the places of a text that share short stretches with a string. */
#include "config.h"

#include "anchoring/gloss-seed-index.h"

#include <stdlib.h>
#include <string.h>

/* So many code points at every fourth place are indexed: any eleven in a row hold one. */
#define SEED 8
#define STEP 4

/* A seed that stands in more places says little. */
#define MOST_PLACES 48

/* Two seeds say the same place if what is between them has been changed by no more than so many code points. */
#define NEAR 24

struct _GlossSeedIndex
{
  const GlossFold *text;

  /* The places by hash: those of hash h are from heads[h] to before heads[h + 1]. */
  guint32 *heads;
  guint32 *places;
  guint bits;
};

static guint32
hash_seed (const GlossSeedIndex *self,
           const guint32        *chars)
{
  guint64 hash = 0;

  for (gsize i = 0; i < SEED; i++)
    hash ^= (guint64) chars[i] << (8 * i);
  return (hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> (64 - self->bits);
}

/* By counting: first how many of each hash there are, then each to its place from the back. */
static void
sort_places (GlossSeedIndex *self,
             gsize           n)
{
  gsize n_hashes = (gsize) 1 << self->bits;
  g_autofree guint32 *hashes = g_new (guint32, n + 1);

  for (gsize i = 0; i < n; i++)
    {
      hashes[i] = hash_seed (self, self->text->chars + i * STEP);
      self->heads[hashes[i]]++;
    }
  for (gsize h = 1; h <= n_hashes; h++)
    self->heads[h] += self->heads[h - 1];
  for (gsize i = n; i > 0; i--)
    self->places[--self->heads[hashes[i - 1]]] = (i - 1) * STEP;
}

/**
 * gloss_seed_index_new:
 * @text: a text, which must stay
 *
 * Returns: (transfer full): an index of it
 */
GlossSeedIndex *
gloss_seed_index_new (const GlossFold *text)
{
  GlossSeedIndex *self = g_new0 (GlossSeedIndex, 1);
  gsize n = text->length < SEED ? 0 : (text->length - SEED) / STEP + 1;

  self->text = text;
  self->bits = 8;
  while (self->bits < 22 && (gsize) 1 << self->bits < n)
    self->bits++;
  self->heads = g_new0 (guint32, ((gsize) 1 << self->bits) + 1);
  self->places = g_new (guint32, n + 1);
  sort_places (self, n);
  return self;
}

void
gloss_seed_index_free (GlossSeedIndex *self)
{
  g_free (self->heads);
  g_free (self->places);
  g_free (self);
}

static int
compare_offsets (const void *a,
                 const void *b)
{
  gssize one = *(const gssize *) a;
  gssize other = *(const gssize *) b;

  return (one > other) - (one < other);
}

static GArray *
collect (const GlossSeedIndex *self,
         const guint32        *chars,
         gsize                 length)
{
  GArray *offsets = g_array_sized_new (FALSE, FALSE, sizeof (gssize), length);

  for (gsize i = 0; i + SEED <= length; i++)
    {
      guint32 hash = hash_seed (self, chars + i);
      guint32 from = self->heads[hash];
      guint32 to = self->heads[hash + 1];

      if (to - from > MOST_PLACES)
        continue;
      for (guint32 k = from; k < to; k++)
        {
          gssize offset = (gssize) self->places[k] - (gssize) i;

          if (memcmp (self->text->chars + self->places[k], chars + i, SEED * sizeof *chars) == 0)
            g_array_append_val (offsets, offset);
        }
    }
  g_array_sort (offsets, compare_offsets);
  return offsets;
}

/* Puts a place where it belongs among the best so far; of equals the earlier stays before. */
static gsize
insert (GlossSeedPlace *places,
        gsize           n,
        gsize           most,
        GlossSeedPlace  place)
{
  gsize at = n;

  while (at > 0 && places[at - 1].n_seeds < place.n_seeds)
    at--;
  if (at == most)
    return n;
  n = MIN (n + 1, most);
  memmove (places + at + 1, places + at, (n - at - 1) * sizeof *places);
  places[at] = place;
  return n;
}

/**
 * gloss_seed_index_find:
 * @self: an index
 * @chars: a folded string
 * @length: its length
 * @places: (out): where it may stand, the likeliest first
 * @most: how many at most, at least one
 *
 * Returns: how many there are
 */
gsize
gloss_seed_index_find (const GlossSeedIndex *self,
                       const guint32        *chars,
                       gsize                 length,
                       GlossSeedPlace       *places,
                       gsize                 most)
{
  g_autoptr (GArray) offsets = collect (self, chars, length);
  gsize n = 0;

  for (guint i = 0; i < offsets->len;)
    {
      GlossSeedPlace place = { g_array_index (offsets, gssize, i), 0, 0 };
      gssize offset = place.low;

      for (; i < offsets->len && g_array_index (offsets, gssize, i) <= offset + NEAR; i++, place.n_seeds++)
        offset = g_array_index (offsets, gssize, i);
      place.high = offset;
      n = insert (places, n, most, place);
    }
  return n;
}
