/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a set, by its format, its codebook and its article. */
#include "config.h"

#include "store/gloss-annotation-set-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_REVIEWER_LENGTH 32

/* What is checked against what, and what was found. */
typedef struct
{
  GlossAnnotationSet *set;
  GlossArticle *article;
  GlossCodebook *codebook;
  GPtrArray *findings;
} GlossCheck;

/* Takes @message. */
static void
add_finding (GlossCheck *self,
             const char *id,
             gboolean    is_fault,
             char       *message)
{
  GlossFinding *finding = g_new (GlossFinding, 1);

  finding->id = g_strdup (id);
  finding->message = message;
  finding->is_fault = is_fault;
  g_ptr_array_add (self->findings, finding);
}

static void
check_quarantined (GlossCheck *self)
{
  for (guint i = 0; i < self->set->quarantined->len; i++)
    {
      const GlossQuarantined *item = g_ptr_array_index (self->set->quarantined, i);

      add_finding (self, item->id, TRUE, g_strdup_printf (_("Item %u cannot be understood. %s"), item->index + 1, item->reason));
    }
}

static void
check_header (GlossCheck *self)
{
  JsonObject *codebook = gloss_item_get_object (gloss_annotation_set_get_header (self->set), "gloss:codebook");
  const char *id = codebook != NULL ? gloss_item_get_string (codebook, "id") : NULL;
  const char *sha256 = gloss_annotation_set_get_text_sha256 (self->set);

  if (!gloss_reviewer_id_is_valid (self->set->reviewer.id))
    add_finding (self, NULL, TRUE, g_strdup_printf (_("“%s” is not a reviewer’s id."), self->set->reviewer.id));
  if (self->codebook != NULL && id != NULL && !g_str_equal (id, gloss_codebook_get_id (self->codebook)))
    add_finding (self, NULL, TRUE, g_strdup_printf (_("It was annotated by the codebook “%s”, not by “%s”."),
                                                    id, gloss_codebook_get_id (self->codebook)));
  if (self->article != NULL && sha256 != NULL &&
      !g_str_equal (sha256, gloss_text_get_sha256 (gloss_article_get_text (self->article))))
    add_finding (self, NULL, TRUE, g_strdup (_("The text of the article has changed since it was annotated.")));
}

static void
check_time (GlossCheck *self,
            const char *id,
            const char *name,
            const char *time)
{
  g_autoptr (GDateTime) parsed = time != NULL ? g_date_time_new_from_iso8601 (time, NULL) : NULL;

  if (time != NULL && (parsed == NULL || !g_str_has_suffix (time, "Z")))
    add_finding (self, id, TRUE, g_strdup_printf (_("Its “%s” is not a time in UTC."), name));
}

static void
check_units (GlossCheck  *self,
             const char  *id,
             GlossAnchor *anchor)
{
  for (gsize i = 0; i < gloss_anchor_get_n_pieces (anchor); i++)
    {
      const char *unit = gloss_anchor_get_piece (anchor, i)->unit;

      if (unit != NULL && gloss_article_find_block (self->article, unit) == NULL)
        add_finding (self, id, TRUE, g_strdup_printf (_("The article has no unit “%s”."), unit));
    }
}

static void
check_place (GlossCheck      *self,
             GlossAnnotation *annotation)
{
  const char *id = gloss_annotation_get_id (annotation);
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);

  switch (gloss_anchor_get_state (anchor))
    {
    case GLOSS_ANCHOR_EXACT:
      check_units (self, id, anchor);
      break;

    case GLOSS_ANCHOR_MOVED:
      add_finding (self, id, TRUE, g_strdup (_("Its quote stands elsewhere in the text.")));
      break;

    case GLOSS_ANCHOR_FUZZY:
      add_finding (self, id, TRUE, g_strdup (gloss_anchor_is_certain (anchor) ? _("Its quote stands in the text in other words.")
                                                                              : _("Something like its quote stands in the text.")));
      break;

    case GLOSS_ANCHOR_AMBIGUOUS:
      add_finding (self, id, TRUE, g_strdup (_("Its quote stands in the text more than once, but not at its place.")));
      break;

    case GLOSS_ANCHOR_ORPHAN:
    default:
      add_finding (self, id, TRUE, g_strdup (_("Its quote is not in the text.")));
    }
}

static void
check_values (GlossCheck      *self,
              GlossAnnotation *annotation,
              GlossTag        *tag)
{
  const char *id = gloss_annotation_get_id (annotation);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, gloss_annotation_get_attributes (annotation));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      GlossAttribute *attribute = gloss_tag_find_attribute (tag, name);
      g_autoptr (GError) error = NULL;

      if (attribute == NULL)
        add_finding (self, id, TRUE, g_strdup_printf (_("The tag “%s” has no attribute “%s”."), gloss_tag_get_id (tag), name));
      else if (!gloss_attribute_check_value (attribute, value, &error))
        add_finding (self, id, TRUE, g_strdup (error->message));
    }
}

static void
check_required (GlossCheck      *self,
                GlossAnnotation *annotation,
                GlossTag        *tag)
{
  GListModel *attributes = gloss_tag_get_attributes (tag);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (GlossAttribute) attribute = g_list_model_get_item (attributes, i);
      const char *name = gloss_attribute_get_id (attribute);

      if (gloss_attribute_get_required (attribute) && gloss_annotation_get_attribute (annotation, name) == NULL)
        add_finding (self, gloss_annotation_get_id (annotation), FALSE, g_strdup_printf (_("“%s” is yet to be said."), name));
    }
}

