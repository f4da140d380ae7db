/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step in a list: what was done, where and when. */
#include "config.h"

#include "history/gloss-step-row.h"

#include <glib/gi18n.h>

#include "text/gloss-text-direction.h"

struct _GlossStepRow
{
  GtkBox parent_instance;

  GtkLabel *label;
  GtkLabel *where;
  GtkWidget *present;
  GlossStep *step;
};

G_DEFINE_FINAL_TYPE (GlossStepRow, gloss_step_row, GTK_TYPE_BOX)

/**
 * gloss_step_dup_when:
 * @step: a step
 *
 * Returns: (transfer full): the time of the day
 */
char *
gloss_step_dup_when (GlossStep *step)
{
  /* Translators: the time of a step on a day that is named above it, as of g_date_time_format (): “10:42”. */
  return g_date_time_format (gloss_step_get_time (step), C_("step", "%H:%M"));
}

/**
 * gloss_step_dup_day:
 * @step: a step
 *
 * Returns: (transfer full): the day, for a heading
 */
char *
gloss_step_dup_day (GlossStep *step)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autofree char *day = g_date_time_format (gloss_step_get_time (step), "%F");
  g_autofree char *this_day = g_date_time_format (now, "%F");
  g_autofree char *day_before = g_date_time_format (yesterday, "%F");

  if (g_str_equal (day, this_day))
    return g_strdup (C_("step", "Today"));
  if (g_str_equal (day, day_before))
    return g_strdup (C_("step", "Yesterday"));
  /* Translators: a day, as of g_date_time_format (): “Sunday, 22 November 2026”. */
  return g_date_time_format (gloss_step_get_time (step), C_("step", "%A, %-d %B %Y"));
}

static char *
dup_where_and_when (GlossStep *step)
{
  const char *where = gloss_step_get_where (step);
  g_autofree char *when = gloss_step_dup_when (step);
  g_autofree char *both = where != NULL ? g_strdup_printf ("%s · %s", where, when) : g_strdup (when);

  if (gloss_step_get_done (step))
    return g_steal_pointer (&both);
  /* Translators: where and when something was done: “s2.p1 · 10:42 · taken back”. */
  return g_strdup_printf (C_("step", "%s · taken back"), both);
}

/**
 * gloss_step_dup_name:
 * @step: a step
 *
 * Returns: (transfer full): all of it in a line, for a screen reader
 */
char *
gloss_step_dup_name (GlossStep *step)
{
  g_autofree char *rest = dup_where_and_when (step);

  return g_strdup_printf ("%s, %s", gloss_step_get_label (step), rest);
}

static void
update (GlossStepRow *self)
{
  g_autofree char *label = NULL;
  g_autofree char *rest = NULL;

  if (self->step == NULL)
    return;

  label = gloss_text_isolate_quotes (gloss_step_get_label (self->step));
  rest = dup_where_and_when (self->step);
  gtk_label_set_label (self->label, label);
  gtk_label_set_label (self->where, rest);
  if (gloss_step_get_done (self->step))
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dimmed");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dimmed");
}

static void
gloss_step_row_dispose (GObject *object)
{
  gloss_step_row_set_step (GLOSS_STEP_ROW (object), NULL);

  G_OBJECT_CLASS (gloss_step_row_parent_class)->dispose (object);
}

static void
gloss_step_row_class_init (GlossStepRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gloss_step_row_dispose;
}

static GtkLabel *
append_label (GtkWidget  *box,
              const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "numeric");
    }
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
gloss_step_row_init (GlossStepRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "step-row");
  gtk_widget_set_hexpand (words, TRUE);
  self->label = append_label (words, NULL);
  self->where = append_label (words, "caption");
  gtk_box_append (GTK_BOX (self), words);

  /* Translators: marks the last step that is done, in the history. */
  self->present = gtk_label_new (C_("step", "Now"));
  gtk_widget_set_valign (self->present, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->present, FALSE);
  gtk_widget_add_css_class (self->present, "key-cap");
  gtk_box_append (GTK_BOX (self), self->present);
}

GtkWidget *
gloss_step_row_new (void)
{
  return g_object_new (GLOSS_TYPE_STEP_ROW, NULL);
}

/**
 * gloss_step_row_set_step:
 * @self: a row
 * @step: (nullable): what to show
 */
void
gloss_step_row_set_step (GlossStepRow *self,
                         GlossStep    *step)
{
  g_return_if_fail (GLOSS_IS_STEP_ROW (self));

  if (self->step == step)
    return;
  if (self->step != NULL)
    g_signal_handlers_disconnect_by_data (self->step, self);
  g_set_object (&self->step, step);
  if (step != NULL)
    {
      g_signal_connect_object (step, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      update (self);
    }
}

/**
 * gloss_step_row_set_present:
 * @self: a row
 * @is_present: whether everything is as this step left it
 */
void
gloss_step_row_set_present (GlossStepRow *self,
                            gboolean      is_present)
{
  g_return_if_fail (GLOSS_IS_STEP_ROW (self));

  gtk_widget_set_visible (self->present, is_present);
}
