/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the article view paints below its text. */
#include "config.h"

#include <adwaita.h>

#include "gloss-article-view-private.h"
#include "article/gloss-article-direction.h"
#include "gloss-coverage-marks.h"

static GlossRange
surface_get_visible (gpointer surface)
{
  return gloss_article_view_get_visible (surface, 0);
}

static GlossTextFace
get_face (GlossArticleView *self,
          gsize             offset)
{
  const GlossBlock *block =
    gloss_article_get_block (self->article, gloss_article_get_block_index_at (self->article, offset));

  return (GlossTextFace) {
    gloss_article_style_get_line (block->kind), self->ascent,
    gloss_block_runs_rtl (self->article, block, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL),
  };
}

static void
surface_paint (gpointer                  surface,
               const GlossHighlightMark *mark)
{
  GlossArticleView *self = surface;

  gloss_highlight_painter_paint (self->painter, mark, self->geometry, get_face (self, mark->range.start));
}

static void
surface_queue (gpointer   surface,
               GlossRange range)
{
  GlossArticleView *self = surface;

  if (self->article != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      gloss_range_overlaps (range, gloss_article_view_get_visible (self, 0)))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  gloss_article_view_layout_changed (self);
}

const GlossHighlightSurface gloss_article_view_surface = { surface_get_visible, surface_paint, surface_queue };

static void
paint_match (const graphene_rect_t *rect,
             gboolean               is_first,
             gpointer               user_data)
{
  gpointer *arguments = user_data;

  gtk_snapshot_append_color (arguments[0], arguments[1], rect);
}

static void
paint_matches (GlossArticleView         *self,
               const GlossArticleCanvas *canvas,
               GlossRange                visible,
               GtkSnapshot              *snapshot)
{
  GdkRGBA plain = { 1.0f, 0.85f, 0.2f, canvas->dark ? 0.35f : 0.45f };
  GdkRGBA current = { 1.0f, 0.55f, 0.1f, canvas->dark ? 0.7f : 0.75f };

  for (guint i = 0; self->matches != NULL && i < self->matches->len; i++)
    {
      GlossRange match = g_array_index (self->matches, GlossRange, i);
      gpointer arguments[] = { snapshot, i == self->current_match ? &current : &plain };

      if (match.start >= visible.end)
        break;
      if (gloss_range_overlaps (match, visible))
        gloss_text_geometry_foreach_rect (self->geometry, match, paint_match, arguments);
    }
}

static void
paint_reading_rect (const graphene_rect_t *rect,
                    gboolean               is_first,
                    gpointer               user_data)
{
  gpointer *arguments = user_data;
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, rect, 4);
  gsk_rounded_rect_shrink (&rounded, 0, -4, 0, -4);
  gtk_snapshot_push_rounded_clip (arguments[0], &rounded);
  gtk_snapshot_append_color (arguments[0], arguments[1], &rounded.bounds);
  gtk_snapshot_pop (arguments[0]);
}

/* The sentence that a key would tag. */
static void
paint_reading_cursor (GlossArticleView         *self,
                      const GlossArticleCanvas *canvas,
                      GlossRange                visible,
                      GtkSnapshot              *snapshot)
{
  const GlossRange *place = self->state != NULL ? gloss_view_state_get_place (self->state) : NULL;
  GdkRGBA color = canvas->accent;
  gpointer arguments[] = { snapshot, &color };

  if (place == NULL || gloss_view_state_get_has_selection (self->state) || !gloss_range_overlaps (*place, visible))
    return;

  color.alpha = canvas->high_contrast ? 0.2f : canvas->dark ? 0.13f : 0.085f;
  gloss_text_geometry_foreach_rect (self->geometry, *place, paint_reading_rect, arguments);
}

static void
init_canvas (GlossArticleView   *self,
             GlossArticleCanvas *canvas)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);

  *canvas = (GlossArticleCanvas) {
    .view = GTK_TEXT_VIEW (self), .article = self->article, .parts = self->parts, .style = self->style,
    .left = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)), .width = self->layout.measure, .accent = *accent,
    .dark = adw_style_manager_get_dark (manager), .high_contrast = adw_style_manager_get_high_contrast (manager),
  };
  gtk_widget_get_color (GTK_WIDGET (self), &canvas->ink);
}

void
gloss_article_view_snapshot_layer (GtkTextView      *view,
                                   GtkTextViewLayer  layer,
                                   GtkSnapshot      *snapshot)
{
  GlossArticleView *self = GLOSS_ARTICLE_VIEW (view);
  GlossArticleCanvas canvas;
  GlossRange visible;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || self->article == NULL ||
      gloss_article_get_n_blocks (self->article) == 0)
    return;

  init_canvas (self, &canvas);
  visible = gloss_article_view_get_visible (self, 0);
  gloss_article_decor_snapshot (&canvas, visible, snapshot);
  paint_matches (self, &canvas, visible, snapshot);
  if (self->nothing != NULL)
    gloss_coverage_marks_snapshot (&canvas, self->geometry, self->nothing, visible, snapshot);
  paint_reading_cursor (self, &canvas, visible, snapshot);
  gloss_highlight_painter_begin (self->painter, snapshot);
  gloss_highlighter_paint (self->highlighter);
  gloss_highlight_painter_end (self->painter);
}
