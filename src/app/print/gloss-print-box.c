/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets items into lines, and draws these. */
#include "config.h"

#include "gloss-print-box.h"

#include <glib/gi18n.h>

#include "article/gloss-article-parts.h"
#include "gloss-print-marks.h"
#include "gloss-print-table.h"
#include "text/gloss-text-direction.h"

/* Of a card: what is between its border and what stands on it, and between it and what is before and after; in em. */
#define CARD_PADDING 0.75
#define CARD_GAP 0.45

/* Text at a place of a box. */
typedef struct
{
  GlossPrintText *text;
  PangoLayout *layout;
  double x;
} Cell;

struct _GlossPrintBox
{
  GlossPrintStyle *style;
  GlossPrintItem item;
  const GlossPrintFace *face;
  GArray *cells;
  GArray *lines;
  PangoLayout *number;
  double number_x;
  double start;
  double width;
  guint is_whole : 1;
  guint is_rtl : 1;
};

static GlossArticle *
get_article (GlossPrintBox *self)
{
  return self->style->source->article.article;
}

static const GlossBlock *
get_block (GlossPrintBox *self)
{
  return gloss_article_get_block (get_article (self), self->item.index);
}

static gboolean
has_block (GlossPrintBox *self)
{
  return self->item.kind == GLOSS_PRINT_BLOCK || self->item.kind == GLOSS_PRINT_ROW || self->item.kind == GLOSS_PRINT_LABEL;
}

static void
clear_cell (gpointer data)
{
  Cell *cell = data;

  g_clear_pointer (&cell->text, gloss_print_text_free);
  g_clear_object (&cell->layout);
}

/* --- how it is set ------------------------------------------------------------------------------- */

static const GlossPrintFace *
choose_face (const GlossPrintItem *item,
             const GlossBlock     *block)
{
  switch (item->kind)
    {
    case GLOSS_PRINT_TITLE:
      return gloss_print_style_get_face (GLOSS_BLOCK_TITLE, 0);
    case GLOSS_PRINT_NOTES:
      return gloss_print_style_get_face (GLOSS_BLOCK_HEADING, 2);
    case GLOSS_PRINT_LABEL:
      return gloss_print_style_get_label ();
    case GLOSS_PRINT_LEGEND:
    case GLOSS_PRINT_NOTE:
      return gloss_print_style_get_small ();
    case GLOSS_PRINT_BLOCK:
    case GLOSS_PRINT_ROW:
    default:
      return gloss_print_style_get_face (block->kind, block->level);
    }
}

static gboolean
runs_rtl (GlossPrintBox *self)
{
  GlossText *text = gloss_article_get_text (get_article (self));
  gsize n_bytes;
  const char *bytes;

  if (!has_block (self))
    {
      bytes = C_("reading copy", "Annotations");
      return gloss_text_runs_rtl (bytes, strlen (bytes));
    }
  bytes = gloss_text_peek (text, get_block (self)->range, &n_bytes);
  return gloss_text_runs_rtl (bytes, n_bytes);
}

static void
place (GlossPrintBox *self)
{
  double em = self->style->em;
  double start = self->face->start * em;
  double end = self->face->end * em;

  if (self->item.kind == GLOSS_PRINT_BLOCK && get_block (self)->kind == GLOSS_BLOCK_LIST_ITEM)
    start *= CLAMP (get_block (self)->level, 1, 5);
  self->is_rtl = runs_rtl (self);
  self->start = self->is_rtl ? end : start;
  self->width = MAX (self->style->width - start - end, 4 * em);
}

static Cell *
add_cell (GlossPrintBox *self,
          double         x,
          double         width)
{
  Cell cell = { gloss_print_text_new (self->style), gloss_print_style_create_layout (self->style, self->face, width), x };

  g_array_append_val (self->cells, cell);
  return &g_array_index (self->cells, Cell, self->cells->len - 1);
}

static void
finish_cell (GlossPrintBox *self,
             Cell          *cell)
{
  const GString *text = cell->text->text;

  if (self->face->dim)
    pango_attr_list_insert_before (cell->text->attributes, pango_attr_foreground_new (0x5500, 0x5500, 0x5900));
  pango_layout_set_text (cell->layout, text->str, (int) text->len);
  gloss_print_style_align (cell->layout, self->is_rtl);
  pango_layout_set_attributes (cell->layout, cell->text->attributes);
}

