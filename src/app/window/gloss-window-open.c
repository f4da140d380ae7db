/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How files, folders and the sample come into the window. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "gloss-portal.h"
#include "project/gloss-sample.h"
#include "text/gloss-text-direction.h"
#include "window/gloss-welcome-page.h"

/* What takes longer than this is said to take long, in milliseconds. */
#define SLOW_MS 500

/* --- pages --------------------------------------------------------------------------------------- */

static GtkWidget *
create_button (const char *label,
               const char *action,
               gboolean    suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");

  return button;
}

/**
 * gloss_window_show_welcome:
 *
 * Shows what can be opened.
 */
void
gloss_window_show_welcome (GlossWindow *self)
{
  gloss_window_show_page (self, gloss_welcome_page_new (self->settings), "welcome");
}

/* What went wrong, and what can be done. */
static void
show_message (GlossWindow *self,
              const char  *icon,
              const char  *title,
              const char  *description,
              gboolean     can_retry)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (adw_status_page_new ());
  GtkWidget *buttons = adw_wrap_box_new ();
  g_autofree char *isolated = gloss_text_isolate_quotes (description);
  g_autofree char *escaped = g_markup_escape_text (isolated, -1);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 12);
  adw_wrap_box_set_align (ADW_WRAP_BOX (buttons), 0.5);
  if (can_retry)
    adw_wrap_box_append (ADW_WRAP_BOX (buttons), create_button (_("_Try Again"), "win.retry", TRUE));
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), create_button (_("Open _Article…"), "win.open-article", FALSE));
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), create_button (_("Open _Folder…"), "win.open-folder", FALSE));

  adw_status_page_set_icon_name (page, icon);
  adw_status_page_set_title (page, title);
  adw_status_page_set_description (page, escaped);
  adw_status_page_set_child (page, buttons);
  gloss_window_show_page (self, GTK_WIDGET (page), "message");
}

static void
on_slow (gpointer user_data)
{
  GlossWindow *self = user_data;
  AdwStatusPage *page = ADW_STATUS_PAGE (adw_status_page_new ());
  g_autoptr (AdwSpinnerPaintable) spinner = adw_spinner_paintable_new (GTK_WIDGET (page));
  g_autofree char *basename = g_file_get_basename (self->target);
  g_autofree char *name = g_filename_display_name (basename);
  g_autofree char *escaped = g_markup_escape_text (name, -1);

  self->slow_id = 0;
  adw_status_page_set_paintable (page, GDK_PAINTABLE (spinner));
  adw_status_page_set_title (page, _("Opening…"));
  adw_status_page_set_description (page, escaped);
  adw_status_page_set_child (page, create_button (_("_Cancel"), "win.cancel", FALSE));
  gloss_window_show_page (self, GTK_WIDGET (page), "loading");
}

/* --- one thing at a time ------------------------------------------------------------------------- */

/**
 * gloss_window_stop_opening:
 *
 * Gives up what is being opened, if anything: nothing of it will come, and nothing is shown instead.
 */
void
gloss_window_stop_opening (GlossWindow *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_handle_id (&self->slow_id, g_source_remove);
  g_clear_object (&self->opening);
  g_clear_object (&self->target);
  if (!self->reload_slow)
    return;
  self->reload_slow = FALSE;
  gloss_window_update_source (self);
}

/**
 * gloss_window_cancel_opening:
 *
 * Gives up what is being opened and goes back to what was there before.
 */
void
gloss_window_cancel_opening (GlossWindow *self)
{
  gloss_window_stop_opening (self);
  if (gloss_view_state_get_document (self->state) != NULL)
    gloss_window_show_page (self, NULL, "article");
  else if (self->project == NULL)
    gloss_window_show_welcome (self);
  else
    show_message (self, "text-x-generic-symbolic", _("No Article Open"), _("Choose one from the list, or open another."), FALSE);
  gloss_window_update_actions (self);
}

static void
begin (GlossWindow *self,
       GFile       *target)
{
  gloss_window_stop_opening (self);
  self->opening = g_cancellable_new ();
  g_set_object (&self->target, target);
  self->slow_id = g_timeout_add_once (SLOW_MS, on_slow, self);
  gloss_window_update_actions (self);
}

static void
end (GlossWindow *self)
{
  g_clear_handle_id (&self->slow_id, g_source_remove);
  g_clear_object (&self->opening);
  gloss_window_update_actions (self);
}

/* What was open before is put away, as the page tells of something else; a person's own cancelling is not told at all. */
static void
fail (GlossWindow  *self,
      const char   *title,
      const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  end (self);
  gloss_view_state_set_document (self->state, NULL);
  show_message (self, "dialog-warning-symbolic", title, error->message, TRUE);
}

