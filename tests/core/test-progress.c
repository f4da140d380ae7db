/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sentences are counted that somebody has decided on. */
#include "config.h"

#include "document/gloss-progress.h"

static GlossProgress *
make_progress (guint n_sentences)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (GlossRange));

  for (guint i = 0; i < n_sentences; i++)
    {
      /* Ten code points each, and one between. */
      GlossRange sentence = { i * 11, i * 11 + 10 };

      g_array_append_val (sentences, sentence);
    }
  return gloss_progress_new (sentences);
}

static void
test_counts (void)
{
  g_autoptr (GlossProgress) progress = make_progress (5);

  g_assert_cmpuint (gloss_progress_get_n_sentences (progress), ==, 5);
  g_assert_cmpuint (gloss_progress_get_n_decided (progress), ==, 0);
  gloss_progress_add (progress, (GlossRange) { 3, 4 });
  g_assert_cmpuint (gloss_progress_get_n_decided (progress), ==, 1);
  gloss_progress_add (progress, (GlossRange) { 9, 23 });
  g_assert_cmpuint (gloss_progress_get_n_decided (progress), ==, 3);
  gloss_progress_remove (progress, (GlossRange) { 3, 4 });
  g_assert_cmpuint (gloss_progress_get_n_decided (progress), ==, 3);
  gloss_progress_remove (progress, (GlossRange) { 9, 23 });
  g_assert_cmpuint (gloss_progress_get_n_decided (progress), ==, 0);
}

static void
test_borders (void)
{
  g_autoptr (GlossProgress) progress = make_progress (3);

  gloss_progress_add (progress, (GlossRange) { 10, 11 });
  g_assert_cmpuint (gloss_progress_get_n_decided (progress), ==, 0);
  gloss_progress_add (progress, (GlossRange) { 5, 5 });
  g_assert_cmpuint (gloss_progress_get_n_decided (progress), ==, 0);
  gloss_progress_add (progress, (GlossRange) { 32, 1000 });
  g_assert_cmpuint (gloss_progress_get_n_decided (progress), ==, 0);
  gloss_progress_add (progress, (GlossRange) { 0, G_MAXSIZE });
  g_assert_cmpuint (gloss_progress_get_n_decided (progress), ==, 3);
}

static guint
count_slowly (GArray *ranges,
              guint   n_sentences)
{
  guint n_decided = 0;

  for (guint i = 0; i < n_sentences; i++)
    for (guint j = 0; j < ranges->len; j++)
      if (gloss_range_overlaps ((GlossRange) { i * 11, i * 11 + 10 }, g_array_index (ranges, GlossRange, j)))
        {
          n_decided++;
          break;
        }
  return n_decided;
}

/* Adding and removing at random is always the same as counting anew. */
static void
test_random (void)
{
  g_autoptr (GlossProgress) progress = make_progress (40);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (GlossRange));

  for (guint i = 0; i < 500; i++)
    {
      if (ranges->len > 0 && g_test_rand_bit ())
        {
          guint index = g_test_rand_int_range (0, ranges->len);

          gloss_progress_remove (progress, g_array_index (ranges, GlossRange, index));
          g_array_remove_index_fast (ranges, index);
        }
      else
        {
          gsize start = g_test_rand_int_range (0, 440);
          GlossRange range = { start, start + g_test_rand_int_range (1, 60) };

          gloss_progress_add (progress, range);
          g_array_append_val (ranges, range);
        }
      g_assert_cmpuint (gloss_progress_get_n_decided (progress), ==, count_slowly (ranges, 40));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/progress/counts", test_counts);
  g_test_add_func ("/progress/borders", test_borders);
  g_test_add_func ("/progress/random", test_random);

  return g_test_run ();
}
