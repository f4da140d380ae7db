/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that is chosen or not. */
#include "config.h"

#include "exchange/gloss-choice-row.h"

#include "gloss-closures.h"

struct _GlossChoiceRow
{
  AdwActionRow parent_instance;

  GtkCheckButton *check;
  GtkWidget *label;
  int number;
};

G_DEFINE_FINAL_TYPE (GlossChoiceRow, gloss_choice_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_0,
  PROP_ACTIVE,
  PROP_GROUP,
  PROP_NUMBER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
on_toggled (GlossChoiceRow *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_check_button_get_active (self->check) ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static void
set_number (GlossChoiceRow *self,
            int             number)
{
  g_autofree char *text = number >= 0 ? gloss_format_number (NULL, number) : g_strdup ("");

  self->number = number;
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->label, number >= 0);
}

static void
gloss_choice_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  GlossChoiceRow *self = GLOSS_CHOICE_ROW (object);

  switch (prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, gloss_choice_row_get_active (self));
      break;
    case PROP_NUMBER:
      g_value_set_int (value, self->number);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_choice_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  GlossChoiceRow *self = GLOSS_CHOICE_ROW (object);
  GlossChoiceRow *group;

  switch (prop_id)
    {
    case PROP_ACTIVE:
      gloss_choice_row_set_active (self, g_value_get_boolean (value));
      break;
    case PROP_GROUP:
      group = g_value_get_object (value);
      gtk_check_button_set_group (self->check, group != NULL ? group->check : NULL);
      break;
    case PROP_NUMBER:
      if (self->number == g_value_get_int (value))
        break;
      set_number (self, g_value_get_int (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_choice_row_class_init (GlossChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gloss_choice_row_get_property;
  object_class->set_property = gloss_choice_row_set_property;

  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, flags);
  properties[PROP_GROUP] = g_param_spec_object ("group", NULL, NULL, GLOSS_TYPE_CHOICE_ROW, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NUMBER] = g_param_spec_int ("number", NULL, NULL, -1, G_MAXINT, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_CHECKBOX);
}

static void
gloss_choice_row_init (GlossChoiceRow *self)
{
  self->number = -1;
  /* Where it could have the focus, it would take that from the row at every Tab. */
  self->check = g_object_new (GTK_TYPE_CHECK_BUTTON,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "can-focus", FALSE, "valign", GTK_ALIGN_CENTER, NULL);
  self->label = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->label, "dimmed");
  gtk_widget_add_css_class (self->label, "numeric");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->label);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (on_toggled), self);
  on_toggled (self);
}

/**
 * gloss_choice_row_new:
 * @title: what can be chosen
 * @is_radio: whether it gets a group, of which one alone is active
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
gloss_choice_row_new (const char *title,
                      gboolean    is_radio)
{
  return g_object_new (GLOSS_TYPE_CHOICE_ROW, "title", title,
                       "accessible-role", is_radio ? GTK_ACCESSIBLE_ROLE_RADIO : GTK_ACCESSIBLE_ROLE_CHECKBOX, NULL);
}

gboolean
gloss_choice_row_get_active (GlossChoiceRow *self)
{
  g_return_val_if_fail (GLOSS_IS_CHOICE_ROW (self), FALSE);

  return gtk_check_button_get_active (self->check);
}

void
gloss_choice_row_set_active (GlossChoiceRow *self,
                             gboolean        active)
{
  g_return_if_fail (GLOSS_IS_CHOICE_ROW (self));

  gtk_check_button_set_active (self->check, active);
}
