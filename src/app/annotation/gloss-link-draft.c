/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A link that is being made: where it starts, of what kind it is, where it would lead. */
#include "config.h"

#include "annotation/gloss-link-draft.h"

#include <glib/gi18n.h>

struct _GlossLinkDraft
{
  GObject parent_instance;

  GlossViewState *state;
  GlossAnnotation *from;
  GlossAnnotation *to;
  GlossRelation *relation;
  GListStore *relations;
};

G_DEFINE_FINAL_TYPE (GlossLinkDraft, gloss_link_draft, G_TYPE_OBJECT)

enum
{
  CHANGED,
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GlossAnnotationList *
get_list (GlossViewState *state)
{
  return gloss_document_get_annotations (gloss_view_state_get_document (state));
}

static gboolean
is_same (GlossAnnotation *one,
         GlossAnnotation *other)
{
  return one != NULL && other != NULL && g_str_equal (gloss_annotation_get_id (one), gloss_annotation_get_id (other));
}

/* --- what lies where the reading cursor is ------------------------------------------------------- */

typedef struct
{
  GlossAnnotation *except;
  GlossRelation *relation;
  const char *from;
  GlossAnnotation *best;
  gboolean best_fits;
} Search;

static gboolean
fits (Search          *search,
      GlossAnnotation *annotation)
{
  return search->relation == NULL || gloss_relation_allows (search->relation, search->from, gloss_annotation_get_tag (annotation));
}

/* Those that the relation may lead to go before the others, and short ones before long ones. */
static gboolean
compare (GlossAnnotation *annotation,
         gpointer         user_data)
{
  Search *search = user_data;
  gboolean is_fit = fits (search, annotation);
  gboolean is_shorter = search->best == NULL
                        || gloss_range_length (gloss_annotation_get_extent (annotation)) < gloss_range_length (gloss_annotation_get_extent (search->best));

  if (is_same (annotation, search->except) || is_fit < search->best_fits)
    return TRUE;
  if (is_fit > search->best_fits || is_shorter)
    {
      search->best = annotation;
      search->best_fits = is_fit;
    }
  return TRUE;
}

static gboolean
is_at_place (GlossViewState  *state,
             GlossAnnotation *annotation)
{
  const GlossRange *place = gloss_view_state_get_place (state);

  return place == NULL || gloss_range_overlaps (*place, gloss_annotation_get_extent (annotation));
}

static GlossAnnotation *
find_end (GlossLinkDraft *self)
{
  GlossAnnotation *selected = gloss_view_state_get_selected (self->state);
  const GlossRange *place = gloss_view_state_get_place (self->state);
  Search search = { self->from, self->relation, gloss_annotation_get_tag (self->from), NULL, FALSE };

  if (selected != NULL && !is_same (selected, self->from) && is_at_place (self->state, selected))
    return selected;
  if (place != NULL)
    gloss_annotation_list_foreach_in (get_list (self->state), *place, compare, &search);
  return search.best;
}

/* --- what goes on -------------------------------------------------------------------------------- */

static void
update (GlossLinkDraft *self)
{
  GlossAnnotation *from;
  GlossAnnotation *to;

  if (gloss_view_state_get_document (self->state) == NULL)
    {
      g_signal_emit (self, signals[GONE], 0);
      return;
    }
  from = gloss_annotation_list_find (get_list (self->state), gloss_annotation_get_id (self->from));
  if (from == NULL)
    {
      g_signal_emit (self, signals[GONE], 0);
      return;
    }
  g_set_object (&self->from, from);
  to = self->relation != NULL ? find_end (self) : NULL;
  g_set_object (&self->to, to);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
find_relations (GlossLinkDraft *self)
{
  GListModel *all = gloss_codebook_get_relations (gloss_document_get_codebook (gloss_view_state_get_document (self->state)));

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GlossRelation) relation = g_list_model_get_item (all, i);

      if (gloss_relation_starts_at (relation, gloss_annotation_get_tag (self->from)))
        g_list_store_append (self->relations, relation);
    }
}

