/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports: what is written, what is left out, and what is never done. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "export-everything.h"
#include "gloss-error.h"
#include "json/gloss-json.h"

#define BAD_NAME "bad.txt"

static GlossExport *
new_export (Fixture           *self,
            const GlossFormat *format)
{
  GlossExport *export = gloss_export_new (format);

  gloss_export_add_article (export, self->source, "bridge.txt", self->codebook);
  return export;
}

static void
add_article (GlossExport *export,
             Fixture     *self,
             const char  *name)
{
  g_autoptr (GFile) file = fixture_get_child (self, name);

  gloss_export_add_article (export, file, name, self->codebook);
}

static void
run (GlossExport *export,
     Fixture     *self,
     const char  *name)
{
  g_autoptr (GFile) target = fixture_get_child (self, name);
  g_autoptr (GError) error = NULL;

  g_assert_true (gloss_export_run (export, target, FALSE, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_fails (GlossExport *export,
              Fixture     *self,
              const char  *name,
              GQuark       domain,
              int          code)
{
  g_autoptr (GFile) target = fixture_get_child (self, name);
  g_autoptr (GError) error = NULL;

  g_assert_false (gloss_export_run (export, target, TRUE, NULL, &error));
  g_assert_error (error, domain, code);
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* The articles of a file of JSONL. */
static GPtrArray *
read_lines (Fixture    *self,
            const char *name)
{
  g_autofree char *text = fixture_read (self, name);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *articles = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (char **line = lines; **line != '\0'; line++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (*line, strlen (*line));
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (articles, gloss_json_read (bytes, name, &error));
      g_assert_no_error (error);
    }
  return articles;
}

static JsonObject *
get_article (GPtrArray *articles,
             guint      index)
{
  g_assert_cmpuint (index, <, articles->len);
  return json_node_get_object (g_ptr_array_index (articles, index));
}

static guint
count_in (JsonObject *article,
          const char *list)
{
  return json_array_get_length (json_object_get_array_member (article, list));
}

/* --- what is chosen ---------------------------------------------------------------------------- */

static GlossExportArticle *
load_chosen (Fixture                 *self,
             GlossCodebook           *codebook,
             const GlossExportFilter *filter)
{
  g_autoptr (GFile) source = fixture_get_child (self, EVERYTHING_NAME);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  GlossExportArticle *article = gloss_export_article_load (source, "x", codebook, filter, problems, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  return article;
}

static guint
count_links (const GlossExportArticle *article)
{
  guint n = 0;

  for (guint i = 0; i < article->sets->len; i++)
    n += ((const GlossExportSet *) g_ptr_array_index (article->sets, i))->links->len;
  return n;
}

static void
test_everything (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (GlossExportArticle) article = NULL;
  const GlossExportSet *first;

  everything_write (self, codebook);
  article = load_chosen (self, codebook, NULL);
  g_assert_cmpuint (article->sets->len, ==, 2);
  first = g_ptr_array_index (article->sets, 0);
  g_assert_cmpstr (first->reviewer.id, ==, "ben");
  g_assert_nonnull (first->coverage);
  g_assert_cmpuint (gloss_export_article_get_n_annotations (article), ==, 13);
  g_assert_cmpuint (count_links (article), ==, 4);
}

/* By place, the longer first, and without a place last. */
static void
test_order (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (GlossExportArticle) article = NULL;
  g_autoptr (GPtrArray) all = NULL;
  GlossRange before = { 0, G_MAXSIZE };
  gboolean was_placed = TRUE;

  everything_write (self, codebook);
  article = load_chosen (self, codebook, NULL);
  all = gloss_export_article_list_annotations (article);
  g_assert_cmpuint (all->len, ==, 13);
  for (guint i = 0; i < all->len; i++)
    {
      gboolean is_placed = gloss_export_article_is_placed (article, g_ptr_array_index (all, i));
      GlossRange place = gloss_annotation_get_extent (g_ptr_array_index (all, i));

      g_assert_true (was_placed || !is_placed);
      if (is_placed)
        g_assert_true (place.start > before.start || (place.start == before.start && place.end <= before.end));
      was_placed = is_placed;
      before = place;
    }
  g_assert_false (was_placed);
}

static void
test_filter (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  const char *ben[] = { "ben", "nobody", NULL };
  const char *evidence[] = { "evidence", "old tag!", NULL };
  GlossRange range = { 0, 16 };
  g_autoptr (GlossExportArticle) of_ben = NULL;
  g_autoptr (GlossExportArticle) of_tags = NULL;
  g_autoptr (GlossExportArticle) of_range = NULL;

  everything_write (self, codebook);
  of_ben = load_chosen (self, codebook, &(GlossExportFilter) { .reviewers = ben });
  g_assert_cmpuint (of_ben->sets->len, ==, 1);
  g_assert_cmpuint (gloss_export_article_get_n_annotations (of_ben), ==, 1);
  of_tags = load_chosen (self, codebook, &(GlossExportFilter) { .tags = evidence });
  g_assert_cmpuint (gloss_export_article_get_n_annotations (of_tags), ==, 4);
  /* The only one with both ends. */
  g_assert_cmpuint (count_links (of_tags), ==, 1);
  of_range = load_chosen (self, codebook, &(GlossExportFilter) { .range = &range });
  g_assert_cmpuint (gloss_export_article_get_n_annotations (of_range), ==, 1);
  g_assert_null (((const GlossExportSet *) g_ptr_array_index (of_range->sets, 0))->coverage);
}

static void
test_sections (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (GlossExportArticle) article = NULL;
  guint n_in_section = 0;

  everything_write (self, codebook);
  article = load_chosen (self, codebook, NULL);
  for (guint i = 0; i < gloss_article_get_n_blocks (article->article); i++)
    {
      const GlossBlock *block = gloss_article_get_block (article->article, i);
      const GlossBlock *section = gloss_export_article_find_section (article, block);

      g_assert_true (section == NULL || section->kind == GLOSS_BLOCK_HEADING);
      g_assert_true (block->kind != GLOSS_BLOCK_HEADING || section == block);
      n_in_section += section != NULL && section != block;
    }
  g_assert_cmpuint (n_in_section, ==, 4);
  g_assert_null (gloss_export_article_find_section (article, NULL));
}

/* --- what is written --------------------------------------------------------------------------- */

static void
test_formats (void)
{
  guint n_formats;
  const GlossFormat *const *formats = gloss_formats_get_all (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    {
      g_assert_true (gloss_format_find (formats[i]->id) == formats[i]);
      g_assert_nonnull (formats[i]->title);
      g_assert_nonnull (formats[i]->summary);
      g_assert_nonnull (formats[i]->readers);
      g_assert_nonnull (formats[i]->write);
      g_assert_nonnull (formats[i]->check);
    }
  g_assert_null (gloss_format_find ("docx"));
}

static void
test_jsonl (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GlossExport) export = new_export (self, &gloss_format_jsonl);
  g_autoptr (GPtrArray) lines = NULL;
  JsonArray *annotations;

  fixture_seed (self, &self->maria, 4, 10);
  fixture_seed (self, &self->ben, 0, 10);
  run (export, self, "out.jsonl");
  lines = read_lines (self, "out.jsonl");
  annotations = json_object_get_array_member (get_article (lines, 0), "annotations");
  g_assert_cmpuint (json_array_get_length (annotations), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (annotations, 1), "quote"), ==, "bridge");
  g_assert_cmpuint (gloss_export_get_n_done (export), ==, 1);
  g_assert_cmpuint (gloss_export_get_n_annotations (export), ==, 2);
}

/* A check that finds nothing wrong in what somebody has changed is none. */
static void
test_checks_compare (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  const GlossFormat *const formats[] = { &gloss_format_jsonl, &gloss_format_csv };
  g_autoptr (GlossExportArticle) article = NULL;

  everything_write (self, codebook);
  article = load_chosen (self, codebook, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const GlossFormat *format = formats[i];
      g_autoptr (GFile) target = fixture_get_child (self, "out");
      g_autoptr (GlossExportSink) sink = gloss_export_sink_new (target, FALSE, FALSE, NULL, NULL);
      gpointer state = format->begin != NULL ? format->begin (sink, codebook) : NULL;
      g_autoptr (GBytes) written = gloss_export_sink_flush (sink, NULL);
      gsize n_bytes;
      const char *text;

      g_assert_true (format->write (state, article, sink, NULL));
      g_clear_pointer (&written, g_bytes_unref);
      written = gloss_export_sink_flush (sink, NULL);
      text = g_bytes_get_data (written, &n_bytes);
      g_assert_true (format->check (state, article, sink, written, NULL));
      for (const char *quote = strstr (text, "Skerrin"); quote != NULL; quote = strstr (quote + 1, "Skerrin"))
        {
          g_autofree char *changed = g_strndup (text, n_bytes);
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (GError) error = NULL;

          changed[quote - text] = 'X';
          bytes = g_bytes_new (changed, n_bytes);
          g_assert_false (format->check (state, article, sink, bytes, &error));
          g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT);
        }
      {
        g_autofree char *torn = g_strndup (text, n_bytes - 3);
        g_autoptr (GBytes) bytes = g_bytes_new (torn, n_bytes - 3);

        g_assert_false (format->check (state, article, sink, bytes, NULL));
      }
      if (format->free != NULL)
        format->free (state);
    }
}

/* The span that other programs have in their files is where we have it. */
static void
test_cross_unit (Fixture       *self,
                 gconstpointer  data)
{
  const char *shared = g_getenv ("GLOSS_SHARED");
  g_autofree char *folder = g_build_filename (shared != NULL ? shared : "", "data", "exchange", "cross-unit", NULL);
  g_autofree char *text_path = g_build_filename (folder, "text.txt", NULL);
  g_autofree char *expected_path = g_build_filename (folder, "expected.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GlossExport) export = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *row = NULL;
  JsonArray *points;
  JsonObject *found;

  if (!g_file_get_contents (text_path, &text, NULL, NULL) || !g_file_get_contents (expected_path, &expected, NULL, NULL))
    {
      g_test_skip ("GLOSS_SHARED names no folder with the spans of other programs");
      return;
    }
  root = json_from_string (expected, NULL);
  points = json_object_get_array_member (json_node_get_object (root), "codepoints");
  fixture_write (self, "bridge.txt", text);
  fixture_seed (self, &self->maria, json_array_get_int_element (points, 0), json_array_get_int_element (points, 1));
  export = new_export (self, &gloss_format_jsonl);
  run (export, self, "out.jsonl");
  lines = read_lines (self, "out.jsonl");
  found = json_array_get_object_element (json_object_get_array_member (get_article (lines, 0), "annotations"), 0);
  g_assert_cmpint (json_object_get_int_member (found, "start"), ==, json_array_get_int_element (points, 0));
  g_assert_cmpint (json_object_get_int_member (found, "end"), ==, json_array_get_int_element (points, 1));
  g_assert_cmpstr (json_object_get_string_member (found, "quote"), ==, json_object_get_string_member (json_node_get_object (root), "exact"));
  gloss_export_set_format (export, &gloss_format_csv);
  run (export, self, "out.csv");
  row = fixture_read (self, "out.csv");
  g_assert_nonnull (strstr (row, ",Ana Díaz,21,29,"));
}

/* --- what goes wrong --------------------------------------------------------------------------- */

static void
assert_has_problem (GlossExport *export,
                    Fixture     *self,
                    const char  *name)
{
  g_autoptr (GFile) file = fixture_get_child (self, name);
  GPtrArray *problems = gloss_export_get_problems (export);
  gboolean has = FALSE;

  for (guint i = 0; i < problems->len; i++)
    has = has || g_file_equal (gloss_problem_get_file (g_ptr_array_index (problems, i)), file);
  g_assert_true (has);
}

static void
test_bad_article (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GlossExport) export = gloss_export_new (&gloss_format_jsonl);
  g_autoptr (GPtrArray) lines = NULL;

  fixture_write (self, BAD_NAME, "a\x01\x02\x03\x04\x05\x06\x07\x08");
  fixture_write (self, "last.txt", "The last one.\n");
  add_article (export, self, BAD_NAME);
  add_article (export, self, "bridge.txt");
  add_article (export, self, "gone.txt");
  add_article (export, self, "last.txt");
  run (export, self, "out.jsonl");
  lines = read_lines (self, "out.jsonl");
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (json_object_get_string_member (get_article (lines, 1), "name"), ==, "last.txt");
  g_assert_cmpuint (gloss_export_get_problems (export)->len, ==, 2);
  assert_has_problem (export, self, BAD_NAME);
  assert_has_problem (export, self, "gone.txt");
}

/* Articles of one folder are told apart by names that begin alike, and found again by another name. */
static void
test_names_alike (Fixture       *self,
                  gconstpointer  data)
{
  static const char *const names[] = { "a", "a.txt", "a.txt.maria", "a.txt.maria.gloss", "b/a.txt", "renamed.txt" };
  g_autoptr (GlossExport) export = gloss_export_new (&gloss_format_jsonl);
  g_autofree char *from = g_build_filename (self->path, "bridge.txt", NULL);
  g_autofree char *to = g_build_filename (self->path, "renamed.txt", NULL);
  g_autofree char *sidecar = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  sidecar = fixture_read (self, "bridge.txt.maria.gloss.json");
  for (guint i = 0; i + 1 < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *beside = g_strconcat (names[i], ".maria.gloss.json", NULL);

      fixture_write (self, names[i], FIXTURE_TEXT);
      fixture_write (self, beside, sidecar);
    }
  g_assert_cmpint (g_rename (from, to), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_article (export, self, names[i]);
  run (export, self, "out.jsonl");
  lines = read_lines (self, "out.jsonl");
  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpuint (count_in (get_article (lines, i), "annotations"), ==, 1);
}

static void
test_only_bad_articles (Fixture       *self,
                        gconstpointer  data)
{
  g_autoptr (GlossExport) export = gloss_export_new (&gloss_format_jsonl);
  guint n_files = count_files (self);

  assert_fails (export, self, "out.jsonl", G_IO_ERROR, G_IO_ERROR_FAILED);
  add_article (export, self, "gone.txt");
  assert_fails (export, self, "out.jsonl", G_IO_ERROR, G_IO_ERROR_FAILED);
  add_article (export, self, "gone, too.txt");
  assert_fails (export, self, "out.jsonl", G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpuint (count_files (self), ==, n_files);
}

static void
test_bad_sidecars (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GlossExport) export = new_export (self, &gloss_format_jsonl);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *sidecar = NULL;
  g_autoptr (GString) damaged = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  fixture_write (self, "bridge.txt.zoe.gloss.json", "{\"items\": [");
  fixture_seed (self, &self->ben, 0, 10);
  sidecar = fixture_read (self, "bridge.txt.ben.gloss.json");
  damaged = g_string_new (sidecar);
  g_string_replace (damaged, "\"items\": [", "\"items\": [{\"id\": \"urn:x:odd\"},", 1);
  fixture_write (self, "bridge.txt.ben.gloss.json", damaged->str);
  fixture_write (self, ".gloss/structure/bridge.txt.json", "{");
  run (export, self, "out.jsonl");
  lines = read_lines (self, "out.jsonl");
  g_assert_cmpuint (count_in (get_article (lines, 0), "annotations"), ==, 2);
  g_assert_cmpuint (gloss_export_get_problems (export)->len, ==, 3);
  assert_has_problem (export, self, "bridge.txt.zoe.gloss.json");
  assert_has_problem (export, self, "bridge.txt.ben.gloss.json");
  assert_has_problem (export, self, ".gloss/structure/bridge.txt.json");
}

static void
test_no_annotations (Fixture       *self,
                     gconstpointer  data)
{
  guint n_formats;
  const GlossFormat *const *formats = gloss_formats_get_all (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    {
      g_autoptr (GlossExport) export = new_export (self, formats[i]);
      g_autofree char *name = g_strconcat ("out-", formats[i]->id, NULL);

      run (export, self, name);
      g_assert_cmpuint (gloss_export_get_n_annotations (export), ==, 0);
      g_assert_true (fixture_exists (self, name));
    }
}

static void
test_never_over_an_article (Fixture       *self,
                            gconstpointer  data)
{
  g_autoptr (GlossExport) export = new_export (self, &gloss_format_jsonl);
  g_autofree char *linked = g_build_filename (self->path, "linked", NULL);
  g_autofree char *path = g_build_filename (self->path, "bridge.txt", NULL);
  g_autofree char *text = NULL;

  g_assert_cmpint (link (path, linked), ==, 0);
  assert_fails (export, self, "bridge.txt", G_IO_ERROR, G_IO_ERROR_FAILED);
  assert_fails (export, self, "linked", G_IO_ERROR, G_IO_ERROR_FAILED);
  text = fixture_read (self, "bridge.txt");
  g_assert_cmpstr (text, ==, FIXTURE_TEXT);
}

static void
test_strict (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GlossExport) export = new_export (self, &gloss_format_csv);
  g_autoptr (GFile) target = fixture_get_child (self, "out.csv");
  g_autoptr (GError) error = NULL;
  guint n_files = count_files (self);

  gloss_export_set_strict (export, TRUE);
  g_assert_false (gloss_export_run (export, target, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (gloss_loss_report_get_n_losses (gloss_export_get_losses (export)), ==, 2);
  g_assert_cmpuint (count_files (self), ==, n_files);
  gloss_export_set_format (export, &gloss_format_jsonl);
  g_assert_true (gloss_export_run (export, target, FALSE, NULL, &error));
}

/* --- formats that fail ------------------------------------------------------------------------- */

static gboolean
write_or_fail (gpointer                   state,
               const GlossExportArticle  *article,
               GlossExportSink           *sink,
               GError                   **error)
{
  g_string_append_printf (gloss_export_sink_get_buffer (sink), "%s\n", article->name);
  if (g_str_has_prefix (article->name, "skip"))
    g_set_error_literal (error, GLOSS_ERROR, GLOSS_ERROR_UNSUPPORTED, "no room for this one");
  else if (g_str_has_prefix (article->name, "stop"))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "no room at all");
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_or_fail (gpointer                   state,
               const GlossExportArticle  *article,
               GlossExportSink           *sink,
               GBytes                    *written,
               GError                   **error)
{
  return !g_str_has_prefix (article->name, "odd") || gloss_format_fail_check (article, "all of it", error);
}

static const GlossFormat failing = {
  .id = "failing",
  .suffix = ".txt",
  .holds = GLOSS_TRAITS_ALL,
  .write = write_or_fail,
  .check = check_or_fail,
};

static GlossExport *
new_failing (Fixture    *self,
             const char *name)
{
  GlossExport *export = gloss_export_new (&failing);

  fixture_write (self, name, "One.\n");
  add_article (export, self, "bridge.txt");
  add_article (export, self, name);
  add_article (export, self, "bridge.txt");
  return export;
}

static void
test_format_refuses_an_article (Fixture       *self,
                                gconstpointer  data)
{
  g_autoptr (GlossExport) export = new_failing (self, "skip.txt");
  g_autofree char *text = NULL;

  run (export, self, "out");
  text = fixture_read (self, "out");
  g_assert_cmpstr (text, ==, "bridge.txt\nbridge.txt (2)\n");
  assert_has_problem (export, self, "skip.txt");
}

static void
test_format_fails (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GlossExport) stopped = new_failing (self, "stop.txt");
  g_autoptr (GlossExport) odd = new_failing (self, "odd.txt");
  guint n_files = count_files (self);

  assert_fails (stopped, self, "out", G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  assert_fails (odd, self, "out", GLOSS_ERROR, GLOSS_ERROR_FORMAT);
  g_assert_cmpuint (count_files (self), ==, n_files);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/export/everything", test_everything);
  ADD ("/export/order", test_order);
  ADD ("/export/filter", test_filter);
  ADD ("/export/sections", test_sections);
  g_test_add_func ("/export/formats", test_formats);
  ADD ("/export/jsonl", test_jsonl);
  ADD ("/export/checks-compare", test_checks_compare);
  ADD ("/export/cross-unit", test_cross_unit);
  ADD ("/export/bad-article", test_bad_article);
  ADD ("/export/names-alike", test_names_alike);
  ADD ("/export/only-bad-articles", test_only_bad_articles);
  ADD ("/export/bad-sidecars", test_bad_sidecars);
  ADD ("/export/no-annotations", test_no_annotations);
  ADD ("/export/never-over-an-article", test_never_over_an_article);
  ADD ("/export/strict", test_strict);
  ADD ("/export/format-refuses-an-article", test_format_refuses_an_article);
  ADD ("/export/format-fails", test_format_fails);

  return g_test_run ();
}
