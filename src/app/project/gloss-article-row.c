/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article of the project: how far it is, its title, its number of annotations. */
#include "config.h"

#include "project/gloss-article-row.h"

#include "gloss-closures.h"
#include "project/gloss-state-ring.h"

struct _GlossArticleRow
{
  AdwBin parent_instance;

  GlossArticleItem *item;
};

G_DEFINE_FINAL_TYPE (GlossArticleRow, gloss_article_row, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
gloss_article_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  GlossArticleRow *self = GLOSS_ARTICLE_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_article_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  GlossArticleRow *self = GLOSS_ARTICLE_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      if (g_set_object (&self->item, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_article_row_dispose (GObject *object)
{
  GlossArticleRow *self = GLOSS_ARTICLE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_ARTICLE_ROW);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (gloss_article_row_parent_class)->dispose (object);
}

static void
gloss_article_row_class_init (GlossArticleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gloss_article_row_dispose;
  object_class->get_property = gloss_article_row_get_property;
  object_class->set_property = gloss_article_row_set_property;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, GLOSS_TYPE_ARTICLE_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (GLOSS_TYPE_STATE_RING);
  g_type_ensure (GLOSS_TYPE_ARTICLE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-article-row.ui");
  gloss_closures_bind (widget_class);
}

static void
gloss_article_row_init (GlossArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
