/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps what a document holds in another place, while its own cannot be written. */
#include "config.h"

#include "document/gloss-document-private.h"

#include <glib/gi18n-lib.h>

#include "store/gloss-hidden-file.h"
#include "store/gloss-sidecar-folder.h"
#include "store/gloss-text-snapshot.h"

/* How many copies of an article there may be in one folder. */
#define MAX_COPIES 1000

/* What a worker writes, and what came of it. */
typedef struct
{
  GlossOrigin *origin;
  GlossAnnotationSet *set;
  GlossCorrections *corrections;
  GFile *folder;
  guint64 generation;
  /* The last copy, which may be replaced as long as it is as it was written. */
  GFile *last;
  char *last_sha256;

  GFile *sidecar;
  char *sha256;
} Copy;

static void
copy_free (Copy *copy)
{
  g_clear_pointer (&copy->origin, gloss_origin_unref);
  g_clear_object (&copy->set);
  g_clear_pointer (&copy->corrections, gloss_corrections_unref);
  g_clear_object (&copy->folder);
  g_clear_object (&copy->last);
  g_clear_object (&copy->sidecar);
  g_free (copy->last_sha256);
  g_free (copy->sha256);
  g_free (copy);
}

static GlossSidecarFolder *
new_sidecars (Copy  *copy,
              GFile *folder)
{
  g_autofree char *prefix = g_strconcat (copy->origin->name, ".", NULL);

  return gloss_sidecar_folder_new (folder, prefix, NULL);
}

static GBytes *
load_bytes (GFile *file)
{
  return g_file_load_bytes (file, NULL, NULL, NULL);
}

static gboolean
is_last_copy (Copy  *copy,
              GFile *sidecar)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sha256 = NULL;

  if (copy->last == NULL || !g_file_equal (copy->last, sidecar))
    return FALSE;
  bytes = load_bytes (sidecar);
  sha256 = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
  return g_strcmp0 (sha256, copy->last_sha256) == 0;
}

/* Whether a file of the article's name is the article. */
static gboolean
is_source (Copy  *copy,
           GFile *file)
{
  g_autoptr (GBytes) there = load_bytes (file);
  g_autoptr (GBytes) own = load_bytes (copy->origin->source);

  return there != NULL && own != NULL && g_bytes_equal (there, own);
}

/* Whether nothing that is there would be touched. */
static gboolean
is_free (Copy  *copy,
         GFile *folder)
{
  g_autoptr (GlossSidecarFolder) sidecars = new_sidecars (copy, folder);
  g_autoptr (GFile) sidecar = gloss_sidecar_folder_dup_file (sidecars, copy->origin->reviewer.id);
  g_autoptr (GFile) source = g_file_get_child (folder, copy->origin->name);

  if (g_file_query_exists (sidecar, NULL))
    return is_last_copy (copy, sidecar);
  return !g_file_query_exists (source, NULL) || is_source (copy, source);
}

/* The folder itself, or a new one in it. */
static GFile *
find_place (Copy    *copy,
            GError **error)
{
  GFile *place = g_object_ref (copy->folder);

  for (guint i = 2; !is_free (copy, place) && i < MAX_COPIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s (%u)", copy->origin->name, i);

      g_object_unref (place);
      place = g_file_get_child (copy->folder, name);
    }
  if (g_file_query_exists (place, NULL) || g_file_make_directory (place, NULL, error))
    return place;
  g_object_unref (place);
  return NULL;
}

/* A source that cannot be read is no reason not to save its annotations: its text is kept with them. */
static gboolean
copy_source (Copy    *copy,
             GFile   *place,
             GError **error)
{
  g_autoptr (GFile) target = g_file_get_child (place, copy->origin->name);
  g_autoptr (GBytes) bytes = load_bytes (copy->origin->source);
  gsize n_bytes;
  const char *data;

  if (bytes == NULL || g_file_query_exists (target, NULL))
    return TRUE;
  data = g_bytes_get_data (bytes, &n_bytes);
  return gloss_hidden_file_replace (g_file_peek_path (target), data, n_bytes, error);
}

static gboolean
copy_text (Copy    *copy,
           GFile   *place,
           GError **error)
{
  g_autoptr (GFile) texts = g_file_resolve_relative_path (place, ".gloss/texts");

  return gloss_text_snapshot_keep (texts, copy->origin->article, error);
}

