/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing what is exported, and seeing what will be left out. */
#include "config.h"

#include "exchange/gloss-export-dialog-private.h"

#include <glib/gi18n.h>

#include "text/gloss-text-direction.h"

G_DEFINE_FINAL_TYPE (GlossExportDialog, gloss_export_dialog, ADW_TYPE_DIALOG)

enum
{
  PROP_0,
  PROP_CHOICE,
  PROP_SETTINGS,
  N_PROPS
};

enum
{
  EXPORTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- what would be left out ---------------------------------------------------------------------- */

static void
tell_instead (GlossExportDialog *self,
              const char        *text)
{
  gloss_loss_group_tell (self->losses, "dialog-information-symbolic", text);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->losses), NULL);
  gtk_widget_set_sensitive (self->export_button, FALSE);
}

/* An article's text is worth exporting without annotations, where the format holds it. */
static void
show_survey (GlossExportDialog *self)
{
  const guint n = (guint) gloss_export_get_n_annotations (self->export);
  const guint n_articles = gloss_export_choice_count_articles (self->choice, self->export);
  const gboolean holds_text = (gloss_export_get_format (self->export)->holds & GLOSS_TRAIT_FLAG (GLOSS_TRAIT_TEXT)) != 0;
  g_autofree char *annotations = g_strdup_printf (ngettext ("%u annotation", "%u annotations", n), n);
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
  g_autofree char *text = NULL;

  if (n == 0 && !holds_text)
    {
      tell_instead (self, _("There are no annotations here, and this format holds nothing else."));
      return;
    }

  /* Translators: "24 annotations of 3 articles are exported." */
  text = n > 0 ? g_strdup_printf (_("%s of %s are exported."), annotations, articles)
               : g_strdup (_("There are no annotations here: only the text is exported."));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->losses), text);
  gloss_loss_group_show (self->losses, self->export);
  gtk_widget_set_sensitive (self->export_button, TRUE);
}

static void
on_surveyed (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GlossExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = gloss_export_survey_finish (GLOSS_EXPORT (source), result, &error);

  /* Another one was asked for since, or nobody looks any more. */
  if (self->export != GLOSS_EXPORT (source))
    return;

  g_clear_object (&self->surveying);
  if (done)
    show_survey (self);
  else
    tell_instead (self, error->message);
}

static void
stop_survey (GlossExportDialog *self)
{
  g_cancellable_cancel (self->surveying);
  g_clear_object (&self->surveying);
  g_clear_object (&self->export);
}

static void
start_survey (GlossExportDialog *self)
{
  stop_survey (self);
  gtk_widget_set_sensitive (self->export_button, FALSE);
  if (gloss_export_choice_is_empty (self->choice))
    {
      tell_instead (self, _("Choose at least one reviewer and one tag."));
      return;
    }

  gloss_loss_group_begin (self->losses);
  if (!gloss_export_choice_is_ready (self->choice))
    return;
  self->export = gloss_export_choice_create_export (self->choice);
  self->surveying = g_cancellable_new ();
  gloss_export_survey_async (self->export, self->surveying, on_surveyed, g_object_ref (self));
}

/* --- what is chosen ------------------------------------------------------------------------------ */

static void
on_scope_chosen (GlossExportDialog *self)
{
  if (self->choice == NULL)
    return;

  if (gloss_choice_row_get_active (self->article_row))
    gloss_export_choice_set_scope (self->choice, GLOSS_EXPORT_ARTICLE);
  else if (gloss_choice_row_get_active (self->selection_row))
    gloss_export_choice_set_scope (self->choice, GLOSS_EXPORT_SELECTION);
  else if (gloss_choice_row_get_active (self->project_row))
    gloss_export_choice_set_scope (self->choice, GLOSS_EXPORT_PROJECT);
}

static void
show_scope (GlossExportDialog *self,
            GlossChoiceRow    *row,
            GlossExportScope   scope)
{
  g_autofree char *description = NULL;

  gtk_widget_set_visible (GTK_WIDGET (row), gloss_export_choice_offers (self->choice, scope));
  if (!gloss_export_choice_offers (self->choice, scope))
    return;

  description = gloss_export_choice_describe (self->choice, scope);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  if (scope != gloss_export_choice_get_scope (self->choice))
    return;
  gloss_choice_row_set_active (row, TRUE);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (row));
}

