/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which field two versions of an annotation differ. */
#include "config.h"

#include "document/gloss-change-private.h"

/* What the two annotations differ in is gathered in @field: the first difference sets it, a second one clears it. */
typedef struct
{
  char *field;
  guint n_fields;
} Difference;

static void
add_difference (Difference *difference,
                const char *prefix,
                const char *name)
{
  if (difference->n_fields++ == 0)
    difference->field = g_strconcat (prefix, name, NULL);
}

static gboolean
piece_equal (const GlossPiece *a,
             const GlossPiece *b)
{
  return gloss_range_equal (a->range, b->range) &&
         g_strcmp0 (a->unit, b->unit) == 0 &&
         g_strcmp0 (a->exact, b->exact) == 0 &&
         g_strcmp0 (a->prefix, b->prefix) == 0 &&
         g_strcmp0 (a->suffix, b->suffix) == 0;
}

static gboolean
anchor_equal (GlossAnchor *a,
              GlossAnchor *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || gloss_anchor_get_n_pieces (a) != gloss_anchor_get_n_pieces (b))
    return FALSE;
  for (gsize i = 0; i < gloss_anchor_get_n_pieces (a); i++)
    if (!piece_equal (gloss_anchor_get_piece (a, i), gloss_anchor_get_piece (b, i)))
      return FALSE;
  return TRUE;
}

static void
compare_attributes (Difference      *difference,
                    GlossAnnotation *before,
                    GlossAnnotation *after)
{
  JsonObject *attributes = gloss_annotation_get_attributes (before);
  g_autoptr (GList) names = attributes != NULL ? json_object_get_members (attributes) : NULL;

  for (GList *link = names; link != NULL; link = link->next)
    {
      JsonNode *one = gloss_annotation_get_attribute (before, link->data);
      JsonNode *other = gloss_annotation_get_attribute (after, link->data);

      if (other == NULL || !json_node_equal (one, other))
        add_difference (difference, "attribute:", link->data);
    }
}

static void
compare_new_attributes (Difference      *difference,
                        GlossAnnotation *before,
                        GlossAnnotation *after)
{
  JsonObject *attributes = gloss_annotation_get_attributes (after);
  g_autoptr (GList) names = attributes != NULL ? json_object_get_members (attributes) : NULL;

  for (GList *link = names; link != NULL; link = link->next)
    if (gloss_annotation_get_attribute (before, link->data) == NULL)
      add_difference (difference, "attribute:", link->data);
}

/*< private >
 * gloss_change_find_difference:
 * @before: as it was
 * @after: as it is to be
 *
 * Returns: (nullable) (transfer full): "tag", "note", "anchor" or "attribute:ID"; "" for none and NULL for several
 */
char *
gloss_change_find_difference (GlossAnnotation *before,
                              GlossAnnotation *after)
{
  Difference difference = { NULL, 0 };

  if (before == after)
    return g_strdup ("");
  if (g_strcmp0 (gloss_annotation_get_tag (before), gloss_annotation_get_tag (after)) != 0)
    add_difference (&difference, "tag", NULL);
  if (g_strcmp0 (gloss_annotation_get_note (before), gloss_annotation_get_note (after)) != 0)
    add_difference (&difference, "note", NULL);
  if (!anchor_equal (gloss_annotation_get_anchor (before), gloss_annotation_get_anchor (after)))
    add_difference (&difference, "anchor", NULL);
  compare_attributes (&difference, before, after);
  compare_new_attributes (&difference, before, after);

  if (difference.n_fields > 1)
    g_clear_pointer (&difference.field, g_free);
  return difference.n_fields == 0 ? g_strdup ("") : difference.field;
}
