/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done when the disk does not take what was edited. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "gloss-portal.h"
#include "window/gloss-trouble-bar.h"

/* What goes on once there is a copy. */
typedef struct
{
  GlossWindow *window;
  GlossDocument *document;
  GlossWindowFunc then;
  gpointer data;
  GDestroyNotify destroy;
} Saving;

static Saving *
saving_new (GlossWindow     *self,
            GlossWindowFunc  then,
            gpointer         data,
            GDestroyNotify   destroy)
{
  Saving *saving = g_new (Saving, 1);

  *saving = (Saving) { g_object_ref (self), g_object_ref (gloss_window_get_document (self)), then, data, destroy };
  return saving;
}

static void
saving_free (Saving *saving)
{
  if (saving->destroy != NULL)
    saving->destroy (saving->data);
  g_object_unref (saving->window);
  g_object_unref (saving->document);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

/**
 * gloss_window_update_trouble:
 *
 * Shows what is not on disk of the open article. The bar is made when it is first wanted.
 */
void
gloss_window_update_trouble (GlossWindow *self)
{
  GlossDocument *document = gloss_window_get_document (self);

  if (self->trouble_bar == NULL && document != NULL && gloss_document_get_trouble (document) != NULL)
    {
      self->trouble_bar = g_object_new (GLOSS_TYPE_TROUBLE_BAR, NULL);
      g_object_bind_property (self->sidebar_split, "collapsed", self->trouble_bar, "narrow", G_BINDING_SYNC_CREATE);
      adw_toolbar_view_add_top_bar (self->middle, self->trouble_bar);
    }
  if (self->trouble_bar != NULL)
    g_object_set (self->trouble_bar, "document", document, NULL);
  gloss_window_update_source (self);
  gloss_window_update_actions (self);
}

/**
 * gloss_window_tell_unsaved:
 * @error: why it could not be saved
 *
 * Says so after an attempt, in the words of the banner.
 */
void
gloss_window_tell_unsaved (GlossWindow  *self,
                           const GError *error)
{
  GlossDocument *document = gloss_window_get_document (self);
  GlossTrouble *trouble = document != NULL ? gloss_document_get_trouble (document) : NULL;
  g_autofree char *why = trouble != NULL ? gloss_trouble_dup_why (trouble) : g_strdup (error->message);
  /* Translators: a sentence that says why, such as “The disk is full.” */
  g_autofree char *text = g_strdup_printf (_("Still not saved. %s"), why);

  gloss_window_show_toast (self, text, FALSE);
}

static void
on_retried (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = gloss_document_save_finish (GLOSS_DOCUMENT (source), result, &error);
  GlossTrouble *trouble = gloss_document_get_trouble (GLOSS_DOCUMENT (source));
  g_autofree char *why = NULL;

  if (gloss_window_get_document (self) != GLOSS_DOCUMENT (source))
    return;
  if (!saved)
    {
      gloss_window_tell_unsaved (self, error);
      return;
    }
  /* The sidecar has taken it, but the journal may not have. */
  why = trouble != NULL ? gloss_trouble_dup_why (trouble) : NULL;
  gloss_window_show_toast (self, why != NULL ? why : _("Everything is saved"), FALSE);
}

/**
 * gloss_window_retry_saving:
 *
 * Tries at once to save, and says what came of it.
 */
void
gloss_window_retry_saving (GlossWindow *self)
{
  GlossDocument *document = gloss_window_get_document (self);

  if (document != NULL)
    gloss_document_save_async (document, NULL, on_retried, g_object_ref (self));
}

/**
 * gloss_window_look_at_disk:
 *
 * A person who comes back from another program may have made room there, or put the disk in again.
 */
void
gloss_window_look_at_disk (GlossWindow *self)
{
  GlossDocument *document = gloss_window_get_document (self);

  if (document != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    gloss_document_retry (document);
}

/* --- elsewhere ----------------------------------------------------------------------------------- */

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) sidecar = gloss_document_save_copy_finish (GLOSS_DOCUMENT (source), result, &error);
  g_autoptr (GFile) folder = sidecar != NULL ? g_file_get_parent (sidecar) : NULL;
  g_autofree char *name = folder != NULL ? g_file_get_parse_name (folder) : NULL;
  g_autofree char *text = NULL;

  if (sidecar == NULL)
    {
      gloss_window_tell_error (saving->window, error);
      return;
    }
  text = g_strdup_printf (_("Everything is in “%s”"), name);
  gloss_window_show_toast_with_button (saving->window, text, _("_Show"), "win.show-file", g_variant_new_take_string (g_file_get_uri (sidecar)));
  if (saving->then != NULL)
    saving->then (saving->window, saving->data);
}

