/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks about what was changed in the window and elsewhere. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "dialogs/gloss-conflict-dialog.h"

/**
 * gloss_window_show_conflicts:
 *
 * Shows both versions of what was changed in two places, to choose from.
 */
void
gloss_window_show_conflicts (GlossWindow *self)
{
  GlossDocument *document = gloss_window_get_document (self);

  if (self->pane != NULL)
    gloss_annotation_pane_commit (self->pane);
  if (document != NULL && gloss_document_get_n_conflicts (document) > 0)
    adw_dialog_present (gloss_conflict_dialog_new (document), GTK_WIDGET (self));
}

/**
 * gloss_window_tell_copies:
 * @n_copies: how many copies of the reviewer's file were merged
 *
 * Says so, and lets it be undone.
 */
void
gloss_window_tell_copies (GlossWindow *self,
                          guint        n_copies)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%'u copy of your annotations that was synchronised here has been merged.",
                                                     "%'u copies of your annotations that were synchronised here have been merged.",
                                                     n_copies),
                                           n_copies);

  gloss_window_show_toast (self, text, TRUE);
}