static gboolean
copy_corrections (Copy    *copy,
                  GFile   *place,
                  GError **error)
{
  g_autoptr (GFile) source = g_file_get_child (place, copy->origin->name);
  g_autoptr (GlossStore) store = gloss_store_new_for_source (source, copy->origin->article);
  g_autoptr (GlossCorrectionsFile) file = gloss_corrections_file_new (store, copy->origin->reviewer.id, source, copy->origin->article);
  g_autoptr (GlossCorrections) saved = gloss_corrections_file_save (file, copy->corrections, NULL, error);

  return saved != NULL;
}

static gboolean
copy_annotations (Copy    *copy,
                  GFile   *place,
                  GError **error)
{
  g_autoptr (GlossSidecarFolder) sidecars = new_sidecars (copy, place);
  g_autoptr (GBytes) bytes = NULL;

  gloss_annotation_set_set_source (copy->set, copy->origin->name, copy->origin->article, copy->origin->codebook);
  bytes = gloss_annotation_set_write (copy->set);
  copy->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  copy->sidecar = gloss_sidecar_folder_dup_file (sidecars, copy->origin->reviewer.id);
  return gloss_sidecar_folder_write (sidecars, copy->origin->reviewer.id, bytes, error);
}

/* The sidecar comes last: where it is, everything is. */
static void
copy_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Copy *copy = task_data;
  g_autoptr (GFile) place = NULL;
  GError *error = NULL;

  if (g_file_peek_path (copy->folder) == NULL)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("A copy can only be saved in a folder on this computer."));
  else
    place = find_place (copy, &error);
  if (place != NULL && copy_source (copy, place, &error) && copy_text (copy, place, &error) &&
      copy_corrections (copy, place, &error) && copy_annotations (copy, place, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Only here, in the document's thread, are its fields touched. */
static void
on_copied (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GlossDocument *self = GLOSS_DOCUMENT (object);
  g_autoptr (GTask) task = user_data;
  Copy *copy = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_set_object (&self->copy, copy->sidecar);
  g_set_str (&self->copy_sha256, copy->sha256);
  self->copy_generation = copy->generation;
  if (self->autosave != NULL)
    gloss_document_update (self);
  g_task_return_pointer (task, g_object_ref (copy->sidecar), g_object_unref);
}

/**
 * gloss_document_save_copy_async:
 * @self: a document
 * @folder: where the copy is wanted
 * @cancellable: (nullable): not used while something is being written
 * @callback: called when it is there, or could not be written
 * @user_data: for @callback
 *
 * Writes everything that the document holds now into a folder: the reviewer's sidecar, the text, the corrections of the structure and,
 * where it can be read, the article. Nothing that is there is touched: where the article or a sidecar of it is there already, the copy gets
 * a folder of its own; only the last copy is replaced, unless somebody has changed it. The document's own files are left
 * alone, and the document goes on writing to them.
 */
void
gloss_document_save_copy_async (GlossDocument       *self,
                                GFile               *folder,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) worker = NULL;
  GTask *task;
  Copy *copy;

  g_return_if_fail (GLOSS_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (folder));

  copy = g_new0 (Copy, 1);
  copy->origin = gloss_origin_ref (self->origin);
  copy->set = self->own != NULL ? gloss_annotation_set_copy (self->own) : gloss_origin_new_set (self->origin);
  copy->corrections = gloss_corrections_ref (self->corrections);
  copy->folder = g_object_ref (folder);
  copy->generation = gloss_autosave_get_generation (self->autosave);
  g_set_object (&copy->last, self->copy);
  copy->last_sha256 = g_strdup (self->copy_sha256);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gloss_document_save_copy_async);
  worker = g_task_new (self, NULL, on_copied, task);
  g_task_set_source_tag (worker, gloss_document_save_copy_async);
  g_task_set_task_data (worker, copy, (GDestroyNotify) copy_free);
  g_task_run_in_thread (worker, copy_in_thread);
}

/**
 * gloss_document_save_copy_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: why it could not be written
 *
 * Returns: (nullable) (transfer full): the sidecar that was written
 */
GFile *
gloss_document_save_copy_finish (GlossDocument  *self,
                                 GAsyncResult   *result,
                                 GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
