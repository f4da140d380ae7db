/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canonical texts that were annotated. */
#include "config.h"

#include "store/gloss-text-snapshot.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gloss-error.h"

/* A text that is longer is not looked at: no article is. */
#define MAX_BYTES (64 * 1024 * 1024)

#define HASH_LENGTH 64

#include "store/gloss-hidden-file.h"

/**
 * gloss_text_snapshot_dup_file:
 * @texts: the folder of the texts
 * @text_sha256: the hash of a text
 *
 * Returns: (transfer full): its file, there or not
 */
GFile *
gloss_text_snapshot_dup_file (GFile      *texts,
                              const char *text_sha256)
{
  g_autofree char *name = g_strconcat (text_sha256, ".txt", NULL);

  return g_file_get_child (texts, name);
}

/**
 * gloss_text_snapshot_keep:
 * @texts: the folder of the texts, on this computer; it is made if it is not there
 * @article: an article as the reader gave it
 * @error: why it could not be
 *
 * Keeps the text of the article under its hash, if it is not kept yet or damaged: when the source changes, the annotations are
 * carried over from it. Blocks until it is on disk.
 *
 * Returns: whether the text is kept
 */
gboolean
gloss_text_snapshot_keep (GFile         *texts,
                          GlossArticle  *article,
                          GError       **error)
{
  GlossText *text = gloss_article_get_text (article);
  g_autoptr (GFile) file = gloss_text_snapshot_dup_file (texts, gloss_text_get_sha256 (text));
  g_autoptr (GlossText) kept = NULL;
  g_autoptr (GError) local_error = NULL;
  const char *utf8;
  gsize n_bytes;

  kept = gloss_text_snapshot_load (texts, gloss_text_get_sha256 (text), NULL, NULL);
  if (kept != NULL)
    return TRUE;
  if (!g_file_make_directory_with_parents (texts, NULL, &local_error) &&
      !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  utf8 = gloss_text_get_utf8 (text, &n_bytes);
  return gloss_hidden_file_replace (g_file_peek_path (file), utf8, n_bytes, error);
}

/**
 * gloss_text_is_hash:
 * @text: what a sidecar calls a hash: it may be anything, and becomes a file name
 *
 * Returns: whether it is a SHA-256
 */
gboolean
gloss_text_is_hash (const char *text)
{
  return strlen (text) == HASH_LENGTH && strspn (text, "0123456789abcdef") == HASH_LENGTH;
}

static gboolean
check_size (GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR && g_file_info_get_size (info) <= MAX_BYTES)
    return TRUE;
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” is no text that was annotated."), g_file_peek_path (file));
  return FALSE;
}

/**
 * gloss_text_snapshot_load:
 * @texts: the folder of the texts
 * @text_sha256: the hash of a text
 * @cancellable: (nullable): stops it
 * @error: why there is none
 *
 * Reads a text that was annotated; blocks. What has not the hash that its name says is no such text.
 *
 * Returns: (nullable) (transfer full): the text
 */
GlossText *
gloss_text_snapshot_load (GFile         *texts,
                          const char    *text_sha256,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *sha256 = NULL;
  gsize length;

  if (!gloss_text_is_hash (text_sha256))
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” is not the hash of a text."), text_sha256);
      return NULL;
    }
  file = gloss_text_snapshot_dup_file (texts, text_sha256);
  if (!check_size (file, cancellable, error) || !g_file_load_contents (file, cancellable, &contents, &length, NULL, error))
    return NULL;
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
  if (!g_str_equal (sha256, text_sha256) || !g_utf8_validate (contents, length, NULL))
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” is damaged."), g_file_peek_path (file));
      return NULL;
    }
  return gloss_text_new_take (g_steal_pointer (&contents), length);
}
