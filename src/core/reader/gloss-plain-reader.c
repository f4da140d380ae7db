/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of plain text: lines and blank lines become paragraphs, lists, tables, quotes and headings. */
#include "config.h"

#include "reader/gloss-plain-reader.h"

#include <string.h>

#include "reader/gloss-decoder.h"
#include "reader/gloss-plain-lines.h"
#include "reader/gloss-recogniser.h"

#define MAX_LIST_LEVEL 6

/* How many lines apart the items of a list may be. */
#define MAX_ITEM_DISTANCE 4

/* The longest line that may be underlined, in bytes. */
#define MAX_UNDERLINED_BYTES 300

typedef struct
{
  GlossRawList *list;
  const GlossLine *lines;
  gsize n_lines;
  gsize width;
  gboolean set_off;
} PlainState;

static GlossRawBlock *
add_span (PlainState      *state,
          GlossRawKind     kind,
          const GlossLine *first,
          const GlossLine *last)
{
  GlossRawBlock *block = gloss_raw_list_add (state->list, kind, first->text, last->text + last->n_bytes - first->text);

  block->flags |= GLOSS_RAW_PLAIN | (state->set_off ? GLOSS_RAW_BREAK : 0);
  block->group = state->list->n_groups;
  state->set_off = FALSE;

  return block;
}

/* Where the paragraph that begins at @first ends. */
static gsize
get_segment_end (PlainState *state,
                 gsize       first,
                 gsize       end)
{
  return first + gloss_lines_get_wrapped_end (&state->lines[first], end - first, state->width);
}

/* Lines of text without a mark: wrapped paragraphs, after a label perhaps, or each a paragraph. */
static void
add_text_run (PlainState *state,
              gsize       first,
              gsize       end)
{
  gsize n_segments = 0;
  gsize label = first;
  gboolean wrapped;

  for (gsize i = first; state->width > 0 && i < end; i = get_segment_end (state, i, end))
    {
      if (i == first + 1)
        label = i;
      n_segments++;
    }
  wrapped = state->width > 0 && (n_segments - (label > first)) * 3 <= end - label;
  wrapped = wrapped || n_segments == 1 || (n_segments == 2 && label > first);

  for (gsize i = first, next; i < end; i = next)
    {
      next = wrapped ? get_segment_end (state, i, end) : i + 1;
      add_span (state, GLOSS_RAW_PARAGRAPH, &state->lines[i], &state->lines[next - 1]);
    }
}

static gboolean
is_item (const GlossLine *line)
{
  return line->kind == GLOSS_LINE_BULLET || line->kind == GLOSS_LINE_DASH || line->kind == GLOSS_LINE_NUMBERED;
}

/* A dash also begins speech, so that one alone makes no list. */
static gboolean
begins_list (PlainState *state,
             gsize       i)
{
  const GlossLine *line = &state->lines[i];
  gsize first = i > MAX_ITEM_DISTANCE ? i - MAX_ITEM_DISTANCE : 0;

  if (!is_item (line))
    return FALSE;
  if (line->kind != GLOSS_LINE_DASH)
    return TRUE;
  for (gsize j = first; j < state->n_lines && j <= i + MAX_ITEM_DISTANCE; j++)
    if (j != i && state->lines[j].kind == line->kind)
      return TRUE;

  return FALSE;
}

/* An item goes on in lines that are indented more, or that were wrapped at the width of the text. */
static gsize
get_item_end (PlainState *state,
              gsize       first,
              gsize       end)
{
  const GlossLine *item = &state->lines[first];
  gsize i = first + 1;

  while (i < end && state->lines[i].kind == GLOSS_LINE_TEXT && state->lines[i].indent > item->indent)
    i++;

  return i > first + 1 ? i : get_segment_end (state, first, end);
}

static gsize
add_items (PlainState *state,
           gsize       first,
           gsize       end)
{
  guint base = state->lines[first].indent;
  gsize i = first;

  state->list->n_groups++;
  while (i < end && is_item (&state->lines[i]))
    {
      const GlossLine *line = &state->lines[i];
      gsize next = get_item_end (state, i, end);
      GlossRawBlock *block = add_span (state, GLOSS_RAW_LIST_ITEM, line, &state->lines[next - 1]);
      const char *number;
      gsize n_number;

      gloss_line_get_number (line, &number, &n_number);
      block->number = number;
      block->n_number = n_number;
      block->level = MIN (line->indent > base ? 1 + (line->indent - base + 1) / 2 : 1, MAX_LIST_LEVEL);
      i = next;
    }
  state->list->n_groups++;

  return i;
}

static void
add_cells (PlainState      *state,
           const GlossLine *line)
{
  const char *end = line->text + line->n_bytes;
  char separator = *line->text == '|' ? '|' : '\t';
  const char *p = line->text + (separator == '|');

  while (p < end)
    {
      const char *stop = memchr (p, separator, end - p);

      gloss_raw_list_add_cell (state->list, p, (stop != NULL ? stop : end) - p);
      p = (stop != NULL ? stop : end) + 1;
    }
}

static gsize
add_rows (PlainState *state,
          gsize       first,
          gsize       end)
{
  gsize i = first;

  state->list->n_groups++;
  for (; i < end && (state->lines[i].kind == GLOSS_LINE_CELLS || state->lines[i].kind == GLOSS_LINE_RULE); i++)
    if (state->lines[i].kind == GLOSS_LINE_CELLS)
      {
        add_span (state, GLOSS_RAW_TABLE_ROW, &state->lines[i], &state->lines[i]);
        add_cells (state, &state->lines[i]);
        if (i + 1 < end && state->lines[i + 1].kind == GLOSS_LINE_RULE)
          gloss_raw_list_get (state->list, state->list->blocks->len - 1)->flags |= GLOSS_RAW_HEADER;
      }
  state->list->n_groups++;

  return i;
}

