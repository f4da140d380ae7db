/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to a document: every edit takes the same way. */
#include "config.h"

#include "document/gloss-document-private.h"

#include <glib/gi18n-lib.h>

#include "document/gloss-change-entry.h"
#include "gloss-error.h"

/*
 * The last step of every change: a call makes a GlossChange, it is applied to the set and the list, remembered for undo, and
 * the autosave is told.
 */
static void
finish_change (GlossDocument *self)
{
  gloss_autosave_touch (self->autosave);
  gloss_document_update (self);
}

/* From this many annotations on the list is told once, not for each. */
#define MANY 200

static void
apply_to_set (GlossDocument *self,
              GlossChange   *part,
              gboolean       forward)
{
  GlossContents contents = { self->own, NULL };

  if (contents.set == NULL)
    contents.set = self->own = gloss_origin_new_set (self->origin);
  gloss_contents_apply (&contents, part, forward);
}

static void
apply_coverage (GlossDocument *self,
                GlossChange   *part,
                gboolean       forward)
{
  GlossCoverage *before = gloss_change_get_coverage_before (part);
  GlossCoverage *after = gloss_change_get_coverage_after (part);

  apply_to_set (self, part, forward);
  gloss_document_count_coverage (self, forward ? before : after, forward ? after : before);
  gloss_document_emit_coverage_changed (self);
}

static void
show_annotation (GlossDocument *self,
                 const char    *id)
{
  GlossAnnotation *annotation = gloss_annotation_set_find (self->own, id);
  g_autoptr (GlossAnnotation) resolved = NULL;

  if (annotation != NULL)
    resolved = gloss_placing_place (self->origin->placing, annotation);
  gloss_document_show (self, id, resolved);
}

/* Offsets are the same with any corrections, but annotations are placed in the article that is shown. */
static void
apply_structure (GlossDocument *self,
                 GlossChange   *change,
                 gboolean       forward)
{
  GlossChange *part = gloss_change_find_part (change, GLOSS_CHANGE_STRUCTURE_ID);

  if (part != NULL)
    gloss_document_set_corrections (self, forward ? gloss_change_get_corrections_after (part)
                                                  : gloss_change_get_corrections_before (part));
}

static void
show_annotations (GlossDocument *self,
                  GPtrArray     *ids)
{
  if (ids->len >= MANY)
    gloss_document_show_many (self, ids, NULL);
  for (guint i = 0; i < ids->len && ids->len < MANY; i++)
    show_annotation (self, g_ptr_array_index (ids, i));
}

static void
apply (GlossDocument *self,
       GlossChange   *change,
       gboolean       forward)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  gboolean links = FALSE;

  apply_structure (self, change, forward);
  for (guint i = 0; i < gloss_change_get_n_parts (change); i++)
    {
      GlossChange *part = gloss_change_get_part (change, i);
      GlossChangeSubject subject = gloss_change_get_subject (part);

      if (subject == GLOSS_CHANGE_OF_ANNOTATION || subject == GLOSS_CHANGE_OF_LINK)
        apply_to_set (self, part, forward);
      else if (subject == GLOSS_CHANGE_OF_COVERAGE)
        apply_coverage (self, part, forward);
      if (subject == GLOSS_CHANGE_OF_ANNOTATION)
        g_ptr_array_add (ids, (gpointer) gloss_change_get_id (part));
      links |= subject == GLOSS_CHANGE_OF_LINK;
    }
  show_annotations (self, ids);
  if (links)
    gloss_document_emit_links_changed (self);
}

/* One line for each part, all in one go. */
static void
record (GlossDocument *self,
        GlossChange   *change,
        const char    *op,
        gboolean       forward,
        gboolean       joins)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_journal_entry_free);
  g_autofree char *source = gloss_recorder_dup_source (self->origin);
  guint n_parts = gloss_change_get_n_parts (change);

  for (guint i = 0; i < n_parts; i++)
    {
      GlossJournalEntry *entry = gloss_change_to_entry (gloss_change_get_part (change, i), op, forward, self->own, source);

      entry->joins = joins || i > 0;
      entry->more = n_parts - 1 - i;
      gloss_step_list_log (self->steps, entry);
      g_ptr_array_add (entries, entry);
    }
  gloss_recorder_push (self->recorder, entries);
}

/*< private >
 * gloss_document_perform:
 * @self: a document that can be edited
 * @change: what is to be done to it, of the reviewer's own
 *
 * Does it: the only way in which a document comes to hold something else by the reviewer's hand. It is one step of undo, and goes into
 * the journal. A change that leaves everything as it was is none.
 */
