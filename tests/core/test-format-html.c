/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading copy: everything is on the page, in its place, and nothing of it can become more than text. */
#include "config.h"

#include <string.h>

#include "exchange/gloss-copy-html.h"
#include "export-fixture.h"
#include "reader/gloss-html.h"

#define ARTICLE \
  "---\nauthor: Ada Reyes\n---\n" \
  "# The bridge & the < river\n\n" \
  "The bridge over the Skerrin was closed on Monday, and nobody knows for how long.\n\n" \
  "## What was found\n\n" \
  "Engineers had found a crack in its third pier. Nobody was hurt.\n\n" \
  "- first a sound,\n  - then dust,\n- then a crack\n\n" \
  "| Pier | Width |\n|---|---|\n| third | 4 mm |\n\n" \
  "> We had been lucky.\n\n" \
  "```\nint a = 1;\nif (a < 2)\n```\n\n" \
  "## Key Points\n\n1. The bridge is closed.\n2. The crack is old.\n\n" \
  "## Summary\n\nA bridge was closed.\n\n" \
  "## FAQ\n\n### Is it safe?\n\nNo.\n\n### When will it open?\n\nIn six weeks, the council says.\n"

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  fixture_set_up (self, data);
  fixture_write (self, "bridge.md", ARTICLE);
  g_clear_object (&self->source);
  self->source = fixture_get_child (self, "bridge.md");
}

/* --- reading pages ------------------------------------------------------------------------------- */

static GlossHtml *
parse (const char *page)
{
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (GError) error = NULL;
  GlossHtml *html = gloss_html_parse (bytes, "page", &error);

  g_assert_no_error (error);
  return html;
}

static const char *
get_attribute (const GlossHtmlNode *node,
               const char          *name)
{
  return node->tag != GLOSS_TAG_TEXT ? gloss_html_get_attribute (node, name) : NULL;
}

/* The index of the nearest element around a node that has an attribute, or 0. */
static guint
find_above (GlossHtml  *html,
            guint       index,
            const char *attribute)
{
  for (guint i = gloss_html_get_node (html, index)->parent; i != 0; i = gloss_html_get_node (html, i)->parent)
    if (get_attribute (gloss_html_get_node (html, i), attribute) != NULL)
      return i;

  return 0;
}

/* The page's texts, one a block, as a browser has them; and how many characters each annotation is on, by id. */
static char *
read_text (GlossHtml  *html,
           GHashTable *marked)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint block = 0;
  guint cell = 0;

  for (guint i = 0; i < gloss_html_get_n_nodes (html); i++)
    {
      const GlossHtmlNode *node = gloss_html_get_node (html, i);
      guint around = find_above (html, i, "data-block");

      if (node->tag != GLOSS_TAG_TEXT || around == 0 || find_above (html, i, "data-aid") != 0)
        continue;
      if (around != block && block != 0)
        g_string_append_c (text, '\n');
      for (guint up = node->parent; up != around; up = gloss_html_get_node (html, up)->parent)
        if (gloss_html_get_node (html, up)->tag == GLOSS_TAG_TD && up != cell)
          {
            if (around == block)
              g_string_append_c (text, ' ');
            cell = up;
          }
      block = around;
      g_string_append_len (text, node->text, node->n_bytes);
      for (guint up = node->parent; up != around; up = gloss_html_get_node (html, up)->parent)
        {
          const char *id = get_attribute (gloss_html_get_node (html, up), "data-id");
          guint n = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (marked, id)) : 0;

          if (id != NULL)
            g_hash_table_insert (marked, g_strdup (id), GUINT_TO_POINTER (n + gloss_text_count (node->text, node->n_bytes)));
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
count_elements (GlossHtml  *html,
                const char *attribute,
                const char *value)
{
  guint n = 0;

  for (guint i = 0; i < gloss_html_get_n_nodes (html); i++)
    {
      const char *found = get_attribute (gloss_html_get_node (html, i), attribute);

      n += found != NULL && (value == NULL || g_str_equal (found, value));
    }

  return n;
}

/* Every link within the page leads somewhere, and nothing is there twice. */
static void
assert_links (GlossHtml *html)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < gloss_html_get_n_nodes (html); i++)
    {
      const char *id = get_attribute (gloss_html_get_node (html, i), "id");

      g_assert_true (id == NULL || g_hash_table_add (ids, (gpointer) id));
    }
  for (guint i = 0; i < gloss_html_get_n_nodes (html); i++)
    {
      const char *href = get_attribute (gloss_html_get_node (html, i), "href");

      if (href != NULL && *href == '#')
        g_assert_true (g_hash_table_contains (ids, href + 1));
    }
}

