/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journal knows of an article: what is not in the sidecar yet, and what can be undone. */
#include "config.h"

#include "document/gloss-history.h"

#include <glib/gi18n-lib.h>

#include "document/gloss-change-entry.h"
#include "document/gloss-contents.h"
#include "document/gloss-recorder.h"
#include "store/gloss-journal-marks.h"

/* --- operations that are not in the files --------------------------------------------------- */

/* What a subject is at some time; deleted is another nothing than never having been there. */
typedef struct
{
  JsonNode *node;
  gboolean is_deleted;
} State;

static gboolean
state_equal (State a,
             State b)
{
  if (a.node == NULL || b.node == NULL)
    return a.node == b.node && a.is_deleted == b.is_deleted;
  return json_node_equal (a.node, b.node);
}

static State
get_before (GlossJournalEntry *entry)
{
  return (State) { entry->before, entry->before == NULL && entry->deleted };
}

static State
get_after (GlossJournalEntry *entry)
{
  return (State) { entry->after, entry->after == NULL && entry->deleted };
}

/* The operations on each subject, from the first on that the files are not said to hold. */
static GHashTable *
find_pending (GPtrArray         *entries,
              GlossJournalMarks *marks)
{
  GHashTable *pending = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      GlossJournalEntry *entry = g_ptr_array_index (entries, i);
      GPtrArray *chain = g_hash_table_lookup (pending, entry->id);

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

/* The first operation that the files do not show; -1 where they have a state that was none of these. */
static int
find_first (GPtrArray *chain,
            State      current)
{
  for (guint i = chain->len; i > 0; i--)
    if (state_equal (get_after (g_ptr_array_index (chain, i - 1)), current))
      return i;
  return state_equal (get_before (g_ptr_array_index (chain, 0)), current) ? 0 : -1;
}

static gboolean
replay_entry (GlossContents     *contents,
              GlossJournalEntry *entry)
{
  g_autoptr (GlossChange) change = gloss_change_new_for_states (entry->id, entry->before, entry->after, entry->deleted,
                                                                contents->set);

  if (change != NULL)
    gloss_contents_apply (contents, change, TRUE);
  return change != NULL;
}

static void
replay_chain (GlossHistory  *self,
              GlossContents *contents,
              const char    *id,
              GPtrArray     *chain)
{
  State current;
  g_autoptr (JsonNode) node = current.node = gloss_contents_encode (contents, id, &current.is_deleted);
  int first = find_first (chain, current);

  if (first < 0)
    {
      self->n_conflicts++;
      return;
    }
  for (guint i = first; i < chain->len; i++)
    if (!replay_entry (contents, g_ptr_array_index (chain, i)))
      {
        self->n_conflicts++;
        return;
      }
  if ((guint) first < chain->len)
    self->n_replayed++;
}

static void
replay (GlossHistory      *self,
        GPtrArray         *entries,
        GlossJournalMarks *marks,
        GlossContents     *contents)
{
  g_autoptr (GHashTable) pending = find_pending (entries, marks);
  GHashTableIter iter;
  gpointer id, chain;

  g_hash_table_iter_init (&iter, pending);
  while (g_hash_table_iter_next (&iter, &id, &chain))
    replay_chain (self, contents, id, chain);
}

/* --- what can be undone --------------------------------------------------------------------- */

/* The operations of one step, of each subject the first and the last one. */
typedef struct
{
  GlossChangeKind kind;
  GPtrArray *firsts;
  GPtrArray *lasts;
} Course;

static Course *
course_new (const char *op)
{
  Course *self = g_new (Course, 1);

  self->kind = gloss_change_kind_from_op (op);
  self->firsts = g_ptr_array_new ();
  self->lasts = g_ptr_array_new ();
  return self;
}

static void
course_free (Course *self)
{
  g_ptr_array_unref (self->firsts);
  g_ptr_array_unref (self->lasts);
  g_free (self);
}

static int
find_subject (Course     *self,
              const char *id)
{
  for (guint i = 0; i < self->firsts->len; i++)
    if (g_str_equal (((GlossJournalEntry *) g_ptr_array_index (self->firsts, i))->id, id))
      return i;
  return -1;
}

static void
course_add (Course            *self,
            GlossJournalEntry *entry)
{
  int index = find_subject (self, entry->id);

  if (index >= 0)
    {
      g_ptr_array_index (self->lasts, index) = entry;
      return;
    }
  g_ptr_array_add (self->firsts, entry);
  g_ptr_array_add (self->lasts, entry);
}

/* Whether the operation takes the step back, or does it again. */
static gboolean
is_moved_by (Course            *self,
             GlossJournalEntry *entry,
             gboolean           forward)
{
  int index = find_subject (self, entry->id);
  State before, after;

  if (index < 0)
    return FALSE;
  before = get_before (g_ptr_array_index (self->firsts, index));
  after = get_after (g_ptr_array_index (self->lasts, index));
  return state_equal (get_before (entry), forward ? before : after) && state_equal (get_after (entry), forward ? after : before);
}

/* Goes through the operations: what is done and what is undone, the next one last. */
typedef struct
{
  GPtrArray *done;
  GPtrArray *undone;
  /* The step that the last operation was of; NULL where its beginning is not known. */
  Course *last;
} Courses;

/* It is the next one, unless two windows took turns. */
static gboolean
move_course (Courses           *self,
             GlossJournalEntry *entry,
             gboolean           forward)
{
  GPtrArray *from = forward ? self->undone : self->done;
  GPtrArray *to = forward ? self->done : self->undone;

  for (guint i = from->len; i > 0; i--)
    if (is_moved_by (g_ptr_array_index (from, i - 1), entry, forward))
      {
        self->last = g_ptr_array_steal_index (from, i - 1);
        g_ptr_array_add (to, self->last);
        return TRUE;
      }
  return FALSE;
}

static void
begin_course (Courses           *self,
              GlossJournalEntry *entry)
{
  self->last = course_new (entry->op);
  course_add (self->last, entry);
  g_ptr_array_add (self->done, self->last);
}

/* What is done again but was never seen to be undone is a step like any other. */
static void
follow (Courses           *self,
        GlossJournalEntry *entry)
{
  gboolean undoes = g_str_equal (entry->op, GLOSS_JOURNAL_UNDO);
  gboolean redoes = g_str_equal (entry->op, GLOSS_JOURNAL_REDO);

  if (entry->joins)
    {
      if (self->last != NULL && !undoes && !redoes)
        course_add (self->last, entry);
      return;
    }
  self->last = NULL;
  if (undoes || redoes)
    {
      move_course (self, entry, redoes);
      return;
    }
  g_ptr_array_set_size (self->undone, 0);
  begin_course (self, entry);
}

/* What the subjects are between two steps, by id; those that no step was of yet are as they are in the contents. */
typedef struct
{
  GlossContents *contents;
  GHashTable *states;
} Moment;

static State *
state_new (JsonNode *node,
           gboolean  is_deleted)
{
  State *state = g_new (State, 1);

  *state = (State) { node != NULL ? json_node_ref (node) : NULL, is_deleted };
  return state;
}

static void
state_free (State *state)
{
  g_clear_pointer (&state->node, json_node_unref);
  g_free (state);
}

static State *
look_up (Moment     *self,
         const char *id)
{
  State *state = g_hash_table_lookup (self->states, id);

  if (state == NULL)
    {
      state = g_new0 (State, 1);
      state->node = gloss_contents_encode (self->contents, id, &state->is_deleted);
      g_hash_table_insert (self->states, g_strdup (id), state);
    }
  return state;
}

/* Only what leads from one moment to the other is left of a step; nobody's work is overwritten by undoing it. */
static GlossChange *
make_change (Course   *course,
             Moment   *moment,
             gboolean  forward)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_change_unref);

  for (guint i = 0; i < course->firsts->len; i++)
    {
      GlossJournalEntry *first = g_ptr_array_index (course->firsts, i);
      GlossJournalEntry *last = g_ptr_array_index (course->lasts, i);
      State from = forward ? get_before (first) : get_after (last);
      State to = forward ? get_after (last) : get_before (first);
      GlossChange *change = NULL;

      if (state_equal (*look_up (moment, first->id), from))
        change = gloss_change_new_for_states (first->id, first->before, last->after, first->deleted || last->deleted,
                                              moment->contents->set);
      if (change == NULL)
        continue;
      g_ptr_array_add (parts, change);
      g_hash_table_replace (moment->states, g_strdup (first->id), state_new (to.node, to.is_deleted));
    }
  return parts->len > 0 ? gloss_change_new_group (course->kind, parts) : NULL;
}

