/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints the letter of a tag in its colour. */
#include "config.h"

#include "annotation/gloss-tag-chip.h"

#include <adwaita.h>

#define SIZE 18
#define RADIUS 5

struct _GlossTagChip
{
  GtkWidget parent_instance;

  GlossTagLook look;
  guint filled : 1;
};

G_DEFINE_FINAL_TYPE (GlossTagChip, gloss_tag_chip, GTK_TYPE_WIDGET)

static void
gloss_tag_chip_measure (GtkWidget      *widget,
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
paint_letter (GlossTagChip  *self,
              GtkSnapshot   *snapshot,
              const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->look.letter);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  PangoRectangle ink;

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (11 * gloss_tag_look_get_letter_scale (&self->look) * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_HEAVY));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_extents (layout, &ink, NULL);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((width - (float) ink.width) / 2 - (float) ink.x,
                                                          (height - (float) ink.height) / 2 - (float) ink.y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* White on the tag's colour, or black on a light one. */
static GdkRGBA
get_letter_color (const GdkRGBA *ground)
{
  float luminance = 0.3f * ground->red + 0.59f * ground->green + 0.11f * ground->blue;

  return luminance > 0.62f ? (GdkRGBA) { 0.0f, 0.0f, 0.0f, 0.85f } : (GdkRGBA) { 1.0f, 1.0f, 1.0f, 1.0f };
}

static void
gloss_tag_chip_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  GlossTagChip *self = GLOSS_TAG_CHIP (widget);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GskRoundedRect rounded;
  GdkRGBA ink;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, RADIUS);
  gloss_tag_look_get_ink (&self->look, adw_style_manager_get_dark (manager), adw_style_manager_get_high_contrast (manager), &ink);
  if (self->filled)
    {
      GdkRGBA letter = get_letter_color (&ink);

      gtk_snapshot_push_rounded_clip (snapshot, &rounded);
      gtk_snapshot_append_color (snapshot, &ink, &bounds);
      gtk_snapshot_pop (snapshot);
      paint_letter (self, snapshot, &letter);
      return;
    }

  gtk_snapshot_append_border (snapshot, &rounded, (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f }, (GdkRGBA[4]) { ink, ink, ink, ink });
  paint_letter (self, snapshot, &ink);
}

static void
gloss_tag_chip_class_init (GlossTagChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = gloss_tag_chip_measure;
  widget_class->snapshot = gloss_tag_chip_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
gloss_tag_chip_init (GlossTagChip *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->filled = TRUE;
  gloss_tag_look_init (&self->look, NULL, NULL);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * gloss_tag_chip_new:
 * @codebook: (nullable): the tags
 * @tag: (nullable): one of them, by id
 *
 * Returns: (transfer floating): a filled chip
 */
GtkWidget *
gloss_tag_chip_new (GlossCodebook *codebook,
                    const char    *tag)
{
  GlossTagChip *self = g_object_new (GLOSS_TYPE_TAG_CHIP, NULL);

  gloss_tag_chip_set_tag (self, codebook, tag);
  return GTK_WIDGET (self);
}

void
gloss_tag_chip_set_tag (GlossTagChip  *self,
                        GlossCodebook *codebook,
                        const char    *tag)
{
  g_return_if_fail (GLOSS_IS_TAG_CHIP (self));

  gloss_tag_look_init (&self->look, codebook, tag);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * gloss_tag_chip_set_fill:
 * @self: a chip
 * @filled: FALSE for the outline, which stands for a tag that could be given
 */
void
gloss_tag_chip_set_fill (GlossTagChip *self,
                         gboolean      filled)
{
  g_return_if_fail (GLOSS_IS_TAG_CHIP (self));

  self->filled = !!filled;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
