/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts items into pages. */
#include "config.h"

#include "gloss-print-pages.h"

/* How many lines of a paragraph stand at least at the end of a page, and at the top of the next one. */
#define MIN_LINES_BEFORE 2
#define MIN_LINES_AFTER 2

/* How many items are looked ahead to keep them on one page. */
#define MAX_KEPT 6

/* Boxes that were last made, for the end of a page is the beginning of the next one. */
#define N_BOXES 8

struct _GlossPrintPages
{
  GlossPrintStyle *style;
  GArray *items;
  GArray *starts;
  guint next;
  double y;

  GlossPrintBox *boxes[N_BOXES];
  guint box_items[N_BOXES];
};

static const GlossPrintItem *
get_item (GlossPrintPages *self,
          guint            item)
{
  return &g_array_index (self->items, GlossPrintItem, item);
}

/* Valid until N_BOXES other ones were asked for. */
static GlossPrintBox *
get_box (GlossPrintPages *self,
         guint            item)
{
  guint slot = item % N_BOXES;

  if (self->boxes[slot] == NULL || self->box_items[slot] != item)
    {
      g_clear_pointer (&self->boxes[slot], gloss_print_box_free);
      self->boxes[slot] = gloss_print_box_new (self->style, get_item (self, item));
      self->box_items[slot] = item;
    }

  return self->boxes[slot];
}

/**
 * gloss_print_pages_new:
 * @style: how the pages are set; outlives them
 *
 * Returns: (transfer full): one empty page
 */
GlossPrintPages *
gloss_print_pages_new (GlossPrintStyle *style)
{
  GlossPrintPages *self = g_new0 (GlossPrintPages, 1);
  GlossPrintPlace first = { 0, 0 };

  self->style = style;
  self->items = gloss_print_list_items (style->source);
  self->starts = g_array_new (FALSE, FALSE, sizeof (GlossPrintPlace));
  g_array_append_val (self->starts, first);

  return self;
}

void
gloss_print_pages_free (GlossPrintPages *self)
{
  for (guint i = 0; i < N_BOXES; i++)
    g_clear_pointer (&self->boxes[i], gloss_print_box_free);
  g_array_unref (self->items);
  g_array_unref (self->starts);
  g_free (self);
}

static void
begin_page (GlossPrintPages *self,
            guint            item,
            guint            line)
{
  GlossPrintPlace start = { item, line };

  g_array_append_val (self->starts, start);
  self->y = 0;
}

static gboolean
is_at_top (GlossPrintPages *self)
{
  return self->y <= 0;
}

/* How many lines must stand together at the beginning of an item. */
static guint
count_first_lines (GlossPrintBox *box)
{
  guint n_lines = gloss_print_box_get_n_lines (box);

  return gloss_print_box_is_whole (box) || n_lines < MIN_LINES_BEFORE + MIN_LINES_AFTER ? n_lines : MIN_LINES_BEFORE;
}

/* What an item needs on the page at least, with what belongs to it. */
static double
measure_kept (GlossPrintPages *self,
              guint            item)
{
  double height = 0;

  for (guint i = item; i < self->items->len && i < item + MAX_KEPT; i++)
    {
      GlossPrintBox *box = get_box (self, i);
      guint n_lines = gloss_print_box_get_n_lines (box);

      height += gloss_print_box_get_above (box, i == item && is_at_top (self)) + gloss_print_box_get_padding (box, 0);
      if (!get_item (self, i)->keep)
        return height + gloss_print_box_get_height (box, 0, count_first_lines (box));
      height += gloss_print_box_get_height (box, 0, n_lines) + gloss_print_box_get_below (box) + gloss_print_box_get_gap (box);
    }

  return height;
}

/* How many lines from @line on fit, so that neither too few are left behind nor too few go ahead. */
static guint
count_fitting (GlossPrintBox *box,
               guint          line,
               double         room)
{
  guint n_lines = gloss_print_box_get_n_lines (box);
  guint n = 0;

  while (line + n < n_lines && gloss_print_box_get_height (box, line, line + n + 1) <= room)
    n++;
  if (line + n == n_lines)
    return n;
  if (gloss_print_box_is_whole (box))
    return 0;
  if (n_lines - line - n < MIN_LINES_AFTER)
    n = n_lines - line > MIN_LINES_AFTER ? MIN (n, n_lines - line - MIN_LINES_AFTER) : 0;

  return line == 0 && n < MIN_LINES_BEFORE ? 0 : n;
}

/* On a page of its own something is placed in any case. */
static guint
force_fitting (GlossPrintBox *box,
               guint          line,
               double         room)
{
  guint n = 0;

  while (line + n < gloss_print_box_get_n_lines (box) && gloss_print_box_get_height (box, line, line + n + 1) <= room)
    n++;

  return MAX (n, 1);
}

