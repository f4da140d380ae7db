/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: its windows, its settings, how it is started. */
#include "config.h"

#include "gloss-application.h"

#include <glib/gi18n.h>

#include "dialogs/gloss-preferences-dialog.h"
#include "gloss-portal.h"
#include "gloss-settings.h"
#include "reader/gloss-read-ahead.h"
#include "window/gloss-window-keys.h"
#include "window/gloss-window.h"

/* How long the end of the program waits for what is being written, in milliseconds. */
#define FLUSH_MS 5000

struct _GlossApplication
{
  AdwApplication parent_instance;

  GlossSettings *settings;
  guint sample : 1;
  guint new_window : 1;
};

G_DEFINE_FINAL_TYPE (GlossApplication, gloss_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open the sample project"), NULL },
  { "new-window", 'n', 0, G_OPTION_ARG_NONE, NULL, N_("Open a new window"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
  { NULL },
};

/* --- windows ------------------------------------------------------------------------------------- */

static GlossWindow *
create_window (GlossApplication *self)
{
  GlossWindow *window = gloss_window_new (GTK_APPLICATION (self), self->settings);

  if (DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (window), "devel");

  return window;
}

/* The folder itself, or the one that a file lies in, as far as its name tells. */
static gboolean
is_in_project (GlossWindow *window,
               GFile       *file)
{
  GlossProject *project = gloss_window_get_project (window);
  g_autoptr (GFile) parent = g_file_get_parent (file);
  GFile *folder = project != NULL ? gloss_project_get_folder (project) : NULL;

  return folder != NULL && (g_file_equal (folder, file) || (parent != NULL && g_file_equal (folder, parent)));
}

/* The window of the file's project, an empty one, or a new one. */
static GlossWindow *
find_window (GlossApplication *self,
             GFile            *file)
{
  GlossWindow *empty = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (!GLOSS_IS_WINDOW (l->data))
        continue;
      if (is_in_project (l->data, file))
        return l->data;
      if (empty == NULL && gloss_window_is_empty (l->data))
        empty = l->data;
    }

  return empty != NULL ? empty : create_window (self);
}

/* What was open when the program was last closed. */
static GFile *
dup_last_project (GlossApplication *self)
{
  g_autoptr (GListModel) recent = gloss_settings_dup_recent (self->settings);
  gboolean was_open;

  g_object_get (self->settings, "project-open", &was_open, NULL);
  return was_open ? g_list_model_get_item (recent, 0) : NULL;
}

static void
open_new_window (GlossApplication *self)
{
  GlossWindow *window = create_window (self);

  gloss_window_show_welcome (window);
  gloss_window_present (window);
}

static void
open_first_window (GlossApplication *self)
{
  GlossWindow *window = create_window (self);
  g_autoptr (GFile) last = self->sample ? NULL : dup_last_project (self);

  if (self->sample)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.open-sample", NULL);
  else if (last != NULL)
    gloss_window_open (window, last);
  else
    gloss_window_show_welcome (window);
  gloss_window_present (window);
}

static void
gloss_application_activate (GApplication *application)
{
  GlossApplication *self = GLOSS_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    open_first_window (self);
  else if (self->new_window)
    open_new_window (self);
  else
    gtk_window_present (window);
  self->sample = self->new_window = FALSE;
}

/* Reading begins before the window is shown. Files of one folder are one project, of which the first is opened. */
static void
gloss_application_open (GApplication  *application,
                        GFile        **files,
                        int            n_files,
                        const char    *hint)
{
  GlossApplication *self = GLOSS_APPLICATION (application);
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref, NULL);

  for (int i = 0; i < n_files; i++)
    {
      GFile *folder = g_file_get_parent (files[i]);
      GlossWindow *window;

      if (folder != NULL && !g_hash_table_add (folders, folder))
        continue;
      window = find_window (self, files[i]);
      gloss_window_open (window, files[i]);
      gloss_window_present (window);
    }
}

/* --- actions ------------------------------------------------------------------------------------- */

static void
on_new_window (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  open_new_window (user_data);
}

static void
on_sample (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  GlossApplication *self = user_data;

  self->sample = TRUE;
  open_first_window (self);
  self->sample = FALSE;
}

