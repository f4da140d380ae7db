/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place where a sentence may end. */
#pragma once

#include "text/gloss-sentence-rules.h"

G_BEGIN_DECLS

/**
 * GlossSentenceStop:
 * @sentence: where the sentence begins
 * @mark: where the full stop, question mark ... or the run of them begins
 * @mark_end: where it ends
 * @next: where what follows begins, after quotes and brackets that close and white space
 * @end: where the text ends
 *
 * What is before and after a mark that may end a sentence, in one UTF-8 text.
 */
typedef struct
{
  const char *sentence;
  const char *mark;
  const char *mark_end;
  const char *next;
  const char *end;
} GlossSentenceStop;

gboolean gloss_sentence_is_mark   (gunichar                  c);
gboolean gloss_sentence_is_closer (gunichar                  c);
gboolean gloss_sentence_stop_ends (const GlossSentenceStop  *self,
                                   const GlossSentenceRules *rules);

G_END_DECLS
