/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The announced parts of an article: subheadings to come, key points, summary. */
#include "config.h"

#include "reader/gloss-recogniser-private.h"

#include <string.h>

#include "text/gloss-normalize.h"

#define MAX_ANNOUNCED 80
#define MAX_POINTS 40

/* In bytes: longer paragraphs are no key points unless a heading follows them. */
#define MAX_LOOSE_POINT 320

/* How many paragraphs a summary has at most when something else ends it, and when nothing does. */
#define MAX_SUMMARY 12

/* A list without a label announces headings only near the beginning. */
#define MAX_EARLY_LIST 10

/**
 * gloss_recogniser_take_label:
 * @self: the recogniser
 * @index: a block that only announces a part
 * @kind: the kind of the part's blocks
 *
 * Leaves a label out of the article and keeps it as the source's own name of the part.
 */
void
gloss_recogniser_take_label (GlossRecogniser *self,
                             guint            index,
                             GlossBlockKind   kind)
{
  GlossRawBlock *block = gloss_recogniser_get (self, index);
  const char *text = block->text;
  gsize n_bytes = block->n_bytes;
  const char *space;

  block->role = GLOSS_ROLE_LABEL;
  if (self->labels[kind] != NULL)
    return;

  for (guint i = 0; i < block->n_cells; i++)
    {
      const GlossRawCell *cell = &g_array_index (self->list->cells, GlossRawCell, block->first_cell + i);

      if ((gloss_label_match (cell->text, cell->n_bytes) & GLOSS_LABEL_PARTS) != 0)
        {
          text = cell->text;
          n_bytes = cell->n_bytes;
          break;
        }
    }
  space = memchr (text, ' ', n_bytes);
  if (space != NULL && (gloss_label_match (text, space - text) & GLOSS_LABEL_NUMBER) != 0)
    {
      n_bytes -= space + 1 - text;
      text = space + 1;
    }
  while (n_bytes > 0 && strchr (": .", text[n_bytes - 1]) != NULL)
    n_bytes--;
  self->labels[kind] = gloss_normalize (text, n_bytes);
}

/* --- subheadings --- */

/* The folded texts of all blocks that could be headings, each with the last place where it stands. */
static GHashTable *
index_headlines (GlossRecogniser *self)
{
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = self->body; i < self->n; i++)
    {
      const GlossRawBlock *block = gloss_recogniser_get (self, i);

      if (block->kind == GLOSS_RAW_HEADING || block->kind == GLOSS_RAW_QUESTION
          || ((block->kind == GLOSS_RAW_PARAGRAPH || (block->kind == GLOSS_RAW_LIST_ITEM && block->number != NULL)) && gloss_raw_block_is_headline (block)))
        g_hash_table_replace (places, gloss_label_fold (block->text, block->n_bytes), GUINT_TO_POINTER (i + 1));
    }

  return places;
}

static gboolean
stands_again (GHashTable          *places,
              const GlossRawBlock *block,
              guint                index)
{
  g_autofree char *folded = gloss_label_fold (block->text, block->n_bytes);

  return GPOINTER_TO_UINT (g_hash_table_lookup (places, folded)) > index + 1;
}

static void
announce (GlossRecogniser *self,
          guint            index)
{
  GlossRawBlock *block = gloss_recogniser_get (self, index);

  block->role = GLOSS_BLOCK_SUBHEADING;
  g_hash_table_add (self->announced, gloss_label_fold (block->text, block->n_bytes));
}

/* The end of the entries that a label announces: a list, or headlines that stand again further down. */
static guint
get_entries_end (GlossRecogniser *self,
                 guint            first,
                 GHashTable      *places)
{
  guint i = first;

  while (i < self->n && i < first + MAX_ANNOUNCED && gloss_recogniser_is_open (self, i)
         && gloss_recogniser_get (self, i)->kind == GLOSS_RAW_LIST_ITEM)
    i++;
  if (i > first)
    return i;

  while (i < self->n && i < first + MAX_ANNOUNCED && gloss_recogniser_is_open (self, i))
    {
      const GlossRawBlock *block = gloss_recogniser_get (self, i);

      if (block->kind != GLOSS_RAW_PARAGRAPH || !gloss_raw_block_is_headline (block) || !stands_again (places, block, i))
        break;
      i++;
    }

  return i;
}

