/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of an article that were annotated. */
#include "config.h"

#include "document/gloss-known-texts.h"

#include <string.h>

#include "store/gloss-library.h"
#include "store/gloss-text-snapshot.h"

/* Where they lie, and perhaps one that is known already. */
typedef struct
{
  GPtrArray *folders;
  GlossText *former;
} KnownTexts;

static void
known_texts_free (gpointer data)
{
  KnownTexts *self = data;

  g_ptr_array_unref (self->folders);
  g_clear_pointer (&self->former, gloss_text_unref);
  g_free (self);
}

static void
add_folder_beside (GPtrArray *folders,
                   GFile     *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (folder != NULL)
    g_ptr_array_add (folders, g_file_resolve_relative_path (folder, ".gloss/texts"));
}

/* A text lies where the sidecars of its time do: beside the source or in the library. */
static GlossText *
find_text (const char *sha256,
           gpointer    user_data)
{
  KnownTexts *self = user_data;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) library = NULL;
  GlossText *text = NULL;

  if (self->former != NULL && g_str_equal (gloss_text_get_sha256 (self->former), sha256))
    return gloss_text_ref (self->former);
  for (guint i = 0; i < self->folders->len && text == NULL; i++)
    text = gloss_text_snapshot_load (g_ptr_array_index (self->folders, i), sha256, NULL, NULL);
  if (text != NULL)
    return text;
  folder = gloss_library_dup_folder (sha256);
  library = g_file_resolve_relative_path (folder, ".gloss/texts");
  return gloss_text_snapshot_load (library, sha256, NULL, NULL);
}

/**
 * gloss_text_version_free:
 * @self: (transfer full): a text
 */
void
gloss_text_version_free (GlossTextVersion *self)
{
  g_clear_pointer (&self->date, g_date_time_unref);
  g_free (self->sha256);
  g_free (self);
}

static GDateTime *
find_date (GPtrArray  *folders,
           const char *sha256)
{
  GDateTime *date = NULL;

  for (guint i = 0; i < folders->len && date == NULL; i++)
    {
      g_autoptr (GFile) file = gloss_text_snapshot_dup_file (g_ptr_array_index (folders, i), sha256);
      g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);

      date = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
    }
  return date;
}

/* The latest first; what was never annotated is the latest. */
static int
compare_versions (gconstpointer a,
                  gconstpointer b)
{
  const GlossTextVersion *one = a;
  const GlossTextVersion *other = b;

  if (one->is_current != other->is_current)
    return one->is_current ? -1 : 1;
  if (one->date != NULL && other->date != NULL && !g_date_time_equal (one->date, other->date))
    return -g_date_time_compare (one->date, other->date);
  return strcmp (one->sha256, other->sha256);
}

/**
 * gloss_known_texts_list:
 * @source: the source that was annotated
 * @store: where its sidecars are
 * @hashes: (element-type utf8 gpointer): the texts that it may have had, a set
 * @current: the hash of the text at hand
 *
 * Returns: (transfer full) (element-type GlossTextVersion): those that are kept, and the one at hand, the latest first
 */
GPtrArray *
gloss_known_texts_list (GFile      *source,
                        GlossStore *store,
                        GHashTable *hashes,
                        const char *current)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFile) sidecar = gloss_store_dup_file (store, "any");
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_text_version_free);
  GHashTableIter iter;
  gpointer sha256;

  add_folder_beside (folders, sidecar);
  add_folder_beside (folders, source);
  g_hash_table_add (hashes, g_strdup (current));
  g_hash_table_iter_init (&iter, hashes);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    {
      g_autoptr (GDateTime) date = gloss_text_is_hash (sha256) ? find_date (folders, sha256) : NULL;
      gboolean is_current = g_str_equal (sha256, current);
      GlossTextVersion *version;

      if (date == NULL && !is_current)
        continue;
      version = g_new0 (GlossTextVersion, 1);
      *version = (GlossTextVersion) { g_strdup (sha256), g_steal_pointer (&date), is_current };
      g_ptr_array_add (versions, version);
    }
  g_ptr_array_sort_values (versions, compare_versions);
  return versions;
}

/**
 * gloss_known_texts_new_placing:
 * @text: the text at hand, as the reader gave it
 * @source: the source that was annotated
 * @store: where its sidecars are
 * @former: (nullable): a text that was annotated and that may be kept nowhere
 *
 * Returns: (transfer full): what places the annotations of @source in @text
 */
GlossPlacing *
gloss_known_texts_new_placing (GlossText  *text,
                               GFile      *source,
                               GlossStore *store,
                               GlossText  *former)
{
  KnownTexts *self = g_new0 (KnownTexts, 1);
  /* Where the sidecar of any reviewer is. */
  g_autoptr (GFile) sidecar = gloss_store_dup_file (store, "any");

  self->folders = g_ptr_array_new_with_free_func (g_object_unref);
  self->former = former != NULL ? gloss_text_ref (former) : NULL;
  add_folder_beside (self->folders, sidecar);
  add_folder_beside (self->folders, source);
  return gloss_placing_new (text, find_text, self, known_texts_free);
}
