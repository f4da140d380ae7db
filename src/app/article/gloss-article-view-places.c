/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where things are in the article view. */
#include "config.h"

#include "gloss-article-view-private.h"

/* How far the button that unfolds boilerplate reaches beyond the text, so that its label stands on the line's start, in px. */
#define FOLD_BUTTON_INSET 12

/**
 * gloss_article_view_get_bounds:
 * @self: a view
 * @range: a piece of the text
 * @bounds: (out): what it takes, in the coordinates of the view
 *
 * Returns: FALSE if it is folded
 */
gboolean
gloss_article_view_get_bounds (GlossArticleView *self,
                               GlossRange        range,
                               graphene_rect_t  *bounds)
{
  int x, y;

  g_return_val_if_fail (GLOSS_IS_ARTICLE_VIEW (self), FALSE);

  if (!gloss_text_geometry_get_bounds (self->geometry, range, bounds))
    return FALSE;

  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET,
                                         (int) bounds->origin.x, (int) bounds->origin.y, &x, &y);
  bounds->origin = GRAPHENE_POINT_INIT ((float) x, (float) y);
  return TRUE;
}

/**
 * gloss_article_view_get_block_bounds:
 * @self: a view
 * @block: a block's index
 * @bounds: (out): the place of its text without the spaces, in the coordinates of the buffer
 *
 * Returns: FALSE if it is folded
 */
gboolean
gloss_article_view_get_block_bounds (GlossArticleView *self,
                                     guint             block,
                                     graphene_rect_t  *bounds)
{
  GlossBlockMetrics metrics;
  GtkTextIter iter;
  int top, height;

  g_return_val_if_fail (GLOSS_IS_ARTICLE_VIEW (self), FALSE);

  gtk_text_buffer_get_iter_at_offset (gloss_article_view_get_buffer (self), &iter,
                                      (int) gloss_article_get_block (self->article, block)->range.start);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &iter, &top, &height);
  gloss_article_style_get_metrics (self->style, self->article, self->parts, block, &metrics);
  graphene_rect_init (bounds, (float) gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)), (float) (top + metrics.above),
                      (float) self->layout.measure, (float) (height - metrics.above - metrics.below));
  return height > 0 && gloss_article_view_is_shown (self, block);
}

/**
 * gloss_article_view_is_shown:
 * @self: a view
 * @block: a block's index
 *
 * Returns: FALSE if it is folded
 */
gboolean
gloss_article_view_is_shown (GlossArticleView *self,
                             guint             block)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_VIEW (self), FALSE);

  return !gloss_article_style_get_folded (self->style) ||
         gloss_article_get_block (self->article, block)->kind != GLOSS_BLOCK_BOILERPLATE;
}

/**
 * gloss_article_view_get_fold_place:
 * @self: a view
 * @part: a run of boilerplate
 * @width: how wide the button is that unfolds it, in px
 * @x: (out): where it goes, in the coordinates of the buffer
 * @y: (out): the same
 */
void
gloss_article_view_get_fold_place (GlossArticleView       *self,
                                   const GlossArticlePart *part,
                                   int                     width,
                                   int                    *x,
                                   int                    *y)
{
  guint beside = part->first > 0 ? part->first - 1 : part->last + 1;
  GtkTextIter iter;
  int top, height;

  g_return_if_fail (GLOSS_IS_ARTICLE_VIEW (self));

  gtk_text_buffer_get_iter_at_offset (gloss_article_view_get_buffer (self), &iter,
                                      (int) gloss_article_get_block (self->article, beside)->range.start);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &iter, &top, &height);
  *x = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) - FOLD_BUTTON_INSET;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    *x += self->layout.measure + 2 * FOLD_BUTTON_INSET - width;
  *y = part->first > 0 ? top + height - gloss_article_style_get_fold_height (self->style) : top;
}

/**
 * gloss_article_view_get_visible:
 * @self: a view
 * @margin: how much above and below what is seen counts too, in px
 *
 * Returns: the text in sight, by whole paragraphs
 */
GlossRange
gloss_article_view_get_visible (GlossArticleView *self,
                                int               margin)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_VIEW (self), ((GlossRange) { 0, 0 }));

  return gloss_text_geometry_get_visible (self->geometry, margin);
}

/**
 * gloss_article_view_get_measure:
 * @self: a view
 * @left: (out): where the text begins, in the coordinates of the buffer
 * @width: (out): how wide it is
 */
void
gloss_article_view_get_measure (GlossArticleView *self,
                                int              *left,
                                int              *width)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_VIEW (self));

  *left = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self));
  *width = self->layout.measure;
}

/**
 * gloss_article_view_has_card_space:
 * @self: a view
 *
 * Returns: whether cards have room beside the text
 */
gboolean
gloss_article_view_has_card_space (GlossArticleView *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_VIEW (self), FALSE);

  return self->layout.cards;
}

/**
 * gloss_article_view_add_beside:
 * @self: a view
 * @child: (transfer floating): what is to lie on the text, scroll with it and live as long as the view
 *
 * To be put in its place by gtk_text_view_move_overlay(), in the coordinates of the buffer. GtkTextView does not free the list
 * node that it keeps for each (GTK 4.18), so children are to come from a pool.
 */
void
gloss_article_view_add_beside (GlossArticleView *self,
                               GtkWidget        *child)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_VIEW (self));

  gtk_text_view_add_overlay (GTK_TEXT_VIEW (self), child, 0, 0);
  gtk_widget_set_cursor_from_name (child, "default");
}
