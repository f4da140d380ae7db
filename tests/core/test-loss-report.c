/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export leaves out is counted exactly. */
#include "config.h"

#include "export-everything.h"
#include "reader/gloss-article-loader.h"

static guint
count_overlapping (const GlossExportArticle *article)
{
  g_autoptr (GPtrArray) all = gloss_export_article_list_annotations (article);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      GlossAnchor *one = gloss_annotation_get_anchor (g_ptr_array_index (all, i));
      gboolean overlaps = FALSE;

      for (guint j = 0; j < all->len; j++)
        {
          GlossAnchor *other = gloss_annotation_get_anchor (g_ptr_array_index (all, j));

          if (i == j || !gloss_export_article_is_placed (article, g_ptr_array_index (all, i)) ||
              !gloss_export_article_is_placed (article, g_ptr_array_index (all, j)))
            continue;
          for (gsize k = 0; k < gloss_anchor_get_n_pieces (one); k++)
            for (gsize l = 0; l < gloss_anchor_get_n_pieces (other); l++)
              overlaps |= gloss_range_overlaps (gloss_anchor_get_place (one, k), gloss_anchor_get_place (other, l));
        }
      n += overlaps;
    }
  return n;
}

static void
count_loss (const GlossLoss *loss,
            gpointer         user_data)
{
  guint *counts = user_data;

  g_assert_nonnull (loss->article);
  g_assert_nonnull (loss->what);
  counts[loss->trait]++;
}

static void
test_losses_are_exact (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (GlossExportArticle) article = NULL;
  guint counts[GLOSS_N_TRAITS] = { 0 };
  g_autoptr (GlossLossReport) report = gloss_loss_report_new (count_loss, counts);

  everything_write (self, codebook);
  article = everything_load (self, codebook);
  gloss_loss_report_survey (report, article, 0);
  everything_assert_losses (report, (guint[GLOSS_N_TRAITS]) {
    [GLOSS_TRAIT_TEXT] = 1,
    [GLOSS_TRAIT_STRUCTURE] = 1,
    [GLOSS_TRAIT_OVERLAPS] = 5,
    [GLOSS_TRAIT_PIECES] = 2,
    [GLOSS_TRAIT_LINKS] = 4,
    [GLOSS_TRAIT_ATTRIBUTES] = 10,
    [GLOSS_TRAIT_NOTES] = 2,
    [GLOSS_TRAIT_COVERAGE] = 3,
    [GLOSS_TRAIT_REVIEWERS] = 13,
    [GLOSS_TRAIT_TIMES] = 13,
    [GLOSS_TRAIT_UNPLACED] = 2,
  });
  everything_assert_losses (report, counts);
}

static void
test_nothing_is_lost_where_all_is_held (Fixture       *self,
                                        gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (GlossExportArticle) article = NULL;
  g_autoptr (GlossLossReport) report = NULL;

  everything_write (self, codebook);
  article = everything_load (self, codebook);
  report = everything_survey (&gloss_format_jsonl, article);
  g_assert_cmpuint (gloss_loss_report_get_n_losses (report), ==, 0);
}

/* The sweep finds what comparing each with each finds. */
static void
test_overlaps (Fixture       *self,
               gconstpointer  data)
{
  GlossReviewer maria = self->maria;

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (GlossArticle) read = gloss_article_load (self->source, NULL, NULL, NULL);
      g_autoptr (GlossAnnotationSet) set = gloss_annotation_set_new ("bridge.txt", read, &maria, self->codebook);
      g_autoptr (GlossExportArticle) article = NULL;
      g_autoptr (GlossLossReport) report = gloss_loss_report_new (NULL, NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;

      for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
        {
          gsize start = g_test_rand_int_range (0, 150);
          gsize end = start + g_test_rand_int_range (1, 12);
          gsize next = start + g_test_rand_int_range (0, 20);
          GlossRange ranges[] = { { start, end }, { next, next + g_test_rand_int_range (1, 8) } };
          g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (read, ranges, g_test_rand_int_range (1, 3));
          g_autoptr (GlossAnnotation) annotation = gloss_annotation_new ("maria", "claim", anchor);

          gloss_annotation_set_put (set, annotation);
        }
      bytes = gloss_annotation_set_write (set);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      fixture_write (self, "bridge.txt.maria.gloss.json", text);
      article = everything_load_named (self, self->codebook, "bridge.txt");
      gloss_loss_report_survey (report, article, GLOSS_TRAITS_ALL & ~GLOSS_TRAIT_FLAG (GLOSS_TRAIT_OVERLAPS));
      g_assert_cmpuint (gloss_loss_report_get_count (report, GLOSS_TRAIT_OVERLAPS), ==, count_overlapping (article));
    }
}

static void
test_examples_are_few (void)
{
  guint counts[GLOSS_N_TRAITS] = { 0 };
  g_autoptr (GlossLossReport) report = gloss_loss_report_new (count_loss, counts);
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < 1000; i++)
    gloss_loss_report_add (report, &(GlossLoss) { GLOSS_TRAIT_NOTES, "a.txt", "urn:x:1", "a note" });
  g_assert_cmpuint (counts[GLOSS_TRAIT_NOTES], ==, 1000);
  g_assert_cmpuint (gloss_loss_report_get_count (report, GLOSS_TRAIT_NOTES), ==, 1000);
  g_assert_cmpuint (gloss_loss_report_get_examples (report, GLOSS_TRAIT_NOTES)->len, ==, GLOSS_LOSS_REPORT_MAX_EXAMPLES);
  g_assert_null (gloss_loss_report_get_examples (report, GLOSS_TRAIT_LINKS));
  sentence = gloss_loss_report_dup_sentence (report, GLOSS_TRAIT_NOTES);
  g_assert_cmpstr (sentence, ==, "1000 notes are left out.");
}

static void
test_every_trait_has_a_sentence (void)
{
  g_autoptr (GlossLossReport) report = gloss_loss_report_new (NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (GlossTrait trait = 0; trait < GLOSS_N_TRAITS; trait++)
    {
      gloss_loss_report_add (report, &(GlossLoss) { trait, "a.txt", NULL, "it" });
      g_assert_true (g_hash_table_add (seen, gloss_loss_report_dup_sentence (report, trait)));
      g_assert_true (g_hash_table_add (seen, g_strdup (gloss_trait_get_nick (trait))));
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/loss-report/losses-are-exact", test_losses_are_exact);
  ADD ("/loss-report/nothing-is-lost-where-all-is-held", test_nothing_is_lost_where_all_is_held);
  ADD ("/loss-report/overlaps", test_overlaps);
  g_test_add_func ("/loss-report/examples-are-few", test_examples_are_few);
  g_test_add_func ("/loss-report/every-trait-has-a-sentence", test_every_trait_has_a_sentence);

  return g_test_run ();
}
