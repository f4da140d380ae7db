/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ClaimReview and FAQPage: what search engines require is there, nothing is made up, and what is left out is named. */
#include "config.h"

#include <string.h>

#include "export-fixture.h"
#include "json/gloss-json.h"

/* The default codebook has no verdict: this one has, in words and as a number. */
#define CODEBOOK \
  "{\"id\":\"checks\",\"version\":\"1\",\"tags\":[" \
  "{\"id\":\"claim\",\"label\":\"Claim\",\"attributes\":[" \
  "{\"id\":\"verdict\",\"label\":\"Verdict\",\"type\":\"choice\",\"values\":[{\"id\":\"false\",\"label\":\"Not true\"},{\"id\":\"true\",\"label\":\"True\"}]}," \
  "{\"id\":\"rating\",\"label\":\"Rating\",\"type\":\"scale\",\"min\":1,\"max\":5}," \
  "{\"id\":\"checkworthiness\",\"label\":\"Check-worthiness\",\"type\":\"choice\",\"values\":[{\"id\":\"CFS\",\"label\":\"Check-worthy\"}]}," \
  "{\"id\":\"claimant\",\"label\":\"Claimant\",\"type\":\"text\"},{\"id\":\"claimant_type\",\"label\":\"Kind\",\"type\":\"text\"}," \
  "{\"id\":\"normalized\",\"label\":\"In plain words\",\"type\":\"text\"},{\"id\":\"review_url\",\"label\":\"Published at\",\"type\":\"text\"}]}," \
  "{\"id\":\"source\",\"label\":\"Source\"}]," \
  "\"relations\":[{\"id\":\"claimed_by\",\"label\":\"claimed by\",\"from\":[\"claim\"],\"to\":[\"source\"]}," \
  "{\"id\":\"same_as\",\"label\":\"same as\",\"from\":[\"claim\"],\"to\":[\"claim\"]}]}"

#define ID(n) "urn:uuid:0d7c0000-0000-4000-8000-00000000000" #n

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (CODEBOOK, strlen (CODEBOOK));
  g_autoptr (GError) error = NULL;

  fixture_set_up (self, data);
  g_object_unref (self->codebook);
  self->codebook = gloss_codebook_read (bytes, "codebook", &error);
  g_assert_no_error (error);
}

static JsonArray *
read_graph (const char  *text,
            JsonNode   **root)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JsonObject *file;

  *root = gloss_json_read (bytes, "exported", &error);
  g_assert_no_error (error);
  file = json_node_get_object (*root);
  g_assert_cmpstr (json_object_get_string_member (file, "@context"), ==, "https://schema.org");
  return json_object_get_array_member (file, "@graph");
}

/* --- what readers require ------------------------------------------------------------------------ */

/* Required and recommended members of a type, and the types that they have: "text", "number", "date", "url" or that of a thing. */
typedef struct
{
  const char *type;
  const char *member;
  const char *is;
  gboolean required;
} Rule;

static const Rule rules[] = {
  { "ClaimReview", "claimReviewed", "text", TRUE },
  { "ClaimReview", "reviewRating", "Rating", TRUE },
  { "ClaimReview", "url", "url", TRUE },
  { "ClaimReview", "author", "Person", FALSE },
  { "ClaimReview", "datePublished", "date", FALSE },
  { "ClaimReview", "itemReviewed", "Claim", FALSE },
  { "Rating", "alternateName", "text", TRUE },
  { "Rating", "ratingValue", "number", FALSE },
  { "Rating", "bestRating", "number", FALSE },
  { "Rating", "worstRating", "number", FALSE },
  { "Person", "name", "text", TRUE },
  { "Claim", "appearance", "Article", FALSE },
  { "Claim", "datePublished", "date", FALSE },
  { "Article", "headline", "text", FALSE },
  { "FAQPage", "mainEntity", "Question", TRUE },
  { "Question", "name", "text", TRUE },
  { "Question", "acceptedAnswer", "Answer", TRUE },
  { "Answer", "text", "text", TRUE },
};

static void assert_valid (JsonObject *thing,
                          const char *type);

static void
assert_is (JsonNode   *value,
           const char *is)
{
  if (JSON_NODE_HOLDS_ARRAY (value))
    {
      g_assert_cmpuint (json_array_get_length (json_node_get_array (value)), >, 0);
      for (guint i = 0; i < json_array_get_length (json_node_get_array (value)); i++)
        assert_is (json_array_get_element (json_node_get_array (value), i), is);
    }
  else if (g_str_equal (is, "number"))
    g_assert_true (json_node_get_value_type (value) == G_TYPE_INT64);
  else if (g_str_equal (is, "text"))
    g_assert_cmpint (strlen (json_node_get_string (value)), >, 0);
  else if (g_str_equal (is, "url"))
    g_assert_true (g_uri_is_valid (json_node_get_string (value), G_URI_FLAGS_NONE, NULL));
  else if (g_str_equal (is, "date"))
    g_assert_true (g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\d(T[\\d:]+Z)?$", json_node_get_string (value), 0, 0));
  else
    assert_valid (json_node_get_object (value), is);
}

static void
assert_valid (JsonObject *thing,
              const char *type)
{
  g_assert_cmpstr (json_object_get_string_member (thing, "@type"), ==, type);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].type, type))
      {
        g_assert_true (!rules[i].required || json_object_has_member (thing, rules[i].member));
        if (json_object_has_member (thing, rules[i].member))
          assert_is (json_object_get_member (thing, rules[i].member), rules[i].is);
      }
}

