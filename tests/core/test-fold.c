/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text folded for comparing, with the way back to its own offsets. */
#include "text/gloss-fold.h"

#include <string.h>

static char *
to_utf8 (GlossFold *fold)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < fold->length; i++)
    g_string_append_unichar (text, fold->chars[i]);
  return g_string_free (text, FALSE);
}

static void
assert_folds (const char *utf8,
              const char *expected)
{
  g_autoptr (GlossFold) fold = gloss_fold_new (utf8, strlen (utf8));
  g_autofree char *text = to_utf8 (fold);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_folds (void)
{
  assert_folds ("", "");
  assert_folds ("plain text.", "plain text.");
  assert_folds ("“quoted” and ‘so’", "\"quoted\" and 'so'");
  assert_folds ("a\u2014b -- c\u2011d", "a-b - c-d");
  assert_folds ("one \n\t\u00a0two", "one two");
  assert_folds ("o\u00adne\u200b", "one");
  assert_folds ("ﬁne\u2026", "fine...");
  assert_folds ("e\u0301t\u00e9", "\u00e9t\u00e9");
  assert_folds ("\u0301", "\u0301");
}

static void
assert_place (const char *utf8,
              GlossRange  source,
              GlossRange  folded,
              GlossRange  back)
{
  g_autoptr (GlossFold) fold = gloss_fold_new (utf8, strlen (utf8));
  GlossRange range = gloss_fold_range (fold, source);
  GlossRange again = gloss_fold_unfold (fold, range);

  g_assert_cmpuint (range.start, ==, folded.start);
  g_assert_cmpuint (range.end, ==, folded.end);
  g_assert_cmpuint (again.start, ==, back.start);
  g_assert_cmpuint (again.end, ==, back.end);
}

static void
test_places (void)
{
  assert_place ("abc", (GlossRange) { 1, 2 }, (GlossRange) { 1, 2 }, (GlossRange) { 1, 2 });
  assert_place ("aﬁb", (GlossRange) { 1, 2 }, (GlossRange) { 1, 3 }, (GlossRange) { 1, 2 });
  assert_place ("xe\u0301y", (GlossRange) { 1, 3 }, (GlossRange) { 1, 2 }, (GlossRange) { 1, 3 });
  assert_place ("xe\u0301y", (GlossRange) { 1, 2 }, (GlossRange) { 1, 2 }, (GlossRange) { 1, 3 });
  assert_place ("so\u00adft", (GlossRange) { 0, 5 }, (GlossRange) { 0, 4 }, (GlossRange) { 0, 5 });
  assert_place ("a--b", (GlossRange) { 0, 3 }, (GlossRange) { 0, 2 }, (GlossRange) { 0, 3 });
  assert_place ("ab", (GlossRange) { 2, 2 }, (GlossRange) { 2, 2 }, (GlossRange) { 0, 0 });
}

/* The offsets rise and lie in the text, and no two spaces are together. */
static void
test_laws (void)
{
  static const gunichar alphabet[] = { 'a', ' ', '\n', '-', 0xad, 0xe9, 0x301, 0x308, 0x439, 0xfb01, 0x200d, 0x2014, 0x201c, 0xfdfa, 0x1f600, 0x1100, 0x1161 };

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = g_test_rand_int_range (0, 200);
      g_autoptr (GlossFold) fold = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append_unichar (text, alphabet[g_test_rand_int_range (0, G_N_ELEMENTS (alphabet))]);
      fold = gloss_fold_new (text->str, text->len);
      for (gsize i = 0; i < fold->length; i++)
        {
          g_assert_cmpuint (fold->starts[i], <, fold->ends[i]);
          g_assert_cmpuint (fold->ends[i], <=, n);
          g_assert_true (i == 0 || fold->starts[i - 1] <= fold->starts[i]);
          g_assert_true (i == 0 || fold->ends[i - 1] <= fold->ends[i]);
          g_assert_true (i == 0 || fold->chars[i] != ' ' || fold->chars[i - 1] != ' ');
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/fold/folds", test_folds);
  g_test_add_func ("/fold/places", test_places);
  g_test_add_func ("/fold/laws", test_laws);
  return g_test_run ();
}
