/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reviewer sets right in the structure that was recognised. */
#include "article/gloss-article-builder.h"
#include "article/gloss-correction.h"

#include <string.h>

static const struct
{
  GlossBlockKind kind;
  guint level;
  const char *text;
} blocks[] = {
  { GLOSS_BLOCK_PARAGRAPH, 0, "A title" },
  { GLOSS_BLOCK_SUBHEADING, 0, "Übersicht" },
  { GLOSS_BLOCK_PARAGRAPH, 0, "One two three." },
  { GLOSS_BLOCK_HEADING, 2, "Übersicht" },
  { GLOSS_BLOCK_PARAGRAPH, 0, "Four \U0001f600 five." },
  { GLOSS_BLOCK_LIST_ITEM, 1, "Why" },
  { GLOSS_BLOCK_PARAGRAPH, 0, "Therefore." },
};

static GlossArticle *
build (void)
{
  g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();
  static const char *const first[] = { "a", "b c", NULL };
  static const char *const second[] = { "d", NULL };

  gloss_article_builder_set_language (builder, "de");
  gloss_article_builder_set_label (builder, GLOSS_BLOCK_SUBHEADING, "Inhalt");
  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    g_assert_true (gloss_article_builder_add_block (builder, blocks[i].kind, blocks[i].level, blocks[i].text, -1));
  gloss_article_builder_set_number (builder, "7");
  g_assert_true (gloss_article_builder_add_block (builder, GLOSS_BLOCK_TABLE_ROW, 0, "a b c", -1));
  gloss_article_builder_set_cells (builder, first);
  g_assert_true (gloss_article_builder_add_block (builder, GLOSS_BLOCK_TABLE_ROW, 0, "d", -1));
  gloss_article_builder_set_cells (builder, second);

  return gloss_article_builder_finish (builder);
}

static gsize
start_of (GlossArticle *article,
          const char   *id)
{
  return gloss_article_find_block (article, id)->range.start;
}

static const char *
utf8_of (GlossArticle *article)
{
  return gloss_text_get_utf8 (gloss_article_get_text (article), NULL);
}

static void
assert_same (GlossArticle *a,
             GlossArticle *b)
{
  g_assert_cmpstr (utf8_of (a), ==, utf8_of (b));
  g_assert_cmpuint (gloss_article_get_n_blocks (a), ==, gloss_article_get_n_blocks (b));

  for (guint i = 0; i < gloss_article_get_n_blocks (a); i++)
    {
      const GlossBlock *left = gloss_article_get_block (a, i);
      const GlossBlock *right = gloss_article_get_block (b, i);

      g_assert_cmpstr (left->id, ==, right->id);
      g_assert_cmpint (left->kind, ==, right->kind);
      g_assert_cmpuint (left->level, ==, right->level);
      g_assert_true (gloss_range_equal (left->range, right->range));
      g_assert_cmpstr (left->number, ==, right->number);
      g_assert_cmpstr (left->of, ==, right->of);
      g_assert_cmpstr (left->heading, ==, right->heading);
      g_assert_true ((left->cells == NULL) == (right->cells == NULL));
      if (left->cells != NULL)
        g_assert_cmpstrv (left->cells, right->cells);
    }
}

static void
test_kind (void)
{
  GlossArticle *article = build ();
  const GlossCorrection corrections[] = {
    { GLOSS_CORRECTION_KIND, 0, GLOSS_BLOCK_TITLE, 0 },
    { GLOSS_CORRECTION_KIND, start_of (article, "s1.i1"), GLOSS_BLOCK_FAQ_QUESTION, 0 },
    { GLOSS_CORRECTION_KIND, start_of (article, "s1.p2"), GLOSS_BLOCK_FAQ_ANSWER, 0 },
    { GLOSS_CORRECTION_KIND, start_of (article, "p2"), GLOSS_BLOCK_LEAD, 0 },
  };
  GlossArticle *corrected = gloss_article_correct (article, corrections, G_N_ELEMENTS (corrections));

  g_assert_null (gloss_article_get_title (article));
  g_assert_cmpstr (gloss_article_get_title (corrected), ==, "A title");
  g_assert_cmpstr (gloss_article_get_language (corrected), ==, "de");
  g_assert_cmpstr (gloss_article_get_label (corrected, GLOSS_BLOCK_SUBHEADING), ==, "Inhalt");
  g_assert_true (gloss_article_get_text (corrected) == gloss_article_get_text (article));
  g_assert_cmpstr (gloss_article_get_block (corrected, 0)->id, ==, "title");
  g_assert_cmpstr (gloss_article_get_block (corrected, 2)->id, ==, "lead");
  g_assert_cmpstr (gloss_article_find_block (corrected, "faq-1.a")->of, ==, "faq-1.q");
  g_assert_cmpstr (gloss_article_find_block (corrected, "faq-1.a")->number, ==, "7");
  g_assert_cmpstr (gloss_article_find_block (corrected, "sub-1")->heading, ==, "s1");
  g_assert_finalize_object (article);
  g_assert_finalize_object (corrected);
}

