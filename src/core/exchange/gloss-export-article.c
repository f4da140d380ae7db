/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of one article is exported. */
#include "config.h"

#include "exchange/gloss-export-article.h"

#include <string.h>

#include "document/gloss-corrections-file.h"
#include "document/gloss-problem.h"
#include "store/gloss-item.h"

/* How much of a quote stands in the name of an annotation, in code points. */
#define DESCRIBED_LENGTH 40

/* Corrections and sidecars are those of all reviewers: nobody of this name need be there. */
static const GlossReviewer anybody = { (char *) "any", NULL };

static void
export_set_free (gpointer data)
{
  GlossExportSet *self = data;

  g_free (self->reviewer.id);
  g_free (self->reviewer.name);
  g_clear_pointer (&self->annotations, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->coverage, gloss_coverage_free);
  g_free (self);
}

/* --- what is chosen ---------------------------------------------------------------------------- */

static gboolean
is_listed (const char *const *list,
           const char        *text)
{
  return list == NULL || g_strv_contains (list, text);
}

static gboolean
touches (GlossAnnotation  *annotation,
         const GlossRange *range)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);

  if (range == NULL)
    return TRUE;
  for (gsize i = 0; gloss_anchor_is_placed (anchor) && i < gloss_anchor_get_n_pieces (anchor); i++)
    if (gloss_range_overlaps (gloss_anchor_get_place (anchor, i), *range))
      return TRUE;
  return FALSE;
}

static gboolean
is_placed (GlossAnnotation *annotation)
{
  return gloss_anchor_is_certain (gloss_annotation_get_anchor (annotation));
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  GlossAnnotation *one = (GlossAnnotation *) a;
  GlossAnnotation *other = (GlossAnnotation *) b;
  GlossRange first = gloss_annotation_get_extent (one);
  GlossRange second = gloss_annotation_get_extent (other);
  gboolean has_first = is_placed (one);

  if (has_first != is_placed (other))
    return has_first ? -1 : 1;
  if (has_first && first.start != second.start)
    return first.start < second.start ? -1 : 1;
  if (has_first && first.end != second.end)
    return first.end > second.end ? -1 : 1;
  return strcmp (gloss_annotation_get_id (one), gloss_annotation_get_id (other));
}

static void
add_annotations (GlossExportSet          *set,
                 GlossAnnotationSet      *read,
                 GlossOrigin             *origin,
                 const GlossExportFilter *filter)
{
  g_autoptr (GPtrArray) annotations = gloss_annotation_set_dup_annotations (read);
  g_autoptr (GPtrArray) placed = NULL;

  for (guint i = annotations->len; i > 0; i--)
    if (!is_listed (filter->tags, gloss_annotation_get_tag (g_ptr_array_index (annotations, i - 1))))
      g_ptr_array_remove_index (annotations, i - 1);
  placed = gloss_placing_place_all (origin->placing, annotations, NULL);
  for (guint i = 0; i < placed->len; i++)
    if (touches (g_ptr_array_index (placed, i), filter->range))
      g_ptr_array_add (set->annotations, g_object_ref (g_ptr_array_index (placed, i)));
  g_ptr_array_sort_values (set->annotations, compare_places);
}

static GlossExportSet *
export_set_new (GlossAnnotationSet      *read,
                GlossOrigin             *origin,
                const GlossExportFilter *filter)
{
  const GlossReviewer *reviewer = gloss_annotation_set_get_reviewer (read);
  GPtrArray *links = gloss_annotation_set_get_links (read);
  GlossExportSet *self = g_new0 (GlossExportSet, 1);

  self->reviewer = (GlossReviewer) { g_strdup (reviewer->id), g_strdup (reviewer->name) };
  self->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  self->links = g_ptr_array_new_with_free_func (gloss_link_item_unref);
  add_annotations (self, read, origin, filter);
  for (guint i = 0; i < links->len; i++)
    g_ptr_array_add (self->links, gloss_link_item_ref (g_ptr_array_index (links, i)));
  gloss_annotation_set_carry_coverage (read, origin->placing);
  if (filter->range == NULL && gloss_annotation_set_get_covered (read)->len > 0)
    self->coverage = gloss_annotation_set_dup_coverage (read);
  return self;
}