static void
gloss_link_draft_finalize (GObject *object)
{
  GlossLinkDraft *self = GLOSS_LINK_DRAFT (object);

  g_clear_object (&self->state);
  g_clear_object (&self->from);
  g_clear_object (&self->to);
  g_clear_object (&self->relation);
  g_clear_object (&self->relations);

  G_OBJECT_CLASS (gloss_link_draft_parent_class)->finalize (object);
}

static void
gloss_link_draft_class_init (GlossLinkDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_link_draft_finalize;

  signals[CHANGED] = g_signal_new ("changed", GLOSS_TYPE_LINK_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GONE] = g_signal_new ("gone", GLOSS_TYPE_LINK_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gloss_link_draft_init (GlossLinkDraft *self)
{
  self->relations = g_list_store_new (GLOSS_TYPE_RELATION);
}

/**
 * gloss_link_draft_new:
 * @state: a state with a document
 * @from: the annotation that the link starts at
 *
 * Where the codebook has only one relation that may start there, it is chosen at once.
 *
 * Returns: (transfer full): a draft
 */
GlossLinkDraft *
gloss_link_draft_new (GlossViewState  *state,
                      GlossAnnotation *from)
{
  GlossLinkDraft *self = g_object_new (GLOSS_TYPE_LINK_DRAFT, NULL);

  self->state = g_object_ref (state);
  self->from = g_object_ref (from);
  find_relations (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->relations)) == 1)
    self->relation = g_list_model_get_item (G_LIST_MODEL (self->relations), 0);

  g_signal_connect_object (state, "notify::place", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_list (state), "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * gloss_link_draft_find_start:
 * @state: a state with a document
 *
 * Returns: (transfer none) (nullable): the annotation that a link would start at: the shortest one where the reading cursor is, unless
 *   another one there is selected; else the selected one
 */
GlossAnnotation *
gloss_link_draft_find_start (GlossViewState *state)
{
  GlossAnnotation *selected = gloss_view_state_get_selected (state);
  const GlossRange *place = gloss_view_state_get_place (state);
  Search search = { NULL, NULL, NULL, NULL, FALSE };

  if (selected != NULL && is_at_place (state, selected))
    return selected;
  if (place != NULL && gloss_view_state_get_document (state) != NULL)
    gloss_annotation_list_foreach_in (get_list (state), *place, compare, &search);
  return search.best != NULL ? search.best : selected;
}

GlossAnnotation *
gloss_link_draft_get_from (GlossLinkDraft *self)
{
  g_return_val_if_fail (GLOSS_IS_LINK_DRAFT (self), NULL);

  return self->from;
}

/**
 * gloss_link_draft_get_relations:
 * @self: a draft
 *
 * Returns: (transfer none): a list of #GlossRelation: those that may start at this annotation
 */
GListModel *
gloss_link_draft_get_relations (GlossLinkDraft *self)
{
  g_return_val_if_fail (GLOSS_IS_LINK_DRAFT (self), NULL);

  return G_LIST_MODEL (self->relations);
}

/**
 * gloss_link_draft_get_relation:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): the kind of link; nothing as long as it is to be chosen
 */
GlossRelation *
gloss_link_draft_get_relation (GlossLinkDraft *self)
{
  g_return_val_if_fail (GLOSS_IS_LINK_DRAFT (self), NULL);

  return self->relation;
}

static gboolean
take_relation (GlossLinkDraft *self,
               GlossRelation  *relation)
{
  g_set_object (&self->relation, relation);
  update (self);
  return TRUE;
}

/**
 * gloss_link_draft_set_relation:
 * @self: a draft
 * @id: (nullable): one of the relations; nothing to choose again
 *
 * Returns: whether it may start at this annotation
 */
gboolean
gloss_link_draft_set_relation (GlossLinkDraft *self,
                               const char     *id)
{
  g_return_val_if_fail (GLOSS_IS_LINK_DRAFT (self), FALSE);

  if (id == NULL)
    return take_relation (self, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->relations)); i++)
    {
      g_autoptr (GlossRelation) relation = g_list_model_get_item (G_LIST_MODEL (self->relations), i);

      if (g_str_equal (gloss_relation_get_id (relation), id))
        return take_relation (self, relation);
    }
  return FALSE;
}

