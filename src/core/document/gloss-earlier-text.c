/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that an article had, kept because it was annotated. */
#include "config.h"

#include "document/gloss-earlier-text.h"

#include <string.h>

#include "document/gloss-document-private.h"
#include "store/gloss-text-snapshot.h"
#include "text/gloss-text-diff.h"

/* So many of the newest texts of a folder are looked at. */
#define MOST_TEXTS 64
/* The part of the shorter one of two texts that has to be in both for them to be of one article, where no annotation says so. */
#define LEAST_SHARE 0.4

struct _GlossEarlierText
{
  GObject parent_instance;

  GlossText *text;
  GDateTime *date;
  guint n_annotations;
};

G_DEFINE_FINAL_TYPE (GlossEarlierText, gloss_earlier_text, G_TYPE_OBJECT)

static void
gloss_earlier_text_finalize (GObject *object)
{
  GlossEarlierText *self = GLOSS_EARLIER_TEXT (object);

  g_clear_pointer (&self->text, gloss_text_unref);
  g_clear_pointer (&self->date, g_date_time_unref);

  G_OBJECT_CLASS (gloss_earlier_text_parent_class)->finalize (object);
}

static void
gloss_earlier_text_class_init (GlossEarlierTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_earlier_text_finalize;
}

static void
gloss_earlier_text_init (GlossEarlierText *self)
{
}

GlossText *
gloss_earlier_text_get_text (GlossEarlierText *self)
{
  g_return_val_if_fail (GLOSS_IS_EARLIER_TEXT (self), NULL);

  return self->text;
}

/**
 * gloss_earlier_text_get_date:
 *
 * Returns: (transfer none): when it was kept
 */
GDateTime *
gloss_earlier_text_get_date (GlossEarlierText *self)
{
  g_return_val_if_fail (GLOSS_IS_EARLIER_TEXT (self), NULL);

  return self->date;
}

/**
 * gloss_earlier_text_get_n_annotations:
 *
 * Returns: how many annotations still speak of it
 */
guint
gloss_earlier_text_get_n_annotations (GlossEarlierText *self)
{
  g_return_val_if_fail (GLOSS_IS_EARLIER_TEXT (self), 0);

  return self->n_annotations;
}

/* --- finding them, in a worker --------------------------------------------------------------------- */

typedef struct
{
  GFile *folder;
  GlossText *text;
  GHashTable *counts;
} Search;

typedef struct
{
  char *sha256;
  GDateTime *date;
} Found;

static void
search_free (Search *search)
{
  g_object_unref (search->folder);
  gloss_text_unref (search->text);
  g_hash_table_unref (search->counts);
  g_free (search);
}

static void
found_free (Found *found)
{
  g_date_time_unref (found->date);
  g_free (found->sha256);
  g_free (found);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const Found *one = a;
  const Found *other = b;
  int dates = g_date_time_compare (other->date, one->date);

  return dates != 0 ? dates : g_strcmp0 (one->sha256, other->sha256);
}

static GPtrArray *
list_files (Search       *search,
            GCancellable *cancellable)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
  g_autoptr (GFileEnumerator) enumerator = NULL;
  GFileInfo *info;

  enumerator = g_file_enumerate_children (search->folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                          G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  while (enumerator != NULL && g_file_enumerator_iterate (enumerator, &info, NULL, cancellable, NULL) && info != NULL)
    {
      const char *name = g_file_info_get_name (info);
      Found *found;

      if (!g_str_has_suffix (name, ".txt"))
        continue;
      found = g_new0 (Found, 1);
      found->sha256 = g_strndup (name, strlen (name) - strlen (".txt"));
      found->date = g_file_info_get_modification_date_time (info);
      g_ptr_array_add (files, found);
    }
  g_ptr_array_sort_values (files, compare_newest_first);
  return files;
}

/* Whose annotations have all been taken over speaks of nothing any more, but it was a text of the article all the same. */
static gboolean
is_alike (GlossText *text,
          GlossText *other)
{
  g_autoptr (GlossTextDiff) diff = gloss_text_diff_new (other, text);
  gsize n_other = gloss_text_get_length (other);
  gsize n_text = gloss_text_get_length (text);
  gsize n_kept = gloss_text_diff_count_kept (diff, (GlossRange) { 0, n_other }, (GlossRange) { 0, n_text });

  return (double) n_kept >= LEAST_SHARE * (double) MIN (n_other, n_text);
}

static void
add_text (Search       *search,
          const Found  *found,
          GPtrArray    *texts,
          GCancellable *cancellable)
{
  guint n_annotations = GPOINTER_TO_UINT (g_hash_table_lookup (search->counts, found->sha256));
  g_autoptr (GlossText) text = NULL;
  GlossEarlierText *self;

  if (g_str_equal (found->sha256, gloss_text_get_sha256 (search->text)))
    return;
  text = gloss_text_snapshot_load (search->folder, found->sha256, cancellable, NULL);
  if (text == NULL || (n_annotations == 0 && !is_alike (search->text, text)))
    return;
  self = g_object_new (GLOSS_TYPE_EARLIER_TEXT, NULL);
  self->text = g_steal_pointer (&text);
  self->date = g_date_time_ref (found->date);
  self->n_annotations = n_annotations;
  g_ptr_array_add (texts, self);
}

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Search *search = task_data;
  g_autoptr (GPtrArray) files = list_files (search, cancellable);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < MIN (files->len, MOST_TEXTS) && !g_cancellable_is_cancelled (cancellable); i++)
    add_text (search, g_ptr_array_index (files, i), texts, cancellable);
  g_task_return_pointer (task, texts, (GDestroyNotify) g_ptr_array_unref);
}

/* By the hash of the text they were made in. */
static GHashTable *
count_annotations (GlossDocument *document)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *list = G_LIST_MODEL (document->annotations);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GlossAnnotation) annotation = g_list_model_get_item (list, i);
      const char *sha256 = gloss_anchor_get_text_sha256 (gloss_annotation_get_anchor (annotation));
      guint n = sha256 != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, sha256)) : 0;

      if (sha256 != NULL)
        g_hash_table_replace (counts, g_strdup (sha256), GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

/**
 * gloss_earlier_text_list_async:
 * @document: an article
 * @cancellable: (nullable): stops it
 * @callback: called when they are known
 * @user_data: for @callback
 *
 * Looks for the texts that the article had, in a worker.
 */
void
gloss_earlier_text_list_async (GlossDocument       *document,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GFile) sidecar = NULL;
  g_autoptr (GFile) folder = NULL;
  Search *search;

  g_return_if_fail (GLOSS_IS_DOCUMENT (document));

  /* Where the sidecar is, beside the source or in the library. */
  sidecar = gloss_origin_dup_own_file (document->origin);
  folder = g_file_get_parent (sidecar);
  search = g_new0 (Search, 1);
  search->folder = g_file_resolve_relative_path (folder, ".gloss/texts");
  search->text = gloss_text_ref (gloss_placing_get_text (document->origin->placing));
  search->counts = count_annotations (document);
  task = g_task_new (document, cancellable, callback, user_data);
  g_task_set_source_tag (task, gloss_earlier_text_list_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * gloss_earlier_text_list_finish:
 * @document: an article
 * @result: what the callback was given
 * @error: set when it was stopped
 *
 * Returns: (transfer full) (nullable) (element-type GlossEarlierText): the texts, the newest first
 */
GPtrArray *
gloss_earlier_text_list_finish (GlossDocument  *document,
                                GAsyncResult   *result,
                                GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, document), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
