/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The article with what floats on it and stands beside it. */
#include "config.h"

#include "gloss-article-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "annotation/gloss-link-bar.h"
#include "gloss-article-menu.h"
#include "gloss-find-bar.h"
#include "gloss-float-bar.h"
#include "gloss-fold-toggles.h"
#include "gloss-margin.h"
#include "gloss-unit-gutter.h"

struct _GlossArticlePage
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GlossFindBar *find_bar;
  GtkOverlay *overlay;
  GtkScrolledWindow *scrolled;
  GlossArticleView *view;
  GlossLinkBar *link_bar;

  /* Owned */
  GlossViewState *state;
  GSignalGroup *state_signals;
  GlossUnitGutter *gutter;
  GlossMargin *margin;
  GlossFoldToggles *folds;
  GtkWidget *menu;

  /* Borrowed */
  GlossFloatBar *float_bar;

  guint tick_id;
  guint keeps_tags : 1;
};

G_DEFINE_FINAL_TYPE (GlossArticlePage, gloss_article_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- what stands beside the text --- */

static gboolean
update_beside (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       user_data)
{
  GlossArticlePage *self = GLOSS_ARTICLE_PAGE (widget);

  self->tick_id = 0;
  gloss_article_view_check_scroll (self->view);
  gloss_unit_gutter_update (self->gutter);
  gloss_margin_update (self->margin);
  gloss_fold_toggles_update (self->folds);
  if (gloss_float_bar_is_shown (self->float_bar))
    gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));

  return G_SOURCE_REMOVE;
}

/* Once a frame, however much changed. */
static void
queue_update (GlossArticlePage *self)
{
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_beside, NULL, NULL);
}

/*
 * GTK before 4.20 notes how far a text view has scrolled only when it is allocated, and lets what lies over the text stay
 * where it was: so the view is allocated to note it, and its children so that they move.
 */
static void
on_scrolled (GlossArticlePage *self)
{
  GtkWidget *view = GTK_WIDGET (self->view);

  gtk_widget_queue_allocate (view);
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_queue_allocate (child);
  queue_update (self);
}

static gboolean
on_get_child_position (GlossArticlePage *self,
                       GtkWidget        *child,
                       GdkRectangle     *allocation,
                       GtkOverlay       *overlay)
{
  if (child != GTK_WIDGET (self->float_bar))
    return FALSE;

  return gloss_float_bar_place (self->float_bar, GTK_WIDGET (overlay), allocation);
}