/* --- the sets of an article -------------------------------------------------------------------- */

static void
add_quarantined (GlossAnnotationSet *set,
                 GlossStore         *store,
                 GPtrArray          *problems)
{
  GPtrArray *items = gloss_annotation_set_get_quarantined (set);
  g_autoptr (GFile) file = gloss_store_dup_file (store, gloss_annotation_set_get_reviewer (set)->id);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (problems, gloss_problem_new (file, ((GlossQuarantined *) g_ptr_array_index (items, i))->reason));
}

/* Neither end of a link may be missing. */
static void
keep_whole_links (GlossExportArticle *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->sets->len; i++)
    {
      const GlossExportSet *set = g_ptr_array_index (self->sets, i);

      for (guint j = 0; j < set->annotations->len; j++)
        g_hash_table_add (ids, (gpointer) gloss_annotation_get_id (g_ptr_array_index (set->annotations, j)));
    }
  for (guint i = 0; i < self->sets->len; i++)
    {
      const GlossExportSet *set = g_ptr_array_index (self->sets, i);

      for (guint j = set->links->len; j > 0; j--)
        {
          const GlossLink *link = g_ptr_array_index (set->links, j - 1);

          if (!g_hash_table_contains (ids, link->from) || !g_hash_table_contains (ids, link->to))
            g_ptr_array_remove_index (set->links, j - 1);
        }
    }
}

static void
drop_idle_sets (GlossExportArticle *self)
{
  for (guint i = self->sets->len; i > 0; i--)
    {
      const GlossExportSet *set = g_ptr_array_index (self->sets, i - 1);

      if (set->annotations->len == 0 && set->links->len == 0 && set->coverage == NULL)
        g_ptr_array_remove_index (self->sets, i - 1);
    }
}

static int
compare_sets (gconstpointer a,
              gconstpointer b)
{
  const GlossExportSet *one = a;
  const GlossExportSet *other = b;

  return strcmp (one->reviewer.id, other->reviewer.id);
}

/* A sidecar that cannot be read is no reason to lose the others. */
static gboolean
load_sets (GlossExportArticle       *self,
           GlossOrigin              *origin,
           const GlossExportFilter  *filter,
           GPtrArray                *problems,
           GCancellable             *cancellable,
           GError                  **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_store_problem_free);
  g_autoptr (GPtrArray) sets = gloss_store_load_all (origin->store, found, cancellable, error);

  for (guint i = 0; i < found->len; i++)
    {
      const GlossStoreProblem *problem = g_ptr_array_index (found, i);

      g_ptr_array_add (problems, gloss_problem_new (problem->file, problem->message));
    }
  for (guint i = 0; sets != NULL && i < sets->len; i++)
    {
      GlossAnnotationSet *set = g_ptr_array_index (sets, i);

      if (!is_listed (filter->reviewers, gloss_annotation_set_get_reviewer (set)->id))
        continue;
      add_quarantined (set, origin->store, problems);
      g_ptr_array_add (self->sets, export_set_new (set, origin, filter));
    }
  g_ptr_array_sort_values (self->sets, compare_sets);
  keep_whole_links (self);
  drop_idle_sets (self);
  return sets != NULL;
}

/* Without corrections that can be read the article is as its reader made it. */
static GlossArticle *
correct (GlossOrigin  *origin,
         GPtrArray    *problems,
         GCancellable *cancellable)
{
  g_autoptr (GlossCorrectionsFile) file =
    gloss_corrections_file_new (origin->store, origin->reviewer.id, origin->source, origin->article);
  g_autoptr (GlossCorrections) corrections = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;

  if (!gloss_corrections_file_load (file, cancellable, &error))
    g_ptr_array_add (problems, gloss_problem_new (file->file, error->message));
  corrections = gloss_corrections_file_carry (file, origin->placing, origin->article, &notice);
  if (notice != NULL)
    g_ptr_array_add (problems, gloss_problem_new (file->file, notice));
  return gloss_corrections_apply (corrections, origin->article);
}

