/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where annotations are whose text has changed, and what a person decides on that. */
#include "config.h"

#include "document/gloss-document-private.h"

#include <glib/gi18n-lib.h>

#include "document/gloss-known-texts.h"
#include "gloss-error.h"

static gboolean
is_moved (GlossAnnotation *annotation)
{
  return gloss_anchor_is_moved (gloss_annotation_get_anchor (annotation));
}

static gboolean
find_doubt (GlossDocument *self,
            const char    *id,
            guint         *position)
{
  GListModel *doubts = G_LIST_MODEL (self->doubts);

  for (guint i = 0; i < g_list_model_get_n_items (doubts); i++)
    {
      g_autoptr (GlossDoubt) doubt = g_list_model_get_item (doubts, i);

      *position = i;
      if (g_str_equal (gloss_annotation_get_id (gloss_doubt_get_annotation (doubt)), id))
        return TRUE;
    }
  return FALSE;
}

static int
compare_doubts (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  return gloss_doubt_compare (a, b);
}

/*< private >
 * gloss_document_start_places:
 * @self: a new document with its annotations
 * @doubts: (element-type GlossDoubt): what there is to ask about those of the reviewer
 *
 * Counts how many have moved.
 */
void
gloss_document_start_places (GlossDocument *self,
                             GPtrArray     *doubts)
{
  GListModel *list = G_LIST_MODEL (self->annotations);

  self->n_moved = 0;
  for (guint i = 0; self->own != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GlossAnnotation) annotation = g_list_model_get_item (list, i);

      self->n_moved += is_moved (annotation) && gloss_document_is_own (self, annotation);
    }
  g_ptr_array_sort_values (doubts, gloss_doubt_compare);
  g_list_store_splice (self->doubts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->doubts)), doubts->pdata, doubts->len);
}

/*< private >
 * gloss_document_recount_places:
 * @self: a document of which many annotations are others now
 *
 * Finds out anew which have moved, and what there is to ask.
 */
void
gloss_document_recount_places (GlossDocument *self)
{
  g_autoptr (GPtrArray) doubts = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list = G_LIST_MODEL (self->annotations);

  for (guint i = 0; self->own != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GlossAnnotation) annotation = g_list_model_get_item (list, i);

      if (gloss_doubt_is_due (annotation) && gloss_document_is_own (self, annotation))
        g_ptr_array_add (doubts, gloss_doubt_new (annotation, self->origin->placing));
    }
  gloss_document_start_places (self, doubts);
}

/*< private >
 * gloss_document_change_place:
 * @self: a document
 * @before: (nullable): an annotation of the reviewer's as it was shown
 * @after: (nullable): as it is shown now
 *
 * Brings up to date what has moved and what there is to ask.
 */
void
gloss_document_change_place (GlossDocument   *self,
                             GlossAnnotation *before,
                             GlossAnnotation *after)
{
  g_autoptr (GlossDoubt) doubt = NULL;
  guint position;

  if (before != NULL)
    self->n_moved -= is_moved (before);
  if (after != NULL)
    self->n_moved += is_moved (after);
  if (before != NULL && gloss_doubt_is_due (before) && find_doubt (self, gloss_annotation_get_id (before), &position))
    g_list_store_remove (self->doubts, position);
  if (after == NULL || !gloss_doubt_is_due (after))
    return;
  doubt = gloss_doubt_new (after, self->origin->placing);
  g_list_store_insert_sorted (self->doubts, doubt, compare_doubts, NULL);
}

/**
 * gloss_document_get_n_moved:
 * @self: a document
 *
 * Returns: how many of the reviewer's annotations have another place than their selectors say, without doubt, until it is accepted
 */
guint
gloss_document_get_n_moved (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), 0);

  return self->n_moved;
}

/**
 * gloss_document_get_doubts:
 * @self: a document
 *
 * Returns: (transfer none): the #GlossDoubt of the reviewer's annotations, in the order of the old text; always the same list
 */
GListModel *
gloss_document_get_doubts (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);

  return G_LIST_MODEL (self->doubts);
}

/**
 * gloss_document_dup_doubt:
 * @self: a document
 * @id: an annotation
 *
 * For one that is in no doubt as well: a person may have second thoughts about an orphan.
 *
 * Returns: (transfer full) (nullable): what there is to ask about it; NULL if there is no such annotation
 */
