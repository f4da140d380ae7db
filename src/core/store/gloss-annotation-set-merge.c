/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings two versions of a set together. */
#include "config.h"

#include "store/gloss-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "json/gloss-json.h"
#include "store/gloss-item-fields.h"

/* --- versions of one item ------------------------------------------------------------------- */

/* When it was last changed. */
static const char *
get_stamp (GlossAnnotation *annotation)
{
  const char *modified = gloss_annotation_get_modified (annotation);

  return modified != NULL ? modified : gloss_annotation_get_created (annotation);
}

/* When it was changed is no thing to decide about. */
static GlossJsonRule
find_item_rule (const char *path)
{
  if (g_str_equal (path, "/modified"))
    return GLOSS_JSON_RULE_QUIET;
  if (g_str_equal (path, "/" GLOSS_CONFLICTS_MEMBER))
    return GLOSS_JSON_RULE_LIST;
  return g_str_equal (path, "/target") ? GLOSS_JSON_RULE_WHOLE : GLOSS_JSON_RULE_DEEP;
}

static JsonNode *
get_target (JsonNode *fields)
{
  JsonNode *place = fields != NULL ? json_object_get_member (json_node_get_object (fields), "target") : NULL;

  return place != NULL ? json_object_get_member (json_node_get_object (place), "target") : NULL;
}

/* The same selectors, with other findings of the resolver in both than before: these are found out again and no thing to decide about. */
static void
join_findings (JsonNode *ours,
               JsonNode *base,
               JsonNode *theirs)
{
  JsonNode *our_place = json_object_get_member (json_node_get_object (ours), "target");
  JsonNode *base_place = base != NULL ? json_object_get_member (json_node_get_object (base), "target") : NULL;
  JsonNode *their_place = json_object_get_member (json_node_get_object (theirs), "target");
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (get_target (ours) == NULL || get_target (theirs) == NULL || !json_node_equal (get_target (ours), get_target (theirs)))
    return;
  if (base_place != NULL && (json_node_equal (our_place, base_place) || json_node_equal (their_place, base_place)))
    return;
  one = gloss_json_to_string (our_place);
  other = gloss_json_to_string (their_place);
  if (strcmp (other, one) > 0)
    json_object_set_member (json_node_get_object (ours), "target", gloss_json_copy (their_place));
  else
    json_object_set_member (json_node_get_object (theirs), "target", gloss_json_copy (our_place));
}

/* Returns the merged item, with what lost. */
static JsonNode *
merge_items (GlossClash *clash,
             const char *our_text,
             const char *base_text,
             const char *their_text)
{
  GlossJsonMerge how = { gloss_clash_get_order (clash), find_item_rule, gloss_clash_found, clash };
  g_autoptr (JsonNode) ours = gloss_item_from_text (our_text);
  g_autoptr (JsonNode) base = base_text != NULL ? gloss_item_from_text (base_text) : NULL;
  g_autoptr (JsonNode) theirs = gloss_item_from_text (their_text);
  g_autoptr (JsonNode) our_fields = gloss_item_to_fields (ours);
  g_autoptr (JsonNode) base_fields = base != NULL ? gloss_item_to_fields (base) : NULL;
  g_autoptr (JsonNode) their_fields = gloss_item_to_fields (theirs);
  g_autoptr (JsonNode) fields = NULL;
  g_autoptr (JsonNode) item = NULL;

  join_findings (our_fields, base_fields, their_fields);
  fields = gloss_json_merge (&how, our_fields, base_fields, their_fields);
  item = gloss_item_from_fields (fields, ours);
  return gloss_conflict_add_to (item, clash->merge->conflicts, clash->id);
}

static gboolean
has_text (GlossAnnotationSet *set,
          const char         *text)
{
  for (guint i = 0; i < set->quarantined->len; i++)
    if (g_str_equal (((GlossQuarantinedItem *) g_ptr_array_index (set->quarantined, i))->text, text))
      return TRUE;
  return FALSE;
}

/* A version that fits with no other stays beside it, as something that cannot be shown. */
static void
set_aside (GlossMerge *self,
           const char *id,
           const char *text)
{
  if (!has_text (self->ours, text))
    g_ptr_array_add (self->ours->quarantined, gloss_quarantined_item_new (0, id, _("Another one has the same id."), text));
}

/* --- annotations ---------------------------------------------------------------------------- */

static gboolean
equal (GlossMerge      *self,
       GlossAnnotation *a,
       GlossAnnotation *b)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (a == b || a == NULL || b == NULL)
    return a == b;
  one = gloss_annotation_set_encode (self->ours, a);
  other = gloss_annotation_set_encode (self->ours, b);
  return g_str_equal (one, other);
}

