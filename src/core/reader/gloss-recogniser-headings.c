/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings of sections, and numbered lines that turn out to be headings or paragraphs. */
#include "config.h"

#include "reader/gloss-recogniser-private.h"

#include "reader/gloss-plain-lines.h"

/* More headlines than these in a row are lines of something else: a poem, an address, a menu. */
#define MAX_HEADLINES_IN_ROW 2

/* How far the neighbours of a numbered line are looked for. */
#define MAX_NUMBER_REACH 12

static guint
get_value (const GlossRawBlock *block)
{
  guint value = 0;

  for (const char *p = block->number; p != NULL && p < block->number + block->n_number && value < 1000; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (digit < 0)
        break;
      value = value * 10 + (guint) digit;
    }

  return value;
}

/* A line of which the number belongs to its sentence: "2. Bundesliga", "1. FC". */
static void
give_number_back (GlossRawBlock *block)
{
  block->n_bytes += block->text - block->number;
  block->text = block->number;
  block->number = NULL;
  block->n_number = 0;
}

static gboolean
has_numbered_neighbour (GlossRecogniser *self,
                        guint            index)
{
  const GlossRawBlock *block = gloss_recogniser_get (self, index);
  guint value = get_value (block);
  guint first = index > MAX_NUMBER_REACH ? index - MAX_NUMBER_REACH : 0;

  for (guint i = first; i < self->n && i <= index + MAX_NUMBER_REACH; i++)
    {
      const GlossRawBlock *other = gloss_recogniser_get (self, i);

      if (i != index && other->number != NULL && (get_value (other) == value + 1 || get_value (other) + 1 == value))
        return TRUE;
    }

  return value == 0 && block->n_number > 0;
}

static gboolean
is_alone (GlossRecogniser *self,
          guint            index)
{
  const GlossRawBlock *block = gloss_recogniser_get (self, index);

  return (index == 0 || block[-1].kind != GLOSS_RAW_LIST_ITEM || block[-1].group != block->group)
         && (index + 1 >= self->n || block[1].kind != GLOSS_RAW_LIST_ITEM || block[1].group != block->group);
}

/* Numbered lines of plain text that are a list of one. */
static void
settle_numbered_line (GlossRecogniser *self,
                      guint            index)
{
  GlossRawBlock *block = gloss_recogniser_get (self, index);

  if ((block->flags & GLOSS_RAW_PLAIN) == 0 || block->number == NULL || !is_alone (self, index))
    return;

  if (gloss_recogniser_is_heading_at (self, index) && !(index + 1 < self->n && block[1].kind == GLOSS_RAW_LIST_ITEM && !gloss_raw_block_is_long (block + 1)))
    {
      block->role = GLOSS_BLOCK_HEADING;
      if (!has_numbered_neighbour (self, index))
        give_number_back (block);
    }
  else if (!has_numbered_neighbour (self, index))
    {
      give_number_back (block);
      block->kind = GLOSS_RAW_PARAGRAPH;
    }
}

static gboolean
is_plain_heading (GlossRecogniser *self,
                  guint            index)
{
  const GlossRawBlock *block = gloss_recogniser_get (self, index);

  return block->role == GLOSS_ROLE_OPEN && block->kind == GLOSS_RAW_PARAGRAPH && gloss_recogniser_is_heading_at (self, index);
}

static guint
count_headlines (GlossRecogniser *self,
                 guint            first)
{
  guint i = first;

  while (i < self->tail && is_plain_heading (self, i))
    i++;

  return i - first;
}

/* Headlines of plain text, where text follows that they can head. */
static guint
take_headlines (GlossRecogniser *self,
                guint            first)
{
  guint n = count_headlines (self, first);
  guint next = first + n;
  gboolean heads = next < self->n && (gloss_recogniser_is_open (self, next) || gloss_recogniser_get (self, next)->role == GLOSS_BLOCK_HEADING)
                   && next < self->tail;

  if (heads && n <= MAX_HEADLINES_IN_ROW)
    for (guint i = first; i < next; i++)
      gloss_recogniser_get (self, i)->role = GLOSS_BLOCK_HEADING;

  return MAX (next, first + 1);
}

/* Below the headings that are called so, where there are any. */
static guint
get_bold_level (GlossRecogniser *self)
{
  guint top = 0;

  for (guint i = self->body; i < self->tail; i++)
    {
      const GlossRawBlock *block = gloss_recogniser_get (self, i);

      if (block->role == GLOSS_BLOCK_HEADING && block->level > 0)
        top = top == 0 ? block->level : MIN (top, block->level);
    }

  return top + 1;
}

static void
find_bold_headings (GlossRecogniser *self)
{
  guint level = get_bold_level (self);

  for (guint i = self->body; i < self->tail; i++)
    if (gloss_recogniser_is_open (self, i) && gloss_recogniser_is_bold_heading_at (self, i))
      {
        gloss_recogniser_get (self, i)->role = GLOSS_BLOCK_HEADING;
        gloss_recogniser_get (self, i)->level = level;
      }
}

/* "1. The talks" in markup that numbers its headings by hand. */
static void
number_headings (GlossRecogniser *self)
{
  guint n_numbered = 0;
  guint n_headings = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = self->body; i < self->tail; i++)
      {
        GlossRawBlock *block = gloss_recogniser_get (self, i);
        GlossLine line;

        if (block->role != GLOSS_BLOCK_HEADING || block->number != NULL || block->n_bytes < 3)
          continue;
        line = gloss_line_parse (block->text, block->n_bytes);
        n_headings += pass == 0;
        if (line.kind != GLOSS_LINE_NUMBERED || !g_ascii_isdigit (*(line.text - line.n_mark + (block->text[0] == '('))))
          continue;
        n_numbered += pass == 0;
        if (pass == 1 && n_numbered >= 2 && n_numbered * 2 > n_headings)
          {
            gsize n_number;

            gloss_line_get_number (&line, &block->number, &n_number);
            block->n_number = n_number;
            block->text = line.text;
            block->n_bytes = line.n_bytes;
          }
      }
}

/**
 * gloss_recogniser_find_headings:
 * @self: the recogniser
 *
 * Decides which blocks head sections, and gives them their numbers.
 */
void
gloss_recogniser_find_headings (GlossRecogniser *self)
{
  guint i = self->body;

  for (guint j = self->body; j < self->tail; j++)
    if (gloss_recogniser_is_open (self, j) && gloss_recogniser_get (self, j)->kind == GLOSS_RAW_LIST_ITEM)
      settle_numbered_line (self, j);

  while (i < self->tail)
    {
      GlossRawBlock *block = gloss_recogniser_get (self, i);

      if (block->role == GLOSS_ROLE_OPEN && block->kind == GLOSS_RAW_HEADING)
        block->role = GLOSS_BLOCK_HEADING;
      i = is_plain_heading (self, i) ? take_headlines (self, i) : i + 1;
    }
  find_bold_headings (self);
  number_headings (self);
}
