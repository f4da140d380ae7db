/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line on the state of the open article. */
#include "config.h"

#include "window/gloss-status-bar.h"

#include "gloss-closures.h"

struct _GlossStatusBar
{
  AdwBin parent_instance;

  GlossDocument *document;
  GSignalGroup *changes;
  guint n_all;
  guint narrow : 1;
};

G_DEFINE_FINAL_TYPE (GlossStatusBar, gloss_status_bar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_N_ALL,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
count_all (GlossStatusBar *self)
{
  guint n_all = self->document != NULL ? g_list_model_get_n_items (G_LIST_MODEL (gloss_document_get_annotations (self->document))) : 0;

  if (self->n_all == n_all)
    return;

  self->n_all = n_all;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ALL]);
}

static void
set_document (GlossStatusBar *self,
              GlossDocument  *document)
{
  if (!g_set_object (&self->document, document))
    return;

  g_signal_group_set_target (self->changes, document != NULL ? gloss_document_get_annotations (document) : NULL);
  count_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

static void
gloss_status_bar_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  GlossStatusBar *self = GLOSS_STATUS_BAR (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_N_ALL:
      g_value_set_uint (value, self->n_all);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_status_bar_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  GlossStatusBar *self = GLOSS_STATUS_BAR (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_NARROW:
      if (self->narrow != g_value_get_boolean (value))
        {
          self->narrow = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_status_bar_dispose (GObject *object)
{
  GlossStatusBar *self = GLOSS_STATUS_BAR (object);

  g_signal_group_set_target (self->changes, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_STATUS_BAR);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (gloss_status_bar_parent_class)->dispose (object);
}

static void
gloss_status_bar_finalize (GObject *object)
{
  g_clear_object (&GLOSS_STATUS_BAR (object)->changes);

  G_OBJECT_CLASS (gloss_status_bar_parent_class)->finalize (object);
}

static void
gloss_status_bar_class_init (GlossStatusBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gloss_status_bar_dispose;
  object_class->finalize = gloss_status_bar_finalize;
  object_class->get_property = gloss_status_bar_get_property;
  object_class->set_property = gloss_status_bar_set_property;

  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, GLOSS_TYPE_DOCUMENT,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_ALL] = g_param_spec_uint ("n-all", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-status-bar.ui");
  gloss_closures_bind (widget_class);
}

static void
gloss_status_bar_init (GlossStatusBar *self)
{
  self->changes = g_signal_group_new (GLOSS_TYPE_ANNOTATION_LIST);
  g_signal_group_connect_swapped (self->changes, "items-changed", G_CALLBACK (count_all), self);

  gtk_widget_init_template (GTK_WIDGET (self));
}
