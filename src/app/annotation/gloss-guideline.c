/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the codebook says of a tag, at the point of decision. */
#include "config.h"

#include "annotation/gloss-guideline.h"

#include <glib/gi18n.h>

struct _GlossGuideline
{
  AdwBin parent_instance;

  GtkBox *box;
  GlossTag *tag;
  guint stale : 1;
};

G_DEFINE_FINAL_TYPE (GlossGuideline, gloss_guideline, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_TAG,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
append_label (GlossGuideline *self,
              const char     *text,
              const char     *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->box, label);
}

static void
append_list (GlossGuideline    *self,
             const char        *heading,
             const char *const *entries,
             const char        *format)
{
  if (entries == NULL || entries[0] == NULL)
    return;

  append_label (self, heading, "caption-heading");
  for (guint i = 0; entries[i] != NULL; i++)
    {
      g_autoptr (GString) text = g_string_new (format);

      g_string_replace (text, "%s", entries[i], 1);
      append_label (self, text->str, NULL);
    }
}

static void
show_tag (GlossGuideline *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (self->tag == NULL)
    return;

  if (gloss_tag_get_definition (self->tag) != NULL)
    append_label (self, gloss_tag_get_definition (self->tag), NULL);
  append_list (self, C_("guideline", "Include"), gloss_tag_get_include (self->tag), "✓ %s");
  append_list (self, C_("guideline", "Exclude"), gloss_tag_get_exclude (self->tag), "✗ %s");
  /* Translators: an example of what a tag is meant for: in quotation marks. */
  append_list (self, C_("guideline", "Examples"), gloss_tag_get_examples (self->tag), _("“%s”"));
}

/* Most guidelines of a codebook are never unfolded: their many wrapped labels are made when they are to be seen. */
static void
gloss_guideline_map (GtkWidget *widget)
{
  GlossGuideline *self = GLOSS_GUIDELINE (widget);

  if (self->stale)
    show_tag (self);
  self->stale = FALSE;

  GTK_WIDGET_CLASS (gloss_guideline_parent_class)->map (widget);
}

static void
gloss_guideline_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  GlossGuideline *self = GLOSS_GUIDELINE (object);

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
gloss_guideline_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  GlossGuideline *self = GLOSS_GUIDELINE (object);

  switch (prop_id)
    {
    case PROP_TAG:
      gloss_guideline_set_tag (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_guideline_finalize (GObject *object)
{
  g_clear_object (&GLOSS_GUIDELINE (object)->tag);

  G_OBJECT_CLASS (gloss_guideline_parent_class)->finalize (object);
}

static void
gloss_guideline_class_init (GlossGuidelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = gloss_guideline_finalize;
  object_class->get_property = gloss_guideline_get_property;
  object_class->set_property = gloss_guideline_set_property;

  widget_class->map = gloss_guideline_map;

  properties[PROP_TAG] = g_param_spec_object ("tag", NULL, NULL, GLOSS_TYPE_TAG,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_guideline_init (GlossGuideline *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

void
gloss_guideline_set_tag (GlossGuideline *self,
                         GlossTag       *tag)
{
  g_return_if_fail (GLOSS_IS_GUIDELINE (self));

  if (!g_set_object (&self->tag, tag))
    return;

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    show_tag (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAG]);
}
