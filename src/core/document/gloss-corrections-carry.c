/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections of an older text, in the text at hand. */
#include "config.h"

#include "document/gloss-corrections-carry.h"

#include <string.h>

/* How much of a block, and of what it has become, must be the other. */
#define SAME_BLOCK 0.6

/* How many of its words must still be there. */
#define KEPT_BLOCK 0.5

/* So many code points on either side of a split are looked for. */
#define AROUND_SPLIT 60

/* One old text, and what its places are now. */
typedef struct
{
  const char *sha256;
  GlossText *old_text;
  GlossPlacing *placing;
  GlossArticle *article;
  GArray *carried;
  /* Where blocks were split, in the old text and in the one at hand. */
  GArray *splits;
} Carrying;

typedef struct
{
  gsize before;
  gsize after;
} Split;

/* The block, or what splits have left of it, that begins at an offset of the old text. */
static GlossRange
find_old_block (Carrying *self,
                gsize     offset)
{
  gsize length = gloss_text_get_length (self->old_text);
  GlossRange block = { offset, length };
  gsize n_bytes;
  const char *at = gloss_text_peek (self->old_text, block, &n_bytes);
  const char *newline = memchr (at, '\n', n_bytes);

  if (newline != NULL)
    block.end = offset + gloss_text_count (at, newline - at);
  for (guint i = 0; i < self->splits->len; i++)
    {
      gsize split = g_array_index (self->splits, Split, i).before;

      if (split > offset && split < block.end)
        block.end = split;
    }
  return block;
}

static gboolean
begins_line (Carrying *self,
             gsize     offset)
{
  gsize n_bytes;

  return offset == 0 || *gloss_text_peek (self->old_text, (GlossRange) { offset - 1, offset }, &n_bytes) == '\n';
}

/* The line before the one that begins at @start. */
static GlossRange
find_line_before (Carrying *self,
                  gsize     start)
{
  GlossRange line = { 0, start - 1 };
  gsize n_bytes;
  const char *at = gloss_text_peek (self->old_text, line, &n_bytes);
  const char *newline = g_strrstr_len (at, n_bytes, "\n");

  if (newline != NULL)
    line.start = gloss_text_get_offset (self->old_text, newline + 1 - gloss_text_get_utf8 (self->old_text, &n_bytes));
  return line;
}

static GlossRange
find_image (Carrying   *self,
            GlossRange  range,
            double     *kept)
{
  GlossRange image = { 0, 0 };

  gloss_placing_carry (self->placing, self->sha256, &range, 1, &image, kept);
  return image;
}

static gsize
count_common (GlossRange a,
              GlossRange b)
{
  return gloss_range_length ((GlossRange) { MAX (a.start, b.start), MIN (a.end, b.end) });
}

/* The block of the article that an old one has become; G_MAXUINT where that is not sure. */
static guint
find_block (Carrying   *self,
            GlossRange  old_block)
{
  double kept;
  GlossRange image = find_image (self, old_block, &kept);
  guint index;
  GlossRange range;

  if (image.start >= image.end || kept < KEPT_BLOCK)
    return G_MAXUINT;
  index = gloss_article_get_block_index_at (self->article, image.start + gloss_range_length (image) / 2);
  if (index == G_MAXUINT)
    return G_MAXUINT;
  range = gloss_article_get_block (self->article, index)->range;
  if (count_common (range, image) < SAME_BLOCK * gloss_range_length (range) || count_common (range, image) < SAME_BLOCK * gloss_range_length (image))
    return G_MAXUINT;
  return index;
}

static void
add (Carrying              *self,
     const GlossCorrection *correction,
     gsize                  offset)
{
  GlossCorrection carried = *correction;

  carried.offset = offset;
  g_array_append_val (self->carried, carried);
}

static gboolean
carry_to_split (Carrying              *self,
                const GlossCorrection *correction)
{
  for (guint i = 0; i < self->splits->len; i++)
    {
      const Split *split = &g_array_index (self->splits, Split, i);

      if (split->before != correction->offset)
        continue;
      add (self, correction, split->after);
      return TRUE;
    }
  return FALSE;
}