/* From the present on: backwards over what is done, forwards over what is undone. */
static GPtrArray *
make_changes (GPtrArray     *courses,
              GlossContents *contents,
              gboolean       forward)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_change_unref);
  Moment moment = { contents, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) state_free) };

  for (guint i = courses->len; i > 0; i--)
    {
      GlossChange *change = make_change (g_ptr_array_index (courses, i - 1), &moment, forward);

      if (change != NULL)
        g_ptr_array_add (changes, change);
    }
  g_hash_table_unref (moment.states);
  return changes;
}

static void
remember (GlossHistory  *self,
          GPtrArray     *entries,
          GlossContents *contents,
          GlossCodebook *codebook)
{
  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func ((GDestroyNotify) course_free);
  g_autoptr (GPtrArray) undone = g_ptr_array_new_with_free_func ((GDestroyNotify) course_free);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) redos = NULL;
  Courses courses = { done, undone, NULL };

  for (guint i = 0; i < entries->len; i++)
    follow (&courses, g_ptr_array_index (entries, i));
  changes = make_changes (done, contents, FALSE);
  redos = make_changes (undone, contents, TRUE);
  gloss_undo_stack_fill (self->undo_stack, changes, redos, codebook);
}

/* Corrections and coverage belong to one text: those of an older one are of no use in this one. */
static gboolean
is_of_use (GlossJournalEntry *entry,
           GlossContents     *contents,
           const char        *text_sha256)
{
  gboolean is_structure = g_str_equal (entry->id, GLOSS_CHANGE_STRUCTURE_ID);

  if (is_structure && contents->corrections == NULL)
    return FALSE;
  return !(is_structure || g_str_equal (entry->id, GLOSS_CHANGE_COVERAGE_ID)) || g_strcmp0 (entry->text, text_sha256) == 0;
}

