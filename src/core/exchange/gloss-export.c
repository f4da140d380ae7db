/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking annotations away: many articles into one file or folder. */
#include "config.h"

#include "exchange/gloss-export-private.h"

G_DEFINE_FINAL_TYPE (GlossExport, gloss_export, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_N_DONE,
  PROP_N_ARTICLES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
gloss_export_finalize (GObject *object)
{
  GlossExport *self = GLOSS_EXPORT (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->reviewers, g_strfreev);
  g_clear_pointer (&self->tags, g_strfreev);
  g_clear_pointer (&self->losses, gloss_loss_report_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (gloss_export_parent_class)->finalize (object);
}

static void
gloss_export_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  GlossExport *self = GLOSS_EXPORT (object);

  switch (prop_id)
    {
    case PROP_N_DONE:
      g_value_set_uint (value, self->n_done);
      break;

    case PROP_N_ARTICLES:
      g_value_set_uint (value, self->entries->len);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_export_class_init (GlossExportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = gloss_export_finalize;
  object_class->get_property = gloss_export_get_property;

  properties[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_ARTICLES] = g_param_spec_uint ("n-articles", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_export_init (GlossExport *self)
{
  g_mutex_init (&self->mutex);
  self->context = g_main_context_ref_thread_default ();
  self->entries = g_ptr_array_new_with_free_func (gloss_export_entry_unref);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->losses = gloss_loss_report_new (NULL, NULL);
  self->problems = g_ptr_array_new_with_free_func (g_object_unref);
}

/* --- setting up -------------------------------------------------------------------------------- */

/**
 * gloss_export_new:
 * @format: a format
 *
 * Returns: (transfer full): an export of nothing yet; progress is notified in the main context of this thread
 */
GlossExport *
gloss_export_new (const GlossFormat *format)
{
  GlossExport *self = g_object_new (GLOSS_TYPE_EXPORT, NULL);

  self->format = format;
  return self;
}

/* A name that no other article has. */
static char *
dup_unique_name (GlossExport *self,
                 const char  *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  char *unique = g_strdup (valid);

  for (guint i = 2; g_hash_table_contains (self->names, unique); i++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s (%u)", valid, i);
    }
  g_hash_table_add (self->names, g_strdup (unique));
  return unique;
}

/**
 * gloss_export_add_article:
 * @self: an export
 * @file: an article
 * @name: its path from the folder of the export, with "/"; a number is added where another one has it
 * @codebook: its project's
 *
 * Adds an article, which comes after those that were added before.
 */
void
gloss_export_add_article (GlossExport   *self,
                          GFile         *file,
                          const char    *name,
                          GlossCodebook *codebook)
{
  GlossExportEntry *entry;

  g_return_if_fail (GLOSS_IS_EXPORT (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (name != NULL);
  g_return_if_fail (GLOSS_IS_CODEBOOK (codebook));

  entry = g_new0 (GlossExportEntry, 1);
  g_atomic_ref_count_init (&entry->ref_count);
  entry->file = g_object_ref (file);
  entry->name = dup_unique_name (self, name);
  entry->codebook = g_object_ref (codebook);
  g_ptr_array_add (self->entries, entry);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ARTICLES]);
}

/**
 * gloss_export_set_format:
 * @self: an export
 * @format: the format of the passes that begin from now on
 */
void
gloss_export_set_format (GlossExport       *self,
                         const GlossFormat *format)
{
  g_return_if_fail (GLOSS_IS_EXPORT (self));
  g_return_if_fail (format != NULL);

  self->format = format;
}

const GlossFormat *
gloss_export_get_format (GlossExport *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT (self), NULL);

  return self->format;
}

/**
 * gloss_export_set_filter:
 * @self: an export
 * @filter: (nullable): what is wanted; copied. All without one
 */
void
gloss_export_set_filter (GlossExport             *self,
                         const GlossExportFilter *filter)
{
  g_return_if_fail (GLOSS_IS_EXPORT (self));

  g_clear_pointer (&self->reviewers, g_strfreev);
  g_clear_pointer (&self->tags, g_strfreev);
  self->has_range = filter != NULL && filter->range != NULL;
  if (filter == NULL)
    return;
  self->reviewers = g_strdupv ((char **) filter->reviewers);
  self->tags = g_strdupv ((char **) filter->tags);
  if (self->has_range)
    self->range = *filter->range;
}

/**
 * gloss_export_set_strict:
 * @self: an export
 * @strict: whether nothing is written if anything is left out or could not be read
 */
void
gloss_export_set_strict (GlossExport *self,
                         gboolean     strict)
{
  g_return_if_fail (GLOSS_IS_EXPORT (self));

  self->is_strict = strict;
}

/**
 * gloss_export_set_loss_func:
 * @self: an export
 * @func: (nullable): called in the worker for every single loss
 * @user_data: handed to it
 */
void
gloss_export_set_loss_func (GlossExport   *self,
                            GlossLossFunc  func,
                            gpointer       user_data)
{
  g_return_if_fail (GLOSS_IS_EXPORT (self));

  self->loss_func = func;
  self->loss_data = user_data;
}

/**
 * gloss_export_set_ready_func:
 * @self: an export
 * @func: (nullable): called in the worker before what was written gets its final name
 * @user_data: handed to it
 */
void
gloss_export_set_ready_func (GlossExport          *self,
                             GlossExportReadyFunc  func,
                             gpointer              user_data)
{
  g_return_if_fail (GLOSS_IS_EXPORT (self));

  self->ready_func = func;
  self->ready_data = user_data;
}

/* --- what there is ----------------------------------------------------------------------------- */

guint
gloss_export_get_n_articles (GlossExport *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT (self), 0);

  return self->entries->len;
}

guint
gloss_export_get_n_done (GlossExport *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT (self), 0);

  return self->n_done;
}

/**
 * gloss_export_get_n_annotations:
 * @self: an export
 *
 * Returns: how many annotations the last pass went through
 */
guint64
gloss_export_get_n_annotations (GlossExport *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT (self), 0);

  return self->n_annotations;
}

/**
 * gloss_export_get_losses:
 * @self: an export
 *
 * Returns: (transfer none): what the last pass left out; until the next one
 */
GlossLossReport *
gloss_export_get_losses (GlossExport *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT (self), NULL);

  return self->losses;
}

/**
 * gloss_export_get_problems:
 * @self: an export
 *
 * Returns: (transfer none) (element-type GlossProblem): what the last pass could not read; until the next one
 */
GPtrArray *
gloss_export_get_problems (GlossExport *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT (self), NULL);

  return self->problems;
}

/*< private >
 * gloss_export_set_n_done:
 * @self: an export
 * @n_done: how many articles the pass has gone through
 *
 * Says so, in the thread of the export.
 */
void
gloss_export_set_n_done (GlossExport *self,
                         guint        n_done)
{
  if (self->n_done == n_done)
    return;
  self->n_done = n_done;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
}
