/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read as JSON, what is refused, and that writing is stable. */
#include "config.h"

#include <float.h>
#include <string.h>

#include "gloss-error.h"
#include "json/gloss-json.h"

static JsonNode *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return gloss_json_read (bytes, "a.json", error);
}

static void
assert_refused (const char *text,
                int         code)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = read_text (text, &error);

  g_assert_null (node);
  g_assert_error (error, GLOSS_ERROR, code);
  g_assert_nonnull (strstr (error->message, "a.json"));
}

static void
test_refuses_not_utf8 (void)
{
  assert_refused ("\"\xff\"", GLOSS_ERROR_FORMAT);
  assert_refused ("\"\xed\xa0\xbd\"", GLOSS_ERROR_FORMAT);
  assert_refused ("\xff\xfe{\x00", GLOSS_ERROR_FORMAT);
}

static void
test_refuses_nul (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\"a\0b\"", 5);
  g_autoptr (GError) error = NULL;

  g_assert_null (gloss_json_read (bytes, "a.json", &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT);
  assert_refused ("[\"a\\u0000b\"]", GLOSS_ERROR_FORMAT);
}

static void
test_refuses_lone_surrogates (void)
{
  assert_refused ("[\"\\ud83d\"]", GLOSS_ERROR_FORMAT);
  assert_refused ("[\"\\ud83d x\"]", GLOSS_ERROR_FORMAT);
  assert_refused ("[\"\\ude00\"]", GLOSS_ERROR_FORMAT);
  assert_refused ("[\"\\ud83d\\ud83d\"]", GLOSS_ERROR_FORMAT);
  assert_refused ("[\"\\ud83d", GLOSS_ERROR_FORMAT);
  assert_refused ("[\"\\u12", GLOSS_ERROR_FORMAT);
  assert_refused ("[\"\\", GLOSS_ERROR_FORMAT);
}

static void
test_refuses_numbers_out_of_range (void)
{
  assert_refused ("[1E400]", GLOSS_ERROR_FORMAT);
  assert_refused ("[-1e400]", GLOSS_ERROR_FORMAT);
  assert_refused ("[9223372036854775808]", GLOSS_ERROR_FORMAT);
  assert_refused ("[-9223372036854775809]", GLOSS_ERROR_FORMAT);
}

static void
test_refuses_depth (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');

  assert_refused (deep, GLOSS_ERROR_LIMIT);
}

static void
test_refuses_bad_grammar (void)
{
  assert_refused ("", GLOSS_ERROR_FORMAT);
  assert_refused (" \n", GLOSS_ERROR_FORMAT);
  assert_refused ("\xef\xbb\xbf", GLOSS_ERROR_FORMAT);
  assert_refused ("{\"a\": 1", GLOSS_ERROR_FORMAT);
  assert_refused ("{\"a\": 1} {}", GLOSS_ERROR_FORMAT);
  assert_refused ("{\"a\": 1,}", GLOSS_ERROR_FORMAT);
  assert_refused ("// no\n{}", GLOSS_ERROR_FORMAT);
  assert_refused ("{'a': 1}", GLOSS_ERROR_FORMAT);
}

static void
test_says_the_line (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text ("{\n\"a\": 1,\n\"b\": 1e999\n}", &error));
  g_assert_nonnull (strstr (error->message, "line 3"));
}

static void
test_reads_byte_order_mark (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = read_text ("\xef\xbb\xbf{\"a\": \"\\ud83d\\ude00\"}", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "a"), ==, "😀");
}

static void
test_writes_stable_layout (void)
{
  const char *text =
    "{\n"
    "  \"z\": [],\n"
    "  \"a/b\": {},\n"
    "  \"list\": [\n"
    "    1,\n"
    "    -0.1,\n"
    "    2.0,\n"
    "    1e+300,\n"
    "    true,\n"
    "    null,\n"
    "    \"é😀 \\\"/\\\\ \\n\\t\\u001f\\u0001\"\n"
    "  ],\n"
    "  \"max\": 9223372036854775807,\n"
    "  \"min\": -9223372036854775808\n"
    "}\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = read_text (text, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  bytes = gloss_json_write (node);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

static void
test_doubles_round_trip (void)
{
  double values[] = { 0.1, 1.0 / 3.0, DBL_MAX, DBL_MIN, 5e-324, -0.0, 1e21, 123456789.123456789 };

  for (guint i = 0; i < G_N_ELEMENTS (values) + 1000; i++)
    {
      double value = i < G_N_ELEMENTS (values) ? values[i] : g_test_rand_double_range (-1e9, 1e9);
      g_autoptr (JsonNode) node = json_node_init_double (json_node_alloc (), value);
      g_autofree char *text = gloss_json_to_string (node);
      g_autoptr (JsonNode) again = read_text (text, NULL);
      double back;

      g_assert_nonnull (again);
      g_assert_true (json_node_get_value_type (again) == G_TYPE_DOUBLE);
      back = json_node_get_double (again);
      g_assert_cmpmem (&back, sizeof back, &value, sizeof value);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/json/refuses-not-utf8", test_refuses_not_utf8);
  g_test_add_func ("/json/refuses-nul", test_refuses_nul);
  g_test_add_func ("/json/refuses-lone-surrogates", test_refuses_lone_surrogates);
  g_test_add_func ("/json/refuses-numbers-out-of-range", test_refuses_numbers_out_of_range);
  g_test_add_func ("/json/refuses-depth", test_refuses_depth);
  g_test_add_func ("/json/refuses-bad-grammar", test_refuses_bad_grammar);
  g_test_add_func ("/json/says-the-line", test_says_the_line);
  g_test_add_func ("/json/reads-byte-order-mark", test_reads_byte_order_mark);
  g_test_add_func ("/json/writes-stable-layout", test_writes_stable_layout);
  g_test_add_func ("/json/doubles-round-trip", test_doubles_round_trip);

  return g_test_run ();
}