/* --- numbers ------------------------------------------------------------------------------------- */

static char *
dup_number (GlossPrintBox *self)
{
  const GlossBlock *block = self->item.kind == GLOSS_PRINT_BLOCK && !self->item.goes_on ? get_block (self) : NULL;

  if (block == NULL || (block->kind != GLOSS_BLOCK_LIST_ITEM && block->kind != GLOSS_BLOCK_KEY_POINT && block->kind != GLOSS_BLOCK_HEADING))
    return NULL;
  if (block->number == NULL || *block->number == '\0')
    return g_strdup (block->kind == GLOSS_BLOCK_HEADING ? NULL : "•");
  if (g_ascii_isdigit (block->number[strlen (block->number) - 1]))
    return g_strdup_printf ("%s.", block->number);

  return g_strdup (block->number);
}

/* A heading's number stands in its line, others in the space before it. */
static void
add_number (GlossPrintBox *self)
{
  g_autofree char *number = dup_number (self);
  int width;

  if (number == NULL)
    return;
  if (get_block (self)->kind == GLOSS_BLOCK_HEADING)
    {
      Cell *cell = &g_array_index (self->cells, Cell, 0);

      g_string_append_printf (cell->text->text, "%s ", number);
      return;
    }
  self->number = gloss_print_style_create_layout (self->style, self->face, -1);
  pango_layout_set_text (self->number, number, -1);
  pango_layout_get_size (self->number, &width, NULL);
  if (self->is_rtl)
    self->number_x = self->start + self->width + 0.5 * self->style->em;
  else
    self->number_x = self->start - (double) width / PANGO_SCALE - 0.5 * self->style->em;
}

/* --- tables -------------------------------------------------------------------------------------- */

static gboolean
cells_fit (GlossPrintBox *self)
{
  const GlossBlock *block = get_block (self);
  g_autofree char *joined = g_strjoinv (" ", (char **) block->cells);
  gsize n_bytes;
  const char *text = gloss_text_peek (gloss_article_get_text (get_article (self)), block->range, &n_bytes);

  return strlen (joined) == n_bytes && memcmp (joined, text, n_bytes) == 0;
}

static double
set_cells (GlossPrintBox *self,
           const double  *columns)
{
  const GlossBlock *block = get_block (self);
  double gap = GLOSS_PRINT_COLUMN_GAP * self->style->em;
  gsize start = block->range.start;
  gsize before = self->item.before;
  double x = self->is_rtl ? self->style->width : 0;
  double height = 0;

  for (guint i = 0; block->cells[i] != NULL; i++)
    {
      gsize end = start + (gsize) g_utf8_strlen (block->cells[i], -1);
      Cell *cell = add_cell (self, self->is_rtl ? x - columns[i] + gap : x, MAX (columns[i] - gap, self->style->em));
      int cell_height;

      gloss_print_text_append_range (cell->text, (GlossRange) { start, end }, before);
      finish_cell (self, cell);
      pango_layout_get_size (cell->layout, NULL, &cell_height);
      height = MAX (height, (double) cell_height / PANGO_SCALE);
      x += self->is_rtl ? -columns[i] : columns[i];
      before = end;
      start = end + 1;
    }

  return height;
}

/* A row is one line, as high as its highest cell. One that no page could hold is set as a paragraph. */
static gboolean
set_row (GlossPrintBox *self)
{
  GlossPrintLine line = { 0 };
  g_autofree double *columns = NULL;

  if (!cells_fit (self))
    return FALSE;
  columns = gloss_print_table_get_columns (self->style, self->face, &self->item);
  if (columns == NULL)
    return FALSE;
  line.bottom = set_cells (self, columns) + 0.45 * self->style->em;
  if (line.bottom > self->style->height / 2)
    {
      g_array_set_size (self->cells, 0);
      return FALSE;
    }
  g_array_append_val (self->lines, line);
  self->is_whole = TRUE;

  return TRUE;
}

/* --- paragraphs ---------------------------------------------------------------------------------- */

