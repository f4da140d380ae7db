/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the blocks of an article are called and how they belong together. */
#include "config.h"

#include "article/gloss-structure-private.h"

#include <stdarg.h>
#include <string.h>

/* As deep as HTML and Markdown go; what is deeper counts as this deep. */
#define MAX_DEPTH 6

/* The kinds that are counted within their section, and by which letter. */
static const struct
{
  GlossBlockKind kind;
  char letter;
} content[] = {
  { GLOSS_BLOCK_PARAGRAPH, 'p' },
  { GLOSS_BLOCK_LIST_ITEM, 'i' },
  { GLOSS_BLOCK_QUOTE, 'q' },
  { GLOSS_BLOCK_TABLE_ROW, 'r' },
  { GLOSS_BLOCK_CAPTION, 'c' },
  { GLOSS_BLOCK_CODE, 'k' },
};

typedef struct
{
  GStringChunk *strings;

  /* The headings that the current one is within, and itself: their levels and their numbers among their siblings. */
  guint levels[MAX_DEPTH];
  guint numbers[MAX_DEPTH];
  guint depth;

  /* The id of the current section, borrowed from the strings; NULL before the first. */
  const char *section;

  guint in_section[GLOSS_N_BLOCK_KINDS];
  guint in_article[GLOSS_N_BLOCK_KINDS];

  /* The current question; its block's id is NULL for answers that stand before any. */
  guint n_questions;
  guint n_answers;
  const char *question;
} Numbering;

G_GNUC_PRINTF (2, 3) static const char *
numbering_keep (Numbering  *self,
                const char *format,
                ...)
{
  char id[128];
  va_list args;

  va_start (args, format);
  g_vsnprintf (id, sizeof id, format, args);
  va_end (args);

  return g_string_chunk_insert (self->strings, id);
}

/* The first of its kind has the bare name, further ones a number. */
static const char *
numbering_name_single (Numbering      *self,
                       GlossBlockKind  kind)
{
  const char *nick = gloss_block_kind_get_nick (kind);
  guint n = ++self->in_article[kind];

  return n == 1 ? nick : numbering_keep (self, "%s-%u", nick, n);
}

static const char *
numbering_name_heading (Numbering  *self,
                        GlossBlock *block)
{
  g_autoptr (GString) id = g_string_new ("s");
  guint number = 1;
  guint level;

  if (block->level == 0)
    block->level = self->depth > 0 ? self->levels[self->depth - 1] : 1;
  level = MIN (block->level, MAX_DEPTH);
  while (self->depth > 0 && self->levels[self->depth - 1] >= level)
    number = self->numbers[--self->depth] + 1;

  self->levels[self->depth] = level;
  self->numbers[self->depth++] = number;
  memset (self->in_section, 0, sizeof self->in_section);

  for (guint i = 0; i < self->depth; i++)
    g_string_append_printf (id, i == 0 ? "%u" : ".%u", self->numbers[i]);

  self->section = g_string_chunk_insert_len (self->strings, id->str, (gssize) id->len);

  return self->section;
}

static const char *
numbering_name_content (Numbering      *self,
                        GlossBlockKind  kind)
{
  char letter = 'p';
  guint n = ++self->in_section[kind];

  for (gsize i = 0; i < G_N_ELEMENTS (content); i++)
    if (content[i].kind == kind)
      letter = content[i].letter;

  return self->section == NULL ? numbering_keep (self, "%c%u", letter, n)
                               : numbering_keep (self, "%s.%c%u", self->section, letter, n);
}

static const char *
numbering_name_question (Numbering *self)
{
  self->n_answers = 0;
  self->question = numbering_keep (self, "faq-%u.q", ++self->n_questions);

  return self->question;
}

static const char *
numbering_name_answer (Numbering *self)
{
  self->n_questions = MAX (self->n_questions, 1);

  return ++self->n_answers == 1 ? numbering_keep (self, "faq-%u.a", self->n_questions)
                                : numbering_keep (self, "faq-%u.a-%u", self->n_questions, self->n_answers);
}

