/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What templates make of numbers and states: pure functions. */
#include "config.h"

#include "gloss-closures.h"

#include <glib/gi18n.h>

#include "project/gloss-project.h"

/**
 * gloss_format_number:
 *
 * Returns: (transfer full): the number as people of this locale write it
 */
char *
gloss_format_number (gpointer unused,
                     guint    number)
{
  return g_strdup_printf ("%'u", number);
}

/**
 * gloss_format_annotations:
 * @n_all: the annotations that are shown
 * @n_own: those of them that are the reviewer's
 *
 * Returns: (transfer full): how many there are, and whose
 */
char *
gloss_format_annotations (gpointer unused,
                          guint    n_all,
                          guint    n_own)
{
  g_autofree char *all = NULL;

  if (n_all == 0)
    return g_strdup (_("No annotations yet"));

  all = g_strdup_printf (ngettext ("%'u annotation", "%'u annotations", n_all), n_all);
  if (n_own == n_all)
    return g_steal_pointer (&all);

  /* Translators: the first is “12 annotations”, as above: “12 annotations, 3 of them yours”. */
  return g_strdup_printf (ngettext ("%s, %'u of them yours", "%s, %'u of them yours", n_own), all, n_own);
}

/**
 * gloss_format_decided:
 * @n_decided: the sentences that are annotated or marked as holding nothing
 * @n_sentences: all sentences; 0 as long as they are not counted
 *
 * Returns: (transfer full): how far a reviewer is
 */
char *
gloss_format_decided (gpointer unused,
                      guint    n_decided,
                      guint    n_sentences)
{
  if (n_sentences == 0)
    return g_strdup ("");

  /* Translators: how many sentences the reviewer has dealt with, and how many there are; the second says which plural form is used. */
  return g_strdup_printf (ngettext ("%'u of %'u sentence decided", "%'u of %'u sentences decided", n_sentences),
                          n_decided, n_sentences);
}

static char *
format_trouble (GlossTrouble *trouble)
{
  switch (gloss_trouble_get_extent (trouble))
    {
    case GLOSS_TROUBLE_IN_JOURNAL:
      return g_strdup (C_("annotations", "Only in the journal"));
    case GLOSS_TROUBLE_NO_JOURNAL:
      return g_strdup (C_("annotations", "Saved, but not in the journal"));
    case GLOSS_TROUBLE_NOT_SAVED:
    default:
      return g_strdup (gloss_trouble_loses_edits (trouble) ? C_("annotations", "Not saved") : C_("annotations", "Only in a copy"));
    }
}

/**
 * gloss_format_save_state:
 * @state: a #GlossSaveState
 * @trouble: (nullable): a #GlossTrouble
 *
 * Returns: (transfer full): what is on disk, in words
 */
char *
gloss_format_save_state (gpointer unused,
                         int      state,
                         GObject *trouble)
{
  if (trouble != NULL)
    return format_trouble (GLOSS_TROUBLE (trouble));
  switch ((GlossSaveState) state)
    {
    case GLOSS_SAVE_STATE_PENDING:
    case GLOSS_SAVE_STATE_SAVING:
      return g_strdup (C_("annotations", "Saving…"));
    case GLOSS_SAVE_STATE_FAILED:
      return g_strdup (C_("annotations", "Not saved"));
    case GLOSS_SAVE_STATE_READ_ONLY:
      return g_strdup (C_("annotations", "Read-only"));
    case GLOSS_SAVE_STATE_RECORDED:
    case GLOSS_SAVE_STATE_SAVED:
    default:
      return g_strdup (C_("annotations", "All changes saved"));
    }
}

/**
 * gloss_format_save_icon:
 * @state: a #GlossSaveState
 * @trouble: (nullable): a #GlossTrouble
 *
 * Returns: (transfer full): the name of an icon for it
 */
char *
gloss_format_save_icon (gpointer unused,
                        int      state,
                        GObject *trouble)
{
  if (trouble != NULL)
    return g_strdup ("dialog-warning-symbolic");
  switch ((GlossSaveState) state)
    {
    case GLOSS_SAVE_STATE_PENDING:
    case GLOSS_SAVE_STATE_SAVING:
      return g_strdup ("content-loading-symbolic");
    case GLOSS_SAVE_STATE_FAILED:
      return g_strdup ("dialog-warning-symbolic");
    case GLOSS_SAVE_STATE_READ_ONLY:
      return g_strdup ("changes-prevent-symbolic");
    case GLOSS_SAVE_STATE_RECORDED:
    case GLOSS_SAVE_STATE_SAVED:
    default:
      return g_strdup ("object-select-symbolic");
    }
}