/**
 * gloss_export_article_load:
 * @file: the source
 * @name: what the export calls it, in UTF-8
 * @codebook: the project's
 * @filter: (nullable): what of it is wanted; all without one
 * @problems: (element-type GlossProblem): sidecars, items of sidecars and corrections that cannot be read are added
 * @cancellable: (nullable): stops it
 * @error: why the article could not be read, or that it was stopped
 *
 * Reads an article with its corrections and all sidecars, and finds the places of what is in them. Blocks, in any thread.
 *
 * Returns: (nullable) (transfer full): what is to be exported of it
 */
GlossExportArticle *
gloss_export_article_load (GFile                    *file,
                           const char               *name,
                           GlossCodebook            *codebook,
                           const GlossExportFilter  *filter,
                           GPtrArray                *problems,
                           GCancellable             *cancellable,
                           GError                  **error)
{
  return gloss_export_article_load_listed (file, name, codebook, filter, NULL, problems, cancellable, error);
}

/**
 * gloss_export_article_load_listed:
 * @file: the source
 * @name: what the export calls it, in UTF-8
 * @codebook: the project's
 * @filter: (nullable): what of it is wanted; all without one
 * @listing: (nullable): where the files in the folder of the source are known from
 * @problems: (element-type GlossProblem): sidecars, items of sidecars and corrections that cannot be read are added
 * @cancellable: (nullable): stops it
 * @error: why the article could not be read, or that it was stopped
 *
 * gloss_export_article_load() for one of many articles, which share a listing.
 *
 * Returns: (nullable) (transfer full): what is to be exported of it
 */
GlossExportArticle *
gloss_export_article_load_listed (GFile                    *file,
                                  const char               *name,
                                  GlossCodebook            *codebook,
                                  const GlossExportFilter  *filter,
                                  GlossSidecarListing      *listing,
                                  GPtrArray                *problems,
                                  GCancellable             *cancellable,
                                  GError                  **error)
{
  static const GlossExportFilter everything = { NULL };
  g_autoptr (GlossOrigin) origin = gloss_origin_new (file, &anybody, codebook, GLOSS_LOAD_ALL);
  g_autoptr (GlossExportArticle) self = NULL;

  if (listing != NULL)
    gloss_origin_set_listing (origin, listing);
  if (!gloss_origin_read (origin, cancellable, error))
    return NULL;
  self = g_new0 (GlossExportArticle, 1);
  self->file = g_object_ref (file);
  self->name = g_strdup (name);
  self->codebook = g_object_ref (codebook);
  self->article = correct (origin, problems, cancellable);
  self->sets = g_ptr_array_new_with_free_func (export_set_free);
  if (!load_sets (self, origin, filter != NULL ? filter : &everything, problems, cancellable, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * gloss_export_article_free:
 * @self: (transfer full): an article
 */
void
gloss_export_article_free (GlossExportArticle *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->article);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->sets, g_ptr_array_unref);
  g_free (self->name);
  g_free (self);
}

/* --- what formats ask -------------------------------------------------------------------------- */

/**
 * gloss_export_article_get_n_annotations:
 * @self: an article
 *
 * Returns: how many annotations are exported of it
 */
guint
gloss_export_article_get_n_annotations (const GlossExportArticle *self)
{
  guint n = 0;

  for (guint i = 0; i < self->sets->len; i++)
    n += ((const GlossExportSet *) g_ptr_array_index (self->sets, i))->annotations->len;
  return n;
}

static gpointer
ref_annotation (gconstpointer annotation,
                gpointer      user_data)
{
  return g_object_ref ((gpointer) annotation);
}

/**
 * gloss_export_article_list_annotations:
 * @self: an article
 *
 * Returns: (transfer full) (element-type GlossAnnotation): the annotations of all reviewers, in the order of the text; those without a place
 *   come last
 */
GPtrArray *
gloss_export_article_list_annotations (const GlossExportArticle *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->sets->len; i++)
    g_ptr_array_extend (all, ((const GlossExportSet *) g_ptr_array_index (self->sets, i))->annotations, ref_annotation, NULL);
  if (self->sets->len > 1)
    g_ptr_array_sort_values (all, compare_places);
  return all;
}

/**
 * gloss_export_article_is_placed:
 * @self: an article
 * @annotation: one of its annotations
 *
 * Returns: whether it is known where in the text it is: not of an orphan, and not where a person should look
 */
