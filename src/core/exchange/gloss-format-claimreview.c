/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ClaimReview: claims with the reviewer's verdict on them, as fact checkers publish them. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/gloss-schema-org.h"
#include "json/gloss-json.h"

/*
 * An annotation is a review when it has one of these attributes. What a claim is worth checking says nothing of its truth, so
 * that is none of them; no rating is ever made up.
 */
static const char *const rating_ids[] = { "verdict", "rating", "truthfulness", "veracity" };

/* The attributes that have a place in a review. */
static const char *const known_ids[] = { "claimant", "claimant_type", "normalized", "review_url" };

/* The relation that leads from a claim to who claims it. */
#define CLAIMED_BY "claimed_by"

static const char *
get_text (GlossAnnotation *annotation,
          const char      *id)
{
  JsonNode *value = gloss_annotation_get_attribute (annotation, id);
  const char *text = value != NULL && json_node_get_value_type (value) == G_TYPE_STRING ? json_node_get_string (value) : NULL;

  return text != NULL && *text != '\0' ? text : NULL;
}

static GlossAttribute *
find_attribute (const GlossExportArticle *article,
                GlossAnnotation          *annotation,
                const char               *id)
{
  GlossTag *tag = gloss_codebook_find_tag (article->codebook, gloss_annotation_get_tag (annotation));

  return tag != NULL ? gloss_tag_find_attribute (tag, id) : NULL;
}

static const char *
get_label (GlossAttribute *attribute,
           const char     *choice)
{
  for (guint i = 0; attribute != NULL && i < gloss_attribute_get_n_choices (attribute); i++)
    {
      const char *label;

      if (g_str_equal (gloss_attribute_get_choice (attribute, i, &label), choice))
        return label;
    }

  return choice;
}

static gboolean
is_scale (GlossAttribute *attribute)
{
  return attribute != NULL && gloss_attribute_get_value_type (attribute) == GLOSS_ATTRIBUTE_SCALE;
}

/* Words go into the name of the rating, a number on a scale into its value. Returns whether the attribute was one of them. */
static gboolean
add_to_rating (JsonObject               *rating,
               const GlossExportArticle *article,
               GlossAnnotation          *annotation,
               const char               *id)
{
  GlossAttribute *attribute = find_attribute (article, annotation, id);
  JsonNode *value = gloss_annotation_get_attribute (annotation, id);
  const char *text = get_text (annotation, id);

  if (text != NULL && !json_object_has_member (rating, "alternateName"))
    {
      gloss_schema_org_set (rating, "alternateName", get_label (attribute, text));
      return TRUE;
    }
  if (value != NULL && is_scale (attribute) && json_node_get_value_type (value) == G_TYPE_INT64 && !json_object_has_member (rating, "ratingValue"))
    {
      json_object_set_int_member (rating, "ratingValue", json_node_get_int (value));
      json_object_set_int_member (rating, "worstRating", gloss_attribute_get_min (attribute));
      json_object_set_int_member (rating, "bestRating", gloss_attribute_get_max (attribute));
      return TRUE;
    }

  return FALSE;
}

/* (nullable): what the reviewer thinks of the claim. Readers ask for words; a bare number is said in words. */
static JsonObject *
make_rating (const GlossExportArticle *article,
             GlossAnnotation          *annotation)
{
  g_autoptr (JsonObject) rating = gloss_schema_org_new ("Rating");
  gboolean is_rated = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (rating_ids); i++)
    is_rated |= add_to_rating (rating, article, annotation, rating_ids[i]);
  if (!is_rated)
    return NULL;
  if (!json_object_has_member (rating, "alternateName"))
    {
      g_autofree char *words = g_strdup_printf (_("%d of %d"), (int) json_object_get_int_member (rating, "ratingValue"),
                                                (int) json_object_get_int_member (rating, "bestRating"));

      gloss_schema_org_set (rating, "alternateName", words);
    }

  return g_steal_pointer (&rating);
}

static gboolean
is_rated (const GlossExportArticle *article,
          GlossAnnotation          *annotation)
{
  g_autoptr (JsonObject) rating = make_rating (article, annotation);

  return rating != NULL;
}

/* --- who claims it ------------------------------------------------------------------------------- */

/* (nullable): the first link that leads from an annotation to who claims it. */
static const GlossLink *
find_claimant_link (const GlossExportArticle *article,
                    GlossAnnotation          *annotation)
{
  for (guint i = 0; i < article->sets->len; i++)
    {
      const GlossExportSet *set = g_ptr_array_index (article->sets, i);

      for (guint j = 0; j < set->links->len; j++)
        {
          const GlossLink *link = g_ptr_array_index (set->links, j);

          if (g_str_equal (link->relation, CLAIMED_BY) && g_str_equal (link->from, gloss_annotation_get_id (annotation)))
            return link;
        }
    }

  return NULL;
}

static GlossAnnotation *
find_annotation (const GlossExportArticle *article,
                 const char               *id)
{
  for (guint i = 0; i < article->sets->len; i++)
    {
      const GlossExportSet *set = g_ptr_array_index (article->sets, i);

      for (guint j = 0; j < set->annotations->len; j++)
        if (g_str_equal (gloss_annotation_get_id (g_ptr_array_index (set->annotations, j)), id))
          return g_ptr_array_index (set->annotations, j);
    }

  return NULL;
}

