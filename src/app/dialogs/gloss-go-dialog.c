/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes to a part of the article by its number or by words of it. */
#include "config.h"

#include "dialogs/gloss-go-dialog.h"

#include "dialogs/gloss-go-target.h"

struct _GlossGoDialog
{
  AdwDialog parent_instance;

  GtkEditable *entry;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;
  GtkStack *stack;

  guint go_id;
  guint at_once : 1;
};

G_DEFINE_FINAL_TYPE (GlossGoDialog, gloss_go_dialog, ADW_TYPE_DIALOG)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
matches (gpointer item,
         gpointer user_data)
{
  GlossGoDialog *self = user_data;

  return gloss_go_target_matches (item, gtk_editable_get_text (self->entry));
}

/* Who goes by number types on at once, and not for a dialog that is still closing. */
static void
choose (GlossGoDialog *self,
        GlossGoTarget *target)
{
  g_autofree char *block_id = target != NULL ? g_strdup (gloss_go_target_get_block_id (target)) : NULL;

  if (block_id == NULL)
    return;
  g_object_ref (self);
  if (self->at_once)
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CHOSEN], 0, block_id);
  g_object_unref (self);
}

static void
choose_selected (GlossGoDialog *self)
{
  choose (self, gtk_single_selection_get_selected_item (self->selection));
}

static void
on_activate (GlossGoDialog *self,
             guint          position)
{
  g_autoptr (GlossGoTarget) target = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  choose (self, target);
}

static void
show_found (GlossGoDialog *self)
{
  gboolean found = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0;

  gtk_stack_set_visible_child_name (self->stack, found ? "list" : "nothing");
  if (found)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_SELECT, NULL);
}

static gboolean
go_at_once (gpointer user_data)
{
  GlossGoDialog *self = user_data;
  g_autoptr (GlossGoTarget) only = NULL;

  self->go_id = 0;
  only = gloss_go_target_find_only (gtk_filter_list_model_get_model (self->filtered), gtk_editable_get_text (self->entry));
  choose (self, only);
  return G_SOURCE_REMOVE;
}

/* Where a key brought the dialog, the number that follows it is enough. The entry is let finish what it is at, but no key comes between. */
static void
on_search_changed (GlossGoDialog *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_found (self);
  if (self->at_once && self->go_id == 0)
    self->go_id = g_idle_add_full (G_PRIORITY_HIGH, go_at_once, self, NULL);
}

/* The arrows go through the list while the entry keeps the focus. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                GlossGoDialog         *self)
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

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *code = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (code, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (code, "key-cap");
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), code);
  gtk_list_item_set_child (list_item, row);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  GlossGoTarget *target = gtk_list_item_get_item (list_item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));

  gtk_label_set_label (GTK_LABEL (title), gloss_go_target_get_title (target));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), gloss_go_target_get_code (target));
  gtk_list_item_set_accessible_label (list_item, gloss_go_target_get_title (target));
  gtk_list_item_set_accessible_description (list_item, gloss_go_target_get_code (target));
}

/* What is typed while the dialog still opens has no focus to go to, and is for the entry all the same. */
static void
gloss_go_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gloss_go_dialog_parent_class)->map (widget);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (GLOSS_GO_DIALOG (widget)->entry), GTK_WIDGET (gtk_widget_get_root (widget)));
}

static void
gloss_go_dialog_unmap (GtkWidget *widget)
{
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (GLOSS_GO_DIALOG (widget)->entry), NULL);
  GTK_WIDGET_CLASS (gloss_go_dialog_parent_class)->unmap (widget);
}

static void
gloss_go_dialog_dispose (GObject *object)
{
  GlossGoDialog *self = GLOSS_GO_DIALOG (object);

  g_clear_handle_id (&self->go_id, g_source_remove);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_GO_DIALOG);

  G_OBJECT_CLASS (gloss_go_dialog_parent_class)->dispose (object);
}

static void
gloss_go_dialog_class_init (GlossGoDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gloss_go_dialog_dispose;
  widget_class->map = gloss_go_dialog_map;
  widget_class->unmap = gloss_go_dialog_unmap;

  signals[CHOSEN] = g_signal_new ("chosen", GLOSS_TYPE_GO_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-go-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossGoDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, GlossGoDialog, list);
  gtk_widget_class_bind_template_child (widget_class, GlossGoDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, GlossGoDialog, filtered);
  gtk_widget_class_bind_template_child (widget_class, GlossGoDialog, filter);
  gtk_widget_class_bind_template_child (widget_class, GlossGoDialog, stack);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
  gtk_widget_class_bind_template_callback (widget_class, choose_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
}

static void
gloss_go_dialog_init (GlossGoDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, matches, self, NULL);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_search_changed), self, G_CONNECT_SWAPPED);
}

/**
 * gloss_go_dialog_new:
 * @article: whose parts there are to go to
 * @at_once: whether a number that is complete leads there without Enter
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *
gloss_go_dialog_new (GlossArticle *article,
                     gboolean      at_once)
{
  GlossGoDialog *self = g_object_new (GLOSS_TYPE_GO_DIALOG, NULL);
  g_autoptr (GListModel) targets = gloss_go_target_list (article);

  self->at_once = at_once;
  gtk_filter_list_model_set_model (self->filtered, targets);
  show_found (self);

  return ADW_DIALOG (self);
}
