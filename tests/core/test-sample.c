/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample project: each article has the structure that its author meant, each sidecar is as the program would write it. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "annotation/gloss-annotation.h"
#include "article/gloss-article.h"
#include "reader/gloss-article-loader.h"
#include "store/gloss-annotation-set.h"

/* A block by its id, its kind, what else is known of it, and how its text begins. */
typedef struct
{
  const char *id;
  const char *kind;
  const char *detail;
  const char *begins;
} Expected;

static const Expected skerrin_line[] = {
  { "sub-1", "subheading", "s1", "A Vote After Eleven Winters" },
  { "sub-2", "subheading", "s2", "What the Sea Has Cost So Far" },
  { "sub-3", "subheading", "s3", "The Price of Going Inland" },
  { "sub-4", "subheading", "s4", "Objections From the Quay" },
  { "sub-5", "subheading", "s5", "What Happens Before the First Rail" },
  { "lead", "lead", NULL, "The island council of Skerrin" },
  { "s1", "heading", NULL, "A Vote After Eleven Winters" },
  { "s1.p1", "paragraph", NULL, "The debate lasted until" },
  { "s1.p2", "paragraph", NULL, "Two members of her own party" },
  { "s2", "heading", NULL, "What the Sea Has Cost So Far" },
  { "s2.p1", "paragraph", NULL, "According to the council's own accounts" },
  { "s2.p2", "paragraph", NULL, "The Institute for Coastal Measurement" },
  { "s3", "heading", NULL, "The Price of Going Inland" },
  { "s3.p1", "paragraph", NULL, "The new line would be 17.3 kilometres long" },
  { "s3.p2", "paragraph", NULL, "Ms. Tallow maintains" },
  { "s4", "heading", NULL, "Objections From the Quay" },
  { "s4.p1", "paragraph", NULL, "The strongest resistance" },
  { "s4.p2", "paragraph", NULL, "The transport office answers" },
  { "s5", "heading", NULL, "What Happens Before the First Rail" },
  { "s5.p1", "paragraph", NULL, "Surveyors are to begin drilling" },
  { "s5.p2", "paragraph", NULL, "Until the new line opens" },
  { "kp-1", "key-point", "1", "Skerrin's council voted" },
  { "kp-2", "key-point", "2", "Repairs of the coastal line" },
  { "kp-3", "key-point", "3", "The inland line is estimated" },
  { "kp-4", "key-point", "4", "Fish buyers fear" },
  { "kp-5", "key-point", "5", "Drilling on Grennock Hill" },
  { "summary.p1", "summary", NULL, "After eleven years of storm damage" },
  { "faq-1.q", "faq-question", NULL, "Why is the railway being moved?" },
  { "faq-1.a", "faq-answer", "faq-1.q", "Storms have closed" },
  { "faq-2.q", "faq-question", NULL, "Who will pay for the new line?" },
  { "faq-2.a", "faq-answer", "faq-2.q", "The national government has promised" },
  { "faq-3.q", "faq-question", NULL, "When will the first train run inland?" },
  { "faq-3.a", "faq-answer", "faq-3.q", "Nobody expects the new line" },
  { "aside-1", "boilerplate", NULL, "Share this article." },
  { "aside-2", "boilerplate", NULL, "Hanne Solberg writes about towns" },
  { "aside-3", "boilerplate", NULL, "Exit mobile version" },
  { NULL }
};

static const Expected roof_bees[] = {
  { "title", "title", NULL, "Forty Thousand Tenants Above the Reading Room" },
  { "lead", "lead", NULL, "The town library of Marrowby" },
  { "s1", "heading", NULL, "How the Hives Came to Town" },
  { "s1.p1", "paragraph", NULL, "Librarian Oona Patel found" },
  { "s1.i1", "list-item", NULL, "in spring to look for queens," },
  { "s1.i2", "list-item", NULL, "in summer to add frames," },
  { "s1.i3", "list-item", NULL, "in autumn to take the honey and feed the bees." },
  { "s2", "heading", NULL, "What They Carry Home" },
  { "s2.p1", "paragraph", NULL, "A laboratory counted" },
  { "s2.r1", "table-row", "Plant|Share of pollen", "Plant Share of pollen" },
  { "s2.r2", "table-row", "Lime|54 %", "Lime 54 %" },
  { "s2.r3", "table-row", "Clover|21 %", "Clover 21 %" },
  { "s2.r4", "table-row", "Bramble|14 %", "Bramble 14 %" },
  { "s2.r5", "table-row", "Others|11 %", "Others 11 %" },
  { "s2.q1", "quote", NULL, "Nobody had ever asked the street trees" },
  { "s2.p2", "paragraph", NULL, "The town has since dropped" },
  { "kp-1", "key-point", "1", "The library's two hives gave" },
  { "kp-2", "key-point", "2", "More than half of the pollen" },
  { "kp-3", "key-point", "3", "A plan to fell nine lime trees" },
  { "faq-1.q", "faq-question", NULL, "Are visitors stung?" },
  { "faq-1.a", "faq-answer", "faq-1.q", "One visitor has been stung so far." },
  { "faq-2.q", "faq-question", NULL, "Can I buy the honey?" },
  { "faq-2.a", "faq-answer", "faq-2.q", "Not this year." },
  { NULL }
};

