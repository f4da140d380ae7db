/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Approximate search: where a text is most like a pattern. */
#include "config.h"

#include "text/gloss-match.h"

#include <string.h>

/*
 * Bit-parallel edit distance: G. Myers, A fast bit-vector algorithm for approximate string matching based on dynamic
 * programming, J. ACM 46 (1999), in the form of H. Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau
 * edit distances (2003): 64 rows of the matrix a word, differences going from block to block.
 */
#define ROWS 64

typedef struct
{
  guint64 plus;
  guint64 minus;
  gsize score;
} Block;

struct _GlossPattern
{
  guint32 *chars;
  gsize length;
  gsize n_blocks;
  Block *blocks;

  /* Sets of rows by code point: an open table of the pattern's alphabet; the slot after the last is of no code point. */
  guint32 *keys;
  guint16 *used;
  guint64 *masks;
  guint bits;
};

static inline gsize
slot_of (const GlossPattern *self,
         guint32             c)
{
  gsize wrap = ((gsize) 1 << self->bits) - 1;
  gsize slot = (c * 2654435769u) >> (32 - self->bits);

  while (self->used[slot] && self->keys[slot] != c)
    slot = (slot + 1) & wrap;
  return slot;
}

static inline const guint64 *
masks_of (const GlossPattern *self,
          guint32             c)
{
  return self->masks + slot_of (self, c) * self->n_blocks;
}

static inline gsize
rows_of (const GlossPattern *self,
         gsize               block)
{
  return block + 1 < self->n_blocks ? ROWS : self->length - block * ROWS;
}

static void
fill_masks (GlossPattern *self)
{
  for (gsize i = 0; i < self->length; i++)
    {
      gsize slot = slot_of (self, self->chars[i]);

      self->used[slot] = 1;
      self->keys[slot] = self->chars[i];
      self->masks[slot * self->n_blocks + i / ROWS] |= G_GUINT64_CONSTANT (1) << (i % ROWS);
    }
}

/* At least twice as many slots as there are different code points, so that a search ends soon. */
static guint
choose_bits (const guint32 *chars,
             gsize          length)
{
  guint64 seen[4] = { 0 };
  gsize n = 0;
  guint bits = 5;

  for (gsize i = 0; i < length; i++)
    {
      guint64 bit = G_GUINT64_CONSTANT (1) << (chars[i] & 63);
      guint64 *word = chars[i] < 256 ? &seen[chars[i] >> 6] : NULL;

      n += word == NULL || (*word & bit) == 0;
      if (word != NULL)
        *word |= bit;
    }
  while ((gsize) 1 << bits < 2 * n)
    bits++;
  return bits;
}

/**
 * gloss_pattern_new:
 * @chars: code points
 * @length: how many, at least one
 *
 * Returns: (transfer full): a pattern of them
 */
GlossPattern *
gloss_pattern_new (const guint32 *chars,
                   gsize          length)
{
  GlossPattern *self;

  g_return_val_if_fail (length > 0, NULL);

  self = g_new0 (GlossPattern, 1);
  self->chars = g_memdup2 (chars, length * sizeof *chars);
  self->length = length;
  self->n_blocks = (length + ROWS - 1) / ROWS;
  self->blocks = g_new (Block, self->n_blocks);
  self->bits = choose_bits (chars, length);
  self->keys = g_new0 (guint32, (gsize) 1 << self->bits);
  self->used = g_new0 (guint16, (gsize) 1 << self->bits);
  self->masks = g_new0 (guint64, self->n_blocks << self->bits);
  fill_masks (self);
  return self;
}

void
gloss_pattern_free (GlossPattern *self)
{
  g_free (self->chars);
  g_free (self->blocks);
  g_free (self->keys);
  g_free (self->used);
  g_free (self->masks);
  g_free (self);
}

/* One column of one block; @in and the result are the differences along its upper and lower edge. */
static inline int
advance (Block   *block,
         guint64  equal,
         gsize    rows,
         int      in)
{
  guint64 vertical = equal | block->minus;
  guint64 high = G_GUINT64_CONSTANT (1) << (rows - 1);
  guint64 horizontal, plus, minus;
  int out;

  equal |= in < 0;
  horizontal = (((equal & block->plus) + block->plus) ^ block->plus) | equal;
  plus = block->minus | ~(horizontal | block->plus);
  minus = block->plus & horizontal;
  out = ((plus & high) != 0) - ((minus & high) != 0);
  plus = plus << 1 | (in > 0);
  minus = minus << 1 | (in < 0);
  block->plus = minus | ~(vertical | plus);
  block->minus = plus & vertical;
  block->score += out;
  return out;
}