/**
 * gloss_format_article_state:
 * @state: a #GlossArticleState
 *
 * Returns: (transfer full): how far a reviewer is with an article
 */
char *
gloss_format_article_state (gpointer unused,
                            int      state)
{
  switch ((GlossArticleState) state)
    {
    case GLOSS_ARTICLE_STATE_BEGUN:
      return g_strdup (C_("article", "Begun"));
    case GLOSS_ARTICLE_STATE_DONE:
      return g_strdup (C_("article", "Every sentence decided"));
    case GLOSS_ARTICLE_STATE_NEW:
    default:
      return g_strdup (C_("article", "Not begun"));
    }
}

/**
 * gloss_format_article_name:
 * @title: the article's title
 * @state: a #GlossArticleState
 * @n_annotations: how many annotations it has
 *
 * Returns: (transfer full): what a screen reader calls the article's row
 */
char *
gloss_format_article_name (gpointer    unused,
                           const char *title,
                           int         state,
                           guint       n_annotations)
{
  g_autofree char *how_far = gloss_format_article_state (unused, state);
  g_autofree char *count = gloss_format_annotations (unused, n_annotations, n_annotations);

  /* Translators: what a screen reader says of an article: its title, “Not begun”, “12 annotations”. */
  return g_strdup_printf (_("%s, %s, %s"), title != NULL ? title : "", how_far, count);
}

/**
 * gloss_format_time:
 * @iso: (nullable): a time as sidecars have it, `2026-11-22T09:12:33Z`
 *
 * Returns: (transfer full): the time in the person's zone; what cannot be read as it is
 */
char *
gloss_format_time (gpointer    unused,
                   const char *iso)
{
  g_autoptr (GDateTime) time = iso != NULL ? g_date_time_new_from_iso8601 (iso, NULL) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  if (local == NULL)
    return g_strdup (iso != NULL ? iso : "");

  /* Translators: the time of an annotation, as of g_date_time_format (): “22 Nov 2026, 09:12”. */
  return g_date_time_format (local, _("%-d %b %Y, %H:%M"));
}

gboolean
gloss_is_set (gpointer unused,
              GObject *object)
{
  return object != NULL;
}

gboolean
gloss_is_unset (gpointer unused,
                GObject *object)
{
  return object == NULL;
}

gboolean
gloss_has_text (gpointer    unused,
                const char *text)
{
  return text != NULL && *text != '\0';
}

gboolean
gloss_is_positive (gpointer unused,
                   guint    number)
{
  return number > 0;
}

/**
 * gloss_create_popup:
 * @button: a button
 * @menu: (type GMenuModel): what it opens
 *
 * Makes the menu of a button when it is first wanted: a popover takes as long to make as the rest of a header bar.
 */
void
gloss_create_popup (GtkMenuButton *button,
                    gpointer       menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * gloss_closures_bind:
 *
 * Makes all of them known to the template of a class, by their own names.
 */
void
gloss_closures_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, gloss_format_number);
  gtk_widget_class_bind_template_callback (widget_class, gloss_format_annotations);
  gtk_widget_class_bind_template_callback (widget_class, gloss_format_decided);
  gtk_widget_class_bind_template_callback (widget_class, gloss_format_save_state);
  gtk_widget_class_bind_template_callback (widget_class, gloss_format_save_icon);
  gtk_widget_class_bind_template_callback (widget_class, gloss_format_article_state);
  gtk_widget_class_bind_template_callback (widget_class, gloss_format_article_name);
  gtk_widget_class_bind_template_callback (widget_class, gloss_format_time);
  gtk_widget_class_bind_template_callback (widget_class, gloss_is_set);
  gtk_widget_class_bind_template_callback (widget_class, gloss_is_unset);
  gtk_widget_class_bind_template_callback (widget_class, gloss_has_text);
  gtk_widget_class_bind_template_callback (widget_class, gloss_is_positive);
}