static void
place_item (GlossPrintPages *self,
            guint            item)
{
  GlossPrintBox *box;
  guint n_lines;
  guint line = 0;

  if (!is_at_top (self) && self->y + measure_kept (self, item) > self->style->height)
    begin_page (self, item, 0);

  box = get_box (self, item);
  n_lines = gloss_print_box_get_n_lines (box);
  while (line < n_lines)
    {
      double above = gloss_print_box_get_above (box, is_at_top (self) || line > 0) + gloss_print_box_get_padding (box, line);
      double room = self->style->height - self->y - above;
      guint n = count_fitting (box, line, room);

      if (n == 0 && !is_at_top (self))
        {
          begin_page (self, item, line);
          continue;
        }
      if (n == 0)
        n = force_fitting (box, line, room);
      self->y += above + gloss_print_box_get_height (box, line, line + n);
      line += n;
      if (line < n_lines)
        begin_page (self, item, line);
    }
  self->y += gloss_print_box_get_below (box) + gloss_print_box_get_gap (box);
}

/**
 * gloss_print_pages_step:
 * @self: the pages
 *
 * Places one item.
 *
 * Returns: whether there was one
 */
gboolean
gloss_print_pages_step (GlossPrintPages *self)
{
  if (self->next == self->items->len)
    return FALSE;
  place_item (self, self->next++);

  return TRUE;
}

/**
 * gloss_print_pages_get_progress:
 * @self: the pages
 *
 * Returns: how much of the work is done, from 0 to 1
 */
double
gloss_print_pages_get_progress (GlossPrintPages *self)
{
  return self->items->len > 0 ? (double) self->next / self->items->len : 1;
}

guint
gloss_print_pages_get_n_pages (GlossPrintPages *self)
{
  return self->starts->len;
}

guint
gloss_print_pages_get_n_items (GlossPrintPages *self)
{
  return self->items->len;
}

const GlossPrintItem *
gloss_print_pages_get_item (GlossPrintPages *self,
                            guint            item)
{
  return get_item (self, item);
}

/**
 * gloss_print_pages_get_n_lines:
 * @self: the pages
 * @item: an item
 *
 * Returns: how many lines it is set in
 */
guint
gloss_print_pages_get_n_lines (GlossPrintPages *self,
                               guint            item)
{
  return gloss_print_box_get_n_lines (get_box (self, item));
}

/**
 * gloss_print_pages_get_start:
 * @self: the pages
 * @page: a page, from 0, or their number
 *
 * Returns: where it begins; the end of everything for their number
 */
GlossPrintPlace
gloss_print_pages_get_start (GlossPrintPages *self,
                             guint            page)
{
  if (page >= self->starts->len)
    return (GlossPrintPlace) { self->items->len, 0 };

  return g_array_index (self->starts, GlossPrintPlace, page);
}

static void
draw_card (GlossPrintPages *self,
           cairo_t         *cr,
           double           x,
           double           top,
           double           bottom)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.955, 0.95, 0.94);
  cairo_rectangle (cr, x, top, self->style->width, bottom - top);
  cairo_fill (cr);
  cairo_restore (cr);
}

/**
 * gloss_print_pages_draw:
 * @self: the pages, all items placed
 * @cr: where to
 * @x: where the column is, in pt
 * @y: where the page begins, in pt
 * @page: the page, from 0
 */
void
gloss_print_pages_draw (GlossPrintPages *self,
                        cairo_t         *cr,
                        double           x,
                        double           y,
                        guint            page)
{
  GlossPrintPlace at = gloss_print_pages_get_start (self, page);
  GlossPrintPlace end = gloss_print_pages_get_start (self, page + 1);
  double top = y;

  while (at.item < end.item || (at.item == end.item && at.line < end.line))
    {
      GlossPrintBox *box = get_box (self, at.item);
      guint last = at.item < end.item ? gloss_print_box_get_n_lines (box) : end.line;
      double card;

      top += gloss_print_box_get_above (box, top <= y || at.line > 0);
      card = top;
      top += gloss_print_box_get_padding (box, at.line);
      if (get_item (self, at.item)->is_card)
        draw_card (self, cr, x, card, top + gloss_print_box_get_height (box, at.line, last) + gloss_print_box_get_below (box));
      gloss_print_box_draw (box, cr, x, top, at.line, last);
      top += gloss_print_box_get_height (box, at.line, last) + gloss_print_box_get_below (box) + gloss_print_box_get_gap (box);
      at = (GlossPrintPlace) { at.item + 1, 0 };
    }
}
