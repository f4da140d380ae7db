/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document holds: the one thing that changes are made to. */
#include "config.h"

#include "document/gloss-contents.h"

static void
put_annotation (GlossContents   *self,
                const char      *id,
                GlossAnnotation *annotation)
{
  if (annotation != NULL)
    gloss_annotation_set_put (self->set, annotation);
  else
    gloss_annotation_set_forget (self->set, id);
}

static void
put_link (GlossContents *self,
          const char    *id,
          GlossLinkItem *item)
{
  if (item != NULL)
    gloss_annotation_set_put_link (self->set, item);
  else
    gloss_annotation_set_forget_link (self->set, id);
}

static void
put_corrections (GlossContents    *self,
                 GlossCorrections *corrections)
{
  if (self->corrections == NULL)
    return;
  gloss_corrections_ref (corrections);
  gloss_corrections_unref (self->corrections);
  self->corrections = corrections;
}

/**
 * gloss_contents_apply:
 * @self: the contents
 * @part: a change of one subject
 * @forward: whether it is done, not taken back
 *
 * Makes the subject what the change says, to the byte.
 */
void
gloss_contents_apply (GlossContents *self,
                      GlossChange   *part,
                      gboolean       forward)
{
  const char *id = gloss_change_get_id (part);
  GlossAnnotation *annotation = forward ? gloss_change_get_after (part) : gloss_change_get_before (part);
  GlossLinkItem *item = forward ? gloss_change_get_link_after (part) : gloss_change_get_link_before (part);

  switch (gloss_change_get_subject (part))
    {
    case GLOSS_CHANGE_OF_STRUCTURE:
      put_corrections (self, forward ? gloss_change_get_corrections_after (part) : gloss_change_get_corrections_before (part));
      return;
    case GLOSS_CHANGE_OF_COVERAGE:
      gloss_annotation_set_set_coverage (self->set, forward ? gloss_change_get_coverage_after (part)
                                                            : gloss_change_get_coverage_before (part));
      return;
    case GLOSS_CHANGE_OF_LINK:
      put_link (self, id, item);
      break;
    case GLOSS_CHANGE_OF_ANNOTATION:
    default:
      put_annotation (self, id, annotation);
    }
  gloss_annotation_set_set_deleted (self->set, id,
                                    annotation == NULL && item == NULL && gloss_change_get_leaves_trace (part));
}

static JsonNode *
encode_item (GlossContents *self,
             const char    *id)
{
  GlossAnnotation *annotation = gloss_annotation_set_find (self->set, id);
  GlossLinkItem *item = annotation == NULL ? gloss_annotation_set_find_link (self->set, id) : NULL;
  g_autofree char *text = annotation != NULL ? gloss_annotation_set_encode (self->set, annotation) : NULL;

  if (text != NULL)
    return gloss_item_from_text (text);
  return item != NULL ? gloss_item_from_text (item->text) : NULL;
}

/**
 * gloss_contents_encode:
 * @self: the contents
 * @id: of a subject
 * @is_deleted: (out): whether it is remembered as deleted
 *
 * Returns: (nullable) (transfer full): the JSON of the subject, as the journal holds it; nothing where it is not there
 */
JsonNode *
gloss_contents_encode (GlossContents *self,
                       const char    *id,
                       gboolean      *is_deleted)
{
  g_autoptr (GlossCoverage) coverage = NULL;

  *is_deleted = FALSE;
  if (g_str_equal (id, GLOSS_CHANGE_STRUCTURE_ID))
    return self->corrections != NULL ? gloss_corrections_to_json (self->corrections) : NULL;
  if (g_str_equal (id, GLOSS_CHANGE_COVERAGE_ID))
    {
      coverage = gloss_annotation_set_dup_coverage (self->set);
      return gloss_coverage_write (coverage);
    }
  *is_deleted = gloss_annotation_set_is_deleted (self->set, id);
  return encode_item (self, id);
}
