/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists what is printed, in order. */
#include "config.h"

#include "gloss-print-items.h"

#include "article/gloss-article-parts.h"

/* A longer block is set piece by piece, in code points, so that no step of the work takes long. */
#define MAX_PIECE 6000

typedef struct
{
  GlossPrintSource *source;
  GArray *items;
  GArray *parts;
  guint n_blocks;
} List;

static const GlossBlock *
get_block (List  *self,
           guint  index)
{
  return gloss_article_get_block (self->source->article.article, index);
}

static gsize
get_end_before (List  *self,
                guint  index)
{
  return index > 0 ? get_block (self, index - 1)->range.end : 0;
}

/* The end of a piece: after a space near its greatest length. */
static gsize
find_piece_end (List       *self,
                GlossRange  range)
{
  GlossText *text = gloss_article_get_text (self->source->article.article);
  gsize end = range.start + MAX_PIECE;

  if (range.end <= end + MAX_PIECE / 4)
    return range.end;
  for (gsize at = end; at > range.start + MAX_PIECE / 2; at--)
    {
      gsize n_bytes;

      if (*gloss_text_peek (text, (GlossRange) { at - 1, at }, &n_bytes) == ' ')
        return at;
    }

  return end;
}

/* The part of a block, or NULL. */
static const GlossArticlePart *
find_part (List  *self,
           guint  index)
{
  guint at;

  return gloss_article_parts_find (self->parts, index, &at) ? &g_array_index (self->parts, GlossArticlePart, at) : NULL;
}

static gboolean
is_kept (const GlossBlock *block)
{
  switch (block->kind)
    {
    case GLOSS_BLOCK_TITLE:
    case GLOSS_BLOCK_BYLINE:
    case GLOSS_BLOCK_DATELINE:
    case GLOSS_BLOCK_HEADING:
    case GLOSS_BLOCK_FAQ_QUESTION:
      return TRUE;
    case GLOSS_BLOCK_LEAD:
    case GLOSS_BLOCK_PARAGRAPH:
    case GLOSS_BLOCK_LIST_ITEM:
    case GLOSS_BLOCK_QUOTE:
    case GLOSS_BLOCK_TABLE_ROW:
    case GLOSS_BLOCK_CAPTION:
    case GLOSS_BLOCK_CODE:
    case GLOSS_BLOCK_SUBHEADING:
    case GLOSS_BLOCK_KEY_POINT:
    case GLOSS_BLOCK_SUMMARY:
    case GLOSS_BLOCK_FAQ_ANSWER:
    case GLOSS_BLOCK_BOILERPLATE:
    default:
      return FALSE;
    }
}

static void
add_label (List                   *self,
           const GlossArticlePart *part)
{
  GlossPrintItem item = { .kind = GLOSS_PRINT_LABEL, .index = part->first, .is_card = gloss_article_part_is_card (part->kind), .is_first = TRUE, .keep = TRUE };

  g_array_append_val (self->items, item);
}

static void
add_block (List  *self,
           guint  index)
{
  const GlossBlock *block = get_block (self, index);
  const GlossArticlePart *part = find_part (self, index);
  GlossPrintItem item = { .kind = block->kind == GLOSS_BLOCK_TABLE_ROW && block->cells != NULL ? GLOSS_PRINT_ROW : GLOSS_PRINT_BLOCK, .index = index };
  gboolean is_first = part != NULL && part->first == index;

  if (is_first && part->labelled)
    add_label (self, part);
  if (part != NULL)
    {
      item.part_first = part->first;
      item.part_last = part->last;
      item.is_card = gloss_article_part_is_card (part->kind);
    }
  item.range = block->range;
  item.before = get_end_before (self, index);
  item.is_first = is_first && !part->labelled;
  do
    {
      item.range.end = item.kind == GLOSS_PRINT_ROW ? block->range.end : find_piece_end (self, (GlossRange) { item.range.start, block->range.end });
      item.is_last = part != NULL && part->last == index && item.range.end == block->range.end;
      item.keep = is_kept (block) && item.range.end == block->range.end && index + 1 < self->n_blocks;
      g_array_append_val (self->items, item);
      item.range.start = item.before = item.range.end;
      item.is_first = FALSE;
      item.goes_on = TRUE;
    }
  while (item.range.end < block->range.end);
}

static void
add_plain (List               *self,
           GlossPrintItemKind  kind,
           guint               index)
{
  GlossPrintItem item = { .kind = kind, .index = index, .keep = kind == GLOSS_PRINT_NOTES || kind == GLOSS_PRINT_TITLE };

  g_array_append_val (self->items, item);
}

static gboolean
is_front (List  *self,
          guint  index)
{
  GlossBlockKind kind;

  if (index >= self->n_blocks)
    return FALSE;
  kind = get_block (self, index)->kind;
  return kind == GLOSS_BLOCK_TITLE || kind == GLOSS_BLOCK_BYLINE || kind == GLOSS_BLOCK_DATELINE;
}

/**
 * gloss_print_list_items:
 * @source: what is printed
 *
 * Returns: (transfer full) (element-type GlossPrintItem): title, legend, text and notes
 */
GArray *
gloss_print_list_items (GlossPrintSource *source)
{
  g_autoptr (GArray) parts = gloss_article_find_parts (source->article.article);
  List self = { source, g_array_new (FALSE, TRUE, sizeof (GlossPrintItem)), parts, gloss_article_get_n_blocks (source->article.article) };
  guint index = 0;

  if (gloss_article_find_block (source->article.article, "title") == NULL)
    add_plain (&self, GLOSS_PRINT_TITLE, 0);
  while (is_front (&self, index))
    add_block (&self, index++);
  if (gloss_copy_get_n_tags (source->copy) > 0)
    add_plain (&self, GLOSS_PRINT_LEGEND, 0);
  while (index < self.n_blocks)
    add_block (&self, index++);
  if (gloss_copy_get_n_notes (source->copy) > 0)
    add_plain (&self, GLOSS_PRINT_NOTES, 0);
  for (guint i = 0; i < gloss_copy_get_n_notes (source->copy); i++)
    add_plain (&self, GLOSS_PRINT_NOTE, i);

  return self.items;
}
