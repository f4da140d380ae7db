/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which word of a new text each word of an old one has become. */
#include "config.h"

#include "anchoring/gloss-word-map.h"

#include <string.h>

#include "text/gloss-diff.h"
#include "text/gloss-match.h"

/* Between two words that are the same in both, at most so many pairs of words are compared letter by letter. */
#define MOST_PAIRS 2048

/* Longer ones are either equal or unlike: what has no spaces may be as long as the text. */
#define LONGEST_WORD 256

/* From here on a changed word counts as the same one. */
#define ALIKE 0.5f

/* How much longer a passage may become and still be the same one. */
#define MOST_GROWTH 1.6

#define NONE G_MAXUINT32

/* Words, and signs by themselves; white space is not a word. */
typedef struct
{
  GlossRange *ranges;
  guint32 *ids;
  gsize n;
} Words;

struct _GlossWordMap
{
  const GlossFold *old_text;
  const GlossFold *new_text;
  Words from;
  Words to;

  /* For each word of the old text, that of the new, how like it is, up to 1, and whether it stands in its stead: it is
     alike, or as many words were replaced by as many. */
  guint32 *image;
  float *likeness;
  guint8 *stays;
};

static gboolean
is_letter (guint32 c)
{
  if (c < 0x80)
    return g_ascii_isalnum (c) || c == '\'';
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static void
split (const GlossFold *text,
       Words           *words)
{
  words->ranges = g_new (GlossRange, text->length + 1);
  for (gsize at = 0; at < text->length;)
    {
      gsize end = at + 1;

      if (text->chars[at] != ' ')
        {
          while (is_letter (text->chars[at]) && end < text->length && is_letter (text->chars[end]))
            end++;
          words->ranges[words->n++] = (GlossRange) { at, end };
        }
      at = end;
    }
  words->ids = g_new (guint32, words->n + 1);
}

/* --- One number for all words that are equal. --- */

typedef struct
{
  const guint32 **words;
  gsize *lengths;
  guint32 *slots;
  guint bits;
  guint32 n;
} Table;

static guint32
intern (Table         *self,
        const guint32 *word,
        gsize          length)
{
  guint64 hash = length;
  gsize slot;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ word[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  for (slot = hash >> (64 - self->bits); self->slots[slot] != 0; slot = (slot + 1) & (((gsize) 1 << self->bits) - 1))
    {
      guint32 id = self->slots[slot];

      if (self->lengths[id] == length && memcmp (self->words[id], word, length * sizeof *word) == 0)
        return id;
    }
  self->slots[slot] = ++self->n;
  self->words[self->n] = word;
  self->lengths[self->n] = length;
  return self->n;
}

static void
number (Table           *table,
        const GlossFold *text,
        Words           *words)
{
  for (gsize i = 0; i < words->n; i++)
    words->ids[i] = intern (table, text->chars + words->ranges[i].start, gloss_range_length (words->ranges[i]));
}

static void
number_both (GlossWordMap *self)
{
  gsize n = self->from.n + self->to.n;
  Table table = { .bits = 4 };

  while ((gsize) 1 << table.bits < 2 * n)
    table.bits++;
  table.words = g_new (const guint32 *, n + 1);
  table.lengths = g_new (gsize, n + 1);
  table.slots = g_new0 (guint32, (gsize) 1 << table.bits);
  number (&table, self->old_text, &self->from);
  number (&table, self->new_text, &self->to);
  g_free (table.words);
  g_free (table.lengths);
  g_free (table.slots);
}

/* --- Between equal words: the pairs that need the fewest changes of letters. --- */

typedef struct
{
  gsize a0, a1;
  gsize b0, b1;
} Gap;

static gsize
distance (GlossWordMap *self,
          GlossPattern *pattern,
          gsize         a,
          gsize         b)
{
  gsize longer = MAX (gloss_range_length (self->from.ranges[a]), gloss_range_length (self->to.ranges[b]));

  if (self->from.ids[a] == self->to.ids[b])
    return 0;
  if (longer > LONGEST_WORD)
    return longer;
  return gloss_pattern_distance (pattern, self->new_text->chars + self->to.ranges[b].start, gloss_range_length (self->to.ranges[b]));
}

/* Fills the table of least costs: a word that goes or comes costs its length, one that changes the letters changed. */
static void
weigh (GlossWordMap *self,
       Gap           gap,
       guint        *cost)
{
  gsize width = gap.b1 - gap.b0 + 1;

  cost[0] = 0;
  for (gsize j = 1; j < width; j++)
    cost[j] = cost[j - 1] + gloss_range_length (self->to.ranges[gap.b0 + j - 1]);
  for (gsize i = 1; i <= gap.a1 - gap.a0; i++)
    {
      GlossRange word = self->from.ranges[gap.a0 + i - 1];
      gsize length = gloss_range_length (word);
      g_autoptr (GlossPattern) pattern = gloss_pattern_new (self->old_text->chars + word.start, MIN (length, LONGEST_WORD));
      guint *row = cost + i * width;

      row[0] = row[-(gssize) width] + length;
      for (gsize j = 1; j < width; j++)
        {
          guint changed = row[(gssize) (j - 1) - (gssize) width] + distance (self, pattern, gap.a0 + i - 1, gap.b0 + j - 1);
          guint gone = row[(gssize) j - (gssize) width] + length;
          guint come = row[j - 1] + gloss_range_length (self->to.ranges[gap.b0 + j - 1]);

          row[j] = MIN (changed, MIN (gone, come));
        }
    }
}

static void
pair (GlossWordMap *self,
      gsize         a,
      gsize         b,
      gsize         changes,
      gboolean      stays)
{
  gsize longer = MAX (gloss_range_length (self->from.ranges[a]), gloss_range_length (self->to.ranges[b]));

  self->image[a] = b;
  self->likeness[a] = 1.0 - (double) changes / longer;
  self->stays[a] = stays || self->likeness[a] >= ALIKE;
}

static void
pair_gap (GlossWordMap *self,
          Gap           gap)
{
  gsize width = gap.b1 - gap.b0 + 1;
  gsize i = gap.a1 - gap.a0;
  gsize j = gap.b1 - gap.b0;
  g_autofree guint *cost = NULL;

  if (i == 0 || j == 0 || i > MOST_PAIRS / j)
    return;
  cost = g_new (guint, (i + 1) * width);
  weigh (self, gap, cost);
  while (i > 0 && j > 0)
    {
      guint here = cost[i * width + j];
      guint gone = cost[(i - 1) * width + j] + gloss_range_length (self->from.ranges[gap.a0 + i - 1]);
      guint come = cost[i * width + j - 1] + gloss_range_length (self->to.ranges[gap.b0 + j - 1]);

      if (here == gone)
        i--;
      else if (here == come)
        j--;
      else
        {
          i--;
          j--;
          pair (self, gap.a0 + i, gap.b0 + j, here - cost[i * width + j], gap.a1 - gap.a0 == gap.b1 - gap.b0);
        }
    }
}

static void
pair_words (GlossWordMap *self)
{
  g_autoptr (GArray) runs = gloss_diff_new (self->from.ids, self->from.n, self->to.ids, self->to.n);
  gsize a = 0;
  gsize b = 0;

  for (guint r = 0; r < runs->len; r++)
    {
      GlossDiffRun run = g_array_index (runs, GlossDiffRun, r);

      pair_gap (self, (Gap) { a, run.a, b, run.b });
      for (gsize i = 0; i < run.length; i++)
        pair (self, run.a + i, run.b + i, 0, TRUE);
      a = run.a + run.length;
      b = run.b + run.length;
    }
  pair_gap (self, (Gap) { a, self->from.n, b, self->to.n });
}

/**
 * gloss_word_map_new:
 * @old_text: the text as it was, which must stay
 * @new_text: the text as it is, which must stay
 *
 * Returns: (transfer full): the map of the words of the one to those of the other
 */
GlossWordMap *
gloss_word_map_new (const GlossFold *old_text,
                    const GlossFold *new_text)
{
  GlossWordMap *self = g_new0 (GlossWordMap, 1);

  self->old_text = old_text;
  self->new_text = new_text;
  split (old_text, &self->from);
  split (new_text, &self->to);
  number_both (self);
  self->image = g_new (guint32, self->from.n + 1);
  memset (self->image, 0xff, (self->from.n + 1) * sizeof *self->image);
  self->likeness = g_new0 (float, self->from.n + 1);
  self->stays = g_new0 (guint8, self->from.n + 1);
  pair_words (self);
  return self;
}

void
gloss_word_map_free (GlossWordMap *self)
{
  g_free (self->from.ranges);
  g_free (self->from.ids);
  g_free (self->to.ranges);
  g_free (self->to.ids);
  g_free (self->image);
  g_free (self->likeness);
  g_free (self->stays);
  g_free (self);
}

/* --- Images. --- */

static gsize
first_word_after (const Words *words,
                  gsize        offset)
{
  gsize low = 0;
  gsize high = words->n;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (words->ranges[middle].end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The words from @first to before @last whose images hold together best: stray words far from the rest do not count. */
static gboolean
find_core (const GlossWordMap *self,
           gsize               first,
           gsize               last,
           gsize              *core_first,
           gsize              *core_last)
{
  double sum = 0.0;
  double best = 0.0;
  gsize begin = first;
  gsize before = NONE;

  for (gsize i = first; i < last; i++)
    {
      GlossRange word = self->from.ranges[i];

      if (self->image[i] == NONE)
        continue;
      if (before != NONE)
        {
          gsize old_step = word.start - self->from.ranges[before].end;
          gsize new_step = self->to.ranges[self->image[i]].start - self->to.ranges[self->image[before]].end;

          sum -= new_step > old_step ? new_step - old_step : 0;
        }
      if (before == NONE || sum < 0.0)
        {
          sum = 0.0;
          begin = i;
        }
      sum += MAX (self->likeness[i], 0.05) * gloss_range_length (word);
      before = i;
      if (sum < best)
        continue;
      best = sum;
      *core_first = begin;
      *core_last = i;
    }
  return best > 0.0;
}

static gboolean
is_alike (const GlossWordMap *self,
          gsize               word)
{
  return self->image[word] != NONE && self->stays[word];
}

/* The first and the last word that are still there, unless what has come between them makes it another passage. */
static gboolean
find_survivors (const GlossWordMap *self,
                gsize               first,
                gsize               last,
                gsize              *core_first,
                gsize              *core_last)
{
  gsize length = self->from.ranges[last - 1].end - self->from.ranges[first].start;

  while (first < last && !is_alike (self, first))
    first++;
  while (first < last && !is_alike (self, last - 1))
    last--;
  if (first == last)
    return FALSE;
  *core_first = first;
  *core_last = last - 1;
  return self->to.ranges[self->image[last - 1]].end - self->to.ranges[self->image[first]].start <= MOST_GROWTH * length + 20;
}

/* Where a place inside of a word is in its image. */
static gsize
shift (GlossRange word,
       GlossRange image,
       gsize      offset)
{
  gsize length = gloss_range_length (word);

  if (offset <= word.start)
    return image.start;
  if (offset >= word.end)
    return image.end;
  return image.start + ((offset - word.start) * gloss_range_length (image) + length / 2) / length;
}

/* What stands between the images of the words around, where all words of a stretch have been replaced. */
static GlossRange
find_between (const GlossWordMap *self,
              gsize               first,
              gsize               last)
{
  gsize length = self->from.ranges[last - 1].end - self->from.ranges[first].start;
  GlossRange place;

  if (first == 0 || last == self->from.n || self->image[first - 1] == NONE || self->image[last] == NONE ||
      self->image[first - 1] + 1 >= self->image[last])
    return (GlossRange) { 0, 0 };
  place.start = self->to.ranges[self->image[first - 1] + 1].start;
  place.end = self->to.ranges[self->image[last] - 1].end;
  return gloss_range_length (place) <= 2 * length + 20 ? place : (GlossRange) { 0, 0 };
}

static double
share_kept (const GlossWordMap *self,
            gsize               first,
            gsize               last,
            gsize               core_first,
            gsize               core_last)
{
  gsize all = 0;
  double kept = 0.0;

  for (gsize i = first; i < last; i++)
    {
      gsize length = gloss_range_length (self->from.ranges[i]);

      all += length;
      if (i >= core_first && i <= core_last && self->image[i] != NONE && self->likeness[i] >= ALIKE)
        kept += self->likeness[i] * length;
    }
  return kept / all;
}

/**
 * gloss_word_map_find:
 * @self: a map
 * @range: a stretch of the old text, folded
 *
 * Returns: what has become of it
 */
GlossWordImage
gloss_word_map_find (const GlossWordMap *self,
                     GlossRange          range)
{
  gsize first = first_word_after (&self->from, range.start);
  gsize last = first;
  gsize core_first = first;
  gsize core_last = first;
  GlossRange place;

  while (last < self->from.n && self->from.ranges[last].start < range.end)
    last++;
  if (first == last)
    return (GlossWordImage) { { 0, 0 }, 0.0 };
  if (!find_survivors (self, first, last, &core_first, &core_last) && !find_core (self, first, last, &core_first, &core_last))
    return (GlossWordImage) { find_between (self, first, last), 0.0 };
  place.start = shift (self->from.ranges[core_first], self->to.ranges[self->image[core_first]], range.start);
  place.end = shift (self->from.ranges[core_last], self->to.ranges[self->image[core_last]], range.end);
  return (GlossWordImage) { place, share_kept (self, first, last, core_first, core_last) };
}
