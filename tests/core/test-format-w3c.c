/* SPDX-License-Identifier: GPL-3.0-or-later */
/* W3C Web Annotation collections: that they hold everything, as the standard has it. */
#include "config.h"

#include <string.h>

#include "annotation-article.h"
#include "exchange/gloss-w3c-item.h"
#include "export-everything.h"
#include "gloss-error.h"
#include "json/gloss-json.h"
#include "store/gloss-item.h"

static void
export_to (Fixture       *self,
           GlossCodebook *codebook,
           const char    *name,
           const char    *target)
{
  g_autoptr (GlossExport) export = gloss_export_new (&gloss_format_w3c);
  g_autoptr (GFile) file = fixture_get_child (self, target);
  g_autoptr (GFile) article = fixture_get_child (self, name);
  g_autoptr (GError) error = NULL;

  gloss_export_add_article (export, article, name, codebook);
  g_assert_true (gloss_export_run (export, file, FALSE, NULL, &error));
  g_assert_no_error (error);
}

static JsonNode *
read_file (Fixture    *self,
           const char *name)
{
  g_autofree char *text = fixture_read (self, name);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JsonNode *node = gloss_json_read (bytes, name, &error);

  g_assert_no_error (error);
  return node;
}

static JsonObject *
find_item (JsonArray  *items,
           const char *end)
{
  g_autofree char *id = everything_dup_id (end);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      if (g_strcmp0 (gloss_item_get_string (item, "id"), id) == 0)
        return item;
    }
  g_assert_not_reached ();
}

static gint64
get_start (JsonObject *target)
{
  JsonArray *selectors = json_object_get_array_member (target, "selector");

  return json_object_get_int_member (json_array_get_object_element (selectors, 1), "start");
}

static void
test_losses (Fixture       *self,
             gconstpointer  data)
{
  static const guint none[GLOSS_N_TRAITS] = { 0 };
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (GlossExportArticle) article = NULL;
  g_autoptr (GlossLossReport) report = NULL;

  everything_write (self, codebook);
  article = everything_load (self, codebook);
  report = everything_survey (&gloss_format_w3c, article);
  everything_assert_losses (report, none);
}

static void
test_collection (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (JsonNode) node = NULL;
  JsonObject *collection, *page;

  everything_write (self, codebook);
  export_to (self, codebook, EVERYTHING_NAME, "out.jsonld");
  node = read_file (self, "out.jsonld");
  collection = json_node_get_object (node);
  page = json_object_get_object_member (collection, "first");
  g_assert_cmpstr (json_object_get_string_member (collection, "type"), ==, "AnnotationCollection");
  g_assert_cmpint (json_object_get_int_member (collection, "total"), ==, 17);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (page, "items")), ==, 17);
  g_assert_cmpstr (json_object_get_string_member (collection, "last"), ==, json_object_get_string_member (page, "id"));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (page, "partOf"), "id"), ==,
                   json_object_get_string_member (collection, "id"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (collection, "creator")), ==, 2);
}

static void
test_items (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (JsonNode) node = NULL;
  JsonObject *claim, *target, *moved;
  JsonArray *items;

  everything_write (self, codebook);
  export_to (self, codebook, EVERYTHING_NAME, "out.jsonld");
  node = read_file (self, "out.jsonld");
  items = json_object_get_array_member (json_object_get_object_member (json_node_get_object (node), "first"), "items");
  claim = find_item (items, EVERYTHING_CLAIM);
  target = json_object_get_object_member (claim, "target");
  g_assert_true (json_object_has_member (claim, "x:extra"));
  g_assert_cmpstr (json_object_get_string_member (claim, "modified"), ==, "2026-11-22T10:13:02Z");
  g_assert_cmpstr (json_object_get_string_member (target, "source"), ==,
                   "news/The%20%E2%80%9Cbridge%E2%80%9D%20%26%20it%27s%20%F0%9F%98%80.md");
  g_assert_cmpint (get_start (target), ==, 16);
  g_assert_false (json_object_has_member (target, "gloss:storedSelector"));
  moved = find_item (items, EVERYTHING_MOVED);
  target = json_object_get_object_member (moved, "target");
  g_assert_cmpint (get_start (target), ==, 237);
  g_assert_cmpstr (json_object_get_string_member (target, "gloss:unit"), ==, "s2.p1");
  g_assert_true (json_object_has_member (target, "gloss:storedSelector"));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (moved, "gloss:anchor"), "state"), ==, "moved");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (moved, "gloss:anchor"), "storedTextSha256"), ==, "0000");
  g_assert_cmpint (get_start (json_object_get_object_member (find_item (items, EVERYTHING_ORPHAN), "target")), ==, 4);
}

