/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of articles that are annotated together. */
#include "config.h"

#include "project/gloss-project-private.h"

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GlossProject, gloss_project, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_NAME = 1,
  PROP_FOLDER,
  PROP_CODEBOOK,
  PROP_REVIEWER,
  PROP_BLIND,
  PROP_ERROR_MESSAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
fill (GlossProject        *self,
      GlossProjectListing *listing)
{
  for (guint i = 0; i < listing->names->len; i++)
    {
      const char *name = g_ptr_array_index (listing->names, i);
      g_autoptr (GFile) file = g_file_get_child (self->folder, name);
      GlossArticleItem *item = gloss_article_item_new (file, name);

      g_ptr_array_add (self->items, item);
      g_hash_table_insert (self->by_file, gloss_article_item_get_file (item), item);
    }
}

static GType
gloss_project_get_item_type (GListModel *model)
{
  return GLOSS_TYPE_ARTICLE_ITEM;
}

static guint
gloss_project_get_n_items (GListModel *model)
{
  return GLOSS_PROJECT (model)->items->len;
}

static gpointer
gloss_project_get_item (GListModel *model,
                        guint       position)
{
  GlossProject *self = GLOSS_PROJECT (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = gloss_project_get_item_type;
  iface->get_n_items = gloss_project_get_n_items;
  iface->get_item = gloss_project_get_item;
}

static void
gloss_project_dispose (GObject *object)
{
  GlossProject *self = GLOSS_PROJECT (object);

  gloss_project_stop_sync (self);

  G_OBJECT_CLASS (gloss_project_parent_class)->dispose (object);
}

static void
gloss_project_finalize (GObject *object)
{
  GlossProject *self = GLOSS_PROJECT (object);

  g_clear_object (&self->folder);
  g_clear_pointer (&self->config, gloss_project_config_free);
  g_clear_pointer (&self->by_file, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->watched, g_ptr_array_unref);
  g_clear_pointer (&self->monitors, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_free (self->reviewer.id);
  g_free (self->reviewer.name);
  g_free (self->error_message);

  G_OBJECT_CLASS (gloss_project_parent_class)->finalize (object);
}

static void
gloss_project_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  GlossProject *self = GLOSS_PROJECT (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->config->name);
      break;
    case PROP_FOLDER:
      g_value_set_object (value, self->folder);
      break;
    case PROP_CODEBOOK:
      g_value_set_object (value, self->config->codebook);
      break;
    case PROP_REVIEWER:
      g_value_set_string (value, self->reviewer.id);
      break;
    case PROP_BLIND:
      g_value_set_boolean (value, self->config->blind);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->error_message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_project_class_init (GlossProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = gloss_project_dispose;
  object_class->finalize = gloss_project_finalize;
  object_class->get_property = gloss_project_get_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_FOLDER] = g_param_spec_object ("folder", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_CODEBOOK] = g_param_spec_object ("codebook", NULL, NULL, GLOSS_TYPE_CODEBOOK, flags);
  properties[PROP_REVIEWER] = g_param_spec_string ("reviewer", NULL, NULL, NULL, flags);
  properties[PROP_BLIND] = g_param_spec_boolean ("blind", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_project_init (GlossProject *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_file = g_hash_table_new (g_file_hash, (GEqualFunc) g_file_equal);
  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
}

/*< private >
 * gloss_project_new_for_content:
 * @content: what was read; its settings are taken
 *
 * Returns: (transfer full): a project that does not follow its folder yet
 */
GlossProject *
gloss_project_new_for_content (GlossProjectContent *content)
{
  GlossProject *self = g_object_new (GLOSS_TYPE_PROJECT, NULL);

  self->folder = g_object_ref (content->folder);
  self->reviewer.id = g_strdup (content->reviewer.id);
  self->reviewer.name = g_strdup (content->reviewer.name);
  self->error_message = gloss_project_content_dup_error (content);
  self->config = g_steal_pointer (&content->config);
  fill (self, content->listing);
  return self;
}

/*< private >
 * gloss_project_take_error:
 * @self: a project
 * @message: (nullable): what is wrong now, translated
 */
void
gloss_project_take_error (GlossProject *self,
                          const char   *message)
{
  if (g_set_str (&self->error_message, message))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR_MESSAGE]);
}

/*< private >
 * gloss_project_take_config:
 * @self: a project
 * @config: (transfer full): its settings as they are now
 */
void
gloss_project_take_config (GlossProject       *self,
                           GlossProjectConfig *config)
{
  g_autoptr (GlossProjectConfig) before = g_steal_pointer (&self->config);
  GObject *object = G_OBJECT (self);

  /* Documents go by the codebook that they were opened with, so an equal one stays the same object. */
  if (g_strcmp0 (gloss_codebook_get_sha256 (before->codebook), gloss_codebook_get_sha256 (config->codebook)) == 0)
    g_set_object (&config->codebook, before->codebook);
  self->config = config;

  g_object_freeze_notify (object);
  if (g_strcmp0 (before->name, config->name) != 0)
    g_object_notify_by_pspec (object, properties[PROP_NAME]);
  if (before->codebook != config->codebook)
    g_object_notify_by_pspec (object, properties[PROP_CODEBOOK]);
  if (before->blind != config->blind)
    g_object_notify_by_pspec (object, properties[PROP_BLIND]);
  g_object_thaw_notify (object);
}

const char *
gloss_project_get_name (GlossProject *self)
{
  g_return_val_if_fail (GLOSS_IS_PROJECT (self), NULL);

  return self->config->name;
}

GFile *
gloss_project_get_folder (GlossProject *self)
{
  g_return_val_if_fail (GLOSS_IS_PROJECT (self), NULL);

  return self->folder;
}

GlossCodebook *
gloss_project_get_codebook (GlossProject *self)
{
  g_return_val_if_fail (GLOSS_IS_PROJECT (self), NULL);

  return self->config->codebook;
}

const GlossReviewer *
gloss_project_get_reviewer (GlossProject *self)
{
  g_return_val_if_fail (GLOSS_IS_PROJECT (self), NULL);

  return &self->reviewer;
}

/**
 * gloss_project_find:
 * @self: a project
 * @file: a source
 *
 * Returns: (nullable) (transfer none): its item, if it is in the project
 */
GlossArticleItem *
gloss_project_find (GlossProject *self,
                    GFile        *file)
{
  g_return_val_if_fail (GLOSS_IS_PROJECT (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return g_hash_table_lookup (self->by_file, file);
}

/**
 * gloss_project_get_blind:
 * @self: a project
 *
 * Returns: whether reviewers do not see each other's annotations
 */
gboolean
gloss_project_get_blind (GlossProject *self)
{
  g_return_val_if_fail (GLOSS_IS_PROJECT (self), FALSE);

  return self->config->blind;
}

/**
 * gloss_project_get_error_message:
 * @self: a project
 *
 * Returns: (nullable): what is wrong with its settings or its folder, translated
 */
const char *
gloss_project_get_error_message (GlossProject *self)
{
  g_return_val_if_fail (GLOSS_IS_PROJECT (self), NULL);

  return self->error_message;
}

/**
 * gloss_project_get_settings_error:
 * @self: a project
 *
 * For those who must not go on with the default codebook where another one was meant.
 *
 * Returns: (nullable): why gloss.json or the codebook that it names is not used
 */
const GError *
gloss_project_get_settings_error (GlossProject *self)
{
  g_return_val_if_fail (GLOSS_IS_PROJECT (self), NULL);

  return self->config->error;
}

static GlossProjectReviewer *
find_reviewer (GlossProject *self,
               const char   *reviewer)
{
  return reviewer != NULL ? g_hash_table_lookup (self->config->reviewers, reviewer) : NULL;
}

/**
 * gloss_project_get_reviewer_name:
 * @self: a project
 * @reviewer: a reviewer's id
 *
 * Returns: (nullable): how people write the name, where the project says so
 */
const char *
gloss_project_get_reviewer_name (GlossProject *self,
                                 const char   *reviewer)
{
  g_return_val_if_fail (GLOSS_IS_PROJECT (self), NULL);

  return find_reviewer (self, reviewer) != NULL ? find_reviewer (self, reviewer)->name : NULL;
}

/**
 * gloss_project_get_reviewer_color:
 * @self: a project
 * @reviewer: a reviewer's id
 *
 * Returns: (nullable): "#rrggbb", where the project says so
 */
const char *
gloss_project_get_reviewer_color (GlossProject *self,
                                  const char   *reviewer)
{
  g_return_val_if_fail (GLOSS_IS_PROJECT (self), NULL);

  return find_reviewer (self, reviewer) != NULL ? find_reviewer (self, reviewer)->color : NULL;
}