static guint
get_list_end (GlossRecogniser *self,
              guint            first)
{
  guint i = first;

  while (i < self->n && gloss_recogniser_is_open (self, i) && gloss_recogniser_get (self, i)->kind == GLOSS_RAW_LIST_ITEM)
    i++;

  return i;
}

/* A list near the beginning of which every entry stands again as a headline needs no label. */
static void
find_unlabelled_entries (GlossRecogniser *self)
{
  g_autoptr (GHashTable) places = NULL;
  guint i = self->body;
  guint end;

  while (i < self->n && i < self->body + MAX_EARLY_LIST && gloss_recogniser_get (self, i)->kind != GLOSS_RAW_LIST_ITEM)
    i++;
  end = i < self->body + MAX_EARLY_LIST ? get_list_end (self, i) : i;
  if (end < i + 2 || end > i + MAX_ANNOUNCED)
    return;

  places = index_headlines (self);
  for (guint j = i; j < end; j++)
    if (!stands_again (places, gloss_recogniser_get (self, j), MAX (j, end - 1)))
      return;
  for (guint j = i; j < end; j++)
    announce (self, j);
}

/* Headings that were announced are headings, whatever they look like. */
static void
mark_announced (GlossRecogniser *self)
{
  for (guint i = self->body; i < self->n; i++)
    {
      GlossRawBlock *block = gloss_recogniser_get (self, i);

      if (block->role == GLOSS_ROLE_OPEN && (block->label & GLOSS_LABEL_PARTS) == 0 && block->kind != GLOSS_RAW_HEADING
          && block->kind != GLOSS_RAW_QUESTION && !gloss_raw_block_asks (block->text, block->n_bytes)
          && gloss_recogniser_is_heading_at (self, i) && gloss_raw_block_is_headline (block))
        {
          g_autofree char *folded = gloss_label_fold (block->text, block->n_bytes);

          if (g_hash_table_contains (self->announced, folded))
            block->role = GLOSS_BLOCK_HEADING;
        }
    }
}

/**
 * gloss_recogniser_find_announced:
 * @self: the recogniser
 *
 * Finds the list of headings to come, and those headings.
 */
void
gloss_recogniser_find_announced (GlossRecogniser *self)
{
  self->announced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->n; i++)
    if ((gloss_recogniser_get (self, i)->label & GLOSS_LABEL_SUBHEADINGS) != 0 && gloss_recogniser_is_open (self, i))
      {
        g_autoptr (GHashTable) places = index_headlines (self);
        guint end = get_entries_end (self, i + 1, places);

        if (end == i + 1)
          continue;
        gloss_recogniser_take_label (self, i, GLOSS_BLOCK_SUBHEADING);
        for (guint j = i + 1; j < end; j++)
          announce (self, j);
        self->body = MAX (self->body, i == self->body ? end : self->body);
        break;
      }
  if (g_hash_table_size (self->announced) == 0)
    find_unlabelled_entries (self);
  if (g_hash_table_size (self->announced) > 0)
    mark_announced (self);
}

/* --- key points --- */

/* A row of column names, and the column that is only numbers. */
static gboolean
is_header_row (GlossRecogniser     *self,
               const GlossRawBlock *block)
{
  if ((block->flags & GLOSS_RAW_HEADER) != 0)
    return TRUE;
  for (guint i = 0; i < block->n_cells; i++)
    {
      const GlossRawCell *cell = &g_array_index (self->list->cells, GlossRawCell, block->first_cell + i);

      if ((gloss_label_match (cell->text, cell->n_bytes) & (GLOSS_LABEL_NUMBER | GLOSS_LABEL_KEY_POINTS)) != 0)
        return TRUE;
    }

  return FALSE;
}

/* The first cell of a row becomes its number when that is what it holds. */
static void
take_number_cell (GlossRecogniser *self,
                  GlossRawBlock   *block)
{
  const GlossRawCell *cell = &g_array_index (self->list->cells, GlossRawCell, block->first_cell);
  gsize n = 0;
  gsize rest;

  while (n < cell->n_bytes && n < 4 && g_ascii_isalnum (cell->text[n]))
    n++;
  rest = cell->n_bytes - n;
  if (block->n_cells < 2 || n == 0 || rest > 1 || !g_ascii_isdigit (cell->text[0]))
    return;

  block->number = cell->text;
  block->n_number = n;
  block->first_cell++;
  block->n_cells--;
}

