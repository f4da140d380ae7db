/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journal knows of an article: what is not in the sidecar yet, and what can be undone. */
#include "config.h"

#include "document/gloss-history.h"

#include <glib/gi18n-lib.h>

#include "document/gloss-change-entry.h"
#include "document/gloss-contents.h"
#include "document/gloss-coverage-replay.h"
#include "document/gloss-recorder.h"
#include "store/gloss-journal-marks.h"

/* --- operations that are not in the files --------------------------------------------------- */

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
find_first (GPtrArray         *chain,
            GlossJournalState *current)
{
  GlossJournalEntry *entry = g_ptr_array_index (chain, 0);

  for (guint i = chain->len; i > 0; i--)
    if (gloss_journal_state_equal (current, &((GlossJournalEntry *) g_ptr_array_index (chain, i - 1))->after))
      return i;
  return gloss_journal_state_equal (current, &entry->before) ? 0 : -1;
}

static gboolean
replay_entry (GlossContents     *contents,
              GlossJournalEntry *entry)
{
  g_autoptr (GlossChange) change = gloss_change_new_for_states (entry->id, &entry->before, &entry->after, contents->set);

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
  g_auto (GlossJournalState) current = gloss_contents_encode (contents, id);
  int first = find_first (chain, &current);

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

/*
 * What the sidecar with this hash was said to hold. Of one that nobody tells of it is not known that it holds anything; after one that was
 * taken away meanwhile, what the last one held.
 */
static GlossJournalMarks *
find_marks_of (GPtrArray  *entries,
               const char *sidecar_sha256)
{
  GlossJournalMarks *marks = gloss_journal_marks_new ();
  guint n = entries->len;

  while (sidecar_sha256 != NULL && n > 0 &&
         g_strcmp0 (((GlossJournalEntry *) g_ptr_array_index (entries, n - 1))->sidecar, sidecar_sha256) != 0)
    n--;
  for (guint i = 0; i < n; i++)
    gloss_journal_marks_add (marks, g_ptr_array_index (entries, i));
  return marks;
}

static GPtrArray *
list_annotated (GPtrArray *entries)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      GlossJournalEntry *entry = g_ptr_array_index (entries, i);

      if (gloss_journal_entry_is_change (entry) && !g_str_equal (entry->id, GLOSS_CHANGE_STRUCTURE_ID))
        g_ptr_array_add (found, entry);
    }
  return found;
}

/* Two who go on from the same state have both done something to it. */
static gboolean
is_one_after_the_other (GPtrArray *chain)
{
  for (guint i = 1; i < chain->len; i++)
    if (!gloss_journal_state_equal (&((GlossJournalEntry *) g_ptr_array_index (chain, i))->before,
                                    &((GlossJournalEntry *) g_ptr_array_index (chain, i - 1))->after))
      return FALSE;
  return TRUE;
}

static int
find_place (GPtrArray          *chain,
            GlossAnnotationSet *set,
            const char         *id)
{
  GlossContents contents = { set, NULL };
  g_auto (GlossJournalState) current = gloss_contents_encode (&contents, id);

  return find_first (chain, &current);
}

static void
put_state (GlossAnnotationSet *base,
           GlossAnnotationSet *from,
           const char         *id)
{
  GlossContents contents = { base, NULL };
  GlossContents wanted = { from, NULL };
  g_auto (GlossJournalState) before = gloss_contents_encode (&contents, id);
  g_auto (GlossJournalState) after = gloss_contents_encode (&wanted, id);
  g_autoptr (GlossChange) change = NULL;

  if (gloss_journal_state_equal (&before, &after))
    return;
  change = gloss_change_new_for_states (id, &before, &after, base);
  if (change != NULL)
    gloss_contents_apply (&contents, change, TRUE);
}

/**
 * gloss_history_adjust_base:
 * @origin: a document's
 * @base_sha256: (nullable): the hash of the sidecar that was last seen
 * @base: what it held; it is changed
 * @ours: what is to be written
 * @theirs: what another program has written meanwhile
 *
 * Another window of the same reviewer writes what it knows, and what it does not know yet as it was before. The journal has the order of what
 * both did: of two states that it knows the earlier one is nobody’s change, so it becomes that of the base.
 */
