/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Approximate search: where a text is most like a pattern. */
#include "text/gloss-match.h"

/* The textbook's matrix; with @anywhere the match may begin where it likes. Gives the distance for each end. */
static gsize *
naive (const guint32 *pattern,
       gsize          m,
       const guint32 *text,
       gsize          n,
       gboolean       anywhere)
{
  gsize *ends = g_new (gsize, n + 1);
  g_autofree gsize *column = g_new (gsize, m + 1);

  for (gsize i = 0; i <= m; i++)
    column[i] = i;
  ends[0] = m;
  for (gsize j = 1; j <= n; j++)
    {
      gsize corner = column[0];

      column[0] = anywhere ? 0 : j;
      for (gsize i = 1; i <= m; i++)
        {
          gsize left = column[i];

          column[i] = MIN (corner + (pattern[i - 1] != text[j - 1]), MIN (left, column[i - 1]) + 1);
          corner = left;
        }
      ends[j] = column[m];
    }
  return ends;
}

static guint32 *
make_random (gsize n,
             guint letters)
{
  guint32 *chars = g_new (guint32, n + 1);

  for (gsize i = 0; i < n; i++)
    {
      chars[i] = 'a' + g_test_rand_int_range (0, letters);
      if (g_test_rand_int_range (0, 8) == 0)
        chars[i] += 0x4e00;
    }
  return chars;
}

/* Puts a changed copy of the pattern into the text, so that there is something to find. */
static void
plant (const guint32 *pattern,
       gsize          m,
       guint32       *text,
       gsize          n)
{
  gsize at;

  if (m >= n)
    return;
  at = g_test_rand_int_range (0, n - m);
  for (gsize i = 0; i < m; i++)
    if (g_test_rand_int_range (0, 6) != 0)
      text[at + i] = pattern[i];
}

static void
test_distance (void)
{
  for (guint round = 0; round < 1500; round++)
    {
      gsize m = g_test_rand_int_range (1, 200);
      gsize n = g_test_rand_int_range (0, 200);
      g_autofree guint32 *pattern = make_random (m, 4);
      g_autofree guint32 *text = make_random (n, 4);
      g_autoptr (GlossPattern) ready = gloss_pattern_new (pattern, m);
      g_autofree gsize *ends = naive (pattern, m, text, n, FALSE);

      g_assert_cmpuint (gloss_pattern_distance (ready, text, n), ==, ends[n]);
    }
}

static void
assert_found (const guint32    *pattern,
              gsize             m,
              const guint32    *text,
              gsize             n,
              gsize             most)
{
  g_autoptr (GlossPattern) ready = gloss_pattern_new (pattern, m);
  g_autofree gsize *ends = naive (pattern, m, text, n, TRUE);
  gsize least = G_MAXSIZE;
  gsize end = 0;
  GlossMatch match;

  for (gsize j = 1; j <= n; j++)
    if (ends[j] < least)
      {
        least = ends[j];
        end = j;
      }
  g_assert_cmpint (gloss_pattern_find (ready, text, n, most, &match), ==, least <= MIN (most, m));
  if (least > MIN (most, m))
    return;
  g_assert_cmpuint (match.distance, ==, least);
  g_assert_cmpuint (match.end, ==, end);
  g_assert_cmpuint (match.start, <=, match.end);
  g_assert_cmpuint (gloss_pattern_distance (ready, text + match.start, match.end - match.start), ==, least);
}

static void
test_find (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      gsize m = g_test_rand_int_range (1, 300);
      gsize n = g_test_rand_int_range (0, 600);
      g_autofree guint32 *pattern = make_random (m, 3 + round % 20);
      g_autofree guint32 *text = make_random (n, 3 + round % 20);

      plant (pattern, m, text, n);
      assert_found (pattern, m, text, n, g_test_rand_int_range (0, m + 1));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/match/distance-is-the-textbook's", test_distance);
  g_test_add_func ("/match/finds-the-first-best", test_find);
  return g_test_run ();
}
