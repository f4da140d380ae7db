/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks about what was changed in the window and elsewhere. */
#include "config.h"

#include "window/gloss-window-private.h"

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
