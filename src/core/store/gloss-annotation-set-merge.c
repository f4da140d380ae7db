/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings two versions of a set together. */
#include "config.h"

#include "store/gloss-annotation-set-private.h"

#include <string.h>

#include "store/gloss-json-merge.h"

/* The three sets of a merge, and how many annotations of ours it has changed. */
typedef struct
{
  GlossAnnotationSet *ours;
  GlossAnnotationSet *base;
  GlossAnnotationSet *theirs;
  guint n_changed;
} GlossMerge;

static gboolean
equal (GlossMerge      *self,
       GlossAnnotation *a,
       GlossAnnotation *b)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (a == b || a == NULL || b == NULL)
    return a == b;
  one = gloss_annotation_encode (a, self->ours->source_iri);
  other = gloss_annotation_encode (b, self->ours->source_iri);
  return g_str_equal (one, other);
}

/* When it was last changed; times of one format and zone are in order as texts. */
static const char *
get_stamp (GlossAnnotation *annotation)
{
  const char *modified = gloss_annotation_get_modified (annotation);

  return modified != NULL ? modified : gloss_annotation_get_created (annotation);
}

/* Both sides must choose the same where the times are equal. */
static gboolean
is_later (GlossAnnotation *a,
          const char      *a_text,
          GlossAnnotation *b,
          const char      *b_text)
{
  int order = g_strcmp0 (get_stamp (a), get_stamp (b));

  return order != 0 ? order > 0 : strcmp (a_text, b_text) > 0;
}

/* Both changed it. */
static GlossAnnotation *
merge_versions (GlossMerge      *self,
                GlossAnnotation *ours,
                GlossAnnotation *base,
                GlossAnnotation *theirs)
{
  GlossItemContext context = { self->ours->reviewer.id, gloss_annotation_set_get_text_sha256 (self->ours), -1 };
  g_autofree char *our_text = gloss_annotation_encode (ours, self->ours->source_iri);
  g_autofree char *base_text = base != NULL ? gloss_annotation_encode (base, self->ours->source_iri) : NULL;
  g_autofree char *their_text = gloss_annotation_encode (theirs, self->ours->source_iri);
  g_autoptr (JsonNode) our_item = gloss_item_from_text (our_text);
  g_autoptr (JsonNode) base_item = base != NULL ? gloss_item_from_text (base_text) : NULL;
  g_autoptr (JsonNode) their_item = gloss_item_from_text (their_text);
  gboolean prefer_theirs = is_later (theirs, their_text, ours, our_text);
  g_autoptr (JsonNode) merged = gloss_json_merge_items (our_item, base_item, their_item, prefer_theirs);
  GlossAnnotation *annotation = gloss_annotation_decode (merged, &context, NULL);

  if (annotation == NULL)
    return g_object_ref (prefer_theirs ? theirs : ours);
  return annotation;
}

/* Deleted by whoever had it and has it no more. */
static gboolean
is_deleted_in (GlossAnnotationSet *set,
               GlossMerge         *self,
               const char         *id)
{
  if (g_hash_table_contains (set->deleted, id))
    return !g_hash_table_contains (self->base->deleted, id);
  return g_hash_table_contains (self->base->annotations, id);
}

/* The annotation that only one side has: it stays unless the other deleted it and it has not been changed since. */
static GlossAnnotation *
merge_one_sided (GlossMerge         *self,
                 GlossAnnotation    *annotation,
                 GlossAnnotationSet *other)
{
  const char *id = gloss_annotation_get_id (annotation);
  GlossAnnotation *base = gloss_annotation_set_find (self->base, id);

  if (!is_deleted_in (other, self, id))
    return g_object_ref (annotation);
  if (base != NULL && !equal (self, annotation, base))
    return g_object_ref (annotation);
  return NULL;
}

static GlossAnnotation *
merge_two_sided (GlossMerge      *self,
                 GlossAnnotation *ours,
                 GlossAnnotation *theirs)
{
  GlossAnnotation *base = gloss_annotation_set_find (self->base, gloss_annotation_get_id (ours));

  if (equal (self, ours, theirs) || equal (self, theirs, base))
    return g_object_ref (ours);
  if (equal (self, ours, base))
    return g_object_ref (theirs);
  return merge_versions (self, ours, base, theirs);
}

static void
merge_annotation (GlossMerge *self,
                  const char *id)
{
  GlossAnnotation *ours = gloss_annotation_set_find (self->ours, id);
  GlossAnnotation *theirs = gloss_annotation_set_find (self->theirs, id);
  g_autoptr (GlossAnnotation) merged = NULL;

  if (ours != NULL && theirs != NULL)
    merged = merge_two_sided (self, ours, theirs);
  else if (ours != NULL)
    merged = merge_one_sided (self, ours, self->theirs);
  else
    merged = merge_one_sided (self, theirs, self->ours);
  if (merged != NULL)
    g_hash_table_remove (self->ours->deleted, id);
  if (merged == ours)
    return;
  self->n_changed++;
  if (merged != NULL)
    gloss_annotation_set_put (self->ours, merged);
  else
    g_hash_table_remove (self->ours->annotations, id);
}

