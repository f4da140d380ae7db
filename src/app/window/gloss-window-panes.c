/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside the article: the project on one side, the form of the annotation on the other. */
#include "config.h"

#include "window/gloss-window-private.h"

/* The form and the outline come that long after the article, so that they do not keep it from being drawn. */
#define LATE_MS 60

/* What is selected is looked for when the article has got the room that the sheet leaves it. */
#define REVEAL_MS 60

static gboolean
get_setting (GlossWindow *self,
             const char  *name)
{
  gboolean value = TRUE;

  g_object_get (self->settings, name, &value, NULL);
  return value;
}

/* What is collapsed lies over the article, and comes only when it is asked for. */
static void
update_split (GlossWindow         *self,
              AdwOverlaySplitView *split,
              gboolean             possible,
              const char          *setting)
{
  if (!possible)
    adw_overlay_split_view_set_show_sidebar (split, FALSE);
  else if (!adw_overlay_split_view_get_collapsed (split))
    adw_overlay_split_view_set_show_sidebar (split, get_setting (self, setting));
}

static void
update_sidebar (GlossWindow *self)
{
  if (self->sidebar == NULL && self->project != NULL)
    {
      self->sidebar = g_object_new (GLOSS_TYPE_SIDEBAR, NULL);
      adw_overlay_split_view_set_sidebar (self->sidebar_split, GTK_WIDGET (self->sidebar));
    }
  if (self->sidebar != NULL)
    {
      gloss_sidebar_set_project (self->sidebar, self->project);
      if (gloss_view_state_get_document (self->state) == NULL)
        gloss_sidebar_set_document (self->sidebar, NULL);
    }
  update_split (self, self->sidebar_split, self->project != NULL, "sidebar-shown");
}

/* Where the sidebar has no room beside the article, the form would leave none of it to be seen beside or over it either. */
static gboolean
is_below (GlossWindow *self)
{
  return adw_overlay_split_view_get_collapsed (self->sidebar_split);
}

/* It goes from the side to the sheet and back with what it shows; what was typed there is handed on before. */
static void
place_pane (GlossWindow *self)
{
  GtkWidget *pane = GTK_WIDGET (self->pane);
  gboolean below = is_below (self);

  g_object_set (self->pane,
                "below", below,
                "collapsed", !below && adw_overlay_split_view_get_collapsed (self->pane_split), NULL);
  if (below == (adw_bottom_sheet_get_sheet (self->sheet) == pane) && gtk_widget_get_parent (pane) != NULL)
    return;

  g_object_ref_sink (pane);
  gloss_annotation_pane_commit (self->pane);
  if (below)
    {
      adw_overlay_split_view_set_show_sidebar (self->pane_split, FALSE);
      adw_overlay_split_view_set_sidebar (self->pane_split, NULL);
      adw_bottom_sheet_set_sheet (self->sheet, pane);
    }
  else
    {
      adw_bottom_sheet_set_open (self->sheet, FALSE);
      adw_bottom_sheet_set_sheet (self->sheet, NULL);
      adw_overlay_split_view_set_sidebar (self->pane_split, pane);
    }
  g_object_unref (pane);
}

static void
ensure_pane (GlossWindow *self)
{
  if (self->pane != NULL)
    return;

  self->pane = g_object_new (GLOSS_TYPE_ANNOTATION_PANE, "state", self->state, NULL);
  place_pane (self);
}

static void
show_pane (GlossWindow *self,
           gboolean     shown)
{
  if (is_below (self))
    {
      if (shown)
        ensure_pane (self);
      adw_bottom_sheet_set_open (self->sheet, shown);
    }
  else
    adw_overlay_split_view_set_show_sidebar (self->pane_split, shown);
}

static void
on_late (gpointer user_data)
{
  GlossWindow *self = user_data;

  self->late_id = 0;
  ensure_pane (self);
  if (self->sidebar != NULL)
    gloss_sidebar_set_document (self->sidebar, gloss_view_state_get_document (self->state));
}

/* The first tick is before the frame with the article, the second one after it has been drawn. */
static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  GlossWindow *self = GLOSS_WINDOW (widget);

  if (self->n_ticks++ == 0)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  self->late_id = g_timeout_add_once (LATE_MS, on_late, self);
  return G_SOURCE_REMOVE;
}

/**
 * gloss_window_forget_late:
 *
 * What was to be filled in or shown a little later is not any more.
 */
