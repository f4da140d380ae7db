/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FAQPage: the questions and answers of an article, as search engines read them. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/gloss-schema-org.h"

static gboolean
is_answer_of (const GlossBlock *block,
              const GlossBlock *question)
{
  return block->kind == GLOSS_BLOCK_FAQ_ANSWER && g_strcmp0 (block->of, question->id) == 0;
}

static char *
dup_text (const GlossExportArticle *article,
          const GlossBlock         *block)
{
  return gloss_text_dup_slice (gloss_article_get_text (article->article), block->range);
}

/* The paragraphs of a question's answer; NULL without any. */
static char *
dup_answer (const GlossExportArticle *article,
            const GlossBlock         *question)
{
  g_autoptr (GString) answer = g_string_new (NULL);

  for (guint i = 0; i < gloss_article_get_n_blocks (article->article); i++)
    {
      const GlossBlock *block = gloss_article_get_block (article->article, i);

      if (is_answer_of (block, question))
        {
          g_autofree char *text = dup_text (article, block);

          g_string_append_printf (answer, "%s%s", answer->len > 0 ? "\n" : "", text);
        }
    }

  return answer->len > 0 ? g_string_free (g_steal_pointer (&answer), FALSE) : NULL;
}

static JsonObject *
make_question (const char *question,
               const char *answer)
{
  JsonObject *thing = gloss_schema_org_new ("Question");
  JsonObject *accepted = gloss_schema_org_new ("Answer");

  gloss_schema_org_set (thing, "name", question);
  gloss_schema_org_set (accepted, "text", answer);
  gloss_schema_org_take (thing, "acceptedAnswer", accepted);

  return thing;
}

static JsonArray *
list_questions (const GlossExportArticle *article)
{
  JsonArray *questions = json_array_new ();

  for (guint i = 0; i < gloss_article_get_n_blocks (article->article); i++)
    {
      const GlossBlock *block = gloss_article_get_block (article->article, i);
      g_autofree char *answer = block->kind == GLOSS_BLOCK_FAQ_QUESTION ? dup_answer (article, block) : NULL;

      if (answer != NULL)
        {
          g_autofree char *question = dup_text (article, block);

          json_array_add_object_element (questions, make_question (question, answer));
        }
    }

  return questions;
}

/* A page without a question would not be valid: there is none then. */
static GPtrArray *
list_pages (const GlossExportArticle *article)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autoptr (JsonArray) questions = list_questions (article);

  if (json_array_get_length (questions) > 0)
    {
      JsonObject *page = gloss_schema_org_new ("FAQPage");
      JsonNode *node = json_node_new (JSON_NODE_OBJECT);

      gloss_schema_org_set_article (page, article);
      json_object_set_array_member (page, "mainEntity", g_steal_pointer (&questions));
      json_node_take_object (node, page);
      g_ptr_array_add (pages, node);
    }

  return pages;
}

static gboolean
has_question (const GlossExportArticle *article,
              const GlossBlock         *answer)
{
  const GlossBlock *question = answer->of != NULL ? gloss_article_find_block (article->article, answer->of) : NULL;

  return question != NULL && question->kind == GLOSS_BLOCK_FAQ_QUESTION;
}

static void
survey_block (const GlossExportArticle *article,
              const GlossBlock         *block,
              GlossLossReport          *report)
{
  g_autofree char *answer = block->kind == GLOSS_BLOCK_FAQ_QUESTION ? dup_answer (article, block) : NULL;
  g_autofree char *text = dup_text (article, block);
  g_autofree char *what = NULL;

  if (block->kind == GLOSS_BLOCK_FAQ_QUESTION && answer == NULL)
    what = g_strdup_printf (_("a question without an answer: “%s”"), text);
  else if (block->kind == GLOSS_BLOCK_FAQ_ANSWER && !has_question (article, block))
    what = g_strdup_printf (_("an answer without a question: “%s”"), text);
  if (what != NULL)
    gloss_loss_report_add (report, &(GlossLoss) { GLOSS_TRAIT_STRUCTURE, article->name, NULL, what });
}

static void
faqpage_survey (const GlossExportArticle *article,
                GlossLossReport          *report)
{
  g_autoptr (GPtrArray) annotations = gloss_export_article_list_annotations (article);

  for (guint i = 0; i < gloss_article_get_n_blocks (article->article); i++)
    survey_block (article, gloss_article_get_block (article->article, i), report);
  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);
      g_autofree char *what = gloss_export_article_describe (article, annotation);

      gloss_loss_report_add (report, &(GlossLoss) { GLOSS_TRAIT_TAGS, article->name, gloss_annotation_get_id (annotation), what });
    }
}

static gpointer
faqpage_begin (GlossExportSink *sink,
               GlossCodebook   *codebook)
{
  return gloss_schema_org_begin (sink, list_pages);
}

const GlossFormat gloss_format_faqpage = {
  .id = "faqpage",
  .title = N_("FAQPage"),
  .summary = N_("The questions and answers of the articles, without annotations, as structured data for a web page."),
  .readers = N_("search engines, schema.org tools"),
  .suffix = ".jsonld",
  .media_type = "application/ld+json",
  .holds = GLOSS_TRAIT_FLAG (GLOSS_TRAIT_NAMES),
  .survey = faqpage_survey,
  .begin = faqpage_begin,
  .write = gloss_schema_org_write,
  .check = gloss_schema_org_check,
  .end = gloss_schema_org_end,
  .free = g_free,
};
