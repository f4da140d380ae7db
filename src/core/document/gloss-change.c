/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of work on a document. */
#include "config.h"

#include "document/gloss-change-private.h"

G_DEFINE_BOXED_TYPE (GlossChange, gloss_change, gloss_change_ref, gloss_change_unref)

/* --- the sides of a change ------------------------------------------------------------------ */

static void
copy_side (GlossChangeSide       *self,
           const GlossChangeSide *other)
{
  g_set_object (&self->annotation, other->annotation);
  self->link = other->link != NULL ? gloss_link_item_ref (other->link) : NULL;
  self->coverage = other->coverage != NULL ? gloss_coverage_copy (other->coverage) : NULL;
  self->corrections = other->corrections != NULL ? gloss_corrections_ref (other->corrections) : NULL;
  self->is_deleted = other->is_deleted;
}

static void
clear_side (GlossChangeSide *self)
{
  g_clear_object (&self->annotation);
  g_clear_pointer (&self->link, gloss_link_item_unref);
  g_clear_pointer (&self->coverage, gloss_coverage_free);
  g_clear_pointer (&self->corrections, gloss_corrections_unref);
}

static gsize
get_annotation_size (GlossAnnotation *annotation)
{
  const char *note = gloss_annotation_get_note (annotation);
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);
  gsize size = note != NULL ? strlen (note) : 0;

  for (gsize i = 0; anchor != NULL && i < gloss_anchor_get_n_pieces (anchor); i++)
    {
      const char *exact = gloss_anchor_get_piece (anchor, i)->exact;

      size += exact != NULL ? strlen (exact) : 0;
    }
  return size;
}

static gsize
get_side_size (const GlossChangeSide *self)
{
  gsize n = 0;

  if (self->annotation != NULL)
    return get_annotation_size (self->annotation);
  if (self->coverage != NULL)
    return gloss_coverage_get_ranges (self->coverage)->len * 64;
  if (self->corrections != NULL)
    gloss_corrections_get_all (self->corrections, &n);
  return n * sizeof (GlossCorrection);
}

/* --- changes of one subject ----------------------------------------------------------------- */

/*< private >
 * gloss_change_new_part:
 * @kind: what the change is
 * @subject: what it is of
 * @id: the id of the subject
 * @before: what is before
 * @after: what is after
 *
 * Returns: (transfer full): a change of one subject
 */
GlossChange *
gloss_change_new_part (GlossChangeKind        kind,
                       GlossChangeSubject     subject,
                       const char            *id,
                       const GlossChangeSide *before,
                       const GlossChangeSide *after)
{
  GlossChange *self = g_new0 (GlossChange, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->subject = subject;
  self->id = g_strdup (id);
  copy_side (&self->before, before);
  copy_side (&self->after, after);
  if (before->annotation != NULL && after->annotation != NULL)
    self->field = gloss_change_find_difference (before->annotation, after->annotation);
  /* A decision for what counts anyway changes no field, but what is known of it. */
  if (self->field != NULL && *self->field == '\0' &&
      g_strcmp0 (gloss_annotation_get_record (before->annotation, NULL), gloss_annotation_get_record (after->annotation, NULL)) != 0)
    g_clear_pointer (&self->field, g_free);
  return self;
}

static GlossChange *
new_of_annotation (GlossChangeKind  kind,
                   GlossAnnotation *before,
                   GlossAnnotation *after)
{
  return gloss_change_new_part (kind, GLOSS_CHANGE_OF_ANNOTATION, gloss_annotation_get_id (after != NULL ? after : before),
                                &(GlossChangeSide) { .annotation = before }, &(GlossChangeSide) { .annotation = after });
}

/**
 * gloss_change_new_add:
 * @annotation: the new annotation
 *
 * Returns: (transfer full): a change
 */
GlossChange *
gloss_change_new_add (GlossAnnotation *annotation)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (annotation), NULL);

  return new_of_annotation (GLOSS_CHANGE_ADD, NULL, annotation);
}

/**
 * gloss_change_new_add_again:
 * @annotation: an annotation that was removed
 *
 * Returns: (transfer full): a change that brings it back; that it was deleted is remembered again when that is undone
 */
