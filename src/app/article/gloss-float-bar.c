/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers tags or annotations near a piece of the text. */
#include "config.h"

#include "gloss-float-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "annotation/gloss-tag-chip.h"
#include "text/gloss-text-direction.h"

/* Between the bar and the text, and between it and the borders of the page, in px. */
#define GAP 8

/* How much of a quote is shown to tell an annotation from another. */
#define MAX_QUOTE_CHARS 48

struct _GlossFloatBar
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *scrolled;
  GtkWidget *box;

  /* Borrowed */
  GlossArticleView *view;

  GlossRange range;
};

G_DEFINE_FINAL_TYPE (GlossFloatBar, gloss_float_bar, GTK_TYPE_WIDGET)

static GlossCodebook *
get_codebook (GlossFloatBar *self)
{
  GlossViewState *state = gloss_article_view_get_state (self->view);
  GlossDocument *document = state != NULL ? gloss_view_state_get_document (state) : NULL;

  return document != NULL ? gloss_document_get_codebook (document) : NULL;
}

static void
clear (GlossFloatBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->box), child);
}

/* The action is done first: hiding the bar takes the button away. */
static void
on_clicked (GlossFloatBar *self,
            GtkButton     *button)
{
  const char *action = g_object_get_data (G_OBJECT (button), "action");
  const char *target = g_object_get_data (G_OBJECT (button), "target");

  gtk_widget_activate_action (GTK_WIDGET (self->view), action, "s", target);
  gloss_float_bar_hide (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
add_button (GlossFloatBar *self,
            const char    *tag,
            const char    *text,
            const char    *key,
            const char    *action,
            const char    *target)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *isolated = gloss_text_isolate_quotes (text);
  GtkWidget *label = gtk_label_new (isolated);

  gtk_box_append (GTK_BOX (content), gloss_tag_chip_new (get_codebook (self), tag));
  /* A quote may be wider than a narrow window. */
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), label);
  if (key != NULL)
    {
      GtkWidget *key_label = gtk_label_new (key);

      gtk_widget_add_css_class (key_label, "dimmed");
      gtk_widget_add_css_class (key_label, "caption");
      gtk_widget_add_css_class (key_label, "numeric");
      gtk_box_append (GTK_BOX (content), key_label);
    }
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (key != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  g_object_set_data (G_OBJECT (button), "action", (gpointer) action);
  g_object_set_data_full (G_OBJECT (button), "target", g_strdup (target), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_clicked), self);
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), button);
}

static void
show_at (GlossFloatBar *self,
         GlossRange     range)
{
  self->range = range;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static const char *
get_label (GlossAnnotation *annotation,
           GlossCodebook   *codebook)
{
  GlossTag *tag = codebook != NULL ? gloss_codebook_find_tag (codebook, gloss_annotation_get_tag (annotation)) : NULL;

  return tag != NULL ? gloss_tag_get_label (tag) : gloss_annotation_get_tag (annotation);
}

static char *
describe_annotation (GlossAnnotation *annotation,
                     GlossCodebook   *codebook)
{
  const char *label = get_label (annotation, codebook);
  g_autofree char *quote = gloss_annotation_dup_quote (annotation);
  g_autofree char *shortened = NULL;

  if (g_utf8_strlen (quote, -1) <= MAX_QUOTE_CHARS)
    /* Translators: the name of a tag, and the text that has it. */
    return g_strdup_printf (_("%s: “%s”"), label, quote);

  shortened = g_utf8_substring (quote, 0, MAX_QUOTE_CHARS);
  /* Translators: the name of a tag, and the beginning of the text that has it. */
  return g_strdup_printf (_("%s: “%s…”"), label, shortened);
}

static void
gloss_float_bar_dispose (GObject *object)
{
  GlossFloatBar *self = GLOSS_FLOAT_BAR (object);

  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (gloss_float_bar_parent_class)->dispose (object);
}

static void
gloss_float_bar_class_init (GlossFloatBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gloss_float_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "floatbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
gloss_float_bar_init (GlossFloatBar *self)
{
  self->box = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->box), 2);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->box), 2);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * gloss_float_bar_new:
 * @view: the view whose text it is about
 *
 * Returns: (transfer floating): a bar that is not shown
 */
