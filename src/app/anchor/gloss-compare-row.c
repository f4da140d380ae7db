/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows two paragraphs beside each other. */
#include "config.h"

#include "anchor/gloss-compare-row.h"

#include "anchor/gloss-passage-marks.h"

/* Between the columns, and between the lines of a stack, in px. */
#define COLUMN_SPACING 24
#define STACK_SPACING 6

struct _GlossCompareRow
{
  GtkWidget parent_instance;

  GtkWidget *kind;
  GtkWidget *texts;
  GtkWidget *before;
  GtkWidget *after;

  GlossCompareItem *item;
  guint stacked : 1;
};

G_DEFINE_FINAL_TYPE (GlossCompareRow, gloss_compare_row, GTK_TYPE_WIDGET)

static void
show_text (GtkWidget     *label,
           GlossText     *text,
           PangoAttrList *attributes)
{
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_label (GTK_LABEL (label), gloss_text_get_utf8 (text, NULL));
}

static void
mark_all (PangoAttrList    *attributes,
          GlossText        *text,
          GlossPassageMark  mark)
{
  gloss_passage_mark (attributes, text, (GlossRange) { 0, gloss_text_get_length (text) }, mark);
}

static void
show_item (GlossCompareRow *self)
{
  GlossAlignedKind kind = gloss_compare_item_get_kind (self->item);
  const char *name = gloss_compare_item_get_kind_name (self->item);
  g_autoptr (GlossText) before = gloss_compare_item_dup_before (self->item);
  g_autoptr (GlossText) after = gloss_compare_item_dup_after (self->item);
  g_autoptr (PangoAttrList) attributes_before = pango_attr_list_new ();
  g_autoptr (PangoAttrList) attributes_after = pango_attr_list_new ();

  if (kind == GLOSS_ALIGNED_CHANGED)
    gloss_passage_mark_diff (before, attributes_before, after, attributes_after);
  else if (kind == GLOSS_ALIGNED_REMOVED)
    mark_all (attributes_before, before, GLOSS_PASSAGE_REMOVED);
  else if (kind == GLOSS_ALIGNED_ADDED)
    mark_all (attributes_after, after, GLOSS_PASSAGE_ADDED);
  else
    {
      mark_all (attributes_before, before, GLOSS_PASSAGE_AROUND);
      mark_all (attributes_after, after, GLOSS_PASSAGE_AROUND);
    }
  gtk_label_set_label (GTK_LABEL (self->kind), name != NULL ? name : "");
  gtk_widget_set_visible (self->kind, name != NULL);
  show_text (self->before, before, attributes_before);
  show_text (self->after, after, attributes_after);
}

/* Beside each other both columns are always there, so that they stay in line. */
static void
arrange (GlossCompareRow *self)
{
  gboolean same = self->item != NULL && gloss_compare_item_get_kind (self->item) == GLOSS_ALIGNED_SAME;
  gboolean has_before = *gtk_label_get_label (GTK_LABEL (self->before)) != '\0';
  gboolean has_after = *gtk_label_get_label (GTK_LABEL (self->after)) != '\0';

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->texts), self->stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->texts), self->stacked ? STACK_SPACING : COLUMN_SPACING);
  gtk_box_set_homogeneous (GTK_BOX (self->texts), !self->stacked);
  gtk_widget_set_visible (self->before, !self->stacked || (has_before && !same));
  gtk_widget_set_visible (self->after, !self->stacked || has_after);
}

static void
gloss_compare_row_dispose (GObject *object)
{
  GlossCompareRow *self = GLOSS_COMPARE_ROW (object);

  g_clear_pointer (&self->kind, gtk_widget_unparent);
  g_clear_pointer (&self->texts, gtk_widget_unparent);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (gloss_compare_row_parent_class)->dispose (object);
}

static void
gloss_compare_row_class_init (GlossCompareRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gloss_compare_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "comparerow");
}

static GtkWidget *
add_text (GlossCompareRow *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "quotation");
  gtk_box_append (GTK_BOX (self->texts), label);
  return label;
}

static void
gloss_compare_row_init (GlossCompareRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->kind = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->kind), 0);
  gtk_widget_add_css_class (self->kind, "caption-heading");
  gtk_widget_set_parent (self->kind, GTK_WIDGET (self));
  self->texts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, COLUMN_SPACING);
  gtk_widget_set_parent (self->texts, GTK_WIDGET (self));
  self->before = add_text (self);
  self->after = add_text (self);
  arrange (self);
}

/**
 * gloss_compare_row_new:
 *
 * Returns: (transfer floating): a row without an item
 */
GtkWidget *
gloss_compare_row_new (void)
{
  return g_object_new (GLOSS_TYPE_COMPARE_ROW, NULL);
}

/**
 * gloss_compare_row_set_item:
 * @self: a row
 * @item: (nullable): what it shows
 */
void
gloss_compare_row_set_item (GlossCompareRow  *self,
                            GlossCompareItem *item)
{
  g_return_if_fail (GLOSS_IS_COMPARE_ROW (self));

  if (!g_set_object (&self->item, item) || item == NULL)
    return;
  show_item (self);
  arrange (self);
}

/**
 * gloss_compare_row_set_stacked:
 * @self: a row
 * @stacked: whether the paragraphs stand one below the other
 */
void
gloss_compare_row_set_stacked (GlossCompareRow *self,
                               gboolean         stacked)
{
  g_return_if_fail (GLOSS_IS_COMPARE_ROW (self));

  if (self->stacked == !!stacked)
    return;
  self->stacked = !!stacked;
  arrange (self);
}
