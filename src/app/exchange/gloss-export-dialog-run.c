/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking where an export goes, and writing it. */
#include "config.h"

#include "exchange/gloss-export-dialog-private.h"

#include <glib/gi18n.h>

#include "exchange/gloss-export-target.h"
#include "gloss-portal.h"
#include "text/gloss-text-direction.h"

/* What takes longer than this shows how far it is, in milliseconds. */
#define SLOW_MS 300

static GtkWindow *
get_window (GlossExportDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static gboolean
wants_folder (GlossExportDialog *self)
{
  return gloss_export_get_format (self->run)->suffix == NULL;
}

/* --- how it ends --------------------------------------------------------------------------------- */

/**
 * gloss_export_dialog_stop:
 *
 * Gives up what is being asked for or written; nothing of it is left. The form can be used again.
 */
void
gloss_export_dialog_stop (GlossExportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->slow_id, g_source_remove);
  if (self->run != NULL)
    g_signal_handlers_disconnect_by_data (self->run, self);
  g_clear_object (&self->run);
  g_clear_object (&self->target);
  if (self->navigation == NULL)
    return;
  gtk_widget_set_sensitive (self->form, TRUE);
  if (adw_navigation_view_get_visible_page (self->navigation) == adw_navigation_view_find_page (self->navigation, "running"))
    adw_navigation_view_pop_to_tag (self->navigation, "form");
}

static void
fail (GlossExportDialog *self,
      const GError      *error)
{
  g_autofree char *text = gloss_export_place_describe_error (error);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  gloss_export_dialog_stop (self);
  adw_status_page_set_description (self->failed, escaped);
  if (adw_navigation_view_get_visible_page (self->navigation) != adw_navigation_view_find_page (self->navigation, "failed"))
    adw_navigation_view_push_by_tag (self->navigation, "failed");
}

static void
on_run (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GlossExportDialog) self = user_data;
  g_autoptr (GFile) target = NULL;
  g_autoptr (GError) error = NULL;
  GlossExport *export = GLOSS_EXPORT (source);
  gboolean done = gloss_export_run_finish (export, result, &error);

  /* It was stopped: what came of it is of no interest. */
  if (self->run != export)
    return;

  target = g_steal_pointer (&self->target);
  if (!done)
    {
      fail (self, error);
      return;
    }
  gloss_export_dialog_stop (self);
  gloss_export_dialog_exported (self, target, (guint) gloss_export_get_n_annotations (export),
                                gloss_export_choice_count_articles (self->choice, export));
}

/* --- writing ------------------------------------------------------------------------------------- */

static void
update_progress (GlossExportDialog *self)
{
  guint n = gloss_export_get_n_articles (self->run);
  guint n_done = gloss_export_get_n_done (self->run);
  g_autofree char *text = g_strdup_printf (ngettext ("%u of %u article", "%u of %u articles", n), n_done, n);

  adw_status_page_set_description (self->running, text);
  gtk_progress_bar_set_fraction (self->progress, n > 0 ? (double) n_done / n : 0);
}

static void
on_slow (gpointer user_data)
{
  GlossExportDialog *self = user_data;

  self->slow_id = 0;
  adw_navigation_view_push_by_tag (self->navigation, "running");
}

static void
run (GlossExportDialog *self,
     gboolean           replace)
{
  gtk_widget_set_sensitive (self->form, FALSE);
  g_signal_connect_object (self->run, "notify::n-done", G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  update_progress (self);
  self->slow_id = g_timeout_add_once (SLOW_MS, on_slow, self);
  gloss_export_run_async (self->run, self->target, replace, self->cancellable, on_run, g_object_ref (self));
}

/* --- where --------------------------------------------------------------------------------------- */

static void
on_replace_response (GlossExportDialog *self,
                     const char        *response)
{
  if (self->run == NULL)
    return;
  if (g_str_equal (response, "replace"))
    run (self, TRUE);
  else
    gloss_export_dialog_stop (self);
}

static void
ask_to_replace (GlossExportDialog *self)
{
  g_autofree char *basename = g_file_get_basename (self->target);
  g_autofree char *name = g_filename_display_name (basename);
  g_autofree char *body = g_strdup_printf (_("The folder “%s” holds an earlier export, all of which will be replaced."), name);
  g_autofree char *isolated = gloss_text_isolate_quotes (body);
  AdwDialog *dialog = adw_alert_dialog_new (_("Replace Earlier Export?"), isolated);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "replace", _("_Replace"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_replace_response), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* Only an earlier export is asked about: what else is there is for the export to refuse. */
static void
on_manifest_known (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GlossExportDialog) self = user_data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);

  if (self->target == NULL || !g_file_has_parent (G_FILE (source), self->target))
    return;
  if (info != NULL)
    ask_to_replace (self);
  else
    run (self, FALSE);
}

static char *
dup_name (GlossExportDialog *self)
{
  g_autofree char *name = gloss_export_choice_dup_name (self->choice);

  return gloss_export_place_dup_name (name, gloss_export_get_format (self->run));
}

/* Whether a file may be replaced was asked by the chooser; of the folder that is made in the chosen one it knows nothing. */
static void
take_folder (GlossExportDialog *self,
             GFile             *place)
{
  g_autofree char *name = dup_name (self);
  g_autoptr (GFile) manifest = NULL;

  self->target = g_file_get_child (place, name);
  manifest = g_file_get_child (self->target, GLOSS_EXPORT_MANIFEST);
  g_file_query_info_async (manifest, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                           self->cancellable, on_manifest_known, g_object_ref (self));
}

static void
on_place_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GlossExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) place = NULL;

  place = self->chooser->finish (GTK_FILE_DIALOG (source), result, &error);
  if (self->run == NULL)
    return;

  if (place == NULL && g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_FAILED))
    fail (self, error);
  else if (place == NULL)
    gloss_export_dialog_stop (self);
  else if (wants_folder (self))
    take_folder (self, place);
  else
    {
      self->target = g_steal_pointer (&place);
      run (self, TRUE);
    }
}

static void
ask (GtkWidget *widget,
     gpointer   data)
{
  GlossExportDialog *self = GLOSS_EXPORT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char *name = NULL;

  if (self->run != NULL)
    return;

  self->run = gloss_export_choice_create_export (self->choice);
  self->cancellable = g_cancellable_new ();
  name = dup_name (self);
  dialog = gloss_export_place_create_dialog (name, gloss_export_get_format (self->run));
  self->chooser->choose (dialog, wants_folder (self), get_window (self), self->cancellable, on_place_chosen, g_object_ref (self));
}

/**
 * gloss_export_dialog_ask:
 *
 * Asks where the export goes, and makes it.
 */
void
gloss_export_dialog_ask (GlossExportDialog *self)
{
  gloss_portal_require (GTK_WIDGET (self), GLOSS_PORTAL_FILE_CHOOSER, ask, NULL, NULL);
}