/* What the standard has no words for. */
static void
test_articles (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (JsonNode) node = NULL;
  JsonObject *article, *of_maria;

  everything_write (self, codebook);
  export_to (self, codebook, EVERYTHING_NAME, "out.jsonld");
  node = read_file (self, "out.jsonld");
  article = json_array_get_object_element (json_object_get_array_member (json_node_get_object (node), "gloss:articles"), 0);
  g_assert_cmpstr (json_object_get_string_member (article, "gloss:text"), ==, EVERYTHING_CANONICAL);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (article, "gloss:source"), "path"), ==, EVERYTHING_NAME);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (article, "gloss:blocks")), ==, 8);
  of_maria = json_array_get_object_element (json_object_get_array_member (article, "gloss:sets"), 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (of_maria, "gloss:coverage")), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (of_maria, "creator"), "name"), ==, "Maria Silva");
}

/* A page must not be empty, so that there is none. */
static void
test_empty (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (JsonNode) node = NULL;

  export_to (self, codebook, "bridge.txt", "out.jsonld");
  node = read_file (self, "out.jsonld");
  g_assert_false (json_object_has_member (json_node_get_object (node), "first"));
  g_assert_false (json_object_has_member (json_node_get_object (node), "last"));
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "total"), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (node), "gloss:articles")), ==, 1);
}

/* The same annotations give the same bytes, ids and all; others give other ids. */
static void
test_ids (Fixture       *self,
          gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autofree char *one = NULL;
  g_autofree char *again = NULL;
  g_autofree char *other = NULL;

  everything_write (self, codebook);
  export_to (self, codebook, EVERYTHING_NAME, "one.jsonld");
  export_to (self, codebook, EVERYTHING_NAME, "again.jsonld");
  export_to (self, codebook, "bridge.txt", "other.jsonld");
  one = fixture_read (self, "one.jsonld");
  again = fixture_read (self, "again.jsonld");
  other = fixture_read (self, "other.jsonld");
  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (strrchr (one, ':'), !=, strrchr (other, ':'));
  g_assert_true (g_regex_match_simple ("\"id\": \"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\"\n}\n$",
                                       one, 0, 0));
}

/* More than one chunk of the spool. */
static void
test_large (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  JsonArray *articles;

  for (guint i = 0; i < 12000; i++)
    g_string_append_printf (text, "Paragraph %u says that the bridge, é and 😀, is still closed.\n\n", i);
  fixture_write (self, "large.txt", text->str);
  export_to (self, codebook, "large.txt", "out.jsonld");
  node = read_file (self, "out.jsonld");
  articles = json_object_get_array_member (json_node_get_object (node), "gloss:articles");
  g_assert_cmpuint (strlen (json_object_get_string_member (json_array_get_object_element (articles, 0), "gloss:text")), >, 700 * 1000);
}

static GlossExportArticle *
wrap (GlossArticle *article,
      const char   *name)
{
  GlossExportArticle *wrapped = g_new0 (GlossExportArticle, 1);

  wrapped->name = g_strdup (name);
  wrapped->article = g_object_ref (article);
  wrapped->sets = g_ptr_array_new ();
  return wrapped;
}

static GlossAnnotation *
decode (const char *json)
{
  const GlossItemContext context = { "maria", NULL, -1 };
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (GError) error = NULL;
  GlossAnnotation *annotation = gloss_annotation_decode (node, &context, &error);

  g_assert_no_error (error);
  return annotation;
}

#define ITEM(times, source) \
  "{\"id\": \"urn:x:1\", \"type\": \"Annotation\"," times \
  " \"body\": {\"type\": \"TextualBody\", \"purpose\": \"tagging\", \"value\": \"claim\"}," \
  " \"target\": {" source "\"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"Two\"}}}"

