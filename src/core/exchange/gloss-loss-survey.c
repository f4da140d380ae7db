/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is of every trait in an article. */
#include "config.h"

#include "exchange/gloss-loss-report.h"

#include <glib/gi18n-lib.h>

#include "json/gloss-json.h"

/* One survey: of which article, and what the format holds. */
typedef struct
{
  GlossLossReport *report;
  const GlossExportArticle *article;
  guint holds;
} Survey;

/* A piece in the text and the annotation that it is of. */
typedef struct
{
  GlossRange place;
  guint annotation;
} Piece;

static gboolean
lacks (const Survey *self,
       GlossTrait    trait)
{
  return (self->holds & GLOSS_TRAIT_FLAG (trait)) == 0;
}

static void
add (const Survey *self,
     GlossTrait    trait,
     const char   *id,
     const char   *what)
{
  gloss_loss_report_add (self->report, &(GlossLoss) { trait, self->article->name, id, what });
}

/* --- annotations ------------------------------------------------------------------------------- */

static void
survey_attributes (const Survey    *self,
                   GlossAnnotation *annotation,
                   const char      *name)
{
  JsonObject *attributes = gloss_annotation_get_attributes (annotation);
  JsonObjectIter iter;
  const char *id;
  JsonNode *value;

  if (attributes == NULL)
    return;
  json_object_iter_init_ordered (&iter, attributes);
  while (json_object_iter_next_ordered (&iter, &id, &value))
    {
      g_autoptr (GString) shown = g_string_new (NULL);
      g_autofree char *what = NULL;

      gloss_json_append_inline (shown, value);
      what = g_strdup_printf ("%s: %s = %s", name, id, shown->str);
      add (self, GLOSS_TRAIT_ATTRIBUTES, gloss_annotation_get_id (annotation), what);
    }
}

static void
survey_note (const Survey    *self,
             GlossAnnotation *annotation,
             const char      *name)
{
  const char *note = gloss_annotation_get_note (annotation);
  g_autofree char *what = NULL;

  if (note == NULL)
    return;
  what = g_strdup_printf ("%s: %s", name, note);
  add (self, GLOSS_TRAIT_NOTES, gloss_annotation_get_id (annotation), what);
}

static void
survey_annotation (const Survey    *self,
                   GlossAnnotation *annotation)
{
  const char *id = gloss_annotation_get_id (annotation);
  g_autofree char *name = gloss_export_article_describe (self->article, annotation);
  const gboolean has[GLOSS_N_TRAITS] = {
    [GLOSS_TRAIT_PIECES] = gloss_anchor_get_n_pieces (gloss_annotation_get_anchor (annotation)) > 1,
    [GLOSS_TRAIT_REVIEWERS] = TRUE,
    [GLOSS_TRAIT_TIMES] = gloss_annotation_get_created (annotation) != NULL || gloss_annotation_get_modified (annotation) != NULL,
    [GLOSS_TRAIT_UNPLACED] = !gloss_export_article_is_placed (self->article, annotation),
  };

  for (GlossTrait trait = 0; trait < GLOSS_N_TRAITS; trait++)
    if (has[trait] && lacks (self, trait))
      add (self, trait, id, name);
  if (lacks (self, GLOSS_TRAIT_ATTRIBUTES))
    survey_attributes (self, annotation, name);
  if (lacks (self, GLOSS_TRAIT_NOTES))
    survey_note (self, annotation, name);
}

/* --- overlaps ---------------------------------------------------------------------------------- */

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const Piece *one = a;
  const Piece *other = b;

  return (one->place.start > other->place.start) - (one->place.start < other->place.start);
}

static GArray *
list_pieces (const GlossExportArticle *article,
             GPtrArray                *annotations)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);
      GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);

      for (gsize j = 0; gloss_export_article_is_placed (article, annotation) && j < gloss_anchor_get_n_pieces (anchor); j++)
        {
          Piece piece = { gloss_anchor_get_place (anchor, j), i };

          g_array_append_val (pieces, piece);
        }
    }
  g_array_sort (pieces, compare_pieces);
  return pieces;
}

/* The furthest end of an annotation, and that of all others. */
typedef struct
{
  guint annotation;
  gsize end;
  gsize end_of_others;
} Reach;

static gsize
get_end_of_others (const Reach *self,
                   guint        annotation)
{
  return self->annotation == annotation ? self->end_of_others : self->end;
}

static void
extend (Reach       *self,
        const Piece *piece)
{
  if (piece->place.end > self->end && piece->annotation != self->annotation)
    *self = (Reach) { piece->annotation, piece->place.end, self->end };
  else if (piece->annotation == self->annotation)
    self->end = MAX (self->end, piece->place.end);
  else
    self->end_of_others = MAX (self->end_of_others, piece->place.end);
}

/* Whether a piece of another annotation begins before the end of this one. */
static gboolean
is_begun_over (GArray *pieces,
               guint   index)
{
  const Piece *piece = &g_array_index (pieces, Piece, index);

  for (guint i = index + 1; i < pieces->len; i++)
    {
      const Piece *next = &g_array_index (pieces, Piece, i);

      if (next->place.start >= piece->place.end)
        return FALSE;
      if (next->annotation != piece->annotation)
        return TRUE;
    }
  return FALSE;
}

