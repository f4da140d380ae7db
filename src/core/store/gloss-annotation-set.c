/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one reviewer has said of one article: the contents of a sidecar. */
#include "config.h"

#include "store/gloss-annotation-set-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (GlossAnnotationSet, gloss_annotation_set, G_TYPE_OBJECT)

static void
gloss_annotation_set_finalize (GObject *object)
{
  GlossAnnotationSet *self = GLOSS_ANNOTATION_SET (object);

  g_clear_pointer (&self->header, json_node_unref);
  g_clear_pointer (&self->reviewer.id, g_free);
  g_clear_pointer (&self->reviewer.name, g_free);
  g_clear_pointer (&self->source_iri, g_free);
  g_clear_pointer (&self->annotations, g_hash_table_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->quarantined, g_ptr_array_unref);
  g_clear_pointer (&self->deleted, g_hash_table_unref);
  g_clear_pointer (&self->coverage, gloss_coverage_free);
  g_clear_pointer (&self->carried, gloss_coverage_free);

  G_OBJECT_CLASS (gloss_annotation_set_parent_class)->finalize (object);
}

static void
gloss_annotation_set_class_init (GlossAnnotationSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_annotation_set_finalize;
}

static void
gloss_annotation_set_init (GlossAnnotationSet *self)
{
  self->annotations = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->links = g_ptr_array_new_with_free_func (gloss_link_item_unref);
  self->quarantined = g_ptr_array_new_with_free_func (gloss_quarantined_item_unref);
  self->deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->coverage = gloss_coverage_new ();
}

/* A relative IRI of the source: a colon in its name would begin a scheme. */
static char *
dup_source_iri (JsonObject *header)
{
  JsonObject *source = gloss_item_get_object (header, "gloss:source");
  const char *path = source != NULL ? gloss_item_get_string (source, "path") : NULL;

  return g_uri_escape_string (path != NULL ? path : "", "!$&'()*+,;=@/", TRUE);
}

/*< private >
 * gloss_annotation_set_set_header:
 * @self: a set
 * @header: (transfer full): the members of its page
 *
 * Replaces them.
 */
void
gloss_annotation_set_set_header (GlossAnnotationSet *self,
                                 JsonNode           *header)
{
  JsonObject *reviewer = gloss_item_get_object (json_node_get_object (header), "gloss:reviewer");

  g_clear_pointer (&self->header, json_node_unref);
  self->header = header;
  g_free (self->source_iri);
  self->source_iri = dup_source_iri (json_node_get_object (header));
  if (reviewer == NULL)
    return;
  g_set_str (&self->reviewer.id, gloss_item_get_string (reviewer, "id"));
  g_set_str (&self->reviewer.name, gloss_item_get_string (reviewer, "name"));
}

/*< private >
 * gloss_annotation_set_new_with_header:
 * @header: (transfer full): the members of its page
 *
 * Returns: (transfer full): a set without annotations
 */
GlossAnnotationSet *
gloss_annotation_set_new_with_header (JsonNode *header)
{
  GlossAnnotationSet *self = g_object_new (GLOSS_TYPE_ANNOTATION_SET, NULL);

  gloss_annotation_set_set_header (self, header);
  return self;
}

/**
 * gloss_annotation_set_copy:
 * @self: a set
 *
 * Returns: (transfer full): a set with the same annotations
 */
GlossAnnotationSet *
gloss_annotation_set_copy (GlossAnnotationSet *self)
{
  GlossAnnotationSet *copy;
  GHashTableIter iter;
  gpointer id, annotation;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);

  copy = gloss_annotation_set_new_with_header (json_node_ref (self->header));
  copy->is_read_only = self->is_read_only;
  copy->covers_otherwise = self->covers_otherwise;
  g_hash_table_iter_init (&iter, self->annotations);
  while (g_hash_table_iter_next (&iter, &id, &annotation))
    g_hash_table_insert (copy->annotations, id, g_object_ref (annotation));
  g_hash_table_iter_init (&iter, self->deleted);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (copy->deleted, g_strdup (id));
  for (guint i = 0; i < self->links->len; i++)
    g_ptr_array_add (copy->links, gloss_link_item_ref (g_ptr_array_index (self->links, i)));
  for (guint i = 0; i < self->quarantined->len; i++)
    g_ptr_array_add (copy->quarantined, gloss_quarantined_item_ref (g_ptr_array_index (self->quarantined, i)));
  gloss_coverage_free (copy->coverage);
  copy->coverage = gloss_coverage_copy (self->coverage);
  copy->covers_unknown = self->covers_unknown;
  if (self->carried != NULL)
    copy->carried = gloss_coverage_copy (self->carried);
  return copy;
}

