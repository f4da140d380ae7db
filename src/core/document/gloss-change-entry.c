/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes as lines of the journal. */
#include "config.h"

#include "document/gloss-change-entry.h"

#include "json/gloss-json.h"

static const char *const ops[] = {
  [GLOSS_CHANGE_ADD] = GLOSS_JOURNAL_ADD,
  [GLOSS_CHANGE_EDIT] = GLOSS_JOURNAL_EDIT,
  [GLOSS_CHANGE_REMOVE] = GLOSS_JOURNAL_DELETE,
  [GLOSS_CHANGE_CORRECT] = GLOSS_JOURNAL_CORRECT,
  [GLOSS_CHANGE_LINK] = GLOSS_JOURNAL_LINK,
  [GLOSS_CHANGE_COVER] = GLOSS_JOURNAL_COVER,
  [GLOSS_CHANGE_REANCHOR] = GLOSS_JOURNAL_REANCHOR,
  [GLOSS_CHANGE_IMPORT] = GLOSS_JOURNAL_IMPORT,
  [GLOSS_CHANGE_MERGE] = GLOSS_JOURNAL_MERGE,
  [GLOSS_CHANGE_RESTORE] = GLOSS_JOURNAL_RESTORE,
};

/**
 * gloss_change_kind_get_op:
 * @kind: a kind of change
 *
 * Returns: what it is called in the journal
 */
const char *
gloss_change_kind_get_op (GlossChangeKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (ops), NULL);

  return ops[kind];
}

/**
 * gloss_change_kind_from_op:
 * @op: what a kind is called in the journal
 *
 * Returns: the kind; what is undone and done again counts as an edit
 */
GlossChangeKind
gloss_change_kind_from_op (const char *op)
{
  for (guint i = 0; i < G_N_ELEMENTS (ops); i++)
    if (g_strcmp0 (op, ops[i]) == 0)
      return i;
  return GLOSS_CHANGE_EDIT;
}

static char *
write_node (JsonNode *node)
{
  char *text = gloss_json_to_string (node);

  json_node_unref (node);
  return text;
}

static char *
encode_side (GlossChange        *part,
             gboolean            after,
             GlossAnnotationSet *set)
{
  GlossAnnotation *annotation = after ? gloss_change_get_after (part) : gloss_change_get_before (part);
  GlossLinkItem *item = after ? gloss_change_get_link_after (part) : gloss_change_get_link_before (part);

  switch (gloss_change_get_subject (part))
    {
    case GLOSS_CHANGE_OF_STRUCTURE:
      return write_node (gloss_corrections_to_json (after ? gloss_change_get_corrections_after (part)
                                                          : gloss_change_get_corrections_before (part)));
    case GLOSS_CHANGE_OF_COVERAGE:
      return write_node (gloss_coverage_write (after ? gloss_change_get_coverage_after (part)
                                                     : gloss_change_get_coverage_before (part)));
    case GLOSS_CHANGE_OF_LINK:
      return item != NULL ? g_strdup (item->text) : NULL;
    case GLOSS_CHANGE_OF_ANNOTATION:
    default:
      return annotation != NULL ? gloss_annotation_set_encode (set, annotation) : NULL;
    }
}

/**
 * gloss_change_to_entry:
 * @part: a change of one subject
 * @op: what is done, by its name in the journal
 * @forward: whether it is done, not taken back
 * @set: the set that the annotations belong to
 * @source: the file name of the article
 *
 * Returns: (transfer full): a line for the journal
 */
GlossJournalEntry *
gloss_change_to_entry (GlossChange        *part,
                       const char         *op,
                       gboolean            forward,
                       GlossAnnotationSet *set,
                       const char         *source)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GlossJournalEntry *entry;

  g_return_val_if_fail (part != NULL && op != NULL && source != NULL, NULL);

  before = encode_side (part, !forward, set);
  after = encode_side (part, forward, set);
  entry = gloss_journal_entry_new (op, source, gloss_change_get_id (part), before, after);
  entry->before.is_deleted = gloss_change_get_is_deleted (part, !forward);
  entry->after.is_deleted = gloss_change_get_is_deleted (part, forward);
  return entry;
}

