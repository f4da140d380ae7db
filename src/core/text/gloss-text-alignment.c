/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which paragraph of a text has become which. */
#include "config.h"

#include "text/gloss-text-alignment.h"

#include <string.h>

#include "text/gloss-text-diff.h"

/* The least part of the longer one of two paragraphs that has to be in both for them to be the same one. */
#define LEAST_SHARE 0.3

#define NONE G_MAXUINT

/* A paragraph, how many letters it has, and the one that it shares most with. */
typedef struct
{
  GlossRange range;
  gsize n_letters;
  guint best;
  gsize shared;
} Paragraph;

typedef struct
{
  GlossText *before;
  GlossText *after;
  GlossTextDiff *diff;
  GArray *old_ones;
  GArray *new_ones;
  GArray *pairs;
} Alignment;

static GArray *
find_paragraphs (GlossText *text)
{
  GArray *paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  gsize n_bytes;
  const char *at = gloss_text_get_utf8 (text, &n_bytes);
  const char *end = at + n_bytes;
  Paragraph paragraph = { .best = NONE };
  gsize offset = 0;

  for (; at < end; at = g_utf8_next_char (at), offset++)
    {
      gunichar c = g_utf8_get_char (at);

      if (c != '\n')
        {
          paragraph.n_letters += !g_unichar_isspace (c);
          continue;
        }
      paragraph.range.end = offset;
      g_array_append_val (paragraphs, paragraph);
      paragraph = (Paragraph) { .range = { offset + 1, offset + 1 }, .best = NONE };
    }
  paragraph.range.end = offset;
  if (n_bytes > 0)
    g_array_append_val (paragraphs, paragraph);
  return paragraphs;
}

