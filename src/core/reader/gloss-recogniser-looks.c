/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a block looks like: a headline, a question, a long paragraph, set off from its neighbours. */
#include "config.h"

#include "reader/gloss-recogniser-private.h"
#include "text/gloss-text-direction.h"

#include <string.h>

/* In code points. */
#define MAX_HEADLINE 120
#define MAX_QUESTION 300

/* In bytes. */
#define LONG_PARAGRAPH 120

static gunichar
get_last_char (const char *text,
               gsize       n_bytes)
{
  const char *last = n_bytes > 0 ? g_utf8_find_prev_char (text, text + n_bytes) : NULL;

  return last != NULL ? g_utf8_get_char (last) : 0;
}

static gboolean
is_quote_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '"' || c == '\'' || type == G_UNICODE_INITIAL_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION || c == 0x201e || c == 0x201a;
}

/* A headline begins with a capital, a digit, or a letter of a script without case. */
static gboolean
begins_like_headline (const char *text,
                      gsize       n_bytes)
{
  gunichar c = g_utf8_get_char (text);

  if ((is_quote_mark (c) || c == 0xbf || c == 0xa1 || c == '(') && text + n_bytes > g_utf8_next_char (text))
    c = g_utf8_get_char (g_utf8_next_char (text));

  return g_unichar_isdigit (c) || (g_unichar_isalpha (c) && !g_unichar_islower (c)) || g_unichar_istitle (c);
}

static gboolean
ends_like_headline (const char *text,
                    gsize       n_bytes)
{
  gunichar c = get_last_char (text, n_bytes);

  if (c == '.' || c == ',' || c == ';' || c == ':' || c == 0x3002 || c == 0x2026 || c == 0xff1a || c == 0x60c || c == 0x61b || c == 0x6d4 || c == '-' || c == 0x2014 || c == 0x2013)
    return FALSE;
  /* A whole quotation is no headline; one that ends with a quoted word is. */
  if (is_quote_mark (c) && c != '\'' && c != 0x2019)
    return !is_quote_mark (g_utf8_get_char (text));

  return TRUE;
}

/**
 * gloss_raw_block_has_rtl_stop:
 * @text: UTF-8
 * @n_bytes: its length
 *
 * Says whether a full stop ends a sentence within a text in a script without capital letters that is written from right to left: one
 * after a letter by itself only shortens a word.
 *
 * Returns: whether one does
 */
gboolean
gloss_raw_block_has_rtl_stop (const char *text,
                              gsize       n_bytes)
{
  for (gsize i = 4; i + 2 < n_bytes; i++)
    {
      const char *last = text[i] == '.' && text[i + 1] == ' ' ? g_utf8_find_prev_char (text, text + i) : NULL;
      const char *before = last != NULL ? g_utf8_find_prev_char (text, last) : NULL;

      if (before != NULL && gloss_unichar_runs_rtl (g_utf8_get_char (last)) && gloss_unichar_runs_rtl (g_utf8_get_char (before))
          && gloss_unichar_runs_rtl (g_utf8_get_char (text + i + 2)))
        return TRUE;
    }

  return FALSE;
}

/**
 * gloss_raw_block_is_headline:
 * @block: a block
 *
 * Says whether a text reads like a headline: short, begins like one, and does not end like a sentence.
 *
 * Returns: whether it does
 */
gboolean
gloss_raw_block_is_headline (const GlossRawBlock *block)
{
  if (block->n_bytes < 2 || block->n_bytes > MAX_HEADLINE * 4 || g_utf8_strlen (block->text, block->n_bytes) > MAX_HEADLINE)
    return FALSE;

  return begins_like_headline (block->text, block->n_bytes) && ends_like_headline (block->text, block->n_bytes)
         && memchr (block->text, '\n', block->n_bytes) == NULL && !gloss_raw_block_has_rtl_stop (block->text, block->n_bytes);
}

/**
 * gloss_raw_block_asks:
 * @text: UTF-8
 * @n_bytes: its length
 *
 * Says whether a text is one question.
 *
 * Returns: whether it is
 */
gboolean
gloss_raw_block_asks (const char *text,
                      gsize       n_bytes)
{
  gunichar c = get_last_char (text, n_bytes);

  if (is_quote_mark (c) || c == ')')
    {
      n_bytes = g_utf8_find_prev_char (text, text + n_bytes) - text;
      c = get_last_char (text, n_bytes);
    }

  return (c == '?' || c == 0xff1f || c == 0x061f || c == 0x37e) && n_bytes <= MAX_QUESTION * 3
         && g_utf8_strlen (text, n_bytes) <= MAX_QUESTION;
}