/* What the reviewer wrote; else the words that the claim is linked to. */
static char *
dup_claimant (const GlossExportArticle *article,
              GlossAnnotation          *annotation)
{
  const char *written = get_text (annotation, "claimant");
  const GlossLink *link = written == NULL ? find_claimant_link (article, annotation) : NULL;
  GlossAnnotation *source = link != NULL ? find_annotation (article, link->to) : NULL;

  if (written != NULL)
    return g_strdup (written);
  return source != NULL ? gloss_export_article_dup_quote (article, source) : NULL;
}

/* The type is the reviewer's word, too: who claims something may as well be a ministry. */
static JsonObject *
make_claimant (GlossAnnotation *annotation,
               const char      *name)
{
  const char *type = get_text (annotation, "claimant_type");
  JsonObject *claimant;

  if (type != NULL && g_ascii_strcasecmp (type, "organization") == 0)
    claimant = gloss_schema_org_new ("Organization");
  else
    claimant = gloss_schema_org_new (type != NULL && g_ascii_strcasecmp (type, "person") == 0 ? "Person" : NULL);
  gloss_schema_org_set (claimant, "name", name);

  return claimant;
}

/* --- a review ------------------------------------------------------------------------------------ */

static JsonObject *
make_claim (const GlossExportArticle *article,
            GlossAnnotation          *annotation)
{
  JsonObject *claim = gloss_schema_org_new ("Claim");
  JsonObject *appearance = gloss_schema_org_new ("Article");
  g_autofree char *claimant = dup_claimant (article, annotation);
  g_autofree char *quote = gloss_export_article_dup_quote (article, annotation);

  gloss_schema_org_set (claim, "text", quote);
  if (claimant != NULL)
    gloss_schema_org_take (claim, "author", make_claimant (annotation, claimant));
  gloss_schema_org_set_date (claim, "datePublished", gloss_article_get_published (article->article));
  gloss_schema_org_set_article (appearance, article);
  gloss_schema_org_take (claim, "appearance", appearance);

  return claim;
}

static JsonObject *
make_author (const GlossReviewer *reviewer)
{
  JsonObject *author = gloss_schema_org_new ("Person");

  gloss_schema_org_set (author, "name", reviewer->name != NULL && *reviewer->name != '\0' ? reviewer->name : reviewer->id);
  gloss_schema_org_set (author, "identifier", reviewer->id);

  return author;
}

/* Until a review is published it has no address but its own id. */
static JsonNode *
make_review (const GlossExportArticle *article,
             const GlossReviewer      *reviewer,
             GlossAnnotation          *annotation)
{
  JsonObject *review = gloss_schema_org_new ("ClaimReview");
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  const char *url = get_text (annotation, "review_url");
  const char *modified = gloss_annotation_get_modified (annotation);
  g_autofree char *quote = gloss_export_article_dup_quote (article, annotation);
  const char *normalized = get_text (annotation, "normalized");

  gloss_schema_org_set (review, "@id", gloss_annotation_get_id (annotation));
  gloss_schema_org_set (review, "url", gloss_schema_org_is_address (url) ? url : gloss_annotation_get_id (annotation));
  gloss_schema_org_set (review, "claimReviewed", normalized != NULL ? normalized : quote);
  gloss_schema_org_take (review, "itemReviewed", make_claim (article, annotation));
  gloss_schema_org_take (review, "author", make_author (reviewer));
  gloss_schema_org_take (review, "reviewRating", make_rating (article, annotation));
  gloss_schema_org_set (review, "reviewBody", gloss_annotation_get_note (annotation));
  gloss_schema_org_set_date (review, "dateCreated", gloss_annotation_get_created (annotation));
  gloss_schema_org_set_date (review, "dateModified", modified);
  gloss_schema_org_set_date (review, "datePublished", modified != NULL ? modified : gloss_annotation_get_created (annotation));
  json_node_take_object (node, review);

  return node;
}

static GPtrArray *
list_reviews (const GlossExportArticle *article)
{
  GPtrArray *reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (guint i = 0; i < article->sets->len; i++)
    {
      const GlossExportSet *set = g_ptr_array_index (article->sets, i);

      for (guint j = 0; j < set->annotations->len; j++)
        if (is_rated (article, g_ptr_array_index (set->annotations, j)))
          g_ptr_array_add (reviews, make_review (article, &set->reviewer, g_ptr_array_index (set->annotations, j)));
    }

  return reviews;
}

/* --- what is lost -------------------------------------------------------------------------------- */

static void
lose (const GlossExportArticle *article,
      GlossLossReport          *report,
      GlossTrait                trait,
      const char               *id,
      const char               *what)
{
  gloss_loss_report_add (report, &(GlossLoss) { trait, article->name, id, what });
}

