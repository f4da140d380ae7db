/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An invented article with every kind of part. */
#include "config.h"

#include "article-fixture.h"

typedef struct
{
  GlossBlockKind kind;
  guint level;
  const char *number;
  const char *text;
} Block;

static const Block blocks[] = {
  { GLOSS_BLOCK_TITLE, 0, NULL, "Ferry to Ormsay sails again" },
  { GLOSS_BLOCK_BYLINE, 0, NULL, "By Ada Quill" },
  { GLOSS_BLOCK_DATELINE, 0, NULL, "Ormsay, 3 May" },
  { GLOSS_BLOCK_SUBHEADING, 0, "1", "A winter without boats" },
  { GLOSS_BLOCK_SUBHEADING, 0, "2", "What it costs" },
  { GLOSS_BLOCK_LEAD, 0, NULL, "After seven months the ferry to the island of Ormsay has left harbour again, half empty and an hour late." },
  { GLOSS_BLOCK_HEADING, 1, NULL, "A winter without boats" },
  { GLOSS_BLOCK_PARAGRAPH, 0, NULL, "The last boat sailed in October. Since then the 412 islanders have lived on what a fishing boat brought twice a week, "
                                    "said the mayor, Tora Lind. The company has not said why its pumps failed." },
  { GLOSS_BLOCK_QUOTE, 0, NULL, "We counted the tins, and then we counted them again." },
  { GLOSS_BLOCK_LIST_ITEM, 1, NULL, "No doctor came between November and March." },
  { GLOSS_BLOCK_LIST_ITEM, 1, NULL, "The school closed on nine days." },
  { GLOSS_BLOCK_HEADING, 1, NULL, "What it costs" },
  { GLOSS_BLOCK_PARAGRAPH, 0, NULL, "Repairs took 2.4 million crowns. The county pays half of it; passengers will pay the rest over ten years." },
  { GLOSS_BLOCK_TABLE_ROW, 0, NULL, "Year Fare Passengers" },
  { GLOSS_BLOCK_TABLE_ROW, 0, NULL, "2024 18.50 31,200" },
  { GLOSS_BLOCK_TABLE_ROW, 0, NULL, "2025 24.00 11,850" },
  { GLOSS_BLOCK_CAPTION, 0, NULL, "The fare grew while passengers stayed away." },
  { GLOSS_BLOCK_CODE, 0, NULL, "fare = base + fuel * distance" },
  { GLOSS_BLOCK_KEY_POINT, 0, "1", "The ferry sails again after seven months." },
  { GLOSS_BLOCK_KEY_POINT, 0, "2", "Nobody has explained why the pumps failed." },
  { GLOSS_BLOCK_SUMMARY, 0, NULL, "Ormsay has its boat back. The bill goes to the passengers." },
  { GLOSS_BLOCK_FAQ_QUESTION, 0, NULL, "When did the last boat sail?" },
  { GLOSS_BLOCK_FAQ_ANSWER, 0, NULL, "In October." },
  { GLOSS_BLOCK_FAQ_QUESTION, 0, NULL, "Who pays?" },
  { GLOSS_BLOCK_FAQ_ANSWER, 0, NULL, "The county pays half, passengers the rest." },
  { GLOSS_BLOCK_BOILERPLATE, 0, NULL, "Share this story" },
  { GLOSS_BLOCK_BOILERPLATE, 0, NULL, "Ada Quill writes about the coast." },
};

/**
 * fixture_article:
 *
 * Returns: (transfer full): an article with every kind of block
 */
GlossArticle *
fixture_article (void)
{
  static const char *const cells[][4] = {
    { "Year", "Fare", "Passengers", NULL }, { "2024", "18.50", "31,200", NULL }, { "2025", "24.00", "11,850", NULL },
  };
  g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();
  guint row = 0;

  gloss_article_builder_set_title (builder, "Ferry to Ormsay sails again");
  gloss_article_builder_set_language (builder, "en");
  gloss_article_builder_set_label (builder, GLOSS_BLOCK_KEY_POINT, "At a glance");
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_assert_true (gloss_article_builder_add_block (builder, blocks[i].kind, blocks[i].level, blocks[i].text, -1));
      if (blocks[i].number != NULL)
        gloss_article_builder_set_number (builder, blocks[i].number);
      if (blocks[i].kind == GLOSS_BLOCK_TABLE_ROW)
        gloss_article_builder_set_cells (builder, cells[row++]);
    }

  return gloss_article_builder_finish (builder);
}

/**
 * fixture_plain:
 * @n_paragraphs: how long
 *
 * Returns: (transfer full): an article of paragraphs of about 300 code points
 */
GlossArticle *
fixture_plain (guint n_paragraphs)
{
  g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();

  for (guint i = 0; i < n_paragraphs; i++)
    {
      g_autofree char *text = g_strdup_printf ("Paragraph %u begins here. The harbour of Ormsay lies to the west of the old town, and its light can be "
                                               "seen from the hills on clear nights. In %u the keeper wrote that nothing had changed. Nobody disagreed "
                                               "with him, for nobody else had been there to look at the sea that year.", i, 1800 + i % 200);

      g_assert_true (gloss_article_builder_add_block (builder, GLOSS_BLOCK_PARAGRAPH, 0, text, -1));
    }

  return gloss_article_builder_finish (builder);
}

GlossAnnotation *
fixture_annotation (GlossArticle *article,
                    const char   *tag,
                    gsize         start,
                    gsize         end)
{
  GlossRange range = { start, end };
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &range, 1);

  return gloss_annotation_new ("maria", tag, anchor);
}

GlossAnnotation *
fixture_quote (GlossArticle *article,
               const char   *tag,
               const char   *quote)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_quote (article, quote, NULL, NULL, &error);

  g_assert_no_error (error);
  return gloss_annotation_new ("maria", tag, anchor);
}
