/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the recogniser: the parts of an article, and what only looks like them. */
#include "config.h"

#include <string.h>

#include "article-lines.h"

#define P1 "The council met on Monday to decide about the new tram line, which has been planned for more than eleven years and delayed twice."
#define P2 "Residents of the northern districts said that they had waited long enough, and that the money would be well spent on the line."
#define P3 "The mayor promised to publish the contract before the summer, so that everybody can see what the city pays and what it gets."

/* The article that the recogniser must take exactly, part by part. */
static void
test_summit (void)
{
  static const char *const kinds[] = {
    "sub-1 subheading [1] (s1) ", "sub-2 subheading [2] (s2) ", "sub-3 subheading [3] (s3) ", "sub-4 subheading [4] (s4) ",
    "sub-5 subheading [5] (s5) ", "lead lead The recent high-stakes", "s1 heading Meeting Highlights", "s1.p1 paragraph On Tuesday",
    "s1.p2 paragraph During", "s2 heading New Steps", "s2.p1 paragraph As a follow-up", "s2.p2 paragraph The meeting",
    "s3 heading The Role", "s3.p1 paragraph The issue", "s3.p2 paragraph Following", "s4 heading Reactions",
    "s4.p1 paragraph The reactions", "s4.p2 paragraph As Kellogg", "s5 heading Implications", "s5.p1 paragraph The discussions",
    "s5.p2 paragraph The geopolitical", "kp-1 key-point [1] The U.S. and Russia", "kp-2 key-point [2] Secretary", "kp-3 key-point [3] European",
    "kp-4 key-point [4] Ukrainian", "kp-5 key-point [5] The outcomes", "summary.p1 summary The recent meeting",
    "faq-1.q faq-question What was", "faq-1.a faq-answer The primary", "faq-2.q faq-question Why is", "faq-2.a faq-answer The EU’s",
    "faq-3.q faq-question How did", "faq-3.a faq-answer Ukrainian", "aside-1 boilerplate Share.", "aside-2 boilerplate As the News Editor",
    "aside-3 boilerplate Exit mobile version",
  };
  g_autofree char *text = dup_shared_article ("summit-talks.txt");
  g_autoptr (GlossArticle) article = NULL;
  g_autofree char *lines = NULL;
  g_auto (GStrv) line = NULL;

  if (text == NULL)
    {
      g_test_skip ("the shared articles are not here");
      return;
    }

  article = read_article ("summit-talks.txt", text, -1);
  lines = article_lines (article, FALSE);
  line = g_strsplit (g_strchomp (lines), "\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_assert_nonnull (line[i]);
      g_assert_true (g_str_has_prefix (line[i], kinds[i]));
    }
  g_assert_cmpuint (g_strv_length (line), ==, G_N_ELEMENTS (kinds));
  g_assert_null (gloss_article_get_title (article));
  g_assert_cmpstr (gloss_article_find_block (article, "faq-2.a")->of, ==, "faq-2.q");
  g_assert_cmpstr (gloss_article_get_label (article, GLOSS_BLOCK_KEY_POINT), ==, "Key Points");
  g_assert_cmpstr (gloss_article_get_label (article, GLOSS_BLOCK_SUBHEADING), ==, "Article Subheadings");
  g_assert_cmpstr (gloss_article_get_label (article, GLOSS_BLOCK_SUMMARY), ==, "Summary");
  g_assert_cmpstr (gloss_article_get_label (article, GLOSS_BLOCK_FAQ_QUESTION), ==, "Frequently Asked Questions");
}

/* All line ends and a byte order mark give the same article. */
static void
test_line_ends (void)
{
  const char *text = "Tram line approved\n\n" P1 "\n\nKey points\n- One point.\n- Another one.\n\nSummary\n\n" P2 "\n";
  g_autoptr (GlossArticle) article = read_article ("a.txt", text, -1);
  g_autofree char *expected = article_lines (article, TRUE);
  static const char *const ends[] = { "\r\n", "\r", "\xe2\x80\xa8", "\xc2\x85" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_auto (GStrv) parts = g_strsplit (text, "\n", -1);
      g_autofree char *joined = g_strjoinv (ends[i], parts);
      g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", joined, NULL);
      g_autoptr (GlossArticle) other = read_article ("a.txt", marked, -1);
      g_autofree char *lines = article_lines (other, TRUE);

      g_assert_cmpstr (lines, ==, expected);
    }
}

static void
test_no_parts (void)
{
  assert_article ("a.txt", P1 "\n", "lead lead " P1 "\n");
  assert_article ("a.txt", P1 "\n\n" P2 "\n\n" P3,
                  "lead lead " P1 "\np1 paragraph " P2 "\np2 paragraph " P3 "\n");
  assert_article ("a.txt", "Tram line approved\n\n" P1 "\n\nThe money\n\n" P2,
                  "title title Tram line approved\nlead lead " P1 "\ns1 heading The money\ns1.p1 paragraph " P2 "\n");
}

