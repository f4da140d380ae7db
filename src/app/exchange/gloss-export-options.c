/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reviewers and tags that an export is chosen from. */
#include "config.h"

#include "exchange/gloss-export-options.h"

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The keys of a table in a fixed order; they are the table's. */
static GPtrArray *
sort_ids (GHashTable *table)
{
  GPtrArray *ids = g_hash_table_get_keys_as_ptr_array (table);

  g_ptr_array_sort (ids, compare_ids);
  return ids;
}

static const char *
get_reviewer_name (GlossProject      *project,
                   GlossExportCensus *census,
                   const char        *id)
{
  const GlossReviewer *own = gloss_project_get_reviewer (project);
  const char *name = gloss_project_get_reviewer_name (project, id);

  if (name == NULL)
    name = g_hash_table_lookup (census->names, id);
  if (name == NULL && g_str_equal (id, own->id))
    name = own->name;

  return name != NULL ? name : id;
}

static guint
get_count (GHashTable *table,
           const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, id));
}

/**
 * gloss_export_option_list_fill_reviewers:
 * @self: the list
 * @project: knows the names of reviewers
 * @census: how many annotations each has made
 *
 * Offers the reviewers, by their ids.
 */
void
gloss_export_option_list_fill_reviewers (GlossExportOptionList *self,
                                         GlossProject          *project,
                                         GlossExportCensus     *census)
{
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) ids = sort_ids (census->reviewers);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      g_ptr_array_add (options, gloss_export_option_new (id, get_reviewer_name (project, census, id), get_count (census->reviewers, id)));
    }
  gloss_export_option_list_fill (self, options);
}

/**
 * gloss_export_option_list_fill_tags:
 * @self: the list
 * @codebook: the project's
 * @census: how many annotations have each
 *
 * Offers the tags in the order of the codebook; those that it no longer has come last, by their ids.
 */
void
gloss_export_option_list_fill_tags (GlossExportOptionList *self,
                                    GlossCodebook         *codebook,
                                    GlossExportCensus     *census)
{
  GListModel *tags = gloss_codebook_get_tags (codebook);
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) ids = sort_ids (census->tags);

  for (guint i = 0; i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (GlossTag) tag = g_list_model_get_item (tags, i);
      guint n = get_count (census->tags, gloss_tag_get_id (tag));

      if (n > 0)
        g_ptr_array_add (options, gloss_export_option_new (gloss_tag_get_id (tag), gloss_tag_get_label (tag), n));
    }
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      if (gloss_codebook_find_tag (codebook, id) == NULL)
        g_ptr_array_add (options, gloss_export_option_new (id, id, get_count (census->tags, id)));
    }
  gloss_export_option_list_fill (self, options);
}