static char *
describe_format (const GlossFormat *format)
{
  /* Translators: what a format is, and then which programs read it */
  return g_strdup_printf (_("%s\nFor %s"), _(format->summary), _(format->readers));
}

static void
show_format (GlossExportDialog *self)
{
  const GlossFormat *format = gloss_export_choice_get_format (self->choice);
  g_autofree char *description = describe_format (format);
  /* Translators: what a screen reader says of the chosen format: "Format: CSV" */
  g_autofree char *name = g_strdup_printf (_("Format: %s"), _(format->title));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->format_row), _(format->title));
  adw_action_row_set_subtitle (self->format_row, description);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->format_row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->format_row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_format_activated (GlossChoiceRow    *row,
                     GlossExportDialog *self)
{
  const GlossFormat *format = g_object_get_data (G_OBJECT (row), "format");

  gloss_export_choice_set_format (self->choice, format);
  g_object_set (self->settings, "export-format", format->id, NULL);
  show_format (self);
  adw_navigation_view_pop (self->navigation);
}

static void
add_formats (GlossExportDialog *self)
{
  const GlossFormat *chosen = gloss_export_choice_get_format (self->choice);
  const GlossFormat *const *formats;
  GtkWidget *first = NULL;
  guint n;

  formats = gloss_formats_get_all (&n);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = gloss_choice_row_new (_(formats[i]->title), TRUE);
      g_autofree char *description = describe_format (formats[i]);

      g_object_set (row, "subtitle", description, "group", first, NULL);
      gloss_choice_row_set_active (GLOSS_CHOICE_ROW (row), formats[i] == chosen);
      g_object_set_data (G_OBJECT (row), "format", (gpointer) formats[i]);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_format_activated), self, 0);
      adw_preferences_group_add (self->formats, row);
      first = first != NULL ? first : row;
    }
}

/* --- the object ---------------------------------------------------------------------------------- */

static void
remember_format (GlossExportDialog *self)
{
  g_autofree char *id = NULL;
  const GlossFormat *format;

  g_object_get (self->settings, "export-format", &id, NULL);
  format = id != NULL ? gloss_format_find (id) : NULL;
  if (format != NULL)
    gloss_export_choice_set_format (self->choice, format);
}

static void
gloss_export_dialog_constructed (GObject *object)
{
  GlossExportDialog *self = GLOSS_EXPORT_DIALOG (object);

  G_OBJECT_CLASS (gloss_export_dialog_parent_class)->constructed (object);

  remember_format (self);
  show_scope (self, self->article_row, GLOSS_EXPORT_ARTICLE);
  show_scope (self, self->selection_row, GLOSS_EXPORT_SELECTION);
  show_scope (self, self->project_row, GLOSS_EXPORT_PROJECT);
  g_object_set (self->reviewers_row, "model", gloss_export_choice_get_reviewers (self->choice), NULL);
  g_object_set (self->tags_row, "model", gloss_export_choice_get_tags (self->choice), NULL);
  if (gloss_export_choice_is_blind (self->choice))
    adw_preferences_group_set_description (self->what, _("Reviewers of this project do not see each other’s work: only yours is exported."));
  add_formats (self);
  show_format (self);
  g_signal_connect_object (self->choice, "changed", G_CALLBACK (start_survey), self, G_CONNECT_SWAPPED);
  start_survey (self);
}

static void
gloss_export_dialog_closed (AdwDialog *dialog)
{
  GlossExportDialog *self = GLOSS_EXPORT_DIALOG (dialog);

  stop_survey (self);
  gloss_export_dialog_stop (self);
}

static void
gloss_export_dialog_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  GlossExportDialog *self = GLOSS_EXPORT_DIALOG (object);

  switch (prop_id)
    {
    case PROP_CHOICE:
      self->choice = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_export_dialog_dispose (GObject *object)
{
  GlossExportDialog *self = GLOSS_EXPORT_DIALOG (object);

  stop_survey (self);
  gloss_export_dialog_stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->choice);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (gloss_export_dialog_parent_class)->dispose (object);
}