/* --- the article --------------------------------------------------------------------------------- */

static void
on_document_loaded (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossDocument) document = gloss_project_load_document_finish (GLOSS_PROJECT (source), result, &error);

  if (document == NULL)
    {
      fail (self, _("Article Not Opened"), error);
      return;
    }

  end (self);
  gloss_view_state_set_document (self->state, document);
  gloss_window_show_page (self, NULL, "article");
  gloss_article_page_focus_text (self->article);
  gloss_window_tell_moved (self);
  gloss_settings_remember (self->settings, gloss_project_get_folder (self->project), gloss_document_get_file (document));
  g_object_set (self->settings, "project-open", TRUE, NULL);
}

/* The page is made while the article is read. */
static void
ensure_article_page (GlossWindow *self)
{
  if (self->article != NULL)
    return;

  self->article = GLOSS_ARTICLE_PAGE (gloss_article_page_new (self->state));
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->article), "article");
}

static void
open_article (GlossWindow *self,
              GFile       *file)
{
  gloss_project_load_document_async (self->project, file, self->opening, on_document_loaded, g_object_ref (self));
  ensure_article_page (self);
}

/* --- the project --------------------------------------------------------------------------------- */

static GFile *
choose_first (GlossWindow *self)
{
  g_autoptr (GFile) last = gloss_settings_dup_last_article (self->settings, gloss_project_get_folder (self->project));
  g_autoptr (GlossArticleItem) first = g_list_model_get_item (G_LIST_MODEL (self->project), 0);

  if (last != NULL && gloss_project_find (self->project, last) != NULL)
    return g_steal_pointer (&last);

  return first != NULL ? g_object_ref (gloss_article_item_get_file (first)) : NULL;
}

static void
set_project (GlossWindow  *self,
             GlossProject *project)
{
  g_set_object (&self->project, project);
  gloss_view_state_set_document (self->state, NULL);
  gloss_window_update (self);
}

/* @file is NULL for a folder that was opened as such. */
static void
enter_project (GlossWindow *self,
               GFile       *file)
{
  g_autoptr (GFile) article = file != NULL ? g_object_ref (file) : choose_first (self);

  if (article != NULL)
    {
      open_article (self, article);
      return;
    }

  end (self);
  gloss_settings_remember (self->settings, gloss_project_get_folder (self->project), NULL);
  g_object_set (self->settings, "project-open", TRUE, NULL);
  show_message (self, "folder-symbolic", _("No Articles Here"),
                _("Put text, Markdown or HTML files into this folder: they appear here by themselves."), FALSE);
}

static void
on_project_opened (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossProject) project = gloss_project_open_finish (result, &error);

  if (project == NULL)
    {
      fail (self, _("Folder Not Opened"), error);
      return;
    }

  set_project (self, project);
  enter_project (self, g_file_equal (self->target, gloss_project_get_folder (project)) ? NULL : self->target);
}

static void
open_project (GlossWindow *self,
              GFile       *folder,
              GFile       *file)
{
  GlossReviewer reviewer = gloss_settings_get_reviewer (self->settings);
  const GlossReviewer *current = self->project != NULL ? gloss_project_get_reviewer (self->project) : NULL;

  if (current != NULL && g_file_equal (folder, gloss_project_get_folder (self->project)) && g_strcmp0 (current->id, reviewer.id) == 0)
    enter_project (self, file);
  else
    gloss_project_open_async (folder, &reviewer, self->opening, on_project_opened, g_object_ref (self));
}

static void
on_target_found (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  g_autoptr (GFile) parent = g_file_get_parent (G_FILE (source));

  if (info == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_autofree char *name = g_file_get_parse_name (G_FILE (source));

      g_clear_error (&error);
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There is no file or folder “%s”. It may have been moved or removed."), name);
    }
  if (info == NULL)
    fail (self, _("Nothing to Open"), error);
  else if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY || parent == NULL)
    open_project (self, G_FILE (source), NULL);
  else
    open_project (self, parent, G_FILE (source));
}

static void
open_now (GlossWindow *self,
          gpointer     data)
{
  GFile *file = data;

  begin (self, file);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, self->opening,
                           on_target_found, g_object_ref (self));
  gloss_window_focus (self);
}

/**
 * gloss_window_open:
 * @file: an article, or a folder of articles
 *
 * Opens the folder as a project, and in it the article, the one that was open last, or the first. What was open before is
 * saved first; where that cannot be, a person is asked.
 */
