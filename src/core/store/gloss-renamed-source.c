/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the sidecars of a source that has been given another name. */
#include "config.h"

#include "store/gloss-sidecar-folder-private.h"

#include <string.h>

#include "json/gloss-json.h"
#include "store/gloss-annotation-set.h"

/*< private >
 * gloss_sidecar_dup_source_name:
 * @name: of a file
 *
 * Returns: (transfer full) (nullable): the name of the source that a sidecar of that name belongs to; %NULL where it is no sidecar's
 */
char *
gloss_sidecar_dup_source_name (const char *name)
{
  g_autofree char *stem = NULL;
  char *dot;

  if (!g_str_has_suffix (name, GLOSS_SIDECAR_SUFFIX))
    return NULL;
  stem = g_strndup (name, strlen (name) - strlen (GLOSS_SIDECAR_SUFFIX));
  dot = strrchr (stem, '.');
  if (dot == NULL || dot == stem || !gloss_reviewer_id_is_valid (dot + 1))
    return NULL;
  *dot = '\0';
  return g_steal_pointer (&stem);
}

/*< private >
 * gloss_sidecar_dup_text_sha256:
 * @sidecar: a file
 *
 * Returns: (transfer full) (nullable): the hash of the text that it was made for; %NULL where it is no sidecar that can be read
 */
char *
gloss_sidecar_dup_text_sha256 (GFile *sidecar)
{
  g_autoptr (GFileInfo) info = g_file_query_info (sidecar, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GlossAnnotationSet) set = NULL;

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR || g_file_info_get_size (info) > GLOSS_JSON_MAX_BYTES)
    return NULL;
  bytes = g_file_load_bytes (sidecar, NULL, NULL, NULL);
  if (bytes != NULL)
    set = gloss_annotation_set_read (bytes, g_file_peek_path (sidecar), NULL);
  return set != NULL ? g_strdup (gloss_annotation_set_get_text_sha256 (set)) : NULL;
}

/* Whether it is a sidecar for the text whose source is gone; then the source's name. */
static char *
check_child (GFile        *folder,
             GFileInfo    *info,
             const char   *text_sha256,
             GCancellable *cancellable)
{
  g_autofree char *source_name = gloss_sidecar_dup_source_name (g_file_info_get_name (info));
  g_autoptr (GFile) source = source_name != NULL ? g_file_get_child (folder, source_name) : NULL;
  g_autoptr (GFile) file = g_file_get_child (folder, g_file_info_get_name (info));

  g_autofree char *sha256 = NULL;

  if (source == NULL || g_file_query_exists (source, cancellable))
    return NULL;
  sha256 = gloss_sidecar_dup_text_sha256 (file);
  return g_strcmp0 (sha256, text_sha256) == 0 ? g_steal_pointer (&source_name) : NULL;
}

/**
 * gloss_sidecar_folder_find_renamed:
 * @folder: the folder of a source
 * @text_sha256: the hash of its canonical text
 * @cancellable: (nullable): stops it
 *
 * Looks for sidecars whose own source is no longer in the folder and that were made for the same text: the source
 * that they belong to has this name now. A copy beside its original gets none, since the original is still there.
 *
 * Returns: (transfer full) (nullable): the name that the source had
 */
char *
gloss_sidecar_folder_find_renamed (GFile        *folder,
                                   const char   *text_sha256,
                                   GCancellable *cancellable)
{
  g_autoptr (GFileEnumerator) children =
    g_file_enumerate_children (folder,
                               G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  while (children != NULL)
    {
      GFileInfo *info;
      char *name;

      if (!g_file_enumerator_iterate (children, &info, NULL, cancellable, NULL) || info == NULL)
        return NULL;
      name = check_child (folder, info, text_sha256, cancellable);
      if (name != NULL)
        return name;
    }
  return NULL;
}
