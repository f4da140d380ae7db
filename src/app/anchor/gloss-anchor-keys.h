/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys for placing doubtful annotations and for comparing texts. */
#pragma once

#include "article/gloss-article-view-keys.h"

G_BEGIN_DECLS

/**
 * GlossAnchorKeys:
 * @GLOSS_ANCHOR_KEYS_DESK: while doubtful annotations are placed
 * @GLOSS_ANCHOR_KEYS_COMPARE: while texts are compared
 *
 * When keys are used.
 */
typedef enum
{
  GLOSS_ANCHOR_KEYS_DESK,
  GLOSS_ANCHOR_KEYS_COMPARE,
} GlossAnchorKeys;

void gloss_anchor_keys_bind    (GtkWidgetClass      *widget_class,
                                GlossAnchorKeys      keys);
void gloss_anchor_keys_foreach (GlossAnchorKeys      keys,
                                GlossArticleKeyFunc  func,
                                gpointer             user_data);

G_END_DECLS
