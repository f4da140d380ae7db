/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reviewers or tags that can be chosen for an export. */
#include "config.h"

#include "exchange/gloss-export-option-list.h"

struct _GlossExportOptionList
{
  GObject parent_instance;

  GListStore *options;

  /* A set of ids. */
  GHashTable *unwanted;
};

G_DEFINE_FINAL_TYPE (GlossExportOptionList, gloss_export_option_list, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_chosen (GlossExportOption     *option,
           GParamSpec            *pspec,
           GlossExportOptionList *self)
{
  const char *id = gloss_export_option_get_id (option);

  if (gloss_export_option_get_chosen (option))
    g_hash_table_remove (self->unwanted, id);
  else
    g_hash_table_add (self->unwanted, g_strdup (id));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
gloss_export_option_list_finalize (GObject *object)
{
  GlossExportOptionList *self = GLOSS_EXPORT_OPTION_LIST (object);

  g_clear_object (&self->options);
  g_clear_pointer (&self->unwanted, g_hash_table_unref);

  G_OBJECT_CLASS (gloss_export_option_list_parent_class)->finalize (object);
}

static void
gloss_export_option_list_class_init (GlossExportOptionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_export_option_list_finalize;

  signals[CHANGED] = g_signal_new ("changed", GLOSS_TYPE_EXPORT_OPTION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gloss_export_option_list_init (GlossExportOptionList *self)
{
  self->options = g_list_store_new (GLOSS_TYPE_EXPORT_OPTION);
  self->unwanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * gloss_export_option_list_new:
 *
 * Returns: (transfer full): an empty list
 */
GlossExportOptionList *
gloss_export_option_list_new (void)
{
  return g_object_new (GLOSS_TYPE_EXPORT_OPTION_LIST, NULL);
}

/**
 * gloss_export_option_list_get_model:
 *
 * Returns: (transfer none) (element-type GlossExportOption): the options that there are now
 */
GListModel *
gloss_export_option_list_get_model (GlossExportOptionList *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT_OPTION_LIST (self), NULL);

  return G_LIST_MODEL (self->options);
}

/**
 * gloss_export_option_list_fill:
 * @options: (element-type GlossExportOption): what there is to choose from, all of it chosen
 *
 * Replaces the options by others. Nobody chose anything by that.
 */
void
gloss_export_option_list_fill (GlossExportOptionList *self,
                               GPtrArray             *options)
{
  g_return_if_fail (GLOSS_IS_EXPORT_OPTION_LIST (self));

  for (guint i = 0; i < options->len; i++)
    {
      GlossExportOption *option = g_ptr_array_index (options, i);

      if (g_hash_table_contains (self->unwanted, gloss_export_option_get_id (option)))
        g_object_set (option, "chosen", FALSE, NULL);
      g_signal_connect_object (option, "notify::chosen", G_CALLBACK (on_chosen), self, 0);
    }
  g_list_store_splice (self->options, 0, g_list_model_get_n_items (G_LIST_MODEL (self->options)), options->pdata, options->len);
}

/**
 * gloss_export_option_list_has_unwanted:
 *
 * Returns: whether anything was taken out, be it in the list now or not
 */
gboolean
gloss_export_option_list_has_unwanted (GlossExportOptionList *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT_OPTION_LIST (self), FALSE);

  return g_hash_table_size (self->unwanted) > 0;
}

/**
 * gloss_export_option_list_dup_chosen:
 *
 * Returns: (transfer full) (nullable): the ids of those that are wanted; NULL where all are
 */
GStrv
gloss_export_option_list_dup_chosen (GlossExportOptionList *self)
{
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();
  guint n_chosen = 0;
  guint n;

  g_return_val_if_fail (GLOSS_IS_EXPORT_OPTION_LIST (self), NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->options));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GlossExportOption) option = g_list_model_get_item (G_LIST_MODEL (self->options), i);

      if (!gloss_export_option_get_chosen (option))
        continue;
      g_strv_builder_add (chosen, gloss_export_option_get_id (option));
      n_chosen++;
    }

  return n_chosen < n ? g_strv_builder_end (chosen) : NULL;
}
