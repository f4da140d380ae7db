/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many sentences of an article a reviewer has decided on. */
#pragma once

#include "annotation/gloss-annotation.h"

G_BEGIN_DECLS

/**
 * GlossProgress:
 *
 * Counts how many ranges touch each sentence, so that an edit changes the figures without counting anew. A sentence that an
 * annotation or the coverage touches is decided. Boilerplate is not counted: there is nothing to decide.
 */
typedef struct _GlossProgress GlossProgress;

GArray        *gloss_progress_find_sentences    (GlossArticle    *article,
                                                 GCancellable    *cancellable);
GlossProgress *gloss_progress_new               (GArray          *sentences);
void           gloss_progress_free              (GlossProgress   *self);
void           gloss_progress_add               (GlossProgress   *self,
                                                 GlossRange       range);
void           gloss_progress_remove            (GlossProgress   *self,
                                                 GlossRange       range);
void           gloss_progress_add_annotation    (GlossProgress   *self,
                                                 GlossAnnotation *annotation);
void           gloss_progress_remove_annotation (GlossProgress   *self,
                                                 GlossAnnotation *annotation);
guint          gloss_progress_get_n_sentences   (GlossProgress   *self);
guint          gloss_progress_get_n_decided     (GlossProgress   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossProgress, gloss_progress_free)

G_END_DECLS
