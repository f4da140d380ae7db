/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the history says of a change. */
#include "config.h"

#include "document/gloss-change-private.h"

#include <glib/gi18n-lib.h>

static char *
describe_edit (GlossChange   *self,
               GlossCodebook *codebook)
{
  g_autofree char *name = NULL;

  if (self->field != NULL && g_str_has_prefix (self->field, "attribute:"))
    {
      name = gloss_change_dup_attribute_label (self->after.annotation, codebook, self->field + strlen ("attribute:"));
      return g_strdup_printf (C_("step", "Changed “%s”"), name);
    }
  if (g_strcmp0 (self->field, "note") == 0)
    return g_strdup (gloss_annotation_get_note (self->after.annotation) != NULL ? C_("step", "Wrote a note")
                                                                                : C_("step", "Removed a note"));
  name = gloss_change_dup_tag_label (self->after.annotation, codebook);
  if (g_strcmp0 (self->field, "tag") == 0)
    return g_strdup_printf (C_("step", "Changed the tag to “%s”"), name);
  if (g_strcmp0 (self->field, "anchor") == 0)
    return g_strdup_printf (C_("step", "Gave “%s” another place"), name);
  return g_strdup_printf (C_("step", "Changed “%s”"), name);
}

static char *
describe_annotation (GlossChange   *self,
                     GlossCodebook *codebook)
{
  g_autofree char *name = NULL;

  if (self->before.annotation != NULL && self->after.annotation != NULL)
    return describe_edit (self, codebook);
  name = gloss_change_dup_tag_label (self->after.annotation != NULL ? self->after.annotation : self->before.annotation, codebook);
  if (self->after.annotation != NULL)
    return g_strdup_printf (C_("step", "Tagged “%s”"), name);
  return g_strdup_printf (C_("step", "Removed “%s”"), name);
}

static const char *
describe_coverage (GlossChange *self)
{
  gsize before = gloss_coverage_get_n_covered (self->before.coverage);
  gsize after = gloss_coverage_get_n_covered (self->after.coverage);
  int nothing = gloss_change_compare_nothing (self);

  if (nothing > 0)
    return C_("step", "Marked as “nothing here”");
  if (nothing < 0)
    return C_("step", "Removed the mark “nothing here”");
  if (after > before)
    return C_("step", "Marked as read");
  return after < before ? C_("step", "Marked as unread") : C_("step", "Marked differently");
}

static char *
describe_part (GlossChange   *self,
               GlossCodebook *codebook)
{
  g_autofree char *name = NULL;

  switch (self->subject)
    {
    case GLOSS_CHANGE_OF_LINK:
      name = gloss_change_dup_relation_label (self, codebook);
      return g_strdup_printf (self->after.link != NULL ? C_("step", "Linked as “%s”") : C_("step", "Removed the link “%s”"), name);
    case GLOSS_CHANGE_OF_COVERAGE:
      return g_strdup (describe_coverage (self));
    case GLOSS_CHANGE_OF_STRUCTURE:
      return g_strdup (C_("step", "Corrected the structure"));
    case GLOSS_CHANGE_OF_ANNOTATION:
    default:
      return describe_annotation (self, codebook);
    }
}

static char *
describe_many (GlossChange *self,
               guint        n)
{
  switch (self->kind)
    {
    case GLOSS_CHANGE_ADD:
      return g_strdup_printf (ngettext ("Made %u annotation", "Made %u annotations", n), n);
    case GLOSS_CHANGE_REMOVE:
      return g_strdup_printf (ngettext ("Removed %u annotation", "Removed %u annotations", n), n);
    case GLOSS_CHANGE_REANCHOR:
      return g_strdup_printf (ngettext ("Gave %u annotation another place", "Gave %u annotations other places", n), n);
    case GLOSS_CHANGE_IMPORT:
      return g_strdup_printf (ngettext ("Imported %u annotation", "Imported %u annotations", n), n);
    case GLOSS_CHANGE_EDIT:
    default:
      return g_strdup_printf (ngettext ("Changed %u annotation", "Changed %u annotations", n), n);
    }
}