static void
append_text (GlossPrintBox *self,
             Cell          *cell)
{
  switch (self->item.kind)
    {
    case GLOSS_PRINT_TITLE:
      g_string_append (cell->text->text, self->style->source->title);
      break;
    case GLOSS_PRINT_LABEL:
      g_string_append (cell->text->text, gloss_article_get_part_label (get_article (self), get_block (self)->kind));
      break;
    case GLOSS_PRINT_LEGEND:
      gloss_print_text_append_legend (cell->text);
      break;
    case GLOSS_PRINT_NOTES:
      g_string_append (cell->text->text, C_("reading copy", "Annotations"));
      break;
    case GLOSS_PRINT_NOTE:
      gloss_print_text_append_note (cell->text, gloss_copy_get_note (self->style->source->copy, self->item.index));
      break;
    case GLOSS_PRINT_BLOCK:
    case GLOSS_PRINT_ROW:
    default:
      gloss_print_text_append_range (cell->text, self->item.range, self->item.before);
      break;
    }
}

static void
set_paragraph (GlossPrintBox *self)
{
  Cell *cell = add_cell (self, self->start, self->width);
  g_autoptr (PangoLayoutIter) iter = NULL;

  add_number (self);
  append_text (self, cell);
  finish_cell (self, cell);
  iter = pango_layout_get_iter (cell->layout);
  do
    {
      int top, bottom;
      GlossPrintLine line;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      line.top = (double) top / PANGO_SCALE;
      line.bottom = (double) bottom / PANGO_SCALE;
      line.baseline = (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      g_array_append_val (self->lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  self->is_whole = self->item.kind == GLOSS_PRINT_LEGEND && self->lines->len < 8;
}

/**
 * gloss_print_box_new:
 * @style: how the pages are set; outlives the box
 * @item: what is set
 *
 * Returns: (transfer full): the item in lines
 */
GlossPrintBox *
gloss_print_box_new (GlossPrintStyle      *style,
                     const GlossPrintItem *item)
{
  GlossPrintBox *self = g_new0 (GlossPrintBox, 1);

  self->style = style;
  self->item = *item;
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->lines = g_array_new (FALSE, FALSE, sizeof (GlossPrintLine));
  self->face = choose_face (item, has_block (self) ? get_block (self) : NULL);
  place (self);
  if (item->kind != GLOSS_PRINT_ROW || !set_row (self))
    set_paragraph (self);

  return self;
}

void
gloss_print_box_free (GlossPrintBox *self)
{
  g_array_unref (self->cells);
  g_array_unref (self->lines);
  g_clear_object (&self->number);
  g_free (self);
}

guint
gloss_print_box_get_n_lines (GlossPrintBox *self)
{
  return self->lines->len;
}

const GlossPrintLine *
gloss_print_box_get_line (GlossPrintBox *self,
                          guint          line)
{
  return &g_array_index (self->lines, GlossPrintLine, line);
}

/**
 * gloss_print_box_is_whole:
 * @self: a box
 *
 * Returns: whether it goes on no two pages
 */
gboolean
gloss_print_box_is_whole (GlossPrintBox *self)
{
  return self->is_whole;
}

/**
 * gloss_print_box_get_above:
 * @self: a box
 * @at_top: whether it is the first one of a page
 *
 * Returns: what is left free above it, in pt
 */
double
gloss_print_box_get_above (GlossPrintBox *self,
                           gboolean       at_top)
{
  if (at_top || self->item.goes_on)
    return 0;
  if (self->item.is_card)
    return self->item.is_first ? CARD_GAP * self->style->em : 0;
  if (self->item.is_first && has_block (self) && get_block (self)->kind == GLOSS_BLOCK_BOILERPLATE)
    return 2 * CARD_GAP * self->style->em;
  return self->face->above * self->style->em;
}

/**
 * gloss_print_box_get_padding:
 * @self: a box
 * @line: the first of its lines on a page
 *
 * Returns: what is between the border of its card and that line, in pt
 */
double
gloss_print_box_get_padding (GlossPrintBox *self,
                             guint          line)
{
  if (!self->item.is_card)
    return 0;
  return (line > 0 || !self->item.is_first ? 0.0 : CARD_PADDING) * self->style->em;
}

/**
 * gloss_print_box_get_below:
 * @self: a box
 *
 * Returns: what is left free below its last line, in pt
 */
double
gloss_print_box_get_below (GlossPrintBox *self)
{
  double below = self->face->below * self->style->em;

  if (self->item.is_card && self->item.is_last)
    return CARD_PADDING * self->style->em;
  if (self->item.kind == GLOSS_PRINT_NOTE || self->item.kind == GLOSS_PRINT_LEGEND)
    return below * 1.5;
  return below;
}

/**
 * gloss_print_box_get_gap:
 * @self: a box
 *
 * Returns: what is left free below it besides, outside of its card, in pt
 */
double
gloss_print_box_get_gap (GlossPrintBox *self)
{
  gboolean ends = self->item.is_last && (self->item.is_card || self->item.kind == GLOSS_PRINT_ROW);

  return ends ? (self->item.is_card ? 1 : 2) * CARD_GAP * self->style->em : 0;
}

/**
 * gloss_print_box_get_height:
 * @self: a box
 * @first: a line
 * @end: the line after the last one
 *
 * Returns: the height of these lines in pt
 */
double
gloss_print_box_get_height (GlossPrintBox *self,
                            guint          first,
                            guint          end)
{
  return end > first ? gloss_print_box_get_line (self, end - 1)->bottom - gloss_print_box_get_line (self, first)->top : 0;
}

/* --- drawing ------------------------------------------------------------------------------------- */

static void
draw_lines (GlossPrintBox *self,
            cairo_t       *cr,
            const Cell    *cell,
            double         x,
            double         y,
            guint          first,
            guint          end)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (cell->layout);
  guint i = 0;

  do
    {
      PangoRectangle extents;

      if (i++ < first)
        continue;
      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      gloss_print_draw_line (cr, cell->text, pango_layout_iter_get_line_readonly (iter), x + cell->x, (double) extents.x / PANGO_SCALE,
                             y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
    }
  while (i < end && pango_layout_iter_next_line (iter));
}

static void
draw_rule (GlossPrintBox *self,
           cairo_t       *cr,
           double         x,
           double         y,
           double         thickness)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.45, 0.45, 0.47);
  cairo_rectangle (cr, x, y, self->style->width, thickness);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_row (GlossPrintBox *self,
          cairo_t       *cr,
          double         x,
          double         y)
{
  double bottom = y + gloss_print_box_get_height (self, 0, 1);

  if (self->item.is_first)
    draw_rule (self, cr, x, y - 1.2, 1);
  for (guint i = 0; i < self->cells->len; i++)
    draw_lines (self, cr, &g_array_index (self->cells, Cell, i), x, y + 0.2 * self->style->em, 0, G_MAXUINT);
  draw_rule (self, cr, x, bottom, self->item.is_last ? 1 : 0.4);
}

static void
draw_beside (GlossPrintBox *self,
             cairo_t       *cr,
             double         x,
             double         y,
             guint          first,
             guint          end)
{
  if (self->number != NULL && first == 0)
    {
      cairo_save (cr);
      cairo_set_source_rgb (cr, 0.33, 0.33, 0.35);
      cairo_move_to (cr, x + self->number_x, y + gloss_print_box_get_line (self, 0)->baseline);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (self->number, 0));
      cairo_restore (cr);
    }
  if (self->item.kind == GLOSS_PRINT_BLOCK && get_block (self)->kind == GLOSS_BLOCK_QUOTE)
    {
      cairo_save (cr);
      cairo_set_source_rgb (cr, 0.7, 0.7, 0.72);
      cairo_rectangle (cr, x + (self->is_rtl ? self->style->width - 4 : 4), y + gloss_print_box_get_line (self, first)->top, 1.5, gloss_print_box_get_height (self, first, end));
      cairo_fill (cr);
      cairo_restore (cr);
    }
}

/**
 * gloss_print_box_draw:
 * @self: a box
 * @cr: a page
 * @x: where the column is, in pt
 * @y: where the first line is, in pt
 * @first: a line
 * @end: the line after the last one
 */
void
gloss_print_box_draw (GlossPrintBox *self,
                      cairo_t       *cr,
                      double         x,
                      double         y,
                      guint          first,
                      guint          end)
{
  if (self->item.kind == GLOSS_PRINT_NOTES)
    draw_rule (self, cr, x, y - 3, 1);
  if (self->item.kind == GLOSS_PRINT_ROW && self->is_whole)
    {
      draw_row (self, cr, x, y);
      return;
    }
  draw_beside (self, cr, x, y - gloss_print_box_get_line (self, first)->top, first, end);
  draw_lines (self, cr, &g_array_index (self->cells, Cell, 0), x, y - gloss_print_box_get_line (self, first)->top, first, end);
}