static guint
take_rows (GlossRecogniser *self,
           guint            first)
{
  guint group = gloss_recogniser_get (self, first)->group;
  guint i = first;

  for (; gloss_recogniser_is_open (self, i); i++)
    {
      GlossRawBlock *block = gloss_recogniser_get (self, i);

      if (block->kind != GLOSS_RAW_TABLE_ROW || block->group != group)
        break;
      if (i == first && is_header_row (self, block) && i + 1 < self->n)
        {
          block->role = GLOSS_ROLE_LABEL;
          continue;
        }
      take_number_cell (self, block);
      block->role = GLOSS_BLOCK_KEY_POINT;
    }

  return i;
}

static guint
take_run (GlossRecogniser *self,
          guint            first,
          guint            end,
          GlossBlockKind   kind)
{
  for (guint i = first; i < end; i++)
    gloss_recogniser_get (self, i)->role = kind;

  return end;
}

/* Where the part that begins at @first must end at the latest: at a label, heading, or the closing boilerplate. */
static guint
get_part_end (GlossRecogniser *self,
              guint            first,
              guint            max,
              gboolean        *bounded)
{
  guint i = first;

  *bounded = TRUE;
  for (; i < self->n && i < first + max; i++)
    {
      const GlossRawBlock *block = gloss_recogniser_get (self, i);

      if (block->role != GLOSS_ROLE_OPEN || block->kind == GLOSS_RAW_QUESTION || (block->flags & GLOSS_RAW_FOLD) != 0
          || (block->label & (GLOSS_LABEL_PARTS | GLOSS_LABEL_SHARE | GLOSS_LABEL_NOTE | GLOSS_LABEL_RELATED)) != 0
          || gloss_recogniser_is_heading_at (self, i) || gloss_recogniser_is_bold_heading_at (self, i))
        return i;
    }
  *bounded = i >= self->n;

  return i;
}

/* Key points that are neither list nor table: lines without blank ones between, or short paragraphs. */
static guint
take_loose_points (GlossRecogniser *self,
                   guint            first)
{
  gboolean bounded;
  guint end = get_part_end (self, first, MAX_POINTS, &bounded);
  guint group = first < self->n ? gloss_recogniser_get (self, first)->group : 0;
  guint i = first;

  while (i < end && gloss_recogniser_get (self, i)->group == group && gloss_recogniser_get (self, i)->kind == GLOSS_RAW_PARAGRAPH
         && (gloss_recogniser_get (self, i)->flags & GLOSS_RAW_PLAIN) != 0)
    i++;
  if (i > first + 1)
    return take_run (self, first, i, GLOSS_BLOCK_KEY_POINT);

  for (i = first; i < end; i++)
    {
      const GlossRawBlock *block = gloss_recogniser_get (self, i);

      if (block->kind != GLOSS_RAW_PARAGRAPH || (block->n_bytes > MAX_LOOSE_POINT && !(bounded && end - first <= 12)))
        break;
    }

  return take_run (self, first, i, GLOSS_BLOCK_KEY_POINT);
}

static gboolean
introduces (const GlossRawBlock *block)
{
  return block->kind == GLOSS_RAW_PARAGRAPH && block->n_bytes > 0 && block->n_bytes < MAX_LOOSE_POINT && block->text[block->n_bytes - 1] == ':';
}

/* Returns the first block after the key points; @label + 1 when there are none. */
static guint
take_points (GlossRecogniser *self,
             guint            label)
{
  guint first = label + 1;
  GlossRawBlock *block;
  guint end;

  if (!gloss_recogniser_is_open (self, first))
    return first;
  if (gloss_recogniser_get (self, label)->kind == GLOSS_RAW_TABLE_ROW)
    return take_rows (self, first);

  block = gloss_recogniser_get (self, first);
  if (introduces (block) && first + 1 < self->n && block[1].kind == GLOSS_RAW_LIST_ITEM)
    {
      block->role = GLOSS_BLOCK_PARAGRAPH;
      first++;
      block++;
    }
  if (block->kind == GLOSS_RAW_TABLE_ROW)
    return take_rows (self, first);
  end = get_list_end (self, first);
  if (end > first)
    return take_run (self, first, end, GLOSS_BLOCK_KEY_POINT);
  if ((block->label & GLOSS_LABEL_PARTS) != 0)
    return first;

  return take_loose_points (self, first);
}

