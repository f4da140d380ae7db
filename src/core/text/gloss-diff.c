/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two sequences of words have in common, in order. */
#include "config.h"

#include "text/gloss-diff.h"

#include <string.h>

/* How many elements in a row are looked for as landmarks; then single ones between them. */
static const gsize grams[] = { 4, 1 };

/* The most edits from either side that are looked for between two landmarks; beyond them the rest counts as replaced. */
#define MOST_EDITS 512

typedef struct
{
  const guint32 *a;
  const guint32 *b;
  GArray *runs;
} GlossDiff;

/* A stretch of both. */
typedef struct
{
  gsize a0, a1;
  gsize b0, b1;
} Box;

/* Where a gram stands in each, and how often. */
typedef struct
{
  guint32 a, b;
  guint32 n_a, n_b;
} Landmark;

static void
add_run (GlossDiff *self,
         gsize      a,
         gsize      b,
         gsize      length)
{
  GlossDiffRun *last = self->runs->len > 0 ? &g_array_index (self->runs, GlossDiffRun, self->runs->len - 1) : NULL;
  GlossDiffRun run = { a, b, length };

  if (length == 0)
    return;
  if (last != NULL && last->a + last->length == a && last->b + last->length == b)
    last->length += length;
  else
    g_array_append_val (self->runs, run);
}

/* --- Myers' middle snake (E. Myers, An O(ND) difference algorithm and its variations, 1986), in linear space. --- */

/* What has left the box. */
#define NOWHERE (-(gssize) 0x40000000)

/* The furthest points reached with so many edits from the upper left, and from the lower right going back. */
typedef struct
{
  gssize *down;
  gssize *up;
  gssize middle;
} Frontier;

static gboolean
step_down (GlossDiff *self,
           Box        box,
           Frontier  *frontier,
           gssize     d,
           Box       *snake)
{
  gssize n = box.a1 - box.a0;
  gssize m = box.b1 - box.b0;
  gssize delta = n - m;
  gssize *v = frontier->down + frontier->middle;
  gssize *w = frontier->up + frontier->middle;

  for (gssize k = -d; k <= d; k += 2)
    {
      gssize x = k == -d || (k != d && v[k - 1] < v[k + 1]) ? v[k + 1] : v[k - 1] + 1;
      gssize from = x;

      if (x < 0 || x > n || x < k || x - k > m)
        {
          v[k] = NOWHERE;
          continue;
        }
      while (x < n && x - k < m && self->a[box.a0 + x] == self->b[box.b0 + x - k])
        x++;
      v[k] = x;
      if ((delta & 1) == 0 || ABS (delta - k) > d - 1 || x + w[delta - k] < n)
        continue;
      *snake = (Box) { box.a0 + from, box.a0 + x, box.b0 + from - k, box.b0 + x - k };
      return TRUE;
    }
  return FALSE;
}

