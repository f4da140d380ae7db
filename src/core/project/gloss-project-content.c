/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that a project is made of, read from its folder. */
#include "config.h"

#include "project/gloss-project-content.h"

#include <glib/gi18n-lib.h>

/**
 * gloss_project_content_new:
 * @folder: the project's folder
 * @reviewer: who works on it
 *
 * Returns: (transfer full): what is to be read
 */
GlossProjectContent *
gloss_project_content_new (GFile               *folder,
                           const GlossReviewer *reviewer)
{
  GlossProjectContent *self = g_new0 (GlossProjectContent, 1);

  self->folder = g_object_ref (folder);
  self->reviewer.id = g_strdup (reviewer->id);
  self->reviewer.name = g_strdup (reviewer->name);
  return self;
}

void
gloss_project_content_free (GlossProjectContent *self)
{
  g_clear_object (&self->folder);
  g_clear_pointer (&self->config, gloss_project_config_free);
  g_clear_pointer (&self->listing, gloss_project_listing_free);
  g_free (self->reviewer.id);
  g_free (self->reviewer.name);
  g_free (self);
}

/**
 * gloss_project_content_load:
 * @self: what is to be read
 * @cancellable: (nullable): stops it
 * @error: why the folder could not be listed
 *
 * Reads it; blocks.
 *
 * Returns: whether it could be read
 */
gboolean
gloss_project_content_load (GlossProjectContent  *self,
                            GCancellable         *cancellable,
                            GError              **error)
{
  self->listing = gloss_project_listing_load (self->folder, cancellable, error);
  if (self->listing == NULL)
    return FALSE;
  self->config = gloss_project_config_load (self->folder, cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* A GTaskThreadFunc: the task data says what is to be read, the result is another one that is read. */
void
gloss_project_content_load_in_thread (GTask        *task,
                                      gpointer      source,
                                      gpointer      task_data,
                                      GCancellable *cancellable)
{
  GlossProjectContent *asked = task_data;
  g_autoptr (GlossProjectContent) content = gloss_project_content_new (asked->folder, &asked->reviewer);
  GError *error = NULL;

  if (gloss_project_content_load (content, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&content), (GDestroyNotify) gloss_project_content_free);
  else
    g_task_return_error (task, error);
}

/**
 * gloss_project_content_dup_error:
 * @self: what was read
 *
 * Returns: (nullable) (transfer full): what a person should know of it, translated
 */
char *
gloss_project_content_dup_error (GlossProjectContent *self)
{
  if (self->config->error != NULL)
    return g_strdup (self->config->error->message);
  if (self->listing->truncated)
    return g_strdup_printf (ngettext ("“%s” holds more than Gloss lists: %'u article is shown.",
                                      "“%s” holds more than Gloss lists: %'u articles are shown.", self->listing->names->len),
                            self->config->name, self->listing->names->len);
  return NULL;
}
