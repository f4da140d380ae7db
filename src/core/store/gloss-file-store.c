/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps sidecars as files: beside the source, or in the library. */
#include "config.h"

#include "store/gloss-file-store.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "gloss-error.h"
#include "store/gloss-library.h"
#include "store/gloss-sidecar-folder.h"

/* The library or the source's folder, whichever is not home; and the sidecars by the name that the source had. */
#define N_ELSEWHERE 2

/*
 * It writes to its home and reads what is not there from elsewhere: a sidecar beside a source that was copied to a read-only medium, or
 * one that went to the library before the folder could be written, or one by a former name of the source. What was read
 * elsewhere is written at home, and left where it was.
 */
struct _GlossFileStore
{
  GObject parent_instance;

  GlossSidecarFolder *home;
  GlossSidecarFolder *elsewhere[N_ELSEWHERE];

  /* Hashes of sidecars that were read as such, or written: they need not be read again before they are replaced. */
  GMutex mutex;
  GHashTable *understood;

  /* By what the source is known in the library, and where its files are there. */
  GStrv keys;
  GFile *library;

  guint is_library : 1;
};

static void store_iface_init (GlossStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GlossFileStore, gloss_file_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GLOSS_TYPE_STORE, store_iface_init))

static void
remember (GlossFileStore *self,
          GBytes         *bytes)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_hash_table_add (self->understood, g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes));
}

static gboolean
is_understood (GlossFileStore *self,
               const char     *sha256)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_hash_table_contains (self->understood, sha256);
}

static void
add_problem (GPtrArray          *problems,
             GlossSidecarFolder *folder,
             const char         *reviewer,
             const GError       *error)
{
  GlossStoreProblem *problem = g_new (GlossStoreProblem, 1);

  problem->file = gloss_sidecar_folder_dup_file (folder, reviewer);
  if (error->domain == GLOSS_ERROR)
    /* Translators: a sentence that says what is wrong with a file. */
    problem->message = g_strdup_printf (_("%s It is left as it is."), error->message);
  else
    problem->message = g_strdup_printf (_("“%s” could not be read: %s"), g_file_peek_path (problem->file), error->message);
  g_ptr_array_add (problems, problem);
}

static GlossAnnotationSet *
read_sidecar (GlossSidecarFolder  *folder,
              const char          *reviewer,
              GCancellable        *cancellable,
              GError             **error)
{
  g_autoptr (GBytes) bytes = gloss_sidecar_folder_load (folder, reviewer, cancellable, error);
  g_autoptr (GFile) file = gloss_sidecar_folder_dup_file (folder, reviewer);
  GlossAnnotationSet *set = NULL;

  if (bytes != NULL)
    set = gloss_annotation_set_read (bytes, g_file_peek_path (file), error);
  return set;
}

/* Adds the sets of a folder for reviewers who have none yet. */
static gboolean
load_folder (GlossSidecarFolder  *folder,
             GHashTable          *seen,
             GPtrArray           *sets,
             GPtrArray           *problems,
             GCancellable        *cancellable,
             GError             **error)
{
  g_auto (GStrv) reviewers = gloss_sidecar_folder_list (folder, cancellable, error);

  for (guint i = 0; reviewers != NULL && reviewers[i] != NULL; i++)
    {
      g_autoptr (GError) local_error = NULL;
      GlossAnnotationSet *set;

      if (!g_hash_table_add (seen, g_strdup (reviewers[i])))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      set = read_sidecar (folder, reviewers[i], cancellable, &local_error);
      if (set != NULL)
        g_ptr_array_add (sets, set);
      else
        add_problem (problems, folder, reviewers[i], local_error);
    }
  return reviewers != NULL;
}

static GHashTable *
make_seen (const char *except)
{
  GHashTable *seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (except != NULL)
    g_hash_table_add (seen, g_strdup (except));
  return seen;
}

