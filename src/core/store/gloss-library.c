/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library: the files of sources in whose place nothing can be written. */
#include "config.h"

#include "store/gloss-library.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/gloss-hidden-file.h"
#include "store/gloss-text-snapshot.h"

/*
 * A folder of the library is called by the hash of the text for which it was made, and stays the source's when its text changes. Beside the
 * folders lies a small file for each text, bytes or place that a source had later on: it is called by their hash, and
 * holds the name of the folder.
 */
#define PLACES ".places"

/* The length of a hash and of the end of the line. */
#define PLACE_LENGTH 65

static GFile *
dup_place_file (const char *key)
{
  return g_file_new_build_filename (g_get_user_data_dir (), "gloss", "library", PLACES, key, NULL);
}

/**
 * gloss_library_dup_folder:
 * @text_sha256: the hash of a text
 *
 * Returns: (transfer full): the folder that is made for a source of this text, there or not
 */
GFile *
gloss_library_dup_folder (const char *text_sha256)
{
  return g_file_new_build_filename (g_get_user_data_dir (), "gloss", "library", text_sha256, NULL);
}

/**
 * gloss_library_list_keys:
 * @source: a source
 * @article: what was read from it
 *
 * Returns: (transfer full): by what the source is known: the hashes of its text, of its bytes, and of its URI
 */
GStrv
gloss_library_list_keys (GFile        *source,
                         GlossArticle *article)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_autofree char *uri = g_file_get_uri (source);
  const char *bytes_sha256 = gloss_article_get_bytes_sha256 (article);

  g_strv_builder_add (keys, gloss_text_get_sha256 (gloss_article_get_text (article)));
  if (bytes_sha256 != NULL && gloss_text_is_hash (bytes_sha256))
    g_strv_builder_add (keys, bytes_sha256);
  g_strv_builder_take (keys, g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1));
  return g_strv_builder_end (keys);
}

static gboolean
is_folder (GFile *folder)
{
  return g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;
}

/* The name of the folder that a place file holds; NULL where it holds none. It may hold anything, and becomes a file name. */
static char *
read_place (const char *key)
{
  g_autoptr (GFile) file = dup_place_file (key);
  GStatBuf info;
  g_autofree char *contents = NULL;
  gsize length;

  if (g_stat (g_file_peek_path (file), &info) != 0 || !S_ISREG (info.st_mode) || info.st_size != PLACE_LENGTH ||
      !g_file_get_contents (g_file_peek_path (file), &contents, &length, NULL) || length != PLACE_LENGTH)
    return NULL;
  g_strchomp (contents);
  return gloss_text_is_hash (contents) ? g_steal_pointer (&contents) : NULL;
}

/**
 * gloss_library_find:
 * @keys: what gloss_library_list_keys() gave
 *
 * Finds the files of a source by its text, else by its bytes, else by where it is; blocks.
 *
 * Returns: (transfer full): its folder; the one that is to be made where it has none
 */
GFile *
gloss_library_find (const char *const *keys)
{
  g_autoptr (GFile) own = gloss_library_dup_folder (keys[0]);

  if (is_folder (own))
    return g_steal_pointer (&own);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *name = read_place (keys[i]);
      g_autoptr (GFile) folder = name != NULL ? gloss_library_dup_folder (name) : NULL;

      if (folder != NULL && is_folder (folder))
        return g_steal_pointer (&folder);
    }
  return g_steal_pointer (&own);
}

static void
write_place (const char *key,
             const char *name)
{
  g_autofree char *before = read_place (key);
  g_autoptr (GFile) file = dup_place_file (key);
  g_autofree char *folder = g_path_get_dirname (g_file_peek_path (file));
  g_autofree char *contents = g_strconcat (name, "\n", NULL);

  if (g_strcmp0 (before, name) == 0 || g_mkdir_with_parents (folder, 0700) != 0)
    return;
  /* Without it the source is still found by its text. */
  gloss_hidden_file_replace (g_file_peek_path (file), contents, strlen (contents), NULL);
}

/**
 * gloss_library_remember:
 * @keys: what gloss_library_list_keys() gave
 * @folder: what gloss_library_find() found for them
 *
 * Has the files found by any of the keys from now on; blocks until that is on disk.
 */
void
gloss_library_remember (const char *const *keys,
                        GFile             *folder)
{
  g_autofree char *name = g_file_get_basename (folder);

  for (guint i = 0; keys[i] != NULL; i++)
    if (!g_str_equal (keys[i], name))
      write_place (keys[i], name);
}