static const Expected night_bus[] = {
  { "title", "title", NULL, "Night buses return to Ostermoor after six years" },
  { "byline", "byline", NULL, "By Lena Varga" },
  { "dateline", "dateline", NULL, "3 September 2026" },
  { "lead", "lead", NULL, "From Friday, three bus lines" },
  { "c1", "caption", NULL, "The N2 at Brewery Bridge" },
  { "s1", "heading", NULL, "Three lines, one crossing" },
  { "s1.p1", "paragraph", NULL, "All lines meet at Brewery Bridge" },
  { "s1.r1", "table-row", "Line|From|To", "Line From To" },
  { "s1.r2", "table-row", "N1|Station|Old Hospital", "N1 Station Old Hospital" },
  { "s1.r3", "table-row", "N2|Harbour|University", "N2 Harbour University" },
  { "s1.r4", "table-row", "N3|Brewery Bridge|Kestrel Estate", "N3 Brewery Bridge Kestrel Estate" },
  { "s2", "heading", NULL, "Why it failed before" },
  { "s2.p1", "paragraph", NULL, "The first night network" },
  { "s2.q1", "quote", NULL, "A bus that nobody knows of" },
  { "s2.p2", "paragraph", NULL, "The company has therefore printed" },
  { "kp-1", "key-point", NULL, "Three night lines run" },
  { "kp-2", "key-point", NULL, "All of them meet" },
  { "kp-3", "key-point", NULL, "The contract ends" },
  { "faq-1.q", "faq-question", NULL, "How much does a ride cost?" },
  { "faq-1.a", "faq-answer", "faq-1.q", "The same as by day: 2.40 a ride." },
  { "faq-2.q", "faq-question", NULL, "Do the buses stop on demand?" },
  { "faq-2.a", "faq-answer", "faq-2.q", "Yes, between stops after 11 p.m., wherever" },
  { NULL }
};

static const Expected desert_garden[] = {
  { "title", "title", NULL, "הגן שצמח על גג התחנה" },
  { "lead", "lead", NULL, "על גג תחנת הרכבת הישנה" },
  { "s1", "heading", NULL, "שלוש שנים של ויכוח" },
  { "s1.p1", "paragraph", NULL, "המהנדסת דליה שרון" },
  { "s1.p2", "paragraph", NULL, "מועצת העיר אישרה" },
  { "s2", "heading", NULL, "מים מן המזגנים" },
  { "s2.p1", "paragraph", NULL, "הגן מושקה במים" },
  { "s2.i1", "list-item", NULL, "עגבניות" },
  { "s2.i2", "list-item", NULL, "שני עצי זית" },
  { "s2.i3", "list-item", NULL, "כוורת אחת" },
  { "s3", "heading", NULL, "מה הלאה" },
  { "s3.p1", "paragraph", NULL, "בספטמבר ייפתח" },
  { NULL }
};

static char *
sample_path (const char *name)
{
  const char *folder = g_getenv ("GLOSS_SAMPLE_DIR");

  g_assert_nonnull (folder);
  return g_build_filename (folder, name, NULL);
}

