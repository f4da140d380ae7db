/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a folder, listed once for all of its sources. */
#include "config.h"

#include "store/gloss-sidecar-listing.h"

#include <string.h>

#include "store/gloss-sidecar-folder-private.h"

struct _GlossSidecarListing
{
  /* NULL before the first one; without names where it cannot be listed. */
  GFile *folder;
  GPtrArray *names;

  /* By the hash of a text, the name of a source that is gone and has sidecars for it; made when it is first asked for. */
  GHashTable *gone;
};

/**
 * gloss_sidecar_listing_new:
 *
 * Returns: (transfer full): a listing of no folder yet
 */
GlossSidecarListing *
gloss_sidecar_listing_new (void)
{
  return g_rc_box_new0 (GlossSidecarListing);
}

GlossSidecarListing *
gloss_sidecar_listing_ref (GlossSidecarListing *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  GlossSidecarListing *self = data;

  g_clear_object (&self->folder);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->gone, g_hash_table_unref);
}

void
gloss_sidecar_listing_unref (GlossSidecarListing *self)
{
  g_rc_box_release_full (self, clear);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

/* NULL where the folder cannot be listed. */
static GPtrArray *
list_names (GFile *folder)
{
  const char *path = g_file_peek_path (folder);
  g_autoptr (GDir) dir = path != NULL ? g_dir_open (path, 0, NULL) : NULL;
  GPtrArray *names;
  const char *name;

  if (dir == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, compare_names);
  return names;
}

static void
turn_to (GlossSidecarListing *self,
         GFile               *folder)
{
  if (self->folder != NULL && g_file_equal (self->folder, folder))
    return;
  clear (self);
  self->folder = g_object_ref (folder);
  self->names = list_names (folder);
}

/* The index of the first name that is not before the text. */
static guint
find_first (GPtrArray  *names,
            const char *text)
{
  guint low = 0;
  guint high = names->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (g_ptr_array_index (names, middle), text) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * gloss_sidecar_listing_get_names:
 * @self: a listing
 * @folder: a folder
 * @prefix: what names begin with
 * @first: (out): the index of the first name that does
 *
 * Returns: (transfer none) (nullable) (element-type filename): all names in the folder, sorted; %NULL where it cannot be listed
 */
GPtrArray *
gloss_sidecar_listing_get_names (GlossSidecarListing *self,
                                 GFile               *folder,
                                 const char          *prefix,
                                 guint               *first)
{
  turn_to (self, folder);
  *first = self->names != NULL ? find_first (self->names, prefix) : 0;
  return self->names;
}

static gboolean
has_name (GlossSidecarListing *self,
          const char          *name)
{
  guint first = find_first (self->names, name);

  return first < self->names->len && g_str_equal (g_ptr_array_index (self->names, first), name);
}

static GHashTable *
find_gone (GlossSidecarListing *self)
{
  GHashTable *gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);
      g_autofree char *source = gloss_sidecar_dup_source_name (name);
      g_autoptr (GFile) file = source != NULL && !has_name (self, source) ? g_file_get_child (self->folder, name) : NULL;
      g_autofree char *sha256 = file != NULL ? gloss_sidecar_dup_text_sha256 (file) : NULL;

      if (sha256 != NULL && !g_hash_table_contains (gone, sha256))
        g_hash_table_insert (gone, g_steal_pointer (&sha256), g_steal_pointer (&source));
    }
  return gone;
}

/**
 * gloss_sidecar_listing_find_renamed:
 * @self: a listing
 * @folder: the folder of a source
 * @text_sha256: the hash of its canonical text
 *
 * What gloss_sidecar_folder_find_renamed() finds.
 *
 * Returns: (transfer full) (nullable): the name that the source had
 */
char *
gloss_sidecar_listing_find_renamed (GlossSidecarListing *self,
                                    GFile               *folder,
                                    const char          *text_sha256)
{
  turn_to (self, folder);
  if (self->names == NULL)
    return NULL;
  if (self->gone == NULL)
    self->gone = find_gone (self);
  return g_strdup (g_hash_table_lookup (self->gone, text_sha256));
}
