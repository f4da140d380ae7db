/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the article in a page to blocks with hints: one walk over the nodes with a stack of the open elements. */
#include "config.h"

#include "reader/gloss-html-blocks.h"

#include <string.h>

#include "reader/gloss-html-walk.h"

#define CANCEL_STRIDE 4096

/* A cell with more is no cell of data. */
#define MAX_CELL_PARAGRAPHS 3

/* In bytes. */
#define MAX_CREDIT_MASS 300

/* --- tables --- */

/* Tables that lay out a page hold headings and paragraphs, or have one cell a row. */
static gboolean
is_layout (GlossHtml *html,
           guint      table)
{
  guint end = gloss_html_get_node (html, table)->end;
  guint cells = 0;
  guint most = 0;
  guint paragraphs = 0;

  for (guint i = table + 1; i < end; i++)
    {
      const GlossHtmlNode *node = gloss_html_get_node (html, i);

      if (node->tag == GLOSS_TAG_TABLE || (node->tag >= GLOSS_TAG_H1 && node->tag <= GLOSS_TAG_H3) || node->tag == GLOSS_TAG_ARTICLE)
        return TRUE;
      if (node->tag == GLOSS_TAG_TR)
        cells = 0;
      else if (node->tag == GLOSS_TAG_TD || node->tag == GLOSS_TAG_TH)
        {
          most = MAX (most, ++cells);
          paragraphs = 0;
        }
      else if (node->tag == GLOSS_TAG_P && ++paragraphs > MAX_CELL_PARAGRAPHS)
        return TRUE;
    }

  return most < 2;
}

static gboolean
is_in_layout (GlossHtmlWalk *walk)
{
  for (guint i = walk->stack->len; i > 0; i--)
    {
      const GlossHtmlOpen *open = &g_array_index (walk->stack, GlossHtmlOpen, i - 1);

      if (open->tag == GLOSS_TAG_TABLE)
        return open->layout;
    }

  return TRUE;
}

static void
begin_row (GlossHtmlWalk *walk)
{
  GlossRawBlock *row = gloss_raw_list_add (walk->list, walk->aside ? GLOSS_RAW_BOILERPLATE : GLOSS_RAW_TABLE_ROW, "", 0);

  row->group = walk->list->n_groups;
  walk->row = TRUE;
  walk->header_row = TRUE;
}

static void
end_cell (GlossHtmlWalk *walk,
          guint8         tag)
{
  const char *text;

  if (!walk->row)
    return;
  text = g_string_chunk_insert_len (walk->list->texts, walk->text->str, walk->text->len);
  gloss_raw_list_add_cell (walk->list, text, walk->text->len);
  walk->header_row = walk->header_row && tag == GLOSS_TAG_TH;
  g_string_truncate (walk->text, 0);
  walk->n_bold = walk->n_linked = walk->n_byline = walk->n_dateline = 0;
}

static void
end_row (GlossHtmlWalk *walk)
{
  GlossRawBlock *row = gloss_raw_list_get (walk->list, walk->list->blocks->len - 1);

  walk->row = FALSE;
  g_string_truncate (walk->text, 0);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const GlossRawCell *cell = &g_array_index (walk->list->cells, GlossRawCell, row->first_cell + i);

      if (walk->text->len > 0)
        g_string_append_c (walk->text, ' ');
      g_string_append_len (walk->text, cell->text, cell->n_bytes);
    }
  row->text = g_string_chunk_insert_len (walk->list->texts, walk->text->str, walk->text->len);
  row->n_bytes = walk->text->len;
  g_string_truncate (walk->text, 0);
  if (row->n_cells == 0 || row->n_bytes == 0)
    g_array_set_size (walk->list->blocks, walk->list->blocks->len - 1);
  else if (walk->header_row)
    row->flags |= GLOSS_RAW_HEADER;
}

/* --- elements --- */

