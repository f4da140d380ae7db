/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The project that comes with Gloss, to try things on. */
#include "config.h"

#include "project/gloss-sample.h"

/* The article with every kind of part. */
#define FIRST_ARTICLE "skerrin-line.txt"

/* A development build shows the sample of its own source tree. */
static GFile *
find_original (void)
{
  const char *folder = DEVELOPMENT ? g_getenv ("GLOSS_SAMPLE_DIR") : NULL;

  return g_file_new_for_path (folder != NULL ? folder : SAMPLEDIR);
}

static GFile *
find_copy (void)
{
  return g_file_new_build_filename (g_get_user_data_dir (), "gloss", "sample", NULL);
}

static gboolean
copy_folder (GFile         *from,
             GFile         *to,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GFileEnumerator) enumerator = NULL;
  GFileInfo *info;
  GFile *child;

  enumerator = g_file_enumerate_children (from, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                          G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (enumerator == NULL || !g_file_make_directory_with_parents (to, cancellable, error))
    return FALSE;

  while (g_file_enumerator_iterate (enumerator, &info, &child, cancellable, error))
    {
      g_autoptr (GFile) target = NULL;

      if (info == NULL)
        return TRUE;
      target = g_file_get_child (to, g_file_info_get_name (info));
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        {
          if (!copy_folder (child, target, cancellable, error))
            return FALSE;
        }
      else if (!g_file_copy (child, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, error))
        return FALSE;
    }

  return FALSE;
}

static void
prepare (GTask        *task,
         gpointer      source_object,
         gpointer      task_data,
         GCancellable *cancellable)
{
  g_autoptr (GFile) original = find_original ();
  g_autoptr (GFile) copy = find_copy ();
  g_autoptr (GFile) article = g_file_get_child (copy, FIRST_ARTICLE);
  g_autoptr (GError) error = NULL;

  if (!g_file_query_exists (copy, cancellable) && !copy_folder (original, copy, cancellable, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (g_file_query_exists (article, cancellable))
    g_task_return_pointer (task, g_steal_pointer (&article), g_object_unref);
  else
    g_task_return_pointer (task, g_steal_pointer (&copy), g_object_unref);
}

/**
 * gloss_sample_prepare_async:
 *
 * Copies the sample project, once, to where it can be worked on: `gloss/sample` in the user's data folder. What was done
 * in it before stays.
 */
void
gloss_sample_prepare_async (GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, gloss_sample_prepare_async);
  g_task_run_in_thread (task, prepare);
}

/**
 * gloss_sample_prepare_finish:
 *
 * Returns: (transfer full): the article to begin with, or the folder if somebody took that away
 */
GFile *
gloss_sample_prepare_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
