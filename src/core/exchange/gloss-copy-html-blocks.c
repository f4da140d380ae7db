/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the parts of an article as the elements that they are. */
#include "config.h"

#include "exchange/gloss-copy-html-private.h"

#include <string.h>

#include "article/gloss-article-direction.h"
#include "article/gloss-article-parts.h"
#include "text/gloss-language.h"

/* How deep lists are nested. */
#define MAX_LIST_DEPTH 6

/* A shorter block does not tell in which language it is, in bytes. */
#define MIN_LANGUAGE_BYTES 160

static GlossArticle *
get_article (GlossCopyHtml *self)
{
  return gloss_copy_get_source (self->copy)->article;
}

static const GlossBlock *
get_block (GlossCopyHtml *self,
           guint          index)
{
  return gloss_article_get_block (get_article (self), index);
}

static gboolean
has_kind (GlossCopyHtml  *self,
          guint           index,
          GlossBlockKind  kind)
{
  return index < gloss_article_get_n_blocks (get_article (self)) && get_block (self, index)->kind == kind;
}

/* The end of a run of blocks of one kind. */
static guint
find_end (GlossCopyHtml *self,
          guint          first)
{
  guint end = first + 1;

  while (has_kind (self, end, get_block (self, first)->kind))
    end++;

  return end;
}

static gsize
get_next_start (GlossCopyHtml *self,
                guint          index)
{
  return index + 1 < gloss_article_get_n_blocks (get_article (self)) ? get_block (self, index + 1)->range.start : G_MAXSIZE;
}

/* Where the guess for a whole article is right, one that differs for a block is believed. */
static const char *
guess_language (GlossCopyHtml *self,
                const char    *text,
                gsize          n_bytes)
{
  const char *language = gloss_article_get_language (get_article (self));
  const char *guess = n_bytes >= MIN_LANGUAGE_BYTES ? gloss_language_guess (text, n_bytes) : NULL;
  const char *whole;
  gsize n_whole;

  if (guess == NULL || language == NULL || g_str_has_prefix (language, guess))
    return NULL;
  whole = gloss_text_get_utf8 (gloss_article_get_text (get_article (self)), &n_whole);
  whole = gloss_language_guess (whole, n_whole);

  return whole != NULL && g_str_has_prefix (language, whole) ? guess : NULL;
}

static const char *
get_direction (GlossCopyHtml    *self,
               const GlossBlock *block)
{
  return gloss_block_runs_rtl (get_article (self), block, self->page_rtl) ? "rtl" : "ltr";
}

/* Opens an element that holds the text of a block. */
static void
open_block (GlossCopyHtml    *self,
            const char       *element,
            const char       *class_name,
            const GlossBlock *block)
{
  gsize n_bytes;
  const char *text = gloss_text_peek (gloss_article_get_text (get_article (self)), block->range, &n_bytes);

  g_string_append_printf (self->out, "<%s", element);
  gloss_copy_html_append_attribute (self->out, "class", class_name);
  g_string_append_printf (self->out, " id=\"a%u-", self->number);
  gloss_copy_html_append_text (self->out, block->id, -1);
  g_string_append_printf (self->out, "\" dir=\"%s\"", get_direction (self, block));
  gloss_copy_html_append_language (self->out, guess_language (self, text, n_bytes));
  gloss_copy_html_append_attribute (self->out, "data-block", block->id);
}

static void
append_number (GlossCopyHtml *self,
               const char    *number)
{
  g_string_append (self->out, "<span class=\"num\" data-aid=\"\">");
  gloss_copy_html_append_isolated (self->out, number);
  if (g_ascii_isdigit (number[strlen (number) - 1]))
    g_string_append_c (self->out, '.');
  g_string_append (self->out, " </span>");
}

static void
append_text (GlossCopyHtml *self,
             guint          index)
{
  gloss_copy_html_append_range (self, get_block (self, index)->range, get_next_start (self, index));
}