GtkWidget *
gloss_float_bar_new (GlossArticleView *view)
{
  GlossFloatBar *self = g_object_new (GLOSS_TYPE_FLOAT_BAR, NULL);

  g_set_weak_pointer (&self->view, view);

  return GTK_WIDGET (self);
}

/**
 * gloss_float_bar_show_tags:
 * @self: a bar
 * @range: what would be tagged
 *
 * Offers all tags that spans can have, with their keys; a click gives one.
 */
void
gloss_float_bar_show_tags (GlossFloatBar *self,
                           GlossRange     range)
{
  GlossCodebook *codebook = get_codebook (self);
  GListModel *tags = codebook != NULL ? gloss_codebook_get_tags (codebook) : NULL;

  clear (self);
  for (guint i = 0; tags != NULL && i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (GlossTag) tag = g_list_model_get_item (tags, i);

      if ((gloss_tag_get_scope (tag) & GLOSS_TAG_ON_SPAN) != 0)
        add_button (self, gloss_tag_get_id (tag), gloss_tag_get_label (tag), gloss_tag_get_key (tag),
                    "win.tag", gloss_tag_get_id (tag));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tags for the selection"), -1);
  show_at (self, range);
}

/**
 * gloss_float_bar_show_annotations:
 * @self: a bar
 * @range: the place they lie at
 * @annotations: (element-type GlossAnnotation): what to choose from
 */
void
gloss_float_bar_show_annotations (GlossFloatBar *self,
                                  GlossRange     range,
                                  GPtrArray     *annotations)
{
  GlossCodebook *codebook = get_codebook (self);

  clear (self);
  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);
      g_autofree char *text = describe_annotation (annotation, codebook);

      add_button (self, gloss_annotation_get_tag (annotation), text, NULL, "win.select", gloss_annotation_get_id (annotation));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Annotations at this place"), -1);
  show_at (self, range);
}

/**
 * gloss_float_bar_describe_place:
 * @self: a bar
 * @annotations: (element-type GlossAnnotation): what lies at a place, at least one
 *
 * Returns: (transfer full): what a screen reader is told of the place, in few words
 */
char *
gloss_float_bar_describe_place (GlossFloatBar *self,
                                GPtrArray     *annotations)
{
  const char *label = get_label (g_ptr_array_index (annotations, 0), get_codebook (self));

  if (annotations->len == 1)
    return g_strdup (label);
  /* Translators: the name of a tag, and how many annotations there are, that one included. */
  return g_strdup_printf (ngettext ("%s, %'u annotation here", "%s, %'u annotations here", annotations->len),
                          label, annotations->len);
}

void
gloss_float_bar_hide (GlossFloatBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

gboolean
gloss_float_bar_is_shown (GlossFloatBar *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/**
 * gloss_float_bar_place:
 * @self: a bar
 * @overlay: the widget it lies on
 * @allocation: (out): where to put it, in the coordinates of @overlay
 *
 * Returns: %TRUE, for GtkOverlay::get-child-position
 */
gboolean
gloss_float_bar_place (GlossFloatBar *self,
                       GtkWidget     *overlay,
                       GdkRectangle  *allocation)
{
  int page_width = gtk_widget_get_width (overlay);
  int page_height = gtk_widget_get_height (overlay);
  graphene_rect_t text = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  graphene_point_t origin = GRAPHENE_POINT_INIT (0, 0);
  int above, below;

  gloss_article_view_get_bounds (self->view, self->range, &text);
  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), overlay, &text.origin, &origin))
    origin = text.origin;

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &allocation->width, NULL, NULL);
  allocation->width = CLAMP (allocation->width, 1, MAX (MIN (page_width - 2 * GAP, 560), 1));
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, allocation->width, NULL, &allocation->height, NULL, NULL);

  above = (int) origin.y - GAP - allocation->height;
  below = (int) (origin.y + text.size.height) + GAP;
  allocation->x = CLAMP ((int) (origin.x + text.size.width / 2) - allocation->width / 2,
                         GAP, MAX (page_width - allocation->width - GAP, GAP));
  /* Where neither has room, the selection fills the page; then the border of the page is the lesser evil. */
  allocation->y = above >= GAP ? above : MIN (below, page_height - allocation->height - GAP);

  return TRUE;
}
