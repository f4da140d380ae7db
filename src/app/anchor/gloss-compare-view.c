/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two texts beside each other, paragraph by paragraph. */
#include "config.h"

#include "anchor/gloss-compare-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "anchor/gloss-anchor-keys.h"
#include "anchor/gloss-compare-row.h"

struct _GlossCompareView
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkStack *stack;
  GtkWidget *headings;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkFilterListModel *shown;

  /* Owned */
  GCancellable *comparing;
  GListStore *items;
  char *status;

  guint stacked : 1;
  guint only_differences : 1;
};

G_DEFINE_FINAL_TYPE (GlossCompareView, gloss_compare_view, GTK_TYPE_WIDGET)

enum
{
  PROP_STACKED = 1,
  PROP_ONLY_DIFFERENCES,
  PROP_STATUS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_difference (gpointer item)
{
  return gloss_compare_item_get_kind (item) != GLOSS_ALIGNED_SAME;
}

static gboolean
is_wanted (gpointer item,
           gpointer user_data)
{
  GlossCompareView *self = user_data;

  return !self->only_differences || is_difference (item);
}

/* --- rows ----------------------------------------------------------------------------------------- */

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          GlossCompareView         *self)
{
  gtk_list_item_set_child (list_item, gloss_compare_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         GlossCompareView         *self)
{
  GlossCompareItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *label = gloss_compare_item_dup_label (item);

  gloss_compare_row_set_stacked (GLOSS_COMPARE_ROW (gtk_list_item_get_child (list_item)), self->stacked);
  gloss_compare_row_set_item (GLOSS_COMPARE_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_accessible_label (list_item, label);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           GlossCompareView         *self)
{
  gloss_compare_row_set_item (GLOSS_COMPARE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* --- from difference to difference ---------------------------------------------------------------- */

static void
take_status (GlossCompareView *self,
             char             *status)
{
  g_free (self->status);
  self->status = status;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

static void
update_status (GlossCompareView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gpointer selected = gtk_single_selection_get_selected_item (self->selection);
  guint n_differences = 0;
  guint current = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GlossCompareItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      n_differences += is_difference (item);
      if (item == selected && is_difference (item))
        current = n_differences;
    }
  if (current > 0)
    /* Translators: the second number says which plural form is used. */
    take_status (self, g_strdup_printf (ngettext ("Difference %'u of %'u", "Difference %'u of %'u", n_differences), current, n_differences));
  else
    take_status (self, g_strdup_printf (ngettext ("%'u difference", "%'u differences", n_differences), n_differences));
}

/* The next one that differs, from a position that does not count itself; G_MAXUINT for none. */
static guint
find_difference (GlossCompareView *self,
                 guint             from,
                 int               step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = from + (guint) step; i < n; i += (guint) step)
    {
      g_autoptr (GlossCompareItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (is_difference (item))
        return i;
    }
  return G_MAXUINT;
}

static void
go_to (GlossCompareView *self,
       guint             position)
{
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
}

static void
go (GtkWidget  *widget,
    const char *action,
    GVariant   *parameter)
{
  GlossCompareView *self = GLOSS_COMPARE_VIEW (widget);
  int step = g_str_equal (action, "compare.next") ? 1 : -1;
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint found;

  if (selected == GTK_INVALID_LIST_POSITION)
    selected = step > 0 ? (guint) -1 : g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  found = find_difference (self, selected, step);
  if (found != G_MAXUINT)
    go_to (self, found);
  else
    gtk_widget_error_bell (widget);
}

/* --- comparing ------------------------------------------------------------------------------------ */

typedef struct
{
  GlossText *before;
  GlossText *after;
} Texts;

static void
texts_free (Texts *texts)
{
  gloss_text_unref (texts->before);
  gloss_text_unref (texts->after);
  g_free (texts);
}

static void
compare_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Texts *texts = task_data;
  g_autoptr (GArray) pairs = gloss_text_align (texts->before, texts->after);
  GPtrArray *items = g_ptr_array_new_full (pairs->len, g_object_unref);

  for (guint i = 0; i < pairs->len; i++)
    g_ptr_array_add (items, gloss_compare_item_new (texts->before, texts->after, &g_array_index (pairs, GlossAlignedPair, i)));
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

static void
on_compared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GlossCompareView *self = GLOSS_COMPARE_VIEW (source);
  g_autoptr (GPtrArray) items = g_task_propagate_pointer (G_TASK (result), NULL);
  guint first;

  if (items == NULL)
    return;

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  first = find_difference (self, (guint) -1, 1);
  gtk_stack_set_visible_child_name (self->stack, first != G_MAXUINT ? "list" : "same");
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  if (first != G_MAXUINT)
    go_to (self, first);
  update_status (self);
}

/* --- the object ----------------------------------------------------------------------------------- */

static void
set_stacked (GlossCompareView *self,
             gboolean          stacked)
{
  if (self->stacked == !!stacked)
    return;

  self->stacked = !!stacked;
  gtk_widget_set_visible (self->headings, !stacked);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GLOSS_IS_COMPARE_ROW (gtk_widget_get_first_child (child)))
      gloss_compare_row_set_stacked (GLOSS_COMPARE_ROW (gtk_widget_get_first_child (child)), stacked);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STACKED]);
}