static GPtrArray *
list_ids (GlossMerge *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->ours->annotations);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, g_strdup (id));
  g_hash_table_iter_init (&iter, self->theirs->annotations);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (!g_hash_table_contains (self->ours->annotations, id))
        g_ptr_array_add (ids, g_strdup (id));
    }
  return ids;
}

/* What they deleted is deleted here too, unless it is still there. */
static void
merge_deleted (GlossMerge *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->theirs->deleted);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (!g_hash_table_contains (self->ours->annotations, id) && !g_hash_table_contains (self->base->deleted, id))
        g_hash_table_add (self->ours->deleted, g_strdup (id));
    }
}

static GlossLinkItem *
find_link (GlossAnnotationSet *set,
           const char         *id)
{
  for (guint i = 0; i < set->links->len; i++)
    {
      GlossLinkItem *item = g_ptr_array_index (set->links, i);

      if (g_str_equal (item->link.id, id))
        return item;
    }
  return NULL;
}

/* Links never change: one is there or not. */
static void
merge_links (GlossMerge *self)
{
  for (guint i = self->ours->links->len; i > 0; i--)
    {
      const GlossLinkItem *item = g_ptr_array_index (self->ours->links, i - 1);

      if (find_link (self->theirs, item->link.id) == NULL &&
          (find_link (self->base, item->link.id) != NULL || g_hash_table_contains (self->theirs->deleted, item->link.id)))
        g_ptr_array_remove_index (self->ours->links, i - 1);
    }
  for (guint i = 0; i < self->theirs->links->len; i++)
    {
      GlossLinkItem *item = g_ptr_array_index (self->theirs->links, i);

      if (find_link (self->ours, item->link.id) == NULL && find_link (self->base, item->link.id) == NULL &&
          !g_hash_table_contains (self->ours->deleted, item->link.id))
        g_ptr_array_add (self->ours->links, gloss_link_item_ref (item));
    }
}

static gboolean
has_quarantined (GlossAnnotationSet *set,
                 const char         *text)
{
  for (guint i = 0; i < set->quarantined->len; i++)
    {
      const GlossQuarantinedItem *item = g_ptr_array_index (set->quarantined, i);

      if (g_str_equal (item->text, text))
        return TRUE;
    }
  return FALSE;
}

/* Something that nobody could read can only have been mended or removed by hand. */
static void
merge_quarantined (GlossMerge *self)
{
  for (guint i = self->ours->quarantined->len; i > 0; i--)
    {
      const GlossQuarantinedItem *item = g_ptr_array_index (self->ours->quarantined, i - 1);

      if (has_quarantined (self->base, item->text) && !has_quarantined (self->theirs, item->text))
        g_ptr_array_remove_index (self->ours->quarantined, i - 1);
    }
  for (guint i = 0; i < self->theirs->quarantined->len; i++)
    {
      GlossQuarantinedItem *item = g_ptr_array_index (self->theirs->quarantined, i);

      if (!has_quarantined (self->ours, item->text) && !has_quarantined (self->base, item->text))
        g_ptr_array_add (self->ours->quarantined, gloss_quarantined_item_ref (item));
    }
}

/* The lists that the set keeps itself go before the items when they are written; they are not to be merged in behind them. */
static void
merge_header (GlossMerge *self)
{
  static const char *const own[] = { "gloss:coverage", "gloss:deleted" };

  JsonNode *merged = gloss_json_merge_objects (self->ours->header, self->base->header, self->theirs->header, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      if (!json_object_has_member (gloss_annotation_set_get_header (self->ours), own[i]))
        json_object_remove_member (json_node_get_object (merged), own[i]);
    }
  gloss_annotation_set_set_header (self->ours, merged);
}

static void
merge_coverage (GlossMerge *self)
{
  if (gloss_coverage_equal (self->base->coverage, self->theirs->coverage))
    return;
  gloss_coverage_merge (self->ours->coverage, self->base->coverage, self->theirs->coverage);
  self->ours->covers_otherwise = TRUE;
}

/**
 * gloss_annotation_set_merge:
 * @self: ours; it becomes the merged set
 * @base: what both were made from
 * @theirs: what somebody else made of it
 *
 * Three-way merge by id. What one side changed, added or deleted is taken from it. Where both changed an annotation, it is merged by
 * field, and for a field that both changed the later modification counts. A deletion holds, except against a
 * change: deleting again is easy, writing again is not. Nothing is lost that only one side has.
 *
 * Returns: how many annotations of @self have changed, come or gone
 */
guint
gloss_annotation_set_merge (GlossAnnotationSet *self,
                            GlossAnnotationSet *base,
                            GlossAnnotationSet *theirs)
{
  GlossMerge merge = { self, base, theirs, 0 };
  g_autoptr (GPtrArray) ids = NULL;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), 0);
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (base), 0);
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (theirs), 0);

  ids = list_ids (&merge);
  for (guint i = 0; i < ids->len; i++)
    merge_annotation (&merge, g_ptr_array_index (ids, i));
  merge_deleted (&merge);
  merge_links (&merge);
  merge_quarantined (&merge);
  merge_coverage (&merge);
  merge_header (&merge);
  return merge.n_changed;
}
