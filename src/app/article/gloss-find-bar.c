/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what to find, counts it, and leads from one place to the next. */
#include "config.h"

#include "gloss-find-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gloss-finder.h"

struct _GlossFindBar
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkSearchBar *bar;
  GtkEditable *entry;

  /* Owned */
  GArray *found;
  GCancellable *cancellable;

  /* Borrowed */
  GlossArticleView *view;

  GlossRange origin;
  guint current;
};

G_DEFINE_FINAL_TYPE (GlossFindBar, gloss_find_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_POSITION,
  PROP_N_FOUND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
get_n_found (GlossFindBar *self)
{
  return self->found != NULL ? self->found->len : 0;
}

static void
notify_all (GlossFindBar *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FOUND]);
}

static void
show_current (GlossFindBar *self)
{
  gloss_article_view_set_matches (self->view, self->found, self->current);
  if (get_n_found (self) > 0)
    gloss_article_view_go_to (self->view, g_array_index (self->found, GlossRange, self->current));
  notify_all (self);
}

/* The first place at or after the caret's old one; past the last it begins again. */
static guint
find_first (GlossFindBar *self)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      if (g_array_index (self->found, GlossRange, i).start >= self->origin.start)
        return i;
    }

  return 0;
}

static void
forget (GlossFindBar *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->found, g_array_unref);
  self->current = 0;
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GlossFindBar) self = user_data;
  GArray *found = gloss_finder_find_finish (result, NULL);

  if (found == NULL)
    return;

  g_clear_pointer (&self->found, g_array_unref);
  self->found = found;
  self->current = find_first (self);
  if (self->view != NULL)
    show_current (self);
}

static void
on_search_changed (GlossFindBar *self)
{
  GlossArticle *article = self->view != NULL ? gloss_article_view_get_article (self->view) : NULL;
  const char *needle = gtk_editable_get_text (self->entry);

  forget (self);
  if (article == NULL || *needle == '\0')
    {
      if (self->view != NULL)
        gloss_article_view_set_matches (self->view, NULL, 0);
      notify_all (self);
      return;
    }

  self->cancellable = g_cancellable_new ();
  gloss_finder_find_async (gloss_article_get_text (article), needle, self->cancellable, on_found, g_object_ref (self));
}

static void
step (GlossFindBar *self,
      guint         steps)
{
  guint n_found = get_n_found (self);

  if (n_found == 0)
    return;

  self->current = (self->current + steps) % n_found;
  show_current (self);
}

static void
on_next (GlossFindBar *self)
{
  step (self, 1);
}

static void
on_previous (GlossFindBar *self)
{
  step (self, get_n_found (self) > 0 ? get_n_found (self) - 1 : 0);
}

static void
on_stop (GlossFindBar *self)
{
  gtk_search_bar_set_search_mode (self->bar, FALSE);
  gloss_article_view_go_to (self->view, self->origin);
}

/* However the bar is closed, nothing stays marked and the keys are the article's again. */
static void
on_mode_changed (GlossFindBar *self)
{
  if (self->view == NULL || gtk_search_bar_get_search_mode (self->bar))
    return;

  forget (self);
  notify_all (self);
  gloss_article_view_set_matches (self->view, NULL, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Another article: what was found is in the other one. */
static void
on_article_changed (GlossFindBar *self)
{
  if (gtk_search_bar_get_search_mode (self->bar))
    on_search_changed (self);
}

static void
gloss_find_bar_dispose (GObject *object)
{
  GlossFindBar *self = GLOSS_FIND_BAR (object);

  forget (self);
  g_clear_weak_pointer (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_FIND_BAR);

  G_OBJECT_CLASS (gloss_find_bar_parent_class)->dispose (object);
}

static void
gloss_find_bar_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  GlossFindBar *self = GLOSS_FIND_BAR (object);

  switch (prop_id)
    {
    case PROP_POSITION:
      g_value_set_uint (value, get_n_found (self) > 0 ? self->current + 1 : 0);
      break;
    case PROP_N_FOUND:
      g_value_set_uint (value, get_n_found (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_find_bar_class_init (GlossFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gloss_find_bar_dispose;
  object_class->get_property = gloss_find_bar_get_property;

  /**
   * GlossFindBar:position:
   *
   * Which of the places is shown, from 1; 0 if there is none.
   */
  properties[PROP_POSITION] =
    g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * GlossFindBar:n-found:
   *
   * How many places there are.
   */
  properties[PROP_N_FOUND] =
    g_param_spec_uint ("n-found", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, GlossFindBar, entry);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_bind_template_callback (widget_class, gloss_find_bar_format_count);
}

static void
gloss_find_bar_init (GlossFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_search_bar_connect_entry (self->bar, self->entry);
  g_signal_connect_object (self->bar, "notify::search-mode-enabled", G_CALLBACK (on_mode_changed), self, G_CONNECT_SWAPPED);
}

/**
 * gloss_find_bar_set_view:
 * @self: a bar
 * @view: the view it finds in; not owned
 */
void
gloss_find_bar_set_view (GlossFindBar     *self,
                         GlossArticleView *view)
{
  g_return_if_fail (GLOSS_IS_FIND_BAR (self));

  if (!g_set_weak_pointer (&self->view, view) || view == NULL)
    return;

  g_signal_connect_object (view, "article-changed", G_CALLBACK (on_article_changed), self, G_CONNECT_SWAPPED);
}

static char *
dup_selected_text (GlossFindBar *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end) ||
      gtk_text_iter_get_line (&start) != gtk_text_iter_get_line (&end))
    return NULL;
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/**
 * gloss_find_bar_open:
 * @self: a bar
 *
 * Shows it and takes the focus; what is selected is looked for at once.
 */
void
gloss_find_bar_open (GlossFindBar *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter caret;
  g_autofree char *selected = NULL;

  g_return_if_fail (GLOSS_IS_FIND_BAR (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  selected = dup_selected_text (self);
  if (!gtk_search_bar_get_search_mode (self->bar))
    {
      gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
      self->origin.start = self->origin.end = (gsize) gtk_text_iter_get_offset (&caret);
      gtk_search_bar_set_search_mode (self->bar, TRUE);
    }
  if (selected != NULL)
    gtk_editable_set_text (self->entry, selected);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

/**
 * gloss_find_bar_format_count:
 * @unused: the template's widget
 * @position: which place is shown, from 1
 * @n_found: how many there are
 * @needle: what is looked for
 *
 * Returns: (transfer full): "3 of 12"; nothing while nothing is looked for
 */
char *
gloss_find_bar_format_count (GtkWidget  *unused,
                             guint       position,
                             guint       n_found,
                             const char *needle)
{
  if (needle == NULL || *needle == '\0')
    return g_strdup ("");
  if (n_found == 0)
    return g_strdup (C_("find", "Not found"));
  /* Translators: of what is looked for, the place that is shown, and how many there are. */
  return g_strdup_printf (C_("find", "%'u of %'u"), position, n_found);
}
