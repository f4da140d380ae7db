/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading copy: a page for people, on screen and on paper. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/gloss-copy-html.h"
#include "exchange/gloss-format.h"

/* The table of contents is all that is kept of articles: it stands at the end of the page, whose style shows it at the top. */
typedef struct
{
  GString *contents;
  GString *outline;
  guint n_articles;
} HtmlState;

/* A page cannot hold control characters. */
static void
html_survey (const GlossExportArticle *article,
             GlossLossReport          *report)
{
  g_autoptr (GPtrArray) annotations = gloss_export_article_list_annotations (article);

  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);
      const char *note = gloss_annotation_get_note (annotation);
      g_autofree char *name = NULL;
      g_autofree char *what = NULL;

      if (note == NULL || gloss_copy_html_can_hold (note))
        continue;
      name = gloss_export_article_describe (article, annotation);
      what = g_strdup_printf (_("%s: control characters in the note"), name);
      gloss_loss_report_add (report, &(GlossLoss) { GLOSS_TRAIT_NOTES, article->name, gloss_annotation_get_id (annotation), what });
    }
}

static gpointer
html_begin (GlossExportSink *sink,
            GlossCodebook   *codebook)
{
  HtmlState *state = g_new0 (HtmlState, 1);
  const char *title = gloss_codebook_get_title (codebook);

  state->contents = g_string_new (NULL);
  state->outline = g_string_new (NULL);
  gloss_copy_html_append_head (gloss_export_sink_get_buffer (sink), title != NULL ? title : gloss_codebook_get_id (codebook));

  return state;
}

static gboolean
html_write (gpointer                   data,
            const GlossExportArticle  *article,
            GlossExportSink           *sink,
            GError                   **error)
{
  HtmlState *state = data;

  state->n_articles++;
  if (state->n_articles == 1)
    gloss_copy_html_append_outline (state->outline, article, 1);
  gloss_copy_html_append_entry (state->contents, article, state->n_articles);
  gloss_copy_html_append_article (gloss_export_sink_get_buffer (sink), article, state->n_articles);

  return TRUE;
}

static gboolean
html_check (gpointer                   data,
            const GlossExportArticle  *article,
            GlossExportSink           *sink,
            GBytes                    *written,
            GError                   **error)
{
  return gloss_copy_html_check (article, written, error);
}

static gboolean
html_end (gpointer          data,
          GlossExportSink  *sink,
          GError          **error)
{
  HtmlState *state = data;

  gloss_copy_html_append_end (gloss_export_sink_get_buffer (sink), state->n_articles == 1 ? state->outline->str : state->contents->str);

  return TRUE;
}

static void
html_free (gpointer data)
{
  HtmlState *state = data;

  g_string_free (state->contents, TRUE);
  g_string_free (state->outline, TRUE);
  g_free (state);
}

const GlossFormat gloss_format_html = {
  .id = "html",
  .title = N_("Reading copy"),
  .summary = N_("One page with the articles as they are read, highlights in place and numbered notes; it can be printed."),
  .readers = N_("any web browser, e-mail, paper"),
  .suffix = ".html",
  .media_type = "text/html",
  .holds = GLOSS_TRAITS_ALL & ~GLOSS_TRAIT_FLAG (GLOSS_TRAIT_COVERAGE),
  .survey = html_survey,
  .begin = html_begin,
  .write = html_write,
  .check = html_check,
  .end = html_end,
  .free = html_free,
};
