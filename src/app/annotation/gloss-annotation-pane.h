/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of the selected annotation, to be read and changed. */
#pragma once

#include <adwaita.h>

#include "gloss-view-state.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_ANNOTATION_PANE (gloss_annotation_pane_get_type ())

/*
 * Properties state (GlossViewState, nullable), collapsed (gboolean): over the article instead of beside it, with a button to
 * put it away, and below (gboolean): below the article, of which it leaves something to be seen. The form is made from the codebook; what is answered goes to the window's actions.
 */
G_DECLARE_FINAL_TYPE (GlossAnnotationPane, gloss_annotation_pane, GLOSS, ANNOTATION_PANE, AdwBin)

void gloss_annotation_pane_set_state (GlossAnnotationPane *self,
                                      GlossViewState      *state);
void gloss_annotation_pane_commit    (GlossAnnotationPane *self);
void gloss_annotation_pane_edit      (GlossAnnotationPane *self);

G_END_DECLS
