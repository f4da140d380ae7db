/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From any text to canonical text. */
#include "text/gloss-normalize.h"

#include <string.h>

static void
assert_normalized (const char *text,
                   const char *expected)
{
  g_autofree char *normalized = gloss_normalize (text, -1);

  g_assert_cmpstr (normalized, ==, expected);
}

static void
test_space (void)
{
  assert_normalized ("", "");
  assert_normalized (" \t\r\n ", "");
  assert_normalized ("one", "one");
  assert_normalized ("  one  two\t\nthree ", "one two three");
  assert_normalized ("a\u00a0b\u202fc\u2009d\u3000e\u2028f\u2029g\xc2\x85h\u1680i", "a b c d e f g h i");
  assert_normalized ("\u00a0\u00a0a \u00a0 b\u00a0", "a b");
  assert_normalized ("é  й", "é й");
}

static void
test_control (void)
{
  g_autofree char *nul = gloss_normalize ("a\0b", 3);

  assert_normalized ("a\x01\x1b[0m\x7f" "b", "a[0mb");
  assert_normalized ("a\xc2\x80\xc2\x9f" "b", "ab");
  g_assert_cmpstr (nul, ==, "ab");
}

/* What is invisible and only says where a line may be broken goes; what joins letters or turns direction is part of the text. */
static void
test_invisible (void)
{
  assert_normalized ("\ufeffdiplo\u00admat\u200bic\u2060 \ufffctalks", "diplomatic talks");
  assert_normalized ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645");
  assert_normalized ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469");
  assert_normalized ("\u200e\u05d0\u200f", "\u200e\u05d0\u200f");
}

static void
test_composition (void)
{
  assert_normalized ("e\u0301", "é");
  assert_normalized ("x e\u0301 y", "x é y");
  assert_normalized ("e\u00ad\u0301", "é");
  assert_normalized ("\u0438\u0306", "й");
  assert_normalized ("\u0301a", "\u0301a");
  assert_normalized ("a \u0301", "a \u0301");
  assert_normalized ("\u212b\u2126", "\u00c5\u03a9");
  assert_normalized ("\u1112\u1161\u11ab", "\ud55c");
  assert_normalized ("a\u0315\u0300\u05ae\u0300" "b", "\u00e0\u05ae\u0300\u0315" "b");
  assert_normalized ("\u0f73\u0f71", "\u0f71\u0f71\u0f72");
  assert_normalized ("\u2000", "");
  assert_normalized ("a\u0344", "\u00e4\u0301");
}

static void
test_not_utf8 (void)
{
  assert_normalized ("a\xff" "b", "a\ufffd" "b");
  assert_normalized ("\xc3", "\ufffd");
  assert_normalized ("\xc3 \xd0", "\ufffd \ufffd");
  assert_normalized ("\xed\xa0\x80", "\ufffd\ufffd\ufffd");
}

static void
test_append (void)
{
  g_autoptr (GString) out = g_string_new ("e ");

  gloss_normalize_append (out, " \u0301x ", -1);
  gloss_normalize_append (out, "y z", 1);
  gloss_normalize_append (out, NULL, 0);
  g_assert_cmpstr (out->str, ==, "e \u0301xy");
}

static void
append_random (GString *text)
{
  static const gunichar from[] = { 0x20, 0xa0, 0x300, 0x370, 0x400, 0x590, 0x600, 0x900, 0xe00, 0xf00, 0x1100, 0x1e00, 0x2000, 0x20d0, 0x3040, 0xac00, 0xf900, 0xfb00, 0x1d100, 0x1f300, 0x11080 };
  gunichar c = from[g_test_rand_int_range (0, G_N_ELEMENTS (from))] + (gunichar) g_test_rand_int_range (0, 96);

  if (g_unichar_validate (c) && g_unichar_type (c) != G_UNICODE_UNASSIGNED)
    g_string_append_unichar (text, c);
}

/* Law: canonical text is its own canonical form. Law: it is what GLib calls NFC. */
static void
test_laws (void)
{
  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      g_autofree char *nfc = NULL;

      for (int n = g_test_rand_int_range (1, 24); n > 0; n--)
        append_random (text);

      once = gloss_normalize (text->str, -1);
      twice = gloss_normalize (once, -1);
      nfc = g_utf8_normalize (once, -1, G_NORMALIZE_NFC);

      g_assert_cmpstr (twice, ==, once);
      g_assert_cmpstr (nfc, ==, once);
      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_null (strstr (once, "  "));
      g_assert_false (g_str_has_prefix (once, " ") || g_str_has_suffix (once, " "));
    }
}

/* Law: where nothing is folded or dropped, it is NFC of what came in. */
static void
test_same_as_nfc (void)
{
  static const gunichar alphabet[] = { 'a', 'e', 'o', 0x1112, 0x1161, 0x11ab, 0xac00, 0x300, 0x301, 0x308, 0x323, 0x328, 0x345, 0x5b4, 0x93c, 0x915, 0x438, 0x306, 0x212b, 0x344, 0x1e69 };

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *normalized = NULL;
      g_autofree char *nfc = NULL;

      for (int n = g_test_rand_int_range (1, 24); n > 0; n--)
        g_string_append_unichar (text, alphabet[g_test_rand_int_range (0, G_N_ELEMENTS (alphabet))]);

      normalized = gloss_normalize (text->str, -1);
      nfc = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
      g_assert_cmpstr (normalized, ==, nfc);
    }
}

/* Two million marks in the worst order: a sort by exchange would not come back. */
static void
test_marks_without_end (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  g_autofree char *normalized = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, "\u0301\u0323");

  normalized = gloss_normalize (text->str, (gssize) text->len);
  g_assert_true (g_str_has_prefix (normalized, "\u1ea1\u0323\u0323"));
  g_assert_true (g_str_has_suffix (normalized, "\u0301\u0301"));
  g_assert_cmpuint (strlen (normalized), ==, text->len + 3 - 1 - 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/normalize/space", test_space);
  g_test_add_func ("/normalize/control", test_control);
  g_test_add_func ("/normalize/invisible", test_invisible);
  g_test_add_func ("/normalize/composition", test_composition);
  g_test_add_func ("/normalize/not-utf8", test_not_utf8);
  g_test_add_func ("/normalize/append", test_append);
  g_test_add_func ("/normalize/laws", test_laws);
  g_test_add_func ("/normalize/same-as-nfc", test_same_as_nfc);
  g_test_add_func ("/normalize/marks-without-end", test_marks_without_end);

  return g_test_run ();
}
