/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two sequences of words have in common, in order. */
#include "text/gloss-diff.h"

#include <string.h>

static GArray *
make_random (gsize n,
             guint words)
{
  GArray *sequence = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (gsize i = 0; i < n; i++)
    {
      guint32 word = g_test_rand_int_range (1, words + 1);

      g_array_append_val (sequence, word);
    }
  return sequence;
}

/* Drops, adds and replaces words, each with one of @rarity. */
static GArray *
edit (GArray *from,
      guint   words,
      guint   rarity)
{
  GArray *to = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < from->len; i++)
    {
      guint32 word = g_test_rand_int_range (1, words + 1);
      int what = g_test_rand_int_range (0, 3 * rarity);

      if (what > 0)
        g_array_append_val (to, g_array_index (from, guint32, i));
      if (what == 1 || what == 0)
        g_array_append_val (to, word);
    }
  return to;
}

/* Runs rise in both without touching, and are equal in both: what lies between, taken from the new, makes the new of the old. */
static gsize
assert_sound (GArray *a,
              GArray *b)
{
  g_autoptr (GArray) runs = gloss_diff_new ((guint32 *) (gpointer) a->data, a->len, (guint32 *) (gpointer) b->data, b->len);
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize at_a = 0;
  gsize at_b = 0;
  gsize shared = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      GlossDiffRun run = g_array_index (runs, GlossDiffRun, i);

      g_assert_cmpuint (run.length, >, 0);
      g_assert_cmpuint (run.a, >=, at_a);
      g_assert_cmpuint (run.b, >=, at_b);
      g_assert_true (i == 0 || run.a > at_a || run.b > at_b);
      g_assert_cmpuint (run.a + run.length, <=, a->len);
      g_array_append_vals (made, &g_array_index (b, guint32, at_b), run.b - at_b);
      g_array_append_vals (made, &g_array_index (a, guint32, run.a), run.length);
      at_a = run.a + run.length;
      at_b = run.b + run.length;
      shared += run.length;
    }
  g_array_append_vals (made, &g_array_index (b, guint32, at_b), b->len - at_b);
  g_assert_cmpmem (made->data, made->len * sizeof (guint32), b->data, b->len * sizeof (guint32));
  return shared;
}

static void
test_makes_the_new (void)
{
  for (guint round = 0; round < 600; round++)
    {
      guint words = 1 << g_test_rand_int_range (0, 12);
      g_autoptr (GArray) a = make_random (g_test_rand_int_range (0, 600), words);
      g_autoptr (GArray) b = edit (a, words, 1 + round % 20);
      g_autoptr (GArray) other = make_random (g_test_rand_int_range (0, 600), words);

      assert_sound (a, b);
      assert_sound (a, other);
      g_assert_cmpuint (assert_sound (a, a), ==, a->len);
    }
}

/* Where nothing stands once, so that only the edits count, the longest common sequence is found. */
static gsize
longest_common (GArray *a,
                GArray *b)
{
  g_autofree gsize *row = g_new0 (gsize, b->len + 1);

  for (guint i = 0; i < a->len; i++)
    {
      gsize corner = 0;

      for (guint j = 0; j < b->len; j++)
        {
          gsize up = row[j + 1];

          row[j + 1] = g_array_index (a, guint32, i) == g_array_index (b, guint32, j) ? corner + 1 : MAX (up, row[j]);
          corner = up;
        }
    }
  return row[b->len];
}

/* How often each @length of the words 1 and 2 in a row stand in a stretch. */
static void
count_rows (GArray *sequence,
            guint   from,
            guint   to,
            guint   length,
            guint  *counts)
{
  guint row = 0;

  for (guint i = from; i < to; i++)
    {
      row = (row << 1 | (g_array_index (sequence, guint32, i) - 1)) & ((1u << length) - 1);
      counts[row] += i - from + 1 >= length;
    }
}

/* What stands once in both, between what they begin and end with, is taken for the same place, also by chance. */
static gboolean
have_landmark (GArray *a,
               GArray *b,
               guint   length)
{
  guint in_a[16] = { 0 };
  guint in_b[16] = { 0 };
  guint shorter = MIN (a->len, b->len);
  guint n_start = 0;
  guint n_end = 0;
  gboolean found = FALSE;

  while (n_start < shorter && g_array_index (a, guint32, n_start) == g_array_index (b, guint32, n_start))
    n_start++;
  while (n_end < shorter - n_start && g_array_index (a, guint32, a->len - 1 - n_end) == g_array_index (b, guint32, b->len - 1 - n_end))
    n_end++;
  count_rows (a, n_start, a->len - n_end, length, in_a);
  count_rows (b, n_start, b->len - n_end, length, in_b);
  for (guint i = 0; i < G_N_ELEMENTS (in_a); i++)
    found = found || (in_a[i] == 1 && in_b[i] == 1);
  return found;
}

static void
test_is_shortest (void)
{
  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GArray) a = make_random (g_test_rand_int_range (200, 300), 2);
      g_autoptr (GArray) b = edit (a, 2, 2 + round % 10);

      if (!have_landmark (a, b, 4) && !have_landmark (a, b, 1))
        g_assert_cmpuint (assert_sound (a, b), ==, longest_common (a, b));
    }
}

/* Two long texts of the same few words in another order are the worst there is; the time stays far below the square. */
static void
test_is_bounded (void)
{
  g_autoptr (GArray) a = make_random (200000, 40);
  g_autoptr (GArray) b = make_random (200000, 40);
  gint64 begun = g_get_monotonic_time ();

  assert_sound (a, b);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 20 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/diff/makes-the-new-of-the-old", test_makes_the_new);
  g_test_add_func ("/diff/is-the-shortest", test_is_shortest);
  g_test_add_func ("/diff/is-bounded", test_is_bounded);
  return g_test_run ();
}
