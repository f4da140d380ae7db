/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a source says of its blocks before anybody has asked what they mean. */
#pragma once

#include <glib.h>

#include "reader/gloss-labels.h"
#include "article/gloss-block.h"

G_BEGIN_DECLS

/**
 * GlossRawKind:
 *
 * What the markup, or the look of the lines, says a block is.
 */
typedef enum
{
  GLOSS_RAW_PARAGRAPH,
  GLOSS_RAW_TITLE,
  GLOSS_RAW_BYLINE,
  GLOSS_RAW_DATELINE,
  GLOSS_RAW_HEADING,
  GLOSS_RAW_LIST_ITEM,
  GLOSS_RAW_TABLE_ROW,
  GLOSS_RAW_QUOTE,
  GLOSS_RAW_CODE,
  GLOSS_RAW_CAPTION,
  GLOSS_RAW_QUESTION,
  GLOSS_RAW_ANSWER,
  GLOSS_RAW_BOILERPLATE,
} GlossRawKind;

/**
 * GlossRawFlags:
 * @GLOSS_RAW_BREAK: set off from the block before it
 * @GLOSS_RAW_BOLD: all of it is emphasised
 * @GLOSS_RAW_HEADER: a table row of header cells
 * @GLOSS_RAW_LINKS: all of it is a link
 * @GLOSS_RAW_PLAIN: from lines of plain text, so that headings must be told by their look
 * @GLOSS_RAW_UNDERLINED: a line of plain text that is underlined or marked as heading
 * @GLOSS_RAW_FOLD: the visible line of something that folds away (`summary`)
 * @GLOSS_RAW_FOLDED: within something that folds away (`details`)
 * @GLOSS_RAW_CONFIRMED: metadata say that it is a question or an answer
 *
 * What else is known of a block.
 */
typedef enum
{
  GLOSS_RAW_BREAK = 1 << 0,
  GLOSS_RAW_BOLD = 1 << 1,
  GLOSS_RAW_HEADER = 1 << 2,
  GLOSS_RAW_LINKS = 1 << 3,
  GLOSS_RAW_PLAIN = 1 << 4,
  GLOSS_RAW_UNDERLINED = 1 << 5,
  GLOSS_RAW_FOLD = 1 << 6,
  GLOSS_RAW_FOLDED = 1 << 7,
  GLOSS_RAW_CONFIRMED = 1 << 8,
} GlossRawFlags;

/* What the recogniser has not decided yet, and what it leaves out of the article. */
#define GLOSS_ROLE_OPEN GLOSS_N_BLOCK_KINDS
#define GLOSS_ROLE_LABEL (GLOSS_N_BLOCK_KINDS + 1)

/**
 * GlossRawBlock:
 * @text: its UTF-8, not normalised, owned by the source or the list
 * @n_bytes: the length of @text
 * @number: (nullable): the number of a list item or heading, without punctuation
 * @n_number: the length of @number
 * @n_bold: the bytes of @text that are emphasised from its beginning on
 * @n_question: filled in by the recogniser: the bytes of a question whose answer follows in the same block
 * @first_cell: for a table row: the index of its first cell within the list's cells
 * @n_cells: for a table row: how many there are
 * @group: blocks of one list, table or run of lines have the same
 * @flags: #GlossRawFlags
 * @label: what all of it can be the label of, filled in by the recogniser
 * @kind: #GlossRawKind
 * @level: depth of a heading or list item from 1
 * @role: the recogniser's decision: a #GlossBlockKind, %GLOSS_ROLE_OPEN or %GLOSS_ROLE_LABEL
 *
 * One block of a source.
 */
typedef struct
{
  const char *text;
  const char *number;
  guint32 n_bytes;
  guint32 n_bold;
  guint32 n_question;
  guint32 first_cell;
  guint32 group;
  guint32 label;
  guint16 n_cells;
  guint16 n_number;
  guint16 flags;
  guint8 kind;
  guint8 level;
  guint8 role;
} GlossRawBlock;

/**
 * GlossRawCell:
 * @text: UTF-8, not normalised
 * @n_bytes: its length
 *
 * A cell of a table row.
 */
typedef struct
{
  const char *text;
  gsize n_bytes;
} GlossRawCell;

/**
 * GlossRawList:
 * @blocks: (element-type GlossRawBlock): in reading order
 * @cells: (element-type GlossRawCell): of all table rows
 * @texts: owns texts that are not in the source as they are
 * @n_groups: the last group that was given out
 * @title: (nullable): the title by metadata
 * @byline: (nullable): the authors by metadata
 * @published: (nullable): the date by metadata
 * @language: (nullable): the language by metadata
 * @uri: (nullable): where it came from by metadata
 *
 * A source as a flat list of blocks with hints, which is all that the recogniser needs to know of it.
 */
typedef struct
{
  GArray *blocks;
  GArray *cells;
  GStringChunk *texts;
  guint n_groups;
  char *title;
  char *byline;
  char *published;
  char *language;
  char *uri;
} GlossRawList;

GlossRawList  *gloss_raw_list_new      (void);
void           gloss_raw_list_free     (GlossRawList  *self);
GlossRawBlock *gloss_raw_list_add      (GlossRawList  *self,
                                        GlossRawKind   kind,
                                        const char    *text,
                                        gsize          n_bytes);
void           gloss_raw_list_add_cell (GlossRawList  *self,
                                        const char    *text,
                                        gsize          n_bytes);

static inline GlossRawBlock *
gloss_raw_list_get (GlossRawList *self,
                    guint         index)
{
  return &g_array_index (self->blocks, GlossRawBlock, index);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossRawList, gloss_raw_list_free)

G_END_DECLS