/* Says what lies at the sentence that the reading cursor came to: the highlights are only painted. */
static void
announce_place (GlossArticlePage *self,
                GlossRange        place)
{
  g_autoptr (GPtrArray) annotations = gloss_article_view_list_annotations_in (self->view, place);
  g_autofree char *message = NULL;

  if (annotations->len > 0)
    message = gloss_float_bar_describe_place (self->float_bar, annotations);
  else if (gloss_article_view_is_nothing (self->view, place))
    message = g_strdup (C_("sentence", "Nothing here"));
  else
    return;
  gtk_accessible_announce (GTK_ACCESSIBLE (self->view), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* The bar is about what is selected: it goes when that is something else. */
static void
on_place_changed (GlossArticlePage *self)
{
  const GlossRange *place = gloss_view_state_get_place (self->state);

  gloss_float_bar_hide (self->float_bar);
  if (place != NULL && !gloss_view_state_get_has_selection (self->state) && gtk_widget_has_focus (GTK_WIDGET (self->view)))
    announce_place (self, *place);
}

/* A sentence may have been selected whole: then the place stays the same. */
static void
on_has_selection_changed (GlossArticlePage *self)
{
  if (!gloss_view_state_get_has_selection (self->state))
    gloss_float_bar_hide (self->float_bar);
}

/* Tagged by a key, or another annotation was gone to: the bar has served. */
static void
on_selected_changed (GlossArticlePage *self)
{
  if (gloss_view_state_get_selected (self->state) != NULL)
    gloss_float_bar_hide (self->float_bar);
  queue_update (self);
}

/* --- actions --- */

static void
offer_tags (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GlossArticlePage *self = GLOSS_ARTICLE_PAGE (widget);
  const GlossRange *place = self->state != NULL ? gloss_view_state_get_place (self->state) : NULL;

  if (place != NULL && !self->keeps_tags)
    gloss_float_bar_show_tags (self->float_bar, *place);
}

static void
choose_annotation (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  GlossArticlePage *self = GLOSS_ARTICLE_PAGE (widget);
  g_autoptr (GPtrArray) annotations = NULL;
  const GlossRange *place = self->state != NULL ? gloss_view_state_get_place (self->state) : NULL;

  if (place == NULL)
    return;

  annotations = gloss_article_view_list_annotations_in (self->view, *place);
  if (annotations->len > 0)
    gloss_float_bar_show_annotations (self->float_bar, *place, annotations);
}

static void
close_menu (GlossArticlePage *self)
{
  g_clear_pointer (&self->menu, gtk_widget_unparent);
}

static void
open_menu (GlossArticlePage   *self,
           const GdkRectangle *at)
{
  close_menu (self);
  if (self->state == NULL || gloss_view_state_get_document (self->state) == NULL)
    return;

  gloss_float_bar_hide (self->float_bar);
  self->menu = gloss_article_menu_new (self->state);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
open_menu_at (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GlossArticlePage *self = GLOSS_ARTICLE_PAGE (widget);
  graphene_point_t point;
  double x, y;

  g_variant_get (parameter, "(dd)", &x, &y);
  if (gtk_widget_compute_point (GTK_WIDGET (self->view), widget, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    open_menu (self, &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
}

/* At the keyboard's menu key: below what the menu is about, which is brought in sight first. */
static void
open_menu_at_place (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  GlossArticlePage *self = GLOSS_ARTICLE_PAGE (widget);
  const GlossRange *place = self->state != NULL ? gloss_view_state_get_place (self->state) : NULL;
  graphene_rect_t text;
  graphene_point_t point;
  int y;

  if (place == NULL || !gloss_article_view_get_bounds (self->view, *place, &text) ||
      !gtk_widget_compute_point (GTK_WIDGET (self->view), widget, &text.origin, &point))
    return;

  y = CLAMP ((int) (point.y + text.size.height), 1, MAX (gtk_widget_get_height (widget) - 1, 1));
  open_menu (self, &(GdkRectangle) { (int) (point.x + text.size.width / 2), y, 1, 1 });
}

static void
copy (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  g_signal_emit_by_name (GLOSS_ARTICLE_PAGE (widget)->view, "copy-clipboard");
}

static void
find (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  gloss_article_page_show_find (GLOSS_ARTICLE_PAGE (widget));
}

/* --- the object --- */

/* GTK's style sheets cannot ask for it. */
static void
update_contrast (GlossArticlePage *self)
{
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    gtk_widget_add_css_class (GTK_WIDGET (self), "high-contrast");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "high-contrast");
}

static void
gloss_article_page_dispose (GObject *object)
{
  GlossArticlePage *self = GLOSS_ARTICLE_PAGE (object);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  close_menu (self);
  g_clear_object (&self->gutter);
  g_clear_object (&self->margin);
  g_clear_object (&self->folds);
  g_clear_object (&self->state_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_ARTICLE_PAGE);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (gloss_article_page_parent_class)->dispose (object);
}

static void
gloss_article_page_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  GlossArticlePage *self = GLOSS_ARTICLE_PAGE (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_object (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_article_page_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  GlossArticlePage *self = GLOSS_ARTICLE_PAGE (object);

  switch (prop_id)
    {
    case PROP_STATE:
      gloss_article_page_set_state (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
gloss_article_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GLOSS_ARTICLE_PAGE (widget)->view));
}

static void
gloss_article_page_class_init (GlossArticlePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gloss_article_page_dispose;
  object_class->get_property = gloss_article_page_get_property;
  object_class->set_property = gloss_article_page_set_property;
  widget_class->grab_focus = gloss_article_page_grab_focus;

  /**
   * GlossArticlePage:state: (nullable)
   *
   * What to show.
   */
  properties[PROP_STATE] =
    g_param_spec_object ("state", NULL, NULL, GLOSS_TYPE_VIEW_STATE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (GLOSS_TYPE_ARTICLE_VIEW);
  g_type_ensure (GLOSS_TYPE_FIND_BAR);
  g_type_ensure (GLOSS_TYPE_LINK_BAR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-article-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossArticlePage, box);
  gtk_widget_class_bind_template_child (widget_class, GlossArticlePage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, GlossArticlePage, overlay);
  gtk_widget_class_bind_template_child (widget_class, GlossArticlePage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, GlossArticlePage, view);
  gtk_widget_class_bind_template_child (widget_class, GlossArticlePage, link_bar);

  gtk_widget_class_install_action (widget_class, "article.offer-tags", NULL, offer_tags);
  gtk_widget_class_install_action (widget_class, "article.choose-annotation", NULL, choose_annotation);
  gtk_widget_class_install_action (widget_class, "article.menu", NULL, open_menu_at_place);
  gtk_widget_class_install_action (widget_class, "article.menu-at", "(dd)", open_menu_at);
  gtk_widget_class_install_action (widget_class, "article.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "article.find", NULL, find);
}

/* Before the text has them: while a link is made, some keys are meant for it. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                GlossArticlePage      *self)
{
  return gloss_link_bar_handle_key (self->link_bar, keyval, modifiers);
}

static void
add_link_keys (GlossArticlePage *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (on_key_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

static void
gloss_article_page_init (GlossArticlePage *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  add_link_keys (self);

  gloss_find_bar_set_view (self->find_bar, self->view);
  self->float_bar = GLOSS_FLOAT_BAR (gloss_float_bar_new (self->view));
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->float_bar));
  g_signal_connect_object (self->overlay, "get-child-position", G_CALLBACK (on_get_child_position), self, G_CONNECT_SWAPPED);

  self->gutter = gloss_unit_gutter_new (self->view);
  self->margin = gloss_margin_new (self->view);
  self->folds = gloss_fold_toggles_new (self->view);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "layout-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (update_contrast), self, G_CONNECT_SWAPPED);
  update_contrast (self);

  self->state_signals = g_signal_group_new (GLOSS_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "notify::place", G_CALLBACK (on_place_changed), self);
  g_signal_group_connect_swapped (self->state_signals, "notify::has-selection", G_CALLBACK (on_has_selection_changed), self);
  g_signal_group_connect_swapped (self->state_signals, "notify::selected", G_CALLBACK (on_selected_changed), self);
}

/**
 * gloss_article_page_new:
 * @state: (nullable): what to show
 *
 * Returns: (transfer floating): a page
 */
GtkWidget *
gloss_article_page_new (GlossViewState *state)
{
  return g_object_new (GLOSS_TYPE_ARTICLE_PAGE, "state", state, NULL);
}

GlossViewState *
gloss_article_page_get_state (GlossArticlePage *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_PAGE (self), NULL);

  return self->state;
}

void
gloss_article_page_set_state (GlossArticlePage *self,
                              GlossViewState   *state)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_PAGE (self));
  g_return_if_fail (state == NULL || GLOSS_IS_VIEW_STATE (state));

  if (!g_set_object (&self->state, state))
    return;

  g_signal_group_set_target (self->state_signals, state);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * gloss_article_page_get_view:
 * @self: a page
 *
 * Returns: (transfer none): the view of the text
 */
GlossArticleView *
gloss_article_page_get_view (GlossArticlePage *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_PAGE (self), NULL);

  return self->view;
}

/**
 * gloss_article_page_show_find:
 * @self: a page
 *
 * Opens the find bar, with what is selected in it.
 */
void
gloss_article_page_show_find (GlossArticlePage *self)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_PAGE (self));

  gloss_find_bar_open (self->find_bar);
}

void
gloss_article_page_focus_text (GlossArticlePage *self)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * gloss_article_page_set_link:
 * @self: a page
 * @draft: (nullable): the link that is being made; nothing when there is none any more
 */
void
gloss_article_page_set_link (GlossArticlePage *self,
                             GlossLinkDraft   *draft)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_PAGE (self));

  gloss_link_bar_set_draft (self->link_bar, draft);
}

/**
 * gloss_article_page_set_offers_tags:
 * @self: a page
 * @offers_tags: FALSE while words are selected for something else
 *
 * Whether tags are offered where something has been selected.
 */
void
gloss_article_page_set_offers_tags (GlossArticlePage *self,
                                    gboolean          offers_tags)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_PAGE (self));

  self->keeps_tags = !offers_tags;
  if (!offers_tags)
    gloss_float_bar_hide (self->float_bar);
}
