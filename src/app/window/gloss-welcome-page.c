/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window shows before anything is open. */
#include "config.h"

#include "window/gloss-welcome-page.h"

#include <glib/gi18n.h>

struct _GlossWelcomePage
{
  AdwBin parent_instance;

  GtkWidget *recent_group;
  GtkListBox *recent;

  GlossSettings *settings;
};

G_DEFINE_FINAL_TYPE (GlossWelcomePage, gloss_welcome_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SETTINGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The folder that a folder lies in, with the home folder as "~". */
static char *
describe_parent (GFile *folder)
{
  g_autoptr (GFile) parent = g_file_get_parent (folder);
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *relative = NULL;

  if (parent == NULL)
    return g_strdup ("");
  if (g_file_equal (parent, home))
    return g_strdup ("~");
  relative = g_file_get_relative_path (home, parent);

  return relative != NULL ? g_strdup_printf ("~/%s", relative) : g_file_get_parse_name (parent);
}

static void
on_forget (GtkWidget        *button,
           GlossWelcomePage *self)
{
  GFile *folder = g_object_get_data (G_OBJECT (button), "folder");

  gloss_settings_forget (self->settings, folder);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *forget = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *basename = g_file_get_basename (item);
  g_autofree char *name = g_filename_display_name (basename);
  g_autofree char *place = describe_parent (item);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "folder", g_object_ref (item), g_object_unref);

  gtk_widget_set_tooltip_text (forget, _("Remove From List"));
  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_add_css_class (forget, "circular");
  g_object_set_data_full (G_OBJECT (forget), "folder", g_object_ref (item), g_object_unref);
  g_signal_connect_object (forget, "clicked", G_CALLBACK (on_forget), user_data, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), forget);

  return row;
}

static void
show_recent (GlossWelcomePage *self)
{
  g_autoptr (GListModel) recent = gloss_settings_dup_recent (self->settings);

  gtk_list_box_bind_model (self->recent, recent, create_row, self, NULL);
  gtk_widget_set_visible (self->recent_group, g_list_model_get_n_items (recent) > 0);
}

static void
on_recent_activated (GlossWelcomePage *self,
                     GtkListBoxRow    *row)
{
  g_autofree char *uri = g_file_get_uri (g_object_get_data (G_OBJECT (row), "folder"));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s", uri);
}

static void
gloss_welcome_page_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  GlossWelcomePage *self = GLOSS_WELCOME_PAGE (object);

  switch (prop_id)
    {
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      if (self->settings != NULL)
        {
          g_signal_connect_object (self->settings, "recent-changed", G_CALLBACK (show_recent), self, G_CONNECT_SWAPPED);
          show_recent (self);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_welcome_page_dispose (GObject *object)
{
  GlossWelcomePage *self = GLOSS_WELCOME_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_WELCOME_PAGE);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (gloss_welcome_page_parent_class)->dispose (object);
}

static void
gloss_welcome_page_class_init (GlossWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gloss_welcome_page_dispose;
  object_class->set_property = gloss_welcome_page_set_property;

  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, GLOSS_TYPE_SETTINGS,
                                                   G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossWelcomePage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, GlossWelcomePage, recent);
  gtk_widget_class_bind_template_callback (widget_class, on_recent_activated);
}

static void
gloss_welcome_page_init (GlossWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * gloss_welcome_page_new:
 * @settings: (nullable): where the recent projects are
 *
 * Returns: (transfer floating): a page
 */
GtkWidget *
gloss_welcome_page_new (GlossSettings *settings)
{
  return g_object_new (GLOSS_TYPE_WELCOME_PAGE, "settings", settings, NULL);
}
