/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which stretches of the text a reviewer has dealt with, and how. */
#pragma once

#include <json-glib/json-glib.h>

#include "anchoring/gloss-placing.h"

G_BEGIN_DECLS

/* There is nothing to tag. */
#define GLOSS_COVERAGE_NOTHING "nothing"

/**
 * GlossCoverage:
 *
 * Ranges in order that do not overlap, each with a state such as "nothing" (holds nothing to tag) or "read".
 */
typedef struct _GlossCoverage GlossCoverage;

GlossCoverage *gloss_coverage_new        (void);
GlossCoverage *gloss_coverage_copy       (GlossCoverage *self);
void           gloss_coverage_free       (GlossCoverage *self);
void           gloss_coverage_read       (GlossCoverage *self,
                                          JsonNode      *node);
JsonNode      *gloss_coverage_write      (GlossCoverage *self);
gboolean       gloss_coverage_equal      (GlossCoverage *self,
                                          GlossCoverage *other);
void           gloss_coverage_cover      (GlossCoverage *self,
                                          GlossRange     range,
                                          const char    *state);
void           gloss_coverage_append      (GlossCoverage *self,
                                          GlossRange     range,
                                          const char    *state);
GlossCoverage *gloss_coverage_carry      (GlossCoverage *self,
                                          GlossPlacing  *placing,
                                          const char    *text_sha256);
GlossCoverage *gloss_coverage_merge      (GlossCoverage *ours,
                                          GlossCoverage *base,
                                          GlossCoverage *theirs,
                                          GlossCoverage *lost);
gsize          gloss_coverage_get_n_covered (GlossCoverage *self);
gboolean       gloss_coverage_has        (GlossCoverage *self,
                                          GlossRange     range,
                                          const char    *state);
GArray        *gloss_coverage_get_ranges (GlossCoverage *self);
const char    *gloss_coverage_get_state  (GlossCoverage *self,
                                          guint          index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossCoverage, gloss_coverage_free)

G_END_DECLS