/* Both changed it. */
static GlossAnnotation *
merge_versions (GlossMerge      *self,
                GlossAnnotation *ours,
                GlossAnnotation *base,
                GlossAnnotation *theirs)
{
  GlossClash clash = { self, gloss_annotation_get_id (ours), get_stamp (ours), get_stamp (theirs) };
  g_autofree char *our_text = gloss_annotation_set_encode (self->ours, ours);
  g_autofree char *base_text = base != NULL ? gloss_annotation_set_encode (self->ours, base) : NULL;
  g_autofree char *their_text = gloss_annotation_set_encode (self->ours, theirs);
  g_autoptr (JsonNode) item = merge_items (&clash, our_text, base_text, their_text);
  GlossAnnotation *merged = gloss_annotation_set_decode (self->ours, item, NULL);
  gboolean prefers_theirs;

  if (merged != NULL)
    return merged;
  prefers_theirs = strcmp (their_text, our_text) > 0;
  set_aside (self, clash.id, prefers_theirs ? our_text : their_text);
  return g_object_ref (prefers_theirs ? theirs : ours);
}

/* Deleted by whoever had it and has it no more. */
static gboolean
is_deleted_in (GlossAnnotationSet *set,
               GlossMerge         *self,
               gboolean            was_there,
               const char         *id)
{
  if (g_hash_table_contains (set->deleted, id))
    return !g_hash_table_contains (self->base->deleted, id);
  return was_there;
}

/* One side has changed it, the other has deleted it: it stays, and it says so. */
static JsonNode *
keep_changed_item (GlossMerge *self,
                   GlossClash *clash,
                   const char *text)
{
  g_autoptr (JsonNode) gone = json_node_init_boolean (json_node_alloc (), TRUE);
  g_autoptr (JsonNode) item = gloss_item_from_text (text);
  gboolean is_ours = clash->our_time != NULL;

  gloss_clash_add (clash, GLOSS_FIELD_DELETED, is_ours ? NULL : gone, NULL, is_ours ? gone : NULL, !is_ours);
  return gloss_conflict_add_to (item, self->conflicts, clash->id);
}

static GlossAnnotation *
keep_changed (GlossMerge      *self,
              GlossAnnotation *annotation,
              gboolean         is_ours)
{
  const char *stamp = get_stamp (annotation) != NULL ? get_stamp (annotation) : "";
  GlossClash clash = { self, gloss_annotation_get_id (annotation), is_ours ? stamp : NULL, is_ours ? NULL : stamp };
  g_autofree char *text = gloss_annotation_set_encode (self->ours, annotation);
  g_autoptr (JsonNode) item = keep_changed_item (self, &clash, text);
  GlossAnnotation *kept = gloss_annotation_set_decode (self->ours, item, NULL);

  return kept != NULL ? kept : g_object_ref (annotation);
}

/* The annotation that only one side has: it stays unless the other deleted it and it has not been changed since. */
static GlossAnnotation *
merge_one_sided (GlossMerge         *self,
                 GlossAnnotation    *annotation,
                 GlossAnnotationSet *other)
{
  const char *id = gloss_annotation_get_id (annotation);
  GlossAnnotation *base = gloss_annotation_set_find (self->base, id);

  if (!is_deleted_in (other, self, base != NULL, id))
    return g_object_ref (annotation);
  if (base == NULL || equal (self, annotation, base))
    return NULL;
  return keep_changed (self, annotation, other == self->theirs);
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
  if (merged == ours)
    return;
  self->n_changed++;
  if (merged != NULL)
    gloss_annotation_set_put (self->ours, merged);
  else
    g_hash_table_remove (self->ours->annotations, id);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

/* Sorted, so that conflicts come in the same order always. */
static GPtrArray *
list_keys (GHashTable *ours,
           GHashTable *theirs)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, ours);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, g_strdup (key));
  g_hash_table_iter_init (&iter, theirs);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (ours, key))
      g_ptr_array_add (keys, g_strdup (key));
  g_ptr_array_sort_values (keys, compare_texts);
  return keys;
}

static void
merge_annotations (GlossMerge *self)
{
  g_autoptr (GPtrArray) ids = list_keys (self->ours->annotations, self->theirs->annotations);

  for (guint i = 0; i < ids->len; i++)
    merge_annotation (self, g_ptr_array_index (ids, i));
}

/* --- links ---------------------------------------------------------------------------------- */

static GHashTable *
index_links (GlossAnnotationSet *set)
{
  GHashTable *links = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < set->links->len; i++)
    g_hash_table_insert (links, ((GlossLinkItem *) g_ptr_array_index (set->links, i))->link.id, g_ptr_array_index (set->links, i));
  return links;
}