/* Neither code nor anything that is fetched. */
static void
assert_harmless (GlossHtml *html)
{
  static const char *const attributes[] = { "src", "srcset", "onclick", "onerror", "onload", "onmouseover", "action", "data", "background" };

  for (guint i = 0; i < gloss_html_get_n_nodes (html); i++)
    {
      const GlossHtmlNode *node = gloss_html_get_node (html, i);
      const char *href = get_attribute (node, "href");

      g_assert_cmpint (node->tag, !=, GLOSS_TAG_SCRIPT);
      g_assert_cmpint (node->tag, !=, GLOSS_TAG_FORM);
      g_assert_cmpint (node->tag, !=, GLOSS_TAG_BUTTON);
      g_assert_true (href == NULL || *href == '#' || g_str_has_prefix (href, "http"));
      for (guint j = 0; j < G_N_ELEMENTS (attributes); j++)
        g_assert_null (get_attribute (node, attributes[j]));
    }
}

/* What is written of one article. */
static char *
cut_article (const char *page)
{
  const char *start = strstr (page, "<article");
  const char *end = g_strrstr (page, "</article>\n");

  g_assert_nonnull (start);
  g_assert_nonnull (end);
  return g_strndup (start, (gsize) (end - start) + strlen ("</article>\n"));
}

/* Whether a character stands between two blocks or cells, where a page has no character. */
static gboolean
is_between (GlossArticle *article,
            gsize         offset)
{
  const GlossBlock *block = gloss_article_get_block (article, gloss_article_get_block_index_at (article, offset));
  gsize end = block->range.start;

  if (!gloss_range_contains (block->range, offset))
    return TRUE;
  for (guint i = 0; block->cells != NULL && block->cells[i] != NULL; i++)
    {
      end += (gsize) g_utf8_strlen (block->cells[i], -1);
      if (end++ == offset)
        return TRUE;
    }

  return FALSE;
}

/* Every annotation is on just the characters of its pieces, as a browser reads the page. */
static void
assert_page (GlossHtml          *html,
             GlossArticle       *article,
             GlossAnnotationSet *set)
{
  g_autoptr (GHashTable) marked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = read_text (html, marked);
  g_autoptr (GlossPlacing) placing = gloss_placing_new (gloss_article_get_text (article), NULL, NULL, NULL);
  g_autoptr (GPtrArray) stored = gloss_annotation_set_dup_annotations (set);
  g_autoptr (GPtrArray) annotations = gloss_placing_place_all (placing, stored, NULL);
  const char *canonical = gloss_text_get_utf8 (gloss_article_get_text (article), NULL);

  g_assert_cmpstr (text, ==, canonical);
  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);
      GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);
      gsize expected = 0;

      for (gsize j = 0; j < gloss_anchor_get_n_pieces (anchor); j++)
        {
          GlossRange place = gloss_anchor_get_place (anchor, j);

          for (gsize k = place.start; k < place.end; k++)
            expected += !is_between (article, k);
        }
      g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (marked, gloss_annotation_get_id (annotation))), ==, expected);
    }
}

/* --- cases --------------------------------------------------------------------------------------- */

/* Maria's claims overlap and are linked; Ben's is of two pieces. */
static void
annotate (Fixture      *self,
          GlossArticle *article)
{
  g_autoptr (GlossAnnotationSet) maria = export_fixture_new_set (self, article, &self->maria);
  g_autoptr (GlossAnnotationSet) ben = export_fixture_new_set (self, article, &self->ben);
  GlossAnnotation *whole = export_fixture_quote (maria, article, 1, "claim", "Engineers had found a crack in its third pier.",
                                                 "Which “engineers”?\nAsk.", "{\"checkworthiness\":\"CFS\",\"confidence\":2,\"verifiable\":true,\"own\":\"x\"}");
  GlossAnnotation *part = export_fixture_quote (maria, article, 2, "quantity", "third pier", NULL, NULL);
  GlossAnnotation *point = export_fixture_quote (maria, article, 3, "key_point", "The crack is old.", NULL, NULL);
  GlossAnnotation *crossing;
  GlossRange pieces[2];

  gloss_annotation_set_add_link (maria, "supported_by", gloss_annotation_get_id (point), gloss_annotation_get_id (whole));
  gloss_annotation_set_add_link (maria, "of my own", gloss_annotation_get_id (part), gloss_annotation_get_id (part));
  export_fixture_save (self, maria);

  crossing = export_fixture_quote (ben, article, 4, "claim", "pier. Nobody was hurt.", NULL, NULL);
  pieces[0] = (GlossRange) { gloss_annotation_get_extent (crossing).start + 6, gloss_annotation_get_extent (crossing).start + 12 };
  pieces[1] = (GlossRange) { gloss_annotation_get_extent (crossing).end - 5, gloss_annotation_get_extent (crossing).end };
  export_fixture_add (ben, article, 5, "no_such_tag", pieces, 2, NULL, NULL);
  export_fixture_quote (ben, article, 6, "evidence", "third 4 mm", "In the table", "{\"type\":\"table\"}");
  export_fixture_save (self, ben);
}

