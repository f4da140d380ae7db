/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pointer does in the article. */
#include "config.h"

#include "gloss-article-view-private.h"

#include <math.h>

/* How far the pointer may move for a press to be a click, in px. */
#define CLICK_DISTANCE 6

static gboolean
get_offset_at (GlossArticleView *self,
               double            x,
               double            y,
               gsize            *offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (self->article == NULL || !gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y))
    return FALSE;

  *offset = (gsize) gtk_text_iter_get_offset (&iter);
  return TRUE;
}

/* The one after the selected one, so that clicks at the same place go through all that lie there. */
static GlossAnnotation *
choose_next (GlossArticleView *self,
             GPtrArray        *annotations)
{
  GlossAnnotation *selected = gloss_view_state_get_selected (self->state);
  guint index;

  if (selected != NULL && g_ptr_array_find (annotations, selected, &index))
    return g_ptr_array_index (annotations, (index + 1) % annotations->len);
  return g_ptr_array_index (annotations, 0);
}

static void
click_at (GlossArticleView *self,
          double            x,
          double            y)
{
  g_autoptr (GPtrArray) annotations = NULL;
  gsize offset;

  if (self->state == NULL || !get_offset_at (self, x, y, &offset))
    return;

  annotations = gloss_article_view_list_annotations_at (self, offset);
  if (annotations->len == 0)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s",
                              gloss_annotation_get_id (choose_next (self, annotations)));
  if (annotations->len > 1)
    gtk_widget_activate_action (GTK_WIDGET (self), "article.choose-annotation", NULL);
}

static void
offer_primary (GlossArticleView *self,
               GlossRange        range)
{
  g_autofree char *text = gloss_text_dup_slice (gloss_article_get_text (self->article), range);

  gdk_clipboard_set_text (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)), text);
}

static void
on_released (GlossArticleView *self,
             double            x,
             double            y)
{
  GlossRange range;

  if (gloss_article_view_get_selection (self, &range))
    {
      if (gloss_range_equal (range, self->pressed_range))
        return;
      offer_primary (self, range);
      gtk_widget_activate_action (GTK_WIDGET (self), "article.offer-tags", NULL);
    }
  else if (hypot (x - self->pressed_x, y - self->pressed_y) < CLICK_DISTANCE)
    {
      click_at (self, x, y);
    }
}

static gboolean
release_in_idle (gpointer user_data)
{
  GlossArticleView *self = user_data;

  self->release_id = 0;
  on_released (self, self->released_x, self->released_y);
  return G_SOURCE_REMOVE;
}

static void
remember_press (GlossArticleView *self,
                double            x,
                double            y)
{
  self->pressed_x = x;
  self->pressed_y = y;
  if (!gloss_article_view_get_selection (self, &self->pressed_range))
    self->pressed_range = (GlossRange) { 0, 0 };
}

static void
get_position (GtkWidget *widget,
              GdkEvent  *event,
              double    *x,
              double    *y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t point;
  double surface_x, surface_y;

  gdk_event_get_position (event, x, y);
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  if (gtk_widget_compute_point (GTK_WIDGET (native), widget,
                                &GRAPHENE_POINT_INIT ((float) (*x - surface_x), (float) (*y - surface_y)), &point))
    {
      *x = point.x;
      *y = point.y;
    }
}

/* GtkTextView's own gestures claim every press, so what came of it is looked at once they have handled the release. */
static gboolean
on_event (GlossArticleView *self,
          GdkEvent         *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  double x, y;

  if (type == GDK_SCROLL || type == GDK_TOUCHPAD_HOLD)
    gloss_article_scroller_let_go (self->scroller);
  if ((type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE) || gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;

  get_position (GTK_WIDGET (self), event, &x, &y);
  if (type == GDK_BUTTON_PRESS)
    {
      remember_press (self, x, y);
    }
  else
    {
      self->released_x = x;
      self->released_y = y;
      if (self->release_id == 0)
        self->release_id = g_idle_add_full (G_PRIORITY_DEFAULT, release_in_idle, self, NULL);
    }

  return GDK_EVENT_PROPAGATE;
}

static void
on_motion (GlossArticleView *self,
           double            x,
           double            y)
{
  g_autoptr (GPtrArray) annotations = NULL;
  gsize offset;

  if (!get_offset_at (self, x, y, &offset))
    {
      gloss_highlighter_set_hovered (self->highlighter, NULL);
      return;
    }

  annotations = gloss_article_view_list_annotations_at (self, offset);
  gloss_highlighter_set_hovered (self->highlighter,
                                 annotations->len > 0 ? gloss_annotation_get_id (g_ptr_array_index (annotations, 0)) : NULL);
}

static void
on_leave (GlossArticleView *self)
{
  gloss_highlighter_set_hovered (self->highlighter, NULL);
}

/* The menu is about the place that was clicked, unless that lies in the selection. */
static void
on_secondary_pressed (GlossArticleView *self,
                      int               n_press,
                      double            x,
                      double            y,
                      GtkGesture       *gesture)
{
  GlossRange selection;
  GtkTextIter iter;
  gsize offset;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (get_offset_at (self, x, y, &offset) &&
      !(gloss_article_view_get_selection (self, &selection) && gloss_range_contains (selection, offset)))
    {
      gtk_text_buffer_get_iter_at_offset (gloss_article_view_get_buffer (self), &iter, (int) offset);
      gtk_text_buffer_place_cursor (gloss_article_view_get_buffer (self), &iter);
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "article.menu-at", "(dd)", x, y);
}

void
gloss_article_view_init_pointer (GlossArticleView *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (on_secondary_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
}

/* An idle of the last click would come to a view that is no more. */
void
gloss_article_view_dispose_pointer (GlossArticleView *self)
{
  g_clear_handle_id (&self->release_id, g_source_remove);
}
