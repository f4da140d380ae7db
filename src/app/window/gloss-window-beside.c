/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes annotations out of the library, to where a person can write. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "gloss-portal.h"

typedef struct
{
  GlossDocument *document;
  GlossArticle *article;
  GFile *source;
  GFile *folder;
  char *reviewer;
} Copy;

static void
copy_free (Copy *copy)
{
  g_clear_object (&copy->document);
  g_clear_object (&copy->article);
  g_clear_object (&copy->source);
  g_clear_object (&copy->folder);
  g_clear_pointer (&copy->reviewer, g_free);
  g_free (copy);
}

/* Nothing is overwritten: a file of annotations that is there already is an error. */
static void
copy_files (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Copy *copy = task_data;
  g_autofree char *name = g_file_get_basename (copy->source);
  g_autofree char *sidecar_name = g_strdup_printf ("%s.%s.gloss.json", name, copy->reviewer);
  g_autoptr (GlossStore) store = gloss_store_new_for_source (copy->source, copy->article);
  g_autoptr (GFile) sidecar = gloss_store_dup_file (store, copy->reviewer);
  g_autoptr (GFile) source = g_file_get_child (copy->folder, name);
  g_autoptr (GFile) target = g_file_get_child (copy->folder, sidecar_name);
  g_autoptr (GError) error = NULL;

  if (!g_file_query_exists (source, cancellable)
      && !g_file_copy (copy->source, source, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!g_file_copy (sidecar, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&source), g_object_unref);
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GlossWindow *self = GLOSS_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_task_propagate_pointer (G_TASK (result), &error);

  if (file != NULL)
    gloss_window_open (self, file);
  else if (error != NULL)
    gloss_window_show_toast (self, error->message, FALSE);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (gloss_document_save_finish (GLOSS_DOCUMENT (source), result, &error))
    g_task_run_in_thread (task, copy_files);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * gloss_window_save_beside_in:
 * @folder: where both are wanted
 *
 * Puts the reviewer's annotations, and the article where it is not there, into a folder; then opens it there.
 */
void
gloss_window_save_beside_in (GlossWindow *self,
                             GFile       *folder)
{
  GlossDocument *document = gloss_view_state_get_document (self->state);
  g_autoptr (GTask) task = g_task_new (self, NULL, on_copied, NULL);
  Copy *copy = g_new0 (Copy, 1);

  copy->document = g_object_ref (document);
  copy->article = g_object_ref (gloss_document_get_article (document));
  copy->source = g_object_ref (gloss_document_get_file (document));
  copy->folder = g_object_ref (folder);
  copy->reviewer = g_strdup (gloss_document_get_reviewer (document));
  g_task_set_source_tag (task, gloss_window_save_beside_in);
  g_task_set_task_data (task, copy, (GDestroyNotify) copy_free);
  gloss_document_save_async (document, NULL, on_saved, g_steal_pointer (&task));
}

static void
on_folder_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (folder != NULL && gloss_view_state_get_document (self->state) != NULL)
    gloss_window_save_beside_in (self, folder);
}

static void
choose_place (GtkWidget *widget,
              gpointer   data)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  GlossDocument *document = gloss_view_state_get_document (self->state);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) parent = document != NULL ? g_file_get_parent (gloss_document_get_file (document)) : NULL;

  if (document == NULL)
    return;
  gtk_file_dialog_set_title (dialog, _("Where to Save the Article With Its Annotations"));
  if (parent != NULL)
    gtk_file_dialog_set_initial_folder (dialog, parent);
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (self), NULL, on_folder_chosen, g_object_ref (self));
}

/**
 * gloss_window_save_beside:
 *
 * Asks for a folder to put annotations out of the library into, with their article.
 */
void
gloss_window_save_beside (GlossWindow *self)
{
  gloss_portal_require (GTK_WIDGET (self), GLOSS_PORTAL_FILE_CHOOSER, choose_place, NULL, NULL);
}
