/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes annotations away: the dialog for it, and what is said afterwards. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "exchange/gloss-export-dialog.h"

static void
on_exported (GlossWindow *self,
             GFile       *target,
             guint        n_annotations,
             guint        n_articles)
{
  g_autofree char *uri = g_file_get_uri (target);
  g_autofree char *annotations = g_strdup_printf (ngettext ("%u annotation", "%u annotations", n_annotations), n_annotations);
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
  /* Translators: "Exported 24 annotations of 3 articles" */
  g_autofree char *text = g_strdup_printf (_("Exported %s of %s"), annotations, articles);

  gloss_window_show_toast_with_button (self, text, _("_Show in Folder"), "win.show-file", g_variant_new_string (uri));
}

static void
present (GlossWindow  *self,
         const GError *error)
{
  g_autoptr (GlossExportChoice) choice = NULL;
  AdwDialog *dialog;

  if (self->project == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;

  choice = gloss_export_choice_new (self->project, self->state);
  dialog = gloss_export_dialog_new (choice, self->settings);
  if (error != NULL)
    {
      g_autofree char *message = g_strdup_printf (_("Your last changes are not saved and will be missing. %s"), error->message);

      gloss_export_dialog_warn (GLOSS_EXPORT_DIALOG (dialog), message);
    }
  g_signal_connect_object (dialog, "exported", G_CALLBACK (on_exported), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  gloss_document_save_finish (GLOSS_DOCUMENT (source), result, &error);
  present (self, error);
}

/**
 * gloss_window_export:
 *
 * Writes what was edited last, as exports are made of what is on disk, and then asks what is to be exported.
 */
void
gloss_window_export (GlossWindow *self)
{
  GlossDocument *document = gloss_view_state_get_document (self->state);

  if (self->pane != NULL)
    gloss_annotation_pane_commit (self->pane);
  if (document == NULL || gloss_document_get_save_state (document) == GLOSS_SAVE_STATE_SAVED
      || gloss_document_get_save_state (document) == GLOSS_SAVE_STATE_READ_ONLY)
    present (self, NULL);
  else
    gloss_document_save_async (document, NULL, on_saved, g_object_ref (self));
}

static void
on_shown (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    gloss_window_show_toast (self, _("The folder could not be shown"), FALSE);
}

/**
 * gloss_window_show_file:
 * @uri: of a file
 *
 * Has the file manager show where it is.
 */
void
gloss_window_show_file (GlossWindow *self,
                        const char  *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (self), NULL, on_shown, g_object_ref (self));
}
