/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was changed here and elsewhere, and which of the two counts. */
#include "config.h"

#include "document/gloss-document-private.h"

#include <string.h>

#include "json/gloss-json.h"
#include "store/gloss-item-fields.h"

static char *
dup_key (const char *id,
         const char *field)
{
  return g_strconcat (id, "\n", field, NULL);
}

static char *
dup_text (JsonNode *value)
{
  return value != NULL ? gloss_json_to_string (value) : g_strdup ("");
}

/*< private >
 * gloss_document_remember_sides:
 * @self: a document
 * @conflicts: (element-type GlossConflict): what a merge of the document with its file found; ours is the document's
 *
 * The file does not say who wrote what; while the document is open, it is known.
 */
void
gloss_document_remember_sides (GlossDocument *self,
                               GPtrArray     *conflicts)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const GlossConflict *conflict = g_ptr_array_index (conflicts, i);

      if (conflict->id != NULL)
        g_hash_table_replace (self->mine, dup_key (conflict->id, conflict->field), dup_text (conflict->ours));
    }
}

/* NULL where there are none. */
static GPtrArray *
list_conflicts (GlossDocument   *self,
                GlossAnnotation *annotation)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) item = NULL;
  const char *record = gloss_annotation_get_record (annotation, NULL);

  if (record == NULL || strstr (record, "\"" GLOSS_CONFLICTS_MEMBER "\"") == NULL)
    return NULL;
  text = gloss_annotation_set_encode (self->own, annotation);
  item = gloss_item_from_text (text);
  return gloss_conflict_list (gloss_annotation_get_id (annotation), item);
}

/*< private >
 * gloss_document_note_conflicts:
 * @self: a document
 * @id: an annotation of the reviewer's
 *
 * Looks what is undecided about it now.
 */
void
gloss_document_note_conflicts (GlossDocument *self,
                               const char    *id)
{
  GlossAnnotation *annotation = self->own != NULL ? gloss_annotation_set_find (self->own, id) : NULL;
  g_autoptr (GPtrArray) conflicts = annotation != NULL ? list_conflicts (self, annotation) : NULL;

  if (conflicts != NULL && conflicts->len > 0)
    g_hash_table_replace (self->undecided, g_strdup (id), GUINT_TO_POINTER (conflicts->len));
  else
    g_hash_table_remove (self->undecided, id);
}

/*< private >
 * gloss_document_find_conflicts:
 * @self: a new document
 *
 * Looks what is undecided about any annotation.
 */
void
gloss_document_find_conflicts (GlossDocument *self)
{
  g_autoptr (GPtrArray) annotations = self->own != NULL ? gloss_annotation_set_dup_annotations (self->own) : NULL;

  for (guint i = 0; annotations != NULL && i < annotations->len; i++)
    gloss_document_note_conflicts (self, gloss_annotation_get_id (g_ptr_array_index (annotations, i)));
}

/**
 * gloss_document_get_n_conflicts:
 * @self: a document
 *
 * Returns: how many fields of the reviewer's annotations were changed in two places, and nobody has decided
 */
guint
gloss_document_get_n_conflicts (GlossDocument *self)
{
  GHashTableIter iter;
  gpointer n;
  guint sum = 0;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), 0);

  if (gloss_document_get_own_error (self) != NULL)
    return 0;
  g_hash_table_iter_init (&iter, self->undecided);
  while (g_hash_table_iter_next (&iter, NULL, &n))
    sum += GPOINTER_TO_UINT (n);
  return sum;
}

