/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that unfolds to the reviewers or tags to be chosen. */
#include "config.h"

#include "exchange/gloss-options-row.h"

#include <glib/gi18n.h>

#include "exchange/gloss-choice-row.h"
#include "exchange/gloss-export-option.h"

struct _GlossOptionsRow
{
  AdwExpanderRow parent_instance;

  GListModel *model;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (GlossOptionsRow, gloss_options_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  PROP_0,
  PROP_MODEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_subtitle (GlossOptionsRow *self)
{
  guint n = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
  g_autofree char *text = NULL;
  guint n_chosen = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GlossExportOption) option = g_list_model_get_item (self->model, i);

      n_chosen += gloss_export_option_get_chosen (option);
    }
  if (n_chosen == n)
    text = g_strdup (C_("reviewers or tags", "All"));
  else if (n_chosen == 0)
    text = g_strdup (C_("reviewers or tags", "None"));
  else
    /* Translators: how many of the reviewers or tags are chosen: "2 of 9" */
    text = g_strdup_printf (_("%u of %u"), n_chosen, n);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
}

static void
add_row (GlossOptionsRow   *self,
         GlossExportOption *option)
{
  GtkWidget *row = gloss_choice_row_new (gloss_export_option_get_title (option), FALSE);

  g_object_set (row, "number", (int) gloss_export_option_get_n_annotations (option), NULL);
  g_object_bind_property (option, "chosen", row, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (update_subtitle), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
on_items_changed (GlossOptionsRow *self)
{
  guint n = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GlossExportOption) option = g_list_model_get_item (self->model, i);

      add_row (self, option);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1);
  update_subtitle (self);
}

static void
gloss_options_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  GlossOptionsRow *self = GLOSS_OPTIONS_ROW (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      if (self->model != NULL)
        g_signal_handlers_disconnect_by_data (self->model, self);
      g_set_object (&self->model, g_value_get_object (value));
      if (self->model != NULL)
        g_signal_connect_object (self->model, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
      on_items_changed (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_options_row_dispose (GObject *object)
{
  GlossOptionsRow *self = GLOSS_OPTIONS_ROW (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (gloss_options_row_parent_class)->dispose (object);
}

static void
gloss_options_row_class_init (GlossOptionsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gloss_options_row_dispose;
  object_class->set_property = gloss_options_row_set_property;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_options_row_init (GlossOptionsRow *self)
{
  self->rows = g_ptr_array_new ();
}
