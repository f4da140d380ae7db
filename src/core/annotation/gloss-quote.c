/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a quote stands in a text. */
#include "config.h"

#include "annotation/gloss-quote.h"

#include <string.h>

#include "annotation/gloss-quote-index.h"

/* A hit: how much of the context fits, and where. */
typedef struct
{
  gsize byte;
  gsize offset;
  guint n_sides;
  gsize n_fitting;
} GlossHit;

/**
 * gloss_quote_equal:
 * @a: text
 * @b: as many bytes
 * @n_bytes: how many
 *
 * Compares two texts of which one may have been joined or split since: a newline is as good as a space.
 *
 * Returns: whether they are the same
 */
gboolean
gloss_quote_equal (const char *a,
                   const char *b,
                   gsize       n_bytes)
{
  if (memcmp (a, b, n_bytes) == 0)
    return TRUE;
  for (gsize i = 0; i < n_bytes; i++)
    {
      if (a[i] != b[i] && !((a[i] == '\n' && b[i] == ' ') || (a[i] == ' ' && b[i] == '\n')))
        return FALSE;
    }
  return TRUE;
}

/* How many bytes before @at are those at the end of @prefix. */
static gsize
count_before (const char *text,
              gsize       at,
              const char *prefix,
              gsize       length)
{
  gsize n = 0;

  while (n < length && n < at && text[at - n - 1] == prefix[length - n - 1])
    n++;
  return n;
}

static gsize
count_after (const char *text,
             gsize       n_bytes,
             gsize       at,
             const char *suffix,
             gsize       length)
{
  gsize n = 0;

  while (n < length && at + n < n_bytes && text[at + n] == suffix[n])
    n++;
  return n;
}

static gsize
distance (gsize a,
          gsize b)
{
  return a > b ? a - b : b - a;
}

/* Fits better than the best so far: more of its sides wholly, then more of the context, then nearer. */
static int
compare_hits (const GlossHit *a,
              const GlossHit *b,
              gsize           near)
{
  if (a->n_sides != b->n_sides)
    return a->n_sides > b->n_sides ? 1 : -1;
  if (a->n_fitting != b->n_fitting)
    return a->n_fitting > b->n_fitting ? 1 : -1;
  if (distance (a->offset, near) != distance (b->offset, near))
    return distance (a->offset, near) < distance (b->offset, near) ? 1 : -1;
  return a->offset < b->offset ? 1 : -1;
}

/* The needle and its context with spaces for newlines, where it is looked for, and what was found of it. */
typedef struct
{
  GlossText *text;
  const char *folded;
  gsize n_bytes;
  char *exact;
  char *prefix;
  char *suffix;
  gsize n_exact;
  gsize n_prefix;
  gsize n_suffix;
  gsize near;
  GlossHit best;
  guint n_hits;
  guint n_equal;
} GlossSearch;

static char *
dup_folded (const char *text,
            gsize      *length)
{
  char *folded = g_strdup (text != NULL ? text : "");

  *length = strlen (folded);
  gloss_quote_fold (folded, *length);
  return folded;
}

static void
gloss_search_clear (GlossSearch *self)
{
  g_clear_pointer (&self->exact, g_free);
  g_clear_pointer (&self->prefix, g_free);
  g_clear_pointer (&self->suffix, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GlossSearch, gloss_search_clear)

static void
weigh_hit (gsize    byte,
           gpointer user_data)
{
  GlossSearch *self = user_data;
  gsize before = count_before (self->folded, byte, self->prefix, self->n_prefix);
  gsize after = count_after (self->folded, self->n_bytes, byte + self->n_exact, self->suffix, self->n_suffix);
  GlossHit hit = { byte, 0, 0, before + after };

  hit.n_sides = (self->n_prefix > 0 && before == self->n_prefix) + (self->n_suffix > 0 && after == self->n_suffix);
  hit.offset = gloss_text_get_offset (self->text, byte);
  if (self->n_hits++ == 0 || hit.n_sides > self->best.n_sides)
    self->n_equal = 1;
  else if (hit.n_sides == self->best.n_sides)
    self->n_equal++;
  if (self->n_hits == 1 || compare_hits (&hit, &self->best, self->near) > 0)
    self->best = hit;
}

/**
 * gloss_quote_find:
 * @self: what is looked for
 * @article: where
 * @place: (out): the place that fits best, in code points, where there is one
 *
 * Looks for the exact quote in the whole text; a newline is as good as a space. Among several places the
 * one is meant whose context fits wholly on more sides than that of any other.
 *
 * Returns: whether it was found, and how surely
 */
GlossQuoteResult
gloss_quote_find (const GlossQuote *self,
                  GlossArticle     *article,
                  GlossRange       *place)
{
  g_auto (GlossSearch) search = { .near = self->near, .text = gloss_article_get_text (article) };

  search.exact = dup_folded (self->exact, &search.n_exact);
  search.prefix = dup_folded (self->prefix, &search.n_prefix);
  search.suffix = dup_folded (self->suffix, &search.n_suffix);
  if (search.n_exact == 0)
    return GLOSS_QUOTE_ABSENT;
  search.folded = gloss_quote_index_get_text (article, &search.n_bytes);
  gloss_quote_index_foreach (article, search.exact, search.n_exact, weigh_hit, &search);
  if (search.n_hits == 0)
    return GLOSS_QUOTE_ABSENT;
  place->start = search.best.offset;
  place->end = search.best.offset + g_utf8_strlen (search.exact, search.n_exact);
  if (search.n_hits == 1 || (search.n_equal == 1 && search.best.n_sides > 0))
    return GLOSS_QUOTE_UNIQUE;
  return GLOSS_QUOTE_SEVERAL;
}