static GPtrArray *
gloss_file_store_load_all (GlossStore    *store,
                           const char    *except,
                           GPtrArray     *problems,
                           GCancellable  *cancellable,
                           GError       **error)
{
  GlossFileStore *self = GLOSS_FILE_STORE (store);
  g_autoptr (GHashTable) seen = make_seen (except);
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func (g_object_unref);

  if (!load_folder (self->home, seen, sets, problems, cancellable, error))
    return NULL;
  for (guint i = 0; i < N_ELSEWHERE && self->elsewhere[i] != NULL; i++)
    {
      /* That nothing can be listed there is no harm. */
      if (!load_folder (self->elsewhere[i], seen, sets, problems, cancellable, NULL) &&
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&sets);
}

static GBytes *
gloss_file_store_load (GlossStore    *store,
                       const char    *reviewer,
                       GCancellable  *cancellable,
                       GError       **error)
{
  GlossFileStore *self = GLOSS_FILE_STORE (store);
  g_autoptr (GError) local_error = NULL;
  GBytes *bytes = gloss_sidecar_folder_load (self->home, reviewer, cancellable, &local_error);

  for (guint i = 0; i < N_ELSEWHERE && self->elsewhere[i] != NULL; i++)
    {
      if (bytes != NULL || !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        break;
      g_clear_error (&local_error);
      bytes = gloss_sidecar_folder_load (self->elsewhere[i], reviewer, cancellable, &local_error);
    }
  if (bytes == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return bytes;
}

static gboolean
check_readable (GlossFileStore  *self,
                GBytes          *bytes,
                const char      *name,
                GError         **error)
{
  g_autoptr (GlossAnnotationSet) set = gloss_annotation_set_read (bytes, name, error);

  if (set == NULL)
    return FALSE;
  if (gloss_annotation_set_is_read_only (set))
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_VERSION,
                   _("“%s” was written by a newer version of Gloss, so it is not written to."), name);
      return FALSE;
    }
  remember (self, bytes);
  return TRUE;
}

static gboolean
fail_conflict (const char  *name,
               GError     **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_CONFLICT, _("“%s” has been changed by another program."), name);
  return FALSE;
}

/* Whether what is there now is what the caller has seen, and something that may be replaced. */
static gboolean
check_current (GlossFileStore  *self,
               const char      *reviewer,
               const char      *name,
               const char      *expected_sha256,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) current = gloss_file_store_load (GLOSS_STORE (self), reviewer, cancellable, &local_error);
  g_autofree char *sha256 = NULL;

  if (current == NULL && !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (current == NULL)
    return expected_sha256 == NULL || fail_conflict (name, error);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, current);
  if (!is_understood (self, sha256) && !check_readable (self, current, name, error))
    return FALSE;
  return g_strcmp0 (sha256, expected_sha256) == 0 || fail_conflict (name, error);
}

static void
gloss_file_store_remember_source (GlossStore *store)
{
  GlossFileStore *self = GLOSS_FILE_STORE (store);

  if (self->is_library)
    gloss_library_remember ((const char *const *) self->keys, self->library);
}

