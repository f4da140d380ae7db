/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file to an article: reads it within the limit, in a worker where asked to. */
#include "config.h"

#include "reader/gloss-article-loader-private.h"

#include <glib/gi18n-lib.h>

#include "gloss-error.h"
#include "reader/gloss-read-ahead.h"
#include "reader/gloss-reader.h"

typedef struct
{
  GFile *file;
  char *uri;
} LoadJob;

static void
load_job_free (LoadJob *job)
{
  g_object_unref (job->file);
  g_free (job->uri);
  g_free (job);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base != NULL ? base : "");
}

/* GIO's messages do not always name the file. */
static void
name_error (GError       **error,
            const GError  *cause,
            const char    *name)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, G_IO_ERROR, cause->code, _("There is no file “%s”."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, G_IO_ERROR, cause->code, _("You do not have the right to read “%s”."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, G_IO_ERROR, cause->code, _("“%s” is a folder, not an article."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (cause));
  else
    g_set_error (error, cause->domain, cause->code, _("“%s” could not be read: %s"), name, cause->message);
}

static void
set_limit_error (GError     **error,
                 const char  *name)
{
  g_autofree char *limit = g_format_size_full (GLOSS_ARTICLE_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_LIMIT, _("“%s” is larger than %s, the most that Gloss reads as one article."), name, limit);
}

/*
 * Devices and pipes have no end, or make the reader wait for one. In a folder that may not be entered, nothing is
 * known of a file; opening it says so then.
 */
static gboolean
check_type (GFile         *file,
            const char    *name,
            gsize         *size,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, &cause);
  GFileType type;

  if (info == NULL)
    {
      name_error (error, cause, name);
      return FALSE;
    }
  type = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_STANDARD_TYPE);
  if (type == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _("“%s” is a folder, not an article."), name);
      return FALSE;
    }
  if (type == G_FILE_TYPE_SPECIAL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("“%s” is a device or pipe, not a file."), name);
      return FALSE;
    }
  *size = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE);
  if (*size > GLOSS_ARTICLE_MAX_BYTES)
    {
      set_limit_error (error, name);
      return FALSE;
    }

  return TRUE;
}

/* The file may grow while it is read, so the limit holds here too. */
static GBytes *
read_stream (GInputStream  *stream,
             const char    *name,
             gsize          size,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *data = g_malloc (size + 1);
  gsize used = 0;

  while (TRUE)
    {
      gsize n_read = 0;

      if (!g_input_stream_read_all (stream, data + used, size + 1 - used, &n_read, cancellable, &cause))
        {
          name_error (error, cause, name);
          return NULL;
        }
      used += n_read;
      if (used <= size)
        return g_bytes_new_take (g_steal_pointer (&data), used);
      if (used > GLOSS_ARTICLE_MAX_BYTES)
        {
          set_limit_error (error, name);
          return NULL;
        }
      size = MIN (size * 2, GLOSS_ARTICLE_MAX_BYTES);
      data = g_realloc (data, size + 1);
    }
}

static GBytes *
read_file (GFile         *file,
           const char    *name,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  gsize size;

  if (!check_type (file, name, &size, cancellable, error))
    return NULL;

  stream = g_file_read (file, cancellable, &cause);
  if (stream == NULL)
    {
      name_error (error, cause, name);
      return NULL;
    }

  return read_stream (G_INPUT_STREAM (stream), name, MAX (size, 1), cancellable, error);
}

/*< private >
 * gloss_article_load_from_disk:
 * @file: a source
 * @uri: (nullable): where it came from, when that is known
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Does what gloss_article_load() says, whatever was read ahead.
 *
 * Returns: (transfer full) (nullable): the article
 */
GlossArticle *
gloss_article_load_from_disk (GFile         *file,
                              const char    *uri,
                              GCancellable  *cancellable,
                              GError       **error)
{
  g_autofree char *name = dup_name (file);
  g_autoptr (GBytes) bytes = read_file (file, name, cancellable, error);
  GlossReaderInput input = { .bytes = bytes, .name = name, .uri = uri };

  if (bytes == NULL)
    return NULL;

  return gloss_reader_read (&input, cancellable, error);
}

/**
 * gloss_article_load:
 * @file: a source
 * @uri: (nullable): where it came from, when that is known
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Reads a file and recognises the structure of the article in it. Blocks; any thread may call it. Files larger than
 * %GLOSS_ARTICLE_MAX_BYTES are refused with %GLOSS_ERROR_LIMIT. All messages name the file.
 *
 * Returns: (transfer full) (nullable): the article
 */
GlossArticle *
gloss_article_load (GFile         *file,
                    const char    *uri,
                    GCancellable  *cancellable,
                    GError       **error)
{
  GlossArticle *article = uri == NULL ? gloss_read_ahead_take (file, cancellable) : NULL;

  return article != NULL ? article : gloss_article_load_from_disk (file, uri, cancellable, error);
}

static void
load_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  LoadJob *job = data;
  GError *error = NULL;
  GlossArticle *article = gloss_article_load (job->file, job->uri, cancellable, &error);

  if (article != NULL)
    g_task_return_pointer (task, article, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gloss_article_load_async:
 * @file: a source
 * @uri: (nullable): where it came from, when that is known
 * @cancellable: (nullable): stops it
 * @callback: called in the caller's main context when it is done
 * @user_data: for @callback
 *
 * Does the same as gloss_article_load() in a worker thread.
 */
void
gloss_article_load_async (GFile               *file,
                          const char          *uri,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  LoadJob *job = g_new0 (LoadJob, 1);

  job->file = g_object_ref (file);
  job->uri = g_strdup (uri);
  g_task_set_source_tag (task, gloss_article_load_async);
  g_task_set_task_data (task, job, (GDestroyNotify) load_job_free);
  g_task_run_in_thread (task, load_in_worker);
}

/**
 * gloss_article_load_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends gloss_article_load_async().
 *
 * Returns: (transfer full) (nullable): the article
 */
GlossArticle *
gloss_article_load_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
