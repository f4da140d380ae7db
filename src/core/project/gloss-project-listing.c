/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The articles in a folder. */
#include "config.h"

#include "project/gloss-project-listing.h"

#include <string.h>

#include "project/gloss-project-config.h"
#include "reader/gloss-reader.h"

#define ATTRIBUTES \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN "," \
  G_FILE_ATTRIBUTE_STANDARD_IS_BACKUP
#define SIDECAR_SUFFIX ".gloss.json"

typedef struct
{
  char *name;
  char *key;
} Entry;

typedef struct
{
  GlossProjectListing *listing;
  GArray *entries;
  GCancellable *cancellable;
} Walk;

static void
entry_clear (Entry *entry)
{
  g_free (entry->name);
  g_free (entry->key);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *one = a;
  const Entry *other = b;
  int order = strcmp (one->key, other->key);

  return order != 0 ? order : strcmp (one->name, other->name);
}

static void
add_entry (Walk       *walk,
           const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  Entry entry = { g_strdup (path), g_utf8_collate_key_for_filename (shown, -1) };

  g_array_append_val (walk->entries, entry);
}

static char *
join (const char *path,
      const char *name)
{
  return path[0] != '\0' ? g_build_filename (path, name, NULL) : g_strdup (name);
}

/*
 * Folders behind a symbolic link are left out: they could lead round in a circle. Nothing but its name is known of a file
 * in a folder that may not be entered; reading it says so then.
 */
static gboolean
is_article_file (GFile        *file,
                 GFileInfo    *info,
                 GCancellable *cancellable)
{
  GFileType type = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_STANDARD_TYPE);

  if (g_file_info_get_is_backup (info) || !gloss_project_is_article (g_file_info_get_name (info)))
    return FALSE;
  if (type == G_FILE_TYPE_SYMBOLIC_LINK)
    type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable);
  return type == G_FILE_TYPE_REGULAR || type == G_FILE_TYPE_UNKNOWN;
}

static gboolean walk_folder (Walk        *walk,
                             GFile       *folder,
                             const char  *path,
                             guint        depth,
                             GError     **error);

static void
walk_child (Walk       *walk,
            GFile      *child,
            GFileInfo  *info,
            const char *path,
            guint       depth)
{
  g_autofree char *child_path = NULL;

  if (g_file_info_get_is_hidden (info))
    return;
  child_path = join (path, g_file_info_get_name (info));
  if (g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_STANDARD_TYPE) == G_FILE_TYPE_DIRECTORY)
    {
      if (depth < GLOSS_PROJECT_MAX_DEPTH && walk->listing->folders->len < GLOSS_PROJECT_MAX_FOLDERS)
        walk_folder (walk, child, child_path, depth + 1, NULL);
      else
        walk->listing->truncated = TRUE;
    }
  else if (is_article_file (child, info, walk->cancellable))
    {
      if (walk->entries->len < GLOSS_PROJECT_MAX_ARTICLES)
        add_entry (walk, child_path);
      else
        walk->listing->truncated = TRUE;
    }
}

static gboolean
walk_folder (Walk        *walk,
             GFile       *folder,
             const char  *path,
             guint        depth,
             GError     **error)
{
  g_autoptr (GFileEnumerator) enumerator = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                                                      walk->cancellable, error);
  GFileInfo *info;
  GFile *child;

  if (enumerator == NULL)
    return FALSE;
  g_ptr_array_add (walk->listing->folders, g_object_ref (folder));
  while (g_file_enumerator_iterate (enumerator, &info, &child, walk->cancellable, error))
    {
      if (info == NULL)
        return TRUE;
      walk_child (walk, child, info, path, depth);
    }
  return FALSE;
}

/**
 * gloss_project_is_article:
 * @name: a file name
 *
 * Returns: whether a reader takes files of this name, and Gloss does not write them itself
 */
gboolean
gloss_project_is_article (const char *name)
{
  return name[0] != '.' && !g_str_has_suffix (name, SIDECAR_SUFFIX) && !g_str_equal (name, GLOSS_PROJECT_CONFIG_NAME) &&
         gloss_reader_find (name) != NULL;
}

/**
 * gloss_project_listing_load:
 * @folder: a project
 * @cancellable: (nullable): stops it
 * @error: why @folder could not be listed; folders in it that cannot are left out
 *
 * Lists the articles in a folder and the folders in it; blocks.
 *
 * Returns: (nullable) (transfer full): what it holds
 */
GlossProjectListing *
gloss_project_listing_load (GFile         *folder,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (GlossProjectListing) self = g_new0 (GlossProjectListing, 1);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Walk walk = { self, entries, cancellable };

  g_array_set_clear_func (entries, (GDestroyNotify) entry_clear);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->folders = g_ptr_array_new_with_free_func (g_object_unref);
  if (!walk_folder (&walk, folder, "", 0, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (self->names, g_steal_pointer (&g_array_index (entries, Entry, i).name));
  return g_steal_pointer (&self);
}

void
gloss_project_listing_free (GlossProjectListing *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->folders, g_ptr_array_unref);
  g_free (self);
}
