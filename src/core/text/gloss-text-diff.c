/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a text, word by word. */
#include "config.h"

#include "text/gloss-text-diff.h"

#include <string.h>

#include "text/gloss-diff.h"

/* Between two differences that are longer, so many letters that are the same by chance are no comfort to a reader. */
#define STRAY_LETTERS 8

/* How far a difference is moved at most, in words. */
#define MOST_SLIDE 4096

typedef struct
{
  GlossRange range;
  const char *utf8;
  guint32 n_bytes;
  guint32 id;
} Word;

struct _GlossTextDiff
{
  gatomicrefcount ref_count;
  GlossRange *before;
  GlossRange *after;
  gsize n_before;
  gsize n_after;
  gsize length_after;
  GArray *runs;
  GArray *edits;
};

G_DEFINE_BOXED_TYPE (GlossTextDiff, gloss_text_diff, gloss_text_diff_ref, gloss_text_diff_unref)

/* --- words ---------------------------------------------------------------------------------------- */

/* Where words are written without spaces each sign stands for itself. */
static gboolean
is_letter (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum (c);
  return (g_unichar_isalnum (c) && !g_unichar_iswide (c)) || g_unichar_ismark (c);
}

/* Words, and signs by themselves; the end of a paragraph is a sign, other white space is not. */
static GArray *
split (GlossText *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  gsize n_bytes;
  const char *at = gloss_text_get_utf8 (text, &n_bytes);
  const char *end = at + n_bytes;
  gsize offset = 0;

  while (at < end)
    {
      const char *begin = at;
      Word word = { .range = { offset, offset }, .utf8 = at };
      gunichar c = g_utf8_get_char (at);
      gboolean letter = is_letter (c);

      do
        {
          at = g_utf8_next_char (at);
          offset++;
        }
      while (letter && at < end && is_letter (g_utf8_get_char (at)));
      if (c != '\n' && g_unichar_isspace (c))
        continue;
      word.range.end = offset;
      word.n_bytes = (guint32) (at - begin);
      g_array_append_val (words, word);
    }
  return words;
}

static guint
word_hash (gconstpointer key)
{
  const Word *word = key;
  guint hash = 5381;

  for (guint32 i = 0; i < word->n_bytes; i++)
    hash = hash * 33 + (guchar) word->utf8[i];
  return hash;
}

static gboolean
word_equal (gconstpointer a,
            gconstpointer b)
{
  const Word *one = a;
  const Word *other = b;

  return one->n_bytes == other->n_bytes && memcmp (one->utf8, other->utf8, one->n_bytes) == 0;
}

/* One number for all words that are equal. */
static guint32 *
number (GHashTable *table,
        GArray     *words)
{
  guint32 *ids = g_new (guint32, words->len + 1);

  for (guint i = 0; i < words->len; i++)
    {
      Word *word = &g_array_index (words, Word, i);
      Word *first = g_hash_table_lookup (table, word);

      if (first == NULL)
        {
          word->id = g_hash_table_size (table) + 1;
          g_hash_table_add (table, word);
          first = word;
        }
      ids[i] = first->id;
    }
  return ids;
}

static GlossRange *
take_ranges (GArray *words)
{
  GlossRange *ranges = g_new (GlossRange, words->len + 1);

  for (guint i = 0; i < words->len; i++)
    ranges[i] = g_array_index (words, Word, i).range;
  return ranges;
}

/* --- differences ---------------------------------------------------------------------------------- */

/* The words of a stretch from the first to the last, or where they would be. */
static GlossRange
span (const GlossRange *words,
      gsize             first,
      gsize             last)
{
  if (first < last)
    return (GlossRange) { words[first].start, words[last - 1].end };
  if (first > 0)
    return (GlossRange) { words[first - 1].end, words[first - 1].end };
  return (GlossRange) { 0, 0 };
}

static gsize
edit_weight (const GlossTextEdit *edit)
{
  return MAX (gloss_range_length (edit->before), gloss_range_length (edit->after));
}

