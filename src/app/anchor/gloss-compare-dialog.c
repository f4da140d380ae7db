/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares an article with what it was. */
#include "config.h"

#include "anchor/gloss-compare-dialog.h"

#include <glib/gi18n.h>

#include "anchor/gloss-compare-view.h"
#include "document/gloss-earlier-text.h"

struct _GlossCompareDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  GtkWidget *bar;
  GtkDropDown *choice;
  GlossCompareView *view;

  GlossDocument *document;
  GCancellable *cancellable;
  GPtrArray *texts;
};

G_DEFINE_FINAL_TYPE (GlossCompareDialog, gloss_compare_dialog, ADW_TYPE_DIALOG)

static char *
describe (GlossEarlierText *text)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (gloss_earlier_text_get_date (text));
  /* Translators: a day and a time, for g_date_time_format (). */
  g_autofree char *date = g_date_time_format (local, _("%-d %b %Y, %H:%M"));
  guint n = gloss_earlier_text_get_n_annotations (text);

  if (n == 0)
    return g_steal_pointer (&date);
  /* Translators: a day and a time, and how many annotations were made in the text that was kept then. */
  return g_strdup_printf (ngettext ("%s, %'u annotation", "%s, %'u annotations", n), date, n);
}

static void
on_chosen (GlossCompareDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (self->texts == NULL || selected >= self->texts->len)
    return;
  gloss_compare_view_set_texts (self->view, gloss_earlier_text_get_text (g_ptr_array_index (self->texts, selected)),
                                gloss_article_get_text (gloss_document_get_article (self->document)));
}

static void
on_previous (GlossCompareDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "compare.previous", NULL);
}

static void
on_next (GlossCompareDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "compare.next", NULL);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GlossCompareDialog) self = user_data;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->texts = gloss_earlier_text_list_finish (GLOSS_DOCUMENT (source), result, NULL);
  if (self->texts == NULL || self->stack == NULL)
    return;
  for (guint i = 0; i < self->texts->len; i++)
    gtk_string_list_take (labels, describe (g_ptr_array_index (self->texts, i)));
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (labels));
  gtk_widget_set_visible (self->bar, self->texts->len > 0);
  gtk_stack_set_visible_child_name (self->stack, self->texts->len > 0 ? "view" : "none");
  if (self->texts->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
gloss_compare_dialog_dispose (GObject *object)
{
  GlossCompareDialog *self = GLOSS_COMPARE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_COMPARE_DIALOG);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (gloss_compare_dialog_parent_class)->dispose (object);
}

static void
gloss_compare_dialog_finalize (GObject *object)
{
  GlossCompareDialog *self = GLOSS_COMPARE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->texts, g_ptr_array_unref);

  G_OBJECT_CLASS (gloss_compare_dialog_parent_class)->finalize (object);
}

static void
gloss_compare_dialog_class_init (GlossCompareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gloss_compare_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = gloss_compare_dialog_finalize;

  g_type_ensure (GLOSS_TYPE_COMPARE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-compare-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossCompareDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, GlossCompareDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, GlossCompareDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, GlossCompareDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
gloss_compare_dialog_init (GlossCompareDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * gloss_compare_dialog_new:
 * @document: an article
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *
gloss_compare_dialog_new (GlossDocument *document)
{
  GlossCompareDialog *self = g_object_new (GLOSS_TYPE_COMPARE_DIALOG, NULL);

  self->document = g_object_ref (document);
  gloss_earlier_text_list_async (document, self->cancellable, on_listed, g_object_ref (self));
  return ADW_DIALOG (self);
}
