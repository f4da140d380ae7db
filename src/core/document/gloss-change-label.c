/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change is called. */
#include "config.h"

#include "document/gloss-change-private.h"

#include <glib/gi18n-lib.h>

/*< private >
 * gloss_change_dup_tag_label:
 * @annotation: (nullable): an annotation
 * @codebook: (nullable): knows what tags are called
 *
 * Returns: (transfer full): what its tag is called
 */
char *
gloss_change_dup_tag_label (GlossAnnotation *annotation,
                            GlossCodebook   *codebook)
{
  const char *id = annotation != NULL ? gloss_annotation_get_tag (annotation) : NULL;
  GlossTag *tag = codebook != NULL && id != NULL ? gloss_codebook_find_tag (codebook, id) : NULL;

  return g_strdup (tag != NULL ? gloss_tag_get_label (tag) : id != NULL ? id : C_("change", "Annotation"));
}

/*< private >
 * gloss_change_dup_attribute_label:
 * @annotation: an annotation
 * @codebook: (nullable): knows what attributes are called
 * @id: an attribute of its tag
 *
 * Returns: (transfer full): what the attribute is called
 */
char *
gloss_change_dup_attribute_label (GlossAnnotation *annotation,
                                  GlossCodebook   *codebook,
                                  const char      *id)
{
  const char *tag_id = gloss_annotation_get_tag (annotation);
  GlossTag *tag = codebook != NULL && tag_id != NULL ? gloss_codebook_find_tag (codebook, tag_id) : NULL;
  GlossAttribute *attribute = tag != NULL ? gloss_tag_find_attribute (tag, id) : NULL;

  return g_strdup (attribute != NULL ? gloss_attribute_get_label (attribute) : id);
}

static char *
dup_edit_label (GlossChange   *self,
                GlossCodebook *codebook)
{
  g_autofree char *name = NULL;

  if (self->field != NULL && g_str_has_prefix (self->field, "attribute:"))
    {
      name = gloss_change_dup_attribute_label (self->after.annotation, codebook, self->field + strlen ("attribute:"));
      return g_strdup_printf (C_("change", "Change of “%s”"), name);
    }
  if (g_strcmp0 (self->field, "note") == 0)
    return g_strdup (C_("change", "Note"));
  name = gloss_change_dup_tag_label (self->after.annotation, codebook);
  if (g_strcmp0 (self->field, "tag") == 0)
    return g_strdup_printf (C_("change", "Tag “%s”"), name);
  if (g_strcmp0 (self->field, "anchor") == 0)
    return g_strdup_printf (C_("change", "New Place of “%s”"), name);
  return g_strdup_printf (C_("change", "Change of “%s”"), name);
}

/*< private >
 * gloss_change_dup_relation_label:
 * @self: a change of a link
 * @codebook: (nullable): knows what relations are called
 *
 * Returns: (transfer full): what the relation of the link is called
 */
char *
gloss_change_dup_relation_label (GlossChange   *self,
                                 GlossCodebook *codebook)
{
  GlossLinkItem *item = self->after.link != NULL ? self->after.link : self->before.link;
  GlossRelation *relation = codebook != NULL ? gloss_codebook_find_relation (codebook, item->link.relation) : NULL;

  return g_strdup (relation != NULL ? gloss_relation_get_label (relation) : item->link.relation);
}

static char *
dup_link_label (GlossChange   *self,
                GlossCodebook *codebook)
{
  g_autofree char *name = gloss_change_dup_relation_label (self, codebook);

  return g_strdup_printf (self->after.link != NULL ? C_("change", "Link “%s”") : C_("change", "Removal of the Link “%s”"), name);
}

static gsize
count_nothing (GlossCoverage *coverage)
{
  GArray *ranges = gloss_coverage_get_ranges (coverage);
  gsize n = 0;

  for (guint i = 0; i < ranges->len; i++)
    if (g_str_equal (gloss_coverage_get_state (coverage, i), GLOSS_COVERAGE_NOTHING))
      n += gloss_range_length (g_array_index (ranges, GlossRange, i));
  return n;
}

/*< private >
 * gloss_change_compare_nothing:
 * @self: a change of what the reviewer has dealt with
 *
 * Returns: more than 0 where more is said to hold nothing to tag, less than 0 where less is
 */
int
gloss_change_compare_nothing (GlossChange *self)
{
  gsize before = count_nothing (self->before.coverage);
  gsize after = count_nothing (self->after.coverage);

  return after > before ? 1 : after < before ? -1 : 0;
}