/* Whether the words between two differences are too few to part them. */
static gboolean
is_stray (const GlossTextEdit *first,
          const GlossTextEdit *second)
{
  gsize between = second->before.start - first->before.end;

  return between <= STRAY_LETTERS && between <= edit_weight (first) && between <= edit_weight (second);
}

static void
add_edit (GArray        *edits,
          GlossTextEdit  edit)
{
  GlossTextEdit *last = edits->len > 0 ? &g_array_index (edits, GlossTextEdit, edits->len - 1) : NULL;

  if (last != NULL && is_stray (last, &edit))
    {
      last->before.end = edit.before.end;
      last->after.end = edit.after.end;
    }
  else
    g_array_append_val (edits, edit);
}

/* Whether what begins with a word is whole paragraphs as far as that can be told from its beginning. */
static gboolean
begins_paragraph (GArray *words,
                  gsize   at)
{
  return at == 0 || *g_array_index (words, Word, at).utf8 == '\n' || *g_array_index (words, Word, at - 1).utf8 == '\n';
}

/* By how many words what was put in or taken out is moved so that it is a whole paragraph; below zero for towards the beginning. */
static gssize
find_slide (GArray        *words,
            const guint32 *ids,
            gsize          start,
            gsize          end,
            gsize          most_left,
            gsize          most_right)
{
  if (begins_paragraph (words, start))
    return 0;
  for (gsize d = 1; d <= MIN (most_right, MOST_SLIDE) && ids[start + d - 1] == ids[end + d - 1]; d++)
    if (begins_paragraph (words, start + d))
      return (gssize) d;
  for (gsize d = 1; d <= MIN (most_left, MOST_SLIDE) && ids[start - d] == ids[end - d]; d++)
    if (begins_paragraph (words, start - d))
      return -(gssize) d;
  return 0;
}

/* Of several ways to tell the same difference, the one that a reader would. */
static void
slide_edits (GlossTextDiff *self,
             GArray        *words_before,
             const guint32 *a,
             GArray        *words_after,
             const guint32 *b)
{
  for (guint i = 0; i + 1 < self->runs->len; i++)
    {
      GlossDiffRun *run = &g_array_index (self->runs, GlossDiffRun, i);
      GlossDiffRun *next = run + 1;
      gsize end_a = run->a + run->length;
      gsize end_b = run->b + run->length;
      gssize d = 0;

      if (end_b == next->b)
        d = find_slide (words_before, a, end_a, next->a, run->length - 1, next->length - 1);
      else if (end_a == next->a)
        d = find_slide (words_after, b, end_b, next->b, run->length - 1, next->length - 1);
      run->length += (gsize) d;
      next->a += (gsize) d;
      next->b += (gsize) d;
      next->length -= (gsize) d;
    }
}

static void
find_edits (GlossTextDiff *self)
{
  gsize a = 0;
  gsize b = 0;

  for (guint i = 0; i <= self->runs->len; i++)
    {
      GlossDiffRun run = i < self->runs->len ? g_array_index (self->runs, GlossDiffRun, i)
                                             : (GlossDiffRun) { self->n_before, self->n_after, 0 };

      if (run.a > a || run.b > b)
        add_edit (self->edits, (GlossTextEdit) { span (self->before, a, run.a), span (self->after, b, run.b) });
      a = run.a + run.length;
      b = run.b + run.length;
    }
}

/**
 * gloss_text_diff_new:
 * @before: a text
 * @after: what it has become
 *
 * Compares the texts word by word with gloss_diff_new(); a megabyte takes a good moment, so that is for a worker.
 *
 * Returns: (transfer full): the differences
 */
