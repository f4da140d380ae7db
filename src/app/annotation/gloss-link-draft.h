/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A link that is being made: where it starts, of what kind it is, where it would lead. */
#pragma once

#include "gloss-view-state.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_LINK_DRAFT (gloss_link_draft_get_type ())

/*
 * Looks at a view state and changes nothing. While a reviewer walks through the article, the other end is the annotation that is
 * selected or that lies where the reading cursor is.
 *
 * Signal changed: any of it is another now. Signal gone: the annotation that it starts at is no longer there.
 */
G_DECLARE_FINAL_TYPE (GlossLinkDraft, gloss_link_draft, GLOSS, LINK_DRAFT, GObject)

GlossLinkDraft  *gloss_link_draft_new            (GlossViewState  *state,
                                                  GlossAnnotation *from);
GlossAnnotation *gloss_link_draft_find_start     (GlossViewState  *state);
GlossAnnotation *gloss_link_draft_get_from       (GlossLinkDraft  *self);
GListModel      *gloss_link_draft_get_relations  (GlossLinkDraft  *self);
GlossRelation   *gloss_link_draft_get_relation   (GlossLinkDraft  *self);
gboolean         gloss_link_draft_set_relation   (GlossLinkDraft  *self,
                                                  const char      *id);
gboolean         gloss_link_draft_choose_by_key  (GlossLinkDraft  *self,
                                                  const char      *key);
GlossAnnotation *gloss_link_draft_get_to         (GlossLinkDraft  *self);
char            *gloss_link_draft_dup_start      (GlossLinkDraft  *self);
char            *gloss_link_draft_dup_end        (GlossLinkDraft  *self);
char            *gloss_link_draft_dup_problem    (GlossLinkDraft  *self);

G_END_DECLS