/* --- summary --- */

static gboolean
is_summary_block (const GlossRawBlock *block)
{
  return block->kind == GLOSS_RAW_PARAGRAPH || block->kind == GLOSS_RAW_LIST_ITEM || block->kind == GLOSS_RAW_QUOTE;
}

/*
 * A summary runs to the next heading or label. Where the text simply goes on, nothing says where it ends: then it is
 * its list or its first paragraph.
 */
static guint
take_summary (GlossRecogniser *self,
              guint            label)
{
  gboolean bounded;
  guint first = label + 1;
  guint end = get_part_end (self, first, MAX_SUMMARY, &bounded);
  guint i = first;

  while (i < end && is_summary_block (gloss_recogniser_get (self, i)))
    i++;
  end = i;
  if (first < end && gloss_recogniser_get (self, first)->kind == GLOSS_RAW_LIST_ITEM)
    end = get_list_end (self, first);
  else if (first < end && (!bounded || (end - first > 3 && label < self->n / 2)))
    end = first + 1;

  return take_run (self, first, end, GLOSS_BLOCK_SUMMARY);
}

/* --- all parts --- */

static gboolean
has_points_after (GlossRecogniser *self,
                  guint            label)
{
  const GlossRawBlock *next = label + 1 < self->n ? gloss_recogniser_get (self, label + 1) : NULL;

  return next != NULL && (next->kind == GLOSS_RAW_LIST_ITEM || next->kind == GLOSS_RAW_TABLE_ROW || introduces (next));
}

/* "TL;DR: The ministers agreed." */
static void
take_inline_part (GlossRecogniser *self,
                  guint            index)
{
  GlossRawBlock *block = gloss_recogniser_get (self, index);
  GlossBlockKind kind;
  GlossLabel label;
  gsize n_prefix;

  if (block->kind != GLOSS_RAW_PARAGRAPH && block->kind != GLOSS_RAW_HEADING)
    return;
  label = gloss_label_match_prefix (block->text, block->n_bytes, &n_prefix) & (GLOSS_LABEL_SUMMARY | GLOSS_LABEL_GLANCE | GLOSS_LABEL_KEY_POINTS);
  if (label == 0 || n_prefix >= block->n_bytes || block->kind == GLOSS_RAW_HEADING)
    return;

  kind = (label & GLOSS_LABEL_KEY_POINTS) != 0 ? GLOSS_BLOCK_KEY_POINT : GLOSS_BLOCK_SUMMARY;
  if (self->labels[kind] == NULL)
    {
      g_autofree char *name = g_strndup (block->text, n_prefix);

      g_strdelimit (name, ":|", ' ');
      self->labels[kind] = g_strchomp (gloss_normalize (name, -1));
    }
  block->text += n_prefix;
  block->n_bytes -= n_prefix;
  block->n_bold = 0;
  block->role = kind;
}

static guint
take_part (GlossRecogniser *self,
           guint            index)
{
  GlossRawBlock *block = gloss_recogniser_get (self, index);
  gboolean points = (block->label & GLOSS_LABEL_KEY_POINTS) != 0 || ((block->label & GLOSS_LABEL_GLANCE) != 0 && has_points_after (self, index));
  guint end;

  if (points)
    end = take_points (self, index);
  else if ((block->label & (GLOSS_LABEL_SUMMARY | GLOSS_LABEL_GLANCE)) != 0)
    end = take_summary (self, index);
  else if ((block->label & GLOSS_LABEL_QUESTIONS) != 0)
    return gloss_recogniser_take_questions (self, index);
  else
    return index + 1;

  if (end > index + 1)
    gloss_recogniser_take_label (self, index, points ? GLOSS_BLOCK_KEY_POINT : GLOSS_BLOCK_SUMMARY);

  return MAX (end, index + 1);
}

/**
 * gloss_recogniser_find_parts:
 * @self: the recogniser
 *
 * Finds what follows each label: key points, a summary, questions and answers.
 */
void
gloss_recogniser_find_parts (GlossRecogniser *self)
{
  guint i = self->body;

  while (i < self->tail)
    {
      if (!gloss_recogniser_is_open (self, i))
        i++;
      else if ((gloss_recogniser_get (self, i)->label & GLOSS_LABEL_PARTS) != 0)
        i = take_part (self, i);
      else
        take_inline_part (self, i++);
    }
}
