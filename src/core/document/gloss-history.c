/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journal knows of an article: what is not in the sidecar yet, and what can be undone. */
#include "config.h"

#include "document/gloss-history.h"

#include <glib/gi18n-lib.h>

#include "document/gloss-recorder.h"
#include "store/gloss-item.h"
#include "store/gloss-journal-marks.h"

/* --- operations that are not in the sidecar ------------------------------------------------- */

static JsonNode *
encode_current (GlossAnnotationSet *set,
                const char         *id)
{
  GlossAnnotation *annotation = set != NULL ? gloss_annotation_set_find (set, id) : NULL;
  g_autofree char *text = annotation != NULL ? gloss_annotation_set_encode (set, annotation) : NULL;

  return text != NULL ? gloss_item_from_text (text) : NULL;
}

static gboolean
state_equal (JsonNode *a,
             JsonNode *b)
{
  return a == NULL || b == NULL ? a == b : json_node_equal (a, b);
}

/* The operations on each annotation, from the first on that no sidecar is said to hold. */
static GHashTable *
find_pending (GPtrArray         *entries,
              GlossJournalMarks *marks)
{
  GHashTable *pending = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      GlossJournalEntry *entry = g_ptr_array_index (entries, i);
      GPtrArray *chain;

      if (!gloss_journal_entry_is_change (entry))
        continue;
      chain = g_hash_table_lookup (pending, entry->id);
      if (chain == NULL && gloss_journal_marks_cover (marks, entry))
        continue;
      if (chain == NULL)
        {
          chain = g_ptr_array_new ();
          g_hash_table_insert (pending, entry->id, chain);
        }
      g_ptr_array_add (chain, entry);
    }
  return pending;
}

/* Whether the set is as the operation left it. What was deleted leaves a trace, what was taken back leaves none. */
static gboolean
is_as_after (GlossAnnotationSet *set,
             GlossJournalEntry  *entry,
             JsonNode           *current)
{
  if (!state_equal (entry->after, current))
    return FALSE;
  return current != NULL || gloss_annotation_set_is_deleted (set, entry->id) == !g_str_equal (entry->op, GLOSS_JOURNAL_UNDO);
}

/* The first operation that the sidecar does not show; -1 where it has a state that was none of these. */
static int
find_first (GlossAnnotationSet *set,
            GPtrArray          *chain,
            JsonNode           *current)
{
  for (guint i = chain->len; i > 0; i--)
    if (is_as_after (set, g_ptr_array_index (chain, i - 1), current))
      return i;
  return state_equal (((GlossJournalEntry *) g_ptr_array_index (chain, 0))->before, current) ? 0 : -1;
}

static gboolean
decode (GlossAnnotationSet  *set,
        JsonNode            *state,
        const char          *id,
        GlossAnnotation    **annotation)
{
  *annotation = state != NULL ? gloss_annotation_set_decode (set, state, NULL) : NULL;
  if (*annotation != NULL && !g_str_equal (gloss_annotation_get_id (*annotation), id))
    g_clear_object (annotation);
  return (state != NULL) == (*annotation != NULL);
}

static gboolean
replay_entry (GlossAnnotationSet *set,
              GlossJournalEntry  *entry)
{
  g_autoptr (GlossAnnotation) annotation = NULL;

  if (!decode (set, entry->after, entry->id, &annotation))
    return FALSE;
  gloss_history_store (set, entry->id, annotation, g_str_equal (entry->op, GLOSS_JOURNAL_UNDO));
  return TRUE;
}

static void
replay_chain (GlossHistory       *self,
              GlossAnnotationSet *set,
              const char         *id,
              GPtrArray          *chain)
{
  g_autoptr (JsonNode) current = encode_current (set, id);
  int first = find_first (set, chain, current);

  if (first < 0)
    {
      self->n_conflicts++;
      return;
    }
  for (guint i = first; i < chain->len; i++)
    if (!replay_entry (set, g_ptr_array_index (chain, i)))
      {
        self->n_conflicts++;
        return;
      }
  if ((guint) first < chain->len)
    self->n_replayed++;
}