static const char *
numbering_name (Numbering  *self,
                GlossBlock *block)
{
  switch (block->kind)
    {
    case GLOSS_BLOCK_TITLE:
    case GLOSS_BLOCK_BYLINE:
    case GLOSS_BLOCK_DATELINE:
    case GLOSS_BLOCK_LEAD:
      return numbering_name_single (self, block->kind);

    case GLOSS_BLOCK_HEADING:
      return numbering_name_heading (self, block);

    case GLOSS_BLOCK_SUBHEADING:
      return numbering_keep (self, "sub-%u", ++self->in_article[block->kind]);
    case GLOSS_BLOCK_KEY_POINT:
      return numbering_keep (self, "kp-%u", ++self->in_article[block->kind]);
    case GLOSS_BLOCK_SUMMARY:
      return numbering_keep (self, "summary.p%u", ++self->in_article[block->kind]);
    case GLOSS_BLOCK_BOILERPLATE:
      return numbering_keep (self, "aside-%u", ++self->in_article[block->kind]);

    case GLOSS_BLOCK_FAQ_QUESTION:
      return numbering_name_question (self);
    case GLOSS_BLOCK_FAQ_ANSWER:
      return numbering_name_answer (self);

    case GLOSS_BLOCK_PARAGRAPH:
    case GLOSS_BLOCK_LIST_ITEM:
    case GLOSS_BLOCK_QUOTE:
    case GLOSS_BLOCK_TABLE_ROW:
    case GLOSS_BLOCK_CAPTION:
    case GLOSS_BLOCK_CODE:
    default:
      return numbering_name_content (self, block->kind);
    }
}

/* The letters and digits of a block without their case: headings are announced with other punctuation than they have. */
static char *
dup_folded (GlossText        *text,
            const GlossBlock *block)
{
  GString *folded = g_string_new (NULL);
  gsize n_bytes = 0;
  const char *p = gloss_text_peek (text, block->range, &n_bytes);
  g_autofree char *lower = g_utf8_casefold (p, (gssize) n_bytes);

  for (const char *c = lower; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)) || g_unichar_ismark (g_utf8_get_char (c)))
      g_string_append_len (folded, c, g_utf8_next_char (c) - c);

  return g_string_free (folded, FALSE);
}

static GHashTable *
index_headings (const GlossBlock *blocks,
                guint             n_blocks,
                GlossText        *text)
{
  GHashTable *headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].kind == GLOSS_BLOCK_HEADING)
      {
        g_autofree char *folded = dup_folded (text, &blocks[i]);

        if (*folded != '\0' && !g_hash_table_contains (headings, folded))
          g_hash_table_insert (headings, g_steal_pointer (&folded), (gpointer) blocks[i].id);
      }

  return headings;
}

static void
match_subheadings (GlossBlock *blocks,
                   guint       n_blocks,
                   GlossText  *text)
{
  g_autoptr (GHashTable) headings = NULL;

  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].kind == GLOSS_BLOCK_SUBHEADING)
      {
        g_autofree char *folded = dup_folded (text, &blocks[i]);

        if (headings == NULL)
          headings = index_headings (blocks, n_blocks, text);
        blocks[i].heading = g_hash_table_lookup (headings, folded);
      }
}

/**
 * gloss_structure_assign:
 * @blocks: (array length=n_blocks): blocks in reading order, with kind, level and range
 * @n_blocks: how many
 * @text: the canonical text
 * @strings: owns the ids from now on
 *
 * Gives each block the id of its place, each answer its question, each announced subheading the heading
 * that it announces, and a heading without level that of the one before it.
 */
void
gloss_structure_assign (GlossBlock   *blocks,
                        guint         n_blocks,
                        GlossText    *text,
                        GStringChunk *strings)
{
  Numbering numbering = { .strings = strings };

  for (guint i = 0; i < n_blocks; i++)
    {
      blocks[i].id = numbering_name (&numbering, &blocks[i]);
      blocks[i].of = blocks[i].kind == GLOSS_BLOCK_FAQ_ANSWER ? numbering.question : NULL;
      blocks[i].heading = NULL;
    }

  match_subheadings (blocks, n_blocks, text);
}

/**
 * gloss_structure_find:
 * @blocks: (array length=n_blocks): blocks in reading order
 * @n_blocks: how many, not 0
 * @offset: a code point
 *
 * Returns: the index of the last block that begins at or before @offset
 */
guint
gloss_structure_find (const GlossBlock *blocks,
                      guint             n_blocks,
                      gsize             offset)
{
  guint low = 0;
  guint high = n_blocks;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (blocks[middle].range.start <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}
