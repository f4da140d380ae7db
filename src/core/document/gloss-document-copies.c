/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merges the copies of the reviewer's sidecar that programs which synchronise folders have left beside it. */
#include "config.h"

#include "document/gloss-document-private.h"

#include "document/gloss-ancestor.h"
#include "store/gloss-conflict-copy.h"

/* Milliseconds until they are looked for, as such programs bring several files at once. */
#define DELAY 400

/* A copy, and what it and ours were made from. */
typedef struct
{
  GFile *file;
  GlossAnnotationSet *set;
  GlossAnnotationSet *base;
} Copy;

/* What the worker is given, and what it finds. */
typedef struct
{
  GlossOrigin *origin;
  GlossRecorder *recorder;
  GlossAnnotationSet *own;
  GPtrArray *copies;
} Search;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->file);
  g_object_unref (copy->set);
  g_object_unref (copy->base);
  g_free (copy);
}

static void
search_free (Search *search)
{
  gloss_origin_unref (search->origin);
  gloss_recorder_unref (search->recorder);
  g_object_unref (search->own);
  g_ptr_array_unref (search->copies);
  g_free (search);
}

static void
add_copy (Search    *search,
          GFile     *own_file,
          GFile     *file,
          GPtrArray *entries)
{
  GlossAnnotationSet *set = gloss_conflict_copy_read (file, own_file, search->own);
  Copy *copy;

  if (set == NULL)
    return;
  copy = g_new0 (Copy, 1);
  copy->file = g_object_ref (file);
  copy->set = set;
  copy->base = gloss_ancestor_find (entries, search->own, set);
  g_ptr_array_add (search->copies, copy);
}

static void
search_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Search *search = task_data;
  g_autoptr (GFile) own_file = gloss_origin_dup_own_file (search->origin);
  g_autoptr (GPtrArray) files = gloss_conflict_copy_find (own_file, cancellable);
  g_autoptr (GPtrArray) entries = NULL;

  if (files->len > 0)
    {
      g_autoptr (GlossJournal) journal = gloss_recorder_new_journal (search->origin);
      g_autofree char *name = gloss_recorder_dup_source (search->origin);

      gloss_recorder_flush (search->recorder, NULL);
      entries = gloss_journal_read (journal, name, NULL);
    }
  for (guint i = 0; i < files->len; i++)
    add_copy (search, own_file, g_ptr_array_index (files, i), entries);
  g_task_return_boolean (task, TRUE);
}

/* --- taking them over ----------------------------------------------------------------------- */

static void
add_annotation_change (GlossDocument      *self,
                       GPtrArray          *changes,
                       GlossAnnotationSet *merged,
                       const char         *id)
{
  GlossAnnotation *before = self->own != NULL ? gloss_annotation_set_find (self->own, id) : NULL;
  GlossAnnotation *after = gloss_annotation_set_find (merged, id);

  if (before == after)
    return;
  if (before == NULL)
    g_ptr_array_add (changes, gloss_annotation_set_is_deleted (self->own, id) ? gloss_change_new_add_again (after)
                                                                              : gloss_change_new_add (after));
  else if (after != NULL)
    g_ptr_array_add (changes, gloss_change_new_edit (before, after));
  else
    g_ptr_array_add (changes, gloss_annotation_set_is_deleted (merged, id) ? gloss_change_new_remove (before)
                                                                           : gloss_change_new_forget (before));
}

static GlossLinkItem *
find_link (GPtrArray  *links,
           const char *id)
{
  for (guint i = 0; i < links->len; i++)
    if (g_str_equal (((GlossLinkItem *) g_ptr_array_index (links, i))->link.id, id))
      return g_ptr_array_index (links, i);
  return NULL;
}

static void
add_link_changes (GPtrArray          *changes,
                  GlossAnnotationSet *own,
                  GlossAnnotationSet *merged)
{
  GPtrArray *before = gloss_annotation_set_get_links (own);
  GPtrArray *after = gloss_annotation_set_get_links (merged);

  for (guint i = 0; i < before->len; i++)
    {
      GlossLinkItem *link = g_ptr_array_index (before, i);

      if (find_link (after, link->link.id) == NULL)
        g_ptr_array_add (changes, gloss_change_new_link (link, NULL, TRUE));
    }
  for (guint i = 0; i < after->len; i++)
    {
      GlossLinkItem *link = g_ptr_array_index (after, i);

      if (find_link (before, link->link.id) == NULL)
        g_ptr_array_add (changes, gloss_change_new_link (NULL, link, FALSE));
    }
}

