/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canonical texts that were annotated. */
#include "config.h"

#include "store/gloss-text-snapshot.h"

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
 * Keeps the text of the article under its hash, if it is not kept yet: when the source changes, the annotations are
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
  g_autoptr (GError) local_error = NULL;
  const char *utf8;
  gsize n_bytes;

  if (g_file_query_exists (file, NULL))
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