/* Of a review, the attributes that were used; of anything else, none was. */
static gboolean
is_used (const GlossExportArticle *article,
         GlossAnnotation          *annotation,
         const char               *id)
{
  g_autoptr (JsonObject) before = gloss_schema_org_new ("Rating");

  if (!is_rated (article, annotation))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rating_ids); i++)
    if (add_to_rating (before, article, annotation, rating_ids[i]) && g_str_equal (rating_ids[i], id))
      return TRUE;
  if (g_str_equal (id, "review_url"))
    return gloss_schema_org_is_address (get_text (annotation, id));
  if (g_str_equal (id, "claimant_type"))
    return get_text (annotation, id) != NULL && (g_ascii_strcasecmp (get_text (annotation, id), "person") == 0 ||
                                                 g_ascii_strcasecmp (get_text (annotation, id), "organization") == 0);
  for (guint i = 0; i < G_N_ELEMENTS (known_ids); i++)
    if (g_str_equal (known_ids[i], id))
      return get_text (annotation, id) != NULL;

  return FALSE;
}

static void
survey_attributes (const GlossExportArticle *article,
                   GlossAnnotation          *annotation,
                   const char               *name,
                   GlossLossReport          *report)
{
  JsonObject *attributes = gloss_annotation_get_attributes (annotation);
  g_autoptr (GList) ids = attributes != NULL ? json_object_get_members (attributes) : NULL;

  for (GList *l = ids; l != NULL; l = l->next)
    if (!is_used (article, annotation, l->data))
      {
        g_autoptr (GString) value = g_string_new (NULL);
        g_autofree char *what = NULL;

        gloss_json_append_inline (value, json_object_get_member (attributes, l->data));
        what = g_strdup_printf ("%s: %s = %s", name, (const char *) l->data, value->str);
        lose (article, report, GLOSS_TRAIT_ATTRIBUTES, gloss_annotation_get_id (annotation), what);
      }
}

static void
survey_annotation (const GlossExportArticle *article,
                   GlossAnnotation          *annotation,
                   GlossLossReport          *report)
{
  const char *id = gloss_annotation_get_id (annotation);
  g_autofree char *name = gloss_export_article_describe (article, annotation);
  const char *note = gloss_annotation_get_note (annotation);

  survey_attributes (article, annotation, name, report);
  if (!is_rated (article, annotation))
    {
      g_autofree char *what = g_strdup_printf (_("%s has no rating"), name);
      g_autofree char *remark = note != NULL ? g_strdup_printf ("%s: %s", name, note) : NULL;

      lose (article, report, GLOSS_TRAIT_TAGS, id, what);
      if (remark != NULL)
        lose (article, report, GLOSS_TRAIT_NOTES, id, remark);
    }
}

static char *
describe_end (const GlossExportArticle *article,
              const char               *id)
{
  GlossAnnotation *annotation = find_annotation (article, id);

  return annotation != NULL ? gloss_export_article_describe (article, annotation) : g_strdup (id);
}

/* A link is told of when it is where the claimant's name comes from. */
static void
survey_link (const GlossExportArticle *article,
             const GlossLink          *link,
             GlossLossReport          *report)
{
  GlossAnnotation *from = find_annotation (article, link->from);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *what = NULL;

  if (from != NULL && is_rated (article, from) && get_text (from, "claimant") == NULL && find_claimant_link (article, from) == link &&
      find_annotation (article, link->to) != NULL)
    return;

  start = describe_end (article, link->from);
  end = describe_end (article, link->to);
  what = g_strdup_printf ("%s: %s → %s", link->relation, start, end);
  lose (article, report, GLOSS_TRAIT_LINKS, link->id, what);
}

static void
claimreview_survey (const GlossExportArticle *article,
                    GlossLossReport          *report)
{
  for (guint i = 0; i < article->sets->len; i++)
    {
      const GlossExportSet *set = g_ptr_array_index (article->sets, i);

      for (guint j = 0; j < set->annotations->len; j++)
        survey_annotation (article, g_ptr_array_index (set->annotations, j), report);
      for (guint j = 0; j < set->links->len; j++)
        survey_link (article, g_ptr_array_index (set->links, j), report);
    }
}

static gpointer
claimreview_begin (GlossExportSink *sink,
                   GlossCodebook   *codebook)
{
  return gloss_schema_org_begin (sink, list_reviews);
}

const GlossFormat gloss_format_claimreview = {
  .id = "claimreview",
  .title = N_("ClaimReview"),
  .summary = N_("The claims that have a verdict or rating, each as a review of it, as structured data for a web page."),
  .readers = N_("search engines, fact-check archives, schema.org tools"),
  .suffix = ".jsonld",
  .media_type = "application/ld+json",
  .holds = GLOSS_TRAIT_FLAG (GLOSS_TRAIT_OVERLAPS) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_LINKS) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_ATTRIBUTES) |
           GLOSS_TRAIT_FLAG (GLOSS_TRAIT_NOTES) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_REVIEWERS) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_TIMES) |
           GLOSS_TRAIT_FLAG (GLOSS_TRAIT_UNPLACED) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_NAMES),
  .survey = claimreview_survey,
  .begin = claimreview_begin,
  .write = gloss_schema_org_write,
  .check = gloss_schema_org_check,
  .end = gloss_schema_org_end,
  .free = g_free,
};
