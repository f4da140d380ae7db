/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks beside the sentences that hold nothing to tag. */
#include "config.h"

#include "gloss-coverage-marks.h"

/* How far the middle of a mark is from the text, half the size of the cross, and what the dots below it take and leave, in px. */
#define DISTANCE 7
#define ARM 2.75f
#define DOT 1.5f
#define DOT_STEP 5

typedef struct
{
  GtkSnapshot *snapshot;
  GdkRGBA color;
  float x;
  /* The lower end of what was marked last: a line is marked once, however many rectangles it has. */
  float bottom;
} Marking;

static void
append_cross (Marking *marking,
              float    y)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (DOT);

  gsk_path_builder_move_to (builder, marking->x - ARM, y - ARM);
  gsk_path_builder_line_to (builder, marking->x + ARM, y + ARM);
  gsk_path_builder_move_to (builder, marking->x - ARM, y + ARM);
  gsk_path_builder_line_to (builder, marking->x + ARM, y - ARM);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_stroke (marking->snapshot, path, stroke, &marking->color);
}

static void
append_dots (Marking *marking,
             float    top,
             float    bottom)
{
  for (float y = top; y + DOT <= bottom; y += DOT_STEP)
    gtk_snapshot_append_color (marking->snapshot, &marking->color, &GRAPHENE_RECT_INIT (marking->x - DOT / 2, y, DOT, DOT));
}

/* A cross in the first line of a sentence, dots beside the others. */
static void
mark_rect (const graphene_rect_t *rect,
           gboolean               is_first,
           gpointer               user_data)
{
  Marking *marking = user_data;
  float bottom = rect->origin.y + rect->size.height;

  if (is_first)
    append_cross (marking, rect->origin.y + rect->size.height / 2);
  else if (bottom > marking->bottom)
    append_dots (marking, rect->origin.y, bottom);
  marking->bottom = bottom;
}

/**
 * gloss_coverage_marks_snapshot:
 * @canvas: what is painted
 * @geometry: where its text is
 * @sentences: (element-type GlossRange): what holds nothing to tag, in order
 * @visible: what is in sight
 * @snapshot: where to paint, below the text
 *
 * Paints a cross in the gutter for each of them.
 */
void
gloss_coverage_marks_snapshot (const GlossArticleCanvas *canvas,
                               GlossTextGeometry        *geometry,
                               GArray                   *sentences,
                               GlossRange                visible,
                               GtkSnapshot              *snapshot)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (canvas->view)) == GTK_TEXT_DIR_RTL;
  float x = (float) (rtl ? canvas->left + canvas->width + DISTANCE : canvas->left - DISTANCE);
  Marking marking = { snapshot, canvas->ink, x, 0 };

  marking.color.alpha *= canvas->high_contrast ? 1.0f : 0.5f;
  for (guint i = 0; i < sentences->len; i++)
    {
      GlossRange sentence = g_array_index (sentences, GlossRange, i);

      if (sentence.start >= visible.end)
        return;
      marking.bottom = 0;
      if (gloss_range_overlaps (sentence, visible))
        gloss_text_geometry_foreach_rect (geometry, sentence, mark_rect, &marking);
    }
}
