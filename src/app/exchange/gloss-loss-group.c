/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export will leave out, in words. */
#include "config.h"

#include "exchange/gloss-loss-group.h"

#include <glib/gi18n.h>

#include "document/gloss-problem.h"
#include "text/gloss-text-direction.h"

/* A survey that takes longer than this is said to take long, in milliseconds. */
#define SLOW_MS 500
/* How many examples of a trait are shown; nobody reads more of them in a dialog. */
#define N_EXAMPLES 20

struct _GlossLossGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *spinner;
  GPtrArray *rows;
  guint slow_id;
};

G_DEFINE_FINAL_TYPE (GlossLossGroup, gloss_loss_group, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
create_row (GType       type,
            const char *title)
{
  g_autofree char *isolated = gloss_text_isolate_quotes (title);

  return g_object_new (type, "use-markup", FALSE, "title", isolated, NULL);
}

static GtkWidget *
create_icon (const char *name)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", name, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

static void
add_row (GlossLossGroup *self,
         GtkWidget      *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
clear (GlossLossGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

/* --- waiting ------------------------------------------------------------------------------------- */

static void
on_slow (gpointer user_data)
{
  GlossLossGroup *self = user_data;

  self->slow_id = 0;
  gtk_widget_set_visible (self->spinner, TRUE);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_sensitive (g_ptr_array_index (self->rows, i), FALSE);
  if (self->rows->len == 0)
    add_row (self, create_row (ADW_TYPE_ACTION_ROW, _("Looking through the annotations…")));
}

static void
set_busy (GlossLossGroup *self,
          gboolean        busy)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, busy, -1);
  if (!busy)
    {
      g_clear_handle_id (&self->slow_id, g_source_remove);
      gtk_widget_set_visible (self->spinner, FALSE);
    }
  else if (self->slow_id == 0 && !gtk_widget_get_visible (self->spinner))
    self->slow_id = g_timeout_add_once (SLOW_MS, on_slow, self);
}

/* --- what is lost -------------------------------------------------------------------------------- */

static void
add_examples (AdwExpanderRow *row,
              GPtrArray      *examples,
              guint           n,
              gboolean        with_articles)
{
  const guint n_shown = MIN (examples->len, N_EXAMPLES);

  for (guint i = 0; i < n_shown; i++)
    {
      const GlossLoss *loss = g_ptr_array_index (examples, i);
      GtkWidget *example = create_row (ADW_TYPE_ACTION_ROW, loss->what);

      if (with_articles)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (example), loss->article);
      adw_expander_row_add_row (row, example);
    }
  if (n > n_shown)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n - n_shown), n - n_shown);
      GtkWidget *last = create_row (ADW_TYPE_ACTION_ROW, more);

      gtk_widget_add_css_class (last, "dimmed");
      adw_expander_row_add_row (row, last);
    }
}

static void
add_loss (GlossLossGroup *self,
          GlossExport    *export,
          GlossTrait      trait)
{
  GlossLossReport *report = gloss_export_get_losses (export);
  g_autofree char *sentence = gloss_loss_report_dup_sentence (report, trait);
  GtkWidget *row = create_row (ADW_TYPE_EXPANDER_ROW, sentence);

  add_examples (ADW_EXPANDER_ROW (row), gloss_loss_report_get_examples (report, trait), gloss_loss_report_get_count (report, trait),
                gloss_export_get_n_articles (export) > 1);
  add_row (self, row);
}

static void
add_problems (GlossLossGroup *self,
              GPtrArray      *problems)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u file cannot be read and is skipped.",
                                                      "%u files cannot be read and are skipped.", problems->len),
                                            problems->len);
  GtkWidget *row = create_row (ADW_TYPE_EXPANDER_ROW, title);
  GtkWidget *icon = create_icon ("dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, "warning");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
  for (guint i = 0; i < problems->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_row (ADW_TYPE_ACTION_ROW, gloss_problem_get_message (g_ptr_array_index (problems, i))));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  add_row (self, row);
}

static void
add_message (GlossLossGroup *self,
             const char     *icon,
             const char     *text)
{
  GtkWidget *row = create_row (ADW_TYPE_ACTION_ROW, text);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_icon (icon));
  add_row (self, row);
}

/* --- the object ---------------------------------------------------------------------------------- */

static void
gloss_loss_group_dispose (GObject *object)
{
  GlossLossGroup *self = GLOSS_LOSS_GROUP (object);

  g_clear_handle_id (&self->slow_id, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (gloss_loss_group_parent_class)->dispose (object);
}

static void
gloss_loss_group_class_init (GlossLossGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gloss_loss_group_dispose;
}

static void
gloss_loss_group_init (GlossLossGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->spinner = adw_spinner_new ();
  gtk_widget_set_visible (self->spinner, FALSE);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->spinner);
}

/**
 * gloss_loss_group_begin:
 *
 * What it shows is about to change.
 */
void
gloss_loss_group_begin (GlossLossGroup *self)
{
  g_return_if_fail (GLOSS_IS_LOSS_GROUP (self));

  set_busy (self, TRUE);
}

/**
 * gloss_loss_group_show:
 * @export: one that was surveyed
 *
 * Shows what it leaves out.
 */
void
gloss_loss_group_show (GlossLossGroup *self,
                       GlossExport    *export)
{
  GlossLossReport *report;
  GPtrArray *problems;

  g_return_if_fail (GLOSS_IS_LOSS_GROUP (self));
  g_return_if_fail (GLOSS_IS_EXPORT (export));

  report = gloss_export_get_losses (export);
  problems = gloss_export_get_problems (export);
  clear (self);
  set_busy (self, FALSE);
  if (problems->len > 0)
    add_problems (self, problems);
  for (GlossTrait trait = 0; trait < GLOSS_N_TRAITS; trait++)
    if (gloss_loss_report_get_count (report, trait) > 0)
      add_loss (self, export, trait);
  if (gloss_loss_report_get_n_losses (report) == 0)
    add_message (self, "object-select-symbolic", _("Nothing is left out"));
}

/**
 * gloss_loss_group_tell:
 * @icon: the name of an icon
 * @text: a sentence
 *
 * Says why there is nothing to show.
 */
void
gloss_loss_group_tell (GlossLossGroup *self,
                       const char     *icon,
                       const char     *text)
{
  g_return_if_fail (GLOSS_IS_LOSS_GROUP (self));

  clear (self);
  set_busy (self, FALSE);
  add_message (self, icon, text);
}
