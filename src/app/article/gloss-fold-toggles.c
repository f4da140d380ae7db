/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a button at each run of boilerplate in sight. */
#include "config.h"

#include "gloss-fold-toggles.h"

#include <glib/gi18n.h>

#include "article/gloss-article-parts.h"

#define MARGIN 200

/* More have no room on a page. Before the text is measured, though, all of its lines seem to be in sight. */
#define MAX_TOGGLES 32

/* What has room in the narrowest window, in px; a text view is never narrower than what lies on it. */
#define MAX_WIDTH 300

struct _GlossFoldToggles
{
  GObject parent_instance;

  GlossArticleView *view;
  GPtrArray *buttons;
};

G_DEFINE_FINAL_TYPE (GlossFoldToggles, gloss_fold_toggles, G_TYPE_OBJECT)

static GtkWidget *
get_button (GlossFoldToggles *self,
            guint             index)
{
  GtkWidget *button;

  if (index < self->buttons->len)
    return g_ptr_array_index (self->buttons, index);

  button = gtk_button_new ();
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "fold-button");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.toggle-boilerplate");
  gloss_article_view_add_beside (self->view, button);
  g_ptr_array_add (self->buttons, button);

  return button;
}

static void
show_toggle (GlossFoldToggles       *self,
             guint                   index,
             const GlossArticlePart *part,
             gboolean                shown)
{
  GtkWidget *button = get_button (self, index);
  guint n_blocks = part->last - part->first + 1;
  g_autofree char *hidden = g_strdup_printf (ngettext ("Show %'u part that is not the article",
                                                       "Show %'u parts that are not the article", n_blocks),
                                             n_blocks);
  int width, x, y;

  /* Setting the same label again would make the button anew with every scroll. */
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), shown ? _("Hide what is not the article") : hidden) != 0)
    gtk_button_set_label (GTK_BUTTON (button), shown ? _("Hide what is not the article") : hidden);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, shown, -1);
  gtk_widget_set_visible (button, TRUE);
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  width = MIN (width, MAX_WIDTH);
  gtk_widget_set_size_request (button, width, -1);
  gloss_article_view_get_fold_place (self->view, part, width, &x, &y);
  gtk_text_view_move_overlay (GTK_TEXT_VIEW (self->view), button, x, y);
}

static void
gloss_fold_toggles_finalize (GObject *object)
{
  GlossFoldToggles *self = GLOSS_FOLD_TOGGLES (object);

  g_clear_weak_pointer (&self->view);
  g_ptr_array_unref (self->buttons);

  G_OBJECT_CLASS (gloss_fold_toggles_parent_class)->finalize (object);
}

static void
gloss_fold_toggles_class_init (GlossFoldTogglesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_fold_toggles_finalize;
}

static void
gloss_fold_toggles_init (GlossFoldToggles *self)
{
  self->buttons = g_ptr_array_new ();
}

/**
 * gloss_fold_toggles_new:
 * @view: the view whose boilerplate can be folded; not owned
 *
 * Returns: (transfer full): no buttons yet
 */
GlossFoldToggles *
gloss_fold_toggles_new (GlossArticleView *view)
{
  GlossFoldToggles *self = g_object_new (GLOSS_TYPE_FOLD_TOGGLES, NULL);

  g_set_weak_pointer (&self->view, view);

  return self;
}

/**
 * gloss_fold_toggles_update:
 * @self: the buttons
 *
 * Puts them where they belong now. An article that is nothing but boilerplate has none, for it is not folded.
 */
void
gloss_fold_toggles_update (GlossFoldToggles *self)
{
  GlossArticle *article = gloss_article_view_get_article (self->view);
  GArray *parts = gloss_article_view_get_parts (self->view);
  guint n_blocks = article != NULL ? gloss_article_get_n_blocks (article) : 0;
  guint n_used = 0;

  if (n_blocks > 0)
    {
      GlossRange visible = gloss_article_view_get_visible (self->view, MARGIN);
      guint first = gloss_article_get_block_index_at (article, visible.start);
      guint last = gloss_article_get_block_index_at (article, visible.end);
      gboolean shown = gloss_view_state_get_boilerplate_shown (gloss_article_view_get_state (self->view));
      guint index;

      gloss_article_parts_find (parts, first, &index);
      for (; index < parts->len && n_used < MAX_TOGGLES &&
             g_array_index (parts, GlossArticlePart, index).first <= last + 1; index++)
        {
          const GlossArticlePart *part = &g_array_index (parts, GlossArticlePart, index);

          if (part->kind == GLOSS_BLOCK_BOILERPLATE && part->last - part->first + 1 < n_blocks)
            show_toggle (self, n_used++, part, shown);
        }
    }

  for (guint i = n_used; i < self->buttons->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->buttons, i), FALSE);
}