static GPtrArray *
list_changes (GlossDocument      *self,
              GlossAnnotationSet *merged)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_change_unref);
  g_autoptr (GPtrArray) before = gloss_annotation_set_dup_annotations (self->own);
  g_autoptr (GPtrArray) after = gloss_annotation_set_dup_annotations (merged);
  g_autoptr (GlossCoverage) our_coverage = gloss_annotation_set_dup_coverage (self->own);
  g_autoptr (GlossCoverage) coverage = gloss_annotation_set_dup_coverage (merged);

  for (guint i = 0; i < after->len; i++)
    add_annotation_change (self, changes, merged, gloss_annotation_get_id (g_ptr_array_index (after, i)));
  for (guint i = 0; i < before->len; i++)
    if (gloss_annotation_set_find (merged, gloss_annotation_get_id (g_ptr_array_index (before, i))) == NULL)
      add_annotation_change (self, changes, merged, gloss_annotation_get_id (g_ptr_array_index (before, i)));
  add_link_changes (changes, self->own, merged);
  if (!gloss_coverage_equal (our_coverage, coverage))
    g_ptr_array_add (changes, gloss_change_new_cover (our_coverage, coverage));
  return changes;
}

static void
put_away_in_thread (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  GPtrArray *copies = task_data;

  for (guint i = 0; i < copies->len; i++)
    gloss_conflict_copy_put_away (((Copy *) g_ptr_array_index (copies, i))->file, NULL);
  g_task_return_boolean (task, TRUE);
}

/* Only when the sidecar has on disk what they held do they go from beside it. */
static void
on_saved (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) search_task = user_data;
  Search *search = g_task_get_task_data (search_task);
  GlossDocument *self = GLOSS_DOCUMENT (object);
  g_autoptr (GTask) task = NULL;

  self->copies_loading = FALSE;
  if (!gloss_document_save_finish (self, result, NULL))
    return;
  gloss_document_emit_copies_merged (self, search->copies->len);
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, on_saved);
  g_task_set_task_data (task, g_steal_pointer (&search->copies), (GDestroyNotify) g_ptr_array_unref);
  search->copies = g_ptr_array_new ();
  g_task_run_in_thread (task, put_away_in_thread);
}

/* One step of undo, however many there are. */
static void
take_copies (GlossDocument *self,
             GTask         *task)
{
  Search *search = g_task_get_task_data (task);
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_conflict_unref);
  g_autoptr (GlossAnnotationSet) merged = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GlossChange) change = NULL;

  if (self->own == NULL)
    self->own = gloss_origin_new_set (self->origin);
  merged = gloss_annotation_set_copy (self->own);
  for (guint i = 0; i < search->copies->len; i++)
    {
      Copy *copy = g_ptr_array_index (search->copies, i);

      gloss_annotation_set_merge (merged, copy->base, copy->set, conflicts);
    }
  changes = list_changes (self, merged);
  change = gloss_change_new_group (GLOSS_CHANGE_MERGE, changes);
  gloss_document_remember_sides (self, conflicts);
  gloss_document_perform (self, change);
  /* What is in no change: what others have added, and what nobody understands. */
  g_set_object (&self->own, merged);
  gloss_autosave_touch (self->autosave);
  gloss_document_save_async (self, NULL, on_saved, g_object_ref (task));
}

static void
on_found (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GlossDocument) self = NULL;
  GTask *task = G_TASK (result);
  Search *search = g_task_get_task_data (task);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return;
  self = g_object_ref (GLOSS_DOCUMENT (user_data));
  if (search->copies->len > 0 && gloss_document_check_editable (self, NULL))
    take_copies (self, task);
  else
    self->copies_loading = FALSE;
}

static gboolean
on_timer (gpointer user_data)
{
  GlossDocument *self = user_data;
  g_autoptr (GTask) task = NULL;
  Search *search;

  if (self->copies_loading)
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->copies_timer, g_source_unref);
  search = g_new0 (Search, 1);
  search->origin = gloss_origin_ref (self->origin);
  search->recorder = gloss_recorder_ref (self->recorder);
  search->own = self->own != NULL ? gloss_annotation_set_copy (self->own) : gloss_origin_new_set (self->origin);
  search->copies = g_ptr_array_new_with_free_func ((GDestroyNotify) copy_free);
  self->copies_loading = TRUE;
  task = g_task_new (NULL, self->cancellable, on_found, self);
  g_task_set_source_tag (task, gloss_document_look_for_copies);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, search_in_thread);
  return G_SOURCE_REMOVE;
}

/*< private >
 * gloss_document_look_for_copies:
 * @self: a document
 *
 * Looks for copies of the reviewer's sidecar soon, merges them as one step that can be undone, and puts them away when that is on disk.
 */
void
gloss_document_look_for_copies (GlossDocument *self)
{
  g_autoptr (GMainContext) context = NULL;

  if (self->copies_timer != NULL)
    return;
  context = g_main_context_ref_thread_default ();
  self->copies_timer = g_timeout_source_new (DELAY);
  g_source_set_static_name (self->copies_timer, "gloss-document-copies");
  g_source_set_callback (self->copies_timer, on_timer, self, NULL);
  g_source_attach (self->copies_timer, context);
}