static gboolean
step_up (GlossDiff *self,
         Box        box,
         Frontier  *frontier,
         gssize     d,
         Box       *snake)
{
  gssize n = box.a1 - box.a0;
  gssize m = box.b1 - box.b0;
  gssize delta = n - m;
  gssize *v = frontier->down + frontier->middle;
  gssize *w = frontier->up + frontier->middle;

  for (gssize k = -d; k <= d; k += 2)
    {
      gssize x = k == -d || (k != d && w[k - 1] < w[k + 1]) ? w[k + 1] : w[k - 1] + 1;
      gssize from = x;

      if (x < 0 || x > n || x < k || x - k > m)
        {
          w[k] = NOWHERE;
          continue;
        }
      while (x < n && x - k < m && self->a[box.a1 - 1 - x] == self->b[box.b1 - 1 - (x - k)])
        x++;
      w[k] = x;
      if ((delta & 1) != 0 || ABS (delta - k) > d || x + v[delta - k] < n)
        continue;
      *snake = (Box) { box.a1 - x, box.a1 - from, box.b1 - (x - k), box.b1 - (from - k) };
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_inside (Box box,
           Box snake)
{
  return snake.a0 >= box.a0 && snake.a1 <= box.a1 && snake.b0 >= box.b0 && snake.b1 <= box.b1;
}

static gboolean
find_snake (GlossDiff *self,
            Box        box,
            Box       *snake)
{
  gssize most = MIN ((gssize) MOST_EDITS, (gssize) (box.a1 - box.a0 + box.b1 - box.b0 + 1) / 2);
  gsize size = 2 * most + 3;
  g_autofree gssize *points = g_new0 (gssize, 2 * size);
  Frontier frontier = { points, points + size, most + 1 };

  for (gssize d = 0; d <= most; d++)
    if (step_down (self, box, &frontier, d, snake) || step_up (self, box, &frontier, d, snake))
      return is_inside (box, *snake);
  return FALSE;
}

static void
diff_edits (GlossDiff *self,
            Box        box)
{
  Box snake;
  gsize head = 0;
  gsize tail = 0;

  while (box.a0 < box.a1 && box.b0 < box.b1 && self->a[box.a0] == self->b[box.b0])
    box.a0++, box.b0++, head++;
  add_run (self, box.a0 - head, box.b0 - head, head);
  while (box.a0 < box.a1 && box.b0 < box.b1 && self->a[box.a1 - 1] == self->b[box.b1 - 1])
    box.a1--, box.b1--, tail++;
  if (box.a0 < box.a1 && box.b0 < box.b1 && find_snake (self, box, &snake))
    {
      diff_edits (self, (Box) { box.a0, snake.a0, box.b0, snake.b0 });
      add_run (self, snake.a0, snake.b0, snake.a1 - snake.a0);
      diff_edits (self, (Box) { snake.a1, box.a1, snake.b1, box.b1 });
    }
  add_run (self, box.a1, box.b1, tail);
}

/* --- Landmarks: what stands once in each, in the longest order that both share. --- */

static gboolean
same_gram (const guint32 *x,
           const guint32 *y,
           gsize          gram)
{
  return memcmp (x, y, gram * sizeof *x) == 0;
}

static Landmark *
find_landmark (GlossDiff     *self,
               Landmark      *table,
               guint          bits,
               const guint32 *words,
               gsize          gram)
{
  guint64 hash = 0;
  gsize slot;

  for (gsize i = 0; i < gram; i++)
    hash = (hash ^ words[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + 1;
  for (slot = hash >> (64 - bits);; slot = (slot + 1) & (((gsize) 1 << bits) - 1))
    {
      Landmark *mark = &table[slot];

      if (mark->n_a + mark->n_b == 0 || same_gram (mark->n_a > 0 ? self->a + mark->a : self->b + mark->b, words, gram))
        return mark;
    }
}

static Landmark *
count_grams (GlossDiff *self,
             Box        box,
             gsize      gram,
             guint     *bits)
{
  Landmark *table;

  *bits = 4;
  while ((gsize) 1 << *bits < 2 * (box.a1 - box.a0 + box.b1 - box.b0))
    ++*bits;
  table = g_new0 (Landmark, (gsize) 1 << *bits);
  for (gsize i = box.a0; i + gram <= box.a1; i++)
    {
      Landmark *mark = find_landmark (self, table, *bits, self->a + i, gram);

      mark->n_a++;
      mark->a = i;
    }
  for (gsize i = box.b0; i + gram <= box.b1; i++)
    {
      Landmark *mark = find_landmark (self, table, *bits, self->b + i, gram);

      mark->n_b++;
      mark->b = i;
    }
  return table;
}

/* Those that stand once in each, in the order of the one sequence. */
static GArray *
collect_landmarks (GlossDiff *self,
                   Box        box,
                   gsize      gram)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Landmark));
  guint bits;
  g_autofree Landmark *table = count_grams (self, box, gram, &bits);

  for (gsize i = box.a0; i + gram <= box.a1; i++)
    {
      Landmark *mark = find_landmark (self, table, bits, self->a + i, gram);

      if (mark->n_a == 1 && mark->n_b == 1)
        g_array_append_val (marks, *mark);
    }
  return marks;
}

/* The longest run of marks that goes up in the other sequence too (patience sorting); what is left of @marks. */
static void
keep_rising (GArray *marks)
{
  Landmark *all = (Landmark *) (gpointer) marks->data;
  g_autofree guint *tops = g_new (guint, marks->len + 1);
  g_autofree guint *before = g_new (guint, marks->len + 1);
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      guint low = 0;
      guint high = n;

      while (low < high)
        if (all[tops[(low + high) / 2]].b < all[i].b)
          low = (low + high) / 2 + 1;
        else
          high = (low + high) / 2;
      before[i] = low > 0 ? tops[low - 1] : 0;
      tops[low] = i;
      n = MAX (n, low + 1);
    }
  for (guint i = n, at = n > 0 ? tops[n - 1] : 0; i > 0; i--, at = before[at])
    tops[i - 1] = at;
  for (guint i = 0; i < n; i++)
    all[i] = all[tops[i]];
  g_array_set_size (marks, n);
}

static void
diff_box (GlossDiff *self,
          Box        box,
          guint      level)
{
  g_autoptr (GArray) marks = NULL;

  if (box.a0 == box.a1 || box.b0 == box.b1)
    return;
  if (level == G_N_ELEMENTS (grams))
    {
      diff_edits (self, box);
      return;
    }
  marks = collect_landmarks (self, box, grams[level]);
  keep_rising (marks);
  for (guint i = 0; i < marks->len; i++)
    {
      Landmark mark = g_array_index (marks, Landmark, i);
      gsize length = 0;

      if (mark.a < box.a0 || mark.b < box.b0)
        continue;
      while (mark.a + length < box.a1 && mark.b + length < box.b1 && self->a[mark.a + length] == self->b[mark.b + length])
        length++;
      diff_box (self, (Box) { box.a0, mark.a, box.b0, mark.b }, level + 1);
      add_run (self, mark.a, mark.b, length);
      box.a0 = mark.a + length;
      box.b0 = mark.b + length;
    }
  diff_box (self, box, level + 1);
}

/**
 * gloss_diff_new:
 * @a: numbers of words
 * @n_a: how many, less than 2^32
 * @b: numbers of words
 * @n_b: how many, less than 2^32
 *
 * Compares two sequences: first by what stands once in each, then between those by fewest edits. Time and
 * space are nearly linear; where two stretches have next to nothing in common they count as replaced.
 *
 * Returns: (transfer full) (element-type GlossDiffRun): what they share, rising in both, apart from each other
 */
GArray *
gloss_diff_new (const guint32 *a,
                gsize          n_a,
                const guint32 *b,
                gsize          n_b)
{
  GlossDiff self = { a, b, g_array_new (FALSE, FALSE, sizeof (GlossDiffRun)) };
  gsize head = 0;
  gsize tail = 0;

  while (head < MIN (n_a, n_b) && a[head] == b[head])
    head++;
  while (tail < MIN (n_a, n_b) - head && a[n_a - 1 - tail] == b[n_b - 1 - tail])
    tail++;
  add_run (&self, 0, 0, head);
  diff_box (&self, (Box) { head, n_a - tail, head, n_b - tail }, 0);
  add_run (&self, n_a - tail, n_b - tail, tail);
  return self.runs;
}
