/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How annotations of another source come into a document. */
#include "config.h"

#include "document/gloss-document-private.h"

#include "store/gloss-item.h"

/* The annotation is about this source from now on. */
static void
drop_source (JsonNode *target)
{
  if (JSON_NODE_HOLDS_OBJECT (target))
    json_object_remove_member (json_node_get_object (target), "source");
}

static char *
dup_record (GlossAnnotation *annotation)
{
  const char *record = gloss_annotation_get_record (annotation, NULL);
  g_autoptr (JsonNode) item = record != NULL ? gloss_item_from_text (record) : NULL;
  JsonNode *target = item != NULL ? json_object_get_member (json_node_get_object (item), "target") : NULL;

  if (target == NULL)
    return g_strdup (record);
  drop_source (target);
  for (guint i = 0; JSON_NODE_HOLDS_ARRAY (target) && i < json_array_get_length (json_node_get_array (target)); i++)
    drop_source (json_array_get_element (json_node_get_array (target), i));
  return gloss_item_to_text (item);
}

static GlossAnnotation *
make_own (GlossDocument   *self,
          GlossAnnotation *annotation)
{
  GlossAnchor *former = gloss_annotation_get_anchor (annotation);
  gsize n_pieces = gloss_anchor_get_n_pieces (former);
  g_autofree GlossRange *places = g_new (GlossRange, n_pieces);
  g_autofree char *record = dup_record (annotation);
  g_autoptr (GlossAnchor) anchor = NULL;
  g_autoptr (GlossAnnotation) copy = NULL;

  for (gsize i = 0; i < n_pieces; i++)
    places[i] = gloss_anchor_get_place (former, i);
  anchor = gloss_anchor_new_for_text (self->article, gloss_text_get_sha256 (gloss_placing_get_text (self->origin->placing)), places, n_pieces);
  if (anchor == NULL)
    return NULL;
  copy = gloss_annotation_new_from_fields (&(GlossAnnotationFields) {
    .id = gloss_annotation_get_id (annotation),
    .reviewer = gloss_annotation_get_reviewer (annotation),
    .tag = gloss_annotation_get_tag (annotation),
    .note = gloss_annotation_get_note (annotation),
    .created = gloss_annotation_get_created (annotation),
    .modified = gloss_annotation_get_modified (annotation),
    .attributes = gloss_annotation_get_attributes (annotation),
    .anchor = anchor,
    .record = record,
  });
  return gloss_annotation_with_anchor (copy, anchor);
}

/* What the reviewer has here under the same id, or had and deleted, stays as it is. */
static gboolean
is_known (GlossDocument *self,
          const char    *id)
{
  return self->own != NULL && (gloss_annotation_set_find (self->own, id) != NULL || gloss_annotation_set_find_link (self->own, id) != NULL ||
                               gloss_annotation_set_is_deleted (self->own, id));
}

/**
 * gloss_document_import:
 * @self: a document
 * @annotations: (element-type GlossAnnotation): annotations with places in the text of the document
 * @links: (element-type GlossLinkItem): links between them
 * @n_added: (out): how many of @annotations were not there yet
 * @error: why nothing can be changed
 *
 * Takes over annotations of the reviewer's that were made on another source: with their ids, and all that is said in them. What is there
 * already, or was deleted here, is left as it is. One step.
 *
 * Returns: whether it could be done
 */
gboolean
gloss_document_import (GlossDocument  *self,
                       GPtrArray      *annotations,
                       GPtrArray      *links,
                       guint          *n_added,
                       GError        **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_change_unref);
  g_autoptr (GlossChange) change = NULL;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (annotations != NULL && links != NULL, FALSE);

  *n_added = 0;
  if (!gloss_document_check_editable (self, error))
    return FALSE;
  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);
      g_autoptr (GlossAnnotation) own = is_known (self, gloss_annotation_get_id (annotation)) ? NULL : make_own (self, annotation);

      if (own != NULL)
        g_ptr_array_add (changes, gloss_change_new_add (own));
    }
  *n_added = changes->len;
  for (guint i = 0; i < links->len; i++)
    {
      GlossLinkItem *item = g_ptr_array_index (links, i);

      if (!is_known (self, item->link.id))
        g_ptr_array_add (changes, gloss_change_new_link (NULL, item, FALSE));
    }
  if (changes->len == 0)
    return TRUE;
  change = gloss_change_new_group (GLOSS_CHANGE_IMPORT, changes);
  gloss_document_perform (self, change);
  return TRUE;
}
