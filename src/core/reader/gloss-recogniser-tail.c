/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs to the page or the paper rather than to the article: at its end and between its paragraphs. */
#include "config.h"

#include "reader/gloss-recogniser-private.h"

#include <string.h>

/* How many paragraphs that nothing marks may follow a share line, a note or a list of links at the end. */
#define MAX_UNMARKED 2
#define MAX_LINES 30

/* In bytes: calls for subscription and links between paragraphs are short, notes about authors longer. */
#define MAX_CALL 260
#define MAX_NOTE 1600
#define MAX_LINK_LINE 160

/* Parts of a text that the closing boilerplate may take, in percent of its bytes. */
#define MAX_TAIL_SHARE 35

static gboolean
is_call (const GlossRawBlock *block)
{
  return block->n_bytes <= MAX_CALL && (gloss_label_match_start (block->text, block->n_bytes) & GLOSS_LABEL_NEWSLETTER) != 0;
}

/* "Read more: ...", "Editor's note: ..." */
static gboolean
has_boilerplate_prefix (const GlossRawBlock *block)
{
  gsize n_prefix;
  GlossLabel label = gloss_label_match_prefix (block->text, block->n_bytes, &n_prefix);

  if ((label & GLOSS_LABEL_RELATED) != 0)
    return block->n_bytes <= MAX_CALL;
  if ((label & GLOSS_LABEL_SHARE) != 0)
    return block->n_bytes <= MAX_LINK_LINE;

  return (label & GLOSS_LABEL_NOTE) != 0 && block->n_bytes <= MAX_NOTE;
}

static gboolean
is_copyright (const GlossRawBlock *block)
{
  return block->n_bytes <= MAX_CALL
         && ((block->n_bytes >= 2 && memcmp (block->text, "©", 2) == 0)
             || (block->n_bytes >= 9 && g_ascii_strncasecmp (block->text, "copyright", 9) == 0));
}

static gboolean
is_marked (const GlossRawBlock *block)
{
  if (block->kind == GLOSS_RAW_BOILERPLATE || block->role == GLOSS_BLOCK_BOILERPLATE)
    return TRUE;
  if (block->n_bytes == 0 || (block->label & GLOSS_LABEL_PARTS) != 0)
    return FALSE;
  if ((block->label & (GLOSS_LABEL_SHARE | GLOSS_LABEL_FURNITURE | GLOSS_LABEL_RELATED | GLOSS_LABEL_NOTE)) != 0)
    return TRUE;
  if (block->kind != GLOSS_RAW_PARAGRAPH && block->kind != GLOSS_RAW_HEADING)
    return FALSE;

  return is_call (block) || has_boilerplate_prefix (block) || is_copyright (block);
}

static gboolean
is_about_author (const GlossRawBlock *block)
{
  return block->kind == GLOSS_RAW_PARAGRAPH && block->n_bytes <= MAX_NOTE && gloss_label_occurs (block->text, block->n_bytes, GLOSS_LABEL_BIOGRAPHY);
}

/* Whether a block may stand in the closing boilerplate without being marked itself. */
static gboolean
may_follow (const GlossRawBlock *block)
{
  if (block->role != GLOSS_ROLE_OPEN || (block->label & GLOSS_LABEL_PARTS) != 0 || block->kind == GLOSS_RAW_QUESTION
      || (block->flags & (GLOSS_RAW_FOLD | GLOSS_RAW_FOLDED)) != 0)
    return FALSE;
  if (block->kind == GLOSS_RAW_LIST_ITEM)
    return block->n_bytes <= MAX_LINK_LINE;

  return block->kind == GLOSS_RAW_PARAGRAPH;
}

/* Lists of links and headlines count little; paragraphs count. */
static gboolean
counts_as_paragraph (const GlossRawBlock *block)
{
  return block->kind == GLOSS_RAW_PARAGRAPH && (block->flags & GLOSS_RAW_LINKS) == 0 && block->n_bytes > MAX_LINK_LINE;
}

/* How much that nothing marks may stand behind a block for the tail to begin with it all the same. */
static gboolean
covers (const GlossRawBlock *block,
        guint                paragraphs,
        guint                lines)
{
  if ((block->label & (GLOSS_LABEL_SHARE | GLOSS_LABEL_NOTE)) != 0)
    return paragraphs <= MAX_UNMARKED && lines <= MAX_LINES;
  if ((block->label & GLOSS_LABEL_RELATED) != 0)
    return paragraphs == 0 && lines <= MAX_LINES;

  return paragraphs + lines == 0;
}

/**
 * gloss_recogniser_find_tail:
 * @self: the recogniser
 *
 * Finds where the closing boilerplate begins: the earliest share line, note or list of links after which nothing
 * but such things follows, and a few lines or paragraphs at most that could be anything.
 */
void
gloss_recogniser_find_tail (GlossRecogniser *self)
{
  gsize total = 0;
  gsize bytes = 0;
  guint paragraphs = 0;
  guint lines = 0;

  self->tail = self->n;
  for (guint i = self->body; i < self->n; i++)
    total += gloss_recogniser_get (self, i)->n_bytes;

  for (guint i = self->n; i > self->body; i--)
    {
      const GlossRawBlock *block = gloss_recogniser_get (self, i - 1);

      bytes += block->n_bytes;
      if (bytes * 100 > total * MAX_TAIL_SHARE)
        break;
      if ((is_marked (block) || is_about_author (block)) && covers (block, paragraphs, lines))
        {
          self->tail = i - 1;
          paragraphs = lines = 0;
        }
      else if (!may_follow (block) || paragraphs > MAX_UNMARKED || lines > MAX_LINES)
        break;
      else if (counts_as_paragraph (block))
        paragraphs++;
      else
        lines++;
    }

  for (guint i = self->tail; i < self->n; i++)
    if (gloss_recogniser_get (self, i)->role == GLOSS_ROLE_OPEN)
      gloss_recogniser_get (self, i)->role = GLOSS_BLOCK_BOILERPLATE;
}

static gboolean
is_link_line (const GlossRawBlock *block)
{
  if (block->role != GLOSS_ROLE_OPEN || block->n_bytes > MAX_LINK_LINE)
    return FALSE;

  return (block->flags & GLOSS_RAW_LINKS) != 0 || block->kind == GLOSS_RAW_LIST_ITEM
         || ((block->flags & (GLOSS_RAW_PLAIN | GLOSS_RAW_BREAK)) == GLOSS_RAW_PLAIN && gloss_raw_block_is_headline (block));
}

/**
 * gloss_recogniser_find_furniture:
 * @self: the recogniser
 *
 * Finds boilerplate between the paragraphs: share lines, advertisements, calls for subscription, links to other
 * articles, notes of the newsroom.
 */
void
gloss_recogniser_find_furniture (GlossRecogniser *self)
{
  for (guint i = self->body; i < self->tail; i++)
    {
      GlossRawBlock *block = gloss_recogniser_get (self, i);

      if (block->role != GLOSS_ROLE_OPEN || !is_marked (block))
        continue;
      if (block->kind == GLOSS_RAW_HEADING && (block->label & (GLOSS_LABEL_RELATED | GLOSS_LABEL_SHARE)) == 0)
        continue;
      block->role = GLOSS_BLOCK_BOILERPLATE;
      if ((block->label & (GLOSS_LABEL_RELATED | GLOSS_LABEL_SHARE)) != 0)
        while (i + 1 < self->tail && is_link_line (gloss_recogniser_get (self, i + 1)))
          gloss_recogniser_get (self, ++i)->role = GLOSS_BLOCK_BOILERPLATE;
    }
}