/* Links get ids of their own; those of the golden page never change, for they are not on it. */
static void
test_golden (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GlossArticle) article = export_fixture_load (self);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "golden", "reading-copy.html", NULL);
  g_autofree char *golden = NULL;
  g_autofree char *page = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;

  annotate (self, article);
  page = export_fixture_run (self, "html", NULL);
  written = cut_article (page);
  if (g_getenv ("GLOSS_WRITE_GOLDEN") != NULL)
    g_file_set_contents (path, written, -1, NULL);
  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (written, ==, golden);
}

static void
test_page (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GlossArticle) article = export_fixture_load (self);
  g_autoptr (GlossAnnotationSet) set = export_fixture_new_set (self, article, &self->maria);
  g_autofree char *page = NULL;
  g_autoptr (GlossHtml) html = NULL;

  export_fixture_quote (set, article, 1, "claim", "The crack is old.", "Old?", NULL);
  export_fixture_save (self, set);
  page = export_fixture_run (self, "html", NULL);
  html = parse (page);
  assert_links (html);
  assert_harmless (html);
  assert_page (html, article, set);
  g_assert_nonnull (strstr (page, "prefers-color-scheme: dark"));
  g_assert_nonnull (strstr (page, "@media print"));
  g_assert_null (strstr (page, "url("));
  g_assert_null (strstr (page, "@import"));
  g_assert_cmpuint (count_elements (html, "lang", "en"), >=, 2);
}

/* The article has the direction of most of its text, and so have blocks that have no letter. */
static void
test_direction (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *page = NULL;
  g_autoptr (GlossHtml) html = NULL;

  fixture_write (self, "ferry.md", "# Ormsay\n\nعادت العبّارة إلى الجزيرة بعد سبعة أشهر من التوقف، ونصفها فارغ.\n\n## 2024 – 2025\n\nلم يشرح أحد السبب.\n");
  g_clear_object (&self->source);
  self->source = fixture_get_child (self, "ferry.md");
  page = export_fixture_run (self, "html", NULL);
  html = parse (page);
  for (guint i = 0; i < gloss_html_get_n_nodes (html); i++)
    {
      const GlossHtmlNode *node = gloss_html_get_node (html, i);
      const char *block = get_attribute (node, "data-block");

      if (block != NULL)
        g_assert_cmpstr (get_attribute (node, "dir"), ==, g_str_equal (block, "title") ? "ltr" : "rtl");
    }
  g_assert_nonnull (strstr (page, "<article id=\"a1\" dir=\"rtl\""));
}

/* Every article has its place on the page and its line in the table of contents. */
static void
test_several (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GlossExport) export = gloss_export_new (gloss_format_find ("html"));
  g_autoptr (GFile) target = fixture_get_child (self, "exported");
  g_autoptr (GlossArticle) article = export_fixture_load (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *page = NULL;
  g_autoptr (GlossHtml) html = NULL;

  annotate (self, article);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("bridge-%u.md", i);
      g_autoptr (GFile) file = fixture_get_child (self, name);

      fixture_write (self, name, ARTICLE);
      gloss_export_add_article (export, i == 0 ? self->source : file, name, self->codebook);
    }
  gloss_export_run (export, target, TRUE, NULL, &error);
  g_assert_no_error (error);
  page = fixture_read (self, "exported");
  html = parse (page);
  assert_links (html);
  g_assert_cmpuint (count_elements (html, "data-name", NULL), ==, 3);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *href = g_strdup_printf ("#a%u", i);

      g_assert_cmpuint (count_elements (html, "href", href), ==, 1);
    }
}

