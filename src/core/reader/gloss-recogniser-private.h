/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the recogniser share. */
#pragma once

#include "reader/gloss-recogniser.h"

G_BEGIN_DECLS

/**
 * GlossRecogniser:
 * @list: the source
 * @n: how many blocks it has
 * @body: the first block after title, byline and dateline
 * @tail: the first of the closing boilerplate
 * @dense: lines of plain text without blank ones between them
 * @announced: (nullable): the folded headings that a list announced
 * @labels: the source's own names of the parts, by kind
 *
 * The recogniser at work. Each step looks at blocks whose role is still open and decides some.
 */
typedef struct
{
  GlossRawList *list;
  guint n;
  guint body;
  guint tail;
  gboolean dense;
  GHashTable *announced;
  char *labels[GLOSS_N_BLOCK_KINDS];
} GlossRecogniser;

void     gloss_recogniser_find_front         (GlossRecogniser     *self);
void     gloss_recogniser_find_announced     (GlossRecogniser     *self);
void     gloss_recogniser_find_tail          (GlossRecogniser     *self);
void     gloss_recogniser_find_parts         (GlossRecogniser     *self);
guint    gloss_recogniser_take_questions     (GlossRecogniser     *self,
                                              guint                label);
void     gloss_recogniser_find_questions     (GlossRecogniser     *self);
void     gloss_recogniser_find_furniture     (GlossRecogniser     *self);
void     gloss_recogniser_find_headings      (GlossRecogniser     *self);
void     gloss_recogniser_take_label         (GlossRecogniser     *self,
                                              guint                index,
                                              GlossBlockKind       kind);
gboolean gloss_recogniser_is_set_off         (GlossRecogniser     *self,
                                              guint                index);
gboolean gloss_recogniser_is_heading_at      (GlossRecogniser     *self,
                                              guint                index);
gboolean gloss_recogniser_is_bold_heading_at (GlossRecogniser     *self,
                                              guint                index);
gboolean gloss_raw_block_is_headline         (const GlossRawBlock *block);
gboolean gloss_raw_block_asks                (const char          *text,
                                              gsize                n_bytes);
gboolean gloss_raw_block_has_rtl_stop        (const char          *text,
                                              gsize                n_bytes);
gboolean gloss_raw_block_is_long             (const GlossRawBlock *block);

static inline GlossRawBlock *
gloss_recogniser_get (GlossRecogniser *self,
                      guint            index)
{
  return gloss_raw_list_get (self->list, index);
}

static inline gboolean
gloss_recogniser_is_open (GlossRecogniser *self,
                          guint            index)
{
  return index < self->n && gloss_recogniser_get (self, index)->role == GLOSS_ROLE_OPEN;
}

G_END_DECLS
