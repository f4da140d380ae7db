/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the annotation sets of a source are kept. */
#include "config.h"

#include "store/gloss-store.h"

#include "store/gloss-file-store.h"

G_DEFINE_INTERFACE (GlossStore, gloss_store, G_TYPE_OBJECT)

static void
gloss_store_default_init (GlossStoreInterface *iface)
{
}

/**
 * gloss_store_problem_free:
 * @self: (transfer full): a problem
 */
void
gloss_store_problem_free (GlossStoreProblem *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->message, g_free);
  g_free (self);
}

/**
 * gloss_store_new_for_source:
 * @source: the source
 * @article: what was read from it
 *
 * Finds where sidecars of the source can be written, by trying: beside it, else in the library, where they are found by the
 * hash of the text, else of the bytes, else by where the source is. Blocks. Wherever that is, sidecars in the other place are read too, for reviewers who have none in the first; and those that the
 * source had by another name, if it has none by this one.
 *
 * Returns: (transfer full): the store
 */
GlossStore *
gloss_store_new_for_source (GFile        *source,
                            GlossArticle *article)
{
  return gloss_store_new_for_listed_source (source, article, NULL);
}

/**
 * gloss_store_new_for_listed_source:
 * @source: the source
 * @article: what was read from it
 * @listing: (nullable): where the files in its folder are known from
 *
 * gloss_store_new_for_source() for one of many sources.
 *
 * Returns: (transfer full): the store
 */
GlossStore *
gloss_store_new_for_listed_source (GFile               *source,
                                   GlossArticle        *article,
                                   GlossSidecarListing *listing)
{
  g_return_val_if_fail (G_IS_FILE (source), NULL);
  g_return_val_if_fail (GLOSS_IS_ARTICLE (article), NULL);

  return gloss_file_store_new (source, article, listing);
}

/**
 * gloss_store_is_library:
 * @self: a store
 *
 * Returns: whether it writes to the library instead of beside the source
 */
gboolean
gloss_store_is_library (GlossStore *self)
{
  g_return_val_if_fail (GLOSS_IS_STORE (self), FALSE);

  return GLOSS_STORE_GET_IFACE (self)->is_library (self);
}

/**
 * gloss_store_load_all:
 * @self: a store
 * @problems: (element-type GlossStoreProblem): sidecars that cannot be read are added
 * @cancellable: (nullable): stops it
 * @error: why it could not be looked, or that it was cancelled
 *
 * Reads the sidecars of all reviewers. Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type GlossAnnotationSet): what they hold, by reviewer
 */
GPtrArray *
gloss_store_load_all (GlossStore    *self,
                      GPtrArray     *problems,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_return_val_if_fail (GLOSS_IS_STORE (self), NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  return GLOSS_STORE_GET_IFACE (self)->load_all (self, NULL, problems, cancellable, error);
}

/**
 * gloss_store_load_others:
 * @self: a store
 * @reviewer: the id of the reviewer who is left out
 * @problems: (element-type GlossStoreProblem): sidecars that cannot be read are added
 * @cancellable: (nullable): stops it
 * @error: why it could not be looked, or that it was cancelled
 *
 * Reads the sidecars of all other reviewers. Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type GlossAnnotationSet): what they hold, by reviewer
 */
GPtrArray *
gloss_store_load_others (GlossStore    *self,
                         const char    *reviewer,
                         GPtrArray     *problems,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_return_val_if_fail (GLOSS_IS_STORE (self), NULL);
  g_return_val_if_fail (reviewer != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  return GLOSS_STORE_GET_IFACE (self)->load_all (self, reviewer, problems, cancellable, error);
}

/**
 * gloss_store_load:
 * @self: a store
 * @reviewer: the id of a reviewer
 * @cancellable: (nullable): stops it
 * @error: why it could not be read; %G_IO_ERROR_NOT_FOUND where there is none
 *
 * Reads the bytes of a reviewer's sidecar, whatever they are. Blocks.
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *
gloss_store_load (GlossStore    *self,
                  const char    *reviewer,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_return_val_if_fail (GLOSS_IS_STORE (self), NULL);
  g_return_val_if_fail (reviewer != NULL, NULL);

  return GLOSS_STORE_GET_IFACE (self)->load (self, reviewer, cancellable, error);
}

/**
 * gloss_store_save:
 * @self: a store
 * @reviewer: the id of a reviewer
 * @contents: what gloss_annotation_set_write() gave
 * @expected_sha256: (nullable): the hash of the bytes that gloss_store_load() gave; nothing where there were none
 * @cancellable: (nullable): stops it before it writes
 * @error: why nothing was written: #GLOSS_ERROR_CONFLICT where the sidecar is not the expected one, #GLOSS_ERROR_FORMAT where it or
 *   @contents cannot be read, #GLOSS_ERROR_VERSION where it is of a newer format, or what the system says
 *
 * Writes a reviewer's sidecar, whole or not at all, and waits until it is on disk. Blocks.
 *
 * Returns: whether it was written
 */
gboolean
gloss_store_save (GlossStore    *self,
                  const char    *reviewer,
                  GBytes        *contents,
                  const char    *expected_sha256,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_return_val_if_fail (GLOSS_IS_STORE (self), FALSE);
  g_return_val_if_fail (reviewer != NULL, FALSE);
  g_return_val_if_fail (contents != NULL, FALSE);

  return GLOSS_STORE_GET_IFACE (self)->save (self, reviewer, contents, expected_sha256, cancellable, error);
}

/**
 * gloss_store_remember_source:
 * @self: a store
 *
 * Where it writes to the library: has it found there also when the text of the source changes, or when the source is moved. Saving does so too. Blocks.
 */
void
gloss_store_remember_source (GlossStore *self)
{
  g_return_if_fail (GLOSS_IS_STORE (self));

  GLOSS_STORE_GET_IFACE (self)->remember_source (self);
}

/**
 * gloss_store_dup_file:
 * @self: a store
 * @reviewer: the id of a reviewer
 *
 * Returns: (transfer full): the file that gloss_store_save() writes, there or not
 */
GFile *
gloss_store_dup_file (GlossStore *self,
                      const char *reviewer)
{
  g_return_val_if_fail (GLOSS_IS_STORE (self), NULL);
  g_return_val_if_fail (reviewer != NULL, NULL);

  return GLOSS_STORE_GET_IFACE (self)->dup_file (self, reviewer);
}