void
gloss_document_perform (GlossDocument *self,
                        GlossChange   *change)
{
  g_autoptr (GlossStep) step = gloss_step_new (self->origin, change);
  GlossStep *last;

  if (gloss_change_is_empty (change))
    return;
  apply (self, change, TRUE);
  last = gloss_undo_stack_push (self->undo_stack, step, g_get_monotonic_time ());
  record (self, change, gloss_change_kind_get_op (gloss_change_get_kind (change)), TRUE, last != step);
  if (last == step)
    gloss_step_list_append (self->steps, g_steal_pointer (&step));
  else
    gloss_step_list_touch (self->steps, last);
  finish_change (self);
}

/*< private >
 * gloss_document_check_editable:
 * @self: a document
 * @error: why the reviewer's own annotations cannot be changed
 *
 * Returns: whether they can
 */
gboolean
gloss_document_check_editable (GlossDocument  *self,
                               GError        **error)
{
  const GError *own_error = gloss_document_get_own_error (self);

  if (own_error == NULL || gloss_autosave_is_dirty (self->autosave))
    return TRUE;
  if (error != NULL)
    *error = g_error_copy (own_error);
  return FALSE;
}

static gboolean
check_tag (GlossDocument  *self,
           const char     *tag,
           GError        **error)
{
  if (gloss_codebook_find_tag (self->origin->codebook, tag) != NULL)
    return TRUE;
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_UNSUPPORTED, _("The codebook “%s” has no tag “%s”."),
               gloss_codebook_get_title (self->origin->codebook), tag);
  return FALSE;
}

/*< private >
 * gloss_document_check_ranges:
 * @self: a document
 * @ranges: (array length=n_ranges): stretches of its text, in code points
 * @n_ranges: how many
 * @error: why nothing can be there
 *
 * Returns: whether an annotation can be there
 */
gboolean
gloss_document_check_ranges (GlossDocument     *self,
                             const GlossRange  *ranges,
                             gsize              n_ranges,
                             GError           **error)
{
  gsize length = gloss_text_get_length (gloss_article_get_text (self->article));

  for (gsize i = 0; i < n_ranges; i++)
    if (ranges[i].start >= ranges[i].end || ranges[i].end > length)
      {
        g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR,
                     _("From %zu to %zu there is nothing to tag in “%s”."),
                     ranges[i].start, ranges[i].end, self->origin->name);
        return FALSE;
      }
  if (n_ranges > 0)
    return TRUE;
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR, _("Nothing is selected in “%s”."), self->origin->name);
  return FALSE;
}

/*< private >
 * gloss_document_find_own:
 * @self: a document
 * @id: of an annotation
 * @error: why it is not one that can be changed
 *
 * Returns: (nullable) (transfer none): it, as it is in the reviewer's set
 */
GlossAnnotation *
gloss_document_find_own (GlossDocument  *self,
                         const char     *id,
                         GError        **error)
{
  GlossAnnotation *annotation = self->own != NULL ? gloss_annotation_set_find (self->own, id) : NULL;

  if (annotation != NULL)
    return annotation;
  if (gloss_annotation_list_find (self->annotations, id) != NULL)
    g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_UNSUPPORTED,
                 _("This annotation of “%s” is another reviewer’s, so it cannot be changed."), self->origin->name);
  else
    g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR, _("This annotation of “%s” is no longer there."), self->origin->name);
  return NULL;
}

static gboolean
move (GlossDocument *self,
      gboolean       forward)
{
  GlossStep *step;
  GlossChange *change;

  if (!gloss_document_check_editable (self, NULL))
    return FALSE;
  step = forward ? gloss_undo_stack_redo (self->undo_stack) : gloss_undo_stack_undo (self->undo_stack);
  if (step == NULL)
    return FALSE;
  change = gloss_step_get_change (step);
  apply (self, change, forward);
  record (self, change, forward ? GLOSS_JOURNAL_REDO : GLOSS_JOURNAL_UNDO, forward, FALSE);
  finish_change (self);
  return TRUE;
}

/*< private >
 * gloss_document_show:
 * @self: a document
 * @id: an annotation of the reviewer's
 * @annotation: (nullable): what is to be shown under this id, with its place
 *
 * Brings the list and the figures up to date. What another reviewer has under the same id appears again when the
 * reviewer's own goes.
 */
void
gloss_document_show (GlossDocument   *self,
                     const char      *id,
                     GlossAnnotation *annotation)
{
  GlossAnnotation *other = g_hash_table_lookup (self->others->annotations, id);
  GlossAnnotation *shown = gloss_annotation_list_find (self->annotations, id);
  GlossAnnotation *now = annotation != NULL ? annotation : other;
  g_autoptr (GlossAnnotation) before = shown != NULL && shown != other ? g_object_ref (shown) : NULL;

  gloss_document_count (self, before, annotation);
  gloss_document_note_conflicts (self, id);
  if (now != NULL)
    gloss_annotation_list_put (self->annotations, now);
  else
    gloss_annotation_list_remove (self->annotations, id);
  gloss_document_change_place (self, before, annotation);
}

