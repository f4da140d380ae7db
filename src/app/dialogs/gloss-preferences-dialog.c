/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who annotates, and how large the text is. */
#include "config.h"

#include "dialogs/gloss-preferences-dialog.h"

#define MAX_ID_LENGTH 32

struct _GlossPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  GtkEditable *name_row;
  GtkEditable *id_row;
  AdwSpinRow *scale_row;

  GlossSettings *settings;
};

G_DEFINE_FINAL_TYPE (GlossPreferencesDialog, gloss_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

enum
{
  PROP_0,
  PROP_SETTINGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* An empty one is for the account's own. */
static gboolean
is_reviewer_id (const char *id)
{
  return strlen (id) <= MAX_ID_LENGTH && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789_-") == strlen (id);
}

static void
on_id_changed (GlossPreferencesDialog *self)
{
  gboolean valid = is_reviewer_id (gtk_editable_get_text (self->id_row));

  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->id_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->id_row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->id_row), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
on_id_applied (GlossPreferencesDialog *self)
{
  if (is_reviewer_id (gtk_editable_get_text (self->id_row)))
    g_object_set (self->settings, "reviewer-id", gtk_editable_get_text (self->id_row), NULL);
}

static gboolean
to_percent (GBinding     *binding,
            const GValue *from,
            GValue       *to,
            gpointer      user_data)
{
  g_value_set_double (to, g_value_get_double (from) * 100);
  return TRUE;
}

static gboolean
from_percent (GBinding     *binding,
              const GValue *from,
              GValue       *to,
              gpointer      user_data)
{
  g_value_set_double (to, g_value_get_double (from) / 100);
  return TRUE;
}

static void
gloss_preferences_dialog_constructed (GObject *object)
{
  GlossPreferencesDialog *self = GLOSS_PREFERENCES_DIALOG (object);
  g_autofree char *id = NULL;

  G_OBJECT_CLASS (gloss_preferences_dialog_parent_class)->constructed (object);

  g_object_get (self->settings, "reviewer-id", &id, NULL);
  if (id == NULL || *id == '\0')
    g_set_str (&id, gloss_settings_get_reviewer (self->settings).id);
  gtk_editable_set_text (self->id_row, id);
  g_object_bind_property (self->settings, "reviewer-name", self->name_row, "text", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_object_bind_property_full (self->settings, "text-scale", self->scale_row, "value",
                               G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE, to_percent, from_percent, NULL, NULL);
}

static void
gloss_preferences_dialog_set_property (GObject      *object,
                                       guint         prop_id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  GlossPreferencesDialog *self = GLOSS_PREFERENCES_DIALOG (object);

  switch (prop_id)
    {
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_preferences_dialog_dispose (GObject *object)
{
  GlossPreferencesDialog *self = GLOSS_PREFERENCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (gloss_preferences_dialog_parent_class)->dispose (object);
}

static void
gloss_preferences_dialog_class_init (GlossPreferencesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = gloss_preferences_dialog_constructed;
  object_class->dispose = gloss_preferences_dialog_dispose;
  object_class->set_property = gloss_preferences_dialog_set_property;

  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, GLOSS_TYPE_SETTINGS,
                                                   G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossPreferencesDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, GlossPreferencesDialog, id_row);
  gtk_widget_class_bind_template_child (widget_class, GlossPreferencesDialog, scale_row);
  gtk_widget_class_bind_template_callback (widget_class, on_id_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_id_applied);
}

static void
gloss_preferences_dialog_init (GlossPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * gloss_preferences_dialog_new:
 * @settings: what is chosen here
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *
gloss_preferences_dialog_new (GlossSettings *settings)
{
  return g_object_new (GLOSS_TYPE_PREFERENCES_DIALOG, "settings", settings, NULL);
}
