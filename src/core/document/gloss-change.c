/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of work on a document. */
#include "config.h"

#include "document/gloss-change.h"

#include <glib/gi18n-lib.h>

struct _GlossChange
{
  gatomicrefcount ref_count;
  GlossChangeKind kind;
  GlossAnnotation *before;
  GlossAnnotation *after;
  GlossCorrections *corrections_before;
  GlossCorrections *corrections_after;
  /* The one field that differs, "" for none, NULL for several. */
  char *field;
};

G_DEFINE_BOXED_TYPE (GlossChange, gloss_change, gloss_change_ref, gloss_change_unref)

/* What the two annotations differ in is gathered in @field: the first difference sets it, a second one clears it. */
typedef struct
{
  char *field;
  guint n_fields;
} Difference;

static void
add_difference (Difference *difference,
                const char *prefix,
                const char *name)
{
  if (difference->n_fields++ == 0)
    difference->field = g_strconcat (prefix, name, NULL);
}

static gboolean
piece_equal (const GlossPiece *a,
             const GlossPiece *b)
{
  return gloss_range_equal (a->range, b->range) &&
         g_strcmp0 (a->unit, b->unit) == 0 &&
         g_strcmp0 (a->exact, b->exact) == 0 &&
         g_strcmp0 (a->prefix, b->prefix) == 0 &&
         g_strcmp0 (a->suffix, b->suffix) == 0;
}

static gboolean
anchor_equal (GlossAnchor *a,
              GlossAnchor *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || gloss_anchor_get_n_pieces (a) != gloss_anchor_get_n_pieces (b))
    return FALSE;
  for (gsize i = 0; i < gloss_anchor_get_n_pieces (a); i++)
    if (!piece_equal (gloss_anchor_get_piece (a, i), gloss_anchor_get_piece (b, i)))
      return FALSE;
  return TRUE;
}

static void
compare_attributes (Difference      *difference,
                    GlossAnnotation *before,
                    GlossAnnotation *after)
{
  JsonObject *attributes = gloss_annotation_get_attributes (before);
  g_autoptr (GList) names = attributes != NULL ? json_object_get_members (attributes) : NULL;

  for (GList *link = names; link != NULL; link = link->next)
    {
      JsonNode *one = gloss_annotation_get_attribute (before, link->data);
      JsonNode *other = gloss_annotation_get_attribute (after, link->data);

      if (other == NULL || !json_node_equal (one, other))
        add_difference (difference, "attribute:", link->data);
    }
}

static void
compare_new_attributes (Difference      *difference,
                        GlossAnnotation *before,
                        GlossAnnotation *after)
{
  JsonObject *attributes = gloss_annotation_get_attributes (after);
  g_autoptr (GList) names = attributes != NULL ? json_object_get_members (attributes) : NULL;

  for (GList *link = names; link != NULL; link = link->next)
    if (gloss_annotation_get_attribute (before, link->data) == NULL)
      add_difference (difference, "attribute:", link->data);
}

/* Returns "" for none and NULL for several. */
static char *
find_difference (GlossAnnotation *before,
                 GlossAnnotation *after)
{
  Difference difference = { NULL, 0 };

  if (before == after)
    return g_strdup ("");
  if (g_strcmp0 (gloss_annotation_get_tag (before), gloss_annotation_get_tag (after)) != 0)
    add_difference (&difference, "tag", NULL);
  if (g_strcmp0 (gloss_annotation_get_note (before), gloss_annotation_get_note (after)) != 0)
    add_difference (&difference, "note", NULL);
  if (!anchor_equal (gloss_annotation_get_anchor (before), gloss_annotation_get_anchor (after)))
    add_difference (&difference, "anchor", NULL);
  compare_attributes (&difference, before, after);
  compare_new_attributes (&difference, before, after);

  if (difference.n_fields > 1)
    g_clear_pointer (&difference.field, g_free);
  return difference.n_fields == 0 ? g_strdup ("") : difference.field;
}

static GlossChange *
gloss_change_new (GlossChangeKind kind)
{
  GlossChange *self = g_new0 (GlossChange, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  return self;
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
  GlossChange *self;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION (annotation), NULL);

  self = gloss_change_new (GLOSS_CHANGE_ADD);
  self->after = g_object_ref (annotation);
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
  GlossChange *self;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION (before), NULL);
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (after), NULL);

  self = gloss_change_new (GLOSS_CHANGE_EDIT);
  self->before = g_object_ref (before);
  self->after = g_object_ref (after);
  self->field = find_difference (before, after);
  return self;
}

/**
 * gloss_change_new_remove:
 * @annotation: what goes
 *
 * Returns: (transfer full): a change
 */
GlossChange *
gloss_change_new_remove (GlossAnnotation *annotation)
{
  GlossChange *self;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION (annotation), NULL);

  self = gloss_change_new (GLOSS_CHANGE_REMOVE);
  self->before = g_object_ref (annotation);
  return self;
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
  GlossChange *self;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  self = gloss_change_new (GLOSS_CHANGE_CORRECT);
  self->corrections_before = gloss_corrections_ref (before);
  self->corrections_after = gloss_corrections_ref (after);
  return self;
}

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
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_pointer (&self->corrections_before, gloss_corrections_unref);
  g_clear_pointer (&self->corrections_after, gloss_corrections_unref);
  g_free (self->field);
  g_free (self);
}

GlossChangeKind
gloss_change_get_kind (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, GLOSS_CHANGE_ADD);

  return self->kind;
}

