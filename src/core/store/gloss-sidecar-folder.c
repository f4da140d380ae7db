/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder in which sidecars of one source lie: which there are, and what they hold. */
#include "config.h"

#include "store/gloss-sidecar-folder-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gloss-error.h"
#include "json/gloss-json.h"
#include "store/gloss-annotation-set.h"

/**
 * gloss_sidecar_folder_new:
 * @folder: the folder, there or not
 * @prefix: what the names begin with: the source's and a dot, or nothing
 * @listing: (nullable): where the folder's files are known from
 *
 * Returns: (transfer full): its sidecars
 */
GlossSidecarFolder *
gloss_sidecar_folder_new (GFile               *folder,
                          const char          *prefix,
                          GlossSidecarListing *listing)
{
  GlossSidecarFolder *self = g_new (GlossSidecarFolder, 1);

  self->folder = g_object_ref (folder);
  self->prefix = g_strdup (prefix);
  self->listing = listing != NULL ? gloss_sidecar_listing_ref (listing) : NULL;
  return self;
}

/**
 * gloss_sidecar_folder_free:
 * @self: (transfer full): a folder
 */
void
gloss_sidecar_folder_free (GlossSidecarFolder *self)
{
  g_clear_object (&self->folder);
  g_clear_pointer (&self->prefix, g_free);
  g_clear_pointer (&self->listing, gloss_sidecar_listing_unref);
  g_free (self);
}

/**
 * gloss_sidecar_folder_dup_file:
 * @self: a folder
 * @reviewer: the id of a reviewer
 *
 * Returns: (transfer full): the reviewer's sidecar, there or not
 */
GFile *
gloss_sidecar_folder_dup_file (GlossSidecarFolder *self,
                               const char         *reviewer)
{
  g_autofree char *name = g_strconcat (self->prefix, reviewer, GLOSS_SIDECAR_SUFFIX, NULL);

  return g_file_get_child (self->folder, name);
}

/* The reviewer whose sidecar has this name, or NULL where it is none of this source's. */
static char *
parse_name (GlossSidecarFolder *self,
            const char         *name)
{
  g_autofree char *reviewer = NULL;
  gsize length = strlen (name);
  gsize n_prefix = strlen (self->prefix);

  if (length <= n_prefix + strlen (GLOSS_SIDECAR_SUFFIX) || !g_str_has_prefix (name, self->prefix) ||
      !g_str_has_suffix (name, GLOSS_SIDECAR_SUFFIX))
    return NULL;
  reviewer = g_strndup (name + n_prefix, length - n_prefix - strlen (GLOSS_SIDECAR_SUFFIX));
  return gloss_reviewer_id_is_valid (reviewer) ? g_steal_pointer (&reviewer) : NULL;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

static gboolean
add_names (GlossSidecarFolder  *self,
           GFileEnumerator     *children,
           GPtrArray           *reviewers,
           GCancellable        *cancellable,
           GError             **error)
{
  for (;;)
    {
      GFileInfo *info;
      char *reviewer;

      if (!g_file_enumerator_iterate (children, &info, NULL, cancellable, error))
        return FALSE;
      if (info == NULL)
        return TRUE;
      reviewer = parse_name (self, g_file_info_get_name (info));
      if (reviewer != NULL)
        g_ptr_array_add (reviewers, reviewer);
    }
}

/* A folder that is not there holds nothing. */
static gboolean
add_found_names (GlossSidecarFolder  *self,
                 GPtrArray           *reviewers,
                 GCancellable        *cancellable,
                 GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileEnumerator) children =
    g_file_enumerate_children (self->folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE, cancellable, &local_error);

  if (children != NULL)
    return add_names (self, children, reviewers, cancellable, error);
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Whether the listing knows the folder. */
static gboolean
add_listed_names (GlossSidecarFolder *self,
                  GPtrArray          *reviewers)
{
  guint first = 0;
  GPtrArray *names = self->listing != NULL ? gloss_sidecar_listing_get_names (self->listing, self->folder, self->prefix, &first) : NULL;

  for (guint i = first; names != NULL && i < names->len && g_str_has_prefix (g_ptr_array_index (names, i), self->prefix); i++)
    {
      char *reviewer = parse_name (self, g_ptr_array_index (names, i));

      if (reviewer != NULL)
        g_ptr_array_add (reviewers, reviewer);
    }
  return names != NULL;
}

/**
 * gloss_sidecar_folder_list:
 * @self: a folder
 * @cancellable: (nullable): stops it
 * @error: why it could not be listed
 *
 * Finds the sidecars there are.
 *
 * Returns: (transfer full) (nullable): the ids of the reviewers, sorted; none for a folder that is not there
 */
char **
gloss_sidecar_folder_list (GlossSidecarFolder  *self,
                           GCancellable        *cancellable,
                           GError             **error)
{
  g_autoptr (GPtrArray) reviewers = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  if (!add_listed_names (self, reviewers) && !add_found_names (self, reviewers, cancellable, error))
    return NULL;
  g_ptr_array_sort_values (reviewers, compare_names);
  return (char **) g_ptr_array_free (g_steal_pointer (&reviewers), FALSE);
}

/*
 * A pipe would be waited on for ever, and a file of any size would be read. In a folder that may not be entered,
 * nothing is known of a file; opening it says so then.
 */
static gboolean
check_file (GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                       G_FILE_QUERY_INFO_NONE, cancellable, error);
  GFileType type;

  if (info == NULL)
    {
      /* What cannot have that name is not there. */
      if (error != NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_FILENAME_TOO_LONG))
        (*error)->code = G_IO_ERROR_NOT_FOUND;
      return FALSE;
    }
  type = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_STANDARD_TYPE);
  if (type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_UNKNOWN)
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” is not a file."), g_file_peek_path (file));
      return FALSE;
    }
  if (g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE) > GLOSS_JSON_MAX_BYTES)
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_LIMIT, _("“%s” is larger than %d MB."),
                   g_file_peek_path (file), GLOSS_JSON_MAX_BYTES / (1024 * 1024));
      return FALSE;
    }
  return TRUE;
}

/**
 * gloss_sidecar_folder_load:
 * @self: a folder
 * @reviewer: the id of a reviewer
 * @cancellable: (nullable): stops it
 * @error: why it could not be read; %G_IO_ERROR_NOT_FOUND where there is none
 *
 * Returns: (transfer full) (nullable): the bytes of the reviewer's sidecar, whatever they are
 */
GBytes *
gloss_sidecar_folder_load (GlossSidecarFolder  *self,
                           const char          *reviewer,
                           GCancellable        *cancellable,
                           GError             **error)
{
  g_autoptr (GFile) file = gloss_sidecar_folder_dup_file (self, reviewer);
  char *contents;
  gsize length;

  if (!check_file (file, cancellable, error) ||
      !g_file_load_contents (file, cancellable, &contents, &length, NULL, error))
    return NULL;
  return g_bytes_new_take (contents, length);
}
