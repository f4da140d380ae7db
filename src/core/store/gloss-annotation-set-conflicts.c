/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What merges have left undecided in a set, and how it is decided. */
#include "config.h"

#include "store/gloss-annotation-set-private.h"

#include <string.h>

#include "store/gloss-item-fields.h"

static void
add_conflicts (GPtrArray  *conflicts,
               const char *id,
               const char *text)
{
  g_autoptr (JsonNode) item = NULL;

  if (text == NULL || strstr (text, "\"" GLOSS_CONFLICTS_MEMBER "\"") == NULL)
    return;
  item = gloss_item_from_text (text);
  g_ptr_array_extend_and_steal (conflicts, gloss_conflict_list (id, item));
}

/**
 * gloss_annotation_set_list_conflicts:
 * @self: a set
 *
 * Returns: (transfer full) (element-type GlossConflict): what nobody has decided yet, by id, the set's own last; ours is what the set
 * says now
 */
GPtrArray *
gloss_annotation_set_list_conflicts (GlossAnnotationSet *self)
{
  GPtrArray *conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_conflict_unref);
  g_autoptr (GPtrArray) annotations = NULL;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), conflicts);

  annotations = gloss_annotation_set_dup_annotations (self);
  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);
      gboolean is_current;
      const char *record = gloss_annotation_get_record (annotation, &is_current);
      g_autofree char *text = is_current || record == NULL ? NULL : gloss_annotation_set_encode (self, annotation);

      add_conflicts (conflicts, gloss_annotation_get_id (annotation), text != NULL ? text : record);
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      const GlossLinkItem *link = g_ptr_array_index (self->links, i);

      add_conflicts (conflicts, link->link.id, link->text);
    }
  g_ptr_array_extend_and_steal (conflicts, gloss_conflict_list (NULL, self->header));
  return conflicts;
}

/**
 * gloss_annotation_set_settle:
 * @self: a set
 * @annotation: one of its annotations
 * @conflict: a conflict on it
 * @takes_other: whether the version that does not count now is to count
 * @error: why that version makes no annotation
 *
 * Returns: (nullable) (transfer full): the annotation as it was decided; it is not put into the set. Where the other version is that it is gone,
 * it is to be removed instead
 */
GlossAnnotation *
gloss_annotation_set_settle (GlossAnnotationSet   *self,
                             GlossAnnotation      *annotation,
                             const GlossConflict  *conflict,
                             gboolean              takes_other,
                             GError              **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *modified = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) item = NULL;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (annotation), NULL);
  g_return_val_if_fail (conflict != NULL, NULL);

  text = gloss_annotation_set_encode (self, annotation);
  before = gloss_item_from_text (text);
  item = gloss_conflict_settle (conflict, before, takes_other);
  json_object_set_string_member (json_node_get_object (item), "modified", modified);
  return gloss_annotation_set_decode (self, item, error);
}
