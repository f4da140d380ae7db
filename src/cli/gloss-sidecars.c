/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The annotation files of articles, by their names. */
#include "config.h"

#include "gloss-sidecars.h"

#include <string.h>

#define SUFFIX ".gloss.json"

typedef gboolean (*Filter) (GFile      *file,
                            const char *name,
                            gpointer    user_data);

/* The dot before the reviewer in `SOURCE.REVIEWER.gloss.json`; NULL if @name is none. */
static const char *
find_reviewer (const char *name)
{
  gsize length = strlen (name);
  const char *dot;
  g_autofree char *reviewer = NULL;

  if (!g_str_has_suffix (name, SUFFIX))
    return NULL;

  dot = g_strrstr_len (name, length - strlen (SUFFIX), ".");
  if (dot == NULL || dot == name)
    return NULL;

  reviewer = g_strndup (dot + 1, length - strlen (SUFFIX) - (dot + 1 - name));
  return gloss_reviewer_id_is_valid (reviewer) ? dot : NULL;
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *name_a = g_file_get_basename (*(GFile *const *) a);
  g_autofree char *name_b = g_file_get_basename (*(GFile *const *) b);

  return strcmp (name_a, name_b);
}

static GPtrArray *
list (GFile     *folder,
      Filter     filter,
      gpointer   user_data,
      GError   **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFileEnumerator) entries = NULL;
  GFileInfo *info;

  entries = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE, NULL, error);
  if (entries == NULL)
    return NULL;

  for (;;)
    {
      GFile *file;

      if (!g_file_enumerator_iterate (entries, &info, &file, NULL, error))
        return NULL;
      if (info == NULL)
        break;
      if (filter (file, g_file_info_get_name (info), user_data))
        g_ptr_array_add (files, g_object_ref (file));
    }

  g_ptr_array_sort (files, compare_files);
  return g_steal_pointer (&files);
}

/* @user_data is what the names begin with before the reviewer. */
static gboolean
is_of_source (GFile      *file,
              const char *name,
              gpointer    user_data)
{
  g_autofree char *reviewer = NULL;

  if (!g_str_has_prefix (name, user_data))
    return FALSE;

  name += strlen (user_data);
  reviewer = g_str_has_suffix (name, SUFFIX) ? g_strndup (name, strlen (name) - strlen (SUFFIX)) : NULL;
  return reviewer != NULL && gloss_reviewer_id_is_valid (reviewer);
}

static gboolean
is_stray (GFile      *file,
          const char *name,
          gpointer    user_data)
{
  g_autoptr (GFile) source = gloss_sidecars_dup_source (file);

  return source != NULL && !g_file_query_exists (source, NULL);
}

/**
 * gloss_sidecars_dup_reviewer:
 * @sidecar: a sidecar, beside its article or in the library
 *
 * Returns: (transfer full) (nullable): whose annotations the file holds, by its name
 */
char *
gloss_sidecars_dup_reviewer (GFile *sidecar)
{
  g_autofree char *name = g_file_get_basename (sidecar);
  char *dot;

  if (!g_str_has_suffix (name, SUFFIX))
    return NULL;

  name[strlen (name) - strlen (SUFFIX)] = '\0';
  dot = strrchr (name, '.');
  return g_strdup (dot != NULL ? dot + 1 : name);
}

/**
 * gloss_sidecars_dup_source:
 * @sidecar: a file
 *
 * Returns: (transfer full) (nullable): the article it stands beside; %NULL if it is no sidecar
 */
GFile *
gloss_sidecars_dup_source (GFile *sidecar)
{
  g_autofree char *name = g_file_get_basename (sidecar);
  const char *dot = find_reviewer (name);
  g_autoptr (GFile) folder = g_file_get_parent (sidecar);
  g_autofree char *source = dot != NULL ? g_strndup (name, dot - name) : NULL;

  return dot != NULL ? g_file_get_child (folder, source) : NULL;
}

/**
 * gloss_sidecars_list:
 * @store: where the sidecars of a source are
 * @error: return location for an error
 *
 * Lists the sidecars of a source, readable or not.
 *
 * Returns: (transfer full) (element-type GFile): them by name
 */
GPtrArray *
gloss_sidecars_list (GlossStore  *store,
                     GError     **error)
{
  g_autoptr (GFile) any = gloss_store_dup_file (store, "x");
  g_autoptr (GFile) folder = g_file_get_parent (any);
  g_autofree char *prefix = g_file_get_basename (any);

  prefix[strlen (prefix) - strlen ("x" SUFFIX)] = '\0';
  if (!g_file_query_exists (folder, NULL))
    return g_ptr_array_new_with_free_func (g_object_unref);
  return list (folder, is_of_source, prefix, error);
}

/**
 * gloss_sidecars_list_strays:
 * @folder: a folder
 * @error: return location for an error
 *
 * Lists the sidecars in a folder whose articles are not there.
 *
 * Returns: (transfer full) (element-type GFile): them by name
 */
GPtrArray *
gloss_sidecars_list_strays (GFile   *folder,
                            GError **error)
{
  return list (folder, is_stray, NULL, error);
}
