/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An immutable text that knows where its code points are. */
#include "text/gloss-text.h"

#include <string.h>

static GlossText *
new_text (const char *utf8)
{
  return gloss_text_new_take (g_strdup (utf8), strlen (utf8));
}

/* Code points of one to four bytes, marks and emoji among them. */
static char *
make_random (guint n)
{
  static const gunichar alphabet[] = { 'a', ' ', '\n', 0xe9, 0x301, 0x439, 0x5d0, 0x20ac, 0x4e2d, 0x1f600, 0x1f3fd, 0x200d };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_unichar (text, alphabet[g_test_rand_int_range (0, G_N_ELEMENTS (alphabet))]);

  return g_string_free (text, FALSE);
}

static void
assert_round_trip (const char *utf8)
{
  g_autoptr (GlossText) text = new_text (utf8);
  gsize offset = 0;

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize byte = (gsize) (p - utf8);

      g_assert_cmpuint (gloss_text_get_byte (text, offset), ==, byte);
      for (; byte < (gsize) (g_utf8_next_char (p) - utf8); byte++)
        g_assert_cmpuint (gloss_text_get_offset (text, byte), ==, offset);
      offset++;
    }

  g_assert_cmpuint (gloss_text_get_length (text), ==, offset);
  g_assert_cmpuint (gloss_text_get_byte (text, offset), ==, strlen (utf8));
  g_assert_cmpuint (gloss_text_get_byte (text, G_MAXSIZE), ==, strlen (utf8));
  g_assert_cmpuint (gloss_text_get_offset (text, strlen (utf8)), ==, offset);
  g_assert_cmpuint (gloss_text_get_offset (text, G_MAXSIZE), ==, offset);
}

static void
test_round_trip (void)
{
  assert_round_trip ("");
  assert_round_trip ("a");
  assert_round_trip ("é");

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *utf8 = make_random ((guint) g_test_rand_int_range (1, 3000));

      assert_round_trip (utf8);
    }
}

/* The steps between checkpoints are crossed at every distance. */
static void
test_steps (void)
{
  for (guint n = 500; n < 530; n++)
    {
      g_autofree char *ascii = g_strnfill (n, 'x');
      g_autofree char *late = g_strconcat (ascii, "\xf0\x9f\x98\x80", ascii, "\xc3\xa9", ascii, NULL);

      assert_round_trip (ascii);
      assert_round_trip (late);
    }
}

static void
test_slices (void)
{
  g_autoptr (GlossText) text = new_text ("Łódź 😀 end");
  g_autofree char *middle = gloss_text_dup_slice (text, (GlossRange) { 2, 6 });
  g_autofree char *past = gloss_text_dup_slice (text, (GlossRange) { 7, 1000 });
  g_autofree char *beyond = gloss_text_dup_slice (text, (GlossRange) { 900, 1000 });
  g_autofree char *backwards = gloss_text_dup_slice (text, (GlossRange) { 4, 2 });
  gsize n_bytes;

  g_assert_cmpstr (middle, ==, "dź 😀");
  g_assert_cmpstr (past, ==, "end");
  g_assert_cmpstr (beyond, ==, "");
  g_assert_cmpstr (backwards, ==, "");
  g_assert_true (gloss_text_peek (text, (GlossRange) { 0, 1 }, &n_bytes) == gloss_text_get_utf8 (text, NULL));
  g_assert_cmpuint (n_bytes, ==, 2);
}

static void
test_sha256 (void)
{
  g_autoptr (GlossText) text = new_text ("abc");
  const char *sha256 = gloss_text_get_sha256 (text);

  g_assert_cmpstr (sha256, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_true (gloss_text_get_sha256 (text) == sha256);
}

static gpointer
hash_in_thread (gpointer data)
{
  return (gpointer) gloss_text_get_sha256 (data);
}

static void
test_threads (void)
{
  g_autofree char *utf8 = make_random (20000);
  g_autoptr (GlossText) text = new_text (utf8);
  GThread *threads[4];
  const char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("hash", hash_in_thread, text);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      const char *sha256 = g_thread_join (threads[i]);

      g_assert_true (first == NULL || sha256 == first);
      first = sha256;
    }
}

static void
test_boxed (void)
{
  GlossText *text = new_text ("x");
  GlossText *copy = g_boxed_copy (GLOSS_TYPE_TEXT, text);
  GlossRange range = { 3, 9 };
  g_autofree GlossRange *range_copy = g_boxed_copy (GLOSS_TYPE_RANGE, &range);

  g_assert_true (copy == text);
  gloss_text_unref (text);
  g_assert_cmpstr (gloss_text_get_utf8 (copy, NULL), ==, "x");
  g_boxed_free (GLOSS_TYPE_TEXT, copy);

  g_assert_true (gloss_range_equal (*range_copy, range));
  g_assert_cmpuint (gloss_range_length (range), ==, 6);
  g_assert_cmpuint (gloss_range_length ((GlossRange) { 9, 3 }), ==, 0);
  g_assert_true (gloss_range_overlaps (range, (GlossRange) { 8, 20 }));
  g_assert_false (gloss_range_overlaps (range, (GlossRange) { 9, 20 }));
  g_assert_true (gloss_range_contains (range, 3));
  g_assert_false (gloss_range_contains (range, 9));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/text/round-trip", test_round_trip);
  g_test_add_func ("/text/steps", test_steps);
  g_test_add_func ("/text/slices", test_slices);
  g_test_add_func ("/text/sha256", test_sha256);
  g_test_add_func ("/text/threads", test_threads);
  g_test_add_func ("/text/boxed", test_boxed);

  return g_test_run ();
}
