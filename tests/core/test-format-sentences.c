/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of sentences. */
#include "config.h"

#include <string.h>

#include "annotation-article.h"
#include "exchange/gloss-csv.h"
#include "exchange/gloss-sentence-rows.h"
#include "export-everything.h"
#include "gloss-error.h"

/* The cells of one column, a line each. */
static char *
dup_column (GlossExportArticle  *article,
            GlossSentenceColumn  column)
{
  g_autoptr (GlossSentenceRows) rows = gloss_sentence_rows_new (article);
  GString *cells = g_string_new (NULL);

  while (gloss_sentence_rows_next (rows))
    g_string_append_printf (cells, "%s\n", gloss_sentence_rows_get_cell (rows, column)->str);
  return g_string_free_and_steal (cells);
}

static void
test_columns (Fixture       *self,
              gconstpointer  data)
{
  static const struct
  {
    GlossSentenceColumn column;
    const char *cells;
  } cases[] = {
    { GLOSS_SENTENCE_TEXT,
      "Bridge 😀 closed\nThe bridge over the Skerrin was closed on Monday.\nNobody was hurt.\nWhat happened\nEngineers found a crack.\n"
      "أُغلق الجسر يوم الاثنين.\nIt was 3 cm long.\nFerries run every hour.\nBuses run twice.\nCosts\nRepairs cost 12 million.\n"
      "They begin soon.\nRepairs cost 12 million.\n" },
    { GLOSS_SENTENCE_UNIT, "title\nlead\nlead\ns1\ns1.p1\ns1.p1\ns1.p1\ns1.i1\ns1.i2\ns2\ns2.p1\ns2.p1\ns2.p1\n" },
    { GLOSS_SENTENCE_KIND,
      "title\nlead\nlead\nheading\nparagraph\nparagraph\nparagraph\nlist-item\nlist-item\nheading\nparagraph\nparagraph\nparagraph\n" },
    { GLOSS_SENTENCE_LEVEL, "0\n0\n0\n1\n0\n0\n0\n1\n1\n1\n0\n0\n0\n" },
    { GLOSS_SENTENCE_MARK, "\n\n\n\n\n\n\n1\n2\n\n\n\n\n" },
    { GLOSS_SENTENCE_SECTION,
      "\n\n\nWhat happened\nWhat happened\nWhat happened\nWhat happened\nWhat happened\nWhat happened\nCosts\nCosts\nCosts\nCosts\n" },
    { GLOSS_SENTENCE_NUMBER, "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n" },
    { GLOSS_SENTENCE_START, "0\n16\n66\n83\n97\n122\n147\n165\n189\n206\n212\n237\n254\n" },
    { GLOSS_SENTENCE_END, "15\n65\n82\n96\n121\n146\n164\n188\n205\n211\n236\n253\n278\n" },
    { GLOSS_SENTENCE_TAGS, "evidence\nclaim;source;evidence\nclaim\n\nevidence\nclaim\n\nkey.point\nevidence;old tag!\n\n\nclaim\n\n" },
    { GLOSS_SENTENCE_STATE, "tagged\ntagged\ntagged\nopen\ntagged\ntagged\nnothing\ntagged\ntagged\nopen\nopen\ntagged\nopen\n" },
    { GLOSS_SENTENCE_REVIEWERS, "maria\nben;maria\nben;maria\n\nmaria\nmaria\nmaria\nmaria\nmaria\n\n\nmaria\n\n" },
    { GLOSS_SENTENCE_N_ANNOTATIONS, "1\n5\n1\n0\n1\n1\n0\n1\n2\n0\n0\n1\n0\n" },
    { GLOSS_SENTENCE_ANNOTATIONS,
      "maria evidence 9:26\nmaria evidence 9:26;maria claim 16:65;ben claim 16:54;maria source 32:43;maria claim 55:76\n"
      "maria claim 55:76\n\nmaria evidence 97:106 113:120\nmaria claim 122:146\n\nmaria key.point 165:188\n"
      "maria old\\ tag! 189:194;maria evidence 199:204 195:204\n\n\nmaria claim 237:253\n\n" },
    { GLOSS_SENTENCE_COVERAGE, "\n\nben nothing\n\nmaria read\n\nmaria nothing\n\n\n\n\n\n\n" },
  };
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (GlossExportArticle) article = NULL;

  everything_write (self, codebook);
  article = everything_load (self, codebook);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cells = dup_column (article, cases[i].column);

      g_assert_cmpstr (cells, ==, cases[i].cells);
    }
}

static void
test_losses (Fixture       *self,
             gconstpointer  data)
{
  static const guint expected[GLOSS_N_TRAITS] = {
    [GLOSS_TRAIT_LINKS] = 4,
    [GLOSS_TRAIT_ATTRIBUTES] = 10,
    [GLOSS_TRAIT_NOTES] = 2,
    /* Half a sentence. */
    [GLOSS_TRAIT_COVERAGE] = 1,
    [GLOSS_TRAIT_TIMES] = 13,
    [GLOSS_TRAIT_UNPLACED] = 2,
  };
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (GlossExportArticle) article = NULL;
  g_autoptr (GlossExportArticle) plain = NULL;
  g_autoptr (GlossLossReport) report = NULL;
  g_autoptr (GlossLossReport) nothing = NULL;

  everything_write (self, codebook);
  article = everything_load (self, codebook);
  report = everything_survey (&gloss_format_sentences, article);
  everything_assert_losses (report, expected);
  plain = everything_load_named (self, codebook, "bridge.txt");
  nothing = everything_survey (&gloss_format_sentences, plain);
  g_assert_cmpuint (gloss_loss_report_get_n_losses (nothing), ==, 0);
}