static void
replay (GlossHistory       *self,
        GPtrArray          *entries,
        GlossAnnotationSet *set)
{
  g_autoptr (GlossJournalMarks) marks = gloss_journal_marks_new ();
  g_autoptr (GHashTable) pending = NULL;
  GHashTableIter iter;
  gpointer id, chain;

  for (guint i = 0; i < entries->len; i++)
    gloss_journal_marks_add (marks, g_ptr_array_index (entries, i));
  pending = find_pending (entries, marks);
  g_hash_table_iter_init (&iter, pending);
  while (g_hash_table_iter_next (&iter, &id, &chain))
    replay_chain (self, set, id, chain);
}

/* --- what can be undone --------------------------------------------------------------------- */

/* Goes through the operations. What the last one left is the very object that the next one begins with, as in a document. */
typedef struct
{
  GlossAnnotationSet *set;
  GlossCodebook *codebook;
  gint64 time;
  JsonNode *last_state;
  GlossAnnotation *last;
} Course;

static gboolean
take_before (Course             *course,
             GlossJournalEntry  *entry,
             GlossAnnotation   **before)
{
  if (course->last == NULL || !state_equal (course->last_state, entry->before))
    return decode (course->set, entry->before, entry->id, before);
  *before = g_object_ref (course->last);
  return TRUE;
}

static GlossChange *
make_change (Course            *course,
             GlossJournalEntry *entry)
{
  g_autoptr (GlossAnnotation) before = NULL;
  g_autoptr (GlossAnnotation) after = NULL;

  if (!take_before (course, entry, &before) || !decode (course->set, entry->after, entry->id, &after))
    return NULL;
  g_set_object (&course->last, after);
  course->last_state = entry->after;
  if (before == NULL)
    return gloss_change_new_add (after);
  return after != NULL ? gloss_change_new_edit (before, after) : gloss_change_new_remove (before);
}

/* Steps that do not fit together are of two windows, or some lines are missing: there is nothing then that could be undone safely. */
static void
remember_step (GlossHistory      *self,
               Course            *course,
               GlossJournalEntry *entry)
{
  gboolean undoes = g_str_equal (entry->op, GLOSS_JOURNAL_UNDO);
  gboolean redoes = g_str_equal (entry->op, GLOSS_JOURNAL_REDO);
  g_autoptr (GlossChange) change = NULL;
  g_autofree char *label = NULL;

  if (undoes)
    change = gloss_undo_stack_undo (self->undo_stack);
  else if (redoes)
    change = gloss_undo_stack_redo (self->undo_stack);
  else
    change = make_change (course, entry);
  if (change == NULL || g_strcmp0 (gloss_change_get_id (change), entry->id) != 0)
    {
      gloss_undo_stack_clear (self->undo_stack);
      return;
    }
  if (undoes || redoes)
    return;
  course->time += entry->joins ? 0 : 2 * GLOSS_UNDO_STACK_PAUSE;
  label = gloss_change_dup_label (change, course->codebook);
  gloss_undo_stack_push (self->undo_stack, change, label, course->time);
}

/* What somebody else has changed since must not be overwritten by undoing. */
static void
forget_changed (GlossHistory       *self,
                GPtrArray          *entries,
                GlossAnnotationSet *set)
{
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id, entry;

  for (guint i = 0; i < entries->len; i++)
    if (gloss_journal_entry_is_change (g_ptr_array_index (entries, i)))
      g_hash_table_replace (last, ((GlossJournalEntry *) g_ptr_array_index (entries, i))->id, g_ptr_array_index (entries, i));
  g_hash_table_iter_init (&iter, last);
  while (g_hash_table_iter_next (&iter, &id, &entry))
    {
      g_autoptr (JsonNode) current = encode_current (set, id);

      if (!state_equal (((GlossJournalEntry *) entry)->after, current))
        gloss_undo_stack_forget (self->undo_stack, id);
    }
}

static void
remember (GlossHistory       *self,
          GPtrArray          *entries,
          GlossAnnotationSet *set,
          GlossCodebook      *codebook)
{
  /* Long before anything that is done from now on. */
  Course course = { set, codebook, G_MININT64 / 2 };

  for (guint i = 0; i < entries->len; i++)
    {
      GlossJournalEntry *entry = g_ptr_array_index (entries, i);

      self->loaded = MAX (self->loaded, entry->seq);
      if (gloss_journal_entry_is_change (entry))
        remember_step (self, &course, entry);
    }
  g_clear_object (&course.last);
  forget_changed (self, entries, set);
}