/*< private >
 * gloss_document_set_corrections:
 * @self: a document
 * @corrections: all that the structure is to be corrected by
 *
 * Replaces the article. Offsets stay, and so do the places of all annotations.
 */
void
gloss_document_set_corrections (GlossDocument    *self,
                                GlossCorrections *corrections)
{
  g_autoptr (GlossArticle) article = gloss_corrections_apply (corrections, self->origin->article);

  gloss_corrections_ref (corrections);
  gloss_corrections_unref (self->corrections);
  self->corrections = corrections;
  gloss_document_set_article (self, article);
  gloss_document_recount (self);
}

/* What is tagged is no longer said to hold nothing. */
static void
uncover_nothing (GlossCoverage    *coverage,
                 GlossCoverage    *before,
                 const GlossRange *tagged)
{
  GArray *covered = gloss_coverage_get_ranges (before);

  for (guint i = 0; i < covered->len; i++)
    {
      GlossRange range = g_array_index (covered, GlossRange, i);

      if (gloss_range_overlaps (range, *tagged) && g_str_equal (gloss_coverage_get_state (before, i), GLOSS_COVERAGE_NOTHING))
        gloss_coverage_cover (coverage, range, NULL);
    }
}

static GlossChange *
make_tagging (GlossDocument    *self,
              GlossAnnotation  *annotation,
              const GlossRange *ranges,
              gsize             n_ranges)
{
  g_autoptr (GlossCoverage) before = gloss_document_dup_coverage (self);
  g_autoptr (GlossCoverage) after = gloss_coverage_copy (before);
  g_autoptr (GPtrArray) parts = NULL;

  for (gsize i = 0; i < n_ranges; i++)
    uncover_nothing (after, before, &ranges[i]);
  if (gloss_coverage_equal (before, after))
    return gloss_change_new_add (annotation);
  parts = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_change_unref);
  g_ptr_array_add (parts, gloss_change_new_add (annotation));
  g_ptr_array_add (parts, gloss_change_new_cover (before, after));
  return gloss_change_new_group (GLOSS_CHANGE_ADD, parts);
}

/**
 * gloss_document_tag:
 * @self: a document
 * @tag: a tag of the codebook, by id
 * @ranges: (array length=n_ranges): the text it is given to, in code points
 * @n_ranges: 1, or more for the pieces of a discontinuous annotation, in order
 * @error: why it cannot be tagged
 *
 * Tags some text. Where it was said to hold nothing to tag, that is taken back with it.
 *
 * Returns: (nullable) (transfer none): the new annotation, as it is in the list
 */
GlossAnnotation *
gloss_document_tag (GlossDocument     *self,
                    const char        *tag,
                    const GlossRange  *ranges,
                    gsize              n_ranges,
                    GError           **error)
{
  g_autoptr (GlossAnchor) anchor = NULL;
  g_autoptr (GlossAnnotation) annotation = NULL;
  g_autoptr (GlossChange) change = NULL;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (tag != NULL, NULL);

  if (!gloss_document_check_editable (self, error) || !check_tag (self, tag, error) || !gloss_document_check_ranges (self, ranges, n_ranges, error))
    return NULL;
  anchor = gloss_anchor_new_for_text (self->article, gloss_text_get_sha256 (gloss_placing_get_text (self->origin->placing)), ranges, n_ranges);
  annotation = gloss_annotation_new (self->origin->reviewer.id, tag, anchor);
  change = make_tagging (self, annotation, ranges, n_ranges);
  gloss_document_perform (self, change);
  return gloss_annotation_list_find (self->annotations, gloss_annotation_get_id (annotation));
}

/**
 * gloss_document_edit:
 * @self: a document
 * @changed: made from one of its annotations by gloss_annotation_with_note() and the like
 * @error: why it cannot be changed
 *
 * Takes over what an annotation says now. Edits of the same field that follow each other closely are one step of undo; an
 * edit that changes nothing is none.
 *
 * Returns: whether it is as @changed says
 */
gboolean
gloss_document_edit (GlossDocument    *self,
                     GlossAnnotation  *changed,
                     GError          **error)
{
  g_autoptr (GlossChange) change = NULL;
  GlossAnnotation *before;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (changed), FALSE);

  before = gloss_document_find_own (self, gloss_annotation_get_id (changed), error);
  if (before == NULL || !gloss_document_check_editable (self, error))
    return FALSE;
  change = gloss_change_new_edit (before, changed);
  if (gloss_change_is_empty (change))
    return TRUE;
  if (g_strcmp0 (gloss_annotation_get_tag (before), gloss_annotation_get_tag (changed)) != 0 &&
      !check_tag (self, gloss_annotation_get_tag (changed), error))
    return FALSE;
  gloss_document_perform (self, change);
  return TRUE;
}