static gboolean
gloss_file_store_save (GlossStore    *store,
                       const char    *reviewer,
                       GBytes        *contents,
                       const char    *expected_sha256,
                       GCancellable  *cancellable,
                       GError       **error)
{
  GlossFileStore *self = GLOSS_FILE_STORE (store);
  g_autoptr (GFile) file = gloss_sidecar_folder_dup_file (self->home, reviewer);
  const char *name = g_file_peek_path (file);
  gboolean done;
  int lock;

  if (!check_readable (self, contents, name, error))
    return FALSE;
  lock = gloss_sidecar_folder_lock (self->home);
  done = check_current (self, reviewer, name, expected_sha256, cancellable, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         gloss_sidecar_folder_write (self->home, reviewer, contents, error);
  if (done)
    gloss_file_store_remember_source (store);
  if (lock >= 0)
    close (lock);
  return done;
}

static GFile *
gloss_file_store_dup_file (GlossStore *store,
                           const char *reviewer)
{
  return gloss_sidecar_folder_dup_file (GLOSS_FILE_STORE (store)->home, reviewer);
}

static gboolean
gloss_file_store_is_library (GlossStore *store)
{
  return GLOSS_FILE_STORE (store)->is_library;
}

static void
store_iface_init (GlossStoreInterface *iface)
{
  iface->load_all = gloss_file_store_load_all;
  iface->load = gloss_file_store_load;
  iface->save = gloss_file_store_save;
  iface->dup_file = gloss_file_store_dup_file;
  iface->is_library = gloss_file_store_is_library;
  iface->remember_source = gloss_file_store_remember_source;
}

static void
gloss_file_store_finalize (GObject *object)
{
  GlossFileStore *self = GLOSS_FILE_STORE (object);

  g_clear_pointer (&self->home, gloss_sidecar_folder_free);
  for (guint i = 0; i < N_ELSEWHERE; i++)
    g_clear_pointer (&self->elsewhere[i], gloss_sidecar_folder_free);
  g_clear_pointer (&self->understood, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_strfreev);
  g_clear_object (&self->library);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (gloss_file_store_parent_class)->finalize (object);
}

static void
gloss_file_store_class_init (GlossFileStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_file_store_finalize;
}

static void
gloss_file_store_init (GlossFileStore *self)
{
  g_mutex_init (&self->mutex);
  self->understood = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static GlossSidecarFolder *
make_beside (GFile               *source,
             GlossSidecarListing *listing)
{
  g_autoptr (GFile) folder = g_file_get_parent (source);
  g_autofree char *name = g_file_get_basename (source);
  g_autofree char *prefix = g_strconcat (name, ".", NULL);

  return gloss_sidecar_folder_new (folder != NULL ? folder : source, prefix, listing);
}

/* The sidecars that a source without any had by another name. */
static GlossSidecarFolder *
find_former (GFile               *source,
             GlossSidecarFolder  *beside,
             const char          *text_sha256,
             GlossSidecarListing *listing)
{
  g_autoptr (GFile) folder = g_file_get_parent (source);
  g_auto (GStrv) reviewers = gloss_sidecar_folder_list (beside, NULL, NULL);
  g_autofree char *name = NULL;
  g_autofree char *prefix = NULL;

  if (folder == NULL || reviewers == NULL || reviewers[0] != NULL)
    return NULL;
  name = listing != NULL ? gloss_sidecar_listing_find_renamed (listing, folder, text_sha256)
                         : gloss_sidecar_folder_find_renamed (folder, text_sha256, NULL);
  if (name == NULL)
    return NULL;
  prefix = g_strconcat (name, ".", NULL);
  return gloss_sidecar_folder_new (folder, prefix, listing);
}

/**
 * gloss_file_store_new:
 * @source: the source
 * @article: what was read from it
 * @listing: (nullable): where the files in its folder are known from
 *
 * Returns: (transfer full): the store of its sidecars, beside it where that can be written
 */
GlossStore *
gloss_file_store_new (GFile               *source,
                      GlossArticle        *article,
                      GlossSidecarListing *listing)
{
  GlossFileStore *self = g_object_new (GLOSS_TYPE_FILE_STORE, NULL);
  GlossSidecarFolder *beside = make_beside (source, listing);
  GlossSidecarFolder *library;

  self->keys = gloss_library_list_keys (source, article);
  self->library = gloss_library_find ((const char *const *) self->keys);
  library = gloss_sidecar_folder_new (self->library, "", NULL);

  self->is_library = !gloss_sidecar_folder_is_writable (beside);
  self->home = self->is_library ? library : beside;
  self->elsewhere[0] = self->is_library ? beside : library;
  self->elsewhere[1] = find_former (source, beside, self->keys[0], listing);
  return GLOSS_STORE (self);
}
