/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says which files have problems. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "text/gloss-text-direction.h"

/**
 * gloss_window_show_problems:
 *
 * Shows what could not be read beside the article.
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
  dialog = adw_alert_dialog_new (_("Files With Problems"), isolated);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