GlossDoubt *
gloss_document_dup_doubt (GlossDocument *self,
                          const char    *id)
{
  GlossAnnotation *annotation;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  annotation = gloss_annotation_list_find (self->annotations, id);
  return annotation != NULL ? gloss_doubt_new (annotation, self->origin->placing) : NULL;
}

static void
add_hash (GHashTable *hashes,
          const char *sha256)
{
  if (sha256 != NULL)
    g_hash_table_add (hashes, g_strdup (sha256));
}

/**
 * gloss_document_list_texts:
 * @self: a document
 *
 * Looks for files; that there are many is not to be expected.
 *
 * Returns: (transfer full) (element-type GlossTextVersion): the texts of the article that are kept, and the one at hand, the latest first
 */
GPtrArray *
gloss_document_list_texts (GlossDocument *self)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *list;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);

  list = G_LIST_MODEL (self->annotations);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GlossAnnotation) annotation = g_list_model_get_item (list, i);

      add_hash (hashes, gloss_anchor_get_text_sha256 (gloss_annotation_get_anchor (annotation)));
    }
  for (guint i = 0; i < self->history->texts->len; i++)
    add_hash (hashes, g_ptr_array_index (self->history->texts, i));
  add_hash (hashes, self->file->former_sha256);
  return gloss_known_texts_list (self->origin->source, self->origin->store, hashes,
                                 gloss_text_get_sha256 (gloss_placing_get_text (self->origin->placing)));
}

/**
 * gloss_document_load_text:
 * @self: a document
 * @sha256: the hash of one of its texts
 * @error: that it is not known
 *
 * Returns: (transfer full) (nullable): the text; may read a file
 */
GlossText *
gloss_document_load_text (GlossDocument  *self,
                          const char     *sha256,
                          GError        **error)
{
  GlossText *text;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (sha256 != NULL, NULL);

  text = gloss_placing_dup_text (self->origin->placing, sha256);
  if (text == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("This text of “%s” is not kept."), self->origin->name);
  return text;
}

/* --- what a person decides ----------------------------------------------------------------------- */

/* The change that gives an annotation of the reviewer's other selectors; the former object comes back by undo. */
static GlossChange *
change_anchor (GlossDocument *self,
               const char    *id,
               GlossAnchor   *anchor)
{
  GlossAnnotation *before = gloss_annotation_set_find (self->own, id);
  g_autoptr (GlossAnnotation) after = gloss_annotation_with_anchor (before, anchor);

  return gloss_change_new_edit (before, after);
}

static GlossAnchor *
make_anchor (GlossDocument    *self,
             const GlossRange *ranges,
             gsize             n_ranges)
{
  return gloss_anchor_new_for_text (self->article, gloss_text_get_sha256 (gloss_placing_get_text (self->origin->placing)), ranges, n_ranges);
}

static GlossAnchor *
accept_place (GlossDocument *self,
              GlossAnchor   *anchor)
{
  gsize n_pieces = gloss_anchor_get_n_pieces (anchor);
  g_autofree GlossRange *places = g_new (GlossRange, n_pieces);

  for (gsize i = 0; i < n_pieces; i++)
    places[i] = gloss_anchor_get_place (anchor, i);
  return make_anchor (self, places, n_pieces);
}

static void
add_acceptance (GlossDocument   *self,
                GlossAnnotation *annotation,
                GPtrArray       *changes)
{
  g_autoptr (GlossAnchor) anchor = accept_place (self, gloss_annotation_get_anchor (annotation));

  g_ptr_array_add (changes, change_anchor (self, gloss_annotation_get_id (annotation), anchor));
}

static GPtrArray *
list_moved (GlossDocument *self)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_change_unref);
  GListModel *list = G_LIST_MODEL (self->annotations);

  for (guint i = 0; self->own != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GlossAnnotation) annotation = g_list_model_get_item (list, i);

      if (is_moved (annotation) && gloss_document_is_own (self, annotation))
        add_acceptance (self, annotation, changes);
    }
  return changes;
}

static void
perform_reanchoring (GlossDocument *self,
                     GPtrArray     *changes)
{
  g_autoptr (GlossChange) change = gloss_change_new_group (GLOSS_CHANGE_REANCHOR, changes);

  gloss_document_perform (self, change);
}

