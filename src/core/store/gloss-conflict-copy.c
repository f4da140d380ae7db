/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copies of a sidecar that programs which synchronise folders leave beside it. */
#include "config.h"

#include "store/gloss-conflict-copy.h"

#include <string.h>

#include "json/gloss-json.h"

#define EXTENSION ".json"
/* How many names are tried for a copy that is put away. */
#define ATTEMPTS 1000

/*
 * What stands between the name and its extension: Syncthing; Nextcloud and Dropbox, whose words are translated, with a date in brackets;
 * ownCloud as it was.
 */
static const char *const certain[] = {
  "^\\.sync-conflict-\\d{8}-\\d{6}(-[A-Za-z0-9]+)?$",
  "^ ?\\(.*\\d{4}-\\d{2}-\\d{2}.*\\)( \\(\\d+\\))?$",
  "^_conflict-.*\\d{8}.*$",
};

/* Google Drive; OneDrive, which appends the name of the computer. */
static const char *const likely[] = {
  "^ ?\\(\\d+\\)$",
  "^-[^ .][^.]*$",
};

static gboolean
matches (const char        *text,
         const char *const *patterns,
         gsize              n_patterns)
{
  for (gsize i = 0; i < n_patterns; i++)
    if (g_regex_match_simple (patterns[i], text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT))
      return TRUE;
  return FALSE;
}

/**
 * gloss_conflict_copy_recognise:
 * @name: of a file
 * @own_name: of a sidecar
 *
 * Returns: whether @name is that of a copy of the sidecar, beside which it lies
 */
GlossCopyKind
gloss_conflict_copy_recognise (const char *name,
                               const char *own_name)
{
  gsize n_stem = strlen (own_name) - strlen (EXTENSION);
  gsize length = strlen (name);
  g_autofree char *middle = NULL;

  if (!g_str_has_suffix (own_name, EXTENSION) || !g_str_has_suffix (name, EXTENSION) || length <= n_stem + strlen (EXTENSION) ||
      strncmp (name, own_name, n_stem) != 0)
    return GLOSS_COPY_NONE;
  middle = g_strndup (name + n_stem, length - n_stem - strlen (EXTENSION));
  if (!g_utf8_validate (middle, -1, NULL))
    return GLOSS_COPY_NONE;
  if (matches (middle, certain, G_N_ELEMENTS (certain)))
    return GLOSS_COPY_CERTAIN;
  return matches (middle, likely, G_N_ELEMENTS (likely)) ? GLOSS_COPY_LIKELY : GLOSS_COPY_NONE;
}

/**
 * gloss_conflict_copy_find:
 * @own_file: a sidecar, there or not
 * @cancellable: (nullable): stops it
 *
 * Returns: (transfer full) (element-type GFile): what lies beside it under the name of a copy, by name; blocks
 */
GPtrArray *
gloss_conflict_copy_find (GFile        *own_file,
                          GCancellable *cancellable)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFile) folder = g_file_get_parent (own_file);
  g_autofree char *own_name = g_file_get_basename (own_file);
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE,
                                                                    cancellable, NULL);
  GFileInfo *info;

  while (children != NULL && g_file_enumerator_iterate (children, &info, NULL, cancellable, NULL) && info != NULL)
    if (gloss_conflict_copy_recognise (g_file_info_get_name (info), own_name) != GLOSS_COPY_NONE)
      g_ptr_array_add (files, g_file_get_child (folder, g_file_info_get_name (info)));
  return files;
}

static gboolean
is_readable (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR && g_file_info_get_size (info) <= GLOSS_JSON_MAX_BYTES;
}

static gboolean
has_same_source (GlossAnnotationSet *a,
                 GlossAnnotationSet *b)
{
  return g_strcmp0 (gloss_annotation_set_get_text_sha256 (a), gloss_annotation_set_get_text_sha256 (b)) == 0 ||
         g_strcmp0 (gloss_annotation_set_get_source_name (a), gloss_annotation_set_get_source_name (b)) == 0;
}

/**
 * gloss_conflict_copy_read:
 * @file: what lies beside a sidecar under the name of a copy
 * @own_file: the sidecar
 * @own: what it holds
 *
 * A name alone proves little: it must hold annotations of the same reviewer, and be a version of the same file; where the name is sure,
 * being about the same article will do, for two computers may each have made the file. Blocks.
 *
 * Returns: (transfer full) (nullable): what the copy holds; %NULL where it is none, or of a newer version
 */
GlossAnnotationSet *
gloss_conflict_copy_read (GFile              *file,
                          GFile              *own_file,
                          GlossAnnotationSet *own)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *own_name = g_file_get_basename (own_file);
  GlossCopyKind kind = gloss_conflict_copy_recognise (name, own_name);
  g_autoptr (GBytes) bytes = kind != GLOSS_COPY_NONE && is_readable (file) ? g_file_load_bytes (file, NULL, NULL, NULL) : NULL;
  g_autoptr (GlossAnnotationSet) set = bytes != NULL ? gloss_annotation_set_read (bytes, name, NULL) : NULL;

  if (set == NULL || gloss_annotation_set_is_read_only (set) ||
      g_strcmp0 (gloss_annotation_set_get_reviewer (set)->id, gloss_annotation_set_get_reviewer (own)->id) != 0)
    return NULL;
  if (gloss_annotation_set_is_same_page (set, own) || (kind == GLOSS_COPY_CERTAIN && has_same_source (set, own)))
    return g_steal_pointer (&set);
  return NULL;
}

/**
 * gloss_conflict_copy_put_away:
 * @file: a copy that was merged
 * @error: why it could not be moved
 *
 * Moves it to `.gloss/merged/` beside it, its bytes as they are. Nothing that is there is written over. Blocks.
 *
 * Returns: whether it was moved
 */
gboolean
gloss_conflict_copy_put_away (GFile   *file,
                              GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) merged = g_file_resolve_relative_path (folder, ".gloss/merged");
  g_autofree char *name = g_file_get_basename (file);

  g_file_make_directory_with_parents (merged, NULL, NULL);
  for (guint i = 1; i <= ATTEMPTS; i++)
    {
      g_autofree char *numbered = i > 1 ? g_strdup_printf ("%s.%u", name, i) : g_strdup (name);
      g_autoptr (GFile) target = g_file_get_child (merged, numbered);
      g_autoptr (GError) local_error = NULL;

      if (g_file_move (file, target, G_FILE_COPY_NOFOLLOW_SYMLINKS, NULL, NULL, NULL, &local_error))
        return TRUE;
      if (i == ATTEMPTS || !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  return FALSE;
}