gboolean
gloss_export_article_is_placed (const GlossExportArticle *self,
                                GlossAnnotation          *annotation)
{
  return is_placed (annotation);
}

/**
 * gloss_export_article_dup_piece:
 * @self: an article
 * @annotation: one of its annotations
 * @piece: the index of a piece
 *
 * Returns: (transfer full): the text that stands at the place of the piece; what was quoted where it has no place
 */
char *
gloss_export_article_dup_piece (const GlossExportArticle *self,
                                GlossAnnotation          *annotation,
                                gsize                     piece)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);

  if (!is_placed (annotation))
    return g_strdup (gloss_anchor_get_piece (anchor, piece)->exact);
  return gloss_text_dup_slice (gloss_article_get_text (self->article), gloss_anchor_get_place (anchor, piece));
}

/**
 * gloss_export_article_dup_quote:
 * @self: an article
 * @annotation: one of its annotations
 *
 * Returns: (transfer full): gloss_export_article_dup_piece() of all pieces, with an ellipsis between them
 */
char *
gloss_export_article_dup_quote (const GlossExportArticle *self,
                                GlossAnnotation          *annotation)
{
  gsize n_pieces = gloss_anchor_get_n_pieces (gloss_annotation_get_anchor (annotation));
  GString *quote;

  if (n_pieces == 1)
    return gloss_export_article_dup_piece (self, annotation, 0);
  quote = g_string_new (NULL);
  for (gsize i = 0; i < n_pieces; i++)
    {
      g_autofree char *piece = gloss_export_article_dup_piece (self, annotation, i);

      g_string_append (quote, i > 0 ? " … " : "");
      g_string_append (quote, piece);
    }
  return g_string_free_and_steal (quote);
}

/**
 * gloss_export_article_describe:
 * @self: an article
 * @annotation: one of its annotations
 *
 * Returns: (transfer full): a name for people, as in `claim “The talks lasted over…” (maria)`
 */
char *
gloss_export_article_describe (const GlossExportArticle *self,
                               GlossAnnotation          *annotation)
{
  g_autofree char *quote = gloss_export_article_dup_quote (self, annotation);
  g_autofree char *shown = NULL;

  g_strdelimit (quote, "\n\r\t", ' ');
  shown = g_utf8_truncate_middle (quote, DESCRIBED_LENGTH);
  return g_strdup_printf ("%s “%s” (%s)", gloss_annotation_get_tag (annotation), shown, gloss_annotation_get_reviewer (annotation));
}

/**
 * gloss_export_article_find_unit:
 * @self: an article
 * @annotation: one of its annotations
 * @piece: the index of a piece
 *
 * Returns: (transfer none) (nullable): the block that the piece begins in; without a place, the one that it once was in
 */
const GlossBlock *
gloss_export_article_find_unit (const GlossExportArticle *self,
                                GlossAnnotation          *annotation,
                                gsize                     piece)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);
  guint index;

  if (!is_placed (annotation))
    return gloss_article_find_block (self->article, gloss_anchor_get_piece (anchor, piece)->unit);
  index = gloss_article_get_block_index_at (self->article, gloss_anchor_get_place (anchor, piece).start);
  return index != G_MAXUINT ? gloss_article_get_block (self->article, index) : NULL;
}

/**
 * gloss_export_article_find_section:
 * @self: an article
 * @block: (nullable): one of its blocks
 *
 * Returns: (transfer none) (nullable): the heading of the section that @block is in, by its id; of a heading, the heading itself
 */
const GlossBlock *
gloss_export_article_find_section (const GlossExportArticle *self,
                                   const GlossBlock         *block)
{
  const char *dot = block != NULL ? strrchr (block->id, '.') : NULL;
  g_autofree char *id = NULL;
  const GlossBlock *heading;

  if (block == NULL || block->kind == GLOSS_BLOCK_HEADING)
    return block;
  if (dot == NULL)
    return NULL;
  id = g_strndup (block->id, dot - block->id);
  heading = gloss_article_find_block (self->article, id);
  return heading != NULL && heading->kind == GLOSS_BLOCK_HEADING ? heading : NULL;
}
