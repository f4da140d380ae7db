/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done to one annotation, in short. */
#include "config.h"

#include "history/gloss-annotation-history.h"

#include <glib/gi18n.h>

#include "gloss-closures.h"
#include "history/gloss-step-row.h"

/* Older ones are in the history of the article. */
#define MAX_STEPS 8

struct _GlossAnnotationHistory
{
  AdwBin parent_instance;

  GtkExpander *expander;
  GtkBox *box;

  GlossDocument *document;
  GlossAnnotation *annotation;
};

G_DEFINE_FINAL_TYPE (GlossAnnotationHistory, gloss_annotation_history, ADW_TYPE_BIN)

static void
append_step (GlossAnnotationHistory *self,
             GlossStep              *step)
{
  g_autoptr (GDateTime) time = g_date_time_to_utc (gloss_step_get_time (step));
  g_autofree char *iso = g_date_time_format_iso8601 (time);
  g_autofree char *when = gloss_format_time (NULL, iso);
  /* Translators: what was done, and when: “Wrote a note · 22 Nov 2026, 09:12”. */
  g_autofree char *text = g_strdup_printf (C_("step", "%s · %s"), gloss_step_get_label (step), when);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  if (!gloss_step_get_done (step))
    gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (self->box, label);
}

static void
append_button (GlossAnnotationHistory *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_All of the History"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "small-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.history");
  gtk_box_append (self->box, button);
}

static void
fill (GlossAnnotationHistory *self)
{
  GListModel *steps = gloss_document_get_history (self->document);
  guint n_found = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < g_list_model_get_n_items (steps) && n_found < MAX_STEPS; i++)
    {
      g_autoptr (GlossStep) step = g_list_model_get_item (steps, i);

      if (!gloss_step_touches (step, gloss_annotation_get_id (self->annotation)))
        continue;
      append_step (self, step);
      n_found++;
    }
  append_button (self);
}

static void
update (GlossAnnotationHistory *self)
{
  g_autofree char *created = NULL;
  g_autofree char *modified = NULL;
  g_autofree char *text = NULL;

  if (self->annotation == NULL)
    return;

  created = gloss_format_time (NULL, gloss_annotation_get_created (self->annotation));
  modified = gloss_format_time (NULL, gloss_annotation_get_modified (self->annotation));
  text = *modified != '\0' && !g_str_equal (modified, created) ? g_strdup_printf (_("Made %s, changed %s"), created, modified)
                                                                : g_strdup_printf (_("Made %s"), created);
  gtk_label_set_label (GTK_LABEL (gtk_expander_get_label_widget (self->expander)), text);
  if (gtk_expander_get_expanded (self->expander))
    fill (self);
}

static void
gloss_annotation_history_dispose (GObject *object)
{
  GlossAnnotationHistory *self = GLOSS_ANNOTATION_HISTORY (object);

  g_clear_object (&self->document);
  g_clear_object (&self->annotation);

  G_OBJECT_CLASS (gloss_annotation_history_parent_class)->dispose (object);
}

static void
gloss_annotation_history_class_init (GlossAnnotationHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gloss_annotation_history_dispose;
}

static void
gloss_annotation_history_init (GlossAnnotationHistory *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  self->expander = GTK_EXPANDER (gtk_expander_new (NULL));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 18);
  gtk_expander_set_label_widget (self->expander, label);
  gtk_expander_set_child (self->expander, GTK_WIDGET (self->box));
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->expander));
}

/**
 * gloss_annotation_history_show:
 * @self: the widget
 * @document: (nullable): the document
 * @annotation: (nullable): one of its annotations, as it is now
 */
void
gloss_annotation_history_show (GlossAnnotationHistory *self,
                               GlossDocument          *document,
                               GlossAnnotation        *annotation)
{
  g_return_if_fail (GLOSS_IS_ANNOTATION_HISTORY (self));

  g_set_object (&self->document, document);
  g_set_object (&self->annotation, annotation);
  update (self);
}