/* The last paragraph that begins at or before an offset. */
static guint
find_paragraph (GArray *paragraphs,
                gsize   offset)
{
  guint low = 0;
  guint high = paragraphs->len;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (paragraphs, Paragraph, middle).range.start <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
prefer (Paragraph *paragraph,
        guint      other,
        gsize      shared)
{
  if (shared <= paragraph->shared)
    return;
  paragraph->best = other;
  paragraph->shared = shared;
}

/* What the words say: only those paragraphs that the first and last word lead to share any. */
static void
find_partners (Alignment *self)
{
  for (guint i = 0; i < self->old_ones->len && self->new_ones->len > 0; i++)
    {
      Paragraph *old_one = &g_array_index (self->old_ones, Paragraph, i);
      guint first = find_paragraph (self->new_ones, gloss_text_diff_map (self->diff, old_one->range.start));
      guint last = find_paragraph (self->new_ones, gloss_text_diff_map (self->diff, old_one->range.end));

      for (guint j = first; j <= last; j++)
        {
          Paragraph *new_one = &g_array_index (self->new_ones, Paragraph, j);
          gsize shared = gloss_text_diff_count_kept (self->diff, old_one->range, new_one->range);

          if ((double) shared < LEAST_SHARE * (double) MAX (old_one->n_letters, new_one->n_letters))
            continue;
          prefer (old_one, j, shared);
          prefer (new_one, i, shared);
        }
    }
}

static gboolean
is_pair (Alignment *self,
         guint      i,
         guint      j)
{
  return i < self->old_ones->len && j < self->new_ones->len && g_array_index (self->old_ones, Paragraph, i).best == j &&
         g_array_index (self->new_ones, Paragraph, j).best == i;
}

static gboolean
has_partner (GArray *paragraphs,
             GArray *others,
             guint   i)
{
  guint best = i < paragraphs->len ? g_array_index (paragraphs, Paragraph, i).best : NONE;

  return best != NONE && g_array_index (others, Paragraph, best).best == i;
}

static gboolean
is_same (Alignment  *self,
         GlossRange  before,
         GlossRange  after)
{
  gsize n_before, n_after;
  const char *one = gloss_text_peek (self->before, before, &n_before);
  const char *other = gloss_text_peek (self->after, after, &n_after);

  return n_before == n_after && memcmp (one, other, n_before) == 0;
}

static void
add_pair (Alignment        *self,
          GlossRange        before,
          GlossRange        after,
          GlossAlignedKind  kind)
{
  GlossAlignedPair pair = { before, after, kind, NONE };

  g_array_append_val (self->pairs, pair);
}

/* Partners rise in both texts, as words do; what has none comes before the next ones that have. */
static void
pair_up (Alignment *self)
{
  guint i = 0;
  guint j = 0;

  while (i < self->old_ones->len || j < self->new_ones->len)
    {
      GlossRange before = i < self->old_ones->len ? g_array_index (self->old_ones, Paragraph, i).range : (GlossRange) { 0, 0 };
      GlossRange after = j < self->new_ones->len ? g_array_index (self->new_ones, Paragraph, j).range : (GlossRange) { 0, 0 };

      if (is_pair (self, i, j))
        {
          add_pair (self, before, after, is_same (self, before, after) ? GLOSS_ALIGNED_SAME : GLOSS_ALIGNED_CHANGED);
          i++;
          j++;
        }
      else if (i < self->old_ones->len && !has_partner (self->old_ones, self->new_ones, i))
        {
          add_pair (self, before, (GlossRange) { after.start, after.start }, GLOSS_ALIGNED_REMOVED);
          i++;
        }
      else
        {
          add_pair (self, (GlossRange) { before.start, before.start }, after, GLOSS_ALIGNED_ADDED);
          j++;
        }
    }
}

static void
connect_moved (Alignment *self,
               guint      removed,
               guint      added)
{
  GlossAlignedPair *from = &g_array_index (self->pairs, GlossAlignedPair, removed);
  GlossAlignedPair *to = &g_array_index (self->pairs, GlossAlignedPair, added);

  from->kind = GLOSS_ALIGNED_MOVED_AWAY;
  from->other = added;
  to->kind = GLOSS_ALIGNED_MOVED_HERE;
  to->other = removed;
}

/* What was taken out in one place and put in unchanged in another has moved. */
static void
find_moved (Alignment *self)
{
  g_autoptr (GHashTable) removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const GlossAlignedPair *pair = &g_array_index (self->pairs, GlossAlignedPair, i);

      if (pair->kind == GLOSS_ALIGNED_REMOVED && gloss_range_length (pair->before) > 0)
        g_hash_table_insert (removed, gloss_text_dup_slice (self->before, pair->before), GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const GlossAlignedPair *pair = &g_array_index (self->pairs, GlossAlignedPair, i);
      g_autofree char *text = pair->kind == GLOSS_ALIGNED_ADDED ? gloss_text_dup_slice (self->after, pair->after) : NULL;
      guint found = text != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (removed, text)) : 0;

      if (found == 0)
        continue;
      g_hash_table_remove (removed, text);
      connect_moved (self, found - 1, i);
    }
}

/**
 * gloss_text_align:
 * @before: a text
 * @after: what it has become
 *
 * Puts the paragraphs of the two texts side by side: first those that share words in order, by gloss_text_diff_new(); then what is
 * left over and the same stands for one that has moved. Takes about as long as the diff, so that is for a worker too.
 *
 * Returns: (transfer full) (element-type GlossAlignedPair): all paragraphs of both texts, each once, in the order of either
 */
GArray *
gloss_text_align (GlossText *before,
                  GlossText *after)
{
  g_autoptr (GlossTextDiff) diff = gloss_text_diff_new (before, after);
  g_autoptr (GArray) old_ones = find_paragraphs (before);
  g_autoptr (GArray) new_ones = find_paragraphs (after);
  Alignment self = { before, after, diff, old_ones, new_ones, g_array_new (FALSE, FALSE, sizeof (GlossAlignedPair)) };

  find_partners (&self);
  pair_up (&self);
  find_moved (&self);
  return self.pairs;
}
