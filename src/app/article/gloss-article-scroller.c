/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scrolls a text view to an offset and stays there. */
#include "config.h"

#include "gloss-article-scroller.h"

#include <math.h>

/* The place stands still once nothing moved for this many frames. */
#define STILL_FRAMES 6

/* How near to the borders a revealed place may be, as a part of the page. */
#define REVEAL_MARGIN 0.12

struct _GlossArticleScroller
{
  GObject parent_instance;

  GtkTextView *view;
  guint tick_id;

  gsize offset;
  double fraction;
  double shift;
  double last_upper;
  guint n_still;
};

G_DEFINE_FINAL_TYPE (GlossArticleScroller, gloss_article_scroller, G_TYPE_OBJECT)

static void
get_location (GlossArticleScroller *self,
              gsize                 offset,
              GdkRectangle         *at)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter, (int) offset);
  gtk_text_view_get_iter_location (self->view, &iter, at);
}

/* Where the adjustment has to stand for the target to be at its part of the page. */
static double
get_wanted_value (GlossArticleScroller *self,
                  GtkAdjustment        *adjustment)
{
  double page = gtk_adjustment_get_page_size (adjustment);
  GdkRectangle at;
  double value;

  get_location (self, self->offset, &at);
  value = at.y + gtk_text_view_get_top_margin (self->view) - self->fraction * page + self->shift;

  return CLAMP (value, 0, MAX (gtk_adjustment_get_upper (adjustment) - page, 0));
}

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  GlossArticleScroller *self = user_data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double wanted = get_wanted_value (self, adjustment);
  double upper = gtk_adjustment_get_upper (adjustment);

  if (fabs (gtk_adjustment_get_value (adjustment) - wanted) < 1 && G_APPROX_VALUE (upper, self->last_upper, 0.5))
    self->n_still++;
  else
    self->n_still = 0;

  self->last_upper = upper;
  gtk_adjustment_set_value (adjustment, wanted);
  gloss_article_scroller_check (self);
  if (self->n_still < STILL_FRAMES)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
start (GlossArticleScroller *self)
{
  self->n_still = 0;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), on_tick, self, NULL);
}

static void
gloss_article_scroller_dispose (GObject *object)
{
  GlossArticleScroller *self = GLOSS_ARTICLE_SCROLLER (object);

  gloss_article_scroller_let_go (self);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (gloss_article_scroller_parent_class)->dispose (object);
}

static void
gloss_article_scroller_class_init (GlossArticleScrollerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gloss_article_scroller_dispose;
}

static void
gloss_article_scroller_init (GlossArticleScroller *self)
{
}

/**
 * gloss_article_scroller_new:
 * @view: the view to scroll; not owned
 *
 * Returns: (transfer full): a scroller
 */
GlossArticleScroller *
gloss_article_scroller_new (GtkTextView *view)
{
  GlossArticleScroller *self = g_object_new (GLOSS_TYPE_ARTICLE_SCROLLER, NULL);

  g_set_weak_pointer (&self->view, view);

  return self;
}

/**
 * gloss_article_scroller_go_to:
 * @self: a scroller
 * @offset: a code point
 * @fraction: where on the page its line is to be: 0 at the top, 1 at the bottom
 */
void
gloss_article_scroller_go_to (GlossArticleScroller *self,
                              gsize                 offset,
                              double                fraction)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_SCROLLER (self));

  self->offset = offset;
  self->fraction = fraction;
  self->shift = 0;
  start (self);
}

/**
 * gloss_article_scroller_reveal:
 * @self: a scroller
 * @range: a piece of the text
 *
 * Scrolls only if the piece is not well in sight already, and then no farther than needed; from afar it goes to
 * the upper third of the page.
 */
void
gloss_article_scroller_reveal (GlossArticleScroller *self,
                               GlossRange            range)
{
  GtkAdjustment *adjustment;
  GdkRectangle first, last;
  double value, page, margin, top, bottom;

  g_return_if_fail (GLOSS_IS_ARTICLE_SCROLLER (self));

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  value = gtk_adjustment_get_value (adjustment) - gtk_text_view_get_top_margin (self->view);
  page = gtk_adjustment_get_page_size (adjustment);
  margin = page * REVEAL_MARGIN;
  get_location (self, range.start, &first);
  get_location (self, range.end, &last);
  top = first.y;
  bottom = last.y + last.height;

  if (top >= value + margin && bottom <= value + page - margin)
    return;
  if (bottom < value - page || top > value + 2 * page || bottom - top > page - 2 * margin)
    gloss_article_scroller_go_to (self, range.start, 0.3);
  else if (top < value + margin)
    gloss_article_scroller_go_to (self, range.start, REVEAL_MARGIN);
  else
    gloss_article_scroller_go_to (self, range.end, (page - margin - last.height) / MAX (page, 1));
}