static gboolean
carry_kind (Carrying              *self,
            const GlossCorrection *correction)
{
  guint index;

  if (carry_to_split (self, correction))
    return TRUE;
  if (!begins_line (self, correction->offset))
    return FALSE;
  index = find_block (self, find_old_block (self, correction->offset));
  if (index == G_MAXUINT)
    return FALSE;
  add (self, correction, gloss_article_get_block (self->article, index)->range.start);
  return TRUE;
}

/* The two must still follow each other. */
static gboolean
carry_join (Carrying              *self,
            const GlossCorrection *correction)
{
  gsize start = correction->offset;
  guint index, former;

  if (carry_to_split (self, correction))
    return TRUE;
  if (start == 0 || !begins_line (self, start))
    return FALSE;
  index = find_block (self, find_old_block (self, start));
  former = find_block (self, find_line_before (self, start));
  if (index == G_MAXUINT || former == G_MAXUINT || former + 1 != index)
    return FALSE;
  add (self, correction, gloss_article_get_block (self->article, index)->range.start);
  return TRUE;
}

/* What stood on both sides must still stand on both sides of a space. Where the source itself begins a block there now, nothing is to be done. */
static gboolean
carry_split (Carrying              *self,
             const GlossCorrection *correction)
{
  gsize length = gloss_text_get_length (self->old_text);
  gsize offset = correction->offset;
  GlossRange around[] = { { offset - MIN (offset, AROUND_SPLIT), offset - 1 }, { offset, MIN (length, offset + AROUND_SPLIT) } };
  double kept[2];
  GlossRange before = find_image (self, around[0], &kept[0]);
  GlossRange after = find_image (self, around[1], &kept[1]);
  Split split = { offset, after.start };
  gsize n_bytes;

  if (before.start >= before.end || after.start >= after.end || MIN (kept[0], kept[1]) < KEPT_BLOCK || before.end + 1 != after.start)
    return FALSE;
  if (*gloss_text_peek (gloss_article_get_text (self->article), (GlossRange) { before.end, after.start }, &n_bytes) == ' ')
    add (self, correction, after.start);
  g_array_append_val (self->splits, split);
  return TRUE;
}

static gboolean
carry (Carrying              *self,
       const GlossCorrection *correction)
{
  if (correction->offset >= gloss_text_get_length (self->old_text))
    return FALSE;
  switch (correction->type)
    {
    case GLOSS_CORRECTION_SPLIT:
      return correction->offset > 0 && carry_split (self, correction);
    case GLOSS_CORRECTION_JOIN:
      return carry_join (self, correction);
    case GLOSS_CORRECTION_KIND:
    default:
      return carry_kind (self, correction);
    }
}

/**
 * gloss_corrections_carry:
 * @self: corrections of an older text
 * @text_sha256: its hash
 * @placing: what knows it and the text at hand
 * @article: as the reader gave it
 * @n_left: (out): how many of them do not fit the article any more
 *
 * Each goes with the block that it was made for; one whose block is not there any more, or not surely, is left out.
 *
 * Returns: (transfer full): those that fit
 */
GlossCorrections *
gloss_corrections_carry (GlossCorrections *self,
                         const char       *text_sha256,
                         GlossPlacing     *placing,
                         GlossArticle     *article,
                         guint            *n_left)
{
  gsize n;
  const GlossCorrection *all = gloss_corrections_get_all (self, &n);
  g_autoptr (GlossText) old_text = gloss_placing_dup_text (placing, text_sha256);
  g_autoptr (GArray) carried = g_array_new (FALSE, FALSE, sizeof (GlossCorrection));
  g_autoptr (GArray) splits = g_array_new (FALSE, FALSE, sizeof (Split));
  Carrying carrying = { text_sha256, old_text, placing, article, carried, splits };

  *n_left = 0;
  for (gsize i = 0; i < n; i++)
    *n_left += old_text == NULL || !carry (&carrying, &all[i]);
  return gloss_corrections_new ((const GlossCorrection *) (void *) carried->data, carried->len);
}
