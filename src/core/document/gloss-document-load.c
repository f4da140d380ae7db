/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a document comes to be. */
#include "config.h"

#include "document/gloss-document-private.h"

/* How long a blocking load waits for what is still being written, in milliseconds. */
#define PATIENCE 10000

/* A load that begins once other documents have written what they hold of the same files. */
typedef struct
{
  GTask *task;
  guint n_unsaved;
} Wait;

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GlossDocumentContent *content = gloss_document_content_load (task_data, cancellable, &error);

  if (content != NULL)
    g_task_return_pointer (task, content, (GDestroyNotify) gloss_document_content_free);
  else
    g_task_return_error (task, error);
}

/* What could not be written is in the journal, or the disk refuses that too: it is read then as it is. */
static void
on_unsaved_done (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Wait *wait = user_data;

  gloss_autosave_save_finish (GLOSS_AUTOSAVE (object), result, NULL);
  if (--wait->n_unsaved > 0)
    return;
  g_task_run_in_thread (wait->task, load_in_thread);
  g_object_unref (wait->task);
  g_free (wait);
}

/*
 * What a document that was closed a moment ago is still writing would be met as somebody else's work by the one that is opened, which
 * knows it from the journal already and may have gone on from there.
 */
static void
load_when_saved (GTask       *task,
                 GlossOrigin *origin)
{
  g_autoptr (GPtrArray) unsaved = gloss_autosave_list_unsaved (origin);
  Wait *wait;

  if (unsaved->len == 0)
    {
      g_task_run_in_thread (task, load_in_thread);
      return;
    }
  wait = g_new (Wait, 1);
  wait->task = g_object_ref (task);
  wait->n_unsaved = unsaved->len;
  for (guint i = 0; i < unsaved->len; i++)
    gloss_autosave_save_async (g_ptr_array_index (unsaved, i), NULL, on_unsaved_done, wait);
}

static void
wait_until_saved (GlossOrigin *origin)
{
  g_autoptr (GPtrArray) unsaved = gloss_autosave_list_unsaved (origin);

  for (guint i = 0; i < unsaved->len; i++)
    gloss_autosave_flush (g_ptr_array_index (unsaved, i), PATIENCE, NULL);
}

/**
 * gloss_document_load_full_async:
 * @source: the article's file
 * @reviewer: who works on it
 * @codebook: the project's codebook
 * @flags: what is to be shown
 * @cancellable: (nullable): stops it
 * @callback: called when it is loaded
 * @user_data: for @callback
 *
 * Reads the article, its corrections and its sidecars in a worker, once other documents of this thread have written what they hold
 * of it.
 */
void
gloss_document_load_full_async (GFile               *source,
                                const GlossReviewer *reviewer,
                                GlossCodebook       *codebook,
                                GlossLoadFlags       flags,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (source));
  g_return_if_fail (reviewer != NULL && reviewer->id != NULL);
  g_return_if_fail (GLOSS_IS_CODEBOOK (codebook));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, gloss_document_load_full_async);
  g_task_set_task_data (task, gloss_origin_new (source, reviewer, codebook, flags), (GDestroyNotify) gloss_origin_unref);
  load_when_saved (task, g_task_get_task_data (task));
}

/**
 * gloss_document_load_async:
 * @source: the article's file
 * @reviewer: who works on it
 * @codebook: the project's codebook
 * @cancellable: (nullable): stops it
 * @callback: called when it is loaded
 * @user_data: for @callback
 *
 * gloss_document_load_full_async() with the annotations of every reviewer.
 */
void
gloss_document_load_async (GFile               *source,
                           const GlossReviewer *reviewer,
                           GlossCodebook       *codebook,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  gloss_document_load_full_async (source, reviewer, codebook, GLOSS_LOAD_ALL, cancellable, callback, user_data);
}

/**
 * gloss_document_load_finish:
 * @result: what the callback was given
 * @error: why the article could not be read
 *
 * Returns: (nullable) (transfer full): the document; it belongs to the thread that calls this
 */
GlossDocument *
gloss_document_load_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_autoptr (GlossDocumentContent) content = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  content = g_task_propagate_pointer (G_TASK (result), error);
  return content != NULL ? gloss_document_new_for_content (content) : NULL;
}

/**
 * gloss_document_load_full:
 * @source: the article's file
 * @reviewer: who works on it
 * @codebook: the project's codebook
 * @flags: what is to be shown
 * @cancellable: (nullable): stops it
 * @error: why the article could not be read
 *
 * Reads the article, its corrections and its sidecars; blocks, in any thread.
 *
 * Returns: (nullable) (transfer full): the document; it belongs to the thread that calls this
 */
GlossDocument *
gloss_document_load_full (GFile                *source,
                          const GlossReviewer  *reviewer,
                          GlossCodebook        *codebook,
                          GlossLoadFlags        flags,
                          GCancellable         *cancellable,
                          GError              **error)
{
  g_autoptr (GlossOrigin) origin = NULL;
  g_autoptr (GlossDocumentContent) content = NULL;

  g_return_val_if_fail (G_IS_FILE (source), NULL);
  g_return_val_if_fail (reviewer != NULL && reviewer->id != NULL, NULL);
  g_return_val_if_fail (GLOSS_IS_CODEBOOK (codebook), NULL);

  origin = gloss_origin_new (source, reviewer, codebook, flags);
  wait_until_saved (origin);
  content = gloss_document_content_load (origin, cancellable, error);
  return content != NULL ? gloss_document_new_for_content (content) : NULL;
}

/**
 * gloss_document_load:
 * @source: the article's file
 * @reviewer: who works on it
 * @codebook: the project's codebook
 * @cancellable: (nullable): stops it
 * @error: why the article could not be read
 *
 * gloss_document_load_full() with the annotations of every reviewer.
 *
 * Returns: (nullable) (transfer full): the document; it belongs to the thread that calls this
 */
GlossDocument *
gloss_document_load (GFile                *source,
                     const GlossReviewer  *reviewer,
                     GlossCodebook        *codebook,
                     GCancellable         *cancellable,
                     GError              **error)
{
  return gloss_document_load_full (source, reviewer, codebook, GLOSS_LOAD_ALL, cancellable, error);
}
