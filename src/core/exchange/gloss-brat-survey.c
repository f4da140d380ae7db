/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What brat cannot hold of what it can hold in general. */
#include "config.h"

#include "exchange/gloss-brat-survey.h"

#include <glib/gi18n-lib.h>

#include "exchange/gloss-brat-document.h"
#include "exchange/gloss-brat-names.h"

/* One survey: what names were met with, each of which is told of once an article. */
typedef struct
{
  const GlossExportArticle *article;
  GlossLossReport *report;
  GlossBratScheme *scheme;
  GHashTable *names;
} Survey;

static void
add (const Survey *self,
     GlossTrait    trait,
     const char   *id,
     const char   *what)
{
  gloss_loss_report_add (self->report, &(GlossLoss) { trait, self->article->name, id, what });
}

/* Takes the name. */
static void
survey_name (const Survey *self,
             const char   *before,
             char         *after)
{
  g_autofree char *what = g_strdup_printf ("%s → %s", before, after);

  if (!g_str_equal (before, after) && g_hash_table_add (self->names, g_strdup (before)))
    add (self, GLOSS_TRAIT_NAMES, NULL, what);
  g_free (after);
}

static void
survey_attribute (const Survey    *self,
                  GlossAnnotation *annotation,
                  const char      *name,
                  JsonNode        *node)
{
  g_autofree char *value = NULL;

  survey_name (self, name, gloss_brat_dup_name (name));
  if (gloss_brat_scheme_get_value (self->scheme, gloss_annotation_get_tag (annotation), name, node, &value) && value != NULL &&
      json_node_get_value_type (node) == G_TYPE_STRING)
    survey_name (self, json_node_get_string (node), g_steal_pointer (&value));
}

static void
survey_names (const Survey    *self,
              GlossAnnotation *annotation)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  survey_name (self, gloss_annotation_get_tag (annotation), gloss_brat_dup_name (gloss_annotation_get_tag (annotation)));
  json_object_iter_init_ordered (&iter, gloss_annotation_get_attributes (annotation));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    survey_attribute (self, annotation, name, node);
}

/* An annotation of nothing but the ends of lines is none for brat. */
static gboolean
survey_place (const Survey    *self,
              GlossAnnotation *annotation)
{
  gboolean in_order;
  g_autoptr (GArray) fragments = gloss_brat_find_fragments (self->article->article, annotation, &in_order);
  g_autofree char *name = gloss_export_article_describe (self->article, annotation);

  if (fragments->len == 0)
    add (self, GLOSS_TRAIT_UNPLACED, gloss_annotation_get_id (annotation), name);
  else if (!in_order)
    add (self, GLOSS_TRAIT_PIECES, gloss_annotation_get_id (annotation), name);
  return fragments->len > 0;
}

static void
survey_reviewer (const Survey         *self,
                 const GlossExportSet *set,
                 GlossAnnotation      *annotation)
{
  g_autofree char *name = NULL;

  if (g_str_equal (gloss_annotation_get_reviewer (annotation), set->reviewer.id))
    return;
  name = gloss_export_article_describe (self->article, annotation);
  add (self, GLOSS_TRAIT_REVIEWERS, gloss_annotation_get_id (annotation), name);
}

/* Both ends must be in the same file. */
static void
survey_link (const Survey    *self,
             const GlossLink *link,
             GHashTable      *held)
{
  GlossAnnotation *from = g_hash_table_lookup (held, link->from);
  GlossAnnotation *to = g_hash_table_lookup (held, link->to);
  g_autofree char *what = NULL;

  if (from != NULL && to != NULL)
    {
      survey_name (self, link->relation, gloss_brat_dup_name (link->relation));
      return;
    }
  what = g_strdup_printf ("%s: %s → %s", link->relation, link->from, link->to);
  add (self, GLOSS_TRAIT_LINKS, link->id, what);
}

static void
survey_set (const Survey         *self,
            const GlossExportSet *set)
{
  g_autoptr (GHashTable) held = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < set->annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (set->annotations, i);

      if (!gloss_export_article_is_placed (self->article, annotation) || !survey_place (self, annotation))
        continue;
      survey_names (self, annotation);
      survey_reviewer (self, set, annotation);
      g_hash_table_insert (held, (gpointer) gloss_annotation_get_id (annotation), annotation);
    }
  for (guint i = 0; i < set->links->len; i++)
    survey_link (self, g_ptr_array_index (set->links, i), held);
}

/**
 * gloss_brat_survey:
 * @article: an article
 * @report: gets the losses
 *
 * Names that are written in another way (also that of the article), pieces that are not in the order of the text, links with only one
 * end in a reviewer's file, and annotations in somebody else's file.
 */
void
gloss_brat_survey (const GlossExportArticle *article,
                   GlossLossReport          *report)
{
  g_autoptr (GlossBratScheme) scheme = gloss_brat_scheme_new (article->codebook);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const Survey self = { article, report, scheme, names };

  survey_name (&self, article->name, gloss_brat_dup_path (article->name));
  for (guint i = 0; i < article->sets->len; i++)
    survey_set (&self, g_ptr_array_index (article->sets, i));
}
