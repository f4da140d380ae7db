/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window looks at: between the document, which it never changes, and the widgets. */
#pragma once

#include "document/gloss-document.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_VIEW_STATE (gloss_view_state_get_type ())

/*
 * One a window. Properties, with explicit notify:
 *   document      (GlossDocument, nullable): the open article
 *   selected      (GlossAnnotation, nullable): always the current version; follows an edit or undo by id, goes
 *                 to NULL when the annotation is removed
 *   place         (GlossRange, boxed, nullable): what a tag would be given to: the selected text, else the
 *                 sentence under the reading cursor
 *   has-selection (gboolean): whether place is a selection of the person's
 *   text-scale    (double, 0.5 to 3)
 *   boilerplate-shown (gboolean)
 * Signal go-to (guint64 start, guint64 end): the view scrolls there and puts its caret there.
 */
G_DECLARE_FINAL_TYPE (GlossViewState, gloss_view_state, GLOSS, VIEW_STATE, GObject)

GlossViewState   *gloss_view_state_new             (void);
GlossDocument    *gloss_view_state_get_document    (GlossViewState   *self);
void              gloss_view_state_set_document    (GlossViewState   *self,
                                                    GlossDocument    *document);
GlossAnnotation  *gloss_view_state_get_selected    (GlossViewState   *self);
void              gloss_view_state_set_selected    (GlossViewState   *self,
                                                    GlossAnnotation  *annotation);
const GlossRange *gloss_view_state_get_place       (GlossViewState   *self);
void              gloss_view_state_set_place       (GlossViewState   *self,
                                                    const GlossRange *place,
                                                    gboolean          is_selection);
gboolean          gloss_view_state_get_has_selection (GlossViewState *self);
double            gloss_view_state_get_text_scale  (GlossViewState   *self);
void              gloss_view_state_set_text_scale  (GlossViewState   *self,
                                                    double            scale);
gboolean          gloss_view_state_get_boilerplate_shown (GlossViewState *self);
void              gloss_view_state_set_boilerplate_shown (GlossViewState *self,
                                                    gboolean          shown);
GlossAnnotation  *gloss_view_state_find_neighbour  (GlossViewState   *self,
                                                    int               step);
void              gloss_view_state_go_to           (GlossViewState   *self,
                                                    GlossRange        range);

G_END_DECLS
