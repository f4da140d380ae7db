/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats in which annotations are taken away. */
#pragma once

#include "exchange/gloss-export-sink.h"
#include "exchange/gloss-loss-report.h"

G_BEGIN_DECLS

/**
 * GlossFormat:
 * @id: what the command line calls it: "jsonl"
 * @title: its name, to be translated
 * @summary: what one gets, in a plain sentence, to be translated
 * @readers: who reads it, to be translated: "pandas, DuckDB, Spark"
 * @offsets: (nullable): the unit of its offsets, to be translated: "code points"; NULL without offsets
 * @suffix: (nullable): of the file, with the dot; NULL: a folder
 * @media_type: (nullable): of the file
 * @holds: the traits it can hold, as GLOSS_TRAIT_FLAG()s
 * @survey: (nullable): adds the losses that @holds does not tell of
 * @begin: (nullable): writes what comes before all articles; gives the state that the others are handed (or NULL)
 * @write: writes one article; with an error of #GLOSS_ERROR the article is named and skipped, and what was written of it is dropped, with
 *   any other the export ends
 * @check: compares what is on the disk of an article with it; @written is what @write put into the sink's buffer, with a zero byte after it
 *   (NULL of a folder). What it finds is told with gloss_format_fail_check()
 * @end: (nullable): writes what comes after all articles
 * @free: (nullable): frees the state
 *
 * A way of writing annotations for other programs; each has a file of its own. Nothing of it blocks for longer than one article
 * takes, and it keeps nothing of the articles that it has written.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *summary;
  const char *readers;
  const char *offsets;
  const char *suffix;
  const char *media_type;
  guint holds;
  void     (*survey) (const GlossExportArticle  *article,
                      GlossLossReport           *report);
  gpointer (*begin)  (GlossExportSink           *sink,
                      GlossCodebook             *codebook);
  gboolean (*write)  (gpointer                   state,
                      const GlossExportArticle  *article,
                      GlossExportSink           *sink,
                      GError                   **error);
  gboolean (*check)  (gpointer                   state,
                      const GlossExportArticle  *article,
                      GlossExportSink           *sink,
                      GBytes                    *written,
                      GError                   **error);
  gboolean (*end)    (gpointer                   state,
                      GlossExportSink           *sink,
                      GError                   **error);
  void     (*free)   (gpointer                   state);
} GlossFormat;

extern const GlossFormat gloss_format_brat;
extern const GlossFormat gloss_format_claimreview;
extern const GlossFormat gloss_format_csv;
extern const GlossFormat gloss_format_faqpage;
extern const GlossFormat gloss_format_html;
extern const GlossFormat gloss_format_jsonl;
extern const GlossFormat gloss_format_sentences;
extern const GlossFormat gloss_format_w3c;

const GlossFormat *const *gloss_formats_get_all (guint      *n_formats);
const GlossFormat        *gloss_format_find     (const char *id);
/* Says that what was read back of an article is not what was written; FALSE. */
gboolean                  gloss_format_fail_check (const GlossExportArticle  *article,
                                                 const char                *what,
                                                 GError                   **error);

G_END_DECLS
