/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions and their answers: by a label over them, by marks before them, by markup. */
#include "config.h"

#include "reader/gloss-recogniser-private.h"

#include <string.h>

/* How many blocks may stand between the label and the first question. */
#define MAX_INTRODUCTION 3

/* How many blocks an answer has at most when nothing but the end of the text ends it. */
#define MAX_LAST_ANSWER 4

/* In bytes: where in a block a question and its answer may part. */
#define MAX_INLINE_QUESTION 400

typedef struct
{
  GlossRecogniser *recogniser;
  guint label;
  guint heading_level;
  guint question_level;
  guint n_questions;
  guint n_blocks;
  guint most_blocks;
  gboolean labelled;
  gboolean folded;
  gboolean marked;
  gboolean confirmed;
} Questions;

static GlossLabel
get_mark (const GlossRawBlock *block,
          gsize               *n_prefix)
{
  *n_prefix = 0;

  return gloss_label_match_prefix (block->text, block->n_bytes, n_prefix) & (GLOSS_LABEL_QUESTION | GLOSS_LABEL_ANSWER);
}

/* "Question:" says it alone; "Q:" only beside other signs. */
static gboolean
is_word_mark (gsize n_prefix)
{
  return n_prefix > 7;
}

static gboolean
ends_with_question_mark (const char *text,
                         gsize       n_bytes)
{
  return text[n_bytes - 1] == '?' || (n_bytes >= 2 && memcmp (text + n_bytes - 2, "؟", 2) == 0);
}

/* Both in one block: "Q: Why? A: Because." or a bold question with plain text behind it. */
static gsize
find_inline_answer (const GlossRawBlock *block,
                    gboolean             loose)
{
  const char *text = block->text;
  gsize n = MIN (block->n_bytes, MAX_INLINE_QUESTION);
  gsize n_prefix;

  if (block->n_bold > 0 && block->n_bold < block->n_bytes && gloss_raw_block_asks (text, block->n_bold))
    return block->n_bold;

  for (gsize i = 1; i + 2 < n; i++)
    {
      if (!g_ascii_isspace (text[i]) || !ends_with_question_mark (text, i))
        continue;
      if ((gloss_label_match_prefix (text + i + 1, block->n_bytes - i - 1, &n_prefix) & GLOSS_LABEL_ANSWER) != 0)
        return i + 1;
      if (loose && block->n_bytes - i > 20)
        return i + 1;
    }

  return 0;
}

static gboolean
has_answer_mark (GlossRecogniser *self,
                 guint            index)
{
  gsize n_prefix;

  return index < self->n && (get_mark (gloss_recogniser_get (self, index), &n_prefix) & GLOSS_LABEL_ANSWER) != 0;
}

/* One sentence only, so that a paragraph which ends by asking is no question. */
static gboolean
is_single_sentence (const char *text,
                    gsize       n_bytes)
{
  for (gsize i = 3; i + 2 < n_bytes; i++)
    if (strchr (".!?", text[i - 1]) != NULL && text[i] == ' ' && g_ascii_islower (text[i - 2]) && g_ascii_islower (text[i - 3])
        && !g_unichar_islower (g_utf8_get_char (text + i + 1)))
      return FALSE;

  return !gloss_raw_block_has_rtl_stop (text, n_bytes);
}