GlossChange *
gloss_change_new_add_again (GlossAnnotation *annotation)
{
  GlossChange *self = gloss_change_new_add (annotation);

  self->before.is_deleted = TRUE;
  return self;
}

/**
 * gloss_change_new_edit:
 * @before: as it was
 * @after: as it is to be, with the same id
 *
 * Returns: (transfer full): a change
 */
GlossChange *
gloss_change_new_edit (GlossAnnotation *before,
                       GlossAnnotation *after)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (before), NULL);
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (after), NULL);

  return new_of_annotation (GLOSS_CHANGE_EDIT, before, after);
}

/**
 * gloss_change_new_remove:
 * @annotation: what goes
 *
 * Returns: (transfer full): a change; that it was deleted is remembered
 */
GlossChange *
gloss_change_new_remove (GlossAnnotation *annotation)
{
  GlossChange *self;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION (annotation), NULL);

  self = new_of_annotation (GLOSS_CHANGE_REMOVE, annotation, NULL);
  self->after.is_deleted = TRUE;
  return self;
}

/**
 * gloss_change_new_forget:
 * @annotation: what is to be as if it had never been
 *
 * Returns: (transfer full): a change
 */
GlossChange *
gloss_change_new_forget (GlossAnnotation *annotation)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (annotation), NULL);

  return new_of_annotation (GLOSS_CHANGE_REMOVE, annotation, NULL);
}

/**
 * gloss_change_new_link:
 * @before: (nullable): the link that was
 * @after: (nullable): the link that is to be; one of the two is nothing
 * @leaves_trace: whether nothing means here that it is remembered as deleted
 *
 * Returns: (transfer full): a change
 */
GlossChange *
gloss_change_new_link (GlossLinkItem *before,
                       GlossLinkItem *after,
                       gboolean       leaves_trace)
{
  GlossChange *self;

  g_return_val_if_fail (before != NULL || after != NULL, NULL);

  self = gloss_change_new_part (GLOSS_CHANGE_LINK, GLOSS_CHANGE_OF_LINK, after != NULL ? after->link.id : before->link.id,
                                &(GlossChangeSide) { .link = before }, &(GlossChangeSide) { .link = after });
  self->before.is_deleted = before == NULL && leaves_trace;
  self->after.is_deleted = after == NULL && leaves_trace;
  return self;
}

/**
 * gloss_change_new_trace:
 * @id: of an annotation or a link that is not there
 * @is_deleted: whether it is to be remembered as deleted; it was to the contrary so far
 *
 * Returns: (transfer full): a change
 */
GlossChange *
gloss_change_new_trace (const char *id,
                        gboolean    is_deleted)
{
  g_return_val_if_fail (id != NULL, NULL);

  return gloss_change_new_part (GLOSS_CHANGE_EDIT, GLOSS_CHANGE_OF_ANNOTATION, id,
                                &(GlossChangeSide) { .is_deleted = !is_deleted }, &(GlossChangeSide) { .is_deleted = is_deleted });
}

/**
 * gloss_change_new_cover:
 * @before: what was dealt with
 * @after: what is from now on
 *
 * Returns: (transfer full): a change
 */
GlossChange *
gloss_change_new_cover (GlossCoverage *before,
                        GlossCoverage *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  return gloss_change_new_part (GLOSS_CHANGE_COVER, GLOSS_CHANGE_OF_COVERAGE, GLOSS_CHANGE_COVERAGE_ID,
                                &(GlossChangeSide) { .coverage = before }, &(GlossChangeSide) { .coverage = after });
}

/**
 * gloss_change_new_correct:
 * @before: the corrections so far
 * @after: the corrections from now on
 *
 * Returns: (transfer full): a change
 */
GlossChange *
gloss_change_new_correct (GlossCorrections *before,
                          GlossCorrections *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  return gloss_change_new_part (GLOSS_CHANGE_CORRECT, GLOSS_CHANGE_OF_STRUCTURE, GLOSS_CHANGE_STRUCTURE_ID,
                                &(GlossChangeSide) { .corrections = before }, &(GlossChangeSide) { .corrections = after });
}

