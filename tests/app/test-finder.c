/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found, and where. */
#include "config.h"

#include "article/gloss-finder.h"
#include "article/gloss-find-bar.h"

static GlossText *
create_text (const char *utf8)
{
  return gloss_text_new_take (g_strdup (utf8), strlen (utf8));
}

static void
assert_found (const char *text,
              const char *needle,
              guint       n_found,
              gsize       first)
{
  g_autoptr (GlossText) it = create_text (text);
  g_autoptr (GArray) found = gloss_finder_find (it, needle, NULL);

  g_assert_cmpuint (found->len, ==, n_found);
  if (n_found > 0)
    g_assert_cmpuint (g_array_index (found, GlossRange, 0).start, ==, first);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpuint (gloss_range_length (g_array_index (found, GlossRange, i)), ==, (gsize) g_utf8_strlen (needle, -1));
}

static void
test_folds (void)
{
  assert_found ("The Ferry and the FERRY", "ferry", 2, 4);
  assert_found ("ÉTÉ à l’été", "été", 2, 0);
  assert_found ("We “need” it", "\"NEED\"", 1, 3);
  assert_found ("don’t", "don't", 1, 0);
  assert_found ("2019–2024", "2019-2024", 1, 0);
  assert_found ("Мир и МИР", "мир", 2, 0);
  assert_found ("שלום עולם", "עולם", 1, 5);
}

static void
assert_first (const char *haystack,
              const char *needle,
              gsize       start,
              gsize       end)
{
  g_autoptr (GlossText) text = create_text (haystack);
  g_autoptr (GArray) found = gloss_finder_find (text, needle, NULL);

  g_assert_cmpuint (found->len, >, 0);
  g_assert_cmpuint (g_array_index (found, GlossRange, 0).start, ==, start);
  g_assert_cmpuint (g_array_index (found, GlossRange, 0).end, ==, end);
}

/* Texts have vowel signs or not, and so has what people type; the place is that of the text, with its signs. */
static void
test_vowel_signs (void)
{
  assert_first ("إنَّ المُحَادَثاتِ", "المحادثات", 5, 18);
  assert_first ("قال إن المحادثات", "المُحَادَثات", 7, 16);
  assert_first ("الــمــلخص", "الملخص", 0, 10);
  assert_first ("الأسئلة إلى آخرها", "الاسئله الي اخرها", 0, 17);
  assert_first ("عام ٢٠١٩", "2019", 4, 8);
  assert_first ("שָׁלוֹם", "שלום", 0, 7);
  assert_found ("تت", "ت", 2, 0);
  assert_found ("نص", "ـ", 0, 0);
}

static void
test_borders (void)
{
  assert_found ("", "a", 0, 0);
  assert_found ("a", "", 0, 0);
  assert_found ("a", "ab", 0, 0);
  assert_found ("aaaa", "aa", 2, 0);
  assert_found ("ababac", "abac", 1, 2);
  assert_found ("aabaabaaab", "aabaaab", 1, 3);
  assert_found ("\xf0\x9f\x98\x80\xf0\x9f\x98\x80 end", "end", 1, 3);
}

/* On random texts of two letters it finds what looking at every place finds. */
static void
test_random (void)
{
  for (int round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) needle = g_string_new (NULL);
      g_autoptr (GlossText) it = NULL;
      g_autoptr (GArray) found = NULL;
      guint n_expected = 0;

      for (int i = 0; i < 60; i++)
        g_string_append_c (text, g_test_rand_bit () ? 'a' : 'b');
      for (int i = g_test_rand_int_range (1, 6); i > 0; i--)
        g_string_append_c (needle, g_test_rand_bit () ? 'a' : 'b');
      it = create_text (text->str);
      found = gloss_finder_find (it, needle->str, NULL);
      for (const char *p = strstr (text->str, needle->str); p != NULL; p = strstr (p + needle->len, needle->str))
        {
          g_assert_cmpuint (n_expected, <, found->len);
          g_assert_cmpuint (g_array_index (found, GlossRange, n_expected).start, ==, (gsize) (p - text->str));
          n_expected++;
        }
      g_assert_cmpuint (found->len, ==, n_expected);
    }
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GArray **found = user_data;
  g_autoptr (GError) error = NULL;

  *found = gloss_finder_find_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_async (void)
{
  g_autoptr (GlossText) text = create_text ("one two one");
  g_autoptr (GArray) found = NULL;

  gloss_finder_find_async (text, "ONE", NULL, on_found, &found);
  while (found == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (found->len, ==, 2);
}

static void
test_format_count (void)
{
  g_autofree char *nothing = gloss_find_bar_format_count (NULL, 0, 0, "");
  g_autofree char *none = gloss_find_bar_format_count (NULL, 0, 0, "x");
  g_autofree char *some = gloss_find_bar_format_count (NULL, 3, 12, "x");

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (none, ==, "Not found");
  g_assert_cmpstr (some, ==, "3 of 12");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/finder/folds", test_folds);
  g_test_add_func ("/finder/vowel-signs", test_vowel_signs);
  g_test_add_func ("/finder/borders", test_borders);
  g_test_add_func ("/finder/random", test_random);
  g_test_add_func ("/finder/async", test_async);
  g_test_add_func ("/finder/format-count", test_format_count);

  return g_test_run ();
}
