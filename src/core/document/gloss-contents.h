/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document holds: the one thing that changes are made to. */
#pragma once

#include "document/gloss-change.h"
#include "store/gloss-annotation-set.h"
#include "store/gloss-journal-state.h"

G_BEGIN_DECLS

/**
 * GlossContents:
 * @set: the reviewer's annotations
 * @corrections: (nullable): the corrections of the structure; nothing where it is not known what their file holds
 *
 * What a document and the replay of a journal work on, in the same way.
 */
typedef struct
{
  GlossAnnotationSet *set;
  GlossCorrections *corrections;
} GlossContents;

void              gloss_contents_apply  (GlossContents *self,
                                         GlossChange   *part,
                                         gboolean       forward);
GlossJournalState gloss_contents_encode (GlossContents *self,
                                         const char    *id);

G_END_DECLS