static void
check_tag (GlossCheck      *self,
           GlossAnnotation *annotation)
{
  const char *id = gloss_annotation_get_tag (annotation);
  GlossTag *tag = gloss_codebook_find_tag (self->codebook, id);

  if (tag == NULL)
    {
      add_finding (self, gloss_annotation_get_id (annotation), TRUE,
                   g_strdup_printf (_("The codebook has no tag “%s”."), id));
      return;
    }
  check_values (self, annotation, tag);
  check_required (self, annotation, tag);
}

static void
check_annotation (GlossCheck      *self,
                  GlossAnnotation *annotation)
{
  const char *id = gloss_annotation_get_id (annotation);

  check_time (self, id, "created", gloss_annotation_get_created (annotation));
  check_time (self, id, "modified", gloss_annotation_get_modified (annotation));
  if (self->article != NULL)
    check_place (self, annotation);
  if (self->codebook != NULL)
    check_tag (self, annotation);
}

static void
check_link (GlossCheck      *self,
            const GlossLink *link)
{
  GlossAnnotation *from = gloss_annotation_set_find (self->set, link->from);
  GlossAnnotation *to = gloss_annotation_set_find (self->set, link->to);
  GlossRelation *relation = NULL;

  if (from == NULL || to == NULL)
    add_finding (self, link->id, TRUE,
                 g_strdup_printf (_("It links “%s”, which is not there."), from == NULL ? link->from : link->to));
  if (self->codebook == NULL)
    return;
  relation = gloss_codebook_find_relation (self->codebook, link->relation);
  if (relation == NULL)
    add_finding (self, link->id, TRUE, g_strdup_printf (_("The codebook has no relation “%s”."), link->relation));
  else if (from != NULL && to != NULL &&
           !gloss_relation_allows (relation, gloss_annotation_get_tag (from), gloss_annotation_get_tag (to)))
    add_finding (self, link->id, TRUE,
                 g_strdup_printf (_("“%s” does not go from “%s” to “%s”."), link->relation,
                                  gloss_annotation_get_tag (from), gloss_annotation_get_tag (to)));
}

static void
check_conflicts (GlossCheck *self)
{
  g_autoptr (GPtrArray) conflicts = gloss_annotation_set_list_conflicts (self->set);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const GlossConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autofree char *field = gloss_conflict_dup_field_label (conflict);

      /* Translators: %s is what was changed: “note”, “tag”, an attribute. */
      add_finding (self, conflict->id, FALSE, g_strdup_printf (_("It was changed in two places, and nobody has decided yet: %s."), field));
    }
}

/**
 * gloss_reviewer_id_is_valid:
 * @id: what claims to be the id of a reviewer
 *
 * Returns: whether it is one to 32 of a to z, 0 to 9, "_" and "-"
 */
gboolean
gloss_reviewer_id_is_valid (const char *id)
{
  gsize length;

  g_return_val_if_fail (id != NULL, FALSE);

  length = strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789_-");
  return length > 0 && length <= MAX_REVIEWER_LENGTH && id[length] == '\0';
}

/**
 * gloss_finding_free:
 * @self: (transfer full): a finding
 */
void
gloss_finding_free (GlossFinding *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->message, g_free);
  g_free (self);
}

static GPtrArray *
place (GPtrArray    *annotations,
       GlossArticle *article,
       GlossPlacing *placing)
{
  g_autoptr (GlossPlacing) alone = NULL;

  if (article == NULL)
    return g_ptr_array_ref (annotations);
  if (placing != NULL)
    return gloss_placing_place_all (placing, annotations, NULL);
  alone = gloss_placing_new (gloss_article_get_text (article), NULL, NULL, NULL);
  return gloss_placing_place_all (alone, annotations, NULL);
}

/**
 * gloss_annotation_set_check:
 * @self: a set
 * @article: (nullable): what it should fit; nothing to leave that out
 * @placing: (nullable): what finds places in the text of @article; without it the texts that were annotated are not known
 * @codebook: (nullable): likewise
 *
 * Looks at everything in it: what could not be understood, what does not fit the codebook, what is no longer where it was,
 * links that lead nowhere. An attribute that is required and not given is a finding, but no fault, and so is what a merge has left
 * undecided. Any thread.
 *
 * Returns: (transfer full) (element-type GlossFinding): what there is to say, in the order of the file
 */
GPtrArray *
gloss_annotation_set_check (GlossAnnotationSet *self,
                            GlossArticle       *article,
                            GlossPlacing       *placing,
                            GlossCodebook      *codebook)
{
  GlossCheck check = { self, article, codebook, NULL };
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GPtrArray) placed = NULL;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), NULL);

  check.findings = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_finding_free);
  check_header (&check);
  check_quarantined (&check);
  annotations = gloss_annotation_set_dup_annotations (self);
  placed = place (annotations, article, placing);
  for (guint i = 0; i < placed->len; i++)
    check_annotation (&check, g_ptr_array_index (placed, i));
  for (guint i = 0; i < self->links->len; i++)
    check_link (&check, g_ptr_array_index (self->links, i));
  check_conflicts (&check);
  return check.findings;
}
