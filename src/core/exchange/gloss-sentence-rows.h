/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of an article, with what was said of each. */
#pragma once

#include "exchange/gloss-loss-report.h"

G_BEGIN_DECLS

/**
 * GlossSentenceColumn:
 * @GLOSS_SENTENCE_ARTICLE: the article's name
 * @GLOSS_SENTENCE_UNIT: the block that it is in, by id
 * @GLOSS_SENTENCE_KIND: of the block
 * @GLOSS_SENTENCE_LEVEL: of the block, as of a heading; 0 where there is none
 * @GLOSS_SENTENCE_MARK: the number or mark that a list item or key point has
 * @GLOSS_SENTENCE_SECTION: the heading of the section that the block is in
 * @GLOSS_SENTENCE_NUMBER: of the sentence in the article, from 1
 * @GLOSS_SENTENCE_START: the first code point
 * @GLOSS_SENTENCE_END: the code point after the last one
 * @GLOSS_SENTENCE_TEXT: its text
 * @GLOSS_SENTENCE_TAGS: the tags of the annotations that touch it, each once, in the order of the codebook: "claim;evidence"
 * @GLOSS_SENTENCE_STATE: "tagged"; else what is said of it as a whole ("nothing", "read"); "open" where nobody has decided
 * @GLOSS_SENTENCE_REVIEWERS: who has decided on it: "ben;maria"
 * @GLOSS_SENTENCE_N_ANNOTATIONS: how many annotations touch it
 * @GLOSS_SENTENCE_ANNOTATIONS: whose, which and where they are: "maria claim 16:65;ben evidence 97:106 113:120"
 * @GLOSS_SENTENCE_COVERAGE: who has said what of it as a whole: "ben nothing"
 *
 * What a row of the table holds. A backslash goes before what separates a name from the next one, and before a backslash.
 */
typedef enum
{
  GLOSS_SENTENCE_ARTICLE,
  GLOSS_SENTENCE_UNIT,
  GLOSS_SENTENCE_KIND,
  GLOSS_SENTENCE_LEVEL,
  GLOSS_SENTENCE_MARK,
  GLOSS_SENTENCE_SECTION,
  GLOSS_SENTENCE_NUMBER,
  GLOSS_SENTENCE_START,
  GLOSS_SENTENCE_END,
  GLOSS_SENTENCE_TEXT,
  GLOSS_SENTENCE_TAGS,
  GLOSS_SENTENCE_STATE,
  GLOSS_SENTENCE_REVIEWERS,
  GLOSS_SENTENCE_N_ANNOTATIONS,
  GLOSS_SENTENCE_ANNOTATIONS,
  GLOSS_SENTENCE_COVERAGE,
} GlossSentenceColumn;

#define GLOSS_N_SENTENCE_COLUMNS (GLOSS_SENTENCE_COVERAGE + 1)

/**
 * GlossSentenceRows:
 *
 * Goes through the sentences of an article in order and makes the cells of each. For one thread at a time.
 */
typedef struct _GlossSentenceRows GlossSentenceRows;

const char        *gloss_sentence_column_get_name (GlossSentenceColumn       column);

GlossSentenceRows *gloss_sentence_rows_new        (const GlossExportArticle *article);
void               gloss_sentence_rows_free       (GlossSentenceRows        *self);
gboolean           gloss_sentence_rows_next       (GlossSentenceRows        *self);
const GString     *gloss_sentence_rows_get_cell   (GlossSentenceRows        *self,
                                                   GlossSentenceColumn       column);
void               gloss_sentence_rows_survey     (const GlossExportArticle *article,
                                                   GlossLossReport          *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossSentenceRows, gloss_sentence_rows_free)

G_END_DECLS
