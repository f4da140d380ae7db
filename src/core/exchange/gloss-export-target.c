/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be there already where an export goes. */
#include "config.h"

#include "exchange/gloss-export-target.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "gloss-error.h"
#include "store/gloss-sidecar-folder.h"

#define SIDECAR_SUFFIX ".gloss.json"
#define SETTINGS_NAME "gloss.json"
#define PRIVATE_FOLDER "/.gloss/"

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (GError    **error,
        int         code,
        const char *format,
        ...)
{
  va_list values;

  va_start (values, format);
  if (error != NULL)
    *error = g_error_new_valist (G_IO_ERROR, code, format, values);
  va_end (values);
  return FALSE;
}

/**
 * gloss_export_target_dup_path:
 * @target: where an export goes
 * @error: that it is nowhere in the file system
 *
 * Returns: (transfer full) (nullable): its path, past a symbolic link
 */
char *
gloss_export_target_dup_path (GFile   *target,
                              GError **error)
{
  const char *path = g_file_peek_path (target);
  g_autofree char *resolved = NULL;
  g_autofree char *uri = NULL;

  if (path == NULL)
    {
      uri = g_file_get_uri (target);
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_UNSUPPORTED,
                   _("“%s” is not a place in the file system, so nothing can be exported there."), uri);
      return NULL;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return g_strdup (path);
  resolved = realpath (path, NULL);
  return g_strdup (resolved != NULL ? resolved : path);
}

/* A sidecar, the settings of a project, or what Gloss keeps for itself. */
static gboolean
is_own_file (const char *path,
             const char *name)
{
  return g_str_has_suffix (name, SIDECAR_SUFFIX) || g_str_equal (name, SETTINGS_NAME) || strstr (path, PRIVATE_FOLDER) != NULL;
}

/* Whether it is an article that somebody has annotated. */
static gboolean
is_source (const char *path,
           const char *name)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GFile) folder = g_file_new_for_path (parent);
  g_autofree char *prefix = g_strconcat (name, ".", NULL);
  g_autoptr (GlossSidecarFolder) sidecars = gloss_sidecar_folder_new (folder, prefix, NULL);
  g_auto (GStrv) reviewers = gloss_sidecar_folder_list (sidecars, NULL, NULL);

  return reviewers != NULL && reviewers[0] != NULL;
}

/* --- folders ----------------------------------------------------------------------------------- */

/* The files that an earlier export wrote; NULL where the folder is none. */
static GHashTable *
load_manifest (const char *path)
{
  g_autofree char *file = g_build_filename (path, GLOSS_EXPORT_MANIFEST, NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  GHashTable *names;

  if (!g_file_test (file, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (file, &contents, NULL, NULL) ||
      !g_str_has_prefix (contents, GLOSS_EXPORT_MANIFEST_HEADER))
    return NULL;
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lines = g_strsplit (contents + strlen (GLOSS_EXPORT_MANIFEST_HEADER), "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    g_hash_table_add (names, g_strcompress (*line));
  g_hash_table_add (names, g_strdup (GLOSS_EXPORT_MANIFEST));
  return names;
}

/* A file in the folder that is not of the names, from the folder; NULL without one. */
static char *
find_foreign (const char *path,
              const char *relative,
              GHashTable *names)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  char *foreign = NULL;

  while (foreign == NULL && dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *from_top = relative != NULL ? g_build_filename (relative, name, NULL) : g_strdup (name);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        foreign = find_foreign (child, from_top, names);
      else if (names == NULL || !g_hash_table_contains (names, from_top))
        foreign = g_steal_pointer (&from_top);
    }
  return foreign;
}

static gboolean
check_folder (const char  *path,
              const char  *shown,
              gboolean     replace,
              GError     **error)
{
  g_autoptr (GHashTable) names = load_manifest (path);
  g_autofree char *foreign = find_foreign (path, NULL, names);
  g_autofree char *foreign_shown = foreign != NULL ? g_filename_display_name (foreign) : NULL;

  if (foreign != NULL && names != NULL)
    return refuse (error, G_IO_ERROR_NOT_EMPTY,
                   _("The folder “%s” holds “%s”, which no export wrote, so it is not replaced. Choose another folder."), shown, foreign_shown);
  if (foreign != NULL)
    return refuse (error, G_IO_ERROR_NOT_EMPTY,
                   _("The folder “%s” is not empty and holds no earlier export, so nothing is written there. Choose another folder."), shown);
  if (names != NULL && !replace)
    return refuse (error, G_IO_ERROR_EXISTS, _("The folder “%s” holds an earlier export already."), shown);
  return TRUE;
}

static gboolean
check_file (const char  *path,
            const char  *shown,
            const char  *name,
            gboolean     replace,
            GError     **error)
{
  if (is_source (path, name))
    return refuse (error, G_IO_ERROR_FAILED, _("“%s” is an article with annotations, so no export is written over it. Choose another name."), shown);
  if (!replace)
    return refuse (error, G_IO_ERROR_EXISTS, _("There is a file “%s” already."), shown);
  return TRUE;
}

/**
 * gloss_export_target_check:
 * @path: where an export goes
 * @is_folder: whether it is a folder
 * @replace: whether a file, or an earlier export, may be replaced
 * @exists: (out): whether there is something
 * @error: why nothing can be written there; %G_IO_ERROR_EXISTS where @replace would help
 *
 * Annotations, settings of projects, articles with annotations and folders with anything else in them are never replaced. Blocks.
 *
 * Returns: whether an export may go there
 */
gboolean
gloss_export_target_check (const char  *path,
                           gboolean     is_folder,
                           gboolean     replace,
                           gboolean    *exists,
                           GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (path);
  struct stat info;

  *exists = FALSE;
  if (is_own_file (path, name))
    return refuse (error, G_IO_ERROR_FAILED,
                   _("“%s” is the name of a file in which Gloss keeps its work, so no export is written there. Choose another name."), shown);
  if (stat (path, &info) != 0)
    return errno == ENOENT ||
           refuse (error, g_io_error_from_errno (errno), _("“%s” cannot be written: %s"), shown, g_strerror (errno));
  *exists = TRUE;
  if (is_folder && S_ISDIR (info.st_mode))
    return check_folder (path, shown, replace, error);
  if (is_folder)
    return refuse (error, G_IO_ERROR_NOT_DIRECTORY, _("“%s” is not a folder, and this format needs one."), shown);
  if (S_ISREG (info.st_mode))
    return check_file (path, shown, name, replace, error);
  return refuse (error, S_ISDIR (info.st_mode) ? G_IO_ERROR_IS_DIRECTORY : G_IO_ERROR_NOT_REGULAR_FILE,
                 _("“%s” is not a file, so it is not replaced."), shown);
}

/**
 * gloss_export_target_remove:
 * @path: a file, or a folder with all that is in it
 *
 * Takes it away as far as possible; follows no link.
 */
void
gloss_export_target_remove (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_unlink (path) == 0 || errno == ENOENT)
    return;
  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      gloss_export_target_remove (child);
    }
  g_rmdir (path);
}