/**
 * gloss_annotation_set_get_reviewer:
 * @self: a set
 *
 * Returns: (transfer none): whose annotations they are
 */
const GlossReviewer *
gloss_annotation_set_get_reviewer (GlossAnnotationSet *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);

  return &self->reviewer;
}

static const char *
get_source_text (GlossAnnotationSet *self,
                 const char         *name)
{
  JsonObject *source = gloss_item_get_object (gloss_annotation_set_get_header (self), "gloss:source");

  return source != NULL ? gloss_item_get_string (source, name) : NULL;
}

/**
 * gloss_annotation_set_get_source_name:
 * @self: a set
 *
 * Returns: (nullable): what the source was called when the set was written
 */
const char *
gloss_annotation_set_get_source_name (GlossAnnotationSet *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);

  return get_source_text (self, "path");
}

/**
 * gloss_annotation_set_get_text_sha256:
 * @self: a set
 *
 * Returns: (nullable): the hash of the canonical text that was annotated
 */
const char *
gloss_annotation_set_get_text_sha256 (GlossAnnotationSet *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);

  return get_source_text (self, "textSha256");
}

/**
 * gloss_annotation_set_get_bytes_sha256:
 * @self: a set
 *
 * Returns: (nullable): the hash of the source's bytes
 */
const char *
gloss_annotation_set_get_bytes_sha256 (GlossAnnotationSet *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);

  return get_source_text (self, "bytesSha256");
}

/**
 * gloss_annotation_set_is_same_page:
 * @self: a set
 * @other: another
 *
 * Returns: whether they are versions of one file, by its id
 */
gboolean
gloss_annotation_set_is_same_page (GlossAnnotationSet *self,
                                   GlossAnnotationSet *other)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), FALSE);
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (other), FALSE);

  return g_strcmp0 (gloss_item_get_string (gloss_annotation_set_get_header (self), "id"),
                    gloss_item_get_string (gloss_annotation_set_get_header (other), "id")) == 0;
}

/**
 * gloss_annotation_set_is_read_only:
 * @self: a set
 *
 * Returns: whether it was written by a newer Gloss, so that writing it might lose something
 */
gboolean
gloss_annotation_set_is_read_only (GlossAnnotationSet *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), FALSE);

  return self->is_read_only;
}

/**
 * gloss_annotation_set_get_n_annotations:
 * @self: a set
 *
 * Returns: how many annotations it has, links and quarantined items not counted
 */
guint
gloss_annotation_set_get_n_annotations (GlossAnnotationSet *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), 0);

  return g_hash_table_size (self->annotations);
}

static int
compare_annotations (gconstpointer a,
                     gconstpointer b)
{
  return strcmp (gloss_annotation_get_id ((gpointer) a), gloss_annotation_get_id ((gpointer) b));
}

/**
 * gloss_annotation_set_dup_annotations:
 * @self: a set
 *
 * Returns: (transfer full) (element-type GlossAnnotation): its annotations, sorted by id
 */
GPtrArray *
gloss_annotation_set_dup_annotations (GlossAnnotationSet *self)
{
  GPtrArray *annotations;
  GHashTableIter iter;
  gpointer annotation;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);

  annotations = g_ptr_array_new_full (g_hash_table_size (self->annotations), g_object_unref);
  g_hash_table_iter_init (&iter, self->annotations);
  while (g_hash_table_iter_next (&iter, NULL, &annotation))
    g_ptr_array_add (annotations, g_object_ref (annotation));
  g_ptr_array_sort_values (annotations, compare_annotations);
  return annotations;
}

