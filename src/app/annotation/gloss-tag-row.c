/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tag of the codebook: its colour, its name, its key. */
#include "config.h"

#include "annotation/gloss-tag-row.h"

struct _GlossTagRow
{
  GtkBox parent_instance;

  GtkLabel *dot;
  GtkLabel *name;
  GtkLabel *key;
  GlossTag *tag;
};

G_DEFINE_FINAL_TYPE (GlossTagRow, gloss_tag_row, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_TAG,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_tag (GlossTagRow *self)
{
  g_autofree char *dot = NULL;
  const char *key = self->tag != NULL ? gloss_tag_get_key (self->tag) : NULL;

  if (self->tag != NULL)
    dot = g_markup_printf_escaped ("<span foreground=\"%s\">●</span>", gloss_tag_get_color (self->tag));
  gtk_label_set_markup (self->dot, dot != NULL ? dot : "");
  gtk_label_set_label (self->name, self->tag != NULL ? gloss_tag_get_label (self->tag) : "");
  gtk_label_set_label (self->key, key != NULL ? key : "");
  gtk_widget_set_visible (GTK_WIDGET (self->key), key != NULL);
}

static void
gloss_tag_row_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  GlossTagRow *self = GLOSS_TAG_ROW (object);

  switch (prop_id)
    {
    case PROP_TAG:
      g_value_set_object (value, self->tag);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_tag_row_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  GlossTagRow *self = GLOSS_TAG_ROW (object);

  switch (prop_id)
    {
    case PROP_TAG:
      if (g_set_object (&self->tag, g_value_get_object (value)))
        {
          show_tag (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_tag_row_finalize (GObject *object)
{
  g_clear_object (&GLOSS_TAG_ROW (object)->tag);

  G_OBJECT_CLASS (gloss_tag_row_parent_class)->finalize (object);
}

static void
gloss_tag_row_class_init (GlossTagRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = gloss_tag_row_finalize;
  object_class->get_property = gloss_tag_row_get_property;
  object_class->set_property = gloss_tag_row_set_property;

  properties[PROP_TAG] = g_param_spec_object ("tag", NULL, NULL, GLOSS_TYPE_TAG,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_tag_row_init (GlossTagRow *self)
{
  self->dot = GTK_LABEL (gtk_label_new (NULL));
  self->name = GTK_LABEL (gtk_label_new (NULL));
  self->key = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_label_set_xalign (self->name, 0);
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->key), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->key), "key-cap");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->dot));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->key));
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, g_object_new (GLOSS_TYPE_TAG_ROW, NULL));
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  GlossTag *tag = gtk_list_item_get_item (list_item);

  g_object_set (gtk_list_item_get_child (list_item), "tag", tag, NULL);
  gtk_list_item_set_accessible_label (list_item, gloss_tag_get_label (tag));
}

/**
 * gloss_tag_row_factory_new:
 *
 * Returns: (transfer full): makes rows for a list of #GlossTag
 */
GtkListItemFactory *
gloss_tag_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);

  return factory;
}
