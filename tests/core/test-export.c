/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports: what is written, what is left out, and what is never done. */
#include "config.h"

#include "document-fixture.h"
#include "exchange/gloss-export.h"
#include "json/gloss-json.h"

static GlossExport *
new_export (Fixture *self)
{
  GlossExport *export = gloss_export_new (gloss_format_find ("jsonl"));

  gloss_export_add_article (export, self->source, "bridge.txt", self->codebook);
  return export;
}

static void
run (GlossExport *export,
     GFile       *target)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gloss_export_run (export, target, FALSE, NULL, &error));
  g_assert_no_error (error);
}

static JsonObject *
read_line (Fixture    *self,
           const char *name,
           JsonNode  **root)
{
  g_autofree char *text = fixture_read (self, name);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  *root = gloss_json_read (bytes, name, &error);
  g_assert_no_error (error);
  return json_node_get_object (*root);
}

static void
test_jsonl (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GFile) target = fixture_get_child (self, "out.jsonl");
  g_autoptr (GlossExport) export = new_export (self);
  g_autoptr (JsonNode) root = NULL;
  JsonArray *annotations;
  JsonObject *line;

  fixture_seed (self, &self->maria, 4, 10);
  fixture_seed (self, &self->ben, 0, 10);
  run (export, target);
  line = read_line (self, "out.jsonl", &root);
  annotations = json_object_get_array_member (line, "annotations");
  g_assert_cmpuint (json_array_get_length (annotations), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (annotations, 1), "quote"), ==, "bridge");
  g_assert_cmpuint (gloss_export_get_n_done (export), ==, 1);
  g_assert_cmpuint (gloss_export_get_n_annotations (export), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/export/jsonl", Fixture, NULL, fixture_set_up, test_jsonl, fixture_tear_down);

  return g_test_run ();
}
