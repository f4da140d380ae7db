/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The caret and the selection of the article view. */
#include "config.h"

#include "gloss-article-view-private.h"

/* The offset of the caret in code points. */
gsize
gloss_article_view_get_caret (GlossArticleView *self)
{
  GtkTextBuffer *buffer = gloss_article_view_get_buffer (self);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return (gsize) gtk_text_iter_get_offset (&iter);
}

/* What is selected, without the space at its borders; FALSE if that is nothing. */
gboolean
gloss_article_view_get_selection (GlossArticleView *self,
                                  GlossRange       *range)
{
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_selection_bounds (gloss_article_view_get_buffer (self), &start, &end))
    return FALSE;

  while (gtk_text_iter_compare (&start, &end) < 0 && g_unichar_isspace (gtk_text_iter_get_char (&start)))
    gtk_text_iter_forward_char (&start);
  while (gtk_text_iter_compare (&start, &end) < 0)
    {
      GtkTextIter last = end;

      gtk_text_iter_backward_char (&last);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&last)))
        break;
      end = last;
    }

  *range = (GlossRange) { (gsize) gtk_text_iter_get_offset (&start), (gsize) gtk_text_iter_get_offset (&end) };
  return gloss_range_length (*range) > 0;
}

/**
 * gloss_article_view_go_to:
 * @self: a view
 * @range: a piece of the text
 *
 * Puts the caret at its start and shows it. What is folded is unfolded for it.
 */
void
gloss_article_view_go_to (GlossArticleView *self,
                          GlossRange        range)
{
  GtkTextIter iter;

  g_return_if_fail (GLOSS_IS_ARTICLE_VIEW (self));

  if (self->article == NULL || gloss_article_get_n_blocks (self->article) == 0)
    return;

  if (gloss_article_get_block (self->article, gloss_article_get_block_index_at (self->article, range.start))->kind ==
      GLOSS_BLOCK_BOILERPLATE)
    gloss_view_state_set_boilerplate_shown (self->state, TRUE);

  gtk_text_buffer_get_iter_at_offset (gloss_article_view_get_buffer (self), &iter, (int) range.start);
  gtk_text_buffer_place_cursor (gloss_article_view_get_buffer (self), &iter);
  gloss_article_scroller_reveal (self->scroller, range);
}

/**
 * gloss_article_view_select:
 * @self: a view
 * @range: a piece of the text
 *
 * Selects it with the caret at its end and brings it in sight.
 */
void
gloss_article_view_select (GlossArticleView *self,
                           GlossRange        range)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_if_fail (GLOSS_IS_ARTICLE_VIEW (self));

  buffer = gloss_article_view_get_buffer (self);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) range.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) range.end);
  gtk_text_buffer_select_range (buffer, &end, &start);
  gloss_article_scroller_reveal (self->scroller, range);
}

/**
 * gloss_article_view_get_reading_place:
 * @self: a view
 *
 * Returns: where the person is
 */
GlossReadingPlace
gloss_article_view_get_reading_place (GlossArticleView *self)
{
  GlossReadingPlace place = { 0 };
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_val_if_fail (GLOSS_IS_ARTICLE_VIEW (self), place);

  buffer = gloss_article_view_get_buffer (self);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_selection_bound (buffer));
  place.caret = gloss_article_view_get_caret (self);
  place.bound = (gsize) gtk_text_iter_get_offset (&iter);
  place.scrolled = gloss_article_scroller_get_top (self->scroller, &place.top, &place.shift);
  return place;
}

/**
 * gloss_article_view_set_reading_place:
 * @self: a view
 * @place: a place in its text
 *
 * Goes back to where the person was.
 */
void
gloss_article_view_set_reading_place (GlossArticleView  *self,
                                      GlossReadingPlace  place)
{
  GtkTextBuffer *buffer;
  GtkTextIter caret, bound;

  g_return_if_fail (GLOSS_IS_ARTICLE_VIEW (self));

  buffer = gloss_article_view_get_buffer (self);
  gtk_text_buffer_get_iter_at_offset (buffer, &caret, (int) place.caret);
  gtk_text_buffer_get_iter_at_offset (buffer, &bound, (int) place.bound);
  gtk_text_buffer_select_range (buffer, &caret, &bound);
  if (place.scrolled)
    gloss_article_scroller_set_top (self->scroller, place.top, place.shift);
}