/**
 * gloss_annotation_set_find:
 * @self: a set
 * @id: the id of an annotation
 *
 * Returns: (transfer none) (nullable): the annotation
 */
GlossAnnotation *
gloss_annotation_set_find (GlossAnnotationSet *self,
                           const char         *id)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->annotations, id);
}

/**
 * gloss_annotation_set_put:
 * @self: a set
 * @annotation: an annotation
 *
 * Puts it in, instead of the one with the same id if there is one.
 */
void
gloss_annotation_set_put (GlossAnnotationSet *self,
                          GlossAnnotation    *annotation)
{
  g_return_if_fail (GLOSS_IS_ANNOTATION_SET (self));
  g_return_if_fail (GLOSS_IS_ANNOTATION (annotation));

  g_hash_table_replace (self->annotations, (gpointer) gloss_annotation_get_id (annotation), g_object_ref (annotation));
}

/**
 * gloss_annotation_set_remove:
 * @self: a set
 * @id: the id of an annotation
 *
 * Takes it out and remembers that it was deleted, so that a merge does not bring it back.
 *
 * Returns: whether it was there
 */
gboolean
gloss_annotation_set_remove (GlossAnnotationSet *self,
                             const char         *id)
{
  g_autofree char *kept = g_strdup (id);

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!gloss_annotation_set_forget (self, id))
    return FALSE;
  g_hash_table_add (self->deleted, g_steal_pointer (&kept));
  return TRUE;
}

/**
 * gloss_annotation_set_forget:
 * @self: a set
 * @id: the id of an annotation
 *
 * Takes it out without a trace, as if it had never been put in.
 *
 * Returns: whether it was there
 */
gboolean
gloss_annotation_set_forget (GlossAnnotationSet *self,
                             const char         *id)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return g_hash_table_remove (self->annotations, id);
}

/**
 * gloss_annotation_set_is_deleted:
 * @self: a set
 * @id: the id of an annotation
 *
 * Returns: whether the set remembers that it was deleted
 */
gboolean
gloss_annotation_set_is_deleted (GlossAnnotationSet *self,
                                 const char         *id)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return g_hash_table_contains (self->deleted, id);
}

/**
 * gloss_annotation_set_set_deleted:
 * @self: a set
 * @id: the id of an annotation or a link
 * @is_deleted: whether it is to be remembered as deleted
 */
void
gloss_annotation_set_set_deleted (GlossAnnotationSet *self,
                                  const char         *id,
                                  gboolean            is_deleted)
{
  g_return_if_fail (GLOSS_IS_ANNOTATION_SET (self));
  g_return_if_fail (id != NULL);

  if (is_deleted)
    g_hash_table_add (self->deleted, g_strdup (id));
  else
    g_hash_table_remove (self->deleted, id);
}

/**
 * gloss_annotation_set_restore:
 * @self: a set
 * @annotation: an annotation that was removed
 *
 * Puts it back and forgets that it was deleted.
 */
void
gloss_annotation_set_restore (GlossAnnotationSet *self,
                              GlossAnnotation    *annotation)
{
  g_return_if_fail (GLOSS_IS_ANNOTATION_SET (self));
  g_return_if_fail (GLOSS_IS_ANNOTATION (annotation));

  g_hash_table_remove (self->deleted, gloss_annotation_get_id (annotation));
  gloss_annotation_set_put (self, annotation);
}

/**
 * gloss_annotation_set_encode:
 * @self: a set
 * @annotation: an annotation of the set's article
 *
 * Returns: (transfer full): its JSON, as the file of the set would hold it
 */
char *
gloss_annotation_set_encode (GlossAnnotationSet *self,
                             GlossAnnotation    *annotation)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (annotation), NULL);

  return gloss_annotation_encode (annotation, self->source_iri);
}

/**
 * gloss_annotation_set_decode:
 * @self: a set
 * @item: what gloss_annotation_set_encode() gave, parsed
 * @error: why it is no annotation
 *
 * Returns: (nullable) (transfer full): the annotation, without a place; it is not put into the set
 */
