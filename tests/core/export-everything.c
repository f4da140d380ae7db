/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article that has everything which a format may lose, for the tests of exports. */
#include "config.h"

#include "export-everything.h"

#include <string.h>

#include "reader/gloss-article-loader.h"

#define SIDECAR(reviewer) EVERYTHING_NAME "." reviewer ".gloss.json"

static const char codebook_json[] =
  "{\"id\": \"everything\", \"version\": \"1.0\", \"title\": \"Everything\","
  " \"tags\": [{\"id\": \"claim\", \"label\": \"Claim | <b>\", \"color\": \"#e5a50a\", \"key\": \"1\", \"on\": [\"span\"], \"attributes\": ["
  "   {\"id\": \"checkworthiness\", \"type\": \"choice\", \"values\": [{\"id\": \"NFS\"}, {\"id\": \"CFS\"}, {\"id\": \"odd.value\"}]},"
  "   {\"id\": \"confidence\", \"type\": \"scale\", \"min\": 0, \"max\": 3},"
  "   {\"id\": \"normalized\", \"type\": \"text\"}, {\"id\": \"verifiable\", \"label\": \"Verifiable\", \"type\": \"flag\"},"
  "   {\"id\": \"mixed\", \"type\": \"flag\"}]},"
  "  {\"id\": \"source\", \"label\": \"Source\", \"color\": \"#1a1a1a\", \"key\": \"s\", \"on\": [\"span\"], \"attributes\": ["
  "   {\"id\": \"mixed\", \"type\": \"choice\", \"values\": [{\"id\": \"yes\"}]}]},"
  "  {\"id\": \"evidence\", \"on\": [\"span\"]},"
  "  {\"id\": \"key.point\", \"label\": \"Key point\", \"on\": [\"list-item\"]}],"
  " \"relations\": [{\"id\": \"supported_by\", \"label\": \"supported by\", \"key\": \"S\", \"from\": [\"claim\"], \"to\": [\"span\"]},"
  "                 {\"id\": \"unused\", \"from\": [\"key.point\"], \"to\": [\"claim\"]}]}";

GlossCodebook *
everything_new_codebook (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (codebook_json, strlen (codebook_json));
  g_autoptr (GError) error = NULL;
  GlossCodebook *codebook = gloss_codebook_read (bytes, "codebook.json", &error);

  g_assert_no_error (error);
  return codebook;
}

char *
everything_dup_id (const char *end)
{
  return g_strconcat ("urn:uuid:00000000-0000-4000-8000-0000000000", end, NULL);
}

/* Where a quote stands first. */
static GlossRange
find (GlossArticle *article,
      const char   *quote)
{
  GlossText *text = gloss_article_get_text (article);
  const char *utf8 = gloss_text_get_utf8 (text, NULL);
  const char *found = strstr (utf8, quote);

  g_assert_nonnull (found);
  return (GlossRange) { gloss_text_get_offset (text, found - utf8), gloss_text_get_offset (text, found - utf8 + strlen (quote)) };
}

static GlossAnchor *
anchor_at (GlossArticle *article,
           const char   *first,
           const char   *second)
{
  GlossRange ranges[] = { find (article, first), second != NULL ? find (article, second) : (GlossRange) { 0, 0 } };

  return gloss_anchor_new_for_ranges (article, ranges, second != NULL ? 2 : 1);
}

/* As it was made in another version of the text. */
static GlossAnchor *
anchor_elsewhere (const char *quote,
                  gsize       start)
{
  GlossPiece piece = { { start, start + g_utf8_strlen (quote, -1) }, NULL, (char *) quote, (char *) "", (char *) "" };

  return gloss_anchor_new (&piece, 1, GLOSS_ANCHOR_EXACT, 1.0, "0000");
}

/* Takes the anchor; the attributes are JSON. */
static void
put (GlossAnnotationSet *set,
     const char         *end,
     const char         *tag,
     GlossAnchor        *anchor,
     const char         *attributes,
     const char         *note)
{
  g_autofree char *id = everything_dup_id (end);
  g_autoptr (JsonNode) node = attributes != NULL ? json_from_string (attributes, NULL) : NULL;
  g_autoptr (GlossAnnotation) annotation = gloss_annotation_new_from_fields (&(GlossAnnotationFields) {
    .id = id,
    .reviewer = gloss_annotation_set_get_reviewer (set)->id,
    .tag = tag,
    .note = note,
    .created = "2026-11-22T09:12:33Z",
    .modified = attributes != NULL ? "2026-11-22T11:13:02+01:00" : NULL,
    .attributes = node != NULL ? json_node_get_object (node) : NULL,
    .anchor = anchor,
  });

  gloss_annotation_set_put (set, annotation);
  gloss_anchor_unref (anchor);
}

static void
add_link (GlossAnnotationSet *set,
          const char         *relation,
          const char         *from,
          const char         *to)
{
  g_autofree char *from_id = everything_dup_id (from);
  g_autofree char *to_id = everything_dup_id (to);

  gloss_annotation_set_add_link (set, relation, from_id, to_id);
}

