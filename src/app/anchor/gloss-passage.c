/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that an annotation is about, with what stands around them. */
#include "config.h"

#include "anchor/gloss-passage.h"

#include <string.h>

/* How much is shown before and after the words, in code points; less where a paragraph begins or ends. */
#define AROUND 400
/* Farther from the words than this, a passage may have been cut. */
#define NEAR (AROUND - 40)
/* Between words that stand farther from each other than this, what is there is left out. */
#define APART (2 * AROUND)

/* A passage while it is put together. */
typedef struct
{
  GString *string;
  gsize length;
  GArray *quotes;
} Builder;

static void
begin (Builder *self)
{
  self->string = g_string_new (NULL);
  self->length = 0;
  self->quotes = g_array_new (FALSE, FALSE, sizeof (GlossRange));
}

static GlossPassage *
end (Builder *self)
{
  GlossPassage *passage = g_new (GlossPassage, 1);
  gsize n_bytes = self->string->len;

  passage->text = gloss_text_new_take (g_string_free (self->string, FALSE), n_bytes);
  passage->quotes = self->quotes;
  return passage;
}

static void
append (Builder    *self,
        const char *text)
{
  if (text == NULL)
    return;
  g_string_append (self->string, text);
  self->length += gloss_text_count (text, strlen (text));
}

static void
append_slice (Builder    *self,
              GlossText  *text,
              GlossRange  range)
{
  gsize n_bytes;
  const char *slice = gloss_text_peek (text, range, &n_bytes);

  g_string_append_len (self->string, slice, (gssize) n_bytes);
  self->length += gloss_range_length (range);
}

static gunichar
char_at (GlossText *text,
         gsize      offset)
{
  gsize n_bytes;

  return g_utf8_get_char (gloss_text_peek (text, (GlossRange) { offset, offset + 1 }, &n_bytes));
}

/* The border of a paragraph, else of a word as far away as may be. */
static gsize
find_start (GlossText *text,
            gsize      from)
{
  gsize least = from > AROUND ? from - AROUND : 0;
  gsize found = from;

  for (gsize at = from; at > least; at--)
    {
      gunichar c = char_at (text, at - 1);

      if (c == '\n')
        return at;
      if (g_unichar_isspace (c))
        found = at;
    }
  return least == 0 ? 0 : found;
}

static gsize
find_end (GlossText *text,
          gsize      from)
{
  gsize length = gloss_text_get_length (text);
  gsize most = MIN (from + AROUND, length);
  gsize found = from;

  for (gsize at = from; at < most; at++)
    {
      gunichar c = char_at (text, at);

      if (c == '\n')
        return at;
      if (g_unichar_isspace (c))
        found = at;
    }
  return most == length ? length : found;
}

static void
append_start (Builder   *self,
              GlossText *text,
              gsize      to)
{
  gsize start = find_start (text, to);

  if (self->length > 0)
    append (self, " ");
  if (self->length > 0 || (start > 0 && char_at (text, start - 1) != '\n'))
    append (self, "…");
  append_slice (self, text, (GlossRange) { start, to });
}

static void
append_end (Builder   *self,
            GlossText *text,
            gsize      from)
{
  gsize end = find_end (text, from);

  append_slice (self, text, (GlossRange) { from, end });
  if (end < gloss_text_get_length (text) && char_at (text, end) != '\n')
    append (self, "…");
}

static void
append_quote (Builder    *self,
              GlossText  *text,
              GlossRange  range)
{
  GlossRange quote = { self->length, self->length + gloss_range_length (range) };

  append_slice (self, text, range);
  g_array_append_val (self->quotes, quote);
}

/**
 * gloss_passage_new:
 * @whole: a text
 * @ranges: the words, rising, in code points; what is beyond the text does not count
 * @n_ranges: how many there are, at least one
 *
 * Returns: (transfer full): the words with about a paragraph around them
 */
GlossPassage *
gloss_passage_new (GlossText        *whole,
                   const GlossRange *ranges,
                   gsize             n_ranges)
{
  gsize length = gloss_text_get_length (whole);
  gsize last = 0;
  Builder self;

  begin (&self);
  for (gsize i = 0; i < n_ranges; i++)
    {
      GlossRange range = { MIN (ranges[i].start, length), MIN (MAX (ranges[i].start, ranges[i].end), length) };

      range.start = i > 0 ? MAX (range.start, last) : range.start;
      range.end = MAX (range.start, range.end);
      if (i > 0 && range.start <= last + APART)
        {
          append_slice (&self, whole, (GlossRange) { last, range.start });
        }
      else
        {
          if (i > 0)
            append_end (&self, whole, last);
          append_start (&self, whole, range.start);
        }
      append_quote (&self, whole, range);
      last = range.end;
    }
  append_end (&self, whole, last);
  return end (&self);
}

/**
 * gloss_passage_new_for_pieces:
 * @passage: a text
 * @pieces: (element-type GlossRange): the words in it, in code points
 *
 * Returns: (transfer full): a passage that somebody else has cut out
 */
GlossPassage *
gloss_passage_new_for_pieces (const char *passage,
                              GArray     *pieces)
{
  Builder self;

  begin (&self);
  append (&self, passage);
  if (pieces->len > 0)
    g_array_append_vals (self.quotes, pieces->data, pieces->len);
  return end (&self);
}

void
gloss_passage_free (GlossPassage *self)
{
  gloss_text_unref (self->text);
  g_array_unref (self->quotes);
  g_free (self);
}

/**
 * gloss_passage_dup_quote:
 *
 * Returns: (transfer full): the words themselves
 */
char *
gloss_passage_dup_quote (GlossPassage *self)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < self->quotes->len; i++)
    {
      g_autofree char *quote = gloss_text_dup_slice (self->text, g_array_index (self->quotes, GlossRange, i));

      g_string_append_printf (string, "%s%s", i > 0 ? " … " : "", quote);
    }
  return g_strdup (string->str);
}

/**
 * gloss_passage_get_whole:
 *
 * Returns: the part of it that was not cut, for all that is known: what is missing beyond need not be missing in the text
 */
GlossRange
gloss_passage_get_whole (GlossPassage *self)
{
  gsize length = gloss_text_get_length (self->text);
  GlossRange whole = { 0, G_MAXSIZE };

  if (self->quotes->len == 0)
    return whole;
  if (g_array_index (self->quotes, GlossRange, 0).start >= NEAR)
    whole.start = 1 + g_array_index (self->quotes, GlossRange, 0).start - NEAR;
  if (length >= g_array_index (self->quotes, GlossRange, self->quotes->len - 1).end + NEAR)
    whole.end = g_array_index (self->quotes, GlossRange, self->quotes->len - 1).end + NEAR;
  return whole;
}
