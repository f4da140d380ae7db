/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random sidecars with members that nobody knows, at every level: no reading, editing or writing loses one of them. */
#include "config.h"

#include <string.h>

#include "json/gloss-json.h"
#include "store/gloss-annotation-set.h"

#define N_SIDECARS 200
#define N_EDITS 6

static const char *const values[] = {
  "1", "-2.5", "null", "true", "\"x\"", "\"\\u0001 é 😀 \\\"\\\\\"", "[]", "{}", "[{\"x:in\": [0]}, null]", "{\"id\": \"urn:uuid:1\", \"items\": []}",
};

static const char *const tags[] = { "claim", "doubt", "日本", "a \"b\"" };

/* A member that nobody knows, or a few, with the comma. */
static void
append_unknown (GString *out,
                guint   *n_unknown)
{
  for (int n = g_test_rand_int_range (0, 3); n > 0; n--)
    g_string_append_printf (out, "\"x:%u\": %s, ", (*n_unknown)++, values[g_test_rand_int_range (0, G_N_ELEMENTS (values))]);
}

static void
append_selectors (GString *out,
                  guint   *n_unknown)
{
  int start = g_test_rand_int_range (0, 50);

  g_string_append (out, "\"selector\": [{");
  append_unknown (out, n_unknown);
  g_string_append (out, "\"type\": \"TextQuoteSelector\", \"exact\": \"bridge\", \"prefix\": \"The \"}, {");
  append_unknown (out, n_unknown);
  if (g_test_rand_bit ())
    g_string_append_printf (out, "\"type\": \"TextPositionSelector\", \"start\": %d, \"end\": %d}]", start, start + 6);
  else
    g_string_append (out, "\"type\": \"XPathSelector\", \"value\": \"/p\"}]");
}

static void
append_target (GString *out,
               guint   *n_unknown)
{
  int n = g_test_rand_int_range (1, 4);

  g_string_append (out, "\"target\": [");
  for (int i = 0; i < n; i++)
    {
      g_string_append (out, i > 0 ? ", {" : "{");
      append_unknown (out, n_unknown);
      g_string_append (out, "\"source\": \"a.txt\", ");
      append_selectors (out, n_unknown);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
append_bodies (GString *out,
               guint   *n_unknown)
{
  g_string_append (out, "\"body\": [{");
  append_unknown (out, n_unknown);
  g_string_append (out, "\"type\": \"TextualBody\", \"purpose\": \"classifying\", \"value\": \"claim\"}");
  if (g_test_rand_bit ())
    {
      g_string_append (out, ", {");
      append_unknown (out, n_unknown);
      g_string_append (out, "\"purpose\": \"commenting\", \"value\": \"Who?\"}");
    }
  if (g_test_rand_bit ())
    {
      g_string_append (out, ", {");
      append_unknown (out, n_unknown);
      g_string_append (out, "\"purpose\": \"describing\"}");
    }
  g_string_append (out, "], ");
}

static void
append_annotation (GString *out,
                   guint    index,
                   guint   *n_unknown)
{
  g_string_append_c (out, '{');
  append_unknown (out, n_unknown);
  g_string_append_printf (out, "\"id\": \"urn:uuid:%u\", \"type\": \"Annotation\", ", index);
  append_bodies (out, n_unknown);
  g_string_append (out, "\"gloss:attributes\": {");
  append_unknown (out, n_unknown);
  g_string_append (out, "\"confidence\": 1}, \"gloss:anchor\": {");
  append_unknown (out, n_unknown);
  g_string_append (out, "\"state\": \"exact\"}, ");
  append_unknown (out, n_unknown);
  append_target (out, n_unknown);
  g_string_append_c (out, '}');
}

static char *
make_sidecar (guint *n_unknown)
{
  GString *out = g_string_new ("{");
  int n = g_test_rand_int_range (0, 8);

  append_unknown (out, n_unknown);
  g_string_append (out, "\"type\": \"AnnotationPage\", \"gloss:format\": \"1.0\", \"gloss:source\": {");
  append_unknown (out, n_unknown);
  g_string_append (out, "\"path\": \"a.txt\"}, \"gloss:reviewer\": {");
  append_unknown (out, n_unknown);
  g_string_append (out, "\"id\": \"maria\"}, ");
  append_unknown (out, n_unknown);
  g_string_append (out, "\"items\": [");
  for (int i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      append_annotation (out, i, n_unknown);
    }
  g_string_append (out, "]}");
  return g_string_free_and_steal (out);
}

static GlossAnnotationSet *
read_sidecar (const char *text,
              gsize       length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  GlossAnnotationSet *set = gloss_annotation_set_read (bytes, "a", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (gloss_annotation_set_get_quarantined (set)->len, ==, 0);
  return set;
}

/* Every member that nobody knows, with its value; they are numbered, so each is there once. */
static void
collect (JsonNode   *node,
         GHashTable *unknown)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      collect (json_array_get_element (json_node_get_array (node), i), unknown);
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *value;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &value))
        {
          if (g_str_has_prefix (name, "x:") && g_ascii_isdigit (name[2]))
            g_hash_table_insert (unknown, g_strdup (name), gloss_json_to_string (value));
          collect (value, unknown);
        }
    }
}

