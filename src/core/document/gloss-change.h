/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of work on a document. */
#pragma once

#include "annotation/gloss-annotation.h"
#include "codebook/gloss-codebook.h"
#include "document/gloss-corrections.h"
#include "store/gloss-coverage.h"
#include "store/gloss-item.h"

G_BEGIN_DECLS

/**
 * GlossChangeKind:
 * @GLOSS_CHANGE_ADD: annotations are new
 * @GLOSS_CHANGE_EDIT: annotations say something else
 * @GLOSS_CHANGE_REMOVE: annotations go, and the links at them
 * @GLOSS_CHANGE_CORRECT: the structure of the article is set right
 * @GLOSS_CHANGE_LINK: a link comes or goes
 * @GLOSS_CHANGE_COVER: a stretch of the text is dealt with, or not any more
 * @GLOSS_CHANGE_REANCHOR: annotations are given other places
 * @GLOSS_CHANGE_IMPORT: annotations come from another file
 * @GLOSS_CHANGE_MERGE: what somebody else did is taken over
 * @GLOSS_CHANGE_RESTORE: everything is as it was at an earlier time
 *
 * What a change does.
 */
typedef enum
{
  GLOSS_CHANGE_ADD,
  GLOSS_CHANGE_EDIT,
  GLOSS_CHANGE_REMOVE,
  GLOSS_CHANGE_CORRECT,
  GLOSS_CHANGE_LINK,
  GLOSS_CHANGE_COVER,
  GLOSS_CHANGE_REANCHOR,
  GLOSS_CHANGE_IMPORT,
  GLOSS_CHANGE_MERGE,
  GLOSS_CHANGE_RESTORE,
} GlossChangeKind;

/**
 * GlossChangeSubject:
 *
 * What is changed: one annotation, one link, what the reviewer has dealt with, or the corrections of the structure.
 */
typedef enum
{
  GLOSS_CHANGE_OF_ANNOTATION,
  GLOSS_CHANGE_OF_LINK,
  GLOSS_CHANGE_OF_COVERAGE,
  GLOSS_CHANGE_OF_STRUCTURE,
} GlossChangeSubject;

/* The ids of the subjects of which there is one; all others have an id of their own. */
#define GLOSS_CHANGE_COVERAGE_ID "gloss:coverage"
#define GLOSS_CHANGE_STRUCTURE_ID "gloss:structure"

/**
 * GlossChange:
 *
 * What was before and what is after, so that it can be done and undone any number of times. A change has one part for each
 * subject; that of one subject alone is its own part. Immutable and reference counted.
 */
typedef struct _GlossChange GlossChange;

#define GLOSS_TYPE_CHANGE (gloss_change_get_type ())

GType             gloss_change_get_type               (void);
GlossChange      *gloss_change_new_add                (GlossAnnotation  *annotation);
GlossChange      *gloss_change_new_add_again          (GlossAnnotation  *annotation);
GlossChange      *gloss_change_new_edit               (GlossAnnotation  *before,
                                                       GlossAnnotation  *after);
GlossChange      *gloss_change_new_remove             (GlossAnnotation  *annotation);
GlossChange      *gloss_change_new_forget             (GlossAnnotation  *annotation);
GlossChange      *gloss_change_new_link               (GlossLinkItem    *before,
                                                       GlossLinkItem    *after,
                                                       gboolean          leaves_trace);
GlossChange      *gloss_change_new_trace              (const char       *id,
                                                       gboolean          is_deleted);
GlossChange      *gloss_change_new_cover              (GlossCoverage    *before,
                                                       GlossCoverage    *after);
GlossChange      *gloss_change_new_correct            (GlossCorrections *before,
                                                       GlossCorrections *after);
GlossChange      *gloss_change_new_group              (GlossChangeKind   kind,
                                                       GPtrArray        *changes);
GlossChange      *gloss_change_ref                    (GlossChange      *self);
void              gloss_change_unref                  (GlossChange      *self);
GlossChangeKind   gloss_change_get_kind               (GlossChange      *self);
guint             gloss_change_get_n_parts            (GlossChange      *self);
GlossChange      *gloss_change_get_part               (GlossChange      *self,
                                                       guint             index);
GlossChange      *gloss_change_find_part              (GlossChange      *self,
                                                       const char       *id);
GlossChangeSubject gloss_change_get_subject           (GlossChange      *self);
const char       *gloss_change_get_id                 (GlossChange      *self);
gboolean          gloss_change_get_is_deleted         (GlossChange      *self,
                                                       gboolean          after);
GlossAnnotation  *gloss_change_get_before             (GlossChange      *self);
GlossAnnotation  *gloss_change_get_after              (GlossChange      *self);
GlossLinkItem    *gloss_change_get_link_before        (GlossChange      *self);
GlossLinkItem    *gloss_change_get_link_after         (GlossChange      *self);
GlossCoverage    *gloss_change_get_coverage_before    (GlossChange      *self);
GlossCoverage    *gloss_change_get_coverage_after     (GlossChange      *self);
GlossCorrections *gloss_change_get_corrections_before (GlossChange      *self);
GlossCorrections *gloss_change_get_corrections_after  (GlossChange      *self);
const char       *gloss_change_get_field              (GlossChange      *self);
gboolean          gloss_change_is_empty               (GlossChange      *self);
gsize             gloss_change_get_size               (GlossChange      *self);
GlossChange      *gloss_change_squash                 (GlossChange      *self,
                                                       GlossChange      *later);
GlossChange      *gloss_change_without                (GlossChange      *self,
                                                       const char       *id);
char             *gloss_change_dup_label              (GlossChange      *self,
                                                       GlossCodebook    *codebook);
char             *gloss_change_describe               (GlossChange      *self,
                                                       GlossCodebook    *codebook);
char             *gloss_change_dup_where              (GlossChange      *self,
                                                       GlossArticle     *article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossChange, gloss_change_unref)

G_END_DECLS
