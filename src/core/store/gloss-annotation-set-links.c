/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The links of a set. */
#include "config.h"

#include "store/gloss-annotation-set-private.h"

static gboolean
find_index (GlossAnnotationSet *self,
            const char         *id,
            guint              *index)
{
  for (*index = 0; *index < self->links->len; (*index)++)
    {
      const GlossLink *link = g_ptr_array_index (self->links, *index);

      if (g_str_equal (link->id, id))
        return TRUE;
    }
  return FALSE;
}

/**
 * gloss_link_item_new_for_reviewer:
 * @relation: a relation of the codebook, by id
 * @from: the id of the annotation it starts at
 * @to: the id of the annotation it leads to
 * @reviewer: who makes it, by id
 *
 * Returns: (transfer full): a new link
 */
GlossLinkItem *
gloss_link_item_new_for_reviewer (const char *relation,
                                  const char *from,
                                  const char *to,
                                  const char *reviewer)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("urn:uuid:", uuid, NULL);
  GlossLink link = { id, (char *) relation, (char *) from, (char *) to };
  g_autofree char *text = gloss_link_encode (&link, reviewer);

  return gloss_link_item_new (&link, text);
}

/**
 * gloss_annotation_set_get_links:
 * @self: a set
 *
 * Returns: (transfer none) (element-type GlossLink): its links
 */
GPtrArray *
gloss_annotation_set_get_links (GlossAnnotationSet *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);

  return self->links;
}

/**
 * gloss_annotation_set_add_link:
 * @self: a set
 * @relation: a relation of the codebook, by id
 * @from: the id of the annotation it starts at
 * @to: the id of the annotation it leads to
 *
 * Makes a link.
 *
 * Returns: (transfer none): the link
 */
const GlossLink *
gloss_annotation_set_add_link (GlossAnnotationSet *self,
                               const char         *relation,
                               const char         *from,
                               const char         *to)
{
  GlossLinkItem *item;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);
  g_return_val_if_fail (relation != NULL && from != NULL && to != NULL, NULL);

  item = gloss_link_item_new_for_reviewer (relation, from, to, self->reviewer.id);
  g_ptr_array_add (self->links, item);
  return &item->link;
}

/**
 * gloss_annotation_set_find_link:
 * @self: a set
 * @id: the id of a link
 *
 * Returns: (transfer none) (nullable): the link
 */
GlossLinkItem *
gloss_annotation_set_find_link (GlossAnnotationSet *self,
                                const char         *id)
{
  guint index;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return find_index (self, id, &index) ? g_ptr_array_index (self->links, index) : NULL;
}

/**
 * gloss_annotation_set_put_link:
 * @self: a set
 * @item: a link
 *
 * Puts it in, instead of the one with the same id if there is one.
 */
void
gloss_annotation_set_put_link (GlossAnnotationSet *self,
                               GlossLinkItem      *item)
{
  guint index;

  g_return_if_fail (GLOSS_IS_ANNOTATION_SET (self));
  g_return_if_fail (item != NULL);

  gloss_link_item_ref (item);
  if (find_index (self, item->link.id, &index))
    g_ptr_array_remove_index (self->links, index);
  g_ptr_array_add (self->links, item);
}

/**
 * gloss_annotation_set_forget_link:
 * @self: a set
 * @id: the id of a link
 *
 * Takes it out without a trace.
 *
 * Returns: whether it was there
 */
gboolean
gloss_annotation_set_forget_link (GlossAnnotationSet *self,
                                  const char         *id)
{
  guint index;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!find_index (self, id, &index))
    return FALSE;
  g_ptr_array_remove_index (self->links, index);
  return TRUE;
}

/**
 * gloss_annotation_set_remove_link:
 * @self: a set
 * @id: the id of a link
 *
 * Takes it out and remembers that it was deleted.
 *
 * Returns: whether it was there
 */
gboolean
gloss_annotation_set_remove_link (GlossAnnotationSet *self,
                                  const char         *id)
{
  g_autofree char *kept = g_strdup (id);

  if (!gloss_annotation_set_forget_link (self, id))
    return FALSE;
  g_hash_table_add (self->deleted, g_steal_pointer (&kept));
  return TRUE;
}
