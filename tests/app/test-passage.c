/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages: words with what stands around them. */
#include "config.h"

#include <string.h>

#include "anchor/gloss-anchor-case.h"

static GlossText *
text_of (const char *utf8)
{
  return gloss_text_new_take (g_strdup (utf8), strlen (utf8));
}

static void
assert_passage (GlossPassage *passage,
                const char   *text,
                const char   *quote)
{
  g_autofree char *found = gloss_passage_dup_quote (passage);

  g_assert_cmpstr (gloss_text_get_utf8 (passage->text, NULL), ==, text);
  g_assert_cmpstr (found, ==, quote);
}

static void
test_paragraph (void)
{
  g_autoptr (GlossText) text = text_of ("Before it.\nThe café reopened on Monday.\nAfter it.");
  const GlossRange word = { 15, 19 };
  const GlossRange all = { 0, 1000 };
  g_autoptr (GlossPassage) passage = gloss_passage_new (text, &word, 1);
  g_autoptr (GlossPassage) whole = gloss_passage_new (text, &all, 1);

  assert_passage (passage, "The café reopened on Monday.", "café");
  assert_passage (whole, gloss_text_get_utf8 (text, NULL), gloss_text_get_utf8 (text, NULL));
}

/* What is left out is said to be, and no word is cut. */
static void
test_long (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (GlossText) text = NULL;
  g_autoptr (GlossPassage) passage = NULL;
  GlossRange word;

  for (guint i = 0; i < 200; i++)
    g_string_append (string, "longish ");
  word.start = string->len;
  g_string_append (string, "here");
  word.end = string->len;
  for (guint i = 0; i < 200; i++)
    g_string_append (string, " longish");
  text = text_of (string->str);
  passage = gloss_passage_new (text, &word, 1);
  g_assert_true (g_str_has_prefix (gloss_text_get_utf8 (passage->text, NULL), "…longish longish"));
  g_assert_true (g_str_has_suffix (gloss_text_get_utf8 (passage->text, NULL), "longish…"));
  g_assert_cmpuint (gloss_text_get_length (passage->text), <, 900);
}

static void
test_pieces (void)
{
  g_autoptr (GString) string = g_string_new ("One two three four.");
  GlossRange near[] = { { 0, 3 }, { 8, 13 } };
  GlossRange far[2] = { { 0, 3 } };
  g_autoptr (GlossText) text = NULL;
  g_autoptr (GlossPassage) passage = NULL;
  g_autoptr (GlossPassage) apart = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (string, "\nlongish longish");
  g_string_append (string, "\nThe last words.");
  far[1] = (GlossRange) { string->len - 6, string->len - 1 };
  text = text_of (string->str);
  passage = gloss_passage_new (text, near, 2);
  assert_passage (passage, "One two three four.", "One … three");
  apart = gloss_passage_new (text, far, 2);
  assert_passage (apart, "One two three four. …The last words.", "One … words");
}

/* Cut out by somebody else. */
static void
test_given (void)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (GlossRange));
  g_autoptr (GlossPassage) passage = NULL;
  const GlossRange ranges[] = { { 4, 7 }, { 14, 18 } };

  g_array_append_vals (pieces, ranges, 2);
  passage = gloss_passage_new_for_pieces ("one two three four.", pieces);
  assert_passage (passage, "one two three four.", "two … four");
}

static void
test_score (void)
{
  g_assert_cmpstr (gloss_anchor_describe_score (1), ==, "Very likely");
  g_assert_cmpstr (gloss_anchor_describe_score (0.7), ==, "Likely");
  g_assert_cmpstr (gloss_anchor_describe_score (0.5), ==, "Unsure");
  g_assert_cmpstr (gloss_anchor_describe_score (0), ==, "Unlikely");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/passage/paragraph", test_paragraph);
  g_test_add_func ("/passage/long", test_long);
  g_test_add_func ("/passage/pieces", test_pieces);
  g_test_add_func ("/passage/given", test_given);
  g_test_add_func ("/passage/score", test_score);

  return g_test_run ();
}
