/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the note of an annotation. */
#include "config.h"

#include "annotation/gloss-annotation-card.h"

#include <glib/gi18n.h>

#include "annotation/gloss-tag-chip.h"

#define MAX_LINES 5

struct _GlossAnnotationCard
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *button;
  GlossAnnotation *annotation;
  GlossCodebook *codebook;

  /* Borrowed */
  GtkWidget *content;
  GtkWidget *chip;
  GtkWidget *reviewer;
  GtkWidget *label;
  GtkWidget *note;
  GtkWidget *header;

  guint compact : 1;
};

G_DEFINE_FINAL_TYPE (GlossAnnotationCard, gloss_annotation_card, GTK_TYPE_WIDGET)

static void
on_clicked (GlossAnnotationCard *self)
{
  if (self->annotation != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s", gloss_annotation_get_id (self->annotation));
}

static void
gloss_annotation_card_dispose (GObject *object)
{
  GlossAnnotationCard *self = GLOSS_ANNOTATION_CARD (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->annotation);
  g_clear_object (&self->codebook);

  G_OBJECT_CLASS (gloss_annotation_card_parent_class)->dispose (object);
}

static void
gloss_annotation_card_class_init (GlossAnnotationCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gloss_annotation_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "annotationcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_COMMENT);
}

static GtkWidget *
create_header (GlossAnnotationCard *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->chip = gloss_tag_chip_new (NULL, NULL);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_add_css_class (self->label, "caption-heading");
  self->reviewer = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->reviewer), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->reviewer, "caption");
  gtk_widget_add_css_class (self->reviewer, "dimmed");
  gtk_box_append (GTK_BOX (header), self->chip);
  gtk_box_append (GTK_BOX (header), self->label);
  gtk_box_append (GTK_BOX (header), self->reviewer);

  return header;
}

static GtkWidget *
create_note (void)
{
  GtkWidget *note = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (note), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (note), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_lines (GTK_LABEL (note), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (note), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (note), 1);
  gtk_widget_set_hexpand (note, TRUE);

  return note;
}

static void
gloss_annotation_card_init (GlossAnnotationCard *self)
{
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->header = create_header (self);
  self->note = create_note ();
  gtk_box_append (GTK_BOX (self->content), self->header);
  gtk_box_append (GTK_BOX (self->content), self->note);

  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), self->content);
  gtk_widget_set_focus_on_click (self->button, FALSE);
  gtk_widget_add_css_class (self->button, "flat");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * gloss_annotation_card_new:
 *
 * Returns: (transfer floating): a card of nothing
 */
GtkWidget *
gloss_annotation_card_new (void)
{
  return g_object_new (GLOSS_TYPE_ANNOTATION_CARD, NULL);
}

static void
update_tooltip (GlossAnnotationCard *self)
{
  gtk_widget_set_tooltip_text (self->button, self->compact ? gtk_label_get_label (GTK_LABEL (self->note)) : NULL);
}

static void
show_annotation (GlossAnnotationCard *self)
{
  GlossTag *tag = gloss_codebook_find_tag (self->codebook, gloss_annotation_get_tag (self->annotation));
  const char *label = tag != NULL ? gloss_tag_get_label (tag) : gloss_annotation_get_tag (self->annotation);
  const char *note = gloss_annotation_get_note (self->annotation);
  /* Translators: what a screen reader says of an annotation: its tag, and the reviewer’s note. */
  g_autofree char *name = g_strdup_printf (_("%s, note: %s"), label, note != NULL ? note : "");

  gloss_tag_chip_set_tag (GLOSS_TAG_CHIP (self->chip), self->codebook, gloss_annotation_get_tag (self->annotation));
  gtk_label_set_label (GTK_LABEL (self->label), label);
  gtk_label_set_label (GTK_LABEL (self->reviewer), gloss_annotation_get_reviewer (self->annotation));
  gtk_label_set_label (GTK_LABEL (self->note), note != NULL ? note : "");
  update_tooltip (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * gloss_annotation_card_set_annotation:
 * @self: a card
 * @annotation: the current version of what it shows
 * @codebook: its tags
 * @selected: whether the form shows it too
 */
void
gloss_annotation_card_set_annotation (GlossAnnotationCard *self,
                                      GlossAnnotation     *annotation,
                                      GlossCodebook       *codebook,
                                      gboolean             selected)
{
  gboolean changed;

  g_return_if_fail (GLOSS_IS_ANNOTATION_CARD (self));

  changed = g_set_object (&self->codebook, codebook);
  if (g_set_object (&self->annotation, annotation) || changed)
    show_annotation (self);
  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
}

/**
 * gloss_annotation_card_get_annotation:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): what it shows
 */
GlossAnnotation *
gloss_annotation_card_get_annotation (GlossAnnotationCard *self)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_CARD (self), NULL);

  return self->annotation;
}

/**
 * gloss_annotation_card_set_compact:
 * @self: a card
 * @compact: whether only the tag's mark is shown; its note is then the tooltip
 */
void
gloss_annotation_card_set_compact (GlossAnnotationCard *self,
                                   gboolean             compact)
{
  g_return_if_fail (GLOSS_IS_ANNOTATION_CARD (self));

  if (self->compact == !!compact)
    return;
  self->compact = !!compact;
  gtk_widget_set_visible (self->note, !compact);
  gtk_widget_set_visible (self->label, !compact);
  gtk_widget_set_visible (self->reviewer, !compact);
  update_tooltip (self);
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
}