static GlossChange *
decode_annotation (JsonNode           *before,
                   JsonNode           *after,
                   gboolean            leaves_trace,
                   GlossAnnotationSet *set)
{
  g_autoptr (GlossAnnotation) one = before != NULL ? gloss_annotation_set_decode (set, before, NULL) : NULL;
  g_autoptr (GlossAnnotation) other = after != NULL ? gloss_annotation_set_decode (set, after, NULL) : NULL;

  if ((before != NULL && one == NULL) || (after != NULL && other == NULL))
    return NULL;
  if (one != NULL && other != NULL && !g_str_equal (gloss_annotation_get_id (one), gloss_annotation_get_id (other)))
    return NULL;
  if (one != NULL && other != NULL)
    return gloss_change_new_edit (one, other);
  if (one != NULL)
    return leaves_trace ? gloss_change_new_remove (one) : gloss_change_new_forget (one);
  return leaves_trace ? gloss_change_new_add_again (other) : gloss_change_new_add (other);
}

static GlossChange *
decode_link (JsonNode *before,
             JsonNode *after,
             gboolean  leaves_trace)
{
  g_autoptr (GlossLinkItem) one = before != NULL ? gloss_link_decode (before, NULL) : NULL;
  g_autoptr (GlossLinkItem) other = after != NULL ? gloss_link_decode (after, NULL) : NULL;

  if ((before != NULL && one == NULL) || (after != NULL && other == NULL))
    return NULL;
  return gloss_change_new_link (one, other, leaves_trace);
}

static GlossChange *
decode_coverage (JsonNode *before,
                 JsonNode *after)
{
  g_autoptr (GlossCoverage) one = gloss_coverage_new ();
  g_autoptr (GlossCoverage) other = gloss_coverage_new ();

  gloss_coverage_read (one, before);
  gloss_coverage_read (other, after);
  return gloss_change_new_cover (one, other);
}

static GlossChange *
decode_corrections (JsonNode *before,
                    JsonNode *after)
{
  g_autoptr (GlossCorrections) one = before != NULL ? gloss_corrections_from_json (before) : NULL;
  g_autoptr (GlossCorrections) other = after != NULL ? gloss_corrections_from_json (after) : NULL;

  return one != NULL && other != NULL ? gloss_change_new_correct (one, other) : NULL;
}

static GlossChange *
decode_states (const char         *id,
               JsonNode           *before,
               JsonNode           *after,
               gboolean            leaves_trace,
               GlossAnnotationSet *set)
{
  JsonNode *any = after != NULL ? after : before;

  if (g_str_equal (id, GLOSS_CHANGE_STRUCTURE_ID))
    return decode_corrections (before, after);
  if (g_str_equal (id, GLOSS_CHANGE_COVERAGE_ID))
    return decode_coverage (before, after);
  return gloss_link_is_one (any) ? decode_link (before, after, leaves_trace)
                                 : decode_annotation (before, after, leaves_trace, set);
}

/**
 * gloss_change_new_for_states:
 * @id: of a subject
 * @before: what it was, as in the journal
 * @after: what it became
 * @set: the set that annotations belong to
 *
 * Returns: (nullable) (transfer full): the change; NULL where the JSON is of something else
 */
GlossChange *
gloss_change_new_for_states (const char              *id,
                             const GlossJournalState *before,
                             const GlossJournalState *after,
                             GlossAnnotationSet      *set)
{
  g_autoptr (JsonNode) one = before->text != NULL ? gloss_json_read_text (before->text) : NULL;
  g_autoptr (JsonNode) other = after->text != NULL ? gloss_json_read_text (after->text) : NULL;
  g_autoptr (GlossChange) change = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  if ((before->text != NULL && one == NULL) || (after->text != NULL && other == NULL))
    return NULL;
  if (one == NULL && other == NULL)
    return before->is_deleted != after->is_deleted ? gloss_change_new_trace (id, after->is_deleted) : NULL;
  change = decode_states (id, one, other, before->is_deleted || after->is_deleted, set);
  return change != NULL && g_str_equal (gloss_change_get_id (change), id) ? g_steal_pointer (&change) : NULL;
}
