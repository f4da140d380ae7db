/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sizes and colours of the article view. */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "gloss-article-view-private.h"

/* How many characters a line of body text has. */
#define MEASURE_CHARS 66

/* Body text against the desktop's document font. */
#define BODY_SCALE 1.12

/* The size of the body text, and how wide a line of it is, in px. */
static void
measure_font (GlossArticleView *self,
              double           *em,
              int              *measure)
{
  static const char sample[] = "the quick brown fox jumps over the lazy dog while it reads a newspaper";
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), sample);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  int ascent = pango_font_metrics_get_ascent (metrics);
  int width;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= 96.0 / 72.0;
  pango_layout_get_pixel_size (layout, &width, NULL);
  *em = size;
  *measure = (int) lround ((double) width * MEASURE_CHARS / (double) (sizeof sample - 1));
  self->ascent = (double) ascent / MAX (ascent + pango_font_metrics_get_descent (metrics), 1);
  pango_font_metrics_unref (metrics);
}

void
gloss_article_view_update_style (GlossArticleView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  gboolean high_contrast = adw_style_manager_get_high_contrast (manager);

  gloss_article_style_set_colors (self->style, dark, high_contrast);
  gloss_highlight_painter_set_style (self->painter, gloss_article_style_get_em (self->style), dark, high_contrast);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gloss_article_view_update_coverage_style (self);
}

/* The size is one of a window's, so the provider is this widget's own, found by its name. */
void
gloss_article_view_update_text_scale (GlossArticleView *self)
{
  double scale = self->state != NULL ? gloss_view_state_get_text_scale (self->state) : 1.0;
  char percent[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = NULL;

  g_ascii_formatd (percent, sizeof percent, "%.3f", scale * BODY_SCALE);
  css = g_strdup_printf ("#%s { font-size: calc(var(--document-font-size) * %s); }",
                         gtk_widget_get_name (GTK_WIDGET (self)), percent);
  gloss_article_scroller_keep (self->scroller);
  gtk_css_provider_load_from_string (self->font, css);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
gloss_article_view_update_boilerplate (GlossArticleView *self)
{
  gboolean shown = self->state != NULL && gloss_view_state_get_boilerplate_shown (self->state);

  gloss_article_scroller_keep (self->scroller);
  gloss_article_style_set_folded (self->style, !shown);
  gloss_text_geometry_invalidate (self->geometry);
  gloss_article_view_layout_changed (self);
}

static void
update_layout (GlossArticleView *self,
               int               width)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double em;
  int measure;

  measure_font (self, &em, &measure);
  self->layout = gloss_page_layout_for_width (width, measure);
  if (!G_APPROX_VALUE (em, gloss_article_style_get_em (self->style), 0.01))
    {
      gloss_article_style_set_em (self->style, em);
      gloss_article_view_update_style (self);
    }
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), rtl ? self->layout.end : self->layout.start);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), rtl ? self->layout.start : self->layout.end);
}

static void
align_tables (GlossArticleView *self)
{
  GlossBlockMetrics metrics;

  self->tables_stale = FALSE;
  if (self->article == NULL)
    return;

  gloss_article_style_get_kind_metrics (self->style, GLOSS_BLOCK_TABLE_ROW, &metrics);
  gloss_article_tables_apply (self->tables, self->article, self->parts, metrics.scale,
                              gloss_article_style_get_em (self->style),
                              self->layout.measure - metrics.start - metrics.end);
}

/* Called before each allocation: the margins make the measure. */
void
gloss_article_view_prepare_width (GlossArticleView *self,
                                  int               width)
{
  GlossPageLayout before = self->layout;
  double em = gloss_article_style_get_em (self->style);
  gboolean changed;

  if (width != self->allocated_width)
    gloss_article_scroller_keep (self->scroller);
  self->allocated_width = width;
  update_layout (self, width);
  changed = before.measure != self->layout.measure || before.start != self->layout.start ||
            !G_APPROX_VALUE (em, gloss_article_style_get_em (self->style), 0.01);
  if (changed || self->tables_stale)
    {
      align_tables (self);
      gloss_text_geometry_invalidate (self->geometry);
    }
}

static void
load_css (void)
{
  static gsize loaded = 0;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (!g_once_init_enter (&loaded))
    return;

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/glossapp/Gloss/article.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_once_init_leave (&loaded, 1);
}

void
gloss_article_view_init_font (GlossArticleView *self)
{
  static guint n_views = 0;
  g_autofree char *name = g_strdup_printf ("article-view-%u", ++n_views);

  load_css ();
  gtk_widget_set_name (GTK_WIDGET (self), name);
  self->font = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->font),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  gloss_article_view_update_text_scale (self);
}