static gsize
add_quote (PlainState *state,
           gsize       first,
           gsize       end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GlossRawBlock *block;
  gsize i = first;

  for (; i < end && state->lines[i].kind == GLOSS_LINE_QUOTED; i++)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_len (text, state->lines[i].text, state->lines[i].n_bytes);
    }
  block = gloss_raw_list_add (state->list, GLOSS_RAW_QUOTE,
                              g_string_chunk_insert_len (state->list->texts, text->str, text->len), text->len);
  block->flags |= GLOSS_RAW_PLAIN | (state->set_off ? GLOSS_RAW_BREAK : 0);
  state->set_off = FALSE;

  return i;
}

static gboolean
is_underline (const GlossLine *line,
              const GlossLine *rule)
{
  long length = g_utf8_strlen (line->text, line->n_bytes);

  return line->kind == GLOSS_LINE_TEXT && line->n_bytes <= MAX_UNDERLINED_BYTES && rule->n_mark > 0
         && ABS ((long) rule->n_bytes - length) <= MAX (3, length / 3);
}

static void
add_heading (PlainState      *state,
             const GlossLine *line,
             guint            level)
{
  GlossRawBlock *block;

  state->set_off = TRUE;
  block = add_span (state, GLOSS_RAW_HEADING, line, line);
  block->flags |= GLOSS_RAW_UNDERLINED;
  block->level = level;
  state->set_off = TRUE;
}

static guint
count_hashes (const GlossLine *line)
{
  guint n = 0;

  for (const char *p = line->text - line->n_mark; p < line->text; p++)
    n += *p == '#';

  return n;
}

static gsize
get_text_run_end (PlainState *state,
                  gsize       first,
                  gsize       end)
{
  gsize i = first + 1;

  while (i < end && !begins_list (state, i) && state->lines[i].kind != GLOSS_LINE_QUOTED
         && state->lines[i].kind != GLOSS_LINE_HEADING && state->lines[i].kind != GLOSS_LINE_RULE
         && !(state->lines[i].kind == GLOSS_LINE_CELLS && i + 1 < end && state->lines[i + 1].kind == GLOSS_LINE_CELLS)
         && !(i + 1 < end && state->lines[i + 1].kind == GLOSS_LINE_RULE && is_underline (&state->lines[i], &state->lines[i + 1])))
    i++;

  return i;
}

/* A line whose mark turned out to be none. */
static void
unmark (GlossLine *line)
{
  line->text -= line->n_mark;
  line->n_bytes += line->n_mark;
  line->n_mark = 0;
  line->kind = GLOSS_LINE_TEXT;
}

static gsize
add_step (PlainState *state,
          gsize       i,
          gsize       end)
{
  const GlossLine *line = &state->lines[i];
  gsize next;

  if (line->kind == GLOSS_LINE_RULE)
    {
      state->set_off = TRUE;
      return i + 1;
    }
  if (line->kind == GLOSS_LINE_QUOTED)
    return add_quote (state, i, end);
  if (line->kind == GLOSS_LINE_CELLS && i + 1 < end
      && (state->lines[i + 1].kind == GLOSS_LINE_CELLS || state->lines[i + 1].kind == GLOSS_LINE_RULE))
    return add_rows (state, i, end);
  if (line->kind == GLOSS_LINE_HEADING)
    {
      add_heading (state, line, count_hashes (line));
      return i + 1;
    }
  if (i + 1 < end && state->lines[i + 1].kind == GLOSS_LINE_RULE && is_underline (line, &state->lines[i + 1]))
    {
      add_heading (state, line, state->lines[i + 1].n_mark);
      return i + 2;
    }
  if (begins_list (state, i))
    return add_items (state, i, end);

  next = get_text_run_end (state, i, end);
  for (gsize k = i; k < next; k++)
    if (is_item (&state->lines[k]))
      unmark ((GlossLine *) &state->lines[k]);
  add_text_run (state, i, next);

  return next;
}

/* Lines between two blank ones. */
static void
add_group (PlainState *state,
           gsize       first,
           gsize       end)
{
  state->list->n_groups++;
  state->set_off = TRUE;
  for (gsize i = first; i < end;)
    i = add_step (state, i, end);
}

static gboolean
add_groups (GlossRawList  *list,
            GArray        *lines,
            GCancellable  *cancellable,
            GError       **error)
{
  PlainState state = {
    .list = list,
    .lines = (const GlossLine *) (gpointer) lines->data,
    .n_lines = lines->len,
    .width = gloss_lines_get_width (lines),
  };
  gsize i = 0;

  while (i < lines->len)
    {
      gsize end = i;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      while (end < lines->len && state.lines[end].kind != GLOSS_LINE_BLANK)
        end++;
      if (end > i)
        add_group (&state, i, end);
      i = end + 1;
    }

  return TRUE;
}

static GlossArticle *
read_plain (const GlossReaderInput  *input,
            GCancellable            *cancellable,
            GError                 **error)
{
  g_autoptr (GBytes) text = gloss_decode (input, NULL, error);
  g_autoptr (GlossRawList) list = NULL;
  const char *data;
  gsize size;

  if (text == NULL)
    return NULL;

  data = g_bytes_get_data (text, &size);
  list = gloss_raw_list_new ();
  {
    g_autoptr (GArray) lines = gloss_lines_split (data, size);

    if (!add_groups (list, lines, cancellable, error))
      return NULL;
  }

  return gloss_recognise (list, input, gloss_plain_reader.id, cancellable, error);
}

static const char *const suffixes[] = { ".txt", ".text", NULL };

const GlossReader gloss_plain_reader = { "plain/1", suffixes, read_plain };
