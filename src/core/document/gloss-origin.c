/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document is made from. */
#include "config.h"

#include "document/gloss-origin.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>

#include "document/gloss-known-texts.h"
#include "gloss-error.h"
#include "reader/gloss-article-loader.h"

/**
 * gloss_origin_new:
 * @source: the article's file
 * @reviewer: who works on it
 * @codebook: the project's codebook
 * @flags: what is to be shown
 *
 * Returns: (transfer full): the origin, to be read with gloss_origin_read()
 */
GlossOrigin *
gloss_origin_new (GFile               *source,
                  const GlossReviewer *reviewer,
                  GlossCodebook       *codebook,
                  GlossLoadFlags       flags)
{
  GlossOrigin *self = g_new0 (GlossOrigin, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->source = g_object_ref (source);
  self->name = g_file_get_basename (source);
  self->reviewer.id = g_strdup (reviewer->id);
  self->reviewer.name = g_strdup (reviewer->name);
  self->codebook = g_object_ref (codebook);
  self->flags = flags;
  return self;
}

GlossOrigin *
gloss_origin_ref (GlossOrigin *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
gloss_origin_unref (GlossOrigin *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_object (&self->source);
  g_clear_object (&self->codebook);
  g_clear_object (&self->article);
  g_clear_pointer (&self->placing, gloss_placing_unref);
  g_clear_object (&self->store);
  g_clear_pointer (&self->listing, gloss_sidecar_listing_unref);
  g_free (self->name);
  g_free (self->reviewer.id);
  g_free (self->reviewer.name);
  g_free (self);
}

/**
 * gloss_origin_set_listing:
 * @self: a new origin that nobody else knows yet
 * @listing: a listing that many origins share, all of them in one thread
 *
 * Says where the files in the folder of the source are known from.
 */
void
gloss_origin_set_listing (GlossOrigin         *self,
                          GlossSidecarListing *listing)
{
  self->listing = gloss_sidecar_listing_ref (listing);
}

/* 0 or an errno. */
static int
find_device (GFile   *folder,
             guint64 *device)
{
  struct stat info;

  if (g_file_peek_path (folder) == NULL || stat (g_file_peek_path (folder), &info) != 0)
    return g_file_peek_path (folder) == NULL ? ENOENT : errno;
  *device = info.st_dev;
  return S_ISDIR (info.st_mode) ? 0 : ENOTDIR;
}

/**
 * gloss_origin_read:
 * @self: a new origin that nobody else knows yet
 * @cancellable: (nullable): stops it
 * @error: why the article could not be read
 *
 * Reads the article and finds where its sidecars are; blocks.
 *
 * Returns: whether it could be read
 */
gboolean
gloss_origin_read (GlossOrigin   *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->source);

  self->article = gloss_article_load (self->source, NULL, cancellable, error);
  if (self->article == NULL)
    return FALSE;
  self->store = gloss_store_new_for_listed_source (self->source, self->article, self->listing);
  find_device (folder, &self->device);
  self->placing = gloss_known_texts_new_placing (gloss_article_get_text (self->article), self->source, self->store, NULL);
  return TRUE;
}

/**
 * gloss_origin_has_same_files:
 * @self: an origin
 * @other: another one; neither needs to have been read
 *
 * Returns: whether what is done by the one is written where the other reads
 */
gboolean
gloss_origin_has_same_files (GlossOrigin *self,
                             GlossOrigin *other)
{
  return g_file_equal (self->source, other->source) && g_strcmp0 (self->reviewer.id, other->reviewer.id) == 0;
}

/**
 * gloss_origin_dup_own_file:
 * @self: the origin
 *
 * Returns: (transfer full): the reviewer's own sidecar, there or not
 */
GFile *
gloss_origin_dup_own_file (GlossOrigin *self)
{
  return gloss_store_dup_file (self->store, self->reviewer.id);
}

/* Where a disk was taken away, an empty folder of the same name may be left on the disk below. */
static gboolean
is_mount_point_left (GlossOrigin *self,
                     guint64      device)
{
  g_autoptr (GFile) sidecar = gloss_origin_dup_own_file (self);

  return device != self->device && !g_file_query_exists (self->source, NULL) && !g_file_query_exists (sidecar, NULL);
}

/**
 * gloss_origin_check_folder:
 * @self: the origin
 * @error: that the folder has gone, %G_IO_ERROR_NOT_FOUND, or cannot be reached
 *
 * A folder that was moved or is on a medium that was taken out must not come into being again by saving; blocks.
 *
 * Returns: whether the folder of the source is there, or the files are in the library
 */
gboolean
gloss_origin_check_folder (GlossOrigin  *self,
                           GError      **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->source);
  guint64 device = 0;
  int code;

  if (gloss_store_is_library (self->store))
    return TRUE;
  code = find_device (folder, &device);
  if (code == 0 && !is_mount_point_left (self, device))
    return TRUE;
  if (code == 0 || code == ENOENT || code == ENOTDIR)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _("The folder “%s” is no longer there, so your annotations of “%s” cannot be saved. They are kept while this window is open."),
                 g_file_peek_path (folder), self->name);
  else
    g_set_error (error, G_IO_ERROR, gloss_io_error_from_errno (code), _("The folder “%s” cannot be reached: %s"),
                 g_file_peek_path (folder), g_strerror (code));
  return FALSE;
}

