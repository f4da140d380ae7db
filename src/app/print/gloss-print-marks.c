/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the highlights of a line: a light ground, and below it a line of the tag's colour and pattern, each in its lane. */
#include "config.h"

#include "gloss-print-marks.h"

#include <math.h>

/* Lanes that have room below a line; those beyond share one faint line. */
#define MAX_LANES 3

/* One mark on one line. */
typedef struct
{
  cairo_t *cr;
  GlossPrintStyle *style;
  const GlossPrintMark *mark;
  double baseline;
} Drawing;

typedef void (*SpanFunc) (const Drawing *self,
                          double         x,
                          double         width);

static void
draw_ground (const Drawing *self,
             double         x,
             double         width)
{
  const GdkRGBA *ink = &g_array_index (self->style->inks, GdkRGBA, self->mark->tag->index);
  double em = self->style->em;

  if (self->mark->lane > 0)
    return;
  cairo_set_source_rgba (self->cr, ink->red, ink->green, ink->blue, 0.11);
  cairo_rectangle (self->cr, x, self->baseline - em * 0.92, width, em * 1.2);
  cairo_fill (self->cr);
}

static void
add_wave (cairo_t *cr,
          double   x,
          double   y,
          double   width,
          double   thickness)
{
  double step = thickness * 1.9;
  double rise = thickness * 0.9;

  cairo_move_to (cr, x, y);
  for (double at = 0; at < width; at += step)
    {
      double end = MIN (at + step, width);

      rise = -rise;
      cairo_curve_to (cr, x + at + (end - at) / 3, y + rise * 2, x + at + (end - at) * 2 / 3, y + rise * 2, x + end, y);
    }
}

static void
add_pattern (cairo_t        *cr,
             GlossUnderline  underline,
             double          x,
             double          y,
             double          width,
             double          thickness)
{
  const double dashes[] = { thickness * 4, thickness * 2.2 };
  const double dots[] = { thickness, thickness * 1.4 };

  cairo_set_line_width (cr, thickness);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, NULL, 0, 0);
  switch (underline)
    {
    case GLOSS_UNDERLINE_DASHED:
      cairo_set_dash (cr, dashes, 2, 0);
      break;
    case GLOSS_UNDERLINE_DOTTED:
      cairo_set_dash (cr, dots, 2, 0);
      break;
    case GLOSS_UNDERLINE_DOUBLE:
      cairo_set_line_width (cr, thickness * 0.5);
      cairo_move_to (cr, x, y + thickness);
      cairo_line_to (cr, x + width, y + thickness);
      break;
    case GLOSS_UNDERLINE_WAVY:
      cairo_set_line_width (cr, thickness * 0.6);
      add_wave (cr, x, y + thickness * 0.3, width, thickness);
      return;
    case GLOSS_UNDERLINE_SOLID:
    default:
      break;
    }
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + width, y);
}

static void
draw_underline (const Drawing *self,
                double         x,
                double         width)
{
  const GdkRGBA *ink = &g_array_index (self->style->inks, GdkRGBA, self->mark->tag->index);
  guint lane = MIN (self->mark->lane, MAX_LANES);
  double em = self->style->em;
  double thickness = em * 0.085;
  double y = self->baseline + em * 0.2 + lane * em * 0.19;

  cairo_set_source_rgba (self->cr, ink->red, ink->green, ink->blue, lane < MAX_LANES ? 1 : 0.5);
  if (lane < MAX_LANES)
    add_pattern (self->cr, self->mark->tag->sign.underline, x + 0.4, y, MAX (width - 0.8, 0.5), thickness);
  else
    add_pattern (self->cr, GLOSS_UNDERLINE_SOLID, x, y, width, thickness * 0.5);
  cairo_stroke (self->cr);
}

/* A mark is in several stretches of a line where text of both directions meets. */
static void
foreach_span (const Drawing   *self,
              PangoLayoutLine *line,
              double           x,
              SpanFunc         func)
{
  guint start = (guint) pango_layout_line_get_start_index (line);
  guint end = start + (guint) pango_layout_line_get_length (line);
  g_autofree int *ranges = NULL;
  int n_ranges;

  if (self->mark->start >= end || self->mark->end <= start)
    return;
  pango_layout_line_get_x_ranges (line, (int) MAX (self->mark->start, start), (int) MIN (self->mark->end, end), &ranges, &n_ranges);
  for (int i = 0; i < n_ranges; i++)
    func (self, x + (double) ranges[2 * i] / PANGO_SCALE, (double) (ranges[2 * i + 1] - ranges[2 * i]) / PANGO_SCALE);
}

static void
draw_marks (cairo_t         *cr,
            GlossPrintText  *text,
            PangoLayoutLine *line,
            double           x,
            double           baseline,
            SpanFunc         func)
{
  for (guint i = 0; i < text->marks->len; i++)
    {
      Drawing drawing = { cr, text->style, &g_array_index (text->marks, GlossPrintMark, i), baseline };

      foreach_span (&drawing, line, x, func);
    }
}

/**
 * gloss_print_draw_line:
 * @cr: a page
 * @text: the paragraph
 * @line: a line of its layout
 * @x: where the layout is, in pt
 * @indent: from there to where the line is
 * @baseline: of the line, in pt
 */
void
gloss_print_draw_line (cairo_t         *cr,
                       GlossPrintText  *text,
                       PangoLayoutLine *line,
                       double           x,
                       double           indent,
                       double           baseline)
{
  cairo_save (cr);
  draw_marks (cr, text, line, x, baseline, draw_ground);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, x + indent, baseline);
  pango_cairo_show_layout_line (cr, line);
  cairo_new_path (cr);
  draw_marks (cr, text, line, x, baseline, draw_underline);
  cairo_restore (cr);
}
