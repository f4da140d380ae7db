/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws solid, dashed, dotted, double and wavy underlines. */
#include "config.h"

#include "gloss-underline.h"

static void
append_line (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             float          x,
             float          y,
             float          width,
             float          thickness)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, thickness));
}

static void
append_path (GtkSnapshot    *snapshot,
             GskPathBuilder *builder,
             GskStroke      *stroke,
             const GdkRGBA  *color)
{
  g_autoptr (GskPath) path = gsk_path_builder_free_to_path (builder);

  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

/* Dashes and dots, one stroke for all of them. */
static void
append_dashes (GtkSnapshot   *snapshot,
               const GdkRGBA *color,
               float          x,
               float          y,
               float          width,
               float          thickness,
               float          on,
               float          off)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  GskStroke *stroke = gsk_stroke_new (thickness);

  gsk_path_builder_move_to (builder, x, y + thickness / 2);
  gsk_path_builder_line_to (builder, x + width, y + thickness / 2);
  gsk_stroke_set_dash (stroke, (float[2]) { on, off }, 2);
  append_path (snapshot, builder, stroke, color);
}

static void
append_wave (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             float          x,
             float          y,
             float          width,
             float          thickness)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  float middle = y + thickness / 2;
  float half = 2.4f * thickness;
  float rise = thickness * 1.3f;

  gsk_path_builder_move_to (builder, x, middle);
  for (float at = x; at < x + width; at += half, rise = -rise)
    {
      float end = MIN (at + half, x + width);

      gsk_path_builder_quad_to (builder, (at + end) / 2, middle - rise, end, middle);
    }
  append_path (snapshot, builder, gsk_stroke_new (thickness * 0.8f), color);
}

/**
 * gloss_underline_snapshot:
 * @snapshot: where it goes
 * @underline: how it is drawn
 * @color: its colour
 * @x: where it begins
 * @y: its upper border
 * @width: how long it is
 * @thickness: how thick it is; a wave swings by about as much
 *
 * Lengths are px. A px is left free at each end, so that underlines that follow one another stay two.
 */
void
gloss_underline_snapshot (GtkSnapshot    *snapshot,
                          GlossUnderline  underline,
                          const GdkRGBA  *color,
                          float           x,
                          float           y,
                          float           width,
                          float           thickness)
{
  x += 1;
  width = MAX (width - 2, 1);

  switch (underline)
    {
    case GLOSS_UNDERLINE_DASHED:
      append_dashes (snapshot, color, x, y, width, thickness, 4 * thickness, 2 * thickness);
      break;
    case GLOSS_UNDERLINE_DOTTED:
      append_dashes (snapshot, color, x, y, width, thickness, 1.2f * thickness, 1.4f * thickness);
      break;
    case GLOSS_UNDERLINE_DOUBLE:
      append_line (snapshot, color, x, y, width, thickness * 0.5f);
      append_line (snapshot, color, x, y + thickness, width, thickness * 0.5f);
      break;
    case GLOSS_UNDERLINE_WAVY:
      append_wave (snapshot, color, x, y, width, thickness);
      break;
    case GLOSS_UNDERLINE_SOLID:
    default:
      append_line (snapshot, color, x, y, width, thickness);
      break;
    }
}
