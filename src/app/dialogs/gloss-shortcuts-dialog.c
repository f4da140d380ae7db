/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every key and what it does. */
#include "config.h"

#include "dialogs/gloss-shortcuts-dialog.h"

#include <glib/gi18n.h>

#include "anchor/gloss-anchor-keys.h"
#include "article/gloss-article-view-keys.h"
#include "window/gloss-window-keys.h"

struct _GlossShortcutsDialog
{
  AdwPreferencesDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (GlossShortcutsDialog, gloss_shortcuts_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
append_cap (GtkWidget  *box,
            const char *text)
{
  GtkWidget *cap = gtk_label_new (text);

  /* On the keyboard, brackets are not mirrored. */
  gtk_widget_set_direction (cap, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (cap, "key-cap");
  gtk_box_append (GTK_BOX (box), cap);
}

/* The table of the article has a range of keys: "1...9". */
static gboolean
append_range (GtkWidget  *box,
              const char *accelerator)
{
  g_auto (GStrv) ends = g_strsplit (accelerator, "...", 2);

  if (g_strv_length (ends) != 2)
    return FALSE;

  append_cap (box, ends[0]);
  gtk_box_append (GTK_BOX (box), gtk_label_new ("…"));
  append_cap (box, ends[1]);
  return TRUE;
}

/* The label of "<Control>s" is "Ctrl+S"; the plus key itself is the last one. */
static void
append_keys (GtkWidget  *box,
             const char *accelerator)
{
  g_autofree char *label = NULL;
  g_auto (GStrv) keys = NULL;
  GdkModifierType modifiers;
  guint keyval;

  if (append_range (box, accelerator))
    return;
  if (!gtk_accelerator_parse (accelerator, &keyval, &modifiers))
    {
      append_cap (box, accelerator);
      return;
    }

  label = gtk_accelerator_get_label (0, modifiers);
  keys = g_strsplit (label, "+", -1);
  for (guint i = 0; keys[i] != NULL; i++)
    if (*keys[i] != '\0')
      append_cap (box, keys[i]);
  g_free (label);
  label = gtk_accelerator_get_label (keyval, 0);
  append_cap (box, label);
}

static GtkWidget *
create_keys (const char *accelerators)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  g_auto (GStrv) each = g_strsplit (accelerators, " ", -1);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_direction (box, GTK_TEXT_DIR_LTR);
  for (guint i = 0; each[i] != NULL; i++)
    {
      if (i > 0)
        gtk_box_append (GTK_BOX (box), gtk_label_new ("/"));
      append_keys (box, each[i]);
    }

  return box;
}

static void
add_entry (const char *accelerators,
           const char *description,
           gpointer    user_data)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), description);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_keys (accelerators));
  adw_preferences_group_add (user_data, row);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page,
           const char         *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);

  return group;
}

static void
add_tags (AdwPreferencesPage *page,
          GlossCodebook      *codebook)
{
  AdwPreferencesGroup *group = add_group (page, C_("shortcuts", "Tags"));
  GListModel *tags = gloss_codebook_get_tags (codebook);

  for (guint i = 0; i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (GlossTag) tag = g_list_model_get_item (tags, i);

      if (gloss_tag_get_key (tag) != NULL)
        add_entry (gloss_tag_get_key (tag), gloss_tag_get_label (tag), group);
    }
}

static void
gloss_shortcuts_dialog_class_init (GlossShortcutsDialogClass *klass)
{
}

static void
gloss_shortcuts_dialog_init (GlossShortcutsDialog *self)
{
  adw_dialog_set_title (ADW_DIALOG (self), _("Keyboard Shortcuts"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (self), TRUE);
}

/**
 * gloss_shortcuts_dialog_new:
 * @codebook: (nullable): whose tags have keys as well
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *
gloss_shortcuts_dialog_new (GlossCodebook *codebook)
{
  GlossShortcutsDialog *self = g_object_new (GLOSS_TYPE_SHORTCUTS_DIALOG, NULL);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  gloss_article_view_keys_foreach (add_entry, add_group (page, C_("shortcuts", "In the Article")));
  if (codebook != NULL)
    add_tags (page, codebook);
  gloss_window_keys_foreach (add_entry, add_group (page, C_("shortcuts", "In the Window")));
  gloss_anchor_keys_foreach (GLOSS_ANCHOR_KEYS_DESK, add_entry, add_group (page, C_("shortcuts", "When Reviewing Annotations")));
  gloss_anchor_keys_foreach (GLOSS_ANCHOR_KEYS_COMPARE, add_entry, add_group (page, C_("shortcuts", "When Comparing Texts")));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (self), page);

  return ADW_DIALOG (self);
}