/* --- any change --------------------------------------------------------------------------- */

GlossChange *
gloss_change_ref (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
gloss_change_unref (GlossChange *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  clear_side (&self->before);
  clear_side (&self->after);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self->id);
  g_free (self->field);
  g_free (self);
}

GlossChangeKind
gloss_change_get_kind (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, GLOSS_CHANGE_ADD);

  return self->kind;
}

guint
gloss_change_get_n_parts (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->parts != NULL ? self->parts->len : 1;
}

/**
 * gloss_change_get_part:
 * @self: a change
 * @index: below gloss_change_get_n_parts()
 *
 * Returns: (transfer none): a change of one subject
 */
GlossChange *
gloss_change_get_part (GlossChange *self,
                       guint        index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < gloss_change_get_n_parts (self), NULL);

  return self->parts != NULL ? g_ptr_array_index (self->parts, index) : self;
}

/**
 * gloss_change_find_part:
 * @self: a change
 * @id: of a subject
 *
 * Returns: (nullable) (transfer none): what it does to the subject
 */
GlossChange *
gloss_change_find_part (GlossChange *self,
                        const char  *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < gloss_change_get_n_parts (self); i++)
    {
      GlossChange *part = gloss_change_get_part (self, i);

      if (g_str_equal (part->id, id))
        return part;
    }
  return NULL;
}

GlossChangeSubject
gloss_change_get_subject (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, GLOSS_CHANGE_OF_ANNOTATION);

  return self->subject;
}

/**
 * gloss_change_get_id:
 * @self: a change
 *
 * Returns: (nullable): the id of its subject; NULL for a group
 */
const char *
gloss_change_get_id (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * gloss_change_get_is_deleted:
 * @self: a change of one annotation or link
 * @after: whether after it, not before it
 *
 * Returns: whether it is not there but remembered as deleted
 */
gboolean
gloss_change_get_is_deleted (GlossChange *self,
                             gboolean     after)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return after ? self->after.is_deleted : self->before.is_deleted;
}

/**
 * gloss_change_get_before:
 * @self: a change
 *
 * Returns: (nullable) (transfer none): the annotation before it; NULL where it was not there
 */
GlossAnnotation *
gloss_change_get_before (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->before.annotation;
}

/**
 * gloss_change_get_after:
 * @self: a change
 *
 * Returns: (nullable) (transfer none): the annotation after it; NULL where it is gone
 */
GlossAnnotation *
gloss_change_get_after (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->after.annotation;
}

GlossLinkItem *
gloss_change_get_link_before (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->before.link;
}

GlossLinkItem *
gloss_change_get_link_after (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->after.link;
}

GlossCoverage *
gloss_change_get_coverage_before (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->before.coverage;
}

GlossCoverage *
gloss_change_get_coverage_after (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->after.coverage;
}

GlossCorrections *
gloss_change_get_corrections_before (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->before.corrections;
}

GlossCorrections *
gloss_change_get_corrections_after (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->after.corrections;
}

/**
 * gloss_change_get_field:
 * @self: a change
 *
 * Returns: (nullable): "tag", "note", "anchor" or "attribute:ID" when an edit is of one field alone
 */
const char *
gloss_change_get_field (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->field;
}

/**
 * gloss_change_is_empty:
 * @self: a change
 *
 * Returns: whether it leaves everything as it was
 */
gboolean
gloss_change_is_empty (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->parts != NULL)
    return self->parts->len == 0;
  if (self->subject == GLOSS_CHANGE_OF_STRUCTURE)
    return gloss_corrections_equal (self->before.corrections, self->after.corrections);
  if (self->subject == GLOSS_CHANGE_OF_COVERAGE)
    return gloss_coverage_equal (self->before.coverage, self->after.coverage);
  return self->field != NULL && self->field[0] == '\0';
}

/**
 * gloss_change_get_size:
 * @self: a change
 *
 * Returns: about how many bytes it keeps in memory
 */
gsize
gloss_change_get_size (GlossChange *self)
{
  gsize size = 1024;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++)
    size += gloss_change_get_size (g_ptr_array_index (self->parts, i));
  return size + get_side_size (&self->before) + get_side_size (&self->after);
}
