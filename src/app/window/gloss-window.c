/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on a project. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "gloss-closures.h"
#include "text/gloss-text-direction.h"
#include "window/gloss-status-bar.h"
#include "window/gloss-welcome-page.h"
#include "window/gloss-window-keys.h"

/* A window waits that long for what it is to show: one that comes with its article is there sooner than one that comes empty and is
 * drawn again. In milliseconds. */
#define WAIT_MS 300

G_DEFINE_FINAL_TYPE (GlossWindow, gloss_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_SETTINGS,
  PROP_SIDEBAR_SHOWN,
  PROP_PANE_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- what it shows ------------------------------------------------------------------------------- */

/**
 * gloss_window_show_page:
 * @page: (nullable) (transfer floating): what is shown in the middle; NULL for the one of that name that is there already
 * @name: one of "welcome", "loading", "message", "article"
 */
void
gloss_window_show_page (GlossWindow *self,
                        GtkWidget   *page,
                        const char  *name)
{
  GtkWidget *old = gtk_stack_get_child_by_name (self->pages, name);

  if (page != NULL && page != old)
    {
      if (old != NULL)
        gtk_stack_remove (self->pages, old);
      gtk_stack_add_named (self->pages, page, name);
    }
  gtk_stack_set_visible_child_name (self->pages, name);
  if (self->waiting_id != 0)
    gloss_window_present (self);
}

static void
update_status (GlossWindow *self)
{
  GlossDocument *document = gloss_view_state_get_document (self->state);

  if (self->status_bar == NULL && document != NULL)
    {
      self->status_bar = g_object_new (GLOSS_TYPE_STATUS_BAR, NULL);
      g_object_bind_property (self->sidebar_split, "collapsed", self->status_bar, "narrow", G_BINDING_SYNC_CREATE);
      adw_toolbar_view_add_bottom_bar (self->frame, self->status_bar);
    }
  if (self->status_bar != NULL)
    g_object_set (self->status_bar, "document", document, NULL);
  adw_toolbar_view_set_reveal_bottom_bars (self->frame, document != NULL);
}

static char *
dup_title (GlossWindow *self)
{
  GlossDocument *document = gloss_view_state_get_document (self->state);
  const char *title = document != NULL ? gloss_article_get_title (gloss_document_get_article (document)) : NULL;
  g_autofree char *basename = NULL;

  if (title != NULL)
    return g_strdup (title);
  if (document == NULL)
    return g_strdup (self->project != NULL ? gloss_project_get_name (self->project) : "Gloss");
  basename = g_file_get_basename (gloss_document_get_file (document));

  return g_filename_display_name (basename);
}

/**
 * gloss_window_update:
 *
 * Brings everything round the article in line with what is open.
 */
void
gloss_window_update (GlossWindow *self)
{
  gboolean has_document = gloss_view_state_get_document (self->state) != NULL;
  gboolean shows_text = has_document && !gloss_window_is_reviewing (self);
  g_autofree char *title = dup_title (self);

  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_set_visible (GTK_WIDGET (self->title), self->project != NULL);
  gtk_widget_set_visible (self->menu_button, self->project == NULL);
  gtk_widget_set_visible (self->sidebar_button, self->project != NULL);
  gtk_widget_set_visible (self->pane_button, shows_text);
  gtk_widget_set_visible (self->undo_button, has_document);
  gtk_widget_set_visible (self->redo_button, has_document);
  gtk_widget_set_visible (self->find_button, shows_text);
  gloss_window_update_panes (self);
  update_status (self);
  gloss_window_update_problems (self);
  gloss_window_update_trouble (self);
}

static void
on_toast_dismissed (AdwToast    *toast,
                    GlossWindow *self)
{
  if (self->toast == toast)
    g_clear_object (&self->toast);
}

/**
 * gloss_window_show_toast_with_button:
 * @text: what has happened
 * @label: (nullable): what can be done about it
 * @action: (nullable): the action that does it
 * @target: (nullable) (transfer floating): what the action is given
 *
 * Says something at once: an older message gives way, as toasts would queue.
 */
void
gloss_window_show_toast_with_button (GlossWindow *self,
                                     const char  *text,
                                     const char  *label,
                                     const char  *action,
                                     GVariant    *target)
{
  g_autofree char *isolated = gloss_text_isolate_quotes (text);
  AdwToast *toast = adw_toast_new (isolated);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target_value (toast, target);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_object (&self->toast, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_toast_dismissed), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * gloss_window_show_toast:
 * @text: what has happened
 * @with_undo: whether it can be taken back from there
 */
void
gloss_window_show_toast (GlossWindow *self,
                         const char  *text,
                         gboolean     with_undo)
{
  gloss_window_show_toast_with_button (self, text, with_undo ? _("_Undo") : NULL, with_undo ? "win.undo" : NULL, NULL);
}

static void
on_sidebar_shown (GlossWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_SHOWN]);
}

