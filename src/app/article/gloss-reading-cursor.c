/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves the caret, the selection and the borders of annotations by sentences, words and characters. */
#include "config.h"

#include "gloss-reading-cursor.h"

#include "gloss-article-view-private.h"

static void
set_selection (GlossArticleView *self,
               gsize             caret,
               gsize             bound)
{
  GtkTextBuffer *buffer = gloss_article_view_get_buffer (self);
  GtkTextIter caret_iter, bound_iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &caret_iter, (int) caret);
  gtk_text_buffer_get_iter_at_offset (buffer, &bound_iter, (int) bound);
  gtk_text_buffer_select_range (buffer, &caret_iter, &bound_iter);
}

static gsize
get_bound (GlossArticleView *self)
{
  GtkTextBuffer *buffer = gloss_article_view_get_buffer (self);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_selection_bound (buffer));
  return (gsize) gtk_text_iter_get_offset (&iter);
}

static gboolean
is_folded (GlossArticleView *self,
           gsize             offset)
{
  guint block = gloss_article_get_block_index_at (self->article, offset);

  return gloss_article_style_get_folded (self->style) &&
         gloss_article_get_block (self->article, block)->kind == GLOSS_BLOCK_BOILERPLATE;
}

/* The next or previous sentence that can be seen. */
static gboolean
find_sentence (GlossArticleView *self,
               gsize             offset,
               int               count,
               GlossRange       *sentence)
{
  do
    {
      gboolean found = count > 0 ? gloss_article_get_next_sentence (self->article, offset, sentence) :
                                   gloss_article_get_previous_sentence (self->article, offset, sentence);

      if (!found || sentence->start == offset)
        return FALSE;
      offset = sentence->start;
    }
  while (is_folded (self, sentence->start));

  return TRUE;
}

/**
 * gloss_reading_cursor_move_sentence:
 * @self: a view
 * @count: 1 for the next sentence, -1 for the one before
 *
 * Returns: %TRUE: the key is used, even where there is no such sentence
 */
gboolean
gloss_reading_cursor_move_sentence (GlossArticleView *self,
                                    int               count)
{
  GlossRange sentence;

  if (self->article == NULL)
    return FALSE;

  if (!gloss_article_get_sentence_at (self->article, gloss_article_view_get_caret (self), &sentence) ||
      find_sentence (self, sentence.start, count, &sentence))
    gloss_article_view_go_to (self, sentence);
  return TRUE;
}

/**
 * gloss_reading_cursor_extend_sentence:
 * @self: a view
 * @count: 1 to take in what follows, -1 what comes before
 *
 * Selects the sentence first, then whole sentences more; in the other direction, it gives them back.
 *
 * Returns: whether there is an article
 */
gboolean
gloss_reading_cursor_extend_sentence (GlossArticleView *self,
                                      int               count)
{
  gsize caret, bound;
  GlossRange sentence;

  if (self->article == NULL)
    return FALSE;

  caret = gloss_article_view_get_caret (self);
  bound = get_bound (self);
  if (!gloss_article_get_sentence_at (self->article, caret, &sentence))
    return TRUE;

  if (caret == bound)
    {
      set_selection (self, count > 0 ? sentence.end : sentence.start, count > 0 ? sentence.start : sentence.end);
    }
  else if (count > 0)
    {
      if (caret < sentence.end || find_sentence (self, sentence.start, 1, &sentence))
        set_selection (self, caret < bound && sentence.end < bound ? sentence.end + 1 : sentence.end, bound);
    }
  else if (caret > sentence.start || find_sentence (self, sentence.start, -1, &sentence))
    {
      set_selection (self, sentence.start, bound);
    }
  gloss_article_scroller_reveal (self->scroller, sentence);
  return TRUE;
}

/**
 * gloss_reading_cursor_move_word:
 * @self: a view
 * @count: 1 to the right, -1 to the left
 * @extend: whether the selection goes along
 *
 * Returns: whether there is a text
 */
