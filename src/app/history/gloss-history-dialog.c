/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the reviewer did to the article, and the way back to any point of it. */
#include "config.h"

#include "history/gloss-history-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "history/gloss-step-details.h"
#include "history/gloss-step-row.h"
#include "text/gloss-text-direction.h"

struct _GlossHistoryDialog
{
  AdwDialog parent_instance;

  AdwNavigationSplitView *split;
  GtkSearchEntry *entry;
  GtkStack *lists;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkFilterListModel *filtered;
  GtkCustomSorter *days;
  GtkStack *contents;
  AdwPreferencesPage *details;
  GtkWidget *go_button;
  GtkWidget *before_button;

  GlossDocument *document;
  /* The last step that is done, and the first one of all. */
  GlossStep *present;
  GlossStep *first;
  GPtrArray *groups;
};

G_DEFINE_FINAL_TYPE (GlossHistoryDialog, gloss_history_dialog, ADW_TYPE_DIALOG)

enum
{
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- the list ------------------------------------------------------------------------------------ */

static int
get_day (GlossStep *step)
{
  GDateTime *time = gloss_step_get_time (step);

  return g_date_time_get_year (time) * 400 + g_date_time_get_day_of_year (time);
}

static int
compare_days (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  return get_day (GLOSS_STEP ((gpointer) b)) - get_day (GLOSS_STEP ((gpointer) a));
}

/* Whether it has all the words that were typed, in whatever order. */
static gboolean
matches (gpointer item,
         gpointer user_data)
{
  char **words = user_data;
  g_autofree char *name = gloss_step_dup_name (item);
  g_autofree char *day = gloss_step_dup_day (item);
  g_autofree char *all = g_strconcat (name, " ", day, NULL);
  g_autofree char *folded = g_utf8_casefold (all, -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
update_list (GlossHistoryDialog *self)
{
  if (g_list_model_get_n_items (gloss_document_get_history (self->document)) == 0)
    gtk_stack_set_visible_child_name (self->lists, "empty");
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0 && gtk_filter_list_model_get_pending (self->filtered) == 0)
    gtk_stack_set_visible_child_name (self->lists, "nothing");
  else
    gtk_stack_set_visible_child_name (self->lists, "steps");
}

static void
on_search_changed (GlossHistoryDialog *self)
{
  g_autofree char *folded = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  g_autoptr (GtkFilter) filter = NULL;

  g_strstrip (folded);
  if (*folded != '\0')
    filter = GTK_FILTER (gtk_custom_filter_new (matches, g_strsplit (folded, " ", -1), (GDestroyNotify) g_strfreev));
  gtk_filter_list_model_set_filter (self->filtered, filter);
  update_list (self);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, gloss_step_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         GlossHistoryDialog       *self)
{
  GlossStep *step = gtk_list_item_get_item (list_item);
  GlossStepRow *row = GLOSS_STEP_ROW (gtk_list_item_get_child (list_item));
  g_autofree char *name = gloss_step_dup_name (step);

  gloss_step_row_set_step (row, step);
  gloss_step_row_set_present (row, step == self->present);
  gtk_list_item_set_accessible_label (list_item, name);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  gloss_step_row_set_step (GLOSS_STEP_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
on_setup_day (GtkSignalListItemFactory *factory,
              GtkListHeader            *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "list-heading");
  gtk_list_header_set_child (header, label);
}

static void
on_bind_day (GtkSignalListItemFactory *factory,
             GtkListHeader            *header)
{
  g_autofree char *day = gloss_step_dup_day (gtk_list_header_get_item (header));

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), day);
}

/* --- a step -------------------------------------------------------------------------------------- */

static void
add_text (AdwPreferencesGroup *group,
          const char          *title,
          const char          *text)
{
  GtkWidget *row;

  if (text == NULL)
    return;

  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (GlossHistoryDialog *self,
           const char         *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (group, escaped);
  adw_preferences_page_add (self->details, group);
  g_ptr_array_add (self->groups, group);
  return group;
}

static void
add_detail (GlossHistoryDialog    *self,
            const GlossStepDetail *detail)
{
  AdwPreferencesGroup *group = add_group (self, detail->title);

  add_text (group, detail->after != NULL ? C_("step", "Before") : C_("step", "Taken Away"), detail->before);
  add_text (group, detail->before != NULL ? C_("step", "After") : C_("step", "New"), detail->after);
}

static void
show_head (GlossHistoryDialog *self,
           GlossStep          *step)
{
  g_autofree char *label = gloss_text_isolate_quotes (gloss_step_get_label (step));
  g_autofree char *escaped = g_markup_escape_text (label, -1);
  g_autofree char *day = gloss_step_dup_day (step);
  g_autofree char *when = gloss_step_dup_when (step);
  const char *where = gloss_step_get_where (step);
  AdwPreferencesGroup *group = add_group (self, label);
  g_autofree char *text = where != NULL ? g_strdup_printf ("%s · %s · %s", where, day, when) : g_strdup_printf ("%s · %s", day, when);

  adw_preferences_group_set_description (group, text);
}

static void
show_details (GlossHistoryDialog *self,
              GlossStep          *step)
{
  guint n_more;
  g_autoptr (GPtrArray) details = gloss_step_list_details (step, self->document, &n_more);

  for (guint i = 0; i < details->len; i++)
    add_detail (self, g_ptr_array_index (details, i));
  if (n_more > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("And %'u More", "And %'u More", n_more), n_more);

      add_group (self, text);
    }
}

static void
update_buttons (GlossHistoryDialog *self,
                GlossStep          *step)
{
  gboolean writable = gloss_document_get_save_state (self->document) != GLOSS_SAVE_STATE_READ_ONLY;

  gtk_button_set_label (GTK_BUTTON (self->go_button), gloss_step_get_done (step) ? _("_Go Back to Here") : _("_Go to Here Again"));
  gtk_widget_set_sensitive (self->go_button, writable && step != self->present);
  gtk_widget_set_visible (self->before_button, step == self->first);
  gtk_widget_set_sensitive (self->before_button, writable && self->present != NULL);
}

static void
on_selected (GlossHistoryDialog *self)
{
  GlossStep *step = gtk_single_selection_get_selected_item (self->selection);

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->details, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  gtk_stack_set_visible_child_name (self->contents, step != NULL ? "step" : "nothing");
  if (step == NULL)
    return;
  show_head (self, step);
  show_details (self, step);
  update_buttons (self, step);
}

/* Where there is no room for both, the step comes instead of the list. */
static void
on_activate (GlossHistoryDialog *self)
{
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  gtk_widget_grab_focus (self->go_button);
}

static void
go (GlossHistoryDialog *self,
    GlossStep          *step)
{
  g_signal_emit (self, signals[GO], 0, step);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_go (GlossHistoryDialog *self)
{
  GlossStep *step = gtk_single_selection_get_selected_item (self->selection);

  if (step != NULL)
    go (self, step);
}

static void
on_go_before (GlossHistoryDialog *self)
{
  go (self, NULL);
}

/* --- the object ---------------------------------------------------------------------------------- */

static void
gloss_history_dialog_dispose (GObject *object)
{
  GlossHistoryDialog *self = GLOSS_HISTORY_DIALOG (object);

  if (self->days != NULL)
    gtk_custom_sorter_set_sort_func (self->days, NULL, NULL, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_HISTORY_DIALOG);
  g_clear_object (&self->document);
  g_clear_object (&self->present);
  g_clear_object (&self->first);

  G_OBJECT_CLASS (gloss_history_dialog_parent_class)->dispose (object);
}

static void
gloss_history_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (GLOSS_HISTORY_DIALOG (object)->groups);

  G_OBJECT_CLASS (gloss_history_dialog_parent_class)->finalize (object);
}

static void
gloss_history_dialog_class_init (GlossHistoryDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gloss_history_dialog_dispose;
  object_class->finalize = gloss_history_dialog_finalize;

  signals[GO] = g_signal_new ("go", GLOSS_TYPE_HISTORY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, GLOSS_TYPE_STEP);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossHistoryDialog, split);
  gtk_widget_class_bind_template_child (widget_class, GlossHistoryDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, GlossHistoryDialog, lists);
  gtk_widget_class_bind_template_child (widget_class, GlossHistoryDialog, list);
  gtk_widget_class_bind_template_child (widget_class, GlossHistoryDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, GlossHistoryDialog, filtered);
  gtk_widget_class_bind_template_child (widget_class, GlossHistoryDialog, days);
  gtk_widget_class_bind_template_child (widget_class, GlossHistoryDialog, contents);
  gtk_widget_class_bind_template_child (widget_class, GlossHistoryDialog, details);
  gtk_widget_class_bind_template_child (widget_class, GlossHistoryDialog, go_button);
  gtk_widget_class_bind_template_child (widget_class, GlossHistoryDialog, before_button);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, update_list);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_day);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_day);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_go);
  gtk_widget_class_bind_template_callback (widget_class, on_go_before);
}

