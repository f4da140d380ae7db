/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table with one row a sentence. */
#include "config.h"

#include "exchange/gloss-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/gloss-csv.h"
#include "exchange/gloss-sentence-rows.h"

/*
 * For those who count and train on sentences: every sentence is there once, also those that nobody has tagged, and "state" tells those that
 * hold nothing from those that nobody has looked at. The columns are the same for any codebook and any number of reviewers, so that tables
 * can be joined; `df.tags.str.get_dummies(';')` makes a column of each tag, and "annotations" has who tagged what, for agreement.
 */
static gpointer
sentences_begin (GlossExportSink *sink,
                 GlossCodebook   *codebook)
{
  GString *out = gloss_export_sink_get_buffer (sink);

  for (guint i = 0; i < GLOSS_N_SENTENCE_COLUMNS; i++)
    gloss_csv_append_cell (out, gloss_sentence_column_get_name (i), strlen (gloss_sentence_column_get_name (i)));
  gloss_csv_end_row (out);
  return NULL;
}

static gboolean
sentences_write (gpointer                   state,
                 const GlossExportArticle  *article,
                 GlossExportSink           *sink,
                 GError                   **error)
{
  GString *out = gloss_export_sink_get_buffer (sink);
  g_autoptr (GlossSentenceRows) rows = gloss_sentence_rows_new (article);

  while (gloss_sentence_rows_next (rows))
    {
      for (guint i = 0; i < GLOSS_N_SENTENCE_COLUMNS; i++)
        gloss_csv_append_cell (out, gloss_sentence_rows_get_cell (rows, i)->str, gloss_sentence_rows_get_cell (rows, i)->len);
      gloss_csv_end_row (out);
    }
  return TRUE;
}

static gboolean
check_row (GlossSentenceRows  *rows,
           const char        **at,
           const char         *end,
           GString            *cell)
{
  for (guint i = 0; i < GLOSS_N_SENTENCE_COLUMNS; i++)
    {
      if (!gloss_csv_read_cell (at, end, cell) || !g_string_equal (cell, gloss_sentence_rows_get_cell (rows, i)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
sentences_check (gpointer                   state,
                 const GlossExportArticle  *article,
                 GlossExportSink           *sink,
                 GBytes                    *written,
                 GError                   **error)
{
  g_autoptr (GlossSentenceRows) rows = gloss_sentence_rows_new (article);
  g_autoptr (GString) cell = g_string_new (NULL);
  gsize n_bytes;
  const char *at = g_bytes_get_data (written, &n_bytes);
  const char *end = at + n_bytes;

  while (gloss_sentence_rows_next (rows))
    {
      if (!check_row (rows, &at, end, cell))
        return gloss_format_fail_check (article, gloss_sentence_rows_get_cell (rows, GLOSS_SENTENCE_NUMBER)->str, error);
    }
  return at == end || gloss_format_fail_check (article, "rows", error);
}

const GlossFormat gloss_format_sentences = {
  .id = "sentences",
  .title = N_("Sentences"),
  .summary = N_("A CSV table with every sentence, its section and its tags, also those without any."),
  .readers = N_("pandas, R, spreadsheets, programs that learn from sentences"),
  .offsets = N_("code points"),
  .suffix = ".csv",
  .media_type = "text/csv; charset=utf-8",
  .holds = GLOSS_TRAIT_FLAG (GLOSS_TRAIT_TEXT) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_STRUCTURE) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_OVERLAPS) |
           GLOSS_TRAIT_FLAG (GLOSS_TRAIT_PIECES) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_COVERAGE) |
           GLOSS_TRAIT_FLAG (GLOSS_TRAIT_REVIEWERS) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_TAGS) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_NAMES),
  .survey = gloss_sentence_rows_survey,
  .begin = sentences_begin,
  .write = sentences_write,
  .check = sentences_check,
};
