/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what a person should know of the files of the open article. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "text/gloss-text-direction.h"

/**
 * gloss_window_show_problems:
 *
 * Shows what could not be read, what was recovered, and the like. Who has seen it is not told again.
 */
void
gloss_window_show_problems (GlossWindow *self)
{
  GlossDocument *document = gloss_view_state_get_document (self->state);
  GListModel *problems = document != NULL ? gloss_document_get_problems (document) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *isolated = NULL;
  AdwDialog *dialog;

  for (guint i = 0; problems != NULL && i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (GlossProblem) problem = g_list_model_get_item (problems, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "", gloss_problem_get_message (problem));
    }
  isolated = gloss_text_isolate_quotes (text->str);
  dialog = adw_alert_dialog_new (_("Files of This Article"), isolated);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
  self->problems_seen = TRUE;
  gloss_window_update_problems (self);
}

/* One thing is said itself, of several it is said how many there are. */
static char *
dup_banner_title (GListModel *problems,
                  guint       n)
{
  g_autoptr (GlossProblem) first = g_list_model_get_item (problems, 0);

  if (n == 1)
    return gloss_text_isolate_quotes (gloss_problem_get_message (first));
  return g_strdup_printf (ngettext ("There is %'u thing to know about the files of this article.",
                                    "There are %'u things to know about the files of this article.", n),
                          n);
}

/**
 * gloss_window_update_problems:
 *
 * Brings the banner in line with what there is to know.
 */
void
gloss_window_update_problems (GlossWindow *self)
{
  GlossDocument *document = gloss_window_get_document (self);
  GListModel *problems = document != NULL ? gloss_document_get_problems (document) : NULL;
  guint n = problems != NULL ? g_list_model_get_n_items (problems) : 0;
  g_autofree char *title = n > 0 ? dup_banner_title (problems, n) : NULL;

  if (title != NULL)
    adw_banner_set_title (self->banner, title);
  adw_banner_set_revealed (self->banner, n > 0 && !self->problems_seen);
}