static void
gloss_history_dialog_init (GlossHistoryDialog *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_sorter_set_sort_func (self->days, compare_days, NULL, NULL);
  gtk_search_entry_set_key_capture_widget (self->entry, GTK_WIDGET (self->list));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
}

/* The steps that are taken back are above it. */
static guint
find_present (GListModel *steps)
{
  guint n = g_list_model_get_n_items (steps);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GlossStep) step = g_list_model_get_item (steps, i);

      if (gloss_step_get_done (step))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/**
 * gloss_history_dialog_new:
 * @document: whose history
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *
gloss_history_dialog_new (GlossDocument *document)
{
  GlossHistoryDialog *self = g_object_new (GLOSS_TYPE_HISTORY_DIALOG, NULL);
  GListModel *steps = gloss_document_get_history (document);
  guint n = g_list_model_get_n_items (steps);
  guint present = find_present (steps);

  self->document = g_object_ref (document);
  if (present != GTK_INVALID_LIST_POSITION)
    self->present = g_list_model_get_item (steps, present);
  if (n > 0)
    self->first = g_list_model_get_item (steps, n - 1);
  gtk_filter_list_model_set_model (self->filtered, steps);
  update_list (self);
  gtk_single_selection_set_selected (self->selection, present != GTK_INVALID_LIST_POSITION ? present : 0);
  on_selected (self);

  return ADW_DIALOG (self);
}