static GPtrArray *
list_changes (GlossHistory  *self,
              GPtrArray     *entries,
              GlossContents *contents,
              const char    *text_sha256)
{
  GPtrArray *changes = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      GlossJournalEntry *entry = g_ptr_array_index (entries, i);

      self->loaded = MAX (self->loaded, entry->seq);
      if (!gloss_journal_entry_is_change (entry))
        continue;
      if (is_of_use (entry, contents, text_sha256))
        g_ptr_array_add (changes, entry);
    }
  return changes;
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
 * @corrections: (inout) (nullable): the same of the corrections of the structure; nothing where it is not known what their file holds
 *
 * Does again what the files do not show, and finds what can be undone. A set of a newer version stays as it is.
 */
void
gloss_history_replay (GlossHistory        *self,
                      GlossOrigin         *origin,
                      GlossAnnotationSet **set,
                      GlossCorrections   **corrections)
{
  g_autoptr (GPtrArray) entries = g_steal_pointer (&self->entries);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GlossAnnotationSet) all = NULL;
  g_autoptr (GlossJournalMarks) marks = gloss_journal_marks_new ();
  GlossContents contents = { NULL, *corrections };

  if (entries == NULL || entries->len == 0 || (*set != NULL && gloss_annotation_set_is_read_only (*set)))
    return;
  contents.set = all = *set != NULL ? gloss_annotation_set_copy (*set) : gloss_origin_new_set (origin);
  for (guint i = 0; i < entries->len; i++)
    gloss_journal_marks_add (marks, g_ptr_array_index (entries, i));
  changes = list_changes (self, entries, &contents, gloss_text_get_sha256 (gloss_article_get_text (origin->article)));
  replay (self, changes, marks, &contents);
  remember (self, changes, &contents, origin->codebook);
  *corrections = contents.corrections;
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
