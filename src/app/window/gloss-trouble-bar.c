/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what is not on disk and why, and what can be done. */
#include "config.h"

#include "window/gloss-trouble-bar.h"

#include "text/gloss-text-direction.h"

struct _GlossTroubleBar
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkBox *buttons;
  GtkLabel *label;
  GtkWidget *elsewhere;

  GlossDocument *document;
  GSignalGroup *signals;
  guint narrow : 1;
};

G_DEFINE_FINAL_TYPE (GlossTroubleBar, gloss_trouble_bar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkRevealer *
get_revealer (GlossTroubleBar *self)
{
  return GTK_REVEALER (adw_bin_get_child (ADW_BIN (self)));
}

static void
show_trouble (GlossTroubleBar *self,
              GlossTrouble    *trouble)
{
  g_autofree char *why = gloss_trouble_dup_why (trouble);
  g_autofree char *what = gloss_trouble_dup_what (trouble);
  g_autofree char *both = g_strconcat (why, " ", what, NULL);
  g_autofree char *text = gloss_text_isolate_quotes (both);

  gtk_widget_set_visible (self->elsewhere, gloss_trouble_get_extent (trouble) != GLOSS_TROUBLE_NO_JOURNAL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), gloss_trouble_get_message (trouble));
  if (g_str_equal (text, gtk_label_get_label (self->label)) && gtk_revealer_get_reveal_child (get_revealer (self)))
    return;
  gtk_label_set_label (self->label, text);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->label), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* Who pressed a button of it by key goes on in the article. */
static void
give_focus_back (GlossTroubleBar *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
}

/* While it goes it keeps its words. */
static void
update (GlossTroubleBar *self)
{
  GlossTrouble *trouble = self->document != NULL ? gloss_document_get_trouble (self->document) : NULL;

  if (trouble != NULL)
    show_trouble (self, trouble);
  else
    give_focus_back (self);
  gtk_revealer_set_reveal_child (get_revealer (self), trouble != NULL);
}

static void
set_document (GlossTroubleBar *self,
              GlossDocument   *document)
{
  if (!g_set_object (&self->document, document))
    return;

  g_signal_group_set_target (self->signals, document);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

/* The buttons below the words, over the whole width. */
static void
set_narrow (GlossTroubleBar *self,
            gboolean         narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->buttons)); button != NULL; button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_hexpand (button, narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
gloss_trouble_bar_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  GlossTroubleBar *self = GLOSS_TROUBLE_BAR (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_trouble_bar_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  GlossTroubleBar *self = GLOSS_TROUBLE_BAR (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_trouble_bar_dispose (GObject *object)
{
  GlossTroubleBar *self = GLOSS_TROUBLE_BAR (object);

  g_signal_group_set_target (self->signals, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_TROUBLE_BAR);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (gloss_trouble_bar_parent_class)->dispose (object);
}

static void
gloss_trouble_bar_finalize (GObject *object)
{
  g_clear_object (&GLOSS_TROUBLE_BAR (object)->signals);

  G_OBJECT_CLASS (gloss_trouble_bar_parent_class)->finalize (object);
}

static void
gloss_trouble_bar_class_init (GlossTroubleBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gloss_trouble_bar_dispose;
  object_class->finalize = gloss_trouble_bar_finalize;
  object_class->get_property = gloss_trouble_bar_get_property;
  object_class->set_property = gloss_trouble_bar_set_property;

  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, GLOSS_TYPE_DOCUMENT,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-trouble-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossTroubleBar, box);
  gtk_widget_class_bind_template_child (widget_class, GlossTroubleBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, GlossTroubleBar, label);
  gtk_widget_class_bind_template_child (widget_class, GlossTroubleBar, elsewhere);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
gloss_trouble_bar_init (GlossTroubleBar *self)
{
  self->signals = g_signal_group_new (GLOSS_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->signals, "notify::trouble", G_CALLBACK (update), self);

  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * gloss_trouble_bar_is_revealed:
 * @self: a bar
 *
 * Returns: whether it says something
 */
gboolean
gloss_trouble_bar_is_revealed (GlossTroubleBar *self)
{
  g_return_val_if_fail (GLOSS_IS_TROUBLE_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (get_revealer (self));
}