void
gloss_history_adjust_base (GlossOrigin        *origin,
                           const char         *base_sha256,
                           GlossAnnotationSet *base,
                           GlossAnnotationSet *ours,
                           GlossAnnotationSet *theirs)
{
  g_autoptr (GlossJournal) journal = gloss_recorder_new_journal (origin);
  g_autofree char *source = gloss_recorder_dup_source (origin);
  g_autoptr (GPtrArray) entries = gloss_journal_read (journal, source, NULL);
  g_autoptr (GlossJournalMarks) marks = entries != NULL ? find_marks_of (entries, base_sha256) : NULL;
  g_autoptr (GPtrArray) changes = entries != NULL ? list_annotated (entries) : NULL;
  g_autoptr (GHashTable) pending = NULL;
  GHashTableIter iter;
  gpointer id, chain;

  if (changes == NULL)
    return;
  pending = find_pending (changes, marks);
  g_hash_table_iter_init (&iter, pending);
  while (g_hash_table_iter_next (&iter, &id, &chain))
    {
      int our_place = find_place (chain, ours, id);
      int their_place = find_place (chain, theirs, id);

      if (our_place >= 0 && their_place >= 0 && our_place != their_place && is_one_after_the_other (chain))
        put_state (base, our_place < their_place ? ours : theirs, id);
    }
}

/* --- what can be undone --------------------------------------------------------------------- */

/* Goes through the operations: what is done and what is undone, the next one last. */
typedef struct
{
  GlossOrigin *origin;
  GlossStepList *steps;
  GPtrArray *done;
  GPtrArray *undone;
  /* The step that the last operation was of, borrowed; NULL where its beginning is not known. */
  GlossStep *last;
} Course;

/* Whether the operation takes the step back, or does it again. */
static gboolean
is_moved_by (GlossStep         *step,
             GlossJournalEntry *entry,
             gboolean           forward)
{
  GlossMove *move = gloss_step_find_move (step, entry->id);

  return move != NULL && gloss_journal_state_equal (forward ? &move->before : &move->after, &entry->before) &&
         gloss_journal_state_equal (forward ? &move->after : &move->before, &entry->after);
}

/* It is the next one, unless two windows took turns. */
static void
move_step (Course            *self,
           GlossJournalEntry *entry,
           gboolean           forward)
{
  GPtrArray *from = forward ? self->undone : self->done;
  GPtrArray *to = forward ? self->done : self->undone;

  for (guint i = from->len; i > 0; i--)
    if (is_moved_by (g_ptr_array_index (from, i - 1), entry, forward))
      {
        GlossStep *step = g_ptr_array_steal_index (from, i - 1);

        gloss_step_set_done (step, forward);
        g_ptr_array_add (to, step);
        return;
      }
}

static void
begin_step (Course            *self,
            GlossJournalEntry *entry)
{
  self->last = gloss_step_new_for_entry (self->origin, entry);
  g_ptr_array_set_size (self->undone, 0);
  g_ptr_array_add (self->done, g_object_ref (self->last));
  gloss_step_list_append (self->steps, self->last);
}

static void
follow (Course            *self,
        GlossJournalEntry *entry)
{
  gboolean undoes = g_str_equal (entry->op, GLOSS_JOURNAL_UNDO);
  gboolean redoes = g_str_equal (entry->op, GLOSS_JOURNAL_REDO);

  gloss_step_list_log (self->steps, entry);
  if (!entry->joins)
    self->last = NULL;
  if (undoes || redoes)
    {
      if (!entry->joins)
        move_step (self, entry, redoes);
      return;
    }
  if (!entry->joins)
    begin_step (self, entry);
  else if (self->last != NULL)
    {
      gloss_step_add_entry (self->last, entry);
      gloss_step_list_touch (self->steps, self->last);
    }
}

/* What the subjects are between two steps, by id; those that no step was of yet are as they are in the contents. */
typedef struct
{
  GlossContents *contents;
  GHashTable *states;
} Moment;

static void
state_free (GlossJournalState *state)
{
  gloss_journal_state_clear (state);
  g_free (state);
}

