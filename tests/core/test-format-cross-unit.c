/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One span, as other programs wrote it in their formats: ours agree. */
#include "config.h"

#include <string.h>

#include "document-fixture.h"
#include "exchange/gloss-export.h"
#include "json/gloss-json.h"

/* What the others give; NULL where it is not here, and the test is skipped. */
static char *
read_shared (const char *name)
{
  const char *shared = g_getenv ("GLOSS_SHARED");
  g_autofree char *path = shared != NULL ? g_build_filename (shared, "data", "exchange", "cross-unit", name, NULL) : NULL;
  char *contents = NULL;

  if (path == NULL || !g_file_get_contents (path, &contents, NULL, NULL))
    g_test_skip ("the files of the others are not here");
  return contents;
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JsonNode *node = gloss_json_read (bytes, "cross-unit", &error);

  g_assert_no_error (error);
  return node;
}

static GlossCodebook *
new_codebook (const char *tag)
{
  g_autofree char *json = g_strdup_printf ("{\"id\": \"persons\", \"version\": \"1.0\", \"tags\": [{\"id\": \"%s\"}]}", tag);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  GlossCodebook *codebook = gloss_codebook_read (bytes, "codebook.json", &error);

  g_assert_no_error (error);
  return codebook;
}

/* The text with the span that the files have in common, tagged and exported. */
static gboolean
export_to (Fixture           *self,
           const GlossFormat *format,
           const char        *target)
{
  g_autofree char *text = read_shared ("text.txt");
  g_autofree char *expected = read_shared ("expected.json");
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GFile) file = fixture_get_child (self, target);
  g_autoptr (GlossExport) export = gloss_export_new (format);
  g_autoptr (GlossDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  const char *label;
  JsonArray *range;

  if (text == NULL || expected == NULL)
    return FALSE;
  node = parse (expected);
  range = json_object_get_array_member (json_node_get_object (node), "codepoints");
  label = json_object_get_string_member (json_node_get_object (node), "label");
  g_clear_object (&self->codebook);
  self->codebook = new_codebook (label);
  fixture_write (self, "text.txt", text);
  g_clear_object (&self->source);
  self->source = fixture_get_child (self, "text.txt");
  document = fixture_load (self, &self->maria);
  tag_range (document, label, json_array_get_int_element (range, 0), json_array_get_int_element (range, 1));
  save_now (document);
  gloss_export_add_article (export, self->source, "text.txt", self->codebook);
  g_assert_true (gloss_export_run (export, file, FALSE, NULL, &error));
  g_assert_no_error (error);
  return TRUE;
}

static void
test_brat (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *ann = NULL;
  g_autofree char *text = NULL;
  g_autofree char *their_ann = NULL;
  g_autofree char *their_text = NULL;

  if (!export_to (self, &gloss_format_brat, "out"))
    return;
  ann = fixture_read (self, "out/maria/text.txt.ann");
  text = fixture_read (self, "out/maria/text.txt.txt");
  their_ann = read_shared ("brat.ann");
  their_text = read_shared ("brat.txt");
  g_assert_cmpstr (g_strchomp (ann), ==, g_strchomp (their_ann));
  g_assert_cmpstr (text, ==, g_strchomp (their_text));
}

/* The first thing that an annotation selects by. */
static JsonArray *
get_selectors (JsonObject *annotation)
{
  return json_object_get_array_member (json_object_get_object_member (annotation, "target"), "selector");
}

static void
test_w3c (Fixture       *self,
          gconstpointer  data)
{
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr (JsonNode) our_node = NULL;
  g_autoptr (JsonNode) their_node = NULL;
  JsonArray *items, *our_selectors, *their_selectors;

  if (!export_to (self, &gloss_format_w3c, "out.jsonld"))
    return;
  ours = fixture_read (self, "out.jsonld");
  theirs = read_shared ("wadm.json");
  our_node = parse (ours);
  their_node = parse (theirs);
  items = json_object_get_array_member (json_object_get_object_member (json_node_get_object (our_node), "first"), "items");
  g_assert_cmpuint (json_array_get_length (items), ==, 1);
  our_selectors = get_selectors (json_array_get_object_element (items, 0));
  their_selectors = get_selectors (json_node_get_object (their_node));
  for (guint i = 0; i < json_array_get_length (their_selectors); i++)
    g_assert_true (json_object_equal (json_array_get_object_element (our_selectors, i), json_array_get_object_element (their_selectors, i)));
}

static void
test_sentences (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *table = NULL;

  if (!export_to (self, &gloss_format_sentences, "out.csv"))
    return;
  table = fixture_read (self, "out.csv");
  g_assert_nonnull (strstr (table, ",15,49,Mayor Ana Díaz said it was “safe”.,PERSON,tagged,maria,1,maria PERSON 21:29,\r\n"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/format-cross-unit/brat", Fixture, NULL, fixture_set_up, test_brat, fixture_tear_down);
  g_test_add ("/format-cross-unit/w3c", Fixture, NULL, fixture_set_up, test_w3c, fixture_tear_down);
  g_test_add ("/format-cross-unit/sentences", Fixture, NULL, fixture_set_up, test_sentences, fixture_tear_down);

  return g_test_run ();
}