static GlossAnnotationSet *
make_set_of_maria (GlossArticle        *article,
                   const GlossReviewer *maria,
                   GlossCodebook       *codebook)
{
  GlossAnnotationSet *set = gloss_annotation_set_new ("old name.md", article, maria, codebook);

  put (set, EVERYTHING_CLAIM, "claim", anchor_at (article, "The bridge over the Skerrin was closed on Monday.", NULL),
       "{\"checkworthiness\": \"CFS\", \"confidence\": 2, \"normalized\": \"It\\nis \\\\ closed\\t😀\", \"verifiable\": true, \"mixed\": true}",
       EVERYTHING_NOTE);
  put (set, EVERYTHING_NESTED, "source", anchor_at (article, "the Skerrin", NULL), NULL, NULL);
  put (set, EVERYTHING_CROSSING, "claim", anchor_at (article, "on Monday. Nobody was", NULL),
       "{\"verifiable\": false, \"confidence\": 7, \"checkworthiness\": \"odd.value\", \"not.asked\": [1.5, null]}", NULL);
  put (set, EVERYTHING_PIECES, "evidence", anchor_at (article, "Engineers", "a crack"), NULL, NULL);
  put (set, EVERYTHING_LINES, "evidence", anchor_at (article, "closed\nThe bridge", NULL), NULL, NULL);
  put (set, EVERYTHING_ARABIC, "claim", anchor_at (article, "أُغلق الجسر يوم الاثنين.", NULL), NULL, NULL);
  put (set, EVERYTHING_UNIT, "key.point", anchor_at (article, "Ferries run every hour.", NULL), NULL, NULL);
  put (set, EVERYTHING_UNKNOWN_TAG, "old tag!", anchor_at (article, "Buses", NULL), NULL, NULL);
  put (set, EVERYTHING_ORPHAN, "claim", anchor_elsewhere ("Nothing of this kind stands anywhere in it, not even nearly", 4),
       "{\"confidence\": 1}", "Lost.");
  put (set, EVERYTHING_AMBIGUOUS, "claim", anchor_elsewhere ("Repairs cost 12 million.", 3000), NULL, NULL);
  put (set, EVERYTHING_MOVED, "claim", anchor_elsewhere ("They begin soon.", 2), NULL, NULL);
  put (set, EVERYTHING_DISORDERED, "evidence", anchor_at (article, "twice", "run twice"), NULL, NULL);
  add_link (set, "supported_by", EVERYTHING_CLAIM, EVERYTHING_PIECES);
  add_link (set, "old relation", EVERYTHING_PIECES, EVERYTHING_UNKNOWN_TAG);
  add_link (set, "supported_by", EVERYTHING_CLAIM, EVERYTHING_ORPHAN);
  add_link (set, "supported_by", EVERYTHING_CLAIM, EVERYTHING_OF_BEN);
  gloss_annotation_set_cover (set, find (article, "Engineers found a crack."), "read");
  gloss_annotation_set_cover (set, find (article, "It was 3"), "nothing");
  return set;
}

static GlossAnnotationSet *
make_set_of_ben (GlossArticle        *article,
                 const GlossReviewer *ben,
                 GlossCodebook       *codebook)
{
  GlossAnnotationSet *set = gloss_annotation_set_new ("old name.md", article, ben, codebook);

  put (set, EVERYTHING_OF_BEN, "claim", anchor_at (article, "The bridge over the Skerrin was closed", NULL), NULL, NULL);
  gloss_annotation_set_cover (set, find (article, "Nobody was hurt."), "nothing");
  return set;
}

/* With a member that nobody knows. */
static void
write_set (Fixture            *fixture,
           const char         *name,
           GlossAnnotationSet *set)
{
  g_autoptr (GBytes) bytes = gloss_annotation_set_write (set);
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_string_replace (text, "\"motivation\": \"classifying\",", "\"motivation\": \"classifying\",\n\"x:extra\": {\"kept\": [1, 2.5, \"ü\"]},", 1);
  fixture_write (fixture, name, text->str);
}

/* The article and its two sidecars. */
void
everything_write (Fixture       *fixture,
                  GlossCodebook *codebook)
{
  g_autoptr (GFile) source = fixture_get_child (fixture, EVERYTHING_NAME);
  g_autoptr (GlossAnnotationSet) of_maria = NULL;
  g_autoptr (GlossAnnotationSet) of_ben = NULL;
  g_autoptr (GlossArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  fixture_write (fixture, EVERYTHING_NAME, EVERYTHING_TEXT);
  article = gloss_article_load (source, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gloss_text_get_utf8 (gloss_article_get_text (article), NULL), ==, EVERYTHING_CANONICAL);
  of_maria = make_set_of_maria (article, &fixture->maria, codebook);
  of_ben = make_set_of_ben (article, &fixture->ben, codebook);
  write_set (fixture, SIDECAR ("maria"), of_maria);
  write_set (fixture, SIDECAR ("ben"), of_ben);
}

GlossExportArticle *
everything_load_named (Fixture       *fixture,
                       GlossCodebook *codebook,
                       const char    *name)
{
  g_autoptr (GFile) source = fixture_get_child (fixture, name);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  GlossExportArticle *article = gloss_export_article_load (source, name, codebook, NULL, problems, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  return article;
}

GlossExportArticle *
everything_load (Fixture       *fixture,
                 GlossCodebook *codebook)
{
  return everything_load_named (fixture, codebook, EVERYTHING_NAME);
}

/* All that a format would lose of an article. */
GlossLossReport *
everything_survey (const GlossFormat        *format,
                   const GlossExportArticle *article)
{
  GlossLossReport *report = gloss_loss_report_new (NULL, NULL);

  gloss_loss_report_survey (report, article, format->holds);
  if (format->survey != NULL)
    format->survey (article, report);
  return report;
}

void
everything_assert_losses (GlossLossReport *report,
                          const guint     *expected)
{
  for (guint trait = 0; trait < GLOSS_N_TRAITS; trait++)
    {
      g_test_message ("%s", gloss_trait_get_nick (trait));
      g_assert_cmpuint (gloss_loss_report_get_count (report, trait), ==, expected[trait]);
    }
}
