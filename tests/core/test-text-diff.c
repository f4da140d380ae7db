/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Differences between texts, word by word. */
#include "text/gloss-text-diff.h"

#include <string.h>

static GlossText *
text_of (const char *utf8)
{
  return gloss_text_new_take (g_strdup (utf8), strlen (utf8));
}

/* "old>new" for each difference. */
static char *
describe (const char *before,
          const char *after)
{
  g_autoptr (GlossText) one = text_of (before);
  g_autoptr (GlossText) other = text_of (after);
  g_autoptr (GlossTextDiff) diff = gloss_text_diff_new (one, other);
  g_autoptr (GString) text = g_string_new (NULL);
  const GlossTextEdit *edits;
  gsize n;

  edits = gloss_text_diff_get_edits (diff, &n);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *old = gloss_text_dup_slice (one, edits[i].before);
      g_autofree char *new = gloss_text_dup_slice (other, edits[i].after);

      g_string_append_printf (text, "%s%s>%s", i > 0 ? "|" : "", old, new);
    }
  return g_strdup (text->str);
}

static void
assert_edits (const char *before,
              const char *after,
              const char *expected)
{
  g_autofree char *found = describe (before, after);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_words (void)
{
  assert_edits ("", "", "");
  assert_edits ("The same.", "The same.", "");
  assert_edits ("", "All new", ">All new");
  assert_edits ("All gone", "", "All gone>");
  assert_edits ("The bridge was closed on Monday.", "The bridge was opened on Monday.", "closed>opened");
  assert_edits ("Costs rose by a third.", "Costs rose sharply by a third.", ">sharply");
  assert_edits ("Costs rose sharply by a third.", "Costs rose by a third.", "sharply>");
  assert_edits ("“Quoted” words", "\"Quoted\" words", "“>\"|”>\"");
}

/* Words that are in both by chance do not cut a difference into crumbs; those that are long do. */
static void
test_stray (void)
{
  assert_edits ("They took the train there.", "They missed the ferry there.", "took the train>missed the ferry");
  assert_edits ("One harbour of the western islands reopened today", "Two harbour of the western islands reopened soon", "One>Two|today>soon");
}

static void
test_scripts (void)
{
  assert_edits ("Мост закрыт в понедельник", "Мост открыт в понедельник", "закрыт>открыт");
  assert_edits ("الجسر مغلق اليوم", "الجسر مفتوح اليوم", "مغلق>مفتوح");
  assert_edits ("橋は月曜日に閉鎖された", "橋は火曜日に閉鎖された", "月>火");
  assert_edits ("naïve café", "naïve cafés", "café>cafés");
}

/* A paragraph that is parted in two is a difference, though all its words are there. */
static void
test_paragraphs (void)
{
  assert_edits ("One two three four", "One two\nthree four", ">\n");
}

static void
test_map (void)
{
  g_autoptr (GlossText) before = text_of ("One two three four five");
  g_autoptr (GlossText) after = text_of ("Zero one One two four almost five");
  g_autoptr (GlossTextDiff) diff = gloss_text_diff_new (before, after);
  g_autoptr (GlossText) nothing = text_of ("");
  g_autoptr (GlossTextDiff) all_gone = gloss_text_diff_new (before, nothing);
  g_autoptr (GlossTextDiff) all_new = gloss_text_diff_new (nothing, after);

  g_assert_cmpuint (gloss_text_diff_map (diff, 0), ==, 9);
  g_assert_cmpuint (gloss_text_diff_map (diff, 5), ==, 14);
  /* What is gone is where the next word is. */
  g_assert_cmpuint (gloss_text_diff_map (diff, 9), ==, 17);
  g_assert_cmpuint (gloss_text_diff_map (diff, 23), ==, 33);
  g_assert_cmpuint (gloss_text_diff_map (diff, 1000), ==, 33);
  for (gsize i = 0; i < 30; i++)
    g_assert_cmpuint (gloss_text_diff_map (all_gone, i), ==, 0);
  g_assert_cmpuint (gloss_text_diff_map (all_new, 0), ==, 0);
}

static char *
make_random (gsize n_words)
{
  static const char *const words[] = { "one", "two", "three", "four,", "fünf", "шесть", "七", "eight.\n", "nine" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  return g_strdup (text->str);
}

/* Of any two texts: differences rise and do not touch, places keep their order, and what lies between is equal but for white space. */
static void
assert_equal_words (GlossText  *one,
                    GlossRange  before,
                    GlossText  *other,
                    GlossRange  after)
{
  g_autofree char *old = gloss_text_dup_slice (one, before);
  g_autofree char *new = gloss_text_dup_slice (other, after);
  g_auto (GStrv) old_words = g_strsplit_set (g_strstrip (old), " \n", -1);
  g_auto (GStrv) new_words = g_strsplit_set (g_strstrip (new), " \n", -1);

  g_assert_cmpstrv (old_words, new_words);
}

static void
test_laws (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *before = make_random (g_test_rand_int_range (0, 60));
      g_autofree char *after = make_random (g_test_rand_int_range (0, 60));
      g_autoptr (GlossText) one = text_of (before);
      g_autoptr (GlossText) other = text_of (after);
      g_autoptr (GlossTextDiff) diff = gloss_text_diff_new (one, other);
      GlossTextEdit last = { { 0, 0 }, { 0, 0 } };
      gsize mapped = 0;
      const GlossTextEdit *edits;
      gsize n;

      edits = gloss_text_diff_get_edits (diff, &n);
      for (gsize i = 0; i < n; i++)
        {
          g_assert_true (edits[i].before.start >= last.before.end && edits[i].after.start >= last.after.end);
          assert_equal_words (one, (GlossRange) { last.before.end, edits[i].before.start },
                              other, (GlossRange) { last.after.end, edits[i].after.start });
          last = edits[i];
        }
      assert_equal_words (one, (GlossRange) { last.before.end, gloss_text_get_length (one) },
                          other, (GlossRange) { last.after.end, gloss_text_get_length (other) });
      for (gsize i = 0; i <= gloss_text_get_length (one); i++)
        {
          gsize now = gloss_text_diff_map (diff, i);

          g_assert_true (now >= mapped && now <= gloss_text_get_length (other));
          mapped = now;
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/text-diff/words", test_words);
  g_test_add_func ("/text-diff/stray", test_stray);
  g_test_add_func ("/text-diff/scripts", test_scripts);
  g_test_add_func ("/text-diff/paragraphs", test_paragraphs);
  g_test_add_func ("/text-diff/map", test_map);
  g_test_add_func ("/text-diff/laws", test_laws);

  return g_test_run ();
}
