/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document holds: the one thing that changes are made to. */
#include "config.h"

#include "document/gloss-contents.h"

#include <string.h>

#include "json/gloss-json.h"

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
                                    gloss_change_get_is_deleted (part, forward));
}

/* --- states --------------------------------------------------------------------------------- */

static GRefString *
take_text (char *text)
{
  g_autofree char *owned = text;
  g_autoptr (GString) line = g_string_sized_new (strlen (text));

  gloss_json_append_text_inline (line, text);
  return g_ref_string_new_intern (line->str);
}

static GRefString *
take_node (JsonNode *node)
{
  GRefString *text = take_text (gloss_json_to_string (node));

  json_node_unref (node);
  return text;
}

static GRefString *
encode_item (GlossContents *self,
             const char    *id)
{
  GlossAnnotation *annotation = gloss_annotation_set_find (self->set, id);
  GlossLinkItem *item = annotation == NULL ? gloss_annotation_set_find_link (self->set, id) : NULL;

  if (annotation != NULL)
    return take_text (gloss_annotation_set_encode (self->set, annotation));
  return item != NULL ? take_text (g_strdup (item->text)) : NULL;
}

/**
 * gloss_contents_encode:
 * @self: the contents
 * @id: of a subject
 *
 * Returns: what the subject is now, to be cleared
 */
GlossJournalState
gloss_contents_encode (GlossContents *self,
                       const char    *id)
{
  GlossJournalState state = { NULL, FALSE };
  g_autoptr (GlossCoverage) coverage = NULL;

  if (g_str_equal (id, GLOSS_CHANGE_STRUCTURE_ID))
    {
      state.text = self->corrections != NULL ? take_node (gloss_corrections_to_json (self->corrections)) : NULL;
      return state;
    }
  if (g_str_equal (id, GLOSS_CHANGE_COVERAGE_ID))
    {
      coverage = gloss_annotation_set_dup_coverage (self->set);
      state.text = take_node (gloss_coverage_write (coverage));
      return state;
    }
  state.text = encode_item (self, id);
  state.is_deleted = state.text == NULL && gloss_annotation_set_is_deleted (self->set, id);
  return state;
}