/* Law: whatever lies over whatever, the text is whole and every piece is marked, and no more. */
static void
test_random (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GlossArticle) article = export_fixture_load (self);
  gint32 length = (gint32) gloss_text_get_length (gloss_article_get_text (article));

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GlossAnnotationSet) set = export_fixture_new_set (self, article, &self->maria);
      g_autofree char *page = NULL;
      g_autoptr (GlossHtml) html = NULL;

      for (guint i = 0; i < 5; i++)
        {
          gsize start = (gsize) g_test_rand_int_range (0, length - 1);
          GlossRange ranges[2] = { { start, (gsize) g_test_rand_int_range ((gint32) start + 1, length + 1) } };
          gsize n_ranges = 1;

          if (ranges[0].end + 3 < (gsize) length && i % 2 == 0)
            {
              n_ranges = 2;
              ranges[1] = (GlossRange) { ranges[0].end + 2, (gsize) length };
            }
          export_fixture_add (set, article, i + 1, i % 3 == 0 ? "claim" : "evidence", ranges, n_ranges, NULL, NULL);
        }
      export_fixture_save (self, set);
      page = export_fixture_run (self, "html", NULL);
      html = parse (page);
      assert_page (html, article, set);
      assert_links (html);
    }
}

/* An annotation of the gap between two blocks has a note, and no place to lead back to. */
static void
test_gap (Fixture       *self,
          gconstpointer  data)
{
  g_autoptr (GlossArticle) article = export_fixture_load (self);
  g_autoptr (GlossAnnotationSet) set = export_fixture_new_set (self, article, &self->maria);
  gsize gap = gloss_article_get_block (article, 1)->range.end;
  g_autofree char *page = NULL;
  g_autoptr (GlossHtml) html = NULL;

  export_fixture_add (set, article, 1, "claim", &(GlossRange) { gap, gap + 1 }, 1, "A gap", NULL);
  export_fixture_save (self, set);
  page = export_fixture_run (self, "html", NULL);
  html = parse (page);
  assert_links (html);
  assert_page (html, article, set);
  g_assert_cmpuint (count_elements (html, "class", "note"), ==, 1);
}

/* More than have room: the text is not nested without end, but every note is there. */
static void
test_many_lanes (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GlossArticle) article = export_fixture_load (self);
  g_autoptr (GlossAnnotationSet) set = export_fixture_new_set (self, article, &self->maria);
  g_autofree char *page = NULL;
  g_autoptr (GlossHtml) html = NULL;
  guint deepest = 0;

  for (guint i = 0; i < 40; i++)
    export_fixture_quote (set, article, i + 1, "claim", "Engineers had found a crack", NULL, NULL);
  export_fixture_save (self, set);
  page = export_fixture_run (self, "html", NULL);
  html = parse (page);
  for (guint i = 0; i < gloss_html_get_n_nodes (html); i++)
    deepest = MAX (deepest, gloss_html_get_node (html, i)->depth);
  g_assert_cmpuint (deepest, <, 24);
  g_assert_cmpuint (count_elements (html, "class", "note"), ==, 40);
  g_assert_cmpuint (count_elements (html, "class", "m"), ==, 40);
  assert_links (html);
}

#define HOSTILE "</p></script><script>alert(1)</script><img src=x onerror=alert(1)> \" ' & \342\200\256evil"

static void
test_hostile (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GlossArticle) article = NULL;
  g_autoptr (GlossAnnotationSet) set = NULL;
  GlossReviewer reviewer = { (char *) "maria", (char *) "<b onclick=x>Maria</b>" };
  g_autofree char *page = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GlossHtml) html = NULL;
  guint n_notes = 0;

  fixture_write (self, "bridge.txt", "</title><script>a</script>\n\nThe <b>bridge</b> & \"co\" \342\200\256is shut.\n\n<!-- and --> more ]]>\n");
  g_clear_object (&self->source);
  self->source = fixture_get_child (self, "bridge.txt");
  article = export_fixture_load (self);
  set = export_fixture_new_set (self, article, &reviewer);
  export_fixture_quote (set, article, 1, "\" onmouseover=\"x", "<b>bridge</b>", HOSTILE, "{\"<i>\":\"</dl><script>\",\"checkworthiness\":{\"a\":[1,\"<u>\"]}}");
  export_fixture_quote (set, article, 2, "claim", "-->", "line\r\nline\ttab", NULL);
  gloss_annotation_set_add_link (set, "<s>", "urn:uuid:0d7c0000-0000-4000-8000-000000000001", "urn:uuid:0d7c0000-0000-4000-8000-000000000002");
  export_fixture_save (self, set);

  page = export_fixture_run (self, "html", NULL);
  html = parse (page);
  assert_harmless (html);
  assert_links (html);
  assert_page (html, article, set);
  for (guint i = 0; i < gloss_html_get_n_nodes (html); i++)
    if (get_attribute (gloss_html_get_node (html, i), "data-text") != NULL)
      {
        g_free (text);
        text = gloss_html_dup_text (html, i);
        n_notes += g_str_equal (text, HOSTILE);
      }
  g_assert_cmpuint (n_notes, ==, 1);
}

