/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of work on a document. */
#pragma once

#include "annotation/gloss-annotation.h"
#include "codebook/gloss-codebook.h"
#include "document/gloss-corrections.h"

G_BEGIN_DECLS

/**
 * GlossChangeKind:
 * @GLOSS_CHANGE_ADD: an annotation is new
 * @GLOSS_CHANGE_EDIT: an annotation says something else
 * @GLOSS_CHANGE_REMOVE: an annotation goes
 * @GLOSS_CHANGE_CORRECT: the structure of the article is set right
 *
 * What a change does.
 */
typedef enum
{
  GLOSS_CHANGE_ADD,
  GLOSS_CHANGE_EDIT,
  GLOSS_CHANGE_REMOVE,
  GLOSS_CHANGE_CORRECT,
} GlossChangeKind;

/**
 * GlossChange:
 *
 * What was before and what is after, so that it can be done and undone any number of times. Immutable and
 * reference counted.
 */
typedef struct _GlossChange GlossChange;

#define GLOSS_TYPE_CHANGE (gloss_change_get_type ())

GType            gloss_change_get_type             (void);
GlossChange     *gloss_change_new_add              (GlossAnnotation *annotation);
GlossChange     *gloss_change_new_edit             (GlossAnnotation *before,
                                                    GlossAnnotation *after);
GlossChange     *gloss_change_new_remove           (GlossAnnotation *annotation);
GlossChange     *gloss_change_new_correct          (GlossCorrections  *before,
                                                    GlossCorrections  *after);
GlossChange     *gloss_change_ref                  (GlossChange     *self);
void             gloss_change_unref                (GlossChange     *self);
GlossChangeKind  gloss_change_get_kind             (GlossChange     *self);
const char      *gloss_change_get_id               (GlossChange     *self);
GlossAnnotation *gloss_change_get_before           (GlossChange     *self);
GlossAnnotation *gloss_change_get_after            (GlossChange     *self);
GlossCorrections  *gloss_change_get_corrections_before (GlossChange     *self);
GlossCorrections  *gloss_change_get_corrections_after  (GlossChange     *self);
const char      *gloss_change_get_field            (GlossChange     *self);
gboolean         gloss_change_is_empty             (GlossChange     *self);
gsize            gloss_change_get_size             (GlossChange     *self);
GlossChange     *gloss_change_squash               (GlossChange     *self,
                                                    GlossChange     *later);
char            *gloss_change_dup_label            (GlossChange     *self,
                                                    GlossCodebook   *codebook);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossChange, gloss_change_unref)

G_END_DECLS
