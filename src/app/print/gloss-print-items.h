/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands below one another on the pages. */
#pragma once

#include "gloss-print-style.h"

G_BEGIN_DECLS

/**
 * GlossPrintItemKind:
 * @GLOSS_PRINT_BLOCK: text of a block
 * @GLOSS_PRINT_ROW: a row of a table
 * @GLOSS_PRINT_LABEL: the name of a part
 * @GLOSS_PRINT_TITLE: a title that stands nowhere in the text
 * @GLOSS_PRINT_LEGEND: which tag has which letter
 * @GLOSS_PRINT_NOTES: the heading above the notes
 * @GLOSS_PRINT_NOTE: a note
 *
 * What an item is.
 */
typedef enum
{
  GLOSS_PRINT_BLOCK,
  GLOSS_PRINT_ROW,
  GLOSS_PRINT_LABEL,
  GLOSS_PRINT_TITLE,
  GLOSS_PRINT_LEGEND,
  GLOSS_PRINT_NOTES,
  GLOSS_PRINT_NOTE,
} GlossPrintItemKind;

/**
 * GlossPrintItem:
 * @kind: what it is
 * @index: the block, or the note
 * @range: what of the text of the block it holds
 * @before: where the text before it ends
 * @part_first: of a row, the first block of the table
 * @part_last: likewise, the last one
 * @is_card: whether it stands on a card
 * @is_first: whether it is the first one of its part
 * @is_last: whether it is the last one
 * @goes_on: whether it goes on with a long block
 * @keep: whether the next item belongs on the same page
 *
 * One paragraph, row or note.
 */
typedef struct
{
  GlossPrintItemKind kind;
  guint index;
  GlossRange range;
  gsize before;
  guint part_first;
  guint part_last;
  guint is_card : 1;
  guint is_first : 1;
  guint is_last : 1;
  guint goes_on : 1;
  guint keep : 1;
} GlossPrintItem;

GArray *gloss_print_list_items (GlossPrintSource *source);

G_END_DECLS