void
gloss_window_open (GlossWindow *self,
                   GFile       *file)
{
  g_return_if_fail (GLOSS_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  gloss_window_leave (self, FALSE, open_now, g_object_ref (file), g_object_unref);
}

/**
 * gloss_window_retry:
 *
 * Opens again what could not be opened.
 */
void
gloss_window_retry (GlossWindow *self)
{
  g_autoptr (GFile) target = self->target != NULL ? g_object_ref (self->target) : NULL;

  if (target != NULL)
    gloss_window_open (self, target);
}

/**
 * gloss_window_open_neighbour:
 * @step: 1 for the next article of the project, -1 for the one before
 */
void
gloss_window_open_neighbour (GlossWindow *self,
                             int          step)
{
  GlossDocument *document = gloss_view_state_get_document (self->state);
  guint n = self->project != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->project)) : 0;

  for (guint i = 0; document != NULL && i < n; i++)
    {
      g_autoptr (GlossArticleItem) item = g_list_model_get_item (G_LIST_MODEL (self->project), i);
      g_autoptr (GlossArticleItem) other = NULL;

      if (!g_file_equal (gloss_article_item_get_file (item), gloss_document_get_file (document)))
        continue;
      other = (step > 0 || i > 0) ? g_list_model_get_item (G_LIST_MODEL (self->project), i + step) : NULL;
      if (other != NULL)
        gloss_window_open (self, gloss_article_item_get_file (other));
      return;
    }
}

static void
close_project_now (GlossWindow *self,
                   gpointer     data)
{
  gloss_window_stop_opening (self);
  set_project (self, NULL);
  g_object_set (self->settings, "project-open", FALSE, NULL);
  gloss_window_show_welcome (self);
}

/**
 * gloss_window_close_project:
 *
 * Goes back to the welcome page.
 */
void
gloss_window_close_project (GlossWindow *self)
{
  gloss_window_leave (self, FALSE, close_project_now, NULL, NULL);
}

/* --- by dialog, and the sample ------------------------------------------------------------------- */

/* Who dismisses the dialog, or is refused by the desktop, knows it. */
static void
take_chosen (GlossWindow  *self,
             GFile        *file,
             const GError *error)
{
  if (file != NULL)
    gloss_window_open (self, file);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_FAILED))
    gloss_window_show_toast (self, error->message, FALSE);
}

static void
on_folder_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);

  take_chosen (self, file, error);
}

static void
on_article_chosen (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  take_chosen (self, file, error);
}

static GtkFileDialog *
create_file_dialog (GlossWindow *self,
                    const char  *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  if (self->project != NULL)
    gtk_file_dialog_set_initial_folder (dialog, gloss_project_get_folder (self->project));

  return dialog;
}

static void
choose_folder (GtkWidget *widget,
               gpointer   data)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = create_file_dialog (self, _("Open a Folder of Articles"));

  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (self), NULL, on_folder_chosen, g_object_ref (self));
}

/**
 * gloss_window_choose_folder:
 *
 * Asks for a folder and opens it.
 */
void
gloss_window_choose_folder (GlossWindow *self)
{
  gloss_portal_require (GTK_WIDGET (self), GLOSS_PORTAL_FILE_CHOOSER, choose_folder, NULL, NULL);
}

static void
choose_article (GtkWidget *widget,
                gpointer   data)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = create_file_dialog (self, _("Open an Article"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, C_("file filter", "Articles"));
  gtk_file_filter_add_mime_type (filter, "text/plain");
  gtk_file_filter_add_mime_type (filter, "text/html");
  gtk_file_filter_add_mime_type (filter, "text/markdown");
  gtk_file_filter_add_mime_type (filter, "application/xhtml+xml");
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, on_article_chosen, g_object_ref (self));
}

/**
 * gloss_window_choose_article:
 *
 * Asks for an article and opens it.
 */
void
gloss_window_choose_article (GlossWindow *self)
{
  gloss_portal_require (GTK_WIDGET (self), GLOSS_PORTAL_FILE_CHOOSER, choose_article, NULL, NULL);
}

static void
on_sample_prepared (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gloss_sample_prepare_finish (result, &error);

  if (file != NULL)
    gloss_window_open (self, file);
  else
    fail (self, _("Sample Not Opened"), error);
}

/**
 * gloss_window_open_sample:
 *
 * Opens the project that comes with Gloss, in a copy that can be worked on.
 */
void
gloss_window_open_sample (GlossWindow *self)
{
  g_autoptr (GFile) folder = g_file_new_build_filename (g_get_user_data_dir (), "gloss", "sample", NULL);

  begin (self, folder);
  gloss_sample_prepare_async (self->opening, on_sample_prepared, g_object_ref (self));
}