static GlossLinkItem *
merge_link_versions (GlossMerge    *self,
                     GlossLinkItem *ours,
                     GlossLinkItem *base,
                     GlossLinkItem *theirs)
{
  GlossClash clash = { self, ours->link.id };
  g_autoptr (JsonNode) item = merge_items (&clash, ours->text, base != NULL ? base->text : NULL, theirs->text);
  GlossLinkItem *merged = gloss_link_decode (item, NULL);
  gboolean prefers_theirs;

  if (merged != NULL)
    return merged;
  prefers_theirs = strcmp (theirs->text, ours->text) > 0;
  set_aside (self, clash.id, prefers_theirs ? ours->text : theirs->text);
  return gloss_link_item_ref (prefers_theirs ? theirs : ours);
}

static gboolean
same_link (GlossLinkItem *a,
           GlossLinkItem *b)
{
  return a == b || (a != NULL && b != NULL && g_str_equal (a->text, b->text));
}

static GlossLinkItem *
keep_changed_link (GlossMerge    *self,
                   GlossLinkItem *link,
                   gboolean       is_ours)
{
  GlossClash clash = { self, link->link.id, is_ours ? "" : NULL, is_ours ? NULL : "" };
  g_autoptr (JsonNode) item = keep_changed_item (self, &clash, link->text);
  GlossLinkItem *kept = gloss_link_decode (item, NULL);

  return kept != NULL ? kept : gloss_link_item_ref (link);
}

static GlossLinkItem *
merge_one_sided_link (GlossMerge         *self,
                      GlossLinkItem      *link,
                      GlossLinkItem      *base,
                      GlossAnnotationSet *other)
{
  if (!is_deleted_in (other, self, base != NULL, link->link.id))
    return gloss_link_item_ref (link);
  return base == NULL || same_link (link, base) ? NULL : keep_changed_link (self, link, other == self->theirs);
}

static GlossLinkItem *
merge_link (GlossMerge    *self,
            GlossLinkItem *ours,
            GlossLinkItem *base,
            GlossLinkItem *theirs)
{
  if (theirs == NULL)
    return merge_one_sided_link (self, ours, base, self->theirs);
  if (ours == NULL)
    return merge_one_sided_link (self, theirs, base, self->ours);
  if (same_link (ours, theirs) || same_link (theirs, base))
    return gloss_link_item_ref (ours);
  if (same_link (ours, base))
    return gloss_link_item_ref (theirs);
  return merge_link_versions (self, ours, base, theirs);
}

static void
merge_links (GlossMerge *self)
{
  g_autoptr (GHashTable) ours = index_links (self->ours);
  g_autoptr (GHashTable) base = index_links (self->base);
  g_autoptr (GHashTable) theirs = index_links (self->theirs);
  g_autoptr (GPtrArray) ids = list_keys (ours, theirs);
  g_autoptr (GPtrArray) merged = g_ptr_array_new_with_free_func (gloss_link_item_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      GlossLinkItem *link = merge_link (self, g_hash_table_lookup (ours, id), g_hash_table_lookup (base, id),
                                        g_hash_table_lookup (theirs, id));

      if (link != NULL)
        g_ptr_array_add (merged, link);
    }
  g_ptr_array_unref (self->ours->links);
  self->ours->links = g_steal_pointer (&merged);
}

/* --- deleted ids ---------------------------------------------------------------------------- */

/* What is there is not deleted. */
static void
merge_deleted (GlossMerge *self)
{
  g_autoptr (GPtrArray) ids = list_keys (self->ours->deleted, self->theirs->deleted);
  g_autoptr (GHashTable) links = index_links (self->ours);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      gboolean in_ours = g_hash_table_contains (self->ours->deleted, id);
      gboolean in_theirs = g_hash_table_contains (self->theirs->deleted, id);
      gboolean is_there = g_hash_table_contains (self->ours->annotations, id) || g_hash_table_contains (links, id);

      if (in_ours && in_theirs)
        continue;
      if (is_there || g_hash_table_contains (self->base->deleted, id))
        g_hash_table_remove (self->ours->deleted, id);
      else
        g_hash_table_add (self->ours->deleted, g_strdup (id));
    }
}

/* --- what could not be understood ----------------------------------------------------------- */

static GHashTable *
count_quarantined (GlossAnnotationSet *set)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < set->quarantined->len; i++)
    {
      char *text = ((GlossQuarantinedItem *) g_ptr_array_index (set->quarantined, i))->text;

      g_hash_table_insert (counts, text, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, text)) + 1));
    }
  return counts;
}

static gboolean
take_one (GHashTable *counts,
          const char *text)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));

  if (n > 0)
    g_hash_table_insert (counts, (char *) text, GUINT_TO_POINTER (n - 1));
  return n > 0;
}