static gboolean
is_row_question (GlossRecogniser     *self,
                 const GlossRawBlock *block)
{
  for (guint i = 0; i < block->n_cells; i++)
    {
      const GlossRawCell *cell = &g_array_index (self->list->cells, GlossRawCell, block->first_cell + i);

      if (gloss_raw_block_asks (cell->text, cell->n_bytes) && i + 1 < block->n_cells)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_labelled_question (Questions           *run,
                      guint                index,
                      const GlossRawBlock *block)
{
  if ((block->flags & GLOSS_RAW_FOLD) != 0)
    return TRUE;
  if (block->kind == GLOSS_RAW_TABLE_ROW)
    return is_row_question (run->recogniser, block);
  if (block->kind == GLOSS_RAW_HEADING && run->question_level != 0 && block->level == run->question_level)
    return TRUE;
  if (gloss_raw_block_asks (block->text, block->n_bytes))
    return block->kind == GLOSS_RAW_HEADING || (block->flags & GLOSS_RAW_BOLD) != 0
           || (!run->marked && is_single_sentence (block->text, block->n_bytes));
  if (block->kind == GLOSS_RAW_HEADING && run->heading_level != 0 && block->level > run->heading_level && run->n_questions == 0)
    return index + 1 < run->recogniser->n && block[1].kind != GLOSS_RAW_HEADING;

  return find_inline_answer (block, block->kind == GLOSS_RAW_LIST_ITEM) > 0;
}

static gboolean
is_question (Questions *run,
             guint      index)
{
  const GlossRawBlock *block = gloss_recogniser_get (run->recogniser, index);
  gsize n_prefix;

  if (block->kind == GLOSS_RAW_QUESTION)
    return TRUE;
  if (block->kind == GLOSS_RAW_ANSWER)
    return FALSE;
  if ((get_mark (block, &n_prefix) & GLOSS_LABEL_QUESTION) != 0)
    return is_word_mark (n_prefix) || run->labelled || run->marked || gloss_raw_block_asks (block->text, block->n_bytes)
           || has_answer_mark (run->recogniser, index + 1) || find_inline_answer (block, FALSE) > 0;
  if (run->labelled)
    return is_labelled_question (run, index, block);

  return run->folded && (block->flags & GLOSS_RAW_FOLD) != 0 && gloss_raw_block_asks (block->text, block->n_bytes);
}

static void
strip_mark (GlossRawBlock *block,
            GlossLabel     mark)
{
  gsize n_prefix;

  if ((get_mark (block, &n_prefix) & mark) == 0 || n_prefix >= block->n_bytes)
    return;

  block->text += n_prefix;
  block->n_bytes -= n_prefix;
  block->n_bold = block->n_bold > n_prefix ? block->n_bold - n_prefix : 0;
}

static void
take_question (Questions *run,
               guint      index)
{
  GlossRawBlock *block = gloss_recogniser_get (run->recogniser, index);
  gsize n_prefix;
  gboolean marked = (get_mark (block, &n_prefix) & GLOSS_LABEL_QUESTION) != 0;

  run->marked = run->marked || marked;
  run->folded = run->folded || (block->flags & GLOSS_RAW_FOLD) != 0;
  run->confirmed = run->confirmed || block->kind == GLOSS_RAW_QUESTION;
  if (block->kind == GLOSS_RAW_HEADING && run->n_questions == 0)
    run->question_level = block->level;
  run->n_questions++;
  run->most_blocks = MAX (run->most_blocks, run->n_blocks);
  strip_mark (block, GLOSS_LABEL_QUESTION);
  block->n_question = block->kind == GLOSS_RAW_TABLE_ROW ? 0 : find_inline_answer (block, marked || block->kind == GLOSS_RAW_LIST_ITEM);
  run->n_blocks = block->n_question > 0 || block->kind == GLOSS_RAW_TABLE_ROW ? 1 : 0;
  block->role = GLOSS_BLOCK_FAQ_QUESTION;
}

/* Whether the run of questions ends before a block that is no question. */
static gboolean
ends_before (Questions *run,
             guint      index)
{
  GlossRecogniser *self = run->recogniser;
  const GlossRawBlock *block = gloss_recogniser_get (self, index);

  if ((block->label & (GLOSS_LABEL_PARTS | GLOSS_LABEL_SHARE | GLOSS_LABEL_NOTE | GLOSS_LABEL_RELATED)) != 0)
    return TRUE;
  if (block->kind == GLOSS_RAW_HEADING)
    return run->question_level == 0 || block->level <= run->question_level;
  if (run->folded && run->n_questions > 0 && (block->flags & (GLOSS_RAW_FOLDED | GLOSS_RAW_FOLD)) == 0 && run->n_blocks > 0)
    return TRUE;
  if (run->confirmed && run->n_blocks > 0 && block->kind != GLOSS_RAW_ANSWER && (block - 1)->kind == GLOSS_RAW_ANSWER)
    return TRUE;

  return run->n_blocks > 0 && gloss_recogniser_is_heading_at (self, index);
}

/* An unanswered last question: what follows is an answer as long as the longest one before it, a little more at most. */
static gboolean
is_answer_long_enough (Questions *run,
                       guint      index)
{
  GlossRecogniser *self = run->recogniser;

  if (run->labelled && run->n_blocks < MAX (run->most_blocks, MAX_LAST_ANSWER))
    return FALSE;
  if (!run->labelled && run->n_blocks < MAX (run->most_blocks, 1))
    return FALSE;

  for (guint i = index; i < self->tail && i < index + 24; i++)
    {
      if (!gloss_recogniser_is_open (self, i) || ends_before (run, i))
        return TRUE;
      if (is_question (run, i))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_answer (Questions *run,
             guint      index)
{
  GlossRawBlock *block = gloss_recogniser_get (run->recogniser, index);
  gboolean folded = (block->flags & GLOSS_RAW_FOLDED) != 0;

  if (run->n_questions == 0)
    return run->labelled && index <= run->label + MAX_INTRODUCTION;
  if (ends_before (run, index) || (!folded && block->kind != GLOSS_RAW_ANSWER && is_answer_long_enough (run, index)))
    return FALSE;

  strip_mark (block, GLOSS_LABEL_ANSWER);
  block->role = block->kind == GLOSS_RAW_HEADING ? GLOSS_BLOCK_HEADING : GLOSS_BLOCK_FAQ_ANSWER;
  run->n_blocks++;

  return TRUE;
}

static guint
take_run (Questions *run,
          guint      first)
{
  GlossRecogniser *self = run->recogniser;
  guint i = first;

  for (; i < self->tail && gloss_recogniser_is_open (self, i); i++)
    {
      const GlossRawBlock *block = gloss_recogniser_get (self, i);

      if (run->labelled && i == first && block->kind == GLOSS_RAW_TABLE_ROW && (block->flags & GLOSS_RAW_HEADER) != 0)
        gloss_recogniser_get (self, i)->role = GLOSS_ROLE_LABEL;
      else if ((block->label & GLOSS_LABEL_PARTS) == 0 && is_question (run, i))
        take_question (run, i);
      else if (!take_answer (run, i))
        break;
    }

  return i;
}

/**
 * gloss_recogniser_take_questions:
 * @self: the recogniser
 * @label: the block that announces questions and answers
 *
 * Takes the questions and answers that follow a label.
 *
 * Returns: the first block after them; @label + 1 when there are none
 */
guint
gloss_recogniser_take_questions (GlossRecogniser *self,
                                 guint            label)
{
  const GlossRawBlock *block = gloss_recogniser_get (self, label);
  Questions run = {
    .recogniser = self,
    .label = label,
    .labelled = TRUE,
    .heading_level = block->kind == GLOSS_RAW_HEADING && (block->flags & GLOSS_RAW_PLAIN) == 0 ? block->level : 0,
  };
  guint end = take_run (&run, label + 1);

  if (run.n_questions == 0)
    return label + 1;

  gloss_recogniser_take_label (self, label, GLOSS_BLOCK_FAQ_QUESTION);
  return end;
}

static gboolean
begins_unlabelled_run (GlossRecogniser *self,
                       guint            index)
{
  const GlossRawBlock *block = gloss_recogniser_get (self, index);
  gsize n_prefix;

  if (block->kind == GLOSS_RAW_QUESTION)
    return TRUE;
  if ((block->flags & GLOSS_RAW_FOLD) != 0)
    return gloss_raw_block_asks (block->text, block->n_bytes);
  if (block->n_bytes < 4 || (get_mark (block, &n_prefix) & GLOSS_LABEL_QUESTION) == 0 || n_prefix >= block->n_bytes)
    return FALSE;

  return has_answer_mark (self, index + 1) || find_inline_answer (block, FALSE) > 0
         || (is_word_mark (n_prefix) && gloss_raw_block_asks (block->text, block->n_bytes));
}

/**
 * gloss_recogniser_find_questions:
 * @self: the recogniser
 *
 * Finds questions and answers that no label announced: by marks, by metadata, or because they fold away.
 */
void
gloss_recogniser_find_questions (GlossRecogniser *self)
{
  guint i = self->body;

  while (i < self->tail)
    if (gloss_recogniser_is_open (self, i) && gloss_recogniser_get (self, i)->label == 0 && begins_unlabelled_run (self, i))
      {
        Questions run = {
          .recogniser = self,
          .label = i,
          .folded = (gloss_recogniser_get (self, i)->flags & GLOSS_RAW_FOLD) != 0,
        };

        i = MAX (take_run (&run, i), i + 1);
      }
    else
      i++;
}