/* The pieces are in the order in which they begin. */
static void
mark_overlaps (GArray   *pieces,
               gboolean *overlaps)
{
  Reach reach = { G_MAXUINT, 0, 0 };

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      if (piece->place.start < get_end_of_others (&reach, piece->annotation) || is_begun_over (pieces, i))
        overlaps[piece->annotation] = TRUE;
      extend (&reach, piece);
    }
}

static void
survey_overlaps (const Survey *self,
                 GPtrArray    *annotations)
{
  g_autoptr (GArray) pieces = list_pieces (self->article, annotations);
  g_autofree gboolean *overlaps = g_new0 (gboolean, annotations->len + 1);

  mark_overlaps (pieces, overlaps);
  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);
      g_autofree char *name = overlaps[i] ? gloss_export_article_describe (self->article, annotation) : NULL;

      if (overlaps[i])
        add (self, GLOSS_TRAIT_OVERLAPS, gloss_annotation_get_id (annotation), name);
    }
}

/* --- sets -------------------------------------------------------------------------------------- */

static char *
describe_end (const Survey *self,
              GHashTable   *by_id,
              const char   *id)
{
  GlossAnnotation *annotation = g_hash_table_lookup (by_id, id);

  return annotation != NULL ? gloss_export_article_describe (self->article, annotation) : g_strdup (id);
}

static GHashTable *
index_annotations (GPtrArray *annotations)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < annotations->len; i++)
    g_hash_table_insert (by_id, (gpointer) gloss_annotation_get_id (g_ptr_array_index (annotations, i)),
                         g_ptr_array_index (annotations, i));
  return by_id;
}

static void
survey_links (const Survey *self,
              GPtrArray    *annotations)
{
  g_autoptr (GHashTable) by_id = index_annotations (annotations);

  for (guint i = 0; i < self->article->sets->len; i++)
    {
      const GlossExportSet *set = g_ptr_array_index (self->article->sets, i);

      for (guint j = 0; j < set->links->len; j++)
        {
          const GlossLink *link = g_ptr_array_index (set->links, j);
          g_autofree char *from = describe_end (self, by_id, link->from);
          g_autofree char *to = describe_end (self, by_id, link->to);
          g_autofree char *what = g_strdup_printf ("%s: %s → %s", link->relation, from, to);

          add (self, GLOSS_TRAIT_LINKS, link->id, what);
        }
    }
}

static void
survey_coverage (const Survey *self)
{
  for (guint i = 0; i < self->article->sets->len; i++)
    {
      const GlossExportSet *set = g_ptr_array_index (self->article->sets, i);
      GArray *ranges = set->coverage != NULL ? gloss_coverage_get_ranges (set->coverage) : NULL;

      for (guint j = 0; ranges != NULL && j < ranges->len; j++)
        {
          GlossRange range = g_array_index (ranges, GlossRange, j);
          g_autofree char *what = g_strdup_printf ("%zu:%zu %s (%s)", range.start, range.end,
                                                   gloss_coverage_get_state (set->coverage, j), set->reviewer.id);

          add (self, GLOSS_TRAIT_COVERAGE, NULL, what);
        }
    }
}

static void
survey_article (const Survey *self)
{
  GlossArticle *article = self->article->article;

  if (lacks (self, GLOSS_TRAIT_TEXT) && gloss_text_get_length (gloss_article_get_text (article)) > 0)
    add (self, GLOSS_TRAIT_TEXT, NULL, self->article->name);
  if (lacks (self, GLOSS_TRAIT_STRUCTURE) && gloss_article_get_n_blocks (article) > 0)
    add (self, GLOSS_TRAIT_STRUCTURE, NULL, self->article->name);
}

/**
 * gloss_loss_report_survey:
 * @self: a report
 * @article: an article
 * @holds: the traits that the format holds, as GLOSS_TRAIT_FLAG()s
 *
 * Adds what the article has of the other traits. Of %GLOSS_TRAIT_TAGS and %GLOSS_TRAIT_NAMES only the format knows what is lost.
 */
void
gloss_loss_report_survey (GlossLossReport          *self,
                          const GlossExportArticle *article,
                          guint                     holds)
{
  const Survey survey = { self, article, holds };
  g_autoptr (GPtrArray) annotations = NULL;

  if ((~holds & GLOSS_TRAITS_ALL) == 0)
    return;
  annotations = gloss_export_article_list_annotations (article);
  survey_article (&survey);
  for (guint i = 0; i < annotations->len; i++)
    survey_annotation (&survey, g_ptr_array_index (annotations, i));
  if (lacks (&survey, GLOSS_TRAIT_OVERLAPS))
    survey_overlaps (&survey, annotations);
  if (lacks (&survey, GLOSS_TRAIT_LINKS))
    survey_links (&survey, annotations);
  if (lacks (&survey, GLOSS_TRAIT_COVERAGE))
    survey_coverage (&survey);
}