/* Where the other version is what was done here, ours and theirs change places. */
static GlossConflict *
turn (GlossDocument       *self,
      const GlossConflict *conflict)
{
  g_autofree char *key = dup_key (conflict->id, conflict->field);
  const char *mine = g_hash_table_lookup (self->mine, key);
  g_autofree char *theirs = dup_text (conflict->theirs);
  GlossConflict *turned;

  if (mine == NULL || !g_str_equal (mine, theirs))
    return gloss_conflict_ref ((GlossConflict *) conflict);
  turned = gloss_conflict_new (conflict->id, conflict->field, conflict->theirs, conflict->base, conflict->ours);
  turned->our_time = g_strdup (conflict->their_time);
  turned->their_time = g_strdup (conflict->our_time);
  turned->prefers_theirs = TRUE;
  return turned;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

/**
 * gloss_document_list_conflicts:
 * @self: a document
 *
 * Returns: (transfer full) (element-type GlossConflict): what nobody has decided yet, annotation by annotation. Ours is what was done
 * here as far as that is known, else what counts now
 */
GPtrArray *
gloss_document_list_conflicts (GlossDocument *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_conflict_unref);
  g_autoptr (GPtrArray) ids = NULL;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), all);

  ids = g_hash_table_get_keys_as_ptr_array (self->undecided);
  g_ptr_array_sort_values (ids, compare_texts);
  for (guint i = 0; i < ids->len; i++)
    {
      GlossAnnotation *annotation = gloss_annotation_set_find (self->own, g_ptr_array_index (ids, i));
      g_autoptr (GPtrArray) conflicts = annotation != NULL ? list_conflicts (self, annotation) : NULL;

      for (guint j = 0; conflicts != NULL && j < conflicts->len; j++)
        g_ptr_array_add (all, turn (self, g_ptr_array_index (conflicts, j)));
    }
  return all;
}

/* Decides one conflict on what was made of the annotation so far; NULL where that is that it goes. */
static gboolean
settle_one (GlossDocument        *self,
            const GlossConflict  *conflict,
            gboolean              takes_theirs,
            GHashTable           *settled,
            GError              **error)
{
  gboolean takes_other = takes_theirs != conflict->prefers_theirs;
  gboolean goes = g_str_equal (conflict->field, GLOSS_FIELD_DELETED) && takes_other;
  GlossAnnotation *now = gloss_annotation_set_find (self->own, conflict->id);
  GlossAnnotation *after;

  if (g_hash_table_contains (settled, conflict->id))
    now = g_hash_table_lookup (settled, conflict->id);
  /* It is gone, or goes by another decision: there is nothing more to decide about it. */
  if (now == NULL)
    return TRUE;
  after = goes ? NULL : gloss_annotation_set_settle (self->own, now, conflict, takes_other, error);
  if (after == NULL && !goes)
    return FALSE;
  g_hash_table_replace (settled, g_strdup (conflict->id), after);
  return TRUE;
}

static GPtrArray *
make_changes (GlossDocument *self,
              GHashTable    *settled)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_change_unref);
  GHashTableIter iter;
  gpointer id, after;

  g_hash_table_iter_init (&iter, settled);
  while (g_hash_table_iter_next (&iter, &id, &after))
    {
      GlossAnnotation *before = gloss_annotation_set_find (self->own, id);

      if (after != NULL)
        {
          g_ptr_array_add (changes, gloss_change_new_edit (before, after));
          continue;
        }
      gloss_document_add_unlinks (self, id, changes);
      g_ptr_array_add (changes, gloss_change_new_remove (before));
    }
  return changes;
}

static void
unref_annotation (gpointer annotation)
{
  if (annotation != NULL)
    g_object_unref (annotation);
}

/**
 * gloss_document_settle:
 * @self: a document
 * @conflicts: (element-type GlossConflict): from gloss_document_list_conflicts()
 * @takes_theirs: whether their version is to count in all of them; else ours
 * @error: why it cannot be
 *
 * Decides. It is one step of undo.
 *
 * Returns: whether it is decided
 */
gboolean
gloss_document_settle (GlossDocument  *self,
                       GPtrArray      *conflicts,
                       gboolean        takes_theirs,
                       GError        **error)
{
  g_autoptr (GHashTable) settled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_annotation);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GlossChange) change = NULL;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (conflicts != NULL, FALSE);

  if (!gloss_document_check_editable (self, error))
    return FALSE;
  for (guint i = 0; i < conflicts->len; i++)
    if (!settle_one (self, g_ptr_array_index (conflicts, i), takes_theirs, settled, error))
      return FALSE;
  changes = make_changes (self, settled);
  change = gloss_change_new_group (GLOSS_CHANGE_EDIT, changes);
  gloss_document_perform (self, change);
  return TRUE;
}