static void
assert_graph (JsonArray  *graph,
              const char *type)
{
  for (guint i = 0; i < json_array_get_length (graph); i++)
    assert_valid (json_array_get_object_element (graph, i), type);
}

/* --- claims -------------------------------------------------------------------------------------- */

static const char *
get_string (JsonObject *thing,
            const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, ".", -1);

  for (guint i = 0; names[i + 1] != NULL; i++)
    thing = json_object_get_object_member (thing, names[i]);

  return json_object_get_string_member_with_default (thing, names[g_strv_length (names) - 1], NULL);
}

static void
test_claims (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GlossArticle) article = export_fixture_load (self);
  g_autoptr (GlossAnnotationSet) set = export_fixture_new_set (self, article, &self->maria);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *first, *second;
  JsonArray *graph;

  export_fixture_quote (set, article, 1, "claim", "repairs will take six weeks", "The plan says ten.",
                        "{\"verdict\":\"false\",\"rating\":2,\"claimant\":\"the council\",\"claimant_type\":\"Organization\",\"normalized\":\"Repairs take six weeks.\"}");
  export_fixture_quote (set, article, 2, "claim", "Ferries run every hour.", NULL, "{\"rating\":4,\"review_url\":\"https://example.org/r/2\"}");
  export_fixture_quote (set, article, 3, "source", "The council", NULL, NULL);
  gloss_annotation_set_add_link (set, "claimed_by", ID (2), ID (3));
  export_fixture_save (self, set);

  text = export_fixture_run (self, "claimreview", NULL);
  graph = read_graph (text, &root);
  assert_graph (graph, "ClaimReview");
  g_assert_cmpuint (json_array_get_length (graph), ==, 2);
  first = json_array_get_object_element (graph, 0);
  second = json_array_get_object_element (graph, 1);
  g_assert_cmpstr (get_string (first, "claimReviewed"), ==, "Repairs take six weeks.");
  g_assert_cmpstr (get_string (first, "itemReviewed.text"), ==, "repairs will take six weeks");
  g_assert_cmpstr (get_string (first, "itemReviewed.author.name"), ==, "the council");
  g_assert_cmpstr (get_string (first, "itemReviewed.author.@type"), ==, "Organization");
  g_assert_cmpstr (get_string (first, "itemReviewed.appearance.identifier"), ==, "bridge.txt");
  g_assert_cmpstr (get_string (first, "author.name"), ==, "Maria Silva");
  g_assert_cmpstr (get_string (first, "reviewRating.alternateName"), ==, "Not true");
  g_assert_cmpstr (get_string (first, "reviewBody"), ==, "The plan says ten.");
  g_assert_cmpstr (get_string (first, "url"), ==, ID (1));
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (first, "reviewRating"), "ratingValue"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (first, "reviewRating"), "bestRating"), ==, 5);
  g_assert_cmpstr (get_string (second, "reviewRating.alternateName"), ==, "4 of 5");
  g_assert_cmpstr (get_string (second, "itemReviewed.author.name"), ==, "The council");
  g_assert_null (get_string (second, "itemReviewed.author.@type"));
  g_assert_cmpstr (get_string (second, "url"), ==, "https://example.org/r/2");
}

/* What a claim is worth checking is no verdict: such claims are named, and no review is made up. */
static void
test_unrated (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GlossArticle) article = export_fixture_load (self);
  g_autoptr (GlossAnnotationSet) set = export_fixture_new_set (self, article, &self->maria);
  g_autoptr (GlossLossReport) losses = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  const char *what;

  export_fixture_quote (set, article, 1, "claim", "Nobody was hurt.", "Sure?", "{\"checkworthiness\":\"CFS\"}");
  export_fixture_quote (set, article, 2, "claim", "closed on Monday", NULL, "{\"verdict\":\"\",\"rating\":\"high\"}");
  export_fixture_save (self, set);

  text = export_fixture_run (self, "claimreview", &losses);
  g_assert_cmpuint (json_array_get_length (read_graph (text, &root)), ==, 1);
  g_assert_cmpuint (gloss_loss_report_get_count (losses, GLOSS_TRAIT_TAGS), ==, 1);
  what = ((GlossLoss *) g_ptr_array_index (gloss_loss_report_get_examples (losses, GLOSS_TRAIT_TAGS), 0))->what;
  g_assert_nonnull (strstr (what, "Nobody was hurt."));
  g_assert_cmpuint (gloss_loss_report_get_count (losses, GLOSS_TRAIT_NOTES), ==, 1);
}

