/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document knows of links and of the text that is dealt with. */
#include "config.h"

#include "document/gloss-document-private.h"

#include <glib/gi18n-lib.h>

#include "gloss-error.h"

static void
add_links (GPtrArray          *links,
           GlossAnnotationSet *set,
           const char         *annotation)
{
  GPtrArray *all = gloss_annotation_set_get_links (set);

  for (guint i = 0; i < all->len; i++)
    {
      GlossLink *link = g_ptr_array_index (all, i);

      if (annotation == NULL || g_strcmp0 (link->from, annotation) == 0 || g_strcmp0 (link->to, annotation) == 0)
        g_ptr_array_add (links, link);
    }
}

/**
 * gloss_document_get_links:
 * @self: a document
 * @annotation: (nullable): an id; NULL for all links
 *
 * Returns: (transfer container) (element-type GlossLink): the links from or to it, of all reviewers that are shown; they are
 *   valid until the document changes
 */
GPtrArray *
gloss_document_get_links (GlossDocument *self,
                          const char    *annotation)
{
  GPtrArray *links = g_ptr_array_new ();

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), links);

  if (self->own != NULL)
    add_links (links, self->own, annotation);
  for (guint i = 0; i < self->others->sets->len; i++)
    add_links (links, g_ptr_array_index (self->others->sets, i), annotation);
  return links;
}

/*< private >
 * gloss_document_add_unlinks:
 * @self: a document
 * @annotation: an annotation that is to go, by id
 * @changes: (element-type GlossChange): where to add the removal of the reviewer's links from it and to it
 */
void
gloss_document_add_unlinks (GlossDocument *self,
                            const char    *annotation,
                            GPtrArray     *changes)
{
  GPtrArray *links = gloss_annotation_set_get_links (self->own);

  for (guint i = 0; i < links->len; i++)
    {
      GlossLinkItem *item = g_ptr_array_index (links, i);

      if (g_str_equal (item->link.from, annotation) || g_str_equal (item->link.to, annotation))
        g_ptr_array_add (changes, gloss_change_new_link (item, NULL, TRUE));
    }
}

static GlossAnnotation *
find_end (GlossDocument  *self,
          const char     *id,
          GError        **error)
{
  GlossAnnotation *annotation = gloss_annotation_list_find (self->annotations, id);

  if (annotation == NULL)
    g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR, _("This annotation of “%s” is no longer there."), self->origin->name);
  return annotation;
}

static gboolean
check_link (GlossDocument  *self,
            const char     *id,
            const char     *from,
            const char     *to,
            GError        **error)
{
  GlossRelation *relation = gloss_codebook_find_relation (self->origin->codebook, id);
  GlossAnnotation *one = find_end (self, from, error);
  GlossAnnotation *other = one != NULL ? find_end (self, to, error) : NULL;

  if (one == NULL || other == NULL)
    return FALSE;
  if (relation == NULL)
    g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_UNSUPPORTED, _("The codebook “%s” has no relation “%s”."),
                 gloss_codebook_get_title (self->origin->codebook), id);
  else if (one == other)
    g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_UNSUPPORTED, _("An annotation of “%s” cannot be linked to itself."), self->origin->name);
  else if (!gloss_relation_allows (relation, gloss_annotation_get_tag (one), gloss_annotation_get_tag (other)))
    g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_UNSUPPORTED, _("The relation “%s” is not meant for these two annotations of “%s”."),
                 gloss_relation_get_label (relation), self->origin->name);
  else
    return TRUE;
  return FALSE;
}

static const GlossLink *
find_equal_link (GlossDocument *self,
                 const char    *relation,
                 const char    *from,
                 const char    *to)
{
  GPtrArray *links = self->own != NULL ? gloss_annotation_set_get_links (self->own) : NULL;

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const GlossLink *link = g_ptr_array_index (links, i);

      if (g_str_equal (link->relation, relation) && g_str_equal (link->from, from) && g_str_equal (link->to, to))
        return link;
    }
  return NULL;
}

