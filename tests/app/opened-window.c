/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with a folder of one article, and what a person does with it. */
#include "config.h"

#include "opened-window.h"

void
opened_window_set_up (Fixture       *self,
                      gconstpointer  data)
{
  self->folder = make_folder ();
  self->article = make_file (self->folder, "harbour.txt", ARTICLE);
  self->settings = gloss_settings_new ();
  g_object_set (self->settings, "reviewer-id", "maria", "window-width", 1280, "window-height", 800, "pane-shown", TRUE, "sidebar-shown", TRUE, NULL);
  self->window = gloss_window_new (NULL, self->settings);
  self->state = gloss_window_get_state (self->window);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
}

void
opened_window_tear_down (Fixture       *self,
                         gconstpointer  data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  wait_until (self->window == NULL);
  gloss_document_flush_all (5000);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (self->settings);
  remove_folder (self->folder);
  g_clear_object (&self->article);
  g_clear_object (&self->folder);
}

GlossDocument *
opened_window_get_document (Fixture *self)
{
  return gloss_view_state_get_document (self->state);
}

void
opened_window_open (Fixture *self,
                    GFile   *file)
{
  gloss_window_open (self->window, file);
  gloss_window_present (self->window);
  wait_until (opened_window_get_document (self) != NULL);
}

void
opened_window_activate (Fixture    *self,
                        const char *action,
                        const char *format,
                        ...)
{
  va_list args;
  g_autoptr (GVariant) parameter = NULL;

  va_start (args, format);
  if (format != NULL)
    parameter = g_variant_ref_sink (g_variant_new_va (format, NULL, &args));
  va_end (args);
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (self->window), action, parameter));
}

/* Marks the word "harbour". */
void
opened_window_tag (Fixture    *self,
                   const char *tag)
{
  const GlossRange word = { 4, 11 };

  gloss_view_state_set_place (self->state, &word, TRUE);
  opened_window_activate (self, "win.tag", "s", tag);
}

guint
opened_window_count (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gloss_document_get_annotations (opened_window_get_document (self))));
}

GtkWidget *
opened_window_find (Fixture *self,
                    GType    type)
{
  return find_widget (GTK_WIDGET (self->window), type);
}

GFile *
opened_window_dup_sidecar (Fixture *self)
{
  return g_file_get_child (self->folder, "harbour.txt.maria.gloss.json");
}

char *
opened_window_read (GFile *file)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}