static GlossJournalState *
look_up (Moment     *self,
         const char *id)
{
  GlossJournalState *state = g_hash_table_lookup (self->states, id);

  if (state == NULL)
    {
      state = g_new (GlossJournalState, 1);
      *state = gloss_contents_encode (self->contents, id);
      g_hash_table_insert (self->states, g_strdup (id), state);
    }
  return state;
}

/* Only what leads from one moment to the other is left of a step; nobody's work is overwritten by moving over it. */
static gboolean
settle_step (GlossStep *step,
             Moment    *moment,
             gboolean   forward)
{
  for (guint i = gloss_step_get_n_moves (step); i > 0; i--)
    {
      GlossMove *move = gloss_step_get_move (step, i - 1);
      GlossJournalState *from = forward ? &move->before : &move->after;
      GlossJournalState *to = forward ? &move->after : &move->before;
      GlossJournalState *now = look_up (moment, move->id);

      if (!gloss_journal_state_equal (now, from))
        {
          g_autofree char *id = g_strdup (move->id);

          gloss_step_forget (step, id);
          continue;
        }
      gloss_journal_state_clear (now);
      gloss_journal_state_copy (now, to);
    }
  return gloss_step_get_n_moves (step) > 0;
}

/* From the present on: backwards over what is done, forwards over what is undone. What cannot be moved over is history all the same. */
static void
settle (GPtrArray     *steps,
        GlossContents *contents,
        gboolean       forward)
{
  Moment moment = { contents, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) state_free) };

  for (guint i = steps->len; i > 0; i--)
    if (!settle_step (g_ptr_array_index (steps, i - 1), &moment, forward))
      g_ptr_array_remove_index (steps, i - 1);
  g_hash_table_unref (moment.states);
}

static void
remember (GlossHistory  *self,
          GPtrArray     *entries,
          GlossContents *contents,
          GlossOrigin   *origin)
{
  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) undone = g_ptr_array_new_with_free_func (g_object_unref);
  Course course = { origin, self->steps, done, undone, NULL };

  for (guint i = 0; i < entries->len; i++)
    follow (&course, g_ptr_array_index (entries, i));
  settle (done, contents, FALSE);
  settle (undone, contents, TRUE);
  gloss_undo_stack_fill (self->undo_stack, done, undone);
}

/* Corrections and coverage belong to one text: as they are, those of an older one are of no use in this one. */
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

static void
note_text (GlossHistory *self,
           const char   *sha256)
{
  const char *last = self->texts->len > 0 ? g_ptr_array_index (self->texts, self->texts->len - 1) : NULL;

  if (sha256 != NULL && g_strcmp0 (last, sha256) != 0)
    g_ptr_array_add (self->texts, g_strdup (sha256));
}

/* --- a sidecar that was taken away ---------------------------------------------------------- */

/* Whether the journal says that there was one. */
static gboolean
had_sidecar (GPtrArray *entries)
{
  for (guint i = entries->len; i > 0; i--)
    {
      GlossJournalEntry *entry = g_ptr_array_index (entries, i - 1);

      if (gloss_journal_entry_is_saved (entry))
        return entry->sidecar != NULL;
    }
  return FALSE;
}

static void
add_loss (GlossHistory      *self,
          GlossContents     *contents,
          GlossJournalEntry *last)
{
  g_auto (GlossJournalState) now = gloss_contents_encode (contents, last->id);
  GlossJournalEntry *entry;

  if (last->after.text == NULL || gloss_journal_state_equal (&now, &last->after))
    return;
  entry = gloss_journal_entry_new (GLOSS_JOURNAL_MERGE, last->source, last->id, last->after.text, now.text);
  entry->after.is_deleted = now.is_deleted;
  entry->joins = self->found->len > 0;
  g_ptr_array_add (self->found, entry);
}

