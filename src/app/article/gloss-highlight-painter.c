/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints marks: ground, underline, letter. */
#include "config.h"

#include "gloss-highlight-painter.h"

#include <math.h>

#include "annotation/gloss-tag-look.h"
#include "gloss-underline.h"

/* Lanes that have room below a line; those beyond share one faint line. */
#define MAX_LANES 3

struct _GlossHighlightPainter
{
  GObject parent_instance;

  /* Owned */
  GHashTable *styles;
  GlossCodebook *codebook;
  GArray *letters;

  /* Borrowed */
  GtkWidget *widget;
  GtkSnapshot *snapshot;

  double em;
  guint dark : 1;
  guint high_contrast : 1;
};

G_DEFINE_FINAL_TYPE (GlossHighlightPainter, gloss_highlight_painter, G_TYPE_OBJECT)

/* What a tag is painted with, made once for a theme and size. */
typedef struct
{
  GdkRGBA grounds[3];
  GdkRGBA ink;
  GlossUnderline underline;
  PangoLayout *letter;
  int letter_width;
  float letter_rise;
} TagStyle;

/* Where a line of text is within the height that it takes. */
typedef struct
{
  float top;
  float bottom;
  float baseline;
} TextBox;

/* One call of gloss_highlight_painter_paint (). */
typedef struct
{
  GlossHighlightPainter *self;
  const GlossHighlightMark *mark;
  const TagStyle *style;
  GlossTextFace face;
} Painting;

static void
tag_style_free (gpointer data)
{
  TagStyle *style = data;

  g_object_unref (style->letter);
  g_free (style);
}

static PangoLayout *
create_letter (GlossHighlightPainter *self,
               const GlossTagLook    *look)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self->widget, look->letter);
  double scale = gloss_tag_look_get_letter_scale (look) * (self->high_contrast ? 0.62 : 0.56);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_HEAVY));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

/* How far the letter reaches above the text: a capital stands on its line, others hang as they like. */
static float
measure_rise (PangoLayout        *letter,
              const GlossTagLook *look)
{
  PangoRectangle ink, logical;

  pango_layout_get_pixel_extents (letter, &ink, &logical);
  if (gloss_tag_look_get_letter_scale (look) > 1)
    return (float) (ink.y + ink.height + 1);
  return (float) logical.height * 0.7f;
}

static TagStyle *
create_style (GlossHighlightPainter *self,
              const char            *tag)
{
  static const float alphas[2][3] = { { 0.17f, 0.28f, 0.30f }, { 0.22f, 0.34f, 0.38f } };
  TagStyle *style = g_new0 (TagStyle, 1);
  GlossTagLook look;

  gloss_tag_look_init (&look, self->codebook, tag);
  gloss_tag_look_get_ink (&look, self->dark, self->high_contrast, &style->ink);
  for (guint i = 0; i < G_N_ELEMENTS (style->grounds); i++)
    {
      style->grounds[i] = self->dark ? style->ink : look.color;
      style->grounds[i].alpha = alphas[self->dark ? 1 : 0][i];
    }
  style->underline = look.underline;
  style->letter = create_letter (self, &look);
  style->letter_rise = measure_rise (style->letter, &look);
  pango_layout_get_pixel_size (style->letter, &style->letter_width, NULL);

  return style;
}

static const TagStyle *
get_style (GlossHighlightPainter *self,
           const char            *tag)
{
  TagStyle *style = g_hash_table_lookup (self->styles, tag);

  if (style == NULL)
    {
      style = create_style (self, tag);
      g_hash_table_insert (self->styles, g_strdup (tag), style);
    }

  return style;
}

static TextBox
get_text_box (const graphene_rect_t *rect,
              GlossTextFace          face)
{
  float height = rect->size.height / (float) face.line;
  float top = rect->origin.y + (rect->size.height - height) / 2;

  return (TextBox) { top, top + height, top + height * (float) face.ascent };
}

static float
get_thickness (GlossHighlightPainter *self)
{
  return (float) MAX (2.0, round (self->em * (self->high_contrast ? 0.14 : 0.1)));
}