/* Words of labels within sentences, or over nothing, are no labels. */
static void
test_no_false_parts (void)
{
  assert_article ("a.txt", P1 "\n\nSummary judgment was granted on Friday.\n\nThe key points of the plan are known.\n\n" P2,
                  "lead lead " P1 "\np1 paragraph Summary judgment was granted on Friday.\n"
                  "p2 paragraph The key points of the plan are known.\np3 paragraph " P2 "\n");
  assert_article ("a.txt", P1 "\n\nIs it worth the money? Some say so.\n\n" P2,
                  "lead lead " P1 "\np1 paragraph Is it worth the money? Some say so.\np2 paragraph " P2 "\n");
  assert_article ("a.txt", "Share of voters falls\n\n" P1 "\n\nShare prices fell on Monday.\n\n" P2,
                  "title title Share of voters falls\nlead lead " P1 "\np1 paragraph Share prices fell on Monday.\np2 paragraph " P2 "\n");
}

/* A share line in the middle does not take the rest of the article with it. */
static void
test_furniture_between (void)
{
  assert_article ("a.txt", P1 "\n\nShare\n\n" P2 "\n\nRead more: The old line\n\n" P3 "\n\nAdvertisement\n\n" P1,
                  "lead lead " P1 "\naside-1 boilerplate Share\np1 paragraph " P2 "\naside-2 boilerplate Read more: The old line\n"
                  "p2 paragraph " P3 "\naside-3 boilerplate Advertisement\np3 paragraph " P1 "\n");
}

static void
test_key_points (void)
{
  static const char *const layouts[] = {
    "Key takeaways:\n\n• One point.\n• Another one.\n• A third.",
    "KEY TAKEAWAYS\n\n- One point.\n\n- Another one.\n\n- A third.",
    "“Key takeaways”\n\nOne point.\n\nAnother one.\n\nA third.",
    "3 key takeaways\nOne point.\nAnother one.\nA third.",
    "## Key takeaways\n* One point.\n* Another one.\n* A third.",
    "Key takeaways\n-------------\n* One point.\n* Another one.\n* A third.",
    "Що потрібно знати\n– One point.\n– Another one.\n– A third.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *text = g_strconcat (P1 "\n\n", P2 "\n\n", layouts[i], "\n\nThe money\n\n", P3, NULL);

      assert_article ("a.txt", text,
                      "lead lead " P1 "\np1 paragraph " P2 "\nkp-1 key-point One point.\nkp-2 key-point Another one.\n"
                      "kp-3 key-point A third.\ns1 heading The money\ns1.p1 paragraph " P3 "\n");
    }
}

static void
test_numbered_key_points (void)
{
  static const char *const layouts[] = {
    "No. Key Points\n1 One point.\n2 Another one.\n3 A third.",
    "Key points\n\n1. One point.\n2. Another one.\n3. A third.",
    "Key points\n\n1) One point.\n\n2) Another one.\n\n3) A third.",
    "Key points\n\n(1) One point.\n(2) Another one.\n(3) A third.",
    "No.\tKey Points\n1\tOne point.\n2\tAnother one.\n3\tA third.",
    "| # | Key Points |\n|---|---|\n| 1 | One point. |\n| 2 | Another one. |\n| 3 | A third. |",
    "Nr. Kernaussagen\n1 One point.\n2 Another one.\n3 A third.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *text = g_strconcat (layouts[i], "\n\n" P1 "\n\n" P2, NULL);

      assert_article ("a.txt", text,
                      "kp-1 key-point [1] One point.\nkp-2 key-point [2] Another one.\nkp-3 key-point [3] A third.\n"
                      "lead lead " P1 "\np1 paragraph " P2 "\n");
    }
}

static void
test_summary (void)
{
  assert_article ("a.txt", "TL;DR: The line is coming.\n\n" P1 "\n\n" P2,
                  "summary.p1 summary The line is coming.\nlead lead " P1 "\np1 paragraph " P2 "\n");
  assert_article ("a.txt", "At a glance\n\n" P1 "\n\n" P2 "\n\n" P3 "\n\n" P1,
                  "summary.p1 summary " P1 "\nlead lead " P2 "\np1 paragraph " P3 "\np2 paragraph " P1 "\n");
  assert_article ("a.txt", P1 "\n\n" P2 "\n\nZusammenfassung\n\n" P3 "\n\n" P1,
                  "lead lead " P1 "\np1 paragraph " P2 "\nsummary.p1 summary " P3 "\nsummary.p2 summary " P1 "\n");
}