GlossAnnotation *
gloss_annotation_set_decode (GlossAnnotationSet  *self,
                             JsonNode            *item,
                             GError             **error)
{
  GlossItemContext context = { .text_length = -1 };

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);
  g_return_val_if_fail (item != NULL, NULL);

  context.reviewer = self->reviewer.id;
  context.text_sha256 = gloss_annotation_set_get_text_sha256 (self);
  return gloss_annotation_decode (item, &context, error);
}

/**
 * gloss_annotation_set_get_quarantined:
 * @self: a set
 *
 * Returns: (transfer none) (element-type GlossQuarantined): the items that could not be understood
 */
GPtrArray *
gloss_annotation_set_get_quarantined (GlossAnnotationSet *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);

  return self->quarantined;
}

/**
 * gloss_annotation_set_get_covered:
 * @self: a set
 *
 * Returns: (transfer none) (element-type GlossRange): the stretches of the text that the reviewer has dealt with, in code points
 */
GArray *
gloss_annotation_set_get_covered (GlossAnnotationSet *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);

  return gloss_coverage_get_ranges (self->coverage);
}

/**
 * gloss_annotation_set_dup_coverage:
 * @self: a set
 *
 * Returns: (transfer full): a copy of what the reviewer has dealt with, and how
 */
GlossCoverage *
gloss_annotation_set_dup_coverage (GlossAnnotationSet *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);

  return gloss_coverage_copy (self->coverage);
}

/**
 * gloss_annotation_set_cover:
 * @self: a set
 * @range: a stretch of the text, in code points
 * @state: (nullable): "nothing" or "read"; nothing to take it back
 *
 * Says what the reviewer has done with a stretch of the text.
 */
void
gloss_annotation_set_cover (GlossAnnotationSet *self,
                            GlossRange          range,
                            const char         *state)
{
  g_return_if_fail (GLOSS_IS_ANNOTATION_SET (self));

  gloss_coverage_cover (self->coverage, range, state);
  self->covers_otherwise = TRUE;
}

/**
 * gloss_annotation_set_set_coverage:
 * @self: a set
 * @coverage: what the reviewer has dealt with
 *
 * Replaces all that was said so far. What the file said comes back as it was written.
 */
void
gloss_annotation_set_set_coverage (GlossAnnotationSet *self,
                                   GlossCoverage      *coverage)
{
  g_autoptr (GlossCoverage) read = gloss_coverage_new ();

  g_return_if_fail (GLOSS_IS_ANNOTATION_SET (self));
  g_return_if_fail (coverage != NULL);

  gloss_coverage_free (self->coverage);
  self->coverage = gloss_coverage_copy (coverage);
  if (self->carried == NULL)
    gloss_coverage_read (read, json_object_get_member (gloss_annotation_set_get_header (self), "gloss:coverage"));
  self->covers_otherwise = !gloss_coverage_equal (self->carried != NULL ? self->carried : read, coverage);
}

/**
 * gloss_annotation_set_carry_coverage:
 * @self: a set that was just read
 * @placing: what knows the text at hand and the one that the set speaks of
 *
 * From now on the coverage is one of the text at hand. In the file it stays as it is until the set speaks of that text, or the coverage
 * is changed. Where the former text is not known nothing is covered.
 */
void
gloss_annotation_set_carry_coverage (GlossAnnotationSet *self,
                                     GlossPlacing       *placing)
{
  const char *sha256;

  g_return_if_fail (GLOSS_IS_ANNOTATION_SET (self));
  g_return_if_fail (placing != NULL);

  sha256 = gloss_annotation_set_get_text_sha256 (self);
  if (sha256 == NULL || gloss_coverage_get_ranges (self->coverage)->len == 0 ||
      g_str_equal (sha256, gloss_text_get_sha256 (gloss_placing_get_text (placing))))
    return;
  self->carried = gloss_coverage_carry (self->coverage, placing, sha256);
  self->covers_unknown = self->carried == NULL;
  if (self->carried == NULL)
    self->carried = gloss_coverage_new ();
  gloss_coverage_free (self->coverage);
  self->coverage = gloss_coverage_copy (self->carried);
}