/**
 * gloss_document_remove:
 * @self: a document
 * @id: one of the reviewer's annotations
 * @error: why it cannot be removed
 *
 * The reviewer’s links from it and to it go with it, in the same step.
 *
 * Returns: whether it is gone
 */
gboolean
gloss_document_remove (GlossDocument  *self,
                       const char     *id,
                       GError        **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_change_unref);
  g_autoptr (GlossChange) change = NULL;
  GlossAnnotation *before;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  before = gloss_document_find_own (self, id, error);
  if (before == NULL || !gloss_document_check_editable (self, error))
    return FALSE;
  g_ptr_array_add (parts, gloss_change_new_remove (before));
  gloss_document_add_unlinks (self, id, parts);
  change = gloss_change_new_group (GLOSS_CHANGE_REMOVE, parts);
  gloss_document_perform (self, change);
  return TRUE;
}

/**
 * gloss_document_correct:
 * @self: a document
 * @correction: what is wrong in the structure of the article
 * @error: why it cannot be corrected
 *
 * Sets the structure right: #GlossDocument:article becomes another one, the annotations stay where they are.
 *
 * Returns: whether it is corrected
 */
gboolean
gloss_document_correct (GlossDocument          *self,
                        const GlossCorrection  *correction,
                        GError                **error)
{
  g_autoptr (GlossCorrections) after = NULL;
  g_autoptr (GlossChange) change = NULL;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (correction != NULL, FALSE);

  if (self->corrections_error != NULL)
    {
      if (error != NULL)
        *error = g_error_copy (self->corrections_error);
      return FALSE;
    }
  if (correction->offset > gloss_text_get_length (gloss_article_get_text (self->article)))
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR, _("“%s” has no text at %zu."),
                   self->origin->name, correction->offset);
      return FALSE;
    }
  after = gloss_corrections_with (self->corrections, correction);
  change = gloss_change_new_correct (self->corrections, after);
  gloss_document_perform (self, change);
  return TRUE;
}

/**
 * gloss_document_undo:
 * @self: a document
 *
 * Takes the last step back: everything is as it was before it, to the byte.
 *
 * Returns: whether there was one
 */
gboolean
gloss_document_undo (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);

  return move (self, FALSE);
}

/**
 * gloss_document_redo:
 * @self: a document
 *
 * Does the step again that was taken back last.
 *
 * Returns: whether there was one
 */
gboolean
gloss_document_redo (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);

  return move (self, TRUE);
}

/**
 * gloss_document_get_history:
 * @self: a document
 *
 * Returns: (transfer none): a list of GlossStep, the last one first: all that the reviewer did to this article, also in earlier runs and what
 *   was taken back; always the same list
 */
GListModel *
gloss_document_get_history (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);

  return G_LIST_MODEL (self->steps);
}

static void
add_return (GlossContents     *contents,
            const char        *id,
            GlossJournalState *state,
            GPtrArray         *parts)
{
  g_auto (GlossJournalState) now = gloss_contents_encode (contents, id);
  GlossChange *part = NULL;

  if (!gloss_journal_state_equal (&now, state))
    part = gloss_change_new_for_states (id, &now, state, contents->set);
  if (part != NULL)
    g_ptr_array_add (parts, part);
}

/**
 * gloss_document_go_to_step:
 * @self: a document
 * @step: (nullable): a step in its history; nothing for the time before the first one
 * @error: why it cannot be edited
 *
 * Makes everything what it was when @step had just been done, whether it is done or taken back now. That is a step itself, the
 * last one, and can be undone.
 *
 * Returns: whether everything is so
 */
gboolean
gloss_document_go_to_step (GlossDocument  *self,
                           GlossStep      *step,
                           GError        **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_change_unref);
  g_autoptr (GHashTable) states = NULL;
  g_autoptr (GlossChange) change = NULL;
  GlossContents contents;
  GHashTableIter iter;
  gpointer id, state;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (step == NULL || GLOSS_IS_STEP (step), FALSE);

  if (!gloss_document_check_editable (self, error))
    return FALSE;
  if (self->own == NULL)
    self->own = gloss_origin_new_set (self->origin);
  contents = (GlossContents) { self->own, self->corrections_error == NULL ? self->corrections : NULL };
  states = gloss_step_list_find_states (self->steps, step);
  g_hash_table_iter_init (&iter, states);
  while (g_hash_table_iter_next (&iter, &id, &state))
    add_return (&contents, id, state, parts);
  change = gloss_change_new_group (GLOSS_CHANGE_RESTORE, parts);
  gloss_document_perform (self, change);
  return TRUE;
}