/* Every loss once: two attributes, a link, an annotation that is no review, and the text. */
static void
test_claim_losses (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GlossArticle) article = export_fixture_load (self);
  g_autoptr (GlossAnnotationSet) set = export_fixture_new_set (self, article, &self->maria);
  g_autoptr (GlossLossReport) losses = NULL;
  g_autofree char *text = NULL;

  export_fixture_quote (set, article, 1, "claim", "repairs will take six weeks", "Hm.", "{\"verdict\":\"true\",\"checkworthiness\":\"CFS\",\"own\":1}");
  export_fixture_quote (set, article, 2, "claim", "Ferries run every hour.", NULL, "{\"rating\":4}");
  export_fixture_quote (set, article, 3, "source", "The council", NULL, NULL);
  gloss_annotation_set_add_link (set, "claimed_by", ID (2), ID (3));
  gloss_annotation_set_add_link (set, "same_as", ID (1), ID (2));
  gloss_annotation_set_cover (set, (GlossRange) { 0, 5 }, "nothing");
  export_fixture_save (self, set);

  text = export_fixture_run (self, "claimreview", &losses);
  g_assert_cmpuint (gloss_loss_report_get_count (losses, GLOSS_TRAIT_ATTRIBUTES), ==, 2);
  g_assert_cmpuint (gloss_loss_report_get_count (losses, GLOSS_TRAIT_LINKS), ==, 1);
  g_assert_cmpuint (gloss_loss_report_get_count (losses, GLOSS_TRAIT_TAGS), ==, 1);
  g_assert_cmpuint (gloss_loss_report_get_count (losses, GLOSS_TRAIT_NOTES), ==, 0);
  g_assert_cmpuint (gloss_loss_report_get_count (losses, GLOSS_TRAIT_COVERAGE), ==, 1);
  g_assert_cmpuint (gloss_loss_report_get_count (losses, GLOSS_TRAIT_TEXT), ==, 1);
  g_assert_cmpuint (gloss_loss_report_get_count (losses, GLOSS_TRAIT_STRUCTURE), ==, 1);
  g_assert_cmpuint (gloss_loss_report_get_n_losses (losses), ==, 7);
}

/* --- questions ----------------------------------------------------------------------------------- */

#define FAQ \
  "# The bridge\n\nThe bridge over the Skerrin was closed on Monday, and nobody knows for how long.\n\n" \
  "## FAQ\n\n### Is it \"safe\"?\n\nNo.\n\nNot &lt;/script&gt; before May.\n\n### When will it open?\n\nIn six weeks.\n"

static void
test_questions (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GlossLossReport) losses = NULL;
  g_autoptr (GlossArticle) article = NULL;
  g_autoptr (GlossAnnotationSet) set = NULL;
  JsonArray *graph, *questions;

  fixture_write (self, "faq.md", FAQ);
  g_clear_object (&self->source);
  self->source = fixture_get_child (self, "faq.md");
  article = export_fixture_load (self);
  set = export_fixture_new_set (self, article, &self->maria);
  export_fixture_quote (set, article, 1, "claim", "In six weeks.", NULL, NULL);
  export_fixture_save (self, set);

  text = export_fixture_run (self, "faqpage", &losses);
  graph = read_graph (text, &root);
  assert_graph (graph, "FAQPage");
  g_assert_cmpuint (json_array_get_length (graph), ==, 1);
  questions = json_object_get_array_member (json_array_get_object_element (graph, 0), "mainEntity");
  g_assert_cmpuint (json_array_get_length (questions), ==, 2);
  g_assert_cmpstr (get_string (json_array_get_object_element (questions, 0), "name"), ==, "Is it \"safe\"?");
  g_assert_cmpstr (get_string (json_array_get_object_element (questions, 0), "acceptedAnswer.text"), ==, "No.\nNot </script> before May.");
  g_assert_null (strstr (text, "</script"));
  g_assert_cmpstr (get_string (json_array_get_object_element (graph, 0), "headline"), ==, "The bridge");
  g_assert_cmpuint (gloss_loss_report_get_count (losses, GLOSS_TRAIT_TAGS), ==, 1);
  g_assert_cmpuint (gloss_loss_report_get_count (losses, GLOSS_TRAIT_STRUCTURE), ==, 1);
}

/* An article without questions gives no page, and the file is still one that can be read. */
static void
test_no_questions (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *text = export_fixture_run (self, "faqpage", NULL);
  g_autoptr (JsonNode) root = NULL;

  g_assert_cmpuint (json_array_get_length (read_graph (text, &root)), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/format-claimreview/claims", Fixture, NULL, set_up, test_claims, fixture_tear_down);
  g_test_add ("/format-claimreview/unrated", Fixture, NULL, set_up, test_unrated, fixture_tear_down);
  g_test_add ("/format-claimreview/losses", Fixture, NULL, set_up, test_claim_losses, fixture_tear_down);
  g_test_add ("/format-faqpage/questions", Fixture, NULL, set_up, test_questions, fixture_tear_down);
  g_test_add ("/format-faqpage/no-questions", Fixture, NULL, set_up, test_no_questions, fixture_tear_down);

  return g_test_run ();
}
