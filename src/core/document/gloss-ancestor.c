/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two versions of a sidecar were made from, as far as the journal tells. */
#include "config.h"

#include "document/gloss-ancestor.h"

#include "json/gloss-json.h"
#include "store/gloss-annotation-set-private.h"
#include "store/gloss-item-fields.h"
#include "store/gloss-journal-entry.h"

/* A list, as that of what is covered, is no annotation. */
static void
add_state (GPtrArray               *states,
           const GlossJournalState *state)
{
  if (state->text != NULL && *state->text == '{')
    g_ptr_array_add (states, state->text);
}

/* The states that each annotation has had here, in order, as JSON. */
static GHashTable *
list_states (GPtrArray *entries)
{
  GHashTable *states = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      GlossJournalEntry *entry = g_ptr_array_index (entries, i);
      GPtrArray *of_id;

      if (!gloss_journal_entry_is_change (entry) || entry->id == NULL)
        continue;
      of_id = g_hash_table_lookup (states, entry->id);
      if (of_id == NULL)
        g_hash_table_insert (states, entry->id, of_id = g_ptr_array_new ());
      add_state (of_id, &entry->before);
      add_state (of_id, &entry->after);
    }
  return states;
}

static JsonNode *
encode (GlossAnnotationSet *set,
        GlossAnnotation    *annotation)
{
  g_autofree char *text = gloss_annotation_set_encode (set, annotation);

  return gloss_item_from_text (text);
}

/* In how many fields two states differ; when they were made does not matter. */
static guint
count_differences (JsonNode *a,
                   JsonNode *b)
{
  g_autoptr (JsonNode) one = gloss_item_to_fields (a);
  g_autoptr (JsonNode) other = gloss_item_to_fields (b);
  JsonObject *object = json_node_get_object (other);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;
  guint n, n_more = 0;

  json_object_remove_member (json_node_get_object (one), "modified");
  json_object_remove_member (object, "modified");
  n = json_object_get_size (object);

  json_object_iter_init (&iter, json_node_get_object (one));
  while (json_object_iter_next (&iter, &name, &value))
    {
      JsonNode *same = json_object_get_member (object, name);

      if (same != NULL && json_node_equal (same, value))
        n--;
      n_more += same == NULL;
    }
  return n + n_more;
}

/* The state that the version is most likely made from. Of several it is the first one: so nothing that was done here counts as known there. */
static JsonNode *
find_closest (GPtrArray *states,
              JsonNode  *version)
{
  g_autoptr (JsonNode) closest = NULL;
  guint least = G_MAXUINT;

  for (guint i = 0; i < states->len; i++)
    {
      g_autoptr (JsonNode) state = json_from_string (g_ptr_array_index (states, i), NULL);
      guint n = state != NULL && JSON_NODE_HOLDS_OBJECT (state) ? count_differences (state, version) : G_MAXUINT;

      if (n >= least)
        continue;
      least = n;
      g_clear_pointer (&closest, json_node_unref);
      closest = g_steal_pointer (&state);
    }
  return g_steal_pointer (&closest);
}

static gboolean
is_at_least_as_late (GlossAnnotation *a,
                     GlossAnnotation *b)
{
  const char *one = gloss_annotation_get_modified (a);
  const char *other = gloss_annotation_get_modified (b);

  return g_strcmp0 (one != NULL ? one : gloss_annotation_get_created (a), other != NULL ? other : gloss_annotation_get_created (b)) >= 0;
}

/* What was not changed here since the journal begins is what a later version was made from. */
static GlossAnnotation *
find_for_both (GPtrArray          *states,
               GlossAnnotationSet *theirs,
               GlossAnnotation    *our_version,
               GlossAnnotation    *their_version)
{
  g_autoptr (JsonNode) item = NULL;
  g_autoptr (JsonNode) closest = NULL;

  if (states == NULL || states->len == 0)
    return our_version != NULL && is_at_least_as_late (their_version, our_version) ? g_object_ref (our_version) : NULL;
  item = encode (theirs, their_version);
  closest = find_closest (states, item);
  return closest == NULL ? NULL : gloss_annotation_set_decode (theirs, closest, NULL);
}

/* It was deleted there: what it was when that was done is not known, only whether it has been changed here. */
static GlossAnnotation *
find_for_deleted (GPtrArray          *states,
                  GlossAnnotationSet *theirs,
                  GlossAnnotation    *our_version)
{
  g_autoptr (JsonNode) first = NULL;

  if (states == NULL || states->len == 0)
    return g_object_ref (our_version);
  first = json_from_string (g_ptr_array_index (states, 0), NULL);
  return first == NULL ? NULL : gloss_annotation_set_decode (theirs, first, NULL);
}

static void
add_ancestors (GlossAnnotationSet *base,
               GHashTable         *states,
               GlossAnnotationSet *ours,
               GlossAnnotationSet *theirs)
{
  g_autoptr (GPtrArray) their_annotations = gloss_annotation_set_dup_annotations (theirs);
  g_autoptr (GPtrArray) our_annotations = gloss_annotation_set_dup_annotations (ours);

  for (guint i = 0; i < their_annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (their_annotations, i);
      const char *id = gloss_annotation_get_id (annotation);
      g_autoptr (GlossAnnotation) ancestor = find_for_both (g_hash_table_lookup (states, id), theirs,
                                                            gloss_annotation_set_find (ours, id), annotation);

      if (ancestor != NULL && g_str_equal (gloss_annotation_get_id (ancestor), id))
        gloss_annotation_set_put (base, ancestor);
    }
  for (guint i = 0; i < our_annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (our_annotations, i);
      const char *id = gloss_annotation_get_id (annotation);
      g_autoptr (GlossAnnotation) ancestor = gloss_annotation_set_is_deleted (theirs, id)
                                               ? find_for_deleted (g_hash_table_lookup (states, id), theirs, annotation) : NULL;

      if (ancestor != NULL && g_str_equal (gloss_annotation_get_id (ancestor), id))
        gloss_annotation_set_put (base, ancestor);
    }
}

/* Of what Gloss writes into each page ours counts; of what others have added nothing is to be lost. */
static JsonNode *
make_header (GlossAnnotationSet *theirs)
{
  static const char *const known[] = { "@context", "id", "type", "partOf", "gloss:format", "gloss:source", "gloss:reviewer",
                                       "gloss:codebook", "items" };

  JsonObject *header = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      JsonNode *value = json_object_get_member (gloss_annotation_set_get_header (theirs), known[i]);

      if (value != NULL)
        json_object_set_member (header, known[i], gloss_json_copy (value));
    }
  json_node_take_object (node, header);
  return node;
}

/**
 * gloss_ancestor_find:
 * @entries: (nullable) (element-type GlossJournalEntry): what was done here
 * @ours: what the sidecar holds
 * @theirs: what a copy of it holds, that went its own way at a time that nobody knows
 *
 * For each annotation of the copy, the state that it had here and that is closest to it: what the copy has otherwise was changed there, and what
 * is otherwise here was changed here. What the journal does not know was not changed here, unless ours is the later one. Any thread.
 *
 * Returns: (transfer full): the base of a three-way merge. What only one of them has and nobody deleted is not in it, so it stays
 */
GlossAnnotationSet *
gloss_ancestor_find (GPtrArray          *entries,
                     GlossAnnotationSet *ours,
                     GlossAnnotationSet *theirs)
{
  g_autoptr (GHashTable) states = list_states (entries);
  GlossAnnotationSet *base = gloss_annotation_set_new_with_header (make_header (theirs));

  add_ancestors (base, states, ours, theirs);
  return base;
}