static void
append_simple (GlossCopyHtml *self,
               const char    *element,
               const char    *class_name,
               guint          index)
{
  const GlossBlock *block = get_block (self, index);

  open_block (self, element, class_name, block);
  g_string_append_c (self->out, '>');
  if (block->kind == GLOSS_BLOCK_HEADING && block->number != NULL && *block->number != '\0')
    append_number (self, block->number);
  append_text (self, index);
  g_string_append_printf (self->out, "</%s>\n", element);
}

static void
append_heading (GlossCopyHtml *self,
                guint          index)
{
  g_autofree char *element = g_strdup_printf ("h%u", CLAMP (get_block (self, index)->level + 1, 2, 6));

  append_simple (self, element, NULL, index);
}

/* The name of a part. The source's own is in the article's language. */
static void
append_label (GlossCopyHtml  *self,
              GlossBlockKind  kind)
{
  GlossBlockKind named = kind == GLOSS_BLOCK_FAQ_ANSWER ? GLOSS_BLOCK_FAQ_QUESTION : kind;
  const char *label = gloss_article_get_part_label (get_article (self), kind);

  if (label == NULL)
    return;
  g_string_append (self->out, "<h2 class=\"label\" data-aid=\"\"");
  if (gloss_article_get_label (get_article (self), named) == NULL)
    gloss_copy_html_append_language (self->out, self->language);
  g_string_append_c (self->out, '>');
  gloss_copy_html_append_isolated (self->out, label);
  g_string_append (self->out, "</h2>\n");
}

/* --- lists --------------------------------------------------------------------------------------- */

static gboolean
is_count (const char *number)
{
  gsize n = number != NULL ? strlen (number) : 0;

  return n > 0 && n < 9 && strspn (number, "0123456789") == n;
}

static gboolean
is_mark (const char *number)
{
  return number != NULL && *number != '\0' && !is_count (number);
}

/* An item stays open, for a deeper list belongs into it; its text has an element of its own. */
static void
append_item (GlossCopyHtml *self,
             guint          index)
{
  const GlossBlock *block = get_block (self, index);

  g_string_append_printf (self->out, "<li dir=\"%s\"", get_direction (self, block));
  if (is_mark (block->number))
    gloss_copy_html_append_attribute (self->out, "class", "marked");
  if (is_count (block->number))
    gloss_copy_html_append_attribute (self->out, "value", block->number);
  g_string_append_c (self->out, '>');
  if (is_mark (block->number))
    append_number (self, block->number);
  append_simple (self, "span", NULL, index);
}

static const char *
list_name (gboolean ordered)
{
  return ordered ? "ol" : "ul";
}

typedef struct
{
  gboolean ordered[MAX_LIST_DEPTH];
  guint depth;
} Lists;

static void
close_list (GlossCopyHtml *self,
            Lists         *lists)
{
  g_string_append_printf (self->out, "</li></%s>\n", list_name (lists->ordered[--lists->depth]));
}

static void
open_list (GlossCopyHtml *self,
           Lists         *lists,
           gboolean       ordered)
{
  lists->ordered[lists->depth++] = ordered;
  g_string_append_printf (self->out, "<%s>", list_name (ordered));
}

static void
append_list (GlossCopyHtml *self,
             guint          first,
             guint          end)
{
  Lists lists = { { FALSE }, 0 };

  for (guint i = first; i < end; i++)
    {
      const GlossBlock *block = get_block (self, i);
      gboolean ordered = is_count (block->number);
      guint level = CLAMP (block->level, 1, MIN (lists.depth + 1, MAX_LIST_DEPTH));

      while (lists.depth > level || (lists.depth == level && lists.ordered[level - 1] != ordered))
        close_list (self, &lists);
      if (lists.depth < level)
        open_list (self, &lists, ordered);
      else
        g_string_append (self->out, "</li>\n");
      append_item (self, i);
    }
  while (lists.depth > 0)
    close_list (self, &lists);
}

/* --- tables -------------------------------------------------------------------------------------- */

/* Whether the text of a row is its cells with a space between two. */
static gboolean
cells_fit (GlossCopyHtml    *self,
           const GlossBlock *block)
{
  g_autofree char *joined = block->cells != NULL ? g_strjoinv (" ", (char **) block->cells) : NULL;
  gsize n_bytes;
  const char *text = gloss_text_peek (gloss_article_get_text (get_article (self)), block->range, &n_bytes);

  return joined != NULL && strlen (joined) == n_bytes && memcmp (joined, text, n_bytes) == 0;
}

