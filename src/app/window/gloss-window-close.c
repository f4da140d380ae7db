/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a window goes, without losing anything. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "text/gloss-text-direction.h"

static void on_saved (GObject *source, GAsyncResult *result, gpointer user_data);

static void
save_and_close (GlossWindow *self)
{
  self->closing = TRUE;
  gloss_document_save_async (gloss_view_state_get_document (self->state), NULL, on_saved, g_object_ref (self));
}

static void
on_unsaved_response (GlossWindow *self,
                     const char  *response)
{
  if (g_str_equal (response, "retry"))
    save_and_close (self);
  else if (g_str_equal (response, "close"))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
ask_unsaved (GlossWindow  *self,
             const GError *error)
{
  g_autofree char *isolated = gloss_text_isolate_quotes (error->message);
  AdwDialog *dialog = adw_alert_dialog_new (_("Annotations Not Saved"), isolated);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Keep Open"),
                                  "close", _("_Close and Lose Them"),
                                  "retry", _("_Try Again"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "retry");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_unsaved_response), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->closing = FALSE;
  if (gloss_document_save_finish (GLOSS_DOCUMENT (source), result, &error))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    ask_unsaved (self, error);
}

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

/**
 * gloss_window_save_to_close:
 *
 * Writes what was edited before the window goes, and asks what to do where that cannot be.
 *
 * Returns: whether the window stays for now
 */
gboolean
gloss_window_save_to_close (GlossWindow *self)
{
  GlossDocument *document = gloss_view_state_get_document (self->state);

  keep_size (self);
  gloss_window_stop_opening (self);
  if (self->pane != NULL)
    gloss_annotation_pane_commit (self->pane);
  if (self->closing)
    return TRUE;

  if (document != NULL && gloss_document_get_save_state (document) != GLOSS_SAVE_STATE_SAVED
      && gloss_document_get_save_state (document) != GLOSS_SAVE_STATE_READ_ONLY)
    {
      save_and_close (self);
      return TRUE;
    }

  return FALSE;
}