static const char *
get_cover_label (GlossChange *self)
{
  gsize before = gloss_coverage_get_n_covered (self->before.coverage);
  gsize after = gloss_coverage_get_n_covered (self->after.coverage);
  int nothing = gloss_change_compare_nothing (self);

  if (nothing > 0)
    return C_("change", "“Nothing Here”");
  if (nothing < 0)
    return C_("change", "Removal of “Nothing Here”");
  if (after > before)
    return C_("change", "Passage Marked as Read");
  return after < before ? C_("change", "Passage Marked as Unread") : C_("change", "Passage Marked Differently");
}

static char *
dup_part_label (GlossChange   *self,
                GlossCodebook *codebook)
{
  g_autofree char *name = NULL;

  switch (self->subject)
    {
    case GLOSS_CHANGE_OF_LINK:
      return dup_link_label (self, codebook);
    case GLOSS_CHANGE_OF_COVERAGE:
      return g_strdup (get_cover_label (self));
    case GLOSS_CHANGE_OF_STRUCTURE:
      return g_strdup (C_("change", "Correction of the Structure"));
    case GLOSS_CHANGE_OF_ANNOTATION:
    default:
      break;
    }
  if (self->before.annotation != NULL && self->after.annotation != NULL)
    return dup_edit_label (self, codebook);
  if (self->after.annotation != NULL)
    {
      name = gloss_change_dup_tag_label (self->after.annotation, codebook);
      return g_strdup_printf (C_("change", "Tagging as “%s”"), name);
    }
  name = gloss_change_dup_tag_label (self->before.annotation, codebook);
  return g_strdup_printf (C_("change", "Removal of “%s”"), name);
}

/*< private >
 * gloss_change_count_annotations:
 * @self: a group
 * @one: (out): the part that it is called by when there are not several annotations
 *
 * Returns: how many annotations it is of
 */
guint
gloss_change_count_annotations (GlossChange  *self,
                                GlossChange **one)
{
  guint n = 0;

  *one = self->parts->len > 0 ? g_ptr_array_index (self->parts, 0) : NULL;
  for (guint i = 0; i < self->parts->len; i++)
    {
      GlossChange *part = g_ptr_array_index (self->parts, i);

      if (part->subject == GLOSS_CHANGE_OF_ANNOTATION && n++ == 0)
        *one = part;
    }
  return n;
}

static char *
dup_many_label (GlossChange *self,
                guint        n)
{
  switch (self->kind)
    {
    case GLOSS_CHANGE_ADD:
      return g_strdup_printf (ngettext ("%u New Annotation", "%u New Annotations", n), n);
    case GLOSS_CHANGE_REMOVE:
      return g_strdup_printf (ngettext ("Removal of %u Annotation", "Removal of %u Annotations", n), n);
    case GLOSS_CHANGE_REANCHOR:
      return g_strdup_printf (ngettext ("New Place of %u Annotation", "New Places of %u Annotations", n), n);
    case GLOSS_CHANGE_IMPORT:
      return g_strdup_printf (ngettext ("Import of %u Annotation", "Import of %u Annotations", n), n);
    case GLOSS_CHANGE_EDIT:
    default:
      return g_strdup_printf (ngettext ("Change of %u Annotation", "Change of %u Annotations", n), n);
    }
}

static char *
dup_group_label (GlossChange   *self,
                 GlossCodebook *codebook)
{
  GlossChange *one;
  guint n = gloss_change_count_annotations (self, &one);

  if (self->kind == GLOSS_CHANGE_RESTORE)
    return g_strdup (C_("change", "Return to an Earlier State"));
  if (self->kind == GLOSS_CHANGE_MERGE)
    return g_strdup (C_("change", "Change Made Elsewhere"));
  if (n > 1 || (n == 1 && (self->kind == GLOSS_CHANGE_IMPORT || self->kind == GLOSS_CHANGE_REANCHOR)))
    return dup_many_label (self, n);
  return one != NULL ? dup_part_label (one, codebook) : g_strdup ("");
}

/**
 * gloss_change_dup_label:
 * @self: a change
 * @codebook: (nullable): knows what tags, attributes and relations are called
 *
 * Returns: (transfer full): what the change is called after "Undo" and "Redo", translated
 */
char *
gloss_change_dup_label (GlossChange   *self,
                        GlossCodebook *codebook)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->parts != NULL ? dup_group_label (self, codebook) : dup_part_label (self, codebook);
}