/**
 * gloss_window_save_copy_in:
 * @folder: where a copy is wanted
 * @then: (nullable): called once it is there, with the window
 * @data: for @then
 * @destroy: (nullable): frees @data
 *
 * Saves everything of the open article in another folder and says where it is. The window stays with the article.
 */
void
gloss_window_save_copy_in (GlossWindow     *self,
                           GFile           *folder,
                           GlossWindowFunc  then,
                           gpointer         data,
                           GDestroyNotify   destroy)
{
  if (self->pane != NULL)
    gloss_annotation_pane_commit (self->pane);
  gloss_document_save_copy_async (gloss_window_get_document (self), folder, NULL, on_copied, saving_new (self, then, data, destroy));
}

static void
on_folder_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);

  if (folder != NULL && gloss_window_get_document (saving->window) == saving->document)
    gloss_window_save_copy_in (saving->window, folder, saving->then, g_steal_pointer (&saving->data), g_steal_pointer (&saving->destroy));
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_FAILED))
    gloss_window_tell_error (saving->window, error);
}

/* Not where it cannot be written, but where the last copy is, or at home. */
static GFile *
dup_initial_folder (GlossDocument *document)
{
  GlossTrouble *trouble = gloss_document_get_trouble (document);
  GFile *copy = trouble != NULL ? gloss_trouble_get_copy (trouble) : NULL;

  return copy != NULL ? g_file_get_parent (copy) : g_file_new_for_path (g_get_home_dir ());
}

static void
choose_folder (GtkWidget *widget,
               gpointer   data)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  Saving *asked = data;
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autoptr (GFile) initial = NULL;

  if (gloss_window_get_document (self) != asked->document)
    return;
  dialog = gtk_file_dialog_new ();
  initial = dup_initial_folder (asked->document);
  gtk_file_dialog_set_title (dialog, _("Where to Save a Copy of Your Annotations"));
  gtk_file_dialog_set_accept_label (dialog, _("_Save Here"));
  gtk_file_dialog_set_initial_folder (dialog, initial);
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (self), NULL, on_folder_chosen,
                                 saving_new (self, asked->then, g_steal_pointer (&asked->data), g_steal_pointer (&asked->destroy)));
}

/**
 * gloss_window_save_elsewhere_then:
 * @then: (nullable): called once a copy is there, with the window
 * @data: for @then
 * @destroy: (nullable): frees @data, whatever happens
 *
 * Asks for a folder, and saves everything of the open article there.
 */
void
gloss_window_save_elsewhere_then (GlossWindow     *self,
                                  GlossWindowFunc  then,
                                  gpointer         data,
                                  GDestroyNotify   destroy)
{
  gloss_portal_require (GTK_WIDGET (self), GLOSS_PORTAL_FILE_CHOOSER, choose_folder, saving_new (self, then, data, destroy),
                        (GDestroyNotify) saving_free);
}

void
gloss_window_save_elsewhere (GlossWindow *self)
{
  if (gloss_window_get_document (self) != NULL)
    gloss_window_save_elsewhere_then (self, NULL, NULL, NULL);
}