static void
on_preferences (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  GlossApplication *self = user_data;

  adw_dialog_present (gloss_preferences_dialog_new (self->settings),
                      GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self))));
}

static gboolean
on_about_link (AdwAboutDialog *about,
               const char     *uri,
               gpointer        user_data)
{
  gloss_portal_open_link (GTK_WIDGET (about), uri);
  return TRUE;
}

static void
on_about (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_icon (about, PROJECT_ID);
  adw_about_dialog_set_application_name (about, "Gloss");
  adw_about_dialog_set_version (about, PACKAGE_VERSION);
  adw_about_dialog_set_developer_name (about, _("The Gloss contributors"));
  adw_about_dialog_set_comments (about, _("Highlight claims and tag key points in articles."));
  adw_about_dialog_set_website (about, "https://glossapp.github.io/");
  adw_about_dialog_set_issue_url (about, "https://github.com/glossapp/gloss/issues");
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  /* Translators: your names, one a line */
  adw_about_dialog_set_translator_credits (about, _("translator-credits"));
  g_signal_connect (about, "activate-link", G_CALLBACK (on_about_link), NULL);
  adw_dialog_present (dialog, GTK_WIDGET (gtk_application_get_active_window (user_data)));
}

/* Each window writes what it has before it goes; the program ends with the last of them. */
static void
on_quit (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry actions[] = {
  { "new-window", on_new_window },
  { "sample", on_sample },
  { "preferences", on_preferences },
  { "about", on_about },
  { "quit", on_quit },
};

/* --- the object ---------------------------------------------------------------------------------- */

/* The first article that the arguments name is read while GTK starts. */
static gboolean
gloss_application_local_command_line (GApplication   *application,
                                      char         ***arguments,
                                      int            *status)
{
  for (char **argument = *arguments + MIN (g_strv_length (*arguments), 1); *argument != NULL; argument++)
    if (**argument != '-')
      {
        g_autoptr (GFile) file = g_file_new_for_commandline_arg (*argument);

        gloss_read_ahead (file);
        break;
      }

  return G_APPLICATION_CLASS (gloss_application_parent_class)->local_command_line (application, arguments, status);
}

static int
gloss_application_handle_local_options (GApplication *application,
                                        GVariantDict *dict)
{
  GlossApplication *self = GLOSS_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("Gloss %s\n", PACKAGE_VERSION);
      return 0;
    }
  self->sample = g_variant_dict_contains (dict, "sample");
  self->new_window = g_variant_dict_contains (dict, "new-window");
  if (!self->sample && !self->new_window)
    return -1;

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (!g_application_get_is_remote (application))
    return -1;

  g_action_group_activate_action (G_ACTION_GROUP (application), self->sample ? "sample" : "new-window", NULL);
  return 0;
}

static void
gloss_application_startup (GApplication *application)
{
  GlossApplication *self = GLOSS_APPLICATION (application);

  G_APPLICATION_CLASS (gloss_application_parent_class)->startup (application);

  self->settings = gloss_settings_new ();
  gtk_window_set_default_icon_name (PROJECT_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gloss_window_keys_install (GTK_APPLICATION (self));
}

/* The last chance of edits of an article that was left before they were written. */
static void
gloss_application_shutdown (GApplication *application)
{
  GlossApplication *self = GLOSS_APPLICATION (application);

  gloss_document_flush_all (FLUSH_MS);
  g_clear_object (&self->settings);

  G_APPLICATION_CLASS (gloss_application_parent_class)->shutdown (application);
}

static void
gloss_application_class_init (GlossApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = gloss_application_activate;
  application_class->handle_local_options = gloss_application_handle_local_options;
  application_class->local_command_line = gloss_application_local_command_line;
  application_class->open = gloss_application_open;
  application_class->shutdown = gloss_application_shutdown;
  application_class->startup = gloss_application_startup;
}

static void
gloss_application_init (GlossApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE|FOLDER…]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Opens articles to annotate them: files, or folders of files."));
}

/**
 * gloss_application_new:
 *
 * Returns: (transfer full): the program, not yet registered
 */
GlossApplication *
gloss_application_new (void)
{
  return g_object_new (GLOSS_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/glossapp/Gloss",
                       NULL);
}
