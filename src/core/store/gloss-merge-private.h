/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of a merge of two sets have in common. */
#pragma once

#include "store/gloss-annotation-set-private.h"
#include "store/gloss-conflict.h"
#include "store/gloss-json-merge.h"

G_BEGIN_DECLS

/**
 * GlossMerge:
 * @ours: one version; it becomes the merged set
 * @base: what both were made from
 * @theirs: the other version
 * @conflicts: (element-type GlossConflict): what both have changed
 * @n_changed: how many annotations of ours have changed
 *
 * The three sets of a merge, and what comes of it.
 */
typedef struct
{
  GlossAnnotationSet *ours;
  GlossAnnotationSet *base;
  GlossAnnotationSet *theirs;
  GPtrArray *conflicts;
  guint n_changed;
} GlossMerge;

/**
 * GlossClash:
 * @merge: where conflicts go
 * @id: (nullable): the item that is merged; nothing for the page
 * @our_time: (nullable): when our version was changed
 * @their_time: (nullable): when theirs was
 *
 * What a conflict says beside the field and its versions.
 */
typedef struct
{
  GlossMerge *merge;
  const char *id;
  const char *our_time;
  const char *their_time;
} GlossClash;

void        gloss_merge_page      (GlossMerge       *self);
int         gloss_clash_get_order (const GlossClash *self);
void        gloss_clash_add       (const GlossClash *self,
                                   const char       *field,
                                   JsonNode         *ours,
                                   JsonNode         *base,
                                   JsonNode         *theirs,
                                   gboolean          prefers_theirs);
void        gloss_clash_found     (const char       *path,
                                   JsonNode         *ours,
                                   JsonNode         *base,
                                   JsonNode         *theirs,
                                   gboolean          prefers_theirs,
                                   gpointer          user_data);

G_END_DECLS
