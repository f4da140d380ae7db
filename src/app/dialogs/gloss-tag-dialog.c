/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds a tag of the codebook by typing. */
#include "config.h"

#include "dialogs/gloss-tag-dialog.h"

#include "annotation/gloss-tag-row.h"

struct _GlossTagDialog
{
  AdwDialog parent_instance;

  GtkEditable *entry;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;
};

G_DEFINE_FINAL_TYPE (GlossTagDialog, gloss_tag_dialog, ADW_TYPE_DIALOG)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Whether every word that was typed begins a word of the tag's name. */
static gboolean
matches (gpointer item,
         gpointer user_data)
{
  GlossTagDialog *self = user_data;

  return g_str_match_string (gtk_editable_get_text (self->entry), gloss_tag_get_label (item), TRUE);
}

static void
on_search_changed (GlossTagDialog *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_single_selection_set_selected (self->selection, 0);
}

static void
choose (GlossTagDialog *self,
        GlossTag       *tag)
{
  if (tag == NULL)
    return;

  g_signal_emit (self, signals[CHOSEN], 0, gloss_tag_get_id (tag));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
choose_selected (GlossTagDialog *self)
{
  choose (self, gtk_single_selection_get_selected_item (self->selection));
}

static void
on_activate (GlossTagDialog *self,
             guint           position)
{
  g_autoptr (GlossTag) tag = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  choose (self, tag);
}

/* The arrows go through the list while the entry keeps the focus. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                GlossTagDialog        *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (keyval == GDK_KEY_Down && selected != GTK_INVALID_LIST_POSITION && selected + 1 < n)
    selected++;
  else if (keyval == GDK_KEY_Up && selected != GTK_INVALID_LIST_POSITION && selected > 0)
    selected--;
  else
    return keyval == GDK_KEY_Down || keyval == GDK_KEY_Up;

  gtk_list_view_scroll_to (self->list, selected, GTK_LIST_SCROLL_SELECT, NULL);
  return GDK_EVENT_STOP;
}

/* What is typed while the dialog still opens has no focus to go to, and is for the entry all the same. */
static void
gloss_tag_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gloss_tag_dialog_parent_class)->map (widget);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (GLOSS_TAG_DIALOG (widget)->entry), GTK_WIDGET (gtk_widget_get_root (widget)));
}

static void
gloss_tag_dialog_unmap (GtkWidget *widget)
{
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (GLOSS_TAG_DIALOG (widget)->entry), NULL);
  GTK_WIDGET_CLASS (gloss_tag_dialog_parent_class)->unmap (widget);
}

static void
gloss_tag_dialog_dispose (GObject *object)
{
  GlossTagDialog *self = GLOSS_TAG_DIALOG (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_TAG_DIALOG);

  G_OBJECT_CLASS (gloss_tag_dialog_parent_class)->dispose (object);
}

static void
gloss_tag_dialog_class_init (GlossTagDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gloss_tag_dialog_dispose;
  widget_class->map = gloss_tag_dialog_map;
  widget_class->unmap = gloss_tag_dialog_unmap;

  signals[CHOSEN] = g_signal_new ("chosen", GLOSS_TYPE_TAG_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-tag-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossTagDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, GlossTagDialog, list);
  gtk_widget_class_bind_template_child (widget_class, GlossTagDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, GlossTagDialog, filtered);
  gtk_widget_class_bind_template_child (widget_class, GlossTagDialog, filter);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
  gtk_widget_class_bind_template_callback (widget_class, choose_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
gloss_tag_dialog_init (GlossTagDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gloss_tag_row_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, matches, self, NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_search_changed), self, G_CONNECT_SWAPPED);
}

/**
 * gloss_tag_dialog_new:
 * @codebook: whose tags there are to choose from
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *
gloss_tag_dialog_new (GlossCodebook *codebook)
{
  GlossTagDialog *self = g_object_new (GLOSS_TYPE_TAG_DIALOG, NULL);

  gtk_filter_list_model_set_model (self->filtered, gloss_codebook_get_tags (codebook));

  return ADW_DIALOG (self);
}
