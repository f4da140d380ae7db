/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the Markdown reader: the same parts as in plain text and HTML, and front matter. */
#include "config.h"

#include <string.h>

#include "article-lines.h"

#define P1 "The council met on Monday to decide about the new tram line, which has been planned for more than eleven years and delayed twice."
#define P2 "Residents of the northern districts said that they had waited long enough, and that the money would be well spent on the line."

/* The plain article with its parts marked up. */
static char *
make_markdown (GlossArticle *article)
{
  GString *text = g_string_new ("## Article Subheadings\n\n");
  GlossBlockKind last = GLOSS_BLOCK_SUBHEADING;

  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    {
      const GlossBlock *block = gloss_article_get_block (article, i);
      g_autofree char *slice = gloss_text_dup_slice (gloss_article_get_text (article), block->range);

      if (last != block->kind)
        g_string_append (text, "\n");
      if (block->kind == GLOSS_BLOCK_SUBHEADING)
        g_string_append_printf (text, "%s. %s\n", block->number, slice);
      else if (block->kind == GLOSS_BLOCK_HEADING)
        g_string_append_printf (text, "## %s\n\n", slice);
      else if (block->kind == GLOSS_BLOCK_KEY_POINT)
        g_string_append_printf (text, "%s| %s | %s |\n", last != block->kind ? "| No. | Key Points |\n|----:|:-----------|\n" : "", block->number, slice);
      else if (block->kind == GLOSS_BLOCK_SUMMARY)
        g_string_append_printf (text, "Summary\n-------\n\n%s\n\n## Frequently Asked Questions\n", slice);
      else if (block->kind == GLOSS_BLOCK_FAQ_QUESTION)
        g_string_append_printf (text, "### %s\n", slice);
      else
        g_string_append_printf (text, "%s\n\n", slice);
      last = block->kind;
    }

  return g_string_free (text, FALSE);
}

static void
test_summit (void)
{
  g_autofree char *text = dup_shared_article ("summit-talks.txt");
  g_autoptr (GlossArticle) article = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *expected = NULL;

  if (text == NULL)
    {
      g_test_skip ("the shared articles are not here");
      return;
    }

  article = read_article ("summit-talks.txt", text, -1);
  markdown = make_markdown (article);
  expected = article_lines (article, FALSE);
  assert_article ("a.md", markdown, expected);
}

static void
test_blocks (void)
{
  assert_article ("a.md",
                  "# Tram line *approved*\n\n" P1 "\n\n## The [money](https://example.org)\n\n- One\n- Two\n  - Three\n\n> Said\n> twice\n\n```\ncode\n```\n\n"
                  "| a | b |\n|---|---|\n| c | d |\n\n1. First\n2. Second\n\n" P2 "\n",
                  "title title Tram line approved\nlead lead " P1 "\ns1 heading The money\ns1.i1 list-item One\ns1.i2 list-item Two\ns1.i3 list-item Three\n"
                  "s1.q1 quote Said twice\ns1.k1 code code\ns1.r1 table-row a | b\ns1.r2 table-row c | d\ns1.i4 list-item [1] First\ns1.i5 list-item [2] Second\n"
                  "s1.p1 paragraph " P2 "\n");
}

static void
test_front_matter (void)
{
  g_autoptr (GlossArticle) article = read_article ("a.md", "---\ntitle: \"Tram: line\"\nauthor: Jane Doe\ndate: 2025-05-14\nlang: en-GB\ntags: [a, b]\n---\n\n" P1 "\n", -1);
  g_autofree char *lines = article_lines (article, TRUE);

  g_assert_cmpstr (lines, ==, "@title Tram: line\n@byline Jane Doe\n@published 2025-05-14\nlead lead " P1 "\n");
  g_assert_cmpstr (gloss_article_get_language (article), ==, "en-GB");
  g_assert_cmpstr (gloss_article_get_reader (article), ==, "markdown/1");

  assert_article ("a.md", "+++\r\ntitle = 'x'\r\n+++\r\n" P1 "\r\n", "lead lead " P1 "\n");
  /* A rule at the top is no front matter. */
  assert_article ("a.md", "---\n\n" P1 "\n", "lead lead " P1 "\n");
}

/* HTML within Markdown is read, scripts are not. */
static void
test_html (void)
{
  assert_article ("a.md", P1 "\n\n<details><summary>Who pays?</summary>\n\nThe city.\n\n</details>\n\n<script>alert(1)</script>\n",
                  "lead lead " P1 "\nfaq-1.q faq-question Who pays?\nfaq-1.a faq-answer The city.\n");
}

static void
test_hostile (void)
{
  static const char *const pieces[] = { ">", "- ", "[", "*a **", "![", "`", "<div>\n\n", "1. ", "# ", "|", "&" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GlossArticle) article = NULL;

      for (guint j = 0; j < 20000; j++)
        g_string_append (text, pieces[i]);
      g_string_append (text, " text\n\n" P1 "\n");
      article = read_article ("a.md", text->str, text->len);
      g_assert_cmpuint (gloss_article_get_n_blocks (article), >, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/markdown-reader/summit", test_summit);
  g_test_add_func ("/markdown-reader/blocks", test_blocks);
  g_test_add_func ("/markdown-reader/front-matter", test_front_matter);
  g_test_add_func ("/markdown-reader/html", test_html);
  g_test_add_func ("/markdown-reader/hostile", test_hostile);

  return g_test_run ();
}
