/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a language's abbreviations and of how its sentences begin. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlossSentenceWord:
 *
 * What a word tells about the end of a sentence; the keys of data/sentences/rules.ini.
 */
typedef enum
{
  GLOSS_SENTENCE_NEVER = 1 << 0,
  GLOSS_SENTENCE_NUMBER = 1 << 1,
  GLOSS_SENTENCE_SELDOM = 1 << 2,
  GLOSS_SENTENCE_OFTEN = 1 << 3,
  GLOSS_SENTENCE_STARTS = 1 << 4,
  GLOSS_SENTENCE_FOLLOWS = 1 << 5,
  GLOSS_SENTENCE_UPPER = 1 << 6,
  GLOSS_SENTENCE_SAYS = 1 << 7,
  GLOSS_SENTENCE_PARTICLE = 1 << 8,
} GlossSentenceWord;

typedef struct _GlossSentenceRules GlossSentenceRules;

const GlossSentenceRules *gloss_sentence_rules_get             (const char               *language);
GlossSentenceWord         gloss_sentence_rules_look_up         (const GlossSentenceRules *self,
                                                                const char               *word);
GlossSentenceWord         gloss_sentence_rules_look_up_next    (const GlossSentenceRules *self,
                                                                const char               *word);
gboolean                  gloss_sentence_rules_have_ordinals   (const GlossSentenceRules *self);

G_END_DECLS
