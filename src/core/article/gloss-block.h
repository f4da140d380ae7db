/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of an article. */
#pragma once

#include "text/gloss-range.h"

G_BEGIN_DECLS

/**
 * GlossBlockKind:
 *
 * What a block of an article is. The nicks are those of the file format: "list-item", "key-point" ...
 */
typedef enum
{
  GLOSS_BLOCK_TITLE,
  GLOSS_BLOCK_BYLINE,
  GLOSS_BLOCK_DATELINE,
  GLOSS_BLOCK_LEAD,
  GLOSS_BLOCK_HEADING,
  GLOSS_BLOCK_PARAGRAPH,
  GLOSS_BLOCK_LIST_ITEM,
  GLOSS_BLOCK_QUOTE,
  GLOSS_BLOCK_TABLE_ROW,
  GLOSS_BLOCK_CAPTION,
  GLOSS_BLOCK_CODE,
  GLOSS_BLOCK_SUBHEADING,
  GLOSS_BLOCK_KEY_POINT,
  GLOSS_BLOCK_SUMMARY,
  GLOSS_BLOCK_FAQ_QUESTION,
  GLOSS_BLOCK_FAQ_ANSWER,
  GLOSS_BLOCK_BOILERPLATE,
} GlossBlockKind;

#define GLOSS_N_BLOCK_KINDS (GLOSS_BLOCK_BOILERPLATE + 1)

/**
 * GlossBlock:
 * @id: names its place in the structure: `s3.p2`, `kp-4`, `faq-2.a`
 * @kind: what it is
 * @level: depth of a heading or list item from 1; 0 where there is none
 * @range: its text within the canonical text, in code points
 * @number: (nullable): the number or mark that the source gives a list item or key point
 * @cells: (nullable): the texts of a table row's cells
 * @of: (nullable): an answer's question, by id
 * @heading: (nullable): the heading that an announced subheading names, by id
 *
 * One part of an article; it belongs to its article and never changes.
 */
typedef struct
{
  const char *id;
  GlossBlockKind kind;
  guint level;
  GlossRange range;
  const char *number;
  const char *const *cells;
  const char *of;
  const char *heading;
} GlossBlock;

const char *gloss_block_kind_get_nick  (GlossBlockKind  kind);
gboolean    gloss_block_kind_from_nick (const char     *nick,
                                        GlossBlockKind *kind);

G_END_DECLS