GlossTextDiff *
gloss_text_diff_new (GlossText *before,
                     GlossText *after)
{
  GlossTextDiff *self = g_new0 (GlossTextDiff, 1);
  g_autoptr (GHashTable) table = g_hash_table_new (word_hash, word_equal);
  g_autoptr (GArray) words_before = split (before);
  g_autoptr (GArray) words_after = split (after);
  g_autofree guint32 *a = number (table, words_before);
  g_autofree guint32 *b = number (table, words_after);

  g_atomic_ref_count_init (&self->ref_count);
  self->before = take_ranges (words_before);
  self->after = take_ranges (words_after);
  self->n_before = words_before->len;
  self->n_after = words_after->len;
  self->length_after = gloss_text_get_length (after);
  self->runs = gloss_diff_new (a, self->n_before, b, self->n_after);
  slide_edits (self, words_before, a, words_after, b);
  self->edits = g_array_new (FALSE, FALSE, sizeof (GlossTextEdit));
  find_edits (self);
  return self;
}

GlossTextDiff *
gloss_text_diff_ref (GlossTextDiff *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
gloss_text_diff_unref (GlossTextDiff *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->before);
  g_free (self->after);
  g_array_unref (self->runs);
  g_array_unref (self->edits);
  g_free (self);
}

/**
 * gloss_text_diff_get_edits:
 * @self: differences
 * @n_edits: (out): how many there are
 *
 * Words that two differences have between them by chance are part of a difference.
 *
 * Returns: (transfer none) (array length=n_edits): the differences, rising in both texts
 */
const GlossTextEdit *
gloss_text_diff_get_edits (GlossTextDiff *self,
                           gsize         *n_edits)
{
  *n_edits = self->edits->len;
  return (const GlossTextEdit *) (gpointer) self->edits->data;
}

/* The first run that ends after a word of the old text. */
static guint
find_run (GlossTextDiff *self,
          gsize          word)
{
  guint low = 0;
  guint high = self->runs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const GlossDiffRun *run = &g_array_index (self->runs, GlossDiffRun, middle);

      if (run->a + run->length <= word)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The last word that begins at or before an offset; the first word for what is before it. */
static gsize
find_word (const GlossRange *words,
           gsize             n_words,
           gsize             offset)
{
  gsize low = 0;
  gsize high = n_words;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (words[middle].start <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : 0;
}

/**
 * gloss_text_diff_map:
 * @self: differences
 * @offset: a place in the old text, in code points
 *
 * Returns: where that is in the new one; for what is gone, where it would be
 */
gsize
gloss_text_diff_map (GlossTextDiff *self,
                     gsize          offset)
{
  gsize word = find_word (self->before, self->n_before, offset);
  guint at = find_run (self, word);
  const GlossDiffRun *run;

  if (self->runs->len == 0)
    return 0;
  if (at == self->runs->len)
    {
      run = &g_array_index (self->runs, GlossDiffRun, at - 1);
      return self->after[run->b + run->length - 1].end;
    }
  run = &g_array_index (self->runs, GlossDiffRun, at);
  if (word < run->a)
    return self->after[run->b].start;
  return MIN (self->after[run->b + word - run->a].start + offset - MIN (offset, self->before[word].start), self->length_after);
}

/**
 * gloss_text_diff_count_kept:
 * @self: differences
 * @before: a stretch of the old text
 * @after: a stretch of the new text
 *
 * Returns: how many code points of words the two stretches share
 */
gsize
gloss_text_diff_count_kept (GlossTextDiff *self,
                            GlossRange     before,
                            GlossRange     after)
{
  gsize word = find_word (self->before, self->n_before, before.start);
  gsize kept = 0;

  for (guint i = find_run (self, word); i < self->runs->len; i++)
    {
      const GlossDiffRun *run = &g_array_index (self->runs, GlossDiffRun, i);

      for (gsize j = word > run->a ? word - run->a : 0; j < run->length; j++)
        {
          GlossRange old_word = self->before[run->a + j];
          GlossRange new_word = self->after[run->b + j];

          if (old_word.start >= before.end || new_word.start >= after.end)
            return kept;
          if (old_word.start >= before.start && new_word.start >= after.start)
            kept += gloss_range_length (old_word);
        }
    }
  return kept;
}
