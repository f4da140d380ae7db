/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reviewer or a tag that can be chosen for an export. */
#include "config.h"

#include "exchange/gloss-export-option.h"

struct _GlossExportOption
{
  GObject parent_instance;

  char *id;
  char *title;
  guint n_annotations;
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (GlossExportOption, gloss_export_option, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_N_ANNOTATIONS,
  PROP_CHOSEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
gloss_export_option_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  GlossExportOption *self = GLOSS_EXPORT_OPTION (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_N_ANNOTATIONS:
      g_value_set_uint (value, self->n_annotations);
      break;
    case PROP_CHOSEN:
      g_value_set_boolean (value, self->chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_export_option_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  GlossExportOption *self = GLOSS_EXPORT_OPTION (object);

  if (prop_id != PROP_CHOSEN)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (self->chosen == g_value_get_boolean (value))
    return;

  self->chosen = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
gloss_export_option_finalize (GObject *object)
{
  GlossExportOption *self = GLOSS_EXPORT_OPTION (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (gloss_export_option_parent_class)->finalize (object);
}

static void
gloss_export_option_class_init (GlossExportOptionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = gloss_export_option_finalize;
  object_class->get_property = gloss_export_option_get_property;
  object_class->set_property = gloss_export_option_set_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_N_ANNOTATIONS] = g_param_spec_uint ("n-annotations", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_export_option_init (GlossExportOption *self)
{
  self->chosen = TRUE;
}

/**
 * gloss_export_option_new:
 * @id: of the reviewer or tag
 * @title: what people call it
 * @n_annotations: how many annotations are its
 *
 * Returns: (transfer full): the option, chosen
 */
GlossExportOption *
gloss_export_option_new (const char *id,
                         const char *title,
                         guint       n_annotations)
{
  GlossExportOption *self = g_object_new (GLOSS_TYPE_EXPORT_OPTION, NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->n_annotations = n_annotations;

  return self;
}

const char *
gloss_export_option_get_id (GlossExportOption *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT_OPTION (self), NULL);

  return self->id;
}

const char *
gloss_export_option_get_title (GlossExportOption *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT_OPTION (self), NULL);

  return self->title;
}

guint
gloss_export_option_get_n_annotations (GlossExportOption *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT_OPTION (self), 0);

  return self->n_annotations;
}

gboolean
gloss_export_option_get_chosen (GlossExportOption *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT_OPTION (self), FALSE);

  return self->chosen;
}