/* A heading without level is one like that before it, and sections follow. */
static void
test_heading (void)
{
  GlossArticle *article = build ();
  const GlossCorrection corrections[] = {
    { GLOSS_CORRECTION_KIND, start_of (article, "s1.i1"), GLOSS_BLOCK_HEADING, 0 },
    { GLOSS_CORRECTION_KIND, start_of (article, "s1"), GLOSS_BLOCK_PARAGRAPH, 0 },
    { GLOSS_CORRECTION_KIND, start_of (article, "s1.p1"), GLOSS_BLOCK_HEADING, 3 },
  };
  GlossArticle *corrected = gloss_article_correct (article, corrections, G_N_ELEMENTS (corrections));

  g_assert_cmpstr (gloss_article_get_block (corrected, 3)->id, ==, "p3");
  g_assert_cmpstr (gloss_article_get_block (corrected, 4)->id, ==, "s1");
  g_assert_cmpstr (gloss_article_get_block (corrected, 5)->id, ==, "s2");
  g_assert_cmpuint (gloss_article_get_block (corrected, 5)->level, ==, 3);
  g_assert_cmpstr (gloss_article_get_block (corrected, 6)->id, ==, "s2.p1");
  g_assert_cmpstr (gloss_article_find_block (corrected, "sub-1")->heading, ==, NULL);
  g_assert_finalize_object (article);
  g_assert_finalize_object (corrected);
}

static void
test_join_and_split (void)
{
  GlossArticle *article = build ();
  gsize five = start_of (article, "s1.p1") + strlen ("Four x ");
  const GlossCorrection join = { GLOSS_CORRECTION_JOIN, start_of (article, "s1.i1") };
  const GlossCorrection split = { GLOSS_CORRECTION_SPLIT, join.offset };
  const GlossCorrection other = { GLOSS_CORRECTION_SPLIT, five };
  GlossArticle *joined = gloss_article_correct (article, &join, 1);
  GlossArticle *back = gloss_article_correct (joined, &split, 1);
  GlossArticle *halved = gloss_article_correct (article, &other, 1);
  g_autofree char *slice = gloss_text_dup_slice (gloss_article_get_text (joined),
                                                 gloss_article_find_block (joined, "s1.p1")->range);

  g_assert_cmpuint (gloss_article_get_n_blocks (joined), ==, 8);
  g_assert_cmpstr (slice, ==, "Four \U0001f600 five. Why");
  g_assert_cmpstr (utf8_of (back), ==, utf8_of (article));
  g_assert_cmpint (gloss_article_get_block (back, 5)->kind, ==, GLOSS_BLOCK_PARAGRAPH);
  g_assert_cmpuint (gloss_article_get_n_blocks (halved), ==, 10);
  g_assert_cmpuint (start_of (halved, "s1.p2"), ==, five);
  g_assert_nonnull (strstr (utf8_of (halved), "Four \U0001f600\nfive."));
  g_assert_finalize_object (article);
  g_assert_finalize_object (joined);
  g_assert_finalize_object (back);
  g_assert_finalize_object (halved);
}

static void
test_cells (void)
{
  static const char *const all[] = { "a", "b c", "d", NULL };
  GlossArticle *article = build ();
  const GlossCorrection join = { GLOSS_CORRECTION_JOIN, start_of (article, "s1.r2") };
  const GlossCorrection split = { GLOSS_CORRECTION_SPLIT, start_of (article, "s1.r1") + 2 };
  const GlossCorrection mixed = { GLOSS_CORRECTION_JOIN, start_of (article, "s1.r1") };
  GlossArticle *joined = gloss_article_correct (article, &join, 1);
  GlossArticle *halved = gloss_article_correct (article, &split, 1);
  GlossArticle *swallowed = gloss_article_correct (article, &mixed, 1);

  g_assert_cmpstrv (gloss_article_find_block (joined, "s1.r1")->cells, all);
  g_assert_null (gloss_article_find_block (halved, "s1.r1")->cells);
  g_assert_null (gloss_article_find_block (halved, "s1.r2")->cells);
  g_assert_cmpstr (gloss_article_find_block (halved, "s1.r3")->cells[0], ==, "d");
  g_assert_null (gloss_article_find_block (swallowed, "s1.p2")->cells);
  g_assert_finalize_object (article);
  g_assert_finalize_object (joined);
  g_assert_finalize_object (halved);
  g_assert_finalize_object (swallowed);
}