static void
on_pane_shown (GlossWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANE_SHOWN]);
}

static void
on_sheet_moved (GlossWindow *self)
{
  gloss_window_make_room (self);
  on_pane_shown (self);
}

static gboolean
gloss_window_close_request (GtkWindow *window)
{
  gloss_window_save_to_close (GLOSS_WINDOW (window));
  return TRUE;
}

/* --- files dropped on it ------------------------------------------------------------------------- */

static gboolean
on_drop (GlossWindow  *self,
         const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL)
    return FALSE;

  gloss_window_open (self, files->data);
  for (GSList *l = files->next; l != NULL; l = l->next)
    {
      GFile *file = l->data;

      g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1, "window");
    }

  return TRUE;
}

static void
add_drop_target (GlossWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- the object ---------------------------------------------------------------------------------- */

static void
on_places_changed (GlossWindow *self)
{
  gloss_window_update_source (self);
  gloss_window_update_actions (self);
}

static void
on_document_changed (GlossWindow *self)
{
  GlossDocument *document = gloss_view_state_get_document (self->state);

  gloss_window_end_link (self);
  g_signal_group_set_target (self->doubts_signals, document != NULL ? gloss_document_get_doubts (document) : NULL);
  g_signal_group_set_target (self->document_signals, document);
  g_signal_group_set_target (self->problem_signals, document != NULL ? gloss_document_get_problems (document) : NULL);
  self->problems_seen = FALSE;
  gloss_window_end_review (self);
  gloss_window_watch_source (self);
  gloss_window_update (self);
}

static void
on_problems_changed (GlossWindow *self)
{
  self->problems_seen = FALSE;
  gloss_window_update_problems (self);
}

static void
on_annotations_saved (GlossWindow *self)
{
  GlossDocument *document = gloss_view_state_get_document (self->state);
  GlossArticleItem *item = self->project != NULL ? gloss_project_find (self->project, gloss_document_get_file (document)) : NULL;

  gloss_window_update_actions (self);
  if (item != NULL)
    gloss_article_item_update (item, document);
}

static void
gloss_window_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  GlossWindow *self = GLOSS_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_SIDEBAR_SHOWN:
      g_value_set_boolean (value, gloss_window_get_sidebar_shown (self));
      break;
    case PROP_PANE_SHOWN:
      g_value_set_boolean (value, gloss_window_get_pane_shown (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_window_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  GlossWindow *self = GLOSS_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_SIDEBAR_SHOWN:
      gloss_window_choose_sidebar_shown (self, g_value_get_boolean (value));
      break;
    case PROP_PANE_SHOWN:
      gloss_window_choose_pane_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_window_constructed (GObject *object)
{
  GlossWindow *self = GLOSS_WINDOW (object);
  gboolean maximized;
  int width;
  int height;

  G_OBJECT_CLASS (gloss_window_parent_class)->constructed (object);

  g_object_get (self->settings, "window-width", &width, "window-height", &height, "window-maximized", &maximized, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  g_object_bind_property (self->settings, "text-scale", self->state, "text-scale", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gloss_window_update (self);
}

static void
gloss_window_dispose (GObject *object)
{
  GlossWindow *self = GLOSS_WINDOW (object);

  gloss_window_stop_opening (self);
  gloss_window_stop_leaving (self);
  gloss_window_stop_printing (self);
  g_clear_handle_id (&self->waiting_id, g_source_remove);
  gloss_window_forget_late (self);
  gloss_window_end_link (self);
  g_signal_group_set_target (self->document_signals, NULL);
  g_signal_group_set_target (self->problem_signals, NULL);
  g_signal_group_set_target (self->doubts_signals, NULL);
  g_clear_object (&self->toast);
  g_clear_object (&self->source);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_WINDOW);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (gloss_window_parent_class)->dispose (object);
}

static void
gloss_window_finalize (GObject *object)
{
  GlossWindow *self = GLOSS_WINDOW (object);

  g_clear_object (&self->document_signals);
  g_clear_object (&self->problem_signals);
  g_clear_object (&self->doubts_signals);
  g_clear_object (&self->target);
  g_clear_object (&self->state);
  g_clear_object (&self->settings);
  g_clear_object (&self->print_settings);
  g_clear_object (&self->page_setup);
  g_clear_error (&self->reload_error);
  g_free (self->placing);

  G_OBJECT_CLASS (gloss_window_parent_class)->finalize (object);
}

static void
gloss_window_class_init (GlossWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = gloss_window_constructed;
  object_class->dispose = gloss_window_dispose;
  object_class->finalize = gloss_window_finalize;
  object_class->get_property = gloss_window_get_property;
  object_class->set_property = gloss_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = gloss_window_close_request;

  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, GLOSS_TYPE_SETTINGS,
                                                   G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDEBAR_SHOWN] = g_param_spec_boolean ("sidebar-shown", NULL, NULL, FALSE, flags);
  properties[PROP_PANE_SHOWN] = g_param_spec_boolean ("pane-shown", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, frame);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, middle);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, sidebar_split);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, pane_split);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, sheet);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, title);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, source_banner);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, place_bar);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, place_question);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, pane_button);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, GlossWindow, find_button);
  gtk_widget_class_bind_template_callback (widget_class, gloss_window_update);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_pane_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_moved);

  gloss_window_install_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "win.sidebar-shown", "sidebar-shown");
  gtk_widget_class_install_property_action (widget_class, "win.pane-shown", "pane-shown");
  gloss_window_keys_bind (widget_class);
}