/* Where a person should look whether it is the place: a dashed frame, and nothing inside. */
static void
paint_frame (const Painting        *painting,
             const graphene_rect_t *rect,
             const TextBox         *box)
{
  static const float dashes[] = { 4.0f, 3.0f };
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new (painting->self->high_contrast ? 2.0f : 1.0f);

  gsk_path_builder_add_rect (builder, &GRAPHENE_RECT_INIT (rect->origin.x + 0.5f, roundf (box->top) + 0.5f, MAX (rect->size.width - 1, 1.0f),
                                                           roundf (box->bottom) - roundf (box->top) - 1));
  path = gsk_path_builder_to_path (builder);
  gsk_stroke_set_dash (stroke, dashes, G_N_ELEMENTS (dashes));
  gtk_snapshot_append_stroke (painting->self->snapshot, path, stroke, &painting->style->ink);
  gsk_stroke_free (stroke);
}

static void
paint_ground (const Painting        *painting,
              const graphene_rect_t *rect,
              const TextBox         *box)
{
  const GlossHighlightMark *mark = painting->mark;
  const GdkRGBA *color = &painting->style->grounds[mark->role];
  GskRoundedRect ground;
  float width = 1.5f;

  if (mark->role == GLOSS_HIGHLIGHT_PLAIN && !gloss_anchor_is_certain (gloss_annotation_get_anchor (mark->annotation)))
    {
      paint_frame (painting, rect, box);
      return;
    }

  /* Rounding costs a clip, and there are many of these. */
  if (mark->role == GLOSS_HIGHLIGHT_PLAIN)
    {
      if (mark->lane == 0)
        gtk_snapshot_append_color (painting->self->snapshot, color,
                                   &GRAPHENE_RECT_INIT (rect->origin.x, roundf (box->top), rect->size.width,
                                                        roundf (box->bottom) - roundf (box->top)));
      return;
    }

  gsk_rounded_rect_init_from_rect (&ground,
                                   &GRAPHENE_RECT_INIT (rect->origin.x, box->top, rect->size.width, box->bottom - box->top),
                                   3);
  gtk_snapshot_push_rounded_clip (painting->self->snapshot, &ground);
  gtk_snapshot_append_color (painting->self->snapshot, color, &ground.bounds);
  gtk_snapshot_pop (painting->self->snapshot);

  if (mark->role != GLOSS_HIGHLIGHT_SELECTED)
    return;
  gsk_rounded_rect_shrink (&ground, -1, -1, -1, -1);
  gtk_snapshot_append_border (painting->self->snapshot, &ground, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { painting->style->ink, painting->style->ink, painting->style->ink, painting->style->ink });
}

static void
paint_underline (const Painting        *painting,
                 const graphene_rect_t *rect,
                 const TextBox         *box)
{
  GlossHighlightPainter *self = painting->self;
  guint lane = MIN (painting->mark->lane, MAX_LANES);
  float thickness = get_thickness (self);
  float pitch = thickness + MAX (1.0f, roundf ((float) (self->em * 0.1)));
  float y = box->baseline + (float) (self->em * 0.16) + (float) lane * pitch;
  GdkRGBA more = painting->style->ink;

  if (lane < MAX_LANES)
    {
      gloss_underline_snapshot (self->snapshot, painting->style->underline, &painting->style->ink,
                                rect->origin.x, y, rect->size.width, thickness);
      return;
    }

  more.alpha = 0.5f;
  gloss_underline_snapshot (self->snapshot, GLOSS_UNDERLINE_SOLID, &more, rect->origin.x, y, rect->size.width, 1);
}

/* Moves a letter on, as the line runs, until it stands on no other of this frame. */
static float
find_room (GlossHighlightPainter *self,
           float                  x,
           float                  y,
           float                  width,
           gboolean               rtl)
{
  for (guint i = 0; i < self->letters->len; i++)
    {
      const graphene_rect_t *other = &g_array_index (self->letters, graphene_rect_t, i);

      if (fabsf (other->origin.y - y) < 2 && x < other->origin.x + other->size.width && other->origin.x < x + width)
        x = rtl ? other->origin.x - width : other->origin.x + other->size.width;
    }

  return x;
}

