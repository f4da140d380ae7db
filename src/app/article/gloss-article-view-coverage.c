/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of the article view that hold nothing to tag. */
#include "config.h"

#include <adwaita.h>

#include "gloss-article-view-private.h"

/* The name of the tag in the buffer. From where to where such sentences go is seen by their paler ink. */
#define TAG "nothing"

static GtkTextTag *
get_tag (GlossArticleView *self)
{
  GtkTextBuffer *buffer = gloss_article_view_get_buffer (self);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), TAG);

  return tag != NULL ? tag : gtk_text_buffer_create_tag (buffer, TAG, NULL);
}

/* In high contrast nothing fades; the mark in the gutter says it. */
void
gloss_article_view_update_coverage_style (GlossArticleView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GdkRGBA light = { 0.0f, 0.0f, 0.02f, 0.58f };
  GdkRGBA dark = { 1.0f, 1.0f, 1.0f, 0.6f };

  g_object_set (get_tag (self), "foreground-rgba", adw_style_manager_get_dark (manager) ? &dark : &light, NULL);
  if (adw_style_manager_get_high_contrast (manager))
    g_object_set (get_tag (self), "foreground-set", FALSE, NULL);
}

static GArray *
find_nothing (GlossDocument *document)
{
  g_autoptr (GlossCoverage) coverage = gloss_document_dup_coverage (document);
  GArray *all = gloss_coverage_get_ranges (coverage);
  GArray *nothing = g_array_new (FALSE, FALSE, sizeof (GlossRange));

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (gloss_coverage_get_state (coverage, i), GLOSS_COVERAGE_NOTHING))
      g_array_append_val (nothing, g_array_index (all, GlossRange, i));

  return nothing;
}

static void
fade (GlossArticleView *self,
      GlossRange        range)
{
  GtkTextBuffer *buffer = gloss_article_view_get_buffer (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) range.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) range.end);
  gtk_text_buffer_apply_tag (buffer, get_tag (self), &start, &end);
}

/* Takes over what the document says now. */
void
gloss_article_view_update_coverage (GlossArticleView *self)
{
  GlossDocument *document = self->state != NULL ? gloss_view_state_get_document (self->state) : NULL;
  GtkTextBuffer *buffer = gloss_article_view_get_buffer (self);
  GtkTextIter start, end;

  g_clear_pointer (&self->nothing, g_array_unref);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, get_tag (self), &start, &end);
  if (document != NULL)
    self->nothing = find_nothing (document);
  for (guint i = 0; self->nothing != NULL && i < self->nothing->len; i++)
    fade (self, g_array_index (self->nothing, GlossRange, i));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * gloss_article_view_is_nothing:
 * @self: a view
 * @range: a piece of the text
 *
 * Returns: whether the reviewer said that it holds nothing to tag
 */
gboolean
gloss_article_view_is_nothing (GlossArticleView *self,
                               GlossRange        range)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_VIEW (self), FALSE);

  for (guint i = 0; self->nothing != NULL && i < self->nothing->len; i++)
    if (gloss_range_overlaps (g_array_index (self->nothing, GlossRange, i), range))
      return TRUE;
  return FALSE;
}
