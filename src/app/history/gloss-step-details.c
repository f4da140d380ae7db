/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step of the history changed, in words. */
#include "config.h"

#include "history/gloss-step-details.h"

#include <glib/gi18n.h>

#include "article/gloss-article-menu.h"

/* Where the details go, and what knows the names. */
typedef struct
{
  GPtrArray *details;
  GlossDocument *document;
  GlossCodebook *codebook;
} Telling;

/**
 * gloss_step_detail_free:
 * @self: (transfer full): a detail
 */
void
gloss_step_detail_free (GlossStepDetail *self)
{
  g_free (self->title);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* Takes the two texts. */
static void
tell (Telling    *telling,
      const char *title,
      char       *before,
      char       *after)
{
  GlossStepDetail *detail = g_new0 (GlossStepDetail, 1);

  detail->title = g_strdup (title);
  detail->before = before;
  detail->after = after;
  g_ptr_array_add (telling->details, detail);
}

/* --- annotations --------------------------------------------------------------------------------- */

static const char *
get_tag_label (Telling         *telling,
               GlossAnnotation *annotation)
{
  GlossTag *tag = gloss_codebook_find_tag (telling->codebook, gloss_annotation_get_tag (annotation));

  return tag != NULL ? gloss_tag_get_label (tag) : gloss_annotation_get_tag (annotation);
}

static char *
dup_quote (GlossAnnotation *annotation)
{
  g_autofree char *quote = annotation != NULL ? gloss_annotation_dup_quote (annotation) : NULL;

  return quote != NULL ? g_strdup_printf (_("“%s”"), quote) : NULL;
}

/* "CFS" of a choice is what people call it; "true" of a flag is yes. */
static char *
dup_value (GlossAttribute *attribute,
           JsonNode       *node)
{
  const char *text;

  if (node == NULL)
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? C_("attribute", "Yes") : C_("attribute", "No"));
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return json_to_string (node, FALSE);

  text = json_node_get_string (node);
  for (guint i = 0; attribute != NULL && i < gloss_attribute_get_n_choices (attribute); i++)
    {
      const char *label;

      if (g_str_equal (gloss_attribute_get_choice (attribute, i, &label), text))
        return g_strdup (label);
    }
  return g_strdup (text);
}

static void
tell_attribute (Telling         *telling,
                GlossAnnotation *before,
                GlossAnnotation *after,
                const char      *id)
{
  GlossTag *tag = gloss_codebook_find_tag (telling->codebook, gloss_annotation_get_tag (after));
  GlossAttribute *attribute = tag != NULL ? gloss_tag_find_attribute (tag, id) : NULL;
  JsonNode *old = gloss_annotation_get_attribute (before, id);
  JsonNode *new = gloss_annotation_get_attribute (after, id);

  if (old == new || (old != NULL && new != NULL && json_node_equal (old, new)))
    return;
  tell (telling, attribute != NULL ? gloss_attribute_get_label (attribute) : id, dup_value (attribute, old), dup_value (attribute, new));
}

static void
tell_attributes (Telling         *telling,
                 GlossAnnotation *before,
                 GlossAnnotation *after)
{
  JsonObject *all[] = { gloss_annotation_get_attributes (before), gloss_annotation_get_attributes (after) };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GList) names = json_object_get_members (all[i]);

      for (GList *l = names; l != NULL; l = l->next)
        if (i == 0 || !json_object_has_member (all[0], l->data))
          tell_attribute (telling, before, after, l->data);
    }
}

static void
tell_edit (Telling         *telling,
           GlossAnnotation *before,
           GlossAnnotation *after)
{
  g_autofree char *old_quote = dup_quote (before);
  g_autofree char *new_quote = dup_quote (after);

  if (g_strcmp0 (gloss_annotation_get_tag (before), gloss_annotation_get_tag (after)) != 0)
    tell (telling, C_("step", "Tag"), g_strdup (get_tag_label (telling, before)), g_strdup (get_tag_label (telling, after)));
  if (g_strcmp0 (gloss_annotation_get_note (before), gloss_annotation_get_note (after)) != 0)
    tell (telling, C_("step", "Note"), g_strdup (gloss_annotation_get_note (before)), g_strdup (gloss_annotation_get_note (after)));
  tell_attributes (telling, before, after);
  if (g_strcmp0 (old_quote, new_quote) != 0)
    tell (telling, C_("step", "Place"), g_steal_pointer (&old_quote), g_steal_pointer (&new_quote));
}

static void
tell_annotation (Telling     *telling,
                 GlossChange *change)
{
  GlossAnnotation *before = gloss_change_get_before (change);
  GlossAnnotation *after = gloss_change_get_after (change);

  if (before != NULL && after != NULL)
    tell_edit (telling, before, after);
  else if (before != NULL || after != NULL)
    tell (telling, get_tag_label (telling, after != NULL ? after : before), dup_quote (before), dup_quote (after));
}

/* --- links, coverage, structure ------------------------------------------------------------------ */

static char *
dup_end (Telling    *telling,
         const char *id)
{
  GlossAnnotation *end = gloss_annotation_list_find (gloss_document_get_annotations (telling->document), id);
  g_autofree char *quote = end != NULL ? gloss_annotation_dup_quote (end) : NULL;

  if (end == NULL)
    return g_strdup (_("An annotation that is not here"));
  return g_strdup_printf (_("%s: “%s”"), get_tag_label (telling, end), quote);
}

