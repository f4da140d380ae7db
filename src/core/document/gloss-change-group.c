/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several changes as one. */
#include "config.h"

#include "document/gloss-change-private.h"

static gboolean
is_nothing (const GlossChangeSide *self)
{
  return self->annotation == NULL && self->link == NULL && self->coverage == NULL && self->corrections == NULL;
}

/* Two changes of one subject that follow each other, as one. */
static GlossChange *
compose (GlossChange *first,
         GlossChange *then)
{
  GlossChangeKind kind = then->kind;

  if (first->subject == GLOSS_CHANGE_OF_ANNOTATION)
    kind = is_nothing (&first->before) ? GLOSS_CHANGE_ADD : is_nothing (&then->after) ? GLOSS_CHANGE_REMOVE : GLOSS_CHANGE_EDIT;
  return gloss_change_new_part (kind, first->subject, first->id, &first->before, &then->after);
}

static void
add_part (GPtrArray   *parts,
          GHashTable  *places,
          GlossChange *part)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (places, part->id, NULL, &place))
    {
      g_hash_table_insert (places, part->id, GUINT_TO_POINTER (parts->len));
      g_ptr_array_add (parts, gloss_change_ref (part));
      return;
    }
  part = compose (g_ptr_array_index (parts, GPOINTER_TO_UINT (place)), part);
  g_hash_table_replace (places, part->id, place);
  gloss_change_unref (g_ptr_array_index (parts, GPOINTER_TO_UINT (place)));
  g_ptr_array_index (parts, GPOINTER_TO_UINT (place)) = part;
}

/* Something that came and went is no part, but two versions that say the same are: their bytes may differ. */
static gboolean
leads_nowhere (GlossChange *part)
{
  if (part->subject == GLOSS_CHANGE_OF_COVERAGE || part->subject == GLOSS_CHANGE_OF_STRUCTURE)
    return gloss_change_is_empty (part);
  return part->before.annotation == part->after.annotation && part->before.link == part->after.link &&
         part->before.is_deleted == part->after.is_deleted;
}

static void
drop_empty (GPtrArray *parts)
{
  for (guint i = parts->len; i > 0; i--)
    if (leads_nowhere (g_ptr_array_index (parts, i - 1)))
      g_ptr_array_remove_index (parts, i - 1);
}

/**
 * gloss_change_new_group:
 * @kind: what all of it is
 * @changes: (element-type GlossChange): in their order; groups too
 *
 * Makes one step of several changes. Those of one subject become one part.
 *
 * Returns: (transfer full): a change; the only one of @changes itself, if it is of @kind
 */
GlossChange *
gloss_change_new_group (GlossChangeKind  kind,
                        GPtrArray       *changes)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_change_unref);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  GlossChange *self;

  g_return_val_if_fail (changes != NULL, NULL);

  for (guint i = 0; i < changes->len; i++)
    for (guint j = 0; j < gloss_change_get_n_parts (g_ptr_array_index (changes, i)); j++)
      add_part (parts, places, gloss_change_get_part (g_ptr_array_index (changes, i), j));
  drop_empty (parts);
  if (parts->len == 1 && ((GlossChange *) g_ptr_array_index (parts, 0))->kind == kind)
    return gloss_change_ref (g_ptr_array_index (parts, 0));

  self = g_new0 (GlossChange, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->parts = g_steal_pointer (&parts);
  return self;
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
  if (self->field == NULL || g_strcmp0 (self->field, later->field) != 0 || self->after.annotation != later->before.annotation)
    return NULL;
  return gloss_change_new_edit (self->before.annotation, later->after.annotation);
}

/**
 * gloss_change_without:
 * @self: a change
 * @id: of a subject
 *
 * Returns: (nullable) (transfer full): what it does to all others; NULL where there are none
 */
GlossChange *
gloss_change_without (GlossChange *self,
                      const char  *id)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < gloss_change_get_n_parts (self); i++)
    if (!g_str_equal (gloss_change_get_part (self, i)->id, id))
      g_ptr_array_add (others, gloss_change_get_part (self, i));
  if (others->len == gloss_change_get_n_parts (self))
    return gloss_change_ref (self);
  return others->len > 0 ? gloss_change_new_group (self->kind, others) : NULL;
}
