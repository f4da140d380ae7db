/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws solid, dashed, dotted, double and wavy underlines. */
#include "config.h"

#include "gloss-underline.h"

#include <math.h>

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

/* One path of whole pixels: a dashed stroke costs the renderer many times more. */
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
  g_autoptr (GskPath) path = NULL;

  for (float at = 0; at < width; at += on + off)
    gsk_path_builder_add_rect (builder, &GRAPHENE_RECT_INIT (x + at, y, MIN (on, width - at), thickness));
  path = gsk_path_builder_free_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
}

/* Steps of whole pixels up and down: a stroked curve takes longer than all else in a frame. */
static void
append_wave (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             float          x,
             float          y,
             float          width,
             float          thickness)
{
  static const float rises[] = { 0, 1, 2, 1 };
  GskPathBuilder *builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  float unit = MAX (roundf (thickness * 0.5f), 1);
  float step = roundf (thickness);
  guint i = 0;

  for (float at = 0; at < width; at += step, i++)
    gsk_path_builder_add_rect (builder, &GRAPHENE_RECT_INIT (x + at, y + rises[i % G_N_ELEMENTS (rises)] * unit,
                                                             MIN (step, width - at), MAX (roundf (thickness * 0.75f), 1)));
  path = gsk_path_builder_free_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
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
  x = roundf (x) + 1;
  y = roundf (y);
  width = MAX (roundf (width) - 2, 1);

  switch (underline)
    {
    case GLOSS_UNDERLINE_DASHED:
      append_dashes (snapshot, color, x, y, width, thickness, roundf (4 * thickness), roundf (2 * thickness));
      break;
    case GLOSS_UNDERLINE_DOTTED:
      append_dashes (snapshot, color, x, y, width, thickness, roundf (thickness), roundf (1.3f * thickness));
      break;
    case GLOSS_UNDERLINE_DOUBLE:
      append_line (snapshot, color, x, y, width, MAX (roundf (thickness * 0.5f), 1));
      append_line (snapshot, color, x, y + MAX (roundf (thickness), 2), width, MAX (roundf (thickness * 0.5f), 1));
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