/**
 * gloss_raw_block_is_long:
 * @block: a block
 *
 * Says whether a block is clearly a paragraph of text rather than a line by itself.
 *
 * Returns: whether it is
 */
gboolean
gloss_raw_block_is_long (const GlossRawBlock *block)
{
  return block->n_bytes >= LONG_PARAGRAPH && block->kind != GLOSS_RAW_HEADING;
}

/**
 * gloss_recogniser_is_set_off:
 * @self: the recogniser
 * @index: a block of plain text
 *
 * Says whether a line stands apart from the lines before and after it.
 *
 * Returns: whether it does
 */
gboolean
gloss_recogniser_is_set_off (GlossRecogniser *self,
                             guint            index)
{
  const GlossRawBlock *block = gloss_recogniser_get (self, index);
  const GlossRawBlock *next = index + 1 < self->n ? block + 1 : NULL;

  if (next == NULL)
    return FALSE;
  if (self->dense)
    return gloss_raw_block_is_long (next) && (index == 0 || gloss_raw_block_is_long (block - 1) || (block - 1)->kind != GLOSS_RAW_PARAGRAPH);

  return (block->flags & GLOSS_RAW_BREAK) != 0 && ((next->flags & GLOSS_RAW_BREAK) != 0 || gloss_raw_block_is_long (next));
}

static gboolean
is_announced (GlossRecogniser     *self,
              const GlossRawBlock *block)
{
  g_autofree char *folded = NULL;

  if (g_hash_table_size (self->announced) == 0 || block->n_bytes > MAX_HEADLINE * 4)
    return FALSE;
  folded = gloss_label_fold (block->text, block->n_bytes);

  return g_hash_table_contains (self->announced, folded);
}

/**
 * gloss_recogniser_is_bold_heading_at:
 * @self: the recogniser
 * @index: an open block
 *
 * Says whether a paragraph of markup is a heading in all but name: a bold headline before ordinary text.
 *
 * Returns: whether it is
 */
gboolean
gloss_recogniser_is_bold_heading_at (GlossRecogniser *self,
                                     guint            index)
{
  const GlossRawBlock *block = gloss_recogniser_get (self, index);
  const GlossRawBlock *next = index + 1 < self->n ? block + 1 : NULL;

  if (block->kind != GLOSS_RAW_PARAGRAPH || (block->flags & GLOSS_RAW_PLAIN) != 0 || next == NULL)
    return FALSE;
  if ((block->flags & GLOSS_RAW_FOLD) != 0)
    return TRUE;

  return (block->flags & (GLOSS_RAW_BOLD | GLOSS_RAW_LINKS)) == GLOSS_RAW_BOLD && gloss_raw_block_is_headline (block)
         && (next->flags & GLOSS_RAW_BOLD) == 0 && (next->kind == GLOSS_RAW_PARAGRAPH || next->kind == GLOSS_RAW_LIST_ITEM);
}

/**
 * gloss_recogniser_is_heading_at:
 * @self: the recogniser
 * @index: an open block
 *
 * Says whether a block heads a section: by markup, because a list announced it, or, in plain text, because it is a
 * headline set off from text that follows.
 *
 * Returns: whether it does
 */
gboolean
gloss_recogniser_is_heading_at (GlossRecogniser *self,
                                guint            index)
{
  const GlossRawBlock *block = gloss_recogniser_get (self, index);

  if (block->role == GLOSS_BLOCK_HEADING || block->kind == GLOSS_RAW_HEADING)
    return TRUE;
  if (block->kind != GLOSS_RAW_PARAGRAPH && !(block->kind == GLOSS_RAW_LIST_ITEM && block->number != NULL))
    return FALSE;
  if (is_announced (self, block))
    return TRUE;
  if ((block->flags & GLOSS_RAW_PLAIN) == 0)
    return FALSE;

  return gloss_raw_block_is_headline (block) && gloss_recogniser_is_set_off (self, index)
         && (block->kind == GLOSS_RAW_PARAGRAPH || block[1].kind != GLOSS_RAW_LIST_ITEM || gloss_raw_block_is_long (block + 1));
}
