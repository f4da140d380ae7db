/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside the article: the project on one side, the form of the annotation on the other. */
#include "config.h"

#include "window/gloss-window-private.h"

/* The form and the outline come that long after the article, so that they do not keep it from being drawn. */
#define LATE_MS 60

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

static void
ensure_pane (GlossWindow *self)
{
  if (self->pane != NULL)
    return;

  self->pane = g_object_new (GLOSS_TYPE_ANNOTATION_PANE, "state", self->state, NULL);
  g_object_bind_property (self->pane_split, "collapsed", self->pane, "collapsed", G_BINDING_SYNC_CREATE);
  adw_overlay_split_view_set_sidebar (self->pane_split, GTK_WIDGET (self->pane));
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
 * What was to be filled in after the article is not any more.
 */
void
gloss_window_forget_late (GlossWindow *self)
{
  g_clear_handle_id (&self->late_id, g_source_remove);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), g_steal_handle_id (&self->tick_id));
}

/* Its place is kept from the beginning; it and the outline are filled when the article has been drawn. */
static void
update_pane (GlossWindow *self)
{
  GlossDocument *document = gloss_view_state_get_document (self->state);

  if (document != NULL && self->tick_id == 0 && self->late_id == 0)
    {
      self->n_ticks = 0;
      self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
    }
  update_split (self, self->pane_split, document != NULL, "pane-shown");
}

/* A person's choice; it is kept where there is room for both, as a narrow window shows neither by itself. */
static void
choose_shown (GlossWindow         *self,
              AdwOverlaySplitView *split,
              const char          *setting,
              gboolean             shown)
{
  if (!adw_overlay_split_view_get_collapsed (split))
    g_object_set (self->settings, setting, shown, NULL);
  adw_overlay_split_view_set_show_sidebar (split, shown);
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
  adw_overlay_split_view_set_show_sidebar (self->pane_split, TRUE);
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
    adw_overlay_split_view_set_show_sidebar (self->pane_split, FALSE);
  if (adw_overlay_split_view_get_collapsed (self->sidebar_split))
    adw_overlay_split_view_set_show_sidebar (self->sidebar_split, FALSE);
  if (self->article != NULL)
    gloss_article_page_focus_text (self->article);
}

gboolean
gloss_window_get_sidebar_shown (GlossWindow *self)
{
  return self->sidebar_split != NULL && adw_overlay_split_view_get_show_sidebar (self->sidebar_split);
}

gboolean
gloss_window_get_pane_shown (GlossWindow *self)
{
  return self->pane_split != NULL && adw_overlay_split_view_get_show_sidebar (self->pane_split);
}

void
gloss_window_choose_sidebar_shown (GlossWindow *self,
                                   gboolean     shown)
{
  choose_shown (self, self->sidebar_split, "sidebar-shown", shown);
}

void
gloss_window_choose_pane_shown (GlossWindow *self,
                                gboolean     shown)
{
  choose_shown (self, self->pane_split, "pane-shown", shown);
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