static void
gloss_window_init (GlossWindow *self)
{
  self->state = gloss_view_state_new ();
  self->document_signals = g_signal_group_new (GLOSS_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::can-undo", G_CALLBACK (gloss_window_update_actions), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::can-redo", G_CALLBACK (gloss_window_update_actions), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::save-state", G_CALLBACK (on_annotations_saved), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::trouble", G_CALLBACK (gloss_window_update_trouble), self);
  g_signal_group_connect_swapped (self->document_signals, "copies-merged", G_CALLBACK (gloss_window_tell_copies), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::n-conflicts", G_CALLBACK (gloss_window_update_source), self);
  self->problem_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->problem_signals, "items-changed", G_CALLBACK (on_problems_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::n-moved", G_CALLBACK (on_places_changed), self);
  self->doubts_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->doubts_signals, "items-changed", G_CALLBACK (on_places_changed), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button), gloss_create_popup, self->main_menu, NULL);
  add_drop_target (self);
  gloss_window_add_placing_keys (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (gloss_window_look_at_source), NULL);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (gloss_window_look_at_disk), NULL);
  g_signal_connect_object (self->state, "notify::document", G_CALLBACK (on_document_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "go-to", G_CALLBACK (gloss_window_show_text), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::selected", G_CALLBACK (gloss_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::place", G_CALLBACK (gloss_window_update_actions), self, G_CONNECT_SWAPPED);
}

/**
 * gloss_window_new:
 * @application: what it belongs to
 * @settings: where its size is kept
 *
 * Returns: (transfer none): a window with nothing open; the application holds it
 */
GlossWindow *
gloss_window_new (GtkApplication *application,
                  GlossSettings  *settings)
{
  return g_object_new (GLOSS_TYPE_WINDOW, "application", application, "settings", settings, NULL);
}

static void
on_waited (gpointer user_data)
{
  GlossWindow *self = user_data;

  self->waiting_id = 0;
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * gloss_window_present:
 *
 * Shows the window, or brings it to the front; a new one as soon as there is something in it.
 */
void
gloss_window_present (GlossWindow *self)
{
  g_return_if_fail (GLOSS_IS_WINDOW (self));

  g_clear_handle_id (&self->waiting_id, g_source_remove);
  if (gtk_stack_get_visible_child (self->pages) != NULL)
    gtk_window_present (GTK_WINDOW (self));
  else
    self->waiting_id = g_timeout_add_once (WAIT_MS, on_waited, self);
}

/**
 * gloss_window_is_empty:
 *
 * Returns: whether nothing is open or being opened, so that something can be without taking anything away
 */
gboolean
gloss_window_is_empty (GlossWindow *self)
{
  g_return_val_if_fail (GLOSS_IS_WINDOW (self), FALSE);

  return self->project == NULL && self->opening == NULL;
}

GlossProject *
gloss_window_get_project (GlossWindow *self)
{
  g_return_val_if_fail (GLOSS_IS_WINDOW (self), NULL);

  return self->project;
}

GlossViewState *
gloss_window_get_state (GlossWindow *self)
{
  g_return_val_if_fail (GLOSS_IS_WINDOW (self), NULL);

  return self->state;
}
