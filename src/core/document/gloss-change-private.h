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
} GlossChangeSide;

struct _GlossChange
{
  gatomicrefcount ref_count;
  GlossChangeKind kind;
  GlossChangeSubject subject;
  char *id;
  GlossChangeSide before;
  GlossChangeSide after;
  /* Whether the side that is nothing is remembered as deleted. */
  gboolean leaves_trace;
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

G_END_DECLS