static char *
dup_link (Telling       *telling,
          GlossLinkItem *item)
{
  g_autofree char *from = item != NULL ? dup_end (telling, item->link.from) : NULL;
  g_autofree char *to = item != NULL ? dup_end (telling, item->link.to) : NULL;

  return item != NULL ? g_strdup_printf ("%s\n→ %s", from, to) : NULL;
}

static void
tell_link (Telling     *telling,
           GlossChange *change)
{
  GlossLinkItem *before = gloss_change_get_link_before (change);
  GlossLinkItem *after = gloss_change_get_link_after (change);
  const char *id = after != NULL ? after->link.relation : before->link.relation;
  GlossRelation *relation = gloss_codebook_find_relation (telling->codebook, id);

  tell (telling, relation != NULL ? gloss_relation_get_label (relation) : id, dup_link (telling, before), dup_link (telling, after));
}

static const char *
get_coverage_word (GlossCoverage *coverage,
                   GlossRange     range)
{
  if (gloss_coverage_has (coverage, range, GLOSS_COVERAGE_NOTHING))
    return C_("sentence", "Nothing here");
  if (gloss_coverage_has (coverage, range, "read"))
    return C_("sentence", "Read");
  return NULL;
}

/* Those of one that are not in the other, told once. */
static void
tell_coverage_of (Telling       *telling,
                  GlossCoverage *before,
                  GlossCoverage *after,
                  gboolean       is_new)
{
  GArray *ranges = gloss_coverage_get_ranges (is_new ? after : before);
  GlossText *text = gloss_article_get_text (gloss_document_get_article (telling->document));

  for (guint i = 0; i < ranges->len; i++)
    {
      GlossRange range = g_array_index (ranges, GlossRange, i);
      const char *old = get_coverage_word (before, range);
      const char *new = get_coverage_word (after, range);
      g_autofree char *words = NULL;

      if (old == new || (!is_new && new != NULL) || range.end > gloss_text_get_length (text))
        continue;
      words = gloss_text_dup_slice (text, range);
      tell (telling, words, g_strdup (old), g_strdup (new));
    }
}

static void
tell_coverage (Telling     *telling,
               GlossChange *change)
{
  tell_coverage_of (telling, gloss_change_get_coverage_before (change), gloss_change_get_coverage_after (change), FALSE);
  tell_coverage_of (telling, gloss_change_get_coverage_before (change), gloss_change_get_coverage_after (change), TRUE);
}

static char *
dup_correction (const GlossCorrection *correction)
{
  switch (correction->type)
    {
    case GLOSS_CORRECTION_JOIN:
      return g_strdup (_("Joined with the part before"));
    case GLOSS_CORRECTION_SPLIT:
      return g_strdup (_("Split"));
    case GLOSS_CORRECTION_KIND:
    default:
      return g_strdup (gloss_block_kind_get_title (correction->kind));
    }
}

static void
tell_structure (Telling     *telling,
                GlossChange *change)
{
  GlossArticle *article = gloss_document_get_article (telling->document);
  gsize n_before, n_after;
  const GlossCorrection *corrections;
  const GlossBlock *block;
  g_autofree char *words = NULL;

  gloss_corrections_get_all (gloss_change_get_corrections_before (change), &n_before);
  corrections = gloss_corrections_get_all (gloss_change_get_corrections_after (change), &n_after);
  if (n_after == 0 || gloss_article_get_n_blocks (article) == 0)
    return;
  block = gloss_article_get_block (article, gloss_article_get_block_index_at (article, corrections[n_after - 1].offset));
  words = gloss_text_dup_slice (gloss_article_get_text (article), block->range);
  tell (telling, words, NULL, dup_correction (&corrections[n_after - 1]));
}

static void
tell_part (Telling     *telling,
           GlossChange *part)
{
  switch (gloss_change_get_subject (part))
    {
    case GLOSS_CHANGE_OF_LINK:
      tell_link (telling, part);
      break;
    case GLOSS_CHANGE_OF_COVERAGE:
      tell_coverage (telling, part);
      break;
    case GLOSS_CHANGE_OF_STRUCTURE:
      tell_structure (telling, part);
      break;
    case GLOSS_CHANGE_OF_ANNOTATION:
    default:
      tell_annotation (telling, part);
    }
}

/**
 * gloss_step_list_details:
 * @step: a step
 * @document: whose step it is
 * @n_more: (out): how many parts of the step are not told of
 *
 * Returns: (transfer full) (element-type GlossStepDetail): what it changed
 */
GPtrArray *
gloss_step_list_details (GlossStep     *step,
                         GlossDocument *document,
                         guint         *n_more)
{
  GlossChange *change = gloss_step_get_change (step);
  Telling telling = { g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_step_detail_free), document, gloss_document_get_codebook (document) };
  guint n_parts = gloss_change_get_n_parts (change);
  guint i;

  for (i = 0; i < n_parts && telling.details->len < GLOSS_STEP_MAX_DETAILS; i++)
    tell_part (&telling, gloss_change_get_part (change, i));
  *n_more = n_parts - i;
  return telling.details;
}