static void
paint_letter (const Painting        *painting,
              const graphene_rect_t *rect,
              const TextBox         *box)
{
  GlossHighlightPainter *self = painting->self;
  const TagStyle *style = painting->style;
  float y = roundf (box->top - style->letter_rise + 1);
  graphene_rect_t place = GRAPHENE_RECT_INIT (0, y, (float) style->letter_width + 1, 1);

  if (painting->mark->lane > 2 * MAX_LANES && painting->mark->role == GLOSS_HIGHLIGHT_PLAIN)
    return;
  place.origin.x = find_room (self, rect->origin.x + (painting->face.rtl ? rect->size.width - place.size.width : 0), y,
                              place.size.width, painting->face.rtl);
  g_array_append_val (self->letters, place);

  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &place.origin);
  gtk_snapshot_append_layout (self->snapshot, style->letter, &style->ink);
  gtk_snapshot_restore (self->snapshot);
}

static void
paint_rect (const graphene_rect_t *rect,
            gboolean               is_first,
            gpointer               user_data)
{
  const Painting *painting = user_data;
  TextBox box = get_text_box (rect, painting->face);

  paint_ground (painting, rect, &box);
  paint_underline (painting, rect, &box);
  if (is_first && painting->mark->starts)
    paint_letter (painting, rect, &box);
}

static void
gloss_highlight_painter_dispose (GObject *object)
{
  GlossHighlightPainter *self = GLOSS_HIGHLIGHT_PAINTER (object);

  g_clear_pointer (&self->styles, g_hash_table_unref);
  g_clear_pointer (&self->letters, g_array_unref);
  g_clear_object (&self->codebook);

  G_OBJECT_CLASS (gloss_highlight_painter_parent_class)->dispose (object);
}

static void
gloss_highlight_painter_class_init (GlossHighlightPainterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gloss_highlight_painter_dispose;
}

static void
gloss_highlight_painter_init (GlossHighlightPainter *self)
{
  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, tag_style_free);
  self->letters = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  self->em = 16;
}

/**
 * gloss_highlight_painter_new:
 * @widget: whose font the letters have; outlives the painter
 *
 * Returns: (transfer full): a painter
 */
GlossHighlightPainter *
gloss_highlight_painter_new (GtkWidget *widget)
{
  GlossHighlightPainter *self = g_object_new (GLOSS_TYPE_HIGHLIGHT_PAINTER, NULL);

  self->widget = widget;

  return self;
}

void
gloss_highlight_painter_set_codebook (GlossHighlightPainter *self,
                                      GlossCodebook         *codebook)
{
  g_return_if_fail (GLOSS_IS_HIGHLIGHT_PAINTER (self));

  if (g_set_object (&self->codebook, codebook))
    g_hash_table_remove_all (self->styles);
}

/**
 * gloss_highlight_painter_set_style:
 * @self: a painter
 * @em: the size of the body text in px
 * @dark: whether the text is light on dark
 * @high_contrast: whether everything is to be plain to see
 */
void
gloss_highlight_painter_set_style (GlossHighlightPainter *self,
                                   double                 em,
                                   gboolean               dark,
                                   gboolean               high_contrast)
{
  g_return_if_fail (GLOSS_IS_HIGHLIGHT_PAINTER (self));

  self->em = em;
  self->dark = !!dark;
  self->high_contrast = !!high_contrast;
  g_hash_table_remove_all (self->styles);
}

/**
 * gloss_highlight_painter_begin:
 * @self: a painter
 * @snapshot: where the marks of a frame go until gloss_highlight_painter_end()
 */
void
gloss_highlight_painter_begin (GlossHighlightPainter *self,
                               GtkSnapshot           *snapshot)
{
  g_return_if_fail (GLOSS_IS_HIGHLIGHT_PAINTER (self));

  self->snapshot = snapshot;
  g_array_set_size (self->letters, 0);
}

void
gloss_highlight_painter_paint (GlossHighlightPainter    *self,
                               const GlossHighlightMark *mark,
                               GlossTextGeometry        *geometry,
                               GlossTextFace             face)
{
  Painting painting = { self, mark, NULL, face };

  g_return_if_fail (GLOSS_IS_HIGHLIGHT_PAINTER (self));
  g_return_if_fail (self->snapshot != NULL);

  painting.style = get_style (self, gloss_annotation_get_tag (mark->annotation));
  gloss_text_geometry_foreach_rect (geometry, mark->range, paint_rect, &painting);
}

void
gloss_highlight_painter_end (GlossHighlightPainter *self)
{
  g_return_if_fail (GLOSS_IS_HIGHLIGHT_PAINTER (self));

  self->snapshot = NULL;
}