/* Whether @word, in lower case, is part of a name. */
static gboolean
contains_word (const char *name,
               const char *word)
{
  gsize n = strlen (word);

  for (const char *p = name; *p != '\0'; p++)
    if (g_ascii_strncasecmp (p, word, n) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
names_word (const GlossHtmlNode *node,
            const char          *word)
{
  static const char *const attributes[] = { "class", "itemprop", "rel", "data-testid", "data-component" };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      const char *value = gloss_html_get_attribute (node, attributes[i]);

      if (value != NULL && contains_word (value, word))
        return TRUE;
    }

  return FALSE;
}

static guint8
get_schema (const GlossHtmlNode *node,
            guint8               now)
{
  const char *type = gloss_html_get_attribute (node, "itemtype");
  const char *property = gloss_html_get_attribute (node, "itemprop");

  if (type != NULL && g_str_has_suffix (type, "schema.org/Question"))
    return GLOSS_RAW_ANSWER;
  if (now != 0 && property != NULL && (strcmp (property, "name") == 0 || strcmp (property, "question") == 0))
    return GLOSS_RAW_QUESTION;
  if (now != 0 && property != NULL && (strcmp (property, "acceptedAnswer") == 0 || strcmp (property, "text") == 0))
    return GLOSS_RAW_ANSWER;

  return now;
}

static void
begin_list (GlossHtmlWalk       *walk,
            GlossHtmlOpen       *open,
            const GlossHtmlNode *node)
{
  const char *start = gloss_html_get_attribute (node, "start");

  walk->lists++;
  if (walk->lists == 1)
    walk->list->n_groups++;
  open->ordered = node->tag == GLOSS_TAG_OL;
  open->counter = start != NULL ? (int) CLAMP (g_ascii_strtoll (start, NULL, 10), -99999, 99999) - 1 : 0;
}

static void
begin_item (GlossHtmlWalk       *walk,
            const GlossHtmlNode *node)
{
  const char *value = gloss_html_get_attribute (node, "value");
  GlossHtmlOpen *list = gloss_html_walk_find_list (walk);

  if (list != NULL)
    list->counter = value != NULL && g_ascii_isdigit (*value) ? (int) MIN (g_ascii_strtoll (value, NULL, 10), 99999) : list->counter + 1;
}

static gboolean
is_inline (guint8 tag)
{
  return tag == GLOSS_TAG_INLINE || tag == GLOSS_TAG_A || tag == GLOSS_TAG_BOLD || tag == GLOSS_TAG_TIME || tag == GLOSS_TAG_BUTTON;
}

/* A button asks a question that folds open, or does something to the page. */
static gboolean
is_idle_button (GlossHtmlWalk       *walk,
                guint                index,
                const GlossHtmlNode *node)
{
  g_autofree char *text = NULL;

  if (node->tag != GLOSS_TAG_BUTTON || walk->context == GLOSS_HTML_CONTEXT_HEADING || walk->context == GLOSS_HTML_CONTEXT_SUMMARY || walk->context == GLOSS_HTML_CONTEXT_TERM)
    return FALSE;
  text = g_strstrip (gloss_html_dup_text (walk->body->html, index));

  return !g_str_has_suffix (text, "?");
}

static GlossHtmlContext
get_context (GlossHtmlWalk       *walk,
             const GlossHtmlNode *node)
{
  switch ((GlossHtmlTag) node->tag)
    {
    case GLOSS_TAG_H1:
    case GLOSS_TAG_H2:
    case GLOSS_TAG_H3:
    case GLOSS_TAG_H4:
    case GLOSS_TAG_H5:
    case GLOSS_TAG_H6:
      return walk->context == GLOSS_HTML_CONTEXT_SUMMARY || walk->context == GLOSS_HTML_CONTEXT_TERM ? walk->context : GLOSS_HTML_CONTEXT_HEADING;
    case GLOSS_TAG_LI:
    case GLOSS_TAG_DD:
      return GLOSS_HTML_CONTEXT_ITEM;
    case GLOSS_TAG_DT:
      return GLOSS_HTML_CONTEXT_TERM;
    case GLOSS_TAG_BLOCKQUOTE:
      return GLOSS_HTML_CONTEXT_QUOTE;
    case GLOSS_TAG_PRE:
      return GLOSS_HTML_CONTEXT_CODE;
    case GLOSS_TAG_FIGCAPTION:
    case GLOSS_TAG_CAPTION:
      return GLOSS_HTML_CONTEXT_CAPTION;
    case GLOSS_TAG_SUMMARY:
      return GLOSS_HTML_CONTEXT_SUMMARY;
    case GLOSS_TAG_DETAILS:
    case GLOSS_TAG_ARTICLE:
      return GLOSS_HTML_CONTEXT_NONE;
    default:
      return walk->context;
    }
}

static void
enter_block (GlossHtmlWalk       *walk,
             GlossHtmlOpen       *open,
             guint                index,
             const GlossHtmlNode *node)
{
  gloss_html_walk_flush (walk);
  open->context = get_context (walk, node);
  walk->context = open->context;

  if (node->tag >= GLOSS_TAG_H1 && node->tag <= GLOSS_TAG_H6)
    walk->heading_level = node->tag - GLOSS_TAG_H1 + 1;
  else if (node->tag == GLOSS_TAG_UL || node->tag == GLOSS_TAG_OL)
    begin_list (walk, open, node);
  else if (node->tag == GLOSS_TAG_DL)
    walk->list->n_groups++;
  else if (node->tag == GLOSS_TAG_LI)
    begin_item (walk, node);
  else if (node->tag == GLOSS_TAG_TABLE)
    {
      walk->list->n_groups++;
      open->layout = is_layout (walk->body->html, index);
    }
  else if (node->tag == GLOSS_TAG_TR && !walk->row && !is_in_layout (walk))
    begin_row (walk);
  else if (node->tag == GLOSS_TAG_BLOCKQUOTE)
    walk->quotes++;
  else if (node->tag == GLOSS_TAG_PRE)
    walk->pre++;
  else if (node->tag == GLOSS_TAG_DETAILS)
    walk->details++;
}

/* What names authors holds little else. */
static gboolean
is_small (GlossHtmlWalk *walk,
          guint          index)
{
  return walk->body->mass[index] + walk->body->linked[index] <= MAX_CREDIT_MASS;
}

static void
enter (GlossHtmlWalk       *walk,
       guint                index,
       const GlossHtmlNode *node)
{
  GlossHtmlOpen open = {
    .end = node->end,
    .tag = node->tag,
    .was_context = walk->context,
    .was_byline = walk->byline,
    .was_dateline = walk->dateline,
    .was_schema = walk->schema,
  };

  if (is_inline (node->tag))
    {
      walk->bold += node->tag == GLOSS_TAG_BOLD;
      walk->links += node->tag == GLOSS_TAG_A;
    }
  else
    enter_block (walk, &open, index, node);
  walk->byline = !walk->body_begun && is_small (walk, index) && (walk->byline || names_word (node, "byline") || names_word (node, "author"));
  walk->dateline = !walk->body_begun && is_small (walk, index)
                   && (walk->dateline || node->tag == GLOSS_TAG_TIME || names_word (node, "dateline") || names_word (node, "timestamp")
                       || names_word (node, "published") || names_word (node, "pubdate"));
  walk->schema = get_schema (node, walk->schema);
  g_array_append_val (walk->stack, open);
}

static void
leave_block (GlossHtmlWalk       *walk,
             const GlossHtmlOpen *open)
{
  if (open->tag == GLOSS_TAG_TD || open->tag == GLOSS_TAG_TH)
    {
      if (walk->row)
        end_cell (walk, open->tag);
      else
        gloss_html_walk_flush (walk);
    }
  else if (open->tag == GLOSS_TAG_TR && walk->row)
    end_row (walk);
  else
    gloss_html_walk_flush (walk);

  if (open->tag == GLOSS_TAG_UL || open->tag == GLOSS_TAG_OL)
    walk->lists--;
  if (open->tag == GLOSS_TAG_UL || open->tag == GLOSS_TAG_OL || open->tag == GLOSS_TAG_DL || open->tag == GLOSS_TAG_TABLE)
    walk->list->n_groups++;
  walk->quotes -= open->tag == GLOSS_TAG_BLOCKQUOTE;
  walk->pre -= open->tag == GLOSS_TAG_PRE;
  walk->details -= open->tag == GLOSS_TAG_DETAILS;
}

static void
leave (GlossHtmlWalk *walk)
{
  GlossHtmlOpen open = g_array_index (walk->stack, GlossHtmlOpen, walk->stack->len - 1);

  if (is_inline (open.tag))
    {
      walk->bold -= open.tag == GLOSS_TAG_BOLD;
      walk->links -= open.tag == GLOSS_TAG_A;
      /* Share links often stand side by side with nothing but style between them. */
      if (open.tag == GLOSS_TAG_A && walk->aside)
        gloss_html_walk_append (walk, " ", 1);
    }
  else
    leave_block (walk, &open);
  walk->context = open.was_context;
  walk->byline = open.was_byline;
  walk->dateline = open.was_dateline;
  walk->schema = open.was_schema;
  g_array_set_size (walk->stack, walk->stack->len - 1);
}

/* The title is taken where it stands, or before everything when it stands outside of the article. */
static void
add_title (GlossHtmlWalk *walk)
{
  g_autofree char *text = gloss_html_dup_text (walk->body->html, walk->body->title);
  gsize n_bytes = strlen (text);

  gloss_html_walk_flush (walk);
  gloss_raw_list_add (walk->list, GLOSS_RAW_TITLE, g_string_chunk_insert_len (walk->list->texts, text, n_bytes), n_bytes);
}

/* One node; returns the next one to look at. */
static guint
visit (GlossHtmlWalk *walk,
       guint          index)
{
  const GlossHtmlBody *body = walk->body;
  const GlossHtmlNode *node = gloss_html_get_node (body->html, index);

  if (index == body->title)
    {
      add_title (walk);
      return node->end;
    }
  if (body->uses[index] == GLOSS_HTML_USE_DROP && index != body->root)
    return node->end;
  if (walk->aside != (body->uses[index] == GLOSS_HTML_USE_ASIDE))
    {
      gloss_html_walk_flush (walk);
      walk->aside = body->uses[index] == GLOSS_HTML_USE_ASIDE;
    }
  if (node->tag == GLOSS_TAG_TEXT)
    gloss_html_walk_append (walk, node->text, node->n_bytes);
  else if (node->tag == GLOSS_TAG_BR)
    g_string_append_c (walk->text, walk->row ? ' ' : '\n');
  else if (is_idle_button (walk, index, node))
    return node->end;
  else
    enter (walk, index, node);

  return index + 1;
}

/**
 * gloss_html_blocks_add:
 * @list: where the blocks go
 * @body: the article's place in its page
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Adds the article's blocks to a list.
 *
 * Returns: FALSE when it was cancelled
 */
gboolean
gloss_html_blocks_add (GlossRawList         *list,
                       const GlossHtmlBody  *body,
                       GCancellable         *cancellable,
                       GError              **error)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (GlossHtmlOpen));
  g_autoptr (GString) text = g_string_new (NULL);
  GlossHtmlWalk walk = { .list = list, .body = body, .stack = stack, .text = text };
  guint end = gloss_html_get_node (body->html, body->root)->end;

  if (body->title != 0 && (body->title < body->root || body->title >= end))
    add_title (&walk);

  for (guint i = body->root, n = 0; i < end; n++)
    {
      if (n % CANCEL_STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      i = visit (&walk, i);
      while (stack->len > 0 && g_array_index (stack, GlossHtmlOpen, stack->len - 1).end <= i)
        leave (&walk);
    }
  while (stack->len > 0)
    leave (&walk);
  gloss_html_walk_flush (&walk);

  return TRUE;
}