static void
begin (GlossPattern *self,
       gsize         n_blocks)
{
  for (gsize i = 0; i < n_blocks; i++)
    self->blocks[i] = (Block) { ~G_GUINT64_CONSTANT (0), 0, i * ROWS + rows_of (self, i) };
}

/* A column of the whole matrix, with the first row growing by @top a column. */
static inline void
advance_all (GlossPattern *self,
             guint32       c,
             int           top)
{
  const guint64 *masks = masks_of (self, c);

  for (gsize i = 0; i < self->n_blocks; i++)
    top = advance (&self->blocks[i], masks[i], rows_of (self, i), top);
}

/**
 * gloss_pattern_distance:
 * @self: a pattern
 * @text: code points
 * @n: how many
 *
 * Returns: the edit distance of the two as wholes
 */
gsize
gloss_pattern_distance (GlossPattern  *self,
                        const guint32 *text,
                        gsize          n)
{
  begin (self, self->n_blocks);
  for (gsize i = 0; i < n; i++)
    advance_all (self, text[i], 1);
  return self->blocks[self->n_blocks - 1].score;
}

/* A block more where the lowest rows may hold a distance within @most, fewer where they cannot: Ukkonen's cut-off. */
static gsize
cut_off (GlossPattern  *self,
         const guint64 *masks,
         gsize          last,
         gsize          most,
         int            carry)
{
  Block *block = &self->blocks[last];

  if (last + 1 < self->n_blocks && block->score - carry <= most && ((masks[last + 1] & 1) != 0 || carry < 0))
    {
      gsize rows = rows_of (self, last + 1);

      block[1] = (Block) { ~G_GUINT64_CONSTANT (0), 0, block->score - carry + rows };
      advance (&block[1], masks[last + 1], rows, carry);
      return last + 1;
    }
  while (last > 0 && self->blocks[last].score >= most + rows_of (self, last))
    last--;
  return last;
}

/* Where the best match ends; the first of equals. */
static gboolean
find_end (GlossPattern  *self,
          const guint32 *text,
          gsize          n,
          gsize          most,
          GlossMatch    *match)
{
  gsize last = MIN (self->n_blocks, most / ROWS + 1) - 1;
  gboolean found = FALSE;

  begin (self, last + 1);
  for (gsize i = 0; i < n; i++)
    {
      const guint64 *masks = masks_of (self, text[i]);
      int carry = 0;

      for (gsize b = 0; b <= last; b++)
        carry = advance (&self->blocks[b], masks[b], rows_of (self, b), carry);
      last = cut_off (self, masks, last, most, carry);
      if (last + 1 == self->n_blocks && self->blocks[last].score <= most)
        {
          found = TRUE;
          *match = (GlossMatch) { 0, i + 1, self->blocks[last].score };
          if (match->distance == 0)
            break;
          most = match->distance - 1;
        }
    }
  return found;
}

/* Goes back from the end with the pattern turned round; of the beginnings of equal distance it is that of the length most alike. */
static void
find_start (GlossPattern  *self,
            const guint32 *text,
            GlossMatch    *match)
{
  g_autofree guint32 *turned = g_new (guint32, self->length);
  g_autoptr (GlossPattern) pattern = NULL;
  gsize reach = MIN (match->end, self->length + match->distance);
  gsize unlike = G_MAXSIZE;

  for (gsize i = 0; i < self->length; i++)
    turned[i] = self->chars[self->length - 1 - i];
  pattern = gloss_pattern_new (turned, self->length);
  begin (pattern, pattern->n_blocks);
  match->start = match->end;
  for (gsize i = 1; i <= reach; i++)
    {
      gsize difference = i > self->length ? i - self->length : self->length - i;

      advance_all (pattern, text[match->end - i], 1);
      if (pattern->blocks[pattern->n_blocks - 1].score != match->distance || difference >= unlike)
        continue;
      unlike = difference;
      match->start = match->end - i;
    }
}

/**
 * gloss_pattern_find:
 * @self: a pattern
 * @text: code points
 * @n: how many
 * @most: the largest distance
 * @match: (out): the stretch of @text with the least distance, the first of equals
 *
 * Returns: whether there is one within @most
 */
gboolean
gloss_pattern_find (GlossPattern  *self,
                    const guint32 *text,
                    gsize          n,
                    gsize          most,
                    GlossMatch    *match)
{
  if (!find_end (self, text, n, MIN (most, self->length), match))
    return FALSE;
  if (match->distance == 0)
    match->start = match->end - self->length;
  else
    find_start (self, text, match);
  return TRUE;
}
