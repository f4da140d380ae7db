/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words by which articles announce their parts. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlossLabel:
 * @GLOSS_LABEL_SUBHEADINGS: "In this article": the headings to come
 * @GLOSS_LABEL_KEY_POINTS: "Key takeaways"
 * @GLOSS_LABEL_SUMMARY: "Summary"
 * @GLOSS_LABEL_GLANCE: "In brief": key points when a list follows, a summary when it is prose
 * @GLOSS_LABEL_QUESTIONS: "Frequently asked questions"
 * @GLOSS_LABEL_SHARE: "Share this article", alone
 * @GLOSS_LABEL_FURNITURE: "Advertisement", alone
 * @GLOSS_LABEL_RELATED: "Read more", alone or before a colon
 * @GLOSS_LABEL_NEWSLETTER: "Sign up for our newsletter": begins a sentence
 * @GLOSS_LABEL_NOTE: "Editor's note", alone or before a colon
 * @GLOSS_LABEL_BIOGRAPHY: "is a reporter": anywhere in a paragraph
 * @GLOSS_LABEL_NUMBER: "No.": heads the column of numbers
 * @GLOSS_LABEL_QUESTION: "Question", before a colon
 * @GLOSS_LABEL_ANSWER: "Answer", before a colon
 * @GLOSS_LABEL_CAPTION: "Photo", before a colon
 * @GLOSS_LABEL_BYLINE: "By", before names
 * @GLOSS_LABEL_DATELINE: "Published", before a date
 * @GLOSS_LABEL_MONTH: "May"
 *
 * What a phrase can be the label of; a phrase can be several.
 */
typedef enum
{
  GLOSS_LABEL_SUBHEADINGS = 1 << 0,
  GLOSS_LABEL_KEY_POINTS = 1 << 1,
  GLOSS_LABEL_SUMMARY = 1 << 2,
  GLOSS_LABEL_GLANCE = 1 << 3,
  GLOSS_LABEL_QUESTIONS = 1 << 4,
  GLOSS_LABEL_SHARE = 1 << 5,
  GLOSS_LABEL_FURNITURE = 1 << 6,
  GLOSS_LABEL_RELATED = 1 << 7,
  GLOSS_LABEL_NEWSLETTER = 1 << 8,
  GLOSS_LABEL_NOTE = 1 << 9,
  GLOSS_LABEL_BIOGRAPHY = 1 << 10,
  GLOSS_LABEL_NUMBER = 1 << 11,
  GLOSS_LABEL_QUESTION = 1 << 12,
  GLOSS_LABEL_ANSWER = 1 << 13,
  GLOSS_LABEL_CAPTION = 1 << 14,
  GLOSS_LABEL_BYLINE = 1 << 15,
  GLOSS_LABEL_DATELINE = 1 << 16,
  GLOSS_LABEL_MONTH = 1 << 17,
} GlossLabel;

/* Labels that name a part with content of its own. */
#define GLOSS_LABEL_PARTS (GLOSS_LABEL_SUBHEADINGS | GLOSS_LABEL_KEY_POINTS | GLOSS_LABEL_SUMMARY | GLOSS_LABEL_GLANCE | GLOSS_LABEL_QUESTIONS)

/* The longest text in bytes that can be a label as a whole. */
#define GLOSS_LABEL_MAX_BYTES 160

char       *gloss_label_fold         (const char  *text,
                                      gsize        n_bytes);
GlossLabel  gloss_label_match        (const char  *text,
                                      gsize        n_bytes);
GlossLabel  gloss_label_match_prefix (const char  *text,
                                      gsize        n_bytes,
                                      gsize       *n_prefix);
GlossLabel  gloss_label_match_start  (const char  *text,
                                      gsize        n_bytes);
gboolean    gloss_label_occurs       (const char  *text,
                                      gsize        n_bytes,
                                      GlossLabel   label);

G_END_DECLS
