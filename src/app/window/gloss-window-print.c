/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints the article, and saves its pages as PDF: the dialogs for it, and what is said afterwards. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "gloss-portal.h"
#include "print/gloss-print-operation.h"

static gboolean
can_print (GlossWindow *self)
{
  return gloss_view_state_get_document (self->state) != NULL && self->printing == NULL;
}

/* What is typed just now is printed, too. */
static GtkPrintOperation *
create_operation (GlossWindow *self)
{
  GlossReviewer reviewer = gloss_settings_get_reviewer (self->settings);

  if (self->pane != NULL)
    gloss_annotation_pane_commit (self->pane);

  return gloss_print_operation_new (gloss_view_state_get_document (self->state), reviewer.name);
}

/* One at a time: until it is done the window keeps it. When the window closes, nobody waits for it any more. */
static void
begin (GlossWindow       *self,
       GtkPrintOperation *operation)
{
  g_set_object (&self->printing, operation);
  g_signal_connect (self, "unmap", G_CALLBACK (gloss_window_stop_printing), NULL);
  gloss_window_update_actions (self);
}

static void
end (GlossWindow *self)
{
  g_signal_handlers_disconnect_by_func (self, gloss_window_stop_printing, NULL);
  g_clear_object (&self->printing);
  gloss_window_update_actions (self);
}

/**
 * gloss_window_stop_printing:
 *
 * What is being printed is cancelled, and never told of.
 */
void
gloss_window_stop_printing (GlossWindow *self)
{
  g_autoptr (GtkPrintOperation) operation = g_steal_pointer (&self->printing);

  if (operation == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self, gloss_window_stop_printing, NULL);
  g_signal_handlers_disconnect_by_data (operation, self);
  gtk_print_operation_cancel (operation);
}

/* --- on paper ------------------------------------------------------------------------------------ */

static void
tell_failure (GlossWindow       *self,
              GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    text = g_strdup_printf (_("The article could not be printed: %s"), error->message);
  else
    text = g_strdup (_("The article could not be printed, and the printer did not say why."));
  gloss_window_show_toast (self, text, FALSE);
}

static void
on_printed (GlossWindow             *self,
            GtkPrintOperationResult  result,
            GtkPrintOperation       *operation)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      g_set_object (&self->print_settings, gtk_print_operation_get_print_settings (operation));
      g_set_object (&self->page_setup, gtk_print_operation_get_default_page_setup (operation));
    }
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    tell_failure (self, operation);
  end (self);
}

/**
 * gloss_window_print:
 *
 * Asks for a printer and prints the article. Printer and paper are those of the last time.
 */
void
gloss_window_print (GlossWindow *self)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (!can_print (self))
    return;

  operation = create_operation (self);
  if (self->print_settings != NULL)
    gtk_print_operation_set_print_settings (operation, self->print_settings);
  if (self->page_setup != NULL)
    gtk_print_operation_set_default_page_setup (operation, self->page_setup);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_printed), self, G_CONNECT_SWAPPED);
  begin (self, operation);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), NULL);
}

/* --- as PDF -------------------------------------------------------------------------------------- */

static void
on_pdf_saved (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  GFile *file = g_object_get_data (source, "target");
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *path = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;

  if (gloss_print_operation_save_finish (GLOSS_PRINT_OPERATION (source), result, &error))
    {
      g_autofree char *text = g_strdup_printf (_("Saved as “%s”"), name);

      gloss_window_show_toast_with_button (self, text, _("_Show in Folder"), "win.show-file", g_variant_new_string (uri));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gloss_window_show_toast (self, error->message, FALSE);
  if (self->printing == GTK_PRINT_OPERATION (source))
    end (self);
}

/**
 * gloss_window_save_pdf_as:
 * @file: what is written
 *
 * Saves the article's pages as PDF.
 */
void
gloss_window_save_pdf_as (GlossWindow *self,
                          GFile       *file)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (!can_print (self))
    return;

  operation = create_operation (self);
  g_object_set_data_full (G_OBJECT (operation), "target", g_object_ref (file), g_object_unref);
  begin (self, operation);
  gloss_print_operation_save_async (GLOSS_PRINT_OPERATION (operation), GTK_WINDOW (self), file, on_pdf_saved, g_object_ref (self));
}

static void
on_pdf_chosen (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    gloss_window_save_pdf_as (self, file);
}

/* The article's name with another ending. */
static char *
suggest_name (GlossWindow *self)
{
  g_autofree char *name = g_file_get_basename (gloss_document_get_file (gloss_view_state_get_document (self->state)));
  g_autofree char *shown = g_filename_display_name (name);
  char *dot = strrchr (shown, '.');

  if (dot != NULL && dot != shown)
    *dot = '\0';

  return g_strconcat (shown, ".pdf", NULL);
}

static void
choose_pdf (GtkWidget *widget,
            gpointer   data)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = NULL;

  if (gloss_view_state_get_document (self->state) == NULL)
    return;

  name = suggest_name (self);
  gtk_file_filter_set_name (filter, C_("file filter", "PDF documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_dialog_set_title (dialog, _("Save as PDF"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, on_pdf_chosen, g_object_ref (self));
}

/**
 * gloss_window_save_pdf:
 *
 * Asks for a file and saves the article's pages in it.
 */
void
gloss_window_save_pdf (GlossWindow *self)
{
  gloss_portal_require (GTK_WIDGET (self), GLOSS_PORTAL_FILE_CHOOSER, choose_pdf, NULL, NULL);
}
