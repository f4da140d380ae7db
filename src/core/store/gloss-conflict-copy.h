/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copies of a sidecar that programs which synchronise folders leave beside it. */
#pragma once

#include "store/gloss-annotation-set.h"

G_BEGIN_DECLS

/**
 * GlossCopyKind:
 * @GLOSS_COPY_NONE: no copy
 * @GLOSS_COPY_LIKELY: the name is one that such programs give, and others, too
 * @GLOSS_COPY_CERTAIN: only such programs give such a name
 *
 * What a file's name says.
 */
typedef enum
{
  GLOSS_COPY_NONE,
  GLOSS_COPY_LIKELY,
  GLOSS_COPY_CERTAIN,
} GlossCopyKind;

GlossCopyKind       gloss_conflict_copy_recognise (const char         *name,
                                                   const char         *own_name);
GlossAnnotationSet *gloss_conflict_copy_read      (GFile              *file,
                                                   GFile              *own_file,
                                                   GlossAnnotationSet *own);
GPtrArray          *gloss_conflict_copy_find      (GFile              *own_file,
                                                   GCancellable       *cancellable);
gboolean            gloss_conflict_copy_put_away  (GFile              *file,
                                                   GError            **error);

G_END_DECLS
