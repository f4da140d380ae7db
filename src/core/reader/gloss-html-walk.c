/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the walk over the nodes of an article makes of the text it gathered: blocks with hints. */
#include "config.h"

#include "reader/gloss-html-walk.h"

#include <string.h>

#include "reader/gloss-plain-lines.h"

/* In bytes: what is called a byline or a date is short. */
#define MAX_CREDIT 240

#define MAX_LIST_DEPTH 6

static GlossRawKind
get_kind (GlossHtmlWalk *walk,
          gsize          n)
{
  if (walk->aside)
    return GLOSS_RAW_BOILERPLATE;
  if (walk->schema != 0)
    return walk->schema;
  if (walk->context == GLOSS_HTML_CONTEXT_NONE && n <= MAX_CREDIT && walk->n_byline * 2 >= n)
    return GLOSS_RAW_BYLINE;
  if (walk->context == GLOSS_HTML_CONTEXT_NONE && n <= MAX_CREDIT && walk->n_dateline * 2 >= n)
    return GLOSS_RAW_DATELINE;

  switch ((GlossHtmlContext) walk->context)
    {
    case GLOSS_HTML_CONTEXT_HEADING:
      return GLOSS_RAW_HEADING;
    case GLOSS_HTML_CONTEXT_ITEM:
    case GLOSS_HTML_CONTEXT_TERM:
      return GLOSS_RAW_LIST_ITEM;
    case GLOSS_HTML_CONTEXT_CODE:
      return GLOSS_RAW_CODE;
    case GLOSS_HTML_CONTEXT_CAPTION:
      return GLOSS_RAW_CAPTION;
    default:
      return walk->quotes > 0 ? GLOSS_RAW_QUOTE : GLOSS_RAW_PARAGRAPH;
    }
}

static GlossHtmlOpen *
find_open (GlossHtmlWalk    *walk,
           GlossHtmlContext  context)
{
  for (guint i = walk->stack->len; i > 0; i--)
    {
      GlossHtmlOpen *open = &g_array_index (walk->stack, GlossHtmlOpen, i - 1);

      if (open->context == context)
        return open;
    }

  return NULL;
}

/**
 * gloss_html_walk_find_list:
 * @walk: the walk
 *
 * Returns: (nullable): the innermost list; valid until the next element
 */
GlossHtmlOpen *
gloss_html_walk_find_list (GlossHtmlWalk *walk)
{
  for (guint i = walk->stack->len; i > 0; i--)
    {
      GlossHtmlOpen *open = &g_array_index (walk->stack, GlossHtmlOpen, i - 1);

      if (open->tag == GLOSS_TAG_UL || open->tag == GLOSS_TAG_OL)
        return open;
    }

  return NULL;
}

/* The first text of an item carries its number; what follows a heading in an item is ordinary text. */
static void
settle_item (GlossHtmlWalk *walk,
             GlossRawBlock *block)
{
  GlossHtmlOpen *item = find_open (walk, GLOSS_HTML_CONTEXT_ITEM);
  GlossHtmlOpen *list = gloss_html_walk_find_list (walk);

  block->level = CLAMP (walk->lists, 1, MAX_LIST_DEPTH);
  if (item == NULL)
    return;
  if (item->has_heading && block->kind == GLOSS_RAW_LIST_ITEM)
    {
      block->kind = GLOSS_RAW_PARAGRAPH;
      block->level = 0;
    }
  else if (!item->has_text && list != NULL && list->ordered && block->kind == GLOSS_RAW_LIST_ITEM)
    {
      char *number = g_strdup_printf ("%d", list->counter);

      block->n_number = strlen (number);
      block->number = g_string_chunk_insert (walk->list->texts, number);
      g_free (number);
    }
  item->has_text = TRUE;
}

static void
add_block (GlossHtmlWalk *walk,
           const char    *text,
           gsize          n_bytes,
           gsize          n_bold,
           gsize          n_linked)
{
  const char *kept = g_string_chunk_insert_len (walk->list->texts, text, n_bytes);
  GlossRawBlock *block = gloss_raw_list_add (walk->list, get_kind (walk, n_bytes), kept, n_bytes);
  GlossHtmlOpen *item = find_open (walk, GLOSS_HTML_CONTEXT_ITEM);

  block->group = walk->list->n_groups;
  block->n_bold = MIN (n_bold, block->n_bytes);
  if (block->n_bold * 20 >= block->n_bytes * 19 || walk->context == GLOSS_HTML_CONTEXT_TERM)
    block->flags |= GLOSS_RAW_BOLD;
  if (n_linked * 5 >= block->n_bytes * 4)
    block->flags |= GLOSS_RAW_LINKS;
  if (walk->context == GLOSS_HTML_CONTEXT_SUMMARY)
    block->flags |= GLOSS_RAW_FOLD;
  else if (walk->details > 0)
    block->flags |= GLOSS_RAW_FOLDED;
  if (walk->schema != 0)
    block->flags |= GLOSS_RAW_CONFIRMED;
  if (walk->context == GLOSS_HTML_CONTEXT_HEADING)
    {
      block->level = walk->heading_level;
      if (item != NULL)
        item->has_heading = TRUE;
    }
  else if (walk->context == GLOSS_HTML_CONTEXT_ITEM || walk->context == GLOSS_HTML_CONTEXT_TERM)
    settle_item (walk, block);
  if (block->kind == GLOSS_RAW_PARAGRAPH && block->n_bytes > MAX_CREDIT)
    walk->body_begun = TRUE;
}