/* --- what is lost, and what is noticed ----------------------------------------------------------- */

static void
test_losses (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GlossArticle) article = export_fixture_load (self);
  g_autoptr (GlossAnnotationSet) set = export_fixture_new_set (self, article, &self->maria);
  g_autoptr (GlossLossReport) losses = NULL;
  g_autofree char *page = NULL;

  annotate (self, article);
  page = export_fixture_run (self, "html", &losses);
  g_assert_cmpuint (gloss_loss_report_get_n_losses (losses), ==, 0);
  g_clear_pointer (&losses, gloss_loss_report_free);
  g_clear_pointer (&page, g_free);

  export_fixture_quote (set, article, 1, "claim", "The crack is old.", "a \001 b", NULL);
  gloss_annotation_set_cover (set, (GlossRange) { 0, 5 }, "nothing");
  gloss_annotation_set_cover (set, (GlossRange) { 8, 20 }, "read");
  export_fixture_save (self, set);
  page = export_fixture_run (self, "html", &losses);
  g_assert_cmpuint (gloss_loss_report_get_count (losses, GLOSS_TRAIT_COVERAGE), ==, 2);
  g_assert_cmpuint (gloss_loss_report_get_count (losses, GLOSS_TRAIT_NOTES), ==, 1);
  g_assert_cmpuint (gloss_loss_report_get_n_losses (losses), ==, 3);
}

static void
assert_noticed (const GlossExportArticle *source,
                const char               *written,
                const char               *what,
                const char               *instead)
{
  g_auto (GStrv) parts = g_strsplit (written, what, 2);
  g_autofree char *changed = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (parts[1]);
  changed = g_strconcat (parts[0], instead, parts[1], NULL);
  bytes = g_bytes_new (changed, strlen (changed));
  g_assert_false (gloss_copy_html_check (source, bytes, &error));
  g_assert_nonnull (error);
}

/* A check that finds nothing wrong with a wrong page would be none. */
static void
test_check (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GlossArticle) article = export_fixture_load (self);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GlossExportArticle) source = NULL;
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GlossExportFilter filter = { NULL };

  annotate (self, article);
  source = gloss_export_article_load (self->source, "bridge.md", self->codebook, &filter, problems, NULL, &error);
  g_assert_no_error (error);
  gloss_copy_html_append_article (written, source, 1);
  bytes = g_bytes_new (written->str, written->len);
  g_assert_true (gloss_copy_html_check (source, bytes, &error));
  g_assert_no_error (error);

  assert_noticed (source, written->str, "closed on Monday", "closed on Tuesday");
  assert_noticed (source, written->str, "data-block=\"lead\"", "data-block=\"lede\"");
  assert_noticed (source, written->str, "data-start=\"", "data-start=\"1");
  assert_noticed (source, written->str, "data-end=\"", "data-end=\"1");
  assert_noticed (source, written->str, "data-tag=\"claim\"", "data-tag=\"evidence\"");
  assert_noticed (source, written->str, "Ask.</p>", "Ask</p>");
  assert_noticed (source, written->str, "<dt>", "<dd>x</dd><dt>y</dt><dt>");
  assert_noticed (source, written->str, " data-link=\"out\"", "");
  assert_noticed (source, written->str, "</article>", "");
  assert_noticed (source, written->str, "pier</mark>", "pier</mark> ");
  assert_noticed (source, written->str, "</ol>\n</section>", "</ol>\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/format-html/golden", Fixture, NULL, set_up, test_golden, fixture_tear_down);
  g_test_add ("/format-html/page", Fixture, NULL, set_up, test_page, fixture_tear_down);
  g_test_add ("/format-html/direction", Fixture, NULL, set_up, test_direction, fixture_tear_down);
  g_test_add ("/format-html/several", Fixture, NULL, set_up, test_several, fixture_tear_down);
  g_test_add ("/format-html/random", Fixture, NULL, set_up, test_random, fixture_tear_down);
  g_test_add ("/format-html/gap", Fixture, NULL, set_up, test_gap, fixture_tear_down);
  g_test_add ("/format-html/many-lanes", Fixture, NULL, set_up, test_many_lanes, fixture_tear_down);
  g_test_add ("/format-html/hostile", Fixture, NULL, set_up, test_hostile, fixture_tear_down);
  g_test_add ("/format-html/losses", Fixture, NULL, set_up, test_losses, fixture_tear_down);
  g_test_add ("/format-html/check", Fixture, NULL, set_up, test_check, fixture_tear_down);

  return g_test_run ();
}
