/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a project and its documents are opened. */
#include "config.h"

#include "project/gloss-project-private.h"
#include "store/gloss-sweep.h"

/**
 * gloss_project_open_async:
 * @folder: the folder
 * @reviewer: who works on it
 * @cancellable: (nullable): stops it
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * Lists a folder in a worker.
 */
void
gloss_project_open_async (GFile               *folder,
                          const GlossReviewer *reviewer,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (folder));
  g_return_if_fail (reviewer != NULL && reviewer->id != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, gloss_project_open_async);
  g_task_set_task_data (task, gloss_project_content_new (folder, reviewer), (GDestroyNotify) gloss_project_content_free);
  g_task_run_in_thread (task, gloss_project_content_load_in_thread);
}

/**
 * gloss_project_open_finish:
 * @result: what the callback was given
 * @error: why the folder could not be listed
 *
 * What killed processes have left behind in the folder is taken away meanwhile.
 *
 * Returns: (nullable) (transfer full): the project; its items fill in as they are read, and it follows its folder
 */
GlossProject *
gloss_project_open_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_autoptr (GlossProjectContent) content = NULL;
  GlossProject *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  content = g_task_propagate_pointer (G_TASK (result), error);
  if (content == NULL)
    return NULL;
  self = gloss_project_new_for_content (content);
  gloss_project_start_sync (self, content->listing);
  gloss_sweep_async (self->folder);
  return self;
}

/**
 * gloss_project_open:
 * @folder: the folder
 * @reviewer: who works on it
 * @cancellable: (nullable): stops it
 * @error: why the folder could not be listed
 *
 * Lists a folder; blocks. For programs without a main loop: the items are not filled in, and the folder is not watched.
 *
 * Returns: (nullable) (transfer full): the project
 */
GlossProject *
gloss_project_open (GFile                *folder,
                    const GlossReviewer  *reviewer,
                    GCancellable         *cancellable,
                    GError              **error)
{
  g_autoptr (GlossProjectContent) content = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);
  g_return_val_if_fail (reviewer != NULL && reviewer->id != NULL, NULL);

  content = gloss_project_content_new (folder, reviewer);
  return gloss_project_content_load (content, cancellable, error) ? gloss_project_new_for_content (content) : NULL;
}

static void
on_document_loaded (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GlossDocument *document = gloss_document_load_finish (result, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gloss_project_load_document_async:
 * @self: a project
 * @source: an article
 * @cancellable: (nullable): stops it
 * @callback: called when it is loaded
 * @user_data: for @callback
 *
 * Loads an article with the project's codebook and reviewer, and shows the other reviewers' annotations
 * unless the project is blind.
 */
void
gloss_project_load_document_async (GlossProject        *self,
                                   GFile               *source,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (GLOSS_IS_PROJECT (self));
  g_return_if_fail (G_IS_FILE (source));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gloss_project_load_document_async);
  gloss_document_load_full_async (source, &self->reviewer, self->config->codebook,
                                  self->config->blind ? GLOSS_LOAD_BLIND : GLOSS_LOAD_ALL,
                                  cancellable, on_document_loaded, task);
}

GlossDocument *
gloss_project_load_document_finish (GlossProject  *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