/* What was lost with the file is a step that somebody else did, and that can be taken back. */
static void
find_losses (GlossHistory  *self,
             GPtrArray     *entries,
             GlossContents *contents)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_journal_entry_free);
  for (guint i = entries->len; i > 0; i--)
    {
      GlossJournalEntry *entry = g_ptr_array_index (entries, i - 1);

      if (g_hash_table_add (seen, entry->id) && !g_str_equal (entry->id, GLOSS_CHANGE_STRUCTURE_ID))
        add_loss (self, contents, entry);
    }
  for (guint i = 0; i < self->found->len; i++)
    ((GlossJournalEntry *) g_ptr_array_index (self->found, i))->more = self->found->len - 1 - i;
  for (guint i = 0; i < self->found->len; i++)
    g_ptr_array_add (entries, g_ptr_array_index (self->found, i));
  self->n_lost = self->found->len;
  if (self->n_lost == 0)
    g_clear_pointer (&self->found, g_ptr_array_unref);
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
      note_text (self, entry->text);
      if (!gloss_journal_entry_is_change (entry))
        continue;
      if (is_of_use (entry, contents, text_sha256))
        g_ptr_array_add (changes, entry);
    }
  return changes;
}

/* --- the history ---------------------------------------------------------------------------- */

/* What the article was called before, as far as no other file has that name now. In the library one text has one folder. */
static GStrv
find_names (GlossJournal *journal,
            GlossOrigin  *origin,
            const char   *source)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GFile) folder = g_file_get_parent (origin->source);
  g_auto (GStrv) found = gloss_journal_find_sources (journal, gloss_text_get_sha256 (gloss_article_get_text (origin->article)));

  g_strv_builder_add (names, source);
  for (guint i = 0; found[i] != NULL; i++)
    {
      g_autoptr (GFile) file = folder != NULL ? g_file_get_child (folder, found[i]) : NULL;

      if (!g_str_equal (found[i], source) &&
          (gloss_store_is_library (origin->store) || (file != NULL && !g_file_query_exists (file, NULL))))
        g_strv_builder_add (names, found[i]);
    }
  return g_strv_builder_end (names);
}

/* From now on it is called what it is called now. */
static void
rename_entries (GPtrArray  *entries,
                const char *source)
{
  for (guint i = 0; i < entries->len; i++)
    g_set_str (&((GlossJournalEntry *) g_ptr_array_index (entries, i))->source, source);
}

/**
 * gloss_history_new:
 * @journal: a journal
 * @names: what an article is called in it, the present name first
 *
 * Returns: (transfer full): what it says of the article
 */
GlossHistory *
gloss_history_new (GlossJournal      *journal,
                   const char *const *names)
{
  GlossHistory *self = g_new0 (GlossHistory, 1);

  self->file = g_object_ref (gloss_journal_get_file (journal));
  self->undo_stack = gloss_undo_stack_new ();
  self->steps = gloss_step_list_new ();
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->names = g_strdupv ((GStrv) names);
  self->entries = gloss_journal_read_of (journal, names, &self->error);
  if (self->entries != NULL)
    rename_entries (self->entries, names[0]);
  return self;
}

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
  g_autoptr (GlossJournal) journal = gloss_recorder_new_journal (origin);
  g_autofree char *source = gloss_recorder_dup_source (origin);
  g_auto (GStrv) names = find_names (journal, origin, source);

  return gloss_history_new (journal, (const char *const *) names);
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
  gloss_coverage_replay (entries, marks, origin->placing, all, &self->n_replayed, &self->n_conflicts);
  replay (self, changes, marks, &contents);
  if (*set == NULL && had_sidecar (entries))
    find_losses (self, changes, &contents);
  remember (self, changes, &contents, origin);
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
  g_clear_object (&self->steps);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_strfreev (self->names);
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
  g_autofree char *lost = NULL;

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
  lost = g_strdup_printf (ngettext ("The file with your annotations of “%2$s” was deleted, and %1$u annotation or link with it. Undo brings it back.",
                                    "The file with your annotations of “%2$s” was deleted, and %1$u annotations and links with it. Undo brings them back.",
                                    self->n_lost),
                          self->n_lost, source_name);
  if (self->n_lost > 0)
    g_ptr_array_add (notices, gloss_problem_new (self->file, lost));
  if (self->n_replayed > 0)
    g_ptr_array_add (notices, gloss_problem_new (self->file, replayed));
  if (self->n_conflicts > 0 && self->n_lost == 0)
    g_ptr_array_add (notices, gloss_problem_new (self->file, left));
  return notices;
}