/**
 * gloss_document_link:
 * @self: a document
 * @relation: a relation of the codebook, by id
 * @from: the id of the annotation it starts at; any reviewer's
 * @to: the id of the annotation it leads to; any reviewer's
 * @error: why they cannot be linked so
 *
 * Links two annotations. A link of the reviewer's that is there already is left as it is.
 *
 * Returns: (nullable) (transfer none): the link; it is valid until the document changes
 */
const GlossLink *
gloss_document_link (GlossDocument  *self,
                     const char     *relation,
                     const char     *from,
                     const char     *to,
                     GError        **error)
{
  g_autoptr (GlossLinkItem) item = NULL;
  g_autoptr (GlossChange) change = NULL;
  const GlossLink *link;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (relation != NULL && from != NULL && to != NULL, NULL);

  if (!gloss_document_check_editable (self, error) || !check_link (self, relation, from, to, error))
    return NULL;
  link = find_equal_link (self, relation, from, to);
  if (link != NULL)
    return link;
  item = gloss_link_item_new_for_reviewer (relation, from, to, self->origin->reviewer.id);
  change = gloss_change_new_link (NULL, item, FALSE);
  gloss_document_perform (self, change);
  return &gloss_annotation_set_find_link (self->own, item->link.id)->link;
}

/**
 * gloss_document_is_own_link:
 * @self: a document
 * @id: a link
 *
 * Returns: whether it is in the reviewer's own sidecar, so that it can be taken back
 */
gboolean
gloss_document_is_own_link (GlossDocument *self,
                            const char    *id)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return self->own != NULL && gloss_annotation_set_find_link (self->own, id) != NULL;
}

/**
 * gloss_document_unlink:
 * @self: a document
 * @id: one of the reviewer's links
 * @error: why it cannot be taken back
 *
 * Returns: whether it is gone
 */
gboolean
gloss_document_unlink (GlossDocument  *self,
                       const char     *id,
                       GError        **error)
{
  g_autoptr (GlossChange) change = NULL;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!gloss_document_check_editable (self, error))
    return FALSE;
  if (!gloss_document_is_own_link (self, id))
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_UNSUPPORTED,
                   _("This link of “%s” is not one of yours, so it cannot be removed."), self->origin->name);
      return FALSE;
    }
  change = gloss_change_new_link (gloss_annotation_set_find_link (self->own, id), NULL, TRUE);
  gloss_document_perform (self, change);
  return TRUE;
}

/**
 * gloss_document_dup_coverage:
 * @self: a document
 *
 * Returns: (transfer full): what the reviewer has dealt with, and how
 */
GlossCoverage *
gloss_document_dup_coverage (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);

  return self->own != NULL ? gloss_annotation_set_dup_coverage (self->own) : gloss_coverage_new ();
}

/**
 * gloss_document_cover:
 * @self: a document
 * @range: a stretch of the text, in code points
 * @state: (nullable): "read", or "nothing" where there is nothing to tag; nothing to take back what was said of it
 * @error: why it cannot be said
 *
 * Says that the reviewer has dealt with a stretch of the text.
 *
 * Returns: whether that is said of it now
 */
gboolean
gloss_document_cover (GlossDocument  *self,
                      GlossRange      range,
                      const char     *state,
                      GError        **error)
{
  g_autoptr (GlossCoverage) before = NULL;
  g_autoptr (GlossCoverage) after = NULL;
  g_autoptr (GlossChange) change = NULL;

  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);

  if (!gloss_document_check_editable (self, error))
    return FALSE;
  if (range.start >= range.end || range.end > gloss_text_get_length (gloss_article_get_text (self->article)))
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR, _("From %zu to %zu there is no text in “%s”."),
                   range.start, range.end, self->origin->name);
      return FALSE;
    }
  before = gloss_document_dup_coverage (self);
  after = gloss_coverage_copy (before);
  gloss_coverage_cover (after, range, state);
  change = gloss_change_new_cover (before, after);
  gloss_document_perform (self, change);
  return TRUE;
}