static GlossArticle *
load_sample (const char *name)
{
  g_autofree char *path = sample_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GlossArticle *article = gloss_article_load (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return article;
}

/* What else the source says of a block: a subheading's heading, an answer's question, a row's cells, a number. */
static char *
describe (const GlossBlock *block)
{
  if (block->heading != NULL)
    return g_strdup (block->heading);
  if (block->of != NULL)
    return g_strdup (block->of);
  if (block->cells != NULL)
    return g_strjoinv ("|", (char **) block->cells);
  return block->kind == GLOSS_BLOCK_KEY_POINT ? g_strdup (block->number) : NULL;
}

static void
assert_block (GlossArticle     *article,
              const GlossBlock *block,
              const Expected   *expected)
{
  g_autofree char *text = gloss_text_dup_slice (gloss_article_get_text (article), block->range);
  g_autofree char *detail = describe (block);

  g_assert_cmpstr (block->id, ==, expected->id);
  g_assert_cmpstr (gloss_block_kind_get_nick (block->kind), ==, expected->kind);
  g_assert_cmpstr (detail, ==, expected->detail);
  if (!g_str_has_prefix (text, expected->begins))
    g_assert_cmpstr (text, ==, expected->begins);
}

static void
assert_structure (GlossArticle   *article,
                  const Expected *expected,
                  gboolean        with_boilerplate)
{
  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    {
      const GlossBlock *block = gloss_article_get_block (article, i);

      if (block->kind == GLOSS_BLOCK_BOILERPLATE && !with_boilerplate)
        continue;
      g_assert_nonnull (expected->id);
      assert_block (article, block, expected++);
    }
  g_assert_cmpstr (expected->id, ==, NULL);
}

static void
test_plain (void)
{
  g_autoptr (GlossArticle) article = load_sample ("skerrin-line.txt");

  assert_structure (article, skerrin_line, TRUE);
  g_assert_null (gloss_article_get_title (article));
}

static void
test_markdown (void)
{
  g_autoptr (GlossArticle) article = load_sample ("roof-bees.md");

  assert_structure (article, roof_bees, TRUE);
  g_assert_cmpstr (gloss_article_get_title (article), ==, "Forty Thousand Tenants Above the Reading Room");
}

/* What stands round the article may be there as boilerplate or not at all, but never as content. */
static void
test_html (void)
{
  g_autoptr (GlossArticle) article = load_sample ("night-bus.html");

  assert_structure (article, night_bus, FALSE);
  g_assert_cmpstr (gloss_article_get_title (article), ==, "Night buses return to Ostermoor after six years");
  g_assert_cmpstr (gloss_article_get_byline (article), ==, "Lena Varga");
  g_assert_cmpstr (gloss_article_get_uri (article), ==, "https://post.ostermoor.example/2026/09/night-buses");
  g_assert_true (g_str_has_prefix (gloss_article_get_published (article), "2026-09-03"));
}

static void
test_right_to_left (void)
{
  g_autoptr (GlossArticle) article = load_sample ("desert-garden.html");

  assert_structure (article, desert_garden, TRUE);
  g_assert_cmpstr (gloss_article_get_language (article), ==, "he");
}

static void
assert_exact (GlossAnnotationSet *set,
              GlossArticle       *article)
{
  g_autoptr (GlossPlacing) placing = gloss_placing_new (gloss_article_get_text (article), NULL, NULL, NULL);
  g_autoptr (GPtrArray) stored = gloss_annotation_set_dup_annotations (set);
  g_autoptr (GPtrArray) annotations = gloss_placing_place_all (placing, stored, NULL);

  g_assert_cmpuint (annotations->len, >=, 8);
  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnchor *anchor = gloss_annotation_get_anchor (g_ptr_array_index (annotations, i));

      g_assert_cmpint (gloss_anchor_get_state (anchor), ==, GLOSS_ANCHOR_EXACT);
      g_assert_cmpstr (gloss_anchor_get_text_sha256 (anchor), ==, gloss_text_get_sha256 (gloss_article_get_text (article)));
    }
}

static void
assert_codebook_knows (GlossAnnotationSet *set)
{
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autoptr (GPtrArray) annotations = gloss_annotation_set_dup_annotations (set);

  for (guint i = 0; i < annotations->len; i++)
    g_assert_nonnull (gloss_codebook_find_tag (codebook, gloss_annotation_get_tag (g_ptr_array_index (annotations, i))));
}

/* A sidecar as it ships: read and written again it has the same bytes, and all of it fits the article. */
static void
test_sidecar (gconstpointer data)
{
  const char *reviewer = data;
  g_autoptr (GlossArticle) article = load_sample ("skerrin-line.txt");
  g_autofree char *name = g_strdup_printf ("skerrin-line.txt.%s.gloss.json", reviewer);
  g_autofree char *path = sample_path (name);
  g_autoptr (GlossAnnotationSet) set = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (contents, length);
  set = gloss_annotation_set_read (bytes, name, &error);
  g_assert_no_error (error);
  again = gloss_annotation_set_write (set);
  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_cmpstr (gloss_annotation_set_get_reviewer (set)->id, ==, reviewer);
  g_assert_cmpuint (gloss_annotation_set_get_quarantined (set)->len, ==, 0);
  g_assert_cmpuint (gloss_annotation_set_get_links (set)->len, >=, 1);
  assert_exact (set, article);
  assert_codebook_knows (set);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sample/plain-text-article", test_plain);
  g_test_add_func ("/sample/markdown-article", test_markdown);
  g_test_add_func ("/sample/web-page", test_html);
  g_test_add_func ("/sample/right-to-left-page", test_right_to_left);
  g_test_add_data_func ("/sample/sidecar/edda", "edda", test_sidecar);
  g_test_add_data_func ("/sample/sidecar/tomas", "tomas", test_sidecar);
  return g_test_run ();
}
