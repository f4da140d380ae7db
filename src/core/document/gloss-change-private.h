/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change is made of, for the files that it is written in. */
#pragma once

#include "document/gloss-change.h"

G_BEGIN_DECLS

/* What is before and after, of the kind that the subject says; the others are NULL. */
typedef struct
{
  GlossAnnotation *annotation;
  GlossLinkItem *link;
  GlossCoverage *coverage;
  GlossCorrections *corrections;
  /* Of an annotation or a link that is not there: whether it is remembered as deleted. */
  gboolean is_deleted;
} GlossChangeSide;

struct _GlossChange
{
  gatomicrefcount ref_count;
  GlossChangeKind kind;
  GlossChangeSubject subject;
  char *id;
  GlossChangeSide before;
  GlossChangeSide after;
  /* The one field that differs, "" for none, NULL for several. */
  char *field;
  /* Of a group, no groups themselves and each of another subject; else NULL. */
  GPtrArray *parts;
};

GlossChange *gloss_change_new_part        (GlossChangeKind        kind,
                                           GlossChangeSubject     subject,
                                           const char            *id,
                                           const GlossChangeSide *before,
                                           const GlossChangeSide *after);
char        *gloss_change_find_difference (GlossAnnotation       *before,
                                           GlossAnnotation       *after);

/* gloss-change-label.c */
char        *gloss_change_dup_tag_label       (GlossAnnotation *annotation,
                                               GlossCodebook   *codebook);
char        *gloss_change_dup_attribute_label (GlossAnnotation *annotation,
                                               GlossCodebook   *codebook,
                                               const char      *id);
char        *gloss_change_dup_relation_label  (GlossChange     *self,
                                               GlossCodebook   *codebook);
int          gloss_change_compare_nothing     (GlossChange     *self);
guint        gloss_change_count_annotations   (GlossChange     *self,
                                               GlossChange    **one);

G_END_DECLS