/* What other programs wrote into a sidecar. */
static void
test_foreign_items (void)
{
  static const struct
  {
    const char *json;
    const char *member;
    const char *value;
  } cases[] = {
    { ITEM ("\"created\": \"2026-01-05T09:12:33Z\",", ""), "created", "2026-01-05T09:12:33Z" },
    { ITEM ("\"created\": \"2026-01-05T09:12:33.123456Z\",", ""), "created", "2026-01-05T09:12:33.123456Z" },
    { ITEM ("\"created\": \"2026-01-05T09:12:33.5+02:00\",", ""), "created", "2026-01-05T07:12:33.500000Z" },
    { ITEM ("\"created\": \"20260105T091233Z\",", ""), "created", "2026-01-05T09:12:33Z" },
    { ITEM ("\"created\": \"2026-W02-1T09:12:33Z\",", ""), "created", "2026-01-05T09:12:33Z" },
    { ITEM ("\"created\": \"2026-01-05T09:12:33,25Z\",", ""), "created", "2026-01-05T09:12:33.250000Z" },
    { ITEM ("\"created\": \"2026-01-05T09:12:33\",", ""), "gloss:created", "2026-01-05T09:12:33" },
    { ITEM ("\"created\": \"yesterday\",", ""), "gloss:created", "yesterday" },
    { ITEM ("\"created\": \"\",", ""), "gloss:created", "" },
    { ITEM ("\"modified\": \"Z\",", ""), "gloss:modified", "Z" },
    { ITEM ("", ""), "source", "dir/a%3Ab.txt" },
    { ITEM ("", "\"source\": \"old.txt\","), "source", "dir/a%3Ab.txt" },
    { ITEM ("", "\"source\": \"https://example.org/a\","), "source", "https://example.org/a" },
  };
  g_autoptr (GlossArticle) article = make_article ("One. Two. Three.");
  g_autoptr (GlossExportArticle) wrapped = wrap (article, "dir/a:b.txt");
  g_autofree char *source = gloss_w3c_dup_source (wrapped);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GlossAnnotation) read = decode (cases[i].json);
      g_autoptr (GlossPlacing) placing = gloss_placing_new (gloss_article_get_text (article), NULL, NULL, NULL);
      g_autoptr (GlossAnnotation) annotation = gloss_placing_place (placing, read);
      g_autoptr (JsonNode) node = gloss_w3c_encode_annotation (wrapped, annotation, source);
      JsonObject *item = json_node_get_object (node);

      if (g_str_equal (cases[i].member, "source"))
        item = json_object_get_object_member (item, "target");
      g_test_message ("%s", cases[i].json);
      g_assert_cmpstr (gloss_item_get_string (item, cases[i].member), ==, cases[i].value);
      g_assert_true (gloss_w3c_check_annotation (wrapped, annotation, node));
      g_assert_true (json_object_has_member (json_node_get_object (node), "creator"));
    }
}

/* An address is better than a path, but only a valid one is an IRI. */
static void
test_source (void)
{
  static const struct
  {
    const char *uri;
    const char *source;
  } cases[] = {
    { "https://example.org/news?id=1", "https://example.org/news?id=1" },
    { "not an address", "a%20b/%C3%BC.html" },
    { NULL, "a%20b/%C3%BC.html" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();
      g_autoptr (GlossArticle) article = NULL;
      g_autoptr (GlossExportArticle) wrapped = NULL;
      g_autofree char *source = NULL;

      gloss_article_builder_add_block (builder, GLOSS_BLOCK_PARAGRAPH, 0, "One.", -1);
      if (cases[i].uri != NULL)
        gloss_article_builder_set_uri (builder, cases[i].uri);
      article = gloss_article_builder_finish (builder);
      wrapped = wrap (article, "a b/ü.html");
      source = gloss_w3c_dup_source (wrapped);
      g_assert_cmpstr (source, ==, cases[i].source);
    }
}

/* Each thing that an item says is compared. */
static void
test_check_compares (void)
{
  g_autoptr (GlossArticle) article = make_article ("One. Two. Three.");
  g_autoptr (GlossExportArticle) wrapped = wrap (article, "a.txt");
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &(GlossRange) { 5, 8 }, 1);
  g_autoptr (GlossAnchor) elsewhere = gloss_anchor_new_for_ranges (article, &(GlossRange) { 5, 9 }, 1);
  g_autoptr (GlossAnnotation) annotation = gloss_annotation_new ("maria", "claim", anchor);
  g_autoptr (JsonNode) value = json_node_init_int (json_node_alloc (), 1);
  g_autoptr (JsonNode) node = gloss_w3c_encode_annotation (wrapped, annotation, "a.txt");
  GlossAnnotation *others[] = {
    gloss_annotation_new ("maria", "claim", anchor),
    gloss_annotation_with_tag (annotation, "source"),
    gloss_annotation_with_note (annotation, "A note."),
    gloss_annotation_with_attribute (annotation, "confidence", value),
    gloss_annotation_with_anchor (annotation, elsewhere),
  };

  g_assert_true (gloss_w3c_check_annotation (wrapped, annotation, node));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_false (gloss_w3c_check_annotation (wrapped, others[i], node));
      g_object_unref (others[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/format-w3c/losses", Fixture, NULL, fixture_set_up, test_losses, fixture_tear_down);
  g_test_add ("/format-w3c/collection", Fixture, NULL, fixture_set_up, test_collection, fixture_tear_down);
  g_test_add ("/format-w3c/items", Fixture, NULL, fixture_set_up, test_items, fixture_tear_down);
  g_test_add ("/format-w3c/articles", Fixture, NULL, fixture_set_up, test_articles, fixture_tear_down);
  g_test_add ("/format-w3c/empty", Fixture, NULL, fixture_set_up, test_empty, fixture_tear_down);
  g_test_add ("/format-w3c/ids", Fixture, NULL, fixture_set_up, test_ids, fixture_tear_down);
  g_test_add ("/format-w3c/large", Fixture, NULL, fixture_set_up, test_large, fixture_tear_down);
  g_test_add_func ("/format-w3c/foreign-items", test_foreign_items);
  g_test_add_func ("/format-w3c/source", test_source);
  g_test_add_func ("/format-w3c/check-compares", test_check_compares);

  return g_test_run ();
}