gboolean
gloss_reading_cursor_move_word (GlossArticleView *self,
                                int               count,
                                gboolean          extend)
{
  if (self->article == NULL || gloss_article_get_n_blocks (self->article) == 0)
    return FALSE;

  /* GtkTextView itself turns it round in a paragraph that runs from right to left. */
  g_signal_emit_by_name (self, "move-cursor", GTK_MOVEMENT_WORDS, count, extend);

  return TRUE;
}

/* A border goes to where a word starts or ends, as befits it. */
static gsize
move_offset (GlossArticleView *self,
             gsize             offset,
             GlossBorder       border,
             gboolean          by_word,
             int               count)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gloss_article_view_get_buffer (self), &iter, (int) offset);
  if (!by_word)
    {
      if (count > 0)
        gtk_text_iter_forward_cursor_position (&iter);
      else
        gtk_text_iter_backward_cursor_position (&iter);
    }
  else if (border == GLOSS_BORDER_START && count < 0)
    {
      gtk_text_iter_backward_word_start (&iter);
    }
  else if (border == GLOSS_BORDER_END && count > 0)
    {
      gtk_text_iter_forward_word_end (&iter);
    }
  else if (border == GLOSS_BORDER_START)
    {
      if (gtk_text_iter_forward_word_ends (&iter, 2))
        gtk_text_iter_backward_word_start (&iter);
    }
  else if (gtk_text_iter_backward_word_starts (&iter, 2))
    {
      gtk_text_iter_forward_word_end (&iter);
    }

  return (gsize) gtk_text_iter_get_offset (&iter);
}

static GlossRange
move_range (GlossArticleView *self,
            GlossRange        range,
            GlossBorder       border,
            gboolean          by_word,
            int               count)
{
  GlossRange moved = range;

  if (border == GLOSS_BORDER_START)
    moved.start = move_offset (self, range.start, border, by_word, count);
  else
    moved.end = move_offset (self, range.end, border, by_word, count);

  return gloss_range_length (moved) > 0 ? moved : range;
}

/**
 * gloss_reading_cursor_move_border:
 * @self: a view
 * @border: which one
 * @by_word: by a word, else by a character as a person counts them
 * @count: 1 towards the end of the text, -1 towards its start
 *
 * Moves a border of the selection or, where nothing is selected, of the selected annotation (by the action
 * `win.set-range`). A piece never becomes empty.
 *
 * Returns: whether there was something to move
 */
gboolean
gloss_reading_cursor_move_border (GlossArticleView *self,
                                  GlossBorder       border,
                                  gboolean          by_word,
                                  int               count)
{
  GlossAnnotation *selected = self->state != NULL ? gloss_view_state_get_selected (self->state) : NULL;
  GlossRange range;

  if (gloss_article_view_get_selection (self, &range))
    {
      range = move_range (self, range, border, by_word, count);
      set_selection (self, border == GLOSS_BORDER_START ? range.start : range.end,
                     border == GLOSS_BORDER_START ? range.end : range.start);
      return TRUE;
    }
  if (selected == NULL || !gloss_anchor_is_placed (gloss_annotation_get_anchor (selected)))
    return FALSE;

  range = move_range (self, gloss_annotation_get_extent (selected), border, by_word, count);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-range", "(tt)", (guint64) range.start, (guint64) range.end);
  return TRUE;
}

/**
 * gloss_reading_cursor_clear:
 * @self: a view
 *
 * Gives up the selection of text or, where there is none, that of an annotation.
 *
 * Returns: whether there was one
 */
gboolean
gloss_reading_cursor_clear (GlossArticleView *self)
{
  gsize caret = gloss_article_view_get_caret (self);

  if (caret != get_bound (self))
    {
      set_selection (self, MIN (caret, get_bound (self)), MIN (caret, get_bound (self)));
      return TRUE;
    }
  if (self->state != NULL && gloss_view_state_get_selected (self->state) != NULL)
    {
      gloss_view_state_set_selected (self->state, NULL);
      return TRUE;
    }
  return FALSE;
}
