/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a window goes, without losing anything. */
#include "config.h"

#include "window/gloss-window-private.h"

static void
keep_size (GlossWindow *self)
{
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_object_set (self->settings, "window-maximized", maximized, NULL);
  if (width > 0 && height > 0)
    g_object_set (self->settings, "window-width", width, "window-height", height, NULL);
}

static void
close_now (GlossWindow *self,
           gpointer     data)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * gloss_window_save_to_close:
 *
 * Writes what was edited before the window goes, and asks what to do where that cannot be.
 */
void
gloss_window_save_to_close (GlossWindow *self)
{
  keep_size (self);
  gloss_window_stop_opening (self);
  gloss_window_leave (self, TRUE, close_now, NULL, NULL);
}
