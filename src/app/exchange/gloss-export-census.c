/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many annotations each reviewer made, and each tag has. */
#include "config.h"

#include "exchange/gloss-export-census.h"

#include "exchange/gloss-export-article.h"

/* What the worker goes through: the articles' files and names, in the same order. */
typedef struct
{
  GPtrArray *files;
  GPtrArray *names;
  GlossCodebook *codebook;
  char *reviewer;
} Round;

static void
round_free (Round *round)
{
  g_clear_pointer (&round->files, g_ptr_array_unref);
  g_clear_pointer (&round->names, g_ptr_array_unref);
  g_clear_object (&round->codebook);
  g_clear_pointer (&round->reviewer, g_free);
  g_free (round);
}

GlossExportCensus *
gloss_export_census_new (void)
{
  GlossExportCensus *self = g_new0 (GlossExportCensus, 1);

  self->reviewers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
gloss_export_census_free (GlossExportCensus *self)
{
  g_clear_pointer (&self->reviewers, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->tags, g_hash_table_unref);
  g_free (self);
}

static void
count (GHashTable *table,
       const char *id)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (table, id));

  g_hash_table_insert (table, g_strdup (id), GUINT_TO_POINTER (n + 1));
}

/**
 * gloss_export_census_add:
 * @annotation: one that is counted
 */
void
gloss_export_census_add (GlossExportCensus *self,
                         GlossAnnotation   *annotation)
{
  count (self->reviewers, gloss_annotation_get_reviewer (annotation));
  count (self->tags, gloss_annotation_get_tag (annotation));
}

static void
add_article (GlossExportCensus        *self,
             const GlossExportArticle *article)
{
  for (guint i = 0; i < article->sets->len; i++)
    {
      const GlossExportSet *set = g_ptr_array_index (article->sets, i);

      if (set->reviewer.name != NULL)
        g_hash_table_insert (self->names, g_strdup (set->reviewer.id), g_strdup (set->reviewer.name));
      for (guint j = 0; j < set->annotations->len; j++)
        gloss_export_census_add (self, g_ptr_array_index (set->annotations, j));
    }
}

/* What cannot be read is told of by the export itself. */
static void
take_census (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Round *round = task_data;
  const char *const reviewers[] = { round->reviewer, NULL };
  const GlossExportFilter filter = { .reviewers = round->reviewer != NULL ? reviewers : NULL };
  g_autoptr (GlossExportCensus) census = gloss_export_census_new ();
  g_autoptr (GlossSidecarListing) listing = gloss_sidecar_listing_new ();

  for (guint i = 0; i < round->files->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GlossExportArticle) article = NULL;

      article = gloss_export_article_load_listed (g_ptr_array_index (round->files, i), g_ptr_array_index (round->names, i),
                                                  round->codebook, &filter, listing, problems, cancellable, NULL);
      if (article != NULL)
        add_article (census, article);
    }
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&census), (GDestroyNotify) gloss_export_census_free);
}

/**
 * gloss_export_census_take_async:
 * @articles: (element-type GlossArticleItem): those that are counted, as they are now
 * @codebook: the project's
 * @reviewer: (nullable): whose annotations are counted; NULL for those of all
 * @cancellable: (nullable): stops it
 *
 * Counts the annotations on disk, in a worker. What cannot be read does not count.
 */
void
gloss_export_census_take_async (GListModel          *articles,
                                GlossCodebook       *codebook,
                                const char          *reviewer,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Round *round = g_new0 (Round, 1);

  round->files = g_ptr_array_new_with_free_func (g_object_unref);
  round->names = g_ptr_array_new_with_free_func (g_free);
  round->codebook = g_object_ref (codebook);
  round->reviewer = g_strdup (reviewer);
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (GlossArticleItem) item = g_list_model_get_item (articles, i);

      g_ptr_array_add (round->files, g_object_ref (gloss_article_item_get_file (item)));
      g_ptr_array_add (round->names, g_strdup (gloss_article_item_get_name (item)));
    }

  g_task_set_source_tag (task, gloss_export_census_take_async);
  g_task_set_task_data (task, round, (GDestroyNotify) round_free);
  g_task_run_in_thread (task, take_census);
}

/**
 * gloss_export_census_take_finish:
 *
 * Returns: (transfer full): what was counted; NULL if it was stopped
 */
GlossExportCensus *
gloss_export_census_take_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
