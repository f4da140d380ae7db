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
test_refuses_near_misses (void)
{
  static const char *const texts[] = {
    "[01]", "[1.]", "[.5]", "[+1]", "[1e]", "[1e+]", "[-]", "[0x1]", "[NaN]", "[Infinity]", "nul", "[tru]", "[True]", "{\"a\" 1}", "{a: 1}",
    "{\"a\": }", "{\"a\"}", "{1: 2}", "{\"a\": 1 \"b\": 2}", "[1 2]", "[1,,2]", "[,1]", "[1,]", "[", "{", "]", "}", "[}", "{]", "\"\\x\"", "[\"a\"",
    "\"a", "\"a\\\"", "1 1", "[] []", "/**/ 1", "[1] // x", "\v1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (texts[i], GLOSS_ERROR_FORMAT);
}

static void
test_reads_what_is_json (void)
{
  static const char *const texts[] = {
    "0", "-0", "1e5", "-1.5E-3", "\"\"", " [ ] ", "{ }", "\r\n\t null", "true", "[false,[[]],{\"\":{}}]", "\"\\/\\b\\f\\n\\r\\t\\\"\\\\\"", "\"a\tb\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = read_text (texts[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (node);
    }
}

/* One of two members with one name would be lost: that is said. What is only looked at is read all the same. */
static void
test_members_once (void)
{
  static const char *const texts[] = {
    "{\"a\": 1, \"b\": 2, \"a\": 3}", "{\"\": 1, \"\": 1}", "[{\"b\": {\"a\": 1, \"\\u0061\": 2}}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (JsonNode) node = gloss_json_look_at (bytes, "a.json", NULL);

      assert_refused (texts[i], GLOSS_ERROR_FORMAT);
      g_assert_nonnull (node);
      if (i == 0)
        g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "a"), ==, 3);
    }
}

static void
add_element (const GlossJsonElement *element,
             gpointer                user_data)
{
  JsonArray *array = user_data;

  g_assert_cmpuint (element->index, ==, json_array_get_length (array));
  json_array_add_element (array, json_node_ref (element->node));
}

static void
add_text (const GlossJsonElement *element,
          gpointer                user_data)
{
  g_string_append_printf (user_data, "%s%.*s;", element->node == NULL ? "!" : "", (int) element->n_bytes, element->text);
}

/* An element that is no tree does not keep the others from being read. */
static void
test_elements_one_by_one (void)
{
  static const char text[] = "{\"items\": [ 1 , {\"a\": 1,\n\"a\": [{}]},{\"b\":[{\"c\":1,\"c\":2}]}, \"x\" ]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GString) found = g_string_new (NULL);
  GlossJsonArrayText array;
  g_autoptr (JsonNode) node = gloss_json_read_without (bytes, "a.json", "items", &array, NULL);

  g_assert_nonnull (node);
  gloss_json_array_foreach (&array, add_text, found);
  g_assert_cmpstr (found->str, ==, "1;!{\"a\": 1,\n\"a\": [{}]};!{\"b\":[{\"c\":1,\"c\":2}]};\"x\";");
}

/* Reading without an array and then its elements gives what reading all of it gives. */
static void
test_reads_without_an_array (void)
{
  static const char *const texts[] = {
    "{}", "[]", "1", "{\"items\": 1}", "{\"items\": {\"items\": []}}", "{\"items\": []}", "{\"a\": [1], \"items\": [1, \"]\", {\"items\": [2]}, [3]], \"b\": 2}",
    " {\"items\" : \n [ null ] } ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;
      GlossJsonArrayText array;
      g_autoptr (JsonNode) whole = read_text (texts[i], NULL);
      g_autoptr (JsonNode) node = gloss_json_read_without (bytes, "a.json", "items", &array, &error);
      g_autoptr (JsonArray) elements = json_array_new ();

      g_assert_no_error (error);
      if (array.text != NULL)
        {
          gloss_json_array_foreach (&array, add_element, elements);
          g_assert_true (JSON_NODE_HOLDS_NULL (json_object_get_member (json_node_get_object (node), "items")));
          json_object_set_array_member (json_node_get_object (node), "items", g_steal_pointer (&elements));
        }
      g_assert_true (json_node_equal (node, whole));
    }
}

static void
test_refuses_what_is_wrong_in_an_array (void)
{
  static const char *const texts[] = { "{\"items\": [1, 2", "{\"items\": [\"\\ud800\"]}", "{\"items\": [1e999]}", "{\"items\": [1]} 2", "{\"items\": [1,]}",
                                       "{\"items\": [1], \"items\": [2, 3]}", "{\"items\": 1, \"items\": [2]}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;
      GlossJsonArrayText array;

      g_assert_null (gloss_json_read_without (bytes, "a.json", "items", &array, &error));
      g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT);
    }
}

static void
test_writes_on_one_line (void)
{
  g_autoptr (JsonNode) node = read_text ("{\"a\": [1, {\"b\": []}, \"x\\ny\"], \"c\": {}, \"d\": 0.5}", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  gloss_json_append_inline (text, node);
  g_assert_cmpstr (text->str, ==, "{\"a\": [1, {\"b\": []}, \"x\\ny\"], \"c\": {}, \"d\": 0.5}");
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
  g_test_add_func ("/json/refuses-near-misses", test_refuses_near_misses);
  g_test_add_func ("/json/reads-what-is-json", test_reads_what_is_json);
  g_test_add_func ("/json/members-once", test_members_once);
  g_test_add_func ("/json/elements-one-by-one", test_elements_one_by_one);
  g_test_add_func ("/json/reads-without-an-array", test_reads_without_an_array);
  g_test_add_func ("/json/refuses-what-is-wrong-in-an-array", test_refuses_what_is_wrong_in_an_array);
  g_test_add_func ("/json/writes-on-one-line", test_writes_on_one_line);
  g_test_add_func ("/json/says-the-line", test_says_the_line);
  g_test_add_func ("/json/reads-byte-order-mark", test_reads_byte_order_mark);
  g_test_add_func ("/json/writes-stable-layout", test_writes_stable_layout);
  g_test_add_func ("/json/doubles-round-trip", test_doubles_round_trip);

  return g_test_run ();
}