/* The paragraph that was selected stays in sight. */
static void
set_only_differences (GlossCompareView *self,
                      gboolean          only)
{
  guint selected;

  if (self->only_differences == !!only)
    return;

  self->only_differences = !!only;
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), only ? GTK_FILTER_CHANGE_MORE_STRICT : GTK_FILTER_CHANGE_LESS_STRICT);
  selected = gtk_single_selection_get_selected (self->selection);
  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list, selected, GTK_LIST_SCROLL_NONE, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLY_DIFFERENCES]);
}

static void
gloss_compare_view_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  GlossCompareView *self = GLOSS_COMPARE_VIEW (object);

  switch (prop_id)
    {
    case PROP_STACKED:
      g_value_set_boolean (value, self->stacked);
      break;
    case PROP_ONLY_DIFFERENCES:
      g_value_set_boolean (value, self->only_differences);
      break;
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_compare_view_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  GlossCompareView *self = GLOSS_COMPARE_VIEW (object);

  switch (prop_id)
    {
    case PROP_STACKED:
      set_stacked (self, g_value_get_boolean (value));
      break;
    case PROP_ONLY_DIFFERENCES:
      set_only_differences (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
gloss_compare_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GLOSS_COMPARE_VIEW (widget)->list));
}

static void
gloss_compare_view_dispose (GObject *object)
{
  GlossCompareView *self = GLOSS_COMPARE_VIEW (object);

  g_cancellable_cancel (self->comparing);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_COMPARE_VIEW);

  G_OBJECT_CLASS (gloss_compare_view_parent_class)->dispose (object);
}

static void
gloss_compare_view_finalize (GObject *object)
{
  GlossCompareView *self = GLOSS_COMPARE_VIEW (object);

  g_clear_object (&self->comparing);
  g_clear_object (&self->items);
  g_free (self->status);

  G_OBJECT_CLASS (gloss_compare_view_parent_class)->finalize (object);
}

static void
gloss_compare_view_class_init (GlossCompareViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = gloss_compare_view_dispose;
  object_class->finalize = gloss_compare_view_finalize;
  object_class->get_property = gloss_compare_view_get_property;
  object_class->set_property = gloss_compare_view_set_property;
  widget_class->grab_focus = gloss_compare_view_grab_focus;

  properties[PROP_STACKED] = g_param_spec_boolean ("stacked", NULL, NULL, FALSE, flags);
  properties[PROP_ONLY_DIFFERENCES] = g_param_spec_boolean ("only-differences", NULL, NULL, FALSE, flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-compare-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossCompareView, stack);
  gtk_widget_class_bind_template_child (widget_class, GlossCompareView, headings);
  gtk_widget_class_bind_template_child (widget_class, GlossCompareView, list);
  gtk_widget_class_bind_template_child (widget_class, GlossCompareView, selection);
  gtk_widget_class_bind_template_child (widget_class, GlossCompareView, shown);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, update_status);

  gtk_widget_class_install_action (widget_class, "compare.next", NULL, go);
  gtk_widget_class_install_action (widget_class, "compare.previous", NULL, go);
  gloss_anchor_keys_bind (widget_class, GLOSS_ANCHOR_KEYS_COMPARE);
}

static void
gloss_compare_view_init (GlossCompareView *self)
{
  self->items = g_list_store_new (GLOSS_TYPE_COMPARE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_filter_list_model_set_filter (self->shown, GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL)));
  gtk_filter_list_model_set_model (self->shown, G_LIST_MODEL (self->items));
}

/**
 * gloss_compare_view_set_texts:
 * @self: a view
 * @before: an earlier text
 * @after: the text now
 *
 * Shows the two, and goes to the first difference.
 */
void
gloss_compare_view_set_texts (GlossCompareView *self,
                              GlossText        *before,
                              GlossText        *after)
{
  g_autoptr (GTask) task = NULL;
  Texts *texts;

  g_return_if_fail (GLOSS_IS_COMPARE_VIEW (self));

  g_cancellable_cancel (self->comparing);
  g_set_object (&self->comparing, NULL);
  self->comparing = g_cancellable_new ();
  texts = g_new0 (Texts, 1);
  texts->before = gloss_text_ref (before);
  texts->after = gloss_text_ref (after);
  gtk_stack_set_visible_child_name (self->stack, "comparing");
  take_status (self, g_strdup (_("Comparing…")));
  task = g_task_new (self, self->comparing, on_compared, NULL);
  g_task_set_source_tag (task, gloss_compare_view_set_texts);
  g_task_set_task_data (task, texts, (GDestroyNotify) texts_free);
  g_task_run_in_thread (task, compare_in_thread);
}