static void
gloss_export_dialog_class_init (GlossExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = gloss_export_dialog_constructed;
  object_class->dispose = gloss_export_dialog_dispose;
  object_class->set_property = gloss_export_dialog_set_property;
  ADW_DIALOG_CLASS (klass)->closed = gloss_export_dialog_closed;

  properties[PROP_CHOICE] = g_param_spec_object ("choice", NULL, NULL, GLOSS_TYPE_EXPORT_CHOICE, flags);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, GLOSS_TYPE_SETTINGS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EXPORTED] = g_signal_new ("exported", GLOSS_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 3, G_TYPE_FILE, G_TYPE_UINT, G_TYPE_UINT);

  g_type_ensure (GLOSS_TYPE_CHOICE_ROW);
  g_type_ensure (GLOSS_TYPE_OPTIONS_ROW);
  g_type_ensure (GLOSS_TYPE_LOSS_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossExportDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, GlossExportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, GlossExportDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, GlossExportDialog, what);
  gtk_widget_class_bind_template_child (widget_class, GlossExportDialog, article_row);
  gtk_widget_class_bind_template_child (widget_class, GlossExportDialog, selection_row);
  gtk_widget_class_bind_template_child (widget_class, GlossExportDialog, project_row);
  gtk_widget_class_bind_template_child (widget_class, GlossExportDialog, reviewers_row);
  gtk_widget_class_bind_template_child (widget_class, GlossExportDialog, tags_row);
  gtk_widget_class_bind_template_child (widget_class, GlossExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, GlossExportDialog, formats);
  gtk_widget_class_bind_template_child (widget_class, GlossExportDialog, losses);
  gtk_widget_class_bind_template_child (widget_class, GlossExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, GlossExportDialog, running);
  gtk_widget_class_bind_template_child (widget_class, GlossExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, GlossExportDialog, failed);
  gtk_widget_class_bind_template_callback (widget_class, on_scope_chosen);
  gtk_widget_class_bind_template_callback (widget_class, gloss_export_dialog_ask);
  gtk_widget_class_bind_template_callback (widget_class, gloss_export_dialog_stop);
}

static void
gloss_export_dialog_init (GlossExportDialog *self)
{
  self->chooser = &gloss_file_chooser;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * gloss_export_dialog_new:
 * @choice: what is changed here
 * @settings: where the format is kept
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *
gloss_export_dialog_new (GlossExportChoice *choice,
                         GlossSettings     *settings)
{
  return g_object_new (GLOSS_TYPE_EXPORT_DIALOG, "choice", choice, "settings", settings, NULL);
}

/**
 * gloss_export_dialog_warn:
 * @message: what a person should know before exporting
 */
void
gloss_export_dialog_warn (GlossExportDialog *self,
                          const char        *message)
{
  g_autofree char *isolated = gloss_text_isolate_quotes (message);

  g_return_if_fail (GLOSS_IS_EXPORT_DIALOG (self));

  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_title (self->banner, isolated);
  adw_banner_set_revealed (self->banner, TRUE);
}

/**
 * gloss_export_dialog_set_chooser:
 * @chooser: (transfer none): how a person is asked for the place; it has to outlive the dialog
 */
void
gloss_export_dialog_set_chooser (GlossExportDialog      *self,
                                 const GlossFileChooser *chooser)
{
  g_return_if_fail (GLOSS_IS_EXPORT_DIALOG (self));

  self->chooser = chooser;
}

/**
 * gloss_export_dialog_exported:
 * @target: the file or folder that was written
 * @n_annotations: how many there are in it
 * @n_articles: of how many articles
 *
 * Tells of an export that was made, and closes.
 */
void
gloss_export_dialog_exported (GlossExportDialog *self,
                              GFile             *target,
                              guint              n_annotations,
                              guint              n_articles)
{
  g_signal_emit (self, signals[EXPORTED], 0, target, n_annotations, n_articles);
  adw_dialog_force_close (ADW_DIALOG (self));
}