static gboolean
reanchor_one (GlossDocument *self,
              const char    *id,
              GlossAnchor   *anchor)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_change_unref);

  g_ptr_array_add (changes, change_anchor (self, id, anchor));
  perform_reanchoring (self, changes);
  return TRUE;
}

/**
 * gloss_document_accept_moved:
 * @self: a document
 * @error: why nothing can be changed
 *
 * Takes over the places of all annotations of the reviewer's that have moved without doubt: their selectors speak of the text at hand
 * from now on. One step.
 *
 * Returns: whether none is left
 */
gboolean
gloss_document_accept_moved (GlossDocument  *self,
                             GError        **error)
{
  g_autoptr (GPtrArray) changes = NULL;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);

  if (!gloss_document_check_editable (self, error))
    return FALSE;
  changes = list_moved (self);
  if (changes->len > 0)
    perform_reanchoring (self, changes);
  return TRUE;
}

/**
 * gloss_document_accept:
 * @self: a document
 * @ids: (element-type utf8): annotations of the reviewer's
 * @error: why nothing can be changed
 *
 * Takes over the places that were found for these annotations, certain or not; those that are where they were, or have no place, are left
 * as they are. One step.
 *
 * Returns: whether it could be done
 */
gboolean
gloss_document_accept (GlossDocument  *self,
                       GPtrArray      *ids,
                       GError        **error)
{
  g_autoptr (GPtrArray) changes = NULL;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  if (!gloss_document_check_editable (self, error))
    return FALSE;
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_change_unref);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      GlossAnnotation *shown = gloss_annotation_list_find (self->annotations, id);
      GlossAnchor *anchor = shown != NULL ? gloss_annotation_get_anchor (shown) : NULL;

      if (gloss_document_find_own (self, id, error) == NULL)
        return FALSE;
      if (gloss_anchor_is_placed (anchor) && gloss_anchor_get_state (anchor) != GLOSS_ANCHOR_EXACT)
        add_acceptance (self, shown, changes);
    }
  if (changes->len > 0)
    perform_reanchoring (self, changes);
  return TRUE;
}

/**
 * gloss_document_place:
 * @self: a document
 * @id: one of the reviewer's annotations
 * @ranges: (array length=n_ranges): where it is, in code points: a candidate, or what a person has selected
 * @n_ranges: how many pieces it has there
 * @error: why it cannot be there
 *
 * Returns: whether it is there now
 */
gboolean
gloss_document_place (GlossDocument     *self,
                      const char        *id,
                      const GlossRange  *ranges,
                      gsize              n_ranges,
                      GError           **error)
{
  g_autoptr (GlossAnchor) anchor = NULL;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (gloss_document_find_own (self, id, error) == NULL || !gloss_document_check_editable (self, error) ||
      !gloss_document_check_ranges (self, ranges, n_ranges, error))
    return FALSE;
  anchor = make_anchor (self, ranges, n_ranges);
  return reanchor_one (self, id, anchor);
}

/**
 * gloss_document_make_orphan:
 * @self: a document
 * @id: one of the reviewer's annotations
 * @error: why it cannot be given up
 *
 * Takes down that the annotation has no place in the text any more. It keeps its selectors, and comes back when its quote does.
 *
 * Returns: whether it is an orphan now
 */
gboolean
gloss_document_make_orphan (GlossDocument  *self,
                            const char     *id,
                            GError        **error)
{
  g_autoptr (GlossAnchor) orphan = NULL;
  GlossAnnotation *annotation;
  GlossText *text;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  annotation = gloss_document_find_own (self, id, error);
  if (annotation == NULL || !gloss_document_check_editable (self, error))
    return FALSE;
  text = gloss_placing_get_text (self->origin->placing);
  if (gloss_anchor_fits (gloss_annotation_get_anchor (annotation), text))
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR, _("This annotation of “%s” is where it was, so it cannot be given up."),
                   self->origin->name);
      return FALSE;
    }
  orphan = gloss_anchor_make_orphan (gloss_annotation_get_anchor (annotation), gloss_text_get_sha256 (text));
  return reanchor_one (self, id, orphan);
}
