/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an export goes: asking for it, and what went wrong there. */
#include "config.h"

#include "exchange/gloss-export-place.h"

#include <glib/gi18n.h>

#include "text/gloss-text-direction.h"

/* In bytes. Files of 255 are possible, but what is written beside them has a longer name for a while. */
#define MAX_NAME_LENGTH 180

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_folder_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GFile *folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);

  if (folder != NULL)
    g_task_return_pointer (task, folder, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
choose (GtkFileDialog       *dialog,
        gboolean             wants_folder,
        GtkWindow           *parent,
        GCancellable        *cancellable,
        GAsyncReadyCallback  callback,
        gpointer             user_data)
{
  GTask *task = g_task_new (dialog, NULL, callback, user_data);

  g_task_set_source_tag (task, choose);
  if (wants_folder)
    gtk_file_dialog_select_folder (dialog, parent, cancellable, on_folder_chosen, task);
  else
    gtk_file_dialog_save (dialog, parent, cancellable, on_file_chosen, task);
}

static GFile *
finish (GtkFileDialog  *dialog,
        GAsyncResult   *result,
        GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

const GlossFileChooser gloss_file_chooser = { choose, finish };

/* Neither what ends a name on some disk, nor what cannot be seen. */
static gboolean
is_allowed (gunichar c)
{
  return !g_unichar_iscntrl (c) && (c > 127 || strchr ("/\\:*?\"<>|", (int) c) == NULL);
}

/**
 * gloss_export_place_dup_name:
 * @name: of an article or a project, as people write it
 * @format: in what it is exported
 *
 * Returns: (transfer full): a name that a file, or the folder of a format of many files, can have on any disk
 */
char *
gloss_export_place_dup_name (const char        *name,
                              const GlossFormat *format)
{
  g_autoptr (GString) cleaned = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (cleaned->len + g_unichar_to_utf8 (c, NULL) > MAX_NAME_LENGTH)
        break;
      g_string_append_unichar (cleaned, is_allowed (c) ? c : '-');
    }
  g_strstrip (cleaned->str);
  cleaned->len = strlen (cleaned->str);
  if (cleaned->len == 0 || cleaned->str[0] == '.')
    g_string_prepend (cleaned, "gloss");
  if (format->suffix != NULL)
    g_string_append (cleaned, format->suffix);
  else
    g_string_append_printf (cleaned, "-%s", format->id);

  return g_string_free_and_steal (g_steal_pointer (&cleaned));
}

/* Those of the format, and all: a person may want to replace a file of another name. */
static GListModel *
create_filters (const GlossFormat *format)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) own = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (own, _(format->title));
  gtk_file_filter_add_suffix (own, format->suffix + 1);
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, own);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

/* Not the project itself: what is put there may be taken for another article. */
static GFile *
find_initial_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
}

/**
 * gloss_export_place_create_dialog:
 * @name: what is offered as the name of the file or folder
 * @format: in what is exported
 *
 * Returns: (transfer full): a dialog that asks for the place
 */
GtkFileDialog *
gloss_export_place_create_dialog (const char        *name,
                                   const GlossFormat *format)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) folder = find_initial_folder ();
  g_autofree char *title = NULL;

  gtk_file_dialog_set_modal (dialog, TRUE);
  gtk_file_dialog_set_initial_folder (dialog, folder);
  if (format->suffix != NULL)
    {
      g_autoptr (GListModel) filters = create_filters (format);

      gtk_file_dialog_set_title (dialog, _("Export Annotations"));
      gtk_file_dialog_set_accept_label (dialog, _("_Export"));
      gtk_file_dialog_set_initial_name (dialog, name);
      gtk_file_dialog_set_filters (dialog, filters);
      return dialog;
    }

  /* Translators: %s is the name of a folder that will be made */
  title = g_strdup_printf (_("Where to Put the Folder “%s”"), name);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_accept_label (dialog, _("_Export Here"));

  return dialog;
}

static const char *
get_advice (const GError *error)
{
  if (error->domain != G_IO_ERROR)
    return NULL;

  switch (error->code)
    {
    case G_IO_ERROR_NO_SPACE:
      return _("Make room on the disk, or choose another place.");
    case G_IO_ERROR_READ_ONLY:
    case G_IO_ERROR_PERMISSION_DENIED:
      return _("Choose a place where you may write.");
    case G_IO_ERROR_NOT_FOUND:
    case G_IO_ERROR_NOT_DIRECTORY:
    case G_IO_ERROR_NOT_MOUNTED:
      return _("The folder may have been moved or taken out. Choose another place.");
    case G_IO_ERROR_FILENAME_TOO_LONG:
      return _("Choose a shorter name.");
    default:
      return NULL;
    }
}

/**
 * gloss_export_place_describe_error:
 * @error: why an export was not made
 *
 * Returns: (transfer full): that, and what can be done about it
 */
char *
gloss_export_place_describe_error (const GError *error)
{
  const char *advice = get_advice (error);

  g_autofree char *message = gloss_text_isolate_quotes (error->message);

  return advice != NULL ? g_strdup_printf ("%s\n\n%s", message, advice) : g_steal_pointer (&message);
}
