/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a reviewer is with an article, as a small circle. */
#include "config.h"

#include "project/gloss-state-ring.h"

#include <adwaita.h>

/* Pixels. */
#define SIZE 16
#define LINE 1.5f

struct _GlossStateRing
{
  GtkWidget parent_instance;

  GlossArticleState state;
};

G_DEFINE_FINAL_TYPE (GlossStateRing, gloss_state_ring, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
gloss_state_ring_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
append_circle (GtkSnapshot   *snapshot,
               const GdkRGBA *color,
               float          radius,
               gboolean       filled)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (LINE);

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (0, 0), radius);
  path = gsk_path_builder_to_path (builder);
  if (filled)
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
  else
    gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

/* The half that reading begins with. */
static void
append_half (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             float          radius,
             gboolean       rtl)
{
  const graphene_rect_t half = GRAPHENE_RECT_INIT (rtl ? 0 : -radius, -radius, radius, 2 * radius);

  gtk_snapshot_push_clip (snapshot, &half);
  append_circle (snapshot, color, radius, TRUE);
  gtk_snapshot_pop (snapshot);
}

static void
append_tick (GtkSnapshot   *snapshot,
             const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);

  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gsk_path_builder_move_to (builder, -3, 0.25f);
  gsk_path_builder_line_to (builder, -0.75f, 2.5f);
  gsk_path_builder_line_to (builder, 3, -2.25f);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

static void
gloss_state_ring_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  GlossStateRing *self = GLOSS_STATE_RING (widget);
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (style);
  const GdkRGBA white = { 1, 1, 1, 1 };
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (gtk_widget_get_width (widget) / 2.f,
                                                          gtk_widget_get_height (widget) / 2.f));
  switch (self->state)
    {
    case GLOSS_ARTICLE_STATE_DONE:
      append_circle (snapshot, accent, SIZE / 2.f - 1, TRUE);
      append_tick (snapshot, &white);
      break;
    case GLOSS_ARTICLE_STATE_BEGUN:
      append_half (snapshot, accent, SIZE / 2.f - 3.5f, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
      append_circle (snapshot, accent, SIZE / 2.f - 1 - LINE / 2, FALSE);
      break;
    case GLOSS_ARTICLE_STATE_NEW:
    default:
      color.alpha *= 0.5f;
      append_circle (snapshot, &color, SIZE / 2.f - 1 - LINE / 2, FALSE);
      break;
    }
  gtk_snapshot_restore (snapshot);
}

static void
gloss_state_ring_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  GlossStateRing *self = GLOSS_STATE_RING (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_state_ring_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  GlossStateRing *self = GLOSS_STATE_RING (object);

  switch (prop_id)
    {
    case PROP_STATE:
      if (self->state != (GlossArticleState) g_value_get_enum (value))
        {
          self->state = g_value_get_enum (value);
          gtk_widget_queue_draw (GTK_WIDGET (self));
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_state_ring_class_init (GlossStateRingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gloss_state_ring_get_property;
  object_class->set_property = gloss_state_ring_set_property;
  widget_class->measure = gloss_state_ring_measure;
  widget_class->snapshot = gloss_state_ring_snapshot;

  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, GLOSS_TYPE_ARTICLE_STATE, GLOSS_ARTICLE_STATE_NEW,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
gloss_state_ring_init (GlossStateRing *self)
{
}