static void
append_cell (GlossCopyHtml *self,
             GlossRange     range,
             gsize          next)
{
  g_string_append (self->out, "<td>");
  gloss_copy_html_append_range (self, range, next);
  g_string_append (self->out, "</td>");
}

static void
append_row (GlossCopyHtml *self,
            guint          index)
{
  const GlossBlock *block = get_block (self, index);
  gsize start = block->range.start;

  open_block (self, "tr", NULL, block);
  g_string_append_c (self->out, '>');
  if (!cells_fit (self, block))
    append_cell (self, block->range, get_next_start (self, index));
  else
    for (guint i = 0; block->cells[i] != NULL; i++)
      {
        gsize end = start + (gsize) g_utf8_strlen (block->cells[i], -1);

        append_cell (self, (GlossRange) { start, end }, block->cells[i + 1] != NULL ? end + 1 : get_next_start (self, index));
        start = end + 1;
      }
  g_string_append (self->out, "</tr>\n");
}

/* --- parts --------------------------------------------------------------------------------------- */

static void
append_each (GlossCopyHtml *self,
             const char    *element,
             guint          first,
             guint          end)
{
  for (guint i = first; i < end; i++)
    append_simple (self, element, NULL, i);
}

/* Subheadings lead to the headings that they announce. */
static void
append_announced (GlossCopyHtml *self,
                  guint          first,
                  guint          end)
{
  g_string_append (self->out, "<ul>\n");
  for (guint i = first; i < end; i++)
    {
      const GlossBlock *block = get_block (self, i);

      open_block (self, "li", NULL, block);
      g_string_append_c (self->out, '>');
      append_text (self, i);
      if (block->heading != NULL)
        {
          g_string_append_printf (self->out, "<span class=\"to\" data-aid=\"\"> <a aria-hidden=\"true\" tabindex=\"-1\" href=\"#a%u-", self->number);
          gloss_copy_html_append_text (self->out, block->heading, -1);
          g_string_append (self->out, "\">↓</a></span>");
        }
      g_string_append (self->out, "</li>\n");
    }
  g_string_append (self->out, "</ul>\n");
}

static void
append_points (GlossCopyHtml *self,
               guint          first,
               guint          end)
{
  gboolean ordered = is_count (get_block (self, first)->number);

  g_string_append_printf (self->out, "<%s>\n", list_name (ordered));
  for (guint i = first; i < end; i++)
    {
      append_item (self, i);
      g_string_append (self->out, "</li>\n");
    }
  g_string_append_printf (self->out, "</%s>\n", list_name (ordered));
}

static gboolean
is_faq (GlossCopyHtml *self,
        guint          index)
{
  return has_kind (self, index, GLOSS_BLOCK_FAQ_QUESTION) || has_kind (self, index, GLOSS_BLOCK_FAQ_ANSWER);
}

static guint
append_faq (GlossCopyHtml *self,
            guint          first)
{
  guint i = first;

  g_string_append (self->out, "<section class=\"card faq\">");
  append_label (self, GLOSS_BLOCK_FAQ_QUESTION);
  g_string_append (self->out, "<dl>\n");
  for (; is_faq (self, i); i++)
    append_simple (self, has_kind (self, i, GLOSS_BLOCK_FAQ_QUESTION) ? "dt" : "dd", NULL, i);
  g_string_append (self->out, "</dl></section>\n");

  return i;
}

typedef void (*RunFunc) (GlossCopyHtml *self,
                         guint          first,
                         guint          end);

static void
append_paragraphs (GlossCopyHtml *self,
                   guint          first,
                   guint          end)
{
  append_each (self, "p", first, end);
}

static void
append_rows (GlossCopyHtml *self,
             guint          first,
             guint          end)
{
  for (guint i = first; i < end; i++)
    append_row (self, i);
}

static void
append_code (GlossCopyHtml *self,
             guint          first,
             guint          end)
{
  append_each (self, "code", first, end);
}