/**
 * gloss_link_draft_choose_by_key:
 * @self: a draft
 * @key: a key of the codebook
 *
 * Returns: whether it is that of a relation that may start at this annotation
 */
gboolean
gloss_link_draft_choose_by_key (GlossLinkDraft *self,
                                const char     *key)
{
  g_return_val_if_fail (GLOSS_IS_LINK_DRAFT (self), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->relations)); i++)
    {
      g_autoptr (GlossRelation) relation = g_list_model_get_item (G_LIST_MODEL (self->relations), i);

      if (g_strcmp0 (gloss_relation_get_key (relation), key) == 0)
        return take_relation (self, relation);
    }
  return FALSE;
}

/**
 * gloss_link_draft_get_to:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): the annotation it would lead to now, whether or not it may
 */
GlossAnnotation *
gloss_link_draft_get_to (GlossLinkDraft *self)
{
  g_return_val_if_fail (GLOSS_IS_LINK_DRAFT (self), NULL);

  return self->to;
}

/* --- in words ------------------------------------------------------------------------------------ */

static const char *
get_tag_label (GlossLinkDraft  *self,
               GlossAnnotation *annotation)
{
  const char *id = gloss_annotation_get_tag (annotation);
  GlossTag *tag = gloss_codebook_find_tag (gloss_document_get_codebook (gloss_view_state_get_document (self->state)), id);

  return tag != NULL ? gloss_tag_get_label (tag) : id;
}

static char *
describe (GlossLinkDraft  *self,
          GlossAnnotation *annotation)
{
  g_autofree char *quote = gloss_annotation_dup_quote (annotation);

  return g_strdup_printf (_("%s: “%s”"), get_tag_label (self, annotation), quote);
}

/**
 * gloss_link_draft_dup_start:
 * @self: a draft
 *
 * Returns: (transfer full): where it starts, for people
 */
char *
gloss_link_draft_dup_start (GlossLinkDraft *self)
{
  g_return_val_if_fail (GLOSS_IS_LINK_DRAFT (self), NULL);

  return describe (self, self->from);
}

/**
 * gloss_link_draft_dup_end:
 * @self: a draft
 *
 * Returns: (transfer full) (nullable): where it would lead, for people
 */
char *
gloss_link_draft_dup_end (GlossLinkDraft *self)
{
  g_return_val_if_fail (GLOSS_IS_LINK_DRAFT (self), NULL);

  return self->to != NULL ? describe (self, self->to) : NULL;
}

static gboolean
is_there_already (GlossLinkDraft *self)
{
  g_autoptr (GPtrArray) links = gloss_document_get_links (gloss_view_state_get_document (self->state), gloss_annotation_get_id (self->from));

  for (guint i = 0; i < links->len; i++)
    {
      const GlossLink *link = g_ptr_array_index (links, i);

      if (g_str_equal (link->relation, gloss_relation_get_id (self->relation))
          && g_str_equal (link->from, gloss_annotation_get_id (self->from))
          && g_str_equal (link->to, gloss_annotation_get_id (self->to)))
        return TRUE;
    }
  return FALSE;
}

/**
 * gloss_link_draft_dup_problem:
 * @self: a draft with a relation
 *
 * Returns: (transfer full) (nullable): why the link cannot be made to where the reviewer is; nothing when it can
 */
char *
gloss_link_draft_dup_problem (GlossLinkDraft *self)
{
  g_return_val_if_fail (GLOSS_IS_LINK_DRAFT (self), NULL);

  if (self->relation == NULL || self->to == NULL)
    return g_strdup (_("Go to the annotation that it leads to, or tag one."));
  if (!gloss_relation_allows (self->relation, gloss_annotation_get_tag (self->from), gloss_annotation_get_tag (self->to)))
    /* Translators: the name of a relation and the name of a tag: “claimed by” does not lead to a “Key point”. */
    return g_strdup_printf (_("“%s” does not lead to a “%s”."), gloss_relation_get_label (self->relation), get_tag_label (self, self->to));
  if (is_there_already (self))
    return g_strdup (_("This link is there already."));
  return NULL;
}