void
gloss_window_forget_late (GlossWindow *self)
{
  g_clear_handle_id (&self->late_id, g_source_remove);
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), g_steal_handle_id (&self->tick_id));
}

/* Its place is kept from the beginning; it and the outline are filled when the article has been drawn. */
static void
update_pane (GlossWindow *self)
{
  GlossDocument *document = gloss_view_state_get_document (self->state);
  gboolean possible;

  if (document != NULL && self->tick_id == 0 && self->late_id == 0)
    {
      self->n_ticks = 0;
      self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
    }
  if (self->pane != NULL)
    place_pane (self);
  possible = document != NULL && !gloss_window_is_reviewing (self);
  adw_bottom_sheet_set_can_open (self->sheet, possible && is_below (self));
  if (!possible)
    adw_bottom_sheet_set_open (self->sheet, FALSE);
  update_split (self, self->pane_split, possible && !is_below (self), "pane-shown");
}

/* A person's choice; it is kept where there is room for both, as a narrow window shows neither by itself. */
static void
keep_shown (GlossWindow         *self,
            AdwOverlaySplitView *split,
            const char          *setting,
            gboolean             shown)
{
  if (!adw_overlay_split_view_get_collapsed (split))
    g_object_set (self->settings, setting, shown, NULL);
}

/**
 * gloss_window_edit:
 *
 * Puts the focus into the form, and shows that first where it is away.
 */
void
gloss_window_edit (GlossWindow *self)
{
  if (gloss_view_state_get_document (self->state) == NULL)
    return;

  ensure_pane (self);
  show_pane (self, TRUE);
  gloss_annotation_pane_edit (self->pane);
}

/**
 * gloss_window_focus:
 *
 * Puts the focus back into the article, and away what lies over it.
 */
void
gloss_window_focus (GlossWindow *self)
{
  if (adw_overlay_split_view_get_collapsed (self->pane_split))
    show_pane (self, FALSE);
  if (adw_overlay_split_view_get_collapsed (self->sidebar_split))
    adw_overlay_split_view_set_show_sidebar (self->sidebar_split, FALSE);
  if (gloss_window_is_reviewing (self))
    gtk_widget_grab_focus (gtk_stack_get_visible_child (self->pages));
  else if (self->article != NULL)
    gloss_article_page_focus_text (self->article);
}

static void
show_selected (gpointer user_data)
{
  GlossWindow *self = user_data;
  GlossAnnotation *selected = gloss_view_state_get_selected (self->state);

  self->reveal_id = 0;
  if (selected != NULL && gloss_anchor_is_placed (gloss_annotation_get_anchor (selected)))
    gloss_view_state_go_to (self->state, gloss_annotation_get_extent (selected));
}

/**
 * gloss_window_make_room:
 *
 * The article ends where the sheet begins, and what is selected in it is in sight once it has its new size.
 */
void
gloss_window_make_room (GlossWindow *self)
{
  gboolean open = adw_bottom_sheet_get_open (self->sheet);
  int height = open ? adw_bottom_sheet_get_sheet_height (self->sheet) : 0;

  if (gtk_widget_get_margin_bottom (GTK_WIDGET (self->pages)) == height)
    return;

  gtk_widget_set_margin_bottom (GTK_WIDGET (self->pages), height);
  if (open && self->reveal_id == 0)
    self->reveal_id = g_timeout_add_once (REVEAL_MS, show_selected, self);
}

gboolean
gloss_window_get_sidebar_shown (GlossWindow *self)
{
  return self->sidebar_split != NULL && adw_overlay_split_view_get_show_sidebar (self->sidebar_split);
}

gboolean
gloss_window_get_pane_shown (GlossWindow *self)
{
  return self->pane_split != NULL
         && (adw_overlay_split_view_get_show_sidebar (self->pane_split) || adw_bottom_sheet_get_open (self->sheet));
}

void
gloss_window_choose_sidebar_shown (GlossWindow *self,
                                   gboolean     shown)
{
  keep_shown (self, self->sidebar_split, "sidebar-shown", shown);
  adw_overlay_split_view_set_show_sidebar (self->sidebar_split, shown);
}

void
gloss_window_choose_pane_shown (GlossWindow *self,
                                gboolean     shown)
{
  keep_shown (self, self->pane_split, "pane-shown", shown);
  show_pane (self, shown);
}

/**
 * gloss_window_update_panes:
 *
 * Brings what stands beside the article in line with what is open.
 */
void
gloss_window_update_panes (GlossWindow *self)
{
  update_sidebar (self);
  update_pane (self);
}