static GHashTable *
list_unknown (const char *text,
              gsize       length)
{
  GHashTable *unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (JsonNode) root = gloss_json_read (bytes, "a", NULL);

  g_assert_nonnull (root);
  collect (root, unknown);
  return unknown;
}

/* Something that a reviewer does to an annotation, but for taking away what holds the members. */
static GlossAnnotation *
edit (GlossAnnotation *annotation)
{
  g_autoptr (JsonNode) value = json_node_init_int (json_node_alloc (), g_test_rand_int_range (0, 9));

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return gloss_annotation_with_tag (annotation, tags[g_test_rand_int_range (0, G_N_ELEMENTS (tags))]);

    case 1:
      return gloss_annotation_with_note (annotation, tags[g_test_rand_int_range (0, G_N_ELEMENTS (tags))]);

    case 2:
      return gloss_annotation_with_attribute (annotation, "confidence", value);

    case 3:
    default:
      return gloss_annotation_with_attribute (annotation, "confidence", NULL);
    }
}

static void
edit_some (GlossAnnotationSet *set)
{
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (GPtrArray) annotations = gloss_annotation_set_dup_annotations (set);
      g_autoptr (GlossAnnotation) edited = NULL;

      if (annotations->len == 0)
        return;
      edited = edit (g_ptr_array_index (annotations, g_test_rand_int_range (0, annotations->len)));
      gloss_annotation_set_put (set, edited);
    }
}

static void
assert_unknown (GHashTable *expected,
                GHashTable *found)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_assert_cmpstr (g_hash_table_lookup (found, name), ==, value);
  g_assert_cmpuint (g_hash_table_size (found), ==, g_hash_table_size (expected));
}

static void
check_sidecar (gboolean is_edited)
{
  guint n_unknown = 0;
  g_autofree char *text = make_sidecar (&n_unknown);
  g_autoptr (GlossAnnotationSet) set = read_sidecar (text, strlen (text));
  g_autoptr (GlossAnnotationSet) again = NULL;
  g_autoptr (GHashTable) expected = list_unknown (text, strlen (text));
  g_autoptr (GHashTable) found = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) rewritten = NULL;

  g_assert_cmpuint (g_hash_table_size (expected), ==, n_unknown);
  if (is_edited)
    edit_some (set);
  written = gloss_annotation_set_write (set);
  found = list_unknown (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  assert_unknown (expected, found);
  again = read_sidecar (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  rewritten = gloss_annotation_set_write (again);
  g_assert_true (g_bytes_equal (written, rewritten));
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < N_SIDECARS; i++)
    check_sidecar (FALSE);
}

static void
test_edits (void)
{
  for (guint i = 0; i < N_SIDECARS; i++)
    check_sidecar (TRUE);
}

/* Reading, editing and merging take no time that grows faster than what there is to do: a hundred thousand would not end otherwise. */
static void
test_long_lists (void)
{
  GString *text = g_string_new ("{\"type\": \"AnnotationPage\", \"gloss:format\": \"1.0\", \"gloss:reviewer\": {\"id\": \"m\"}, \"gloss:coverage\": [");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GlossAnnotationSet) set = NULL;
  g_autoptr (GlossAnnotationSet) base = NULL;
  g_autoptr (GlossAnnotationSet) theirs = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%s[%u, %u, \"read\"]", i > 0 ? ", " : "", 2 * i, 2 * i + 1);
  g_string_append (text, "], \"items\": [");
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%s{\"id\": \"urn:%u\", \"type\": \"Annotation\", \"motivation\": \"linking\", \"gloss:relation\": \"r\", "
                                  "\"target\": {\"id\": \"urn:a\"}, \"body\": {\"source\": \"urn:b\"}}, {\"id\": \"urn:q%u\"}", i > 0 ? ", " : "", i, i);
  g_string_append (text, "]}");
  bytes = g_string_free_to_bytes (text);
  set = gloss_annotation_set_read (bytes, "a", NULL);
  g_assert_cmpuint (gloss_annotation_set_get_covered (set)->len, ==, 100000);
  g_assert_cmpuint (gloss_annotation_set_get_links (set)->len, ==, 20000);
  base = gloss_annotation_set_copy (set);
  theirs = gloss_annotation_set_copy (set);
  gloss_annotation_set_cover (theirs, (GlossRange) { 5, 9 }, "nothing");
  gloss_annotation_set_remove_link (theirs, "urn:7");
  gloss_annotation_set_merge (set, base, theirs, NULL);
  g_assert_cmpuint (gloss_annotation_set_get_links (set)->len, ==, 19999);
  g_assert_cmpuint (gloss_annotation_set_get_quarantined (set)->len, ==, 20000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/annotation-set-laws/round-trip", test_round_trip);
  g_test_add_func ("/annotation-set-laws/edits", test_edits);
  g_test_add_func ("/annotation-set-laws/long-lists", test_long_lists);
  return g_test_run ();
}