/* --- the history ---------------------------------------------------------------------------- */

/**
 * gloss_history_read:
 * @origin: a document's, that was read
 *
 * Reads the journal; blocks, in any thread. It is to be read before the sidecar: else what is said to be in the sidecar could
 * have come into it after it was read.
 *
 * Returns: (transfer full): what is in it
 */
GlossHistory *
gloss_history_read (GlossOrigin *origin)
{
  GlossHistory *self = g_new0 (GlossHistory, 1);
  g_autoptr (GlossJournal) journal = gloss_recorder_new_journal (origin);
  g_autofree char *source = gloss_recorder_dup_source (origin);

  self->file = g_object_ref (gloss_journal_get_file (journal));
  self->undo_stack = gloss_undo_stack_new ();
  self->entries = gloss_journal_read (journal, source, &self->error);
  return self;
}

/**
 * gloss_history_replay:
 * @self: a history that was just read
 * @origin: the document's
 * @set: (inout): what the sidecar holds, or nothing; afterwards with all that the journal knows beyond that
 *
 * Does again what the sidecar does not show, and finds what can be undone. A set of a newer version stays as it is.
 */
void
gloss_history_replay (GlossHistory        *self,
                      GlossOrigin         *origin,
                      GlossAnnotationSet **set)
{
  g_autoptr (GPtrArray) entries = g_steal_pointer (&self->entries);
  g_autoptr (GlossAnnotationSet) all = NULL;

  if (entries == NULL || entries->len == 0 || (*set != NULL && gloss_annotation_set_is_read_only (*set)))
    return;
  all = *set != NULL ? gloss_annotation_set_copy (*set) : gloss_origin_new_set (origin);
  replay (self, entries, all);
  remember (self, entries, all, origin->codebook);
  if (self->n_replayed > 0)
    g_set_object (set, all);
}

void
gloss_history_free (GlossHistory *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->undo_stack);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * gloss_history_list_notices:
 * @self: a history
 * @source_name: the file name of the article
 *
 * Returns: (transfer full) (element-type GlossProblem): what a person should know of it
 */
GPtrArray *
gloss_history_list_notices (GlossHistory *self,
                            const char   *source_name)
{
  GPtrArray *notices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *replayed = NULL;
  g_autofree char *left = NULL;

  if (self->error != NULL)
    g_ptr_array_add (notices, gloss_problem_new (self->file, self->error->message));
  replayed = g_strdup_printf (ngettext ("%u annotation of “%s” had not been saved and was recovered from the journal.",
                                        "%u annotations of “%s” had not been saved and were recovered from the journal.",
                                        self->n_replayed),
                              self->n_replayed, source_name);
  left = g_strdup_printf (ngettext ("%u annotation of “%s” was changed elsewhere after it was edited here. It is left as it is now.",
                                    "%u annotations of “%s” were changed elsewhere after they were edited here. They are left as they are now.",
                                    self->n_conflicts),
                          self->n_conflicts, source_name);
  if (self->n_replayed > 0)
    g_ptr_array_add (notices, gloss_problem_new (self->file, replayed));
  if (self->n_conflicts > 0)
    g_ptr_array_add (notices, gloss_problem_new (self->file, left));
  return notices;
}

/**
 * gloss_history_store:
 * @set: a reviewer's
 * @id: an annotation
 * @annotation: (nullable): what is to be under this id
 * @as_before: whether a step is taken back, so that no trace of it is to be left
 *
 * Puts @annotation, or nothing, where the annotation @id was. The document does so with every step, and so does the replay.
 */
void
gloss_history_store (GlossAnnotationSet *set,
                     const char         *id,
                     GlossAnnotation    *annotation,
                     gboolean            as_before)
{
  if (annotation == NULL && as_before)
    gloss_annotation_set_forget (set, id);
  else if (annotation == NULL)
    gloss_annotation_set_remove (set, id);
  else if (as_before)
    gloss_annotation_set_restore (set, annotation);
  else
    gloss_annotation_set_put (set, annotation);
}