/* Lines within a paragraph that a list or questions were written into by hand. */
static gboolean
are_lines (const char *text,
           gsize       n_bytes)
{
  guint marked = 0;
  guint n_lines = 0;
  gboolean label = FALSE;

  for (const char *p = text, *stop; p < text + n_bytes; p = stop + 1)
    {
      const char *end = text + n_bytes;
      GlossLine line;
      gsize n_prefix;

      stop = memchr (p, '\n', end - p);
      stop = stop != NULL ? stop : end;
      line = gloss_line_parse (p, stop - p);
      if (line.kind == GLOSS_LINE_BLANK)
        continue;
      n_lines++;
      if (line.kind == GLOSS_LINE_BULLET || line.kind == GLOSS_LINE_DASH || line.kind == GLOSS_LINE_NUMBERED
          || (gloss_label_match_prefix (line.text, line.n_bytes, &n_prefix) & (GLOSS_LABEL_QUESTION | GLOSS_LABEL_ANSWER)) != 0)
        marked++;
      if (n_lines == 1)
        label = line.n_bytes <= GLOSS_LABEL_MAX_BYTES && (gloss_label_match (line.text, line.n_bytes) & GLOSS_LABEL_PARTS) != 0;
    }

  return label || (marked >= 2 && marked * 2 >= n_lines) || (marked >= 1 && n_lines == 2);
}

/* A line break is white space; two of them, or lines that are clearly lines, part blocks. */
static void
add_lines (GlossHtmlWalk *walk)
{
  const char *text = walk->text->str;
  const char *end = text + walk->text->len;
  gboolean lines = walk->context != GLOSS_HTML_CONTEXT_CODE && strchr (text, '\n') != NULL && are_lines (text, walk->text->len);
  const char *start = text;

  for (const char *p = text; p <= end; p++)
    {
      const char *gap = p;

      if (p < end && *p != '\n')
        continue;
      while (gap < end && g_ascii_isspace (*gap))
        gap++;
      if (p < end && walk->context != GLOSS_HTML_CONTEXT_CODE && !lines && memchr (p + 1, '\n', gap - p - (gap > p)) == NULL)
        continue;
      if (p < end && walk->context == GLOSS_HTML_CONTEXT_CODE)
        continue;
      if (strspn (start, " \t\r\n\f") < (gsize) (p - start))
        {
          gsize offset = start - text;

          add_block (walk, start, p - start, walk->n_bold > offset ? walk->n_bold - offset : 0, walk->n_linked);
        }
      start = p + (p < end);
    }
}

static gboolean
is_blank (const GString *text)
{
  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && g_utf8_get_char (p) != 0x200b && g_utf8_get_char (p) != 0xfeff)
      return FALSE;

  return TRUE;
}

/**
 * gloss_html_walk_flush:
 * @walk: the walk
 *
 * Ends the block at hand. Within a table row the cells gather the text instead.
 */
void
gloss_html_walk_flush (GlossHtmlWalk *walk)
{
  if (walk->row)
    {
      if (walk->text->len > 0)
        g_string_append_c (walk->text, ' ');
      return;
    }
  if (!is_blank (walk->text))
    add_lines (walk);
  g_string_truncate (walk->text, 0);
  walk->n_bold = walk->n_linked = walk->n_byline = walk->n_dateline = 0;
}

/**
 * gloss_html_walk_append:
 * @walk: the walk
 * @text: UTF-8
 * @n_bytes: its length
 *
 * Adds to the block at hand. Outside of preformatted text a line end is a space, so that line breaks are the only ones left.
 */
void
gloss_html_walk_append (GlossHtmlWalk *walk,
                        const char    *text,
                        gsize          n_bytes)
{
  gsize start = walk->text->len;
  gboolean blank = TRUE;

  for (gsize i = 0; i < n_bytes; i++)
    blank = blank && g_ascii_isspace (text[i]);
  g_string_append_len (walk->text, text, n_bytes);
  if (walk->pre == 0)
    for (gsize i = start; i < walk->text->len; i++)
      if (g_ascii_isspace (walk->text->str[i]))
        walk->text->str[i] = ' ';
  if ((walk->bold > 0 || blank) && walk->n_bold == start)
    walk->n_bold = walk->text->len;
  if (walk->links > 0)
    walk->n_linked += n_bytes;
  if (walk->byline)
    walk->n_byline += n_bytes;
  if (walk->dateline)
    walk->n_dateline += n_bytes;
}