static void
test_questions (void)
{
  static const char *const layouts[] = {
    "FAQ\n\nQuestion: Who pays?\n\nThe city.\n\nQuestion: When does it open?\n\nIn May.",
    "Frequently asked questions\nQ: Who pays?\nA: The city.\nQ: When does it open?\nA: In May.",
    "F.A.Q.\n\nWho pays?\nThe city.\n\nWhen does it open?\nIn May.",
    "Questions & Answers\n\nWho pays?\n\nThe city.\n\nWhen does it open?\n\nIn May.",
    "Q&A\n\nQ1. Who pays?\nA1. The city.\nQ2. When does it open?\nA2. In May.",
    "Q&A\n\nQ: Who pays? A: The city.\n\nQ: When does it open? A: In May.",
    "Q: Who pays?\nA: The city.\n\nQ: When does it open?\nA: In May.",
    "Preguntas frecuentes:\n\nPregunta: Who pays?\nRespuesta: The city.\nPregunta: When does it open?\nRespuesta: In May.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *text = g_strconcat (P1 "\n\n" P2 "\n\n", layouts[i], "\n\nSummary\n\n" P3, NULL);

      assert_article ("a.txt", text,
                      "lead lead " P1 "\np1 paragraph " P2 "\nfaq-1.q faq-question Who pays?\nfaq-1.a faq-answer The city.\n"
                      "faq-2.q faq-question When does it open?\nfaq-2.a faq-answer In May.\nsummary.p1 summary " P3 "\n");
    }
}

static void
test_headings (void)
{
  static const char *const layouts[] = {
    "The money\n\n", "THE MONEY\n\n", "The money\n=========\n\n", "The money\n---------\n\n", "## The money\n\n", "# The money\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *text = g_strconcat ("Tram line approved\n\n" P1 "\n\n", layouts[i], P2, NULL);
      g_autofree char *slice = NULL;
      g_autofree char *lower = NULL;
      g_autoptr (GlossArticle) article = read_article ("a.txt", text, -1);
      const GlossBlock *heading = gloss_article_find_block (article, "s1");

      g_assert_nonnull (heading);
      g_assert_cmpint (heading->kind, ==, GLOSS_BLOCK_HEADING);
      slice = gloss_text_dup_slice (gloss_article_get_text (article), heading->range);
      lower = g_utf8_strdown (slice, -1);
      g_assert_cmpstr (lower, ==, "the money");
      g_assert_cmpuint (gloss_article_get_n_blocks (article), ==, 4);
    }
}

/* Numbers that count are taken off; numbers of the sentence stay. */
static void
test_numbered_headings (void)
{
  assert_article ("a.txt", P1 "\n\n1. The money\n\n" P2 "\n\n2. The time\n\n" P3,
                  "lead lead " P1 "\ns1 heading [1] The money\ns1.p1 paragraph " P2 "\ns2 heading [2] The time\ns2.p1 paragraph " P3 "\n");
  assert_article ("a.txt", P1 "\n\n2. Bundesliga startet\n\n" P2,
                  "lead lead " P1 "\ns1 heading 2. Bundesliga startet\ns1.p1 paragraph " P2 "\n");
  assert_article ("a.txt", P1 "\n\n1. FC Köln hat am Samstag in der zweiten Liga verloren.\n\n" P2,
                  "lead lead " P1 "\np1 paragraph 1. FC Köln hat am Samstag in der zweiten Liga verloren.\np2 paragraph " P2 "\n");
}

/* Lines of a poem or an address are no headings. */
static void
test_short_lines (void)
{
  g_autoptr (GlossArticle) article = read_article ("a.txt", P1 "\n\nCity Hall\n\nMain Street 1\n\nHexton\n\nEngland\n\n" P2, -1);

  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    g_assert_cmpint (gloss_article_get_block (article, i)->kind, !=, GLOSS_BLOCK_HEADING);
}

/* A million short lines, lists, marks: nothing may take quadratic time or a deep stack. */
static void
test_many_blocks (void)
{
  static const char *const lines[] = { "Q: Why?\n", "1. One\n", "Key points\n", "Share\n", "FAQ\n\n", "A line of text\n", "a\tb\n", "> quoted\n", "Summary\n\n" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GlossArticle) article = NULL;

      for (guint j = 0; j < 50000; j++)
        g_string_append (text, lines[i]);
      article = read_article ("a.txt", text->str, text->len);
      g_assert_cmpuint (gloss_article_get_n_blocks (article), >, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/recogniser/summit", test_summit);
  g_test_add_func ("/recogniser/line-ends", test_line_ends);
  g_test_add_func ("/recogniser/no-parts", test_no_parts);
  g_test_add_func ("/recogniser/no-false-parts", test_no_false_parts);
  g_test_add_func ("/recogniser/furniture-between", test_furniture_between);
  g_test_add_func ("/recogniser/key-points", test_key_points);
  g_test_add_func ("/recogniser/numbered-key-points", test_numbered_key_points);
  g_test_add_func ("/recogniser/summary", test_summary);
  g_test_add_func ("/recogniser/questions", test_questions);
  g_test_add_func ("/recogniser/headings", test_headings);
  g_test_add_func ("/recogniser/numbered-headings", test_numbered_headings);
  g_test_add_func ("/recogniser/short-lines", test_short_lines);
  g_test_add_func ("/recogniser/many-blocks", test_many_blocks);

  return g_test_run ();
}