/**
 * gloss_change_get_id:
 * @self: a change
 *
 * Returns: (nullable): the id of the annotation it is about; NULL for a correction of the structure
 */
const char *
gloss_change_get_id (GlossChange *self)
{
  GlossAnnotation *annotation;

  g_return_val_if_fail (self != NULL, NULL);

  annotation = self->after != NULL ? self->after : self->before;
  return annotation != NULL ? gloss_annotation_get_id (annotation) : NULL;
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

  return self->before;
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

  return self->after;
}

GlossCorrections *
gloss_change_get_corrections_before (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->corrections_before;
}

GlossCorrections *
gloss_change_get_corrections_after (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->corrections_after;
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
 * Returns: whether it is an edit that leaves everything as it was
 */
gboolean
gloss_change_is_empty (GlossChange *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->kind == GLOSS_CHANGE_CORRECT)
    return gloss_corrections_equal (self->corrections_before, self->corrections_after);
  return self->field != NULL && self->field[0] == '\0';
}

static gsize
get_annotation_size (GlossAnnotation *annotation)
{
  const char *note = annotation != NULL ? gloss_annotation_get_note (annotation) : NULL;
  GlossAnchor *anchor = annotation != NULL ? gloss_annotation_get_anchor (annotation) : NULL;
  gsize size = note != NULL ? strlen (note) : 0;

  for (gsize i = 0; anchor != NULL && i < gloss_anchor_get_n_pieces (anchor); i++)
    {
      const char *exact = gloss_anchor_get_piece (anchor, i)->exact;

      size += exact != NULL ? strlen (exact) : 0;
    }
  return size;
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
  gsize n = 0, size = 1024;

  g_return_val_if_fail (self != NULL, 0);

  if (self->corrections_after != NULL)
    gloss_corrections_get_all (self->corrections_after, &n);
  size += n * sizeof (GlossCorrection);
  return size + get_annotation_size (self->before) + get_annotation_size (self->after);
}

/**
 * gloss_change_squash:
 * @self: a change
 * @later: the change that followed it
 *
 * Returns: (nullable) (transfer full): the two as one step; NULL when they are not edits of the same field of the
 *   same annotation
 */
GlossChange *
gloss_change_squash (GlossChange *self,
                     GlossChange *later)
{
  g_return_val_if_fail (self != NULL && later != NULL, NULL);

  if (self->kind != GLOSS_CHANGE_EDIT || later->kind != GLOSS_CHANGE_EDIT)
    return NULL;
  if (self->field == NULL || g_strcmp0 (self->field, later->field) != 0 || self->after != later->before)
    return NULL;
  return gloss_change_new_edit (self->before, later->after);
}

static char *
dup_tag_label (GlossAnnotation *annotation,
               GlossCodebook   *codebook)
{
  const char *id = gloss_annotation_get_tag (annotation);
  GlossTag *tag = codebook != NULL && id != NULL ? gloss_codebook_find_tag (codebook, id) : NULL;

  return g_strdup (tag != NULL ? gloss_tag_get_label (tag) : id != NULL ? id : C_("change", "Annotation"));
}

static char *
dup_attribute_label (GlossAnnotation *annotation,
                     GlossCodebook   *codebook,
                     const char      *id)
{
  const char *tag_id = gloss_annotation_get_tag (annotation);
  GlossTag *tag = codebook != NULL && tag_id != NULL ? gloss_codebook_find_tag (codebook, tag_id) : NULL;
  GlossAttribute *attribute = tag != NULL ? gloss_tag_find_attribute (tag, id) : NULL;

  return g_strdup (attribute != NULL ? gloss_attribute_get_label (attribute) : id);
}

static char *
dup_edit_label (GlossChange   *self,
                GlossCodebook *codebook)
{
  g_autofree char *name = NULL;

  if (self->field != NULL && g_str_has_prefix (self->field, "attribute:"))
    {
      name = dup_attribute_label (self->after, codebook, self->field + strlen ("attribute:"));
      return g_strdup_printf (C_("change", "Change of “%s”"), name);
    }
  if (g_strcmp0 (self->field, "note") == 0)
    return g_strdup (C_("change", "Note"));
  name = dup_tag_label (self->after, codebook);
  if (g_strcmp0 (self->field, "tag") == 0)
    return g_strdup_printf (C_("change", "Tag “%s”"), name);
  if (g_strcmp0 (self->field, "anchor") == 0)
    return g_strdup_printf (C_("change", "New Place of “%s”"), name);
  return g_strdup_printf (C_("change", "Change of “%s”"), name);
}

/**
 * gloss_change_dup_label:
 * @self: a change
 * @codebook: (nullable): knows what tags and attributes are called
 *
 * Returns: (transfer full): what the change is called after "Undo" and "Redo", translated
 */
char *
gloss_change_dup_label (GlossChange   *self,
                        GlossCodebook *codebook)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case GLOSS_CHANGE_ADD:
      name = dup_tag_label (self->after, codebook);
      return g_strdup_printf (C_("change", "Tagging as “%s”"), name);
    case GLOSS_CHANGE_REMOVE:
      name = dup_tag_label (self->before, codebook);
      return g_strdup_printf (C_("change", "Removal of “%s”"), name);
    case GLOSS_CHANGE_CORRECT:
      return g_strdup (C_("change", "Correction of the Structure"));
    case GLOSS_CHANGE_EDIT:
    default:
      return dup_edit_label (self, codebook);
    }
}