static void
test_misfits (void)
{
  GlossArticle *article = build ();
  g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();
  g_autoptr (GlossArticle) empty = gloss_article_builder_finish (builder);
  const GlossCorrection corrections[] = {
    { GLOSS_CORRECTION_JOIN, 0 },
    { GLOSS_CORRECTION_JOIN, 3 },
    { GLOSS_CORRECTION_JOIN, G_MAXSIZE },
    { GLOSS_CORRECTION_SPLIT, 0 },
    { GLOSS_CORRECTION_SPLIT, 1 },
    { GLOSS_CORRECTION_SPLIT, 3 },
    { GLOSS_CORRECTION_SPLIT, start_of (article, "sub-1") },
    { GLOSS_CORRECTION_SPLIT, gloss_text_get_length (gloss_article_get_text (article)) },
    { GLOSS_CORRECTION_SPLIT, G_MAXSIZE },
    { GLOSS_CORRECTION_KIND, 1, GLOSS_BLOCK_LEAD, 0 },
    { GLOSS_CORRECTION_KIND, 0, (GlossBlockKind) 99, 0 },
    { GLOSS_CORRECTION_KIND, G_MAXSIZE, GLOSS_BLOCK_LEAD, 0 },
    { (GlossCorrectionType) 7, 0 },
  };
  g_autoptr (GlossArticle) same = gloss_article_correct (article, corrections, G_N_ELEMENTS (corrections));
  g_autoptr (GlossArticle) none = gloss_article_correct (article, NULL, 0);
  g_autoptr (GlossArticle) still_empty = gloss_article_correct (empty, corrections, G_N_ELEMENTS (corrections));

  g_assert_true (same == article);
  g_assert_true (none == article);
  g_assert_true (still_empty == empty);
  g_object_unref (article);
}

/* One that fits @article, or one at random. */
static GlossCorrection
make_correction (GlossArticle *article)
{
  GlossText *text = gloss_article_get_text (article);
  guint n = gloss_article_get_n_blocks (article);
  GlossCorrection correction = {
    .type = (GlossCorrectionType) g_test_rand_int_range (0, 3),
    .offset = (gsize) g_test_rand_int_range (0, (gint32) gloss_text_get_length (text)),
    .kind = (GlossBlockKind) g_test_rand_int_range (0, GLOSS_N_BLOCK_KINDS),
    .level = (guint) g_test_rand_int_range (0, 4),
  };

  if (correction.type != GLOSS_CORRECTION_SPLIT)
    correction.offset = gloss_article_get_block (article, (guint) g_test_rand_int_range (0, (gint32) n))->range.start;

  return correction;
}

static void
assert_only_breaks_differ (GlossArticle *a,
                           GlossArticle *b)
{
  const char *left = utf8_of (a);
  const char *right = utf8_of (b);

  g_assert_cmpuint (strlen (left), ==, strlen (right));
  for (; *left != '\0'; left++, right++)
    g_assert_true (*left == *right || (*left == '\n' && *right == ' ') || (*left == ' ' && *right == '\n'));
}

static gboolean
takes_back (GArray                *corrections,
            const GlossCorrection *correction)
{
  for (guint i = 0; i < corrections->len; i++)
    {
      const GlossCorrection *other = &g_array_index (corrections, GlossCorrection, i);

      if (other->offset == correction->offset
          && other->type + correction->type == GLOSS_CORRECTION_JOIN + GLOSS_CORRECTION_SPLIT)
        return TRUE;
    }

  return FALSE;
}

/* Laws: no letter and no offset changes; one after the other is the same as all together; what was applied does nothing
 * when it is applied again, if nothing was taken back. */
static void
test_laws (void)
{
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GlossArticle) article = build ();
      g_autoptr (GlossArticle) stepwise = g_object_ref (article);
      g_autoptr (GlossArticle) once = NULL;
      g_autoptr (GlossArticle) twice = NULL;
      g_autoptr (GArray) corrections = g_array_new (FALSE, FALSE, sizeof (GlossCorrection));

      for (int n = g_test_rand_int_range (1, 12); n > 0; n--)
        {
          GlossCorrection correction = make_correction (stepwise);
          g_autoptr (GlossArticle) next = gloss_article_correct (stepwise, &correction, 1);

          if (next == stepwise || takes_back (corrections, &correction))
            continue;
          g_array_append_val (corrections, correction);
          g_set_object (&stepwise, next);
        }

      once = gloss_article_correct (article, (GlossCorrection *) (gpointer) corrections->data, corrections->len);
      twice = gloss_article_correct (once, (GlossCorrection *) (gpointer) corrections->data, corrections->len);
      assert_only_breaks_differ (article, once);
      g_assert_cmpstr (utf8_of (once), ==, utf8_of (stepwise));
      g_assert_cmpuint (gloss_article_get_n_blocks (once), ==, gloss_article_get_n_blocks (stepwise));
      assert_same (once, twice);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/correction/kind", test_kind);
  g_test_add_func ("/correction/heading", test_heading);
  g_test_add_func ("/correction/join-and-split", test_join_and_split);
  g_test_add_func ("/correction/cells", test_cells);
  g_test_add_func ("/correction/misfits", test_misfits);
  g_test_add_func ("/correction/laws", test_laws);

  return g_test_run ();
}
