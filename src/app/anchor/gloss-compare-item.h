/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two paragraphs that stand beside each other. */
#pragma once

#include "text/gloss-text-alignment.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_COMPARE_ITEM (gloss_compare_item_get_type ())

/* Immutable. */
G_DECLARE_FINAL_TYPE (GlossCompareItem, gloss_compare_item, GLOSS, COMPARE_ITEM, GObject)

GlossCompareItem *gloss_compare_item_new           (GlossText              *before,
                                                    GlossText              *after,
                                                    const GlossAlignedPair *pair);
GlossAlignedKind  gloss_compare_item_get_kind      (GlossCompareItem       *self);
GlossText        *gloss_compare_item_dup_before    (GlossCompareItem       *self);
GlossText        *gloss_compare_item_dup_after     (GlossCompareItem       *self);
const char       *gloss_compare_item_get_kind_name (GlossCompareItem       *self);
char             *gloss_compare_item_dup_label     (GlossCompareItem       *self);

G_END_DECLS