static char *
describe_group (GlossChange   *self,
                GlossCodebook *codebook)
{
  GlossChange *one;
  guint n = gloss_change_count_annotations (self, &one);

  if (self->kind == GLOSS_CHANGE_RESTORE)
    return g_strdup (C_("step", "Returned to an earlier state"));
  if (self->kind == GLOSS_CHANGE_MERGE)
    return g_strdup (C_("step", "Took over what was changed elsewhere"));
  if (n > 1 || (n == 1 && (self->kind == GLOSS_CHANGE_IMPORT || self->kind == GLOSS_CHANGE_REANCHOR)))
    return describe_many (self, n);
  return one != NULL ? describe_part (one, codebook) : g_strdup ("");
}

/**
 * gloss_change_describe:
 * @self: a change
 * @codebook: (nullable): knows what tags, attributes and relations are called
 *
 * Returns: (transfer full): what was done, as a person would say it, translated
 */
char *
gloss_change_describe (GlossChange   *self,
                       GlossCodebook *codebook)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->parts != NULL ? describe_group (self, codebook) : describe_part (self, codebook);
}

static const char *
find_block (GlossArticle *article,
            gsize         offset)
{
  gsize length = gloss_text_get_length (gloss_article_get_text (article));

  if (gloss_article_get_n_blocks (article) == 0 || offset >= length)
    return NULL;
  return gloss_article_get_block (article, gloss_article_get_block_index_at (article, offset))->id;
}

static const char *
find_annotation (GlossChange  *self,
                 GlossArticle *article)
{
  GlossAnnotation *annotation = self->after.annotation != NULL ? self->after.annotation : self->before.annotation;
  GlossAnchor *anchor = annotation != NULL ? gloss_annotation_get_anchor (annotation) : NULL;
  const GlossPiece *piece = anchor != NULL && gloss_anchor_get_n_pieces (anchor) > 0 ? gloss_anchor_get_piece (anchor, 0) : NULL;

  if (piece == NULL)
    return NULL;
  return piece->unit != NULL ? piece->unit : find_block (article, piece->range.start);
}

/* The first stretch that is said of one of the two and not of the other. */
static const char *
find_coverage (GlossChange  *self,
               GlossArticle *article)
{
  GArray *before = gloss_coverage_get_ranges (self->before.coverage);
  GArray *after = gloss_coverage_get_ranges (self->after.coverage);
  guint i = 0;

  while (i < before->len && i < after->len &&
         gloss_range_equal (g_array_index (before, GlossRange, i), g_array_index (after, GlossRange, i)) &&
         g_str_equal (gloss_coverage_get_state (self->before.coverage, i), gloss_coverage_get_state (self->after.coverage, i)))
    i++;
  if (i < after->len)
    return find_block (article, g_array_index (after, GlossRange, i).start);
  return i < before->len ? find_block (article, g_array_index (before, GlossRange, i).start) : NULL;
}

static const char *
find_correction (GlossChange  *self,
                 GlossArticle *article)
{
  gsize n_before, n_after;
  const GlossCorrection *before = gloss_corrections_get_all (self->before.corrections, &n_before);
  const GlossCorrection *after = gloss_corrections_get_all (self->after.corrections, &n_after);

  if (n_after > n_before)
    return find_block (article, after[n_after - 1].offset);
  return n_before > 0 ? find_block (article, before[n_before - 1].offset) : NULL;
}

static const char *
find_where (GlossChange  *self,
            GlossArticle *article)
{
  switch (self->subject)
    {
    case GLOSS_CHANGE_OF_ANNOTATION:
      return find_annotation (self, article);
    case GLOSS_CHANGE_OF_COVERAGE:
      return find_coverage (self, article);
    case GLOSS_CHANGE_OF_STRUCTURE:
      return find_correction (self, article);
    case GLOSS_CHANGE_OF_LINK:
    default:
      return NULL;
    }
}

/**
 * gloss_change_dup_where:
 * @self: a change
 * @article: the article as it was read
 *
 * Returns: (nullable) (transfer full): the id of the block that it is in; NULL where it is in several or in none
 */
char *
gloss_change_dup_where (GlossChange  *self,
                        GlossArticle *article)
{
  const char *where = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (GLOSS_IS_ARTICLE (article), NULL);

  for (guint i = 0; i < gloss_change_get_n_parts (self); i++)
    {
      const char *found = find_where (gloss_change_get_part (self, i), article);

      if (where != NULL && found != NULL && !g_str_equal (where, found))
        return NULL;
      where = found != NULL ? found : where;
    }
  return g_strdup (where);
}