static gboolean
same_quarantined (GlossAnnotationSet *a,
                  GlossAnnotationSet *b)
{
  if (a->quarantined->len != b->quarantined->len)
    return FALSE;
  for (guint i = 0; i < a->quarantined->len; i++)
    if (!g_str_equal (((GlossQuarantinedItem *) g_ptr_array_index (a->quarantined, i))->text,
                      ((GlossQuarantinedItem *) g_ptr_array_index (b->quarantined, i))->text))
      return FALSE;
  return TRUE;
}

static void
copy_quarantined (GlossAnnotationSet *from,
                  GlossAnnotationSet *to)
{
  g_ptr_array_set_size (to->quarantined, 0);
  for (guint i = 0; i < from->quarantined->len; i++)
    g_ptr_array_add (to->quarantined, gloss_quarantined_item_ref (g_ptr_array_index (from->quarantined, i)));
}

static int
compare_quarantined (gconstpointer a,
                     gconstpointer b)
{
  return strcmp (((const GlossQuarantinedItem *) a)->text, ((const GlossQuarantinedItem *) b)->text);
}

/* What has no id has no place among what others have added: both sides must come to the same. */
static void
sort_quarantined (GPtrArray *items)
{
  g_ptr_array_sort_values (items, compare_quarantined);
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (GlossQuarantinedItem) item = g_steal_pointer (&items->pdata[i]);
      const GlossQuarantined *quarantined = &item->quarantined;

      items->pdata[i] = gloss_quarantined_item_new (i, quarantined->id, quarantined->reason, item->text);
    }
}

/* Something that nobody could read can only have been mended or removed by hand. */
static void
join_quarantined (GlossMerge *self)
{
  g_autoptr (GHashTable) base = count_quarantined (self->base);
  g_autoptr (GHashTable) theirs = count_quarantined (self->theirs);
  GPtrArray *items = self->ours->quarantined;

  for (guint i = items->len; i > 0; i--)
    {
      const char *text = ((GlossQuarantinedItem *) g_ptr_array_index (items, i - 1))->text;
      gboolean was_there = take_one (base, text);

      if (!take_one (theirs, text) && was_there)
        g_ptr_array_remove_index (items, i - 1);
    }
  for (guint i = 0; i < self->theirs->quarantined->len; i++)
    {
      GlossQuarantinedItem *item = g_ptr_array_index (self->theirs->quarantined, i);

      if (take_one (theirs, item->text) && !take_one (base, item->text))
        g_ptr_array_add (items, gloss_quarantined_item_ref (item));
    }
  sort_quarantined (items);
}

static void
merge_quarantined (GlossMerge *self)
{
  if (same_quarantined (self->ours, self->theirs) || same_quarantined (self->theirs, self->base))
    return;
  if (same_quarantined (self->ours, self->base))
    copy_quarantined (self->theirs, self->ours);
  else
    join_quarantined (self);
}

/* One that says nothing, not even of itself. */
static GlossAnnotationSet *
new_empty (void)
{
  JsonNode *header = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (header, json_object_new ());
  return gloss_annotation_set_new_with_header (header);
}

/**
 * gloss_annotation_set_merge:
 * @self: ours; it becomes the merged set
 * @base: (nullable): what both were made from, as far as that is known
 * @theirs: what somebody else made of it
 * @conflicts: (nullable) (element-type GlossConflict): what both changed is added, in the order of ids
 *
 * Three-way merge by id. What one side changed, added or deleted is taken from it. Where both changed an annotation, it is merged by
 * field: the tag, the note, each attribute, the place as a whole, and each other member. For a field that both changed the later
 * modification counts, and a fixed order where that is not known. A deletion holds, except against a change: deleting again is easy, writing
 * again is not.
 *
 * The version of a field that does not count stays as well: in the member "gloss:conflicts" of the annotation, or of the page, until
 * somebody decides. Nothing is lost that only one side has. Whoever merges, with either side as ours, comes to the same set.
 *
 * Returns: how many annotations of @self have changed, come or gone
 */
guint
gloss_annotation_set_merge (GlossAnnotationSet *self,
                            GlossAnnotationSet *base,
                            GlossAnnotationSet *theirs,
                            GPtrArray          *conflicts)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_conflict_unref);
  g_autoptr (GlossAnnotationSet) empty = NULL;
  GlossMerge merge = { self, base, theirs, found, 0 };

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), 0);
  g_return_val_if_fail (base == NULL || GLOSS_IS_ANNOTATION_SET (base), 0);
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (theirs), 0);

  if (base == NULL)
    merge.base = empty = new_empty ();
  gloss_merge_page (&merge);
  merge_quarantined (&merge);
  merge_annotations (&merge);
  merge_links (&merge);
  merge_deleted (&merge);
  if (conflicts != NULL)
    g_ptr_array_extend_and_steal (conflicts, g_steal_pointer (&found));
  return merge.n_changed;
}