/**
 * gloss_origin_new_set:
 * @self: the origin
 *
 * Returns: (transfer full): an empty set of the reviewer's
 */
GlossAnnotationSet *
gloss_origin_new_set (GlossOrigin *self)
{
  return gloss_annotation_set_new (self->name, self->article, &self->reviewer, self->codebook);
}

/**
 * gloss_origin_load_own:
 * @self: the origin
 * @set: (out) (nullable) (transfer full): what the reviewer's sidecar holds; NULL without one
 * @sha256: (out) (nullable) (transfer full): of the file's bytes; NULL without a file
 * @cancellable: (nullable): stops it
 * @error: why it could not be read
 *
 * Reads the reviewer's sidecar; blocks. No file is no error.
 *
 * Returns: whether it is known what is there
 */
gboolean
gloss_origin_load_own (GlossOrigin         *self,
                       GlossAnnotationSet **set,
                       char               **sha256,
                       GCancellable        *cancellable,
                       GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = gloss_origin_dup_own_file (self);

  *set = NULL;
  *sha256 = NULL;
  bytes = gloss_store_load (self->store, self->reviewer.id, cancellable, &local_error);
  if (bytes == NULL)
    {
      if (local_error == NULL || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *set = gloss_annotation_set_read (bytes, g_file_peek_path (file), error);
  if (*set == NULL)
    return FALSE;
  gloss_annotation_set_carry_coverage (*set, self->placing);
  *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return TRUE;
}

/**
 * gloss_origin_load_others:
 * @self: the origin
 * @problems: (element-type GlossProblem): sidecars of others that cannot be read are added
 * @cancellable: (nullable): stops it
 * @error: why the folder could not be listed
 *
 * Reads the sidecars of the other reviewers, as far as they may be seen; blocks.
 *
 * Returns: (nullable) (transfer full) (element-type GlossAnnotationSet): what they hold
 */
GPtrArray *
gloss_origin_load_others (GlossOrigin   *self,
                          GPtrArray     *problems,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) sets = NULL;

  if (self->flags & GLOSS_LOAD_BLIND)
    return g_ptr_array_new_with_free_func (g_object_unref);

  found = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_store_problem_free);
  sets = gloss_store_load_others (self->store, self->reviewer.id, found, cancellable, error);
  for (guint i = 0; i < found->len; i++)
    {
      const GlossStoreProblem *problem = g_ptr_array_index (found, i);

      g_ptr_array_add (problems, gloss_problem_new (problem->file, problem->message));
    }
  return g_steal_pointer (&sets);
}