static void
test_file (Fixture       *self,
           gconstpointer  data)
{
  static const char expected[] =
    "article,unit,kind,level,number,section,sentence,start,end,text,tags,state,reviewers,n_annotations,annotations,coverage\r\n"
    "formulas.txt,lead,lead,0,,,1,0,16,\"'=1+1, \"\"said\"\" so.\",claim,tagged,maria,1,maria claim 0:4,\r\n"
    "formulas.txt,p1,paragraph,0,,,2,17,44,'@bridge is what they typed.,,open,,0,,\r\n";
  g_autoptr (GlossExport) export = gloss_export_new (&gloss_format_sentences);
  g_autoptr (GFile) file = fixture_get_child (self, "out.csv");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  fixture_write (self, "formulas.txt", "=1+1, \"said\" so.\n\n@bridge is what they typed.\n");
  g_clear_object (&self->source);
  self->source = fixture_get_child (self, "formulas.txt");
  fixture_seed (self, &self->maria, 0, 4);
  gloss_export_add_article (export, self->source, "formulas.txt", self->codebook);
  g_assert_true (gloss_export_run (export, file, FALSE, NULL, &error));
  g_assert_no_error (error);
  text = fixture_read (self, "out.csv");
  g_assert_cmpstr (text, ==, expected);
}

/* The names of foreign tags may hold what separates the names. */
static void
test_separators (void)
{
  g_autoptr (GlossArticle) article = make_article ("One. Two.\nThree.");
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &(GlossRange) { 0, 4 }, 1);
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  g_autoptr (GPtrArray) sets = g_ptr_array_new ();
  GlossExportSet set = { { (char *) "maria", NULL }, annotations, links, NULL };
  GlossExportArticle wrapped = { NULL, (char *) "a.txt", article, codebook, sets };
  g_autofree char *tags = NULL;
  g_autofree char *places = NULL;

  g_ptr_array_add (sets, &set);
  g_ptr_array_add (annotations, gloss_annotation_new ("maria", "a;b c\\d", anchor));
  tags = dup_column (&wrapped, GLOSS_SENTENCE_TAGS);
  places = dup_column (&wrapped, GLOSS_SENTENCE_ANNOTATIONS);
  g_assert_cmpstr (tags, ==, "a\\;b c\\\\d\n\n\n");
  g_assert_cmpstr (places, ==, "maria a\\;b\\ c\\\\d 0:4\n\n\n");
}

/* What lies between sentences only has no row. */
static void
test_between_sentences (void)
{
  g_autoptr (GlossArticle) article = make_article ("One. Two.\nThree.");
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &(GlossRange) { 9, 10 }, 1);
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  g_autoptr (GPtrArray) sets = g_ptr_array_new ();
  g_autoptr (GlossCoverage) coverage = gloss_coverage_new ();
  GlossExportSet set = { { (char *) "maria", NULL }, annotations, links, coverage };
  GlossExportArticle wrapped = { NULL, (char *) "a.txt", article, codebook, sets };
  g_autoptr (GlossLossReport) report = gloss_loss_report_new (NULL, NULL);

  g_ptr_array_add (sets, &set);
  g_ptr_array_add (annotations, gloss_annotation_new ("maria", "claim", anchor));
  gloss_coverage_cover (coverage, (GlossRange) { 0, 9 }, "nothing");
  gloss_coverage_cover (coverage, (GlossRange) { 9, 10 }, "read");
  gloss_coverage_cover (coverage, (GlossRange) { 10, 900 }, "nothing");
  gloss_sentence_rows_survey (&wrapped, report);
  g_assert_cmpuint (gloss_loss_report_get_count (report, GLOSS_TRAIT_UNPLACED), ==, 1);
  g_assert_cmpuint (gloss_loss_report_get_count (report, GLOSS_TRAIT_COVERAGE), ==, 1);
  g_assert_cmpuint (gloss_loss_report_get_n_losses (report), ==, 2);
}

/* What is on the disk is compared with the article, not with what was written. */
static void
test_check_compares (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (GFile) target = fixture_get_child (self, "out.csv");
  g_autoptr (GlossExportArticle) article = NULL;
  g_autoptr (GlossExportSink) sink = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) shortened = NULL;
  g_autoptr (GError) error = NULL;
  GlossExportSet *set;

  everything_write (self, codebook);
  article = everything_load (self, codebook);
  sink = gloss_export_sink_new (target, FALSE, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (gloss_format_sentences.write (NULL, article, sink, &error));
  written = gloss_export_sink_flush (sink, &error);
  g_assert_true (gloss_format_sentences.check (NULL, article, sink, written, &error));
  g_assert_no_error (error);
  shortened = g_bytes_new_from_bytes (written, 0, g_bytes_get_size (written) - 8);
  g_assert_false (gloss_format_sentences.check (NULL, article, sink, shortened, NULL));
  set = g_ptr_array_index (article->sets, 1);
  g_ptr_array_remove_index (set->annotations, 3);
  g_assert_false (gloss_format_sentences.check (NULL, article, sink, written, &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/format-sentences/columns", Fixture, NULL, fixture_set_up, test_columns, fixture_tear_down);
  g_test_add ("/format-sentences/losses", Fixture, NULL, fixture_set_up, test_losses, fixture_tear_down);
  g_test_add ("/format-sentences/file", Fixture, NULL, fixture_set_up, test_file, fixture_tear_down);
  g_test_add_func ("/format-sentences/separators", test_separators);
  g_test_add_func ("/format-sentences/between-sentences", test_between_sentences);
  g_test_add ("/format-sentences/check-compares", Fixture, NULL, fixture_set_up, test_check_compares, fixture_tear_down);

  return g_test_run ();
}