/* The kinds whose blocks stand together in one element. */
static const struct
{
  GlossBlockKind kind;
  const char *begin;
  RunFunc append;
  const char *end;
} runs[] = {
  { GLOSS_BLOCK_LIST_ITEM, "", append_list, "" },
  { GLOSS_BLOCK_QUOTE, "<blockquote>\n", append_paragraphs, "</blockquote>\n" },
  { GLOSS_BLOCK_TABLE_ROW, "<div class=\"table\"><table><tbody>\n", append_rows, "</tbody></table></div>\n" },
  { GLOSS_BLOCK_CODE, "<pre>", append_code, "</pre>\n" },
  { GLOSS_BLOCK_SUBHEADING, "<section class=\"card announced\">", append_announced, "</section>\n" },
  { GLOSS_BLOCK_KEY_POINT, "<section class=\"card points\">", append_points, "</section>\n" },
  { GLOSS_BLOCK_SUMMARY, "<section class=\"card summary\">", append_paragraphs, "</section>\n" },
  { GLOSS_BLOCK_BOILERPLATE, "<aside class=\"boilerplate\">\n", append_paragraphs, "</aside>\n" },
};

static guint
append_run (GlossCopyHtml *self,
            guint          first)
{
  GlossBlockKind kind = get_block (self, first)->kind;
  guint end = find_end (self, first);

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    if (runs[i].kind == kind)
      {
        g_string_append (self->out, runs[i].begin);
        append_label (self, kind);
        runs[i].append (self, first, end);
        g_string_append (self->out, runs[i].end);
      }

  return end;
}

/* Returns the first block that was not yet written. */
static guint
append_from (GlossCopyHtml *self,
             guint          index)
{
  switch (get_block (self, index)->kind)
    {
    case GLOSS_BLOCK_TITLE:
      append_simple (self, "h1", NULL, index);
      break;
    case GLOSS_BLOCK_BYLINE:
      append_simple (self, "p", "byline", index);
      break;
    case GLOSS_BLOCK_DATELINE:
      append_simple (self, "p", "dateline", index);
      break;
    case GLOSS_BLOCK_LEAD:
      append_simple (self, "p", "lead", index);
      break;
    case GLOSS_BLOCK_HEADING:
      append_heading (self, index);
      break;
    case GLOSS_BLOCK_PARAGRAPH:
      append_simple (self, "p", NULL, index);
      break;
    case GLOSS_BLOCK_CAPTION:
      g_string_append (self->out, "<figure>");
      append_simple (self, "figcaption", NULL, index);
      g_string_append (self->out, "</figure>\n");
      break;
    case GLOSS_BLOCK_FAQ_QUESTION:
    case GLOSS_BLOCK_FAQ_ANSWER:
      return append_faq (self, index);
    case GLOSS_BLOCK_LIST_ITEM:
    case GLOSS_BLOCK_QUOTE:
    case GLOSS_BLOCK_TABLE_ROW:
    case GLOSS_BLOCK_CODE:
    case GLOSS_BLOCK_SUBHEADING:
    case GLOSS_BLOCK_KEY_POINT:
    case GLOSS_BLOCK_SUMMARY:
    case GLOSS_BLOCK_BOILERPLATE:
    default:
      return append_run (self, index);
    }

  return index + 1;
}

/**
 * gloss_copy_html_append_front:
 * @self: a page
 *
 * Writes the blocks that stand above everything else: title, byline, dateline.
 *
 * Returns: the first block that is not one of them
 */
guint
gloss_copy_html_append_front (GlossCopyHtml *self)
{
  guint index = 0;

  while (has_kind (self, index, GLOSS_BLOCK_TITLE) || has_kind (self, index, GLOSS_BLOCK_BYLINE) || has_kind (self, index, GLOSS_BLOCK_DATELINE))
    index = append_from (self, index);

  return index;
}

/**
 * gloss_copy_html_append_blocks:
 * @self: a page
 * @first: the first block that was not yet written
 *
 * Writes all others.
 */
void
gloss_copy_html_append_blocks (GlossCopyHtml *self,
                               guint          first)
{
  while (first < gloss_article_get_n_blocks (get_article (self)))
    first = append_from (self, first);
}
