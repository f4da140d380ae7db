/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs of two texts side by side. */
#include "text/gloss-text-alignment.h"

#include <string.h>

static GlossText *
text_of (const char *utf8)
{
  return gloss_text_new_take (g_strdup (utf8), strlen (utf8));
}

/* A sign for each pair. */
static char *
describe (const char *before,
          const char *after)
{
  g_autoptr (GlossText) one = text_of (before);
  g_autoptr (GlossText) other = text_of (after);
  g_autoptr (GArray) pairs = gloss_text_align (one, other);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    g_string_append_c (text, "=~-+<>"[g_array_index (pairs, GlossAlignedPair, i).kind]);
  return g_strdup (text->str);
}

static void
assert_pairs (const char *before,
              const char *after,
              const char *expected)
{
  g_autofree char *found = describe (before, after);

  g_assert_cmpstr (found, ==, expected);
}

#define ONE "The bridge over the Skerrin was closed on Monday."
#define TWO "Engineers had found a crack in its third pier."
#define THREE "The council says that repairs will take six weeks."

static void
test_kinds (void)
{
  assert_pairs ("", "", "");
  assert_pairs (ONE "\n" TWO, ONE "\n" TWO, "==");
  assert_pairs ("", ONE "\n" TWO, "++");
  assert_pairs (ONE "\n" TWO, "", "--");
  assert_pairs (ONE "\n" TWO "\n" THREE, ONE "\n" THREE, "=-=");
  assert_pairs (ONE "\n" THREE, ONE "\n" TWO "\n" THREE, "=+=");
  assert_pairs (ONE "\n" TWO, ONE "\nEngineers have found two cracks in its third pier.", "=~");
  assert_pairs (ONE, "Ferries run every hour, whatever the weather may be.", "-+");
  assert_pairs (ONE "\n" TWO "\n" THREE, THREE "\n" ONE "\n" TWO, ">==<");
  /* Parted in two, and two made one. */
  assert_pairs (ONE " " TWO, ONE "\n" TWO, "~+");
  assert_pairs (ONE "\n" TWO, ONE " " TWO, "~-");
}

/* Of paragraphs that begin or end alike, the one that is gone is the one that is told to be. */
static void
test_alike (void)
{
  assert_pairs ("Part 1 says it once.\nPart 2 says it once.\nPart 3 says it once.", "Part 1 says it once.\nPart 3 says it once.", "=-=");
  assert_pairs ("Part 1 says it once.\nPart 3 says it once.", "Part 1 says it once.\nPart 2 says it once.\nPart 3 says it once.", "=+=");
  assert_pairs ("It is said in 1 part.\nIt is said in 2 parts.\nIt is said in 3 parts.", "It is said in 1 part.\nIt is said in 3 parts.", "=-=");
}

static void
test_moved (void)
{
  g_autoptr (GlossText) one = text_of (ONE "\n" TWO "\n" THREE);
  g_autoptr (GlossText) other = text_of (THREE "\n" ONE "\n" TWO);
  g_autoptr (GArray) pairs = gloss_text_align (one, other);

  g_assert_cmpuint (g_array_index (pairs, GlossAlignedPair, 0).other, ==, 3);
  g_assert_cmpuint (g_array_index (pairs, GlossAlignedPair, 3).other, ==, 0);
}

static char *
make_random (void)
{
  static const char *const words[] = { "one", "two", "three", "four", "fünf", "шесть", "七", "eight", "\n", "\n" };
  g_autoptr (GString) text = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 80);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s ", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  return g_strdup (text->str);
}

/* Each paragraph of either text stands there once, in its order, and those that are the same are. */
static void
assert_all (GlossText *text,
            GArray    *pairs,
            gboolean   after)
{
  gsize at = 0;
  guint n = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const GlossAlignedPair *pair = &g_array_index (pairs, GlossAlignedPair, i);
      gboolean absent = after ? pair->kind == GLOSS_ALIGNED_REMOVED || pair->kind == GLOSS_ALIGNED_MOVED_AWAY
                              : pair->kind == GLOSS_ALIGNED_ADDED || pair->kind == GLOSS_ALIGNED_MOVED_HERE;
      GlossRange range = after ? pair->after : pair->before;

      if (absent)
        {
          g_assert_cmpuint (gloss_range_length (range), ==, 0);
          continue;
        }
      g_assert_cmpuint (range.start, ==, at);
      at = range.end + 1;
      n++;
    }
  g_assert_true (n > 0 ? at == gloss_text_get_length (text) + 1 : gloss_text_get_length (text) == 0);
}

static void
test_laws (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *before = make_random ();
      g_autofree char *after = make_random ();
      g_autoptr (GlossText) one = text_of (before);
      g_autoptr (GlossText) other = text_of (after);
      g_autoptr (GArray) pairs = gloss_text_align (one, other);

      assert_all (one, pairs, FALSE);
      assert_all (other, pairs, TRUE);
      for (guint i = 0; i < pairs->len; i++)
        {
          const GlossAlignedPair *pair = &g_array_index (pairs, GlossAlignedPair, i);
          g_autofree char *old = gloss_text_dup_slice (one, pair->before);
          g_autofree char *new = gloss_text_dup_slice (other, pair->after);

          if (pair->kind == GLOSS_ALIGNED_SAME)
            g_assert_cmpstr (old, ==, new);
          else if (pair->kind == GLOSS_ALIGNED_CHANGED)
            g_assert_cmpstr (old, !=, new);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/text-alignment/kinds", test_kinds);
  g_test_add_func ("/text-alignment/alike", test_alike);
  g_test_add_func ("/text-alignment/moved", test_moved);
  g_test_add_func ("/text-alignment/laws", test_laws);

  return g_test_run ();
}
