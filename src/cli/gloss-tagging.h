/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked to be annotated, found in an article and its codebook. */
#pragma once

#include <json-glib/json-glib.h>

#include "article/gloss-article.h"
#include "codebook/gloss-codebook.h"

G_BEGIN_DECLS

/**
 * GlossTagging:
 * @tag: the tag's id
 * @quote: (nullable): the text to annotate
 * @prefix: (nullable): what stands before @quote
 * @suffix: (nullable): what stands after @quote
 * @unit: (nullable): the block to annotate
 * @range_text: (nullable): the range as it was given
 * @range: the range to annotate, where there is neither a quote nor a unit
 * @note: (nullable): the reviewer's note
 * @sets: (nullable) (array zero-terminated=1): attributes, each as `id=value`
 *
 * What the options of annotate ask for; all strings are UTF-8.
 */
typedef struct
{
  char *tag;
  char *quote;
  char *prefix;
  char *suffix;
  char *unit;
  char *range_text;
  GlossRange range;
  char *note;
  char **sets;
} GlossTagging;

void        gloss_tagging_clear            (GlossTagging        *self);
gboolean    gloss_tagging_find_place       (const GlossTagging  *self,
                                            GlossArticle        *article,
                                            GlossRange          *place,
                                            GError             **error);
JsonObject *gloss_tagging_parse_attributes (const GlossTagging  *self,
                                            GlossCodebook       *codebook,
                                            GError             **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GlossTagging, gloss_tagging_clear)

G_END_DECLS
