/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an article as a list to go by. */
#pragma once

#include "article/gloss-article.h"

G_BEGIN_DECLS

/**
 * GlossOutlinePart:
 *
 * What an entry of the outline stands for.
 */
typedef enum
{
  GLOSS_OUTLINE_TITLE,
  GLOSS_OUTLINE_LEAD,
  GLOSS_OUTLINE_SECTION,
  GLOSS_OUTLINE_KEY_POINTS,
  GLOSS_OUTLINE_SUMMARY,
  GLOSS_OUTLINE_QUESTIONS,
} GlossOutlinePart;

#define GLOSS_TYPE_OUTLINE_PART (gloss_outline_part_get_type ())
#define GLOSS_TYPE_OUTLINE_ITEM (gloss_outline_item_get_type ())
#define GLOSS_TYPE_OUTLINE (gloss_outline_get_type ())

G_DECLARE_FINAL_TYPE (GlossOutlineItem, gloss_outline_item, GLOSS, OUTLINE_ITEM, GObject)
G_DECLARE_FINAL_TYPE (GlossOutline, gloss_outline, GLOSS, OUTLINE, GObject)

GType             gloss_outline_part_get_type     (void);

GlossOutline     *gloss_outline_new               (GlossArticle     *article);
GlossOutlinePart  gloss_outline_item_get_part     (GlossOutlineItem *self);
const char       *gloss_outline_item_get_title    (GlossOutlineItem *self);
const char       *gloss_outline_item_get_number   (GlossOutlineItem *self);
const char       *gloss_outline_item_get_block_id (GlossOutlineItem *self);
guint             gloss_outline_item_get_level    (GlossOutlineItem *self);
GlossRange        gloss_outline_item_get_range    (GlossOutlineItem *self);
guint             gloss_outline_item_get_n_units  (GlossOutlineItem *self);

G_END_DECLS