/**
 * gloss_article_scroller_get_top:
 * @self: a scroller
 * @offset: (out): the code point that its line at the top of the page begins at
 * @shift: (out): how far that line has gone out of sight, in px
 *
 * While it is still on its way to a place, that place is the top.
 *
 * Returns: FALSE where nothing has been scrolled
 */
gboolean
gloss_article_scroller_get_top (GlossArticleScroller *self,
                                gsize                *offset,
                                double               *shift)
{
  GtkAdjustment *adjustment;
  GtkTextIter iter;
  GdkRectangle at;
  double top;

  g_return_val_if_fail (GLOSS_IS_ARTICLE_SCROLLER (self), FALSE);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  if (self->tick_id != 0 && adjustment != NULL)
    {
      *offset = self->offset;
      *shift = self->shift - self->fraction * gtk_adjustment_get_page_size (adjustment);
      return TRUE;
    }
  top = adjustment != NULL ? gtk_adjustment_get_value (adjustment) - gtk_text_view_get_top_margin (self->view) : 0;
  if (top <= 0)
    return FALSE;

  gtk_text_view_get_iter_at_location (self->view, &iter, gtk_text_view_get_left_margin (self->view), (int) top);
  gtk_text_view_get_iter_location (self->view, &iter, &at);
  *offset = (gsize) gtk_text_iter_get_offset (&iter);
  *shift = top - at.y;
  return TRUE;
}

/**
 * gloss_article_scroller_set_top:
 * @self: a scroller
 * @offset: a code point
 * @shift: how far its line is to be out of sight, in px
 */
void
gloss_article_scroller_set_top (GlossArticleScroller *self,
                                gsize                 offset,
                                double                shift)
{
  gloss_article_scroller_go_to (self, offset, 0);
  self->shift = shift;
}

/**
 * gloss_article_scroller_keep:
 * @self: a scroller
 *
 * Remembers what is at the top of the page now, and stays there while the text is measured anew. While it is
 * still on its way to a place, that place is the one to keep.
 */
void
gloss_article_scroller_keep (GlossArticleScroller *self)
{
  gsize offset;
  double shift;

  g_return_if_fail (GLOSS_IS_ARTICLE_SCROLLER (self));

  if (self->tick_id != 0)
    start (self);
  else if (gloss_article_scroller_get_top (self, &offset, &shift))
    gloss_article_scroller_set_top (self, offset, shift);
}

/**
 * gloss_article_scroller_check:
 * @self: a scroller
 *
 * Where lines above grow or shrink while they are measured, GtkTextView moves what it shows along, and its adjustment with
 * it. A text shorter than the page gives the adjustment no room for that: it stays as it is, and tells nobody, while the
 * text is drawn elsewhere. Called when the layout may have changed, this makes the two agree again.
 */
void
gloss_article_scroller_check (GlossArticleScroller *self)
{
  GtkAdjustment *adjustment;
  GdkRectangle seen;
  int top;

  g_return_if_fail (GLOSS_IS_ARTICLE_SCROLLER (self));

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  if (adjustment == NULL)
    return;

  gtk_text_view_get_visible_rect (self->view, &seen);
  top = (int) gtk_adjustment_get_value (adjustment) - gtk_text_view_get_top_margin (self->view);
  if (ABS (seen.y - top) > 1)
    g_signal_emit_by_name (adjustment, "value-changed");
}

/**
 * gloss_article_scroller_let_go:
 * @self: a scroller
 *
 * The person scrolls: stops keeping the place.
 */
void
gloss_article_scroller_let_go (GlossArticleScroller *self)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_SCROLLER (self));

  if (self->tick_id != 0 && self->view != NULL)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick_id);
  self->tick_id = 0;
}

gboolean
gloss_article_scroller_is_busy (GlossArticleScroller *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_SCROLLER (self), FALSE);

  return self->tick_id != 0;
}
