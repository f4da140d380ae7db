/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The annotations whose text is gone. */
#include "config.h"

#include "project/gloss-orphan-list.h"

#include <glib/gi18n.h>

#include "annotation/gloss-tag-chip.h"

struct _GlossOrphanList
{
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkWidget *scroller;
  GtkListView *list;
  GtkFilterListModel *orphans;

  GlossDocument *document;
};

G_DEFINE_FINAL_TYPE (GlossOrphanList, gloss_orphan_list, GTK_TYPE_WIDGET)

static gboolean
is_orphan (gpointer item,
           gpointer user_data)
{
  return !gloss_anchor_is_placed (gloss_annotation_get_anchor (item));
}

static void
update (GlossOrphanList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (G_LIST_MODEL (self->orphans)) > 0);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          GlossOrphanList          *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *chip = g_object_new (GLOSS_TYPE_TAG_CHIP, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (list_item, box);
}

static const char *
get_tag_label (GlossOrphanList *self,
               GlossAnnotation *annotation)
{
  GlossTag *tag = gloss_codebook_find_tag (gloss_document_get_codebook (self->document), gloss_annotation_get_tag (annotation));

  return tag != NULL ? gloss_tag_get_label (tag) : gloss_annotation_get_tag (annotation);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         GlossOrphanList          *self)
{
  GlossAnnotation *annotation = gtk_list_item_get_item (list_item);
  GtkWidget *chip = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *label = gtk_widget_get_next_sibling (chip);
  g_autofree char *quote = gloss_annotation_dup_quote (annotation);
  g_autofree char *marked = g_strdup_printf (_("“%s”"), quote);
  /* Translators: a tag and a quote: “Claim: “The talks lasted”, its text is gone”. */
  g_autofree char *name = g_strdup_printf (_("%s: “%s”, its text is gone"), get_tag_label (self, annotation), quote);

  gloss_tag_chip_set_tag (GLOSS_TAG_CHIP (chip), gloss_document_get_codebook (self->document), gloss_annotation_get_tag (annotation));
  gtk_label_set_label (GTK_LABEL (label), marked);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (list_item), quote);
  gtk_list_item_set_accessible_label (list_item, name);
}

static void
on_activate (GlossOrphanList *self,
             guint            position)
{
  g_autoptr (GlossAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (self->orphans), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s", gloss_annotation_get_id (annotation));
  if (gloss_document_is_own (self->document, annotation))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.review-annotation", "s", gloss_annotation_get_id (annotation));
}

static void
gloss_orphan_list_dispose (GObject *object)
{
  GlossOrphanList *self = GLOSS_ORPHAN_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_ORPHAN_LIST);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (gloss_orphan_list_parent_class)->dispose (object);
}

static void
gloss_orphan_list_class_init (GlossOrphanListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gloss_orphan_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-orphan-list.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossOrphanList, heading);
  gtk_widget_class_bind_template_child (widget_class, GlossOrphanList, scroller);
  gtk_widget_class_bind_template_child (widget_class, GlossOrphanList, list);
  gtk_widget_class_bind_template_child (widget_class, GlossOrphanList, orphans);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
gloss_orphan_list_init (GlossOrphanList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_filter_list_model_set_filter (self->orphans, GTK_FILTER (gtk_custom_filter_new (is_orphan, NULL, NULL)));
  g_signal_connect_object (self->orphans, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * gloss_orphan_list_set_document:
 * @self: a list
 * @document: (nullable): whose annotations are shown
 */
void
gloss_orphan_list_set_document (GlossOrphanList *self,
                                GlossDocument   *document)
{
  g_return_if_fail (GLOSS_IS_ORPHAN_LIST (self));

  /* Rows of the former document go before it does. */
  gtk_filter_list_model_set_model (self->orphans, NULL);
  g_set_object (&self->document, document);
  gtk_filter_list_model_set_model (self->orphans, document != NULL ? G_LIST_MODEL (gloss_document_get_annotations (document)) : NULL);
  update (self);
}
