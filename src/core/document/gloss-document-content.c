/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that a document is made of, read from its files. */
#include "config.h"

#include "document/gloss-document-content.h"

#include "document/gloss-change.h"
#include "document/gloss-doubt.h"

static GlossOthers *
gloss_others_new (void)
{
  GlossOthers *self = g_new0 (GlossOthers, 1);

  self->sets = g_ptr_array_new_with_free_func (g_object_unref);
  self->annotations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->problems = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

static gboolean
is_same (GlossAnnotation *before,
         GlossAnnotation *after)
{
  g_autoptr (GlossChange) change = gloss_change_new_edit (before, after);

  return gloss_change_is_empty (change) &&
         g_strcmp0 (gloss_annotation_get_modified (before), gloss_annotation_get_modified (after)) == 0 &&
         gloss_range_equal (gloss_annotation_get_extent (before), gloss_annotation_get_extent (after));
}

/* Where nothing changed the object that is shown already stays, so that nobody is told of a change. */
static void
add_other (GlossOthers     *self,
           GlossAnnotation *resolved,
           GHashTable      *before)
{
  const char *id = gloss_annotation_get_id (resolved);
  GlossAnnotation *shown = before != NULL ? g_hash_table_lookup (before, id) : NULL;

  if (g_hash_table_contains (self->annotations, id))
    return;
  g_hash_table_insert (self->annotations, g_strdup (id),
                       g_object_ref (shown != NULL && is_same (shown, resolved) ? shown : resolved));
}

static gboolean
add_others (GlossOthers  *self,
            GPtrArray    *sets,
            GlossOrigin  *origin,
            GHashTable   *before,
            GCancellable *cancellable)
{
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) placed = NULL;

  for (guint i = 0; i < sets->len; i++)
    g_ptr_array_extend_and_steal (annotations, gloss_annotation_set_dup_annotations (g_ptr_array_index (sets, i)));
  placed = gloss_placing_place_all (origin->placing, annotations, cancellable);
  for (guint i = 0; placed != NULL && i < placed->len; i++)
    add_other (self, g_ptr_array_index (placed, i), before);
  return placed != NULL;
}

/**
 * gloss_others_load:
 * @origin: the document's
 * @before: (nullable) (element-type utf8 GlossAnnotation): what was known of the others
 * @cancellable: (nullable): stops it
 * @error: why it could not be done
 *
 * Reads what the other reviewers have done; blocks.
 *
 * Returns: (nullable) (transfer full): it
 */
GlossOthers *
gloss_others_load (GlossOrigin   *origin,
                   GHashTable    *before,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GlossOthers) self = gloss_others_new ();
  g_autoptr (GPtrArray) sets = gloss_origin_load_others (origin, self->problems, cancellable, error);

  if (sets == NULL)
    return NULL;
  if (!add_others (self, sets, origin, before, cancellable) && g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_ptr_array_unref (self->sets);
  self->sets = g_steal_pointer (&sets);
  return g_steal_pointer (&self);
}

void
gloss_others_free (GlossOthers *self)
{
  g_clear_pointer (&self->sets, g_ptr_array_unref);
  g_clear_pointer (&self->annotations, g_hash_table_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

static void
place_own (GlossDocumentContent *self,
           GCancellable         *cancellable)
{
  g_autoptr (GPtrArray) annotations = NULL;

  if (self->own != NULL)
    annotations = gloss_annotation_set_dup_annotations (self->own);
  else
    annotations = g_ptr_array_new ();
  self->own_annotations = gloss_placing_place_all (self->origin->placing, annotations, cancellable);
  self->doubts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; self->own_annotations != NULL && i < self->own_annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (self->own_annotations, i);

      if (gloss_doubt_is_due (annotation))
        g_ptr_array_add (self->doubts, gloss_doubt_new (annotation, self->origin->placing));
    }
}

static void
load_corrections (GlossDocumentContent *self,
                  GCancellable         *cancellable)
{
  GlossOrigin *origin = self->origin;

  self->file = gloss_corrections_file_new (origin->store, origin->reviewer.id, origin->source, origin->article);
  gloss_corrections_file_load (self->file, cancellable, &self->corrections_error);
}

/* A source that was given another name keeps its corrections. */
static GlossCorrections *
find_corrections (GlossDocumentContent *self)
{
  for (guint i = 1; self->history->names[i] != NULL; i++)
    {
      GlossCorrections *former = gloss_corrections_file_load_former (self->file, self->history->names[i]);

      if (former != NULL)
        return former;
    }
  return gloss_corrections_file_carry (self->file, self->origin->placing, self->origin->article, &self->corrections_notice);
}

/* Next to a sidecar that cannot be read, nothing is known of what is to be done again. */
static void
replay (GlossDocumentContent *self)
{
  g_autoptr (GlossCorrections) known = find_corrections (self);
  GlossCorrections *corrections = self->corrections_error == NULL ? g_steal_pointer (&known) : NULL;

  if (self->own_error == NULL)
    gloss_history_replay (self->history, self->origin, &self->own, &corrections);
  self->corrections = corrections != NULL ? corrections : g_steal_pointer (&known);
}

static void
load_own (GlossDocumentContent *self,
          GCancellable         *cancellable)
{
  self->history = gloss_history_read (self->origin);
  load_corrections (self, cancellable);
  gloss_origin_load_own (self->origin, &self->base, &self->own_sha256, cancellable, &self->own_error);
  g_set_object (&self->own, self->base);
  replay (self);
  self->article = gloss_corrections_apply (self->corrections, self->origin->article);
}

/* A folder whose files can be read but not listed still opens. */
static void
load_others (GlossDocumentContent *self,
             GCancellable         *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (self->origin->source);

  self->others = gloss_others_load (self->origin, NULL, cancellable, &error);
  if (self->others != NULL)
    return;
  self->others = gloss_others_new ();
  g_ptr_array_add (self->others->problems, gloss_problem_new (folder, error->message));
}

/**
 * gloss_document_content_load:
 * @origin: a new origin
 * @cancellable: (nullable): stops it
 * @error: why the article could not be read
 *
 * Reads the article, its corrections and all sidecars that may be seen; blocks, in any thread. A sidecar that cannot be read is
 * told of in the content; it is no error.
 *
 * Returns: (nullable) (transfer full): what was read
 */
GlossDocumentContent *
gloss_document_content_load (GlossOrigin   *origin,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (GlossDocumentContent) self = g_new0 (GlossDocumentContent, 1);

  self->origin = gloss_origin_ref (origin);
  if (!gloss_origin_read (origin, cancellable, error))
    return NULL;
  load_own (self, cancellable);
  place_own (self, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  load_others (self, cancellable);
  gloss_placing_rest (origin->placing);
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&self);
}

void
gloss_document_content_free (GlossDocumentContent *self)
{
  g_clear_pointer (&self->origin, gloss_origin_unref);
  g_clear_object (&self->article);
  g_clear_pointer (&self->file, gloss_corrections_file_free);
  g_clear_pointer (&self->corrections, gloss_corrections_unref);
  g_clear_error (&self->corrections_error);
  g_clear_object (&self->base);
  g_clear_object (&self->own);
  g_clear_pointer (&self->history, gloss_history_free);
  g_clear_error (&self->own_error);
  g_clear_pointer (&self->own_annotations, g_ptr_array_unref);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  g_clear_pointer (&self->others, gloss_others_free);
  g_free (self->corrections_notice);
  g_free (self->own_sha256);
  g_free (self);
}
