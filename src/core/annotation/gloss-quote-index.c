/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds every place of a string in the text of an article, many strings in a row. */
#define _GNU_SOURCE
#include "config.h"

#include "annotation/gloss-quote-index.h"

#include <stdlib.h>
#include <string.h>

/* Four bytes at every fourth byte of the text are indexed, so a string of seven holds one of them wherever it stands. */
#define GRAM 4
#define SHORTEST (2 * GRAM - 1)

/* Of so many grams with the same remainder the rarest is looked at. */
#define CHOICE 8

/* From how many searches on sorting the grams takes less time than going through the text. */
#define PATIENCE 32

/*
 * The text of an article with spaces for newlines, and from the 32nd search on its grams, each in the upper half of a number with its place
 * in the lower half, sorted. Belongs to the article; any thread.
 */
typedef struct
{
  GMutex mutex;
  char *text;
  gsize n_bytes;
  guint64 *grams;
  gsize n_grams;
  guint n_searches;
} GlossQuoteIndex;

static void
gloss_quote_index_free (gpointer data)
{
  GlossQuoteIndex *self = data;

  g_mutex_clear (&self->mutex);
  g_free (self->text);
  g_free (self->grams);
  g_free (self);
}

/**
 * gloss_quote_fold:
 * @text: what is changed
 * @n_bytes: its length
 *
 * Makes newlines spaces, so that it does not matter where blocks begin.
 */
void
gloss_quote_fold (char  *text,
                  gsize  n_bytes)
{
  for (char *at = text; (at = memchr (at, '\n', text + n_bytes - at)) != NULL; at++)
    *at = ' ';
}

static GlossQuoteIndex *
gloss_quote_index_new (GlossText *text)
{
  GlossQuoteIndex *self = g_new0 (GlossQuoteIndex, 1);
  const char *utf8 = gloss_text_get_utf8 (text, &self->n_bytes);

  g_mutex_init (&self->mutex);
  self->text = g_malloc (self->n_bytes + 1);
  memcpy (self->text, utf8, self->n_bytes);
  self->text[self->n_bytes] = '\0';
  gloss_quote_fold (self->text, self->n_bytes);
  return self;
}

/* Two threads may make one; the first stays. */
static GlossQuoteIndex *
get_index (GlossArticle *article)
{
  GQuark quark = g_quark_from_static_string ("gloss-quote-index");
  GlossQuoteIndex *index = g_object_get_qdata (G_OBJECT (article), quark);

  if (index != NULL)
    return index;
  index = gloss_quote_index_new (gloss_article_get_text (article));
  if (g_object_replace_qdata (G_OBJECT (article), quark, NULL, index, gloss_quote_index_free, NULL))
    return index;
  gloss_quote_index_free (index);
  return g_object_get_qdata (G_OBJECT (article), quark);
}

static guint64
read_gram (const char *at)
{
  guint32 gram;

  memcpy (&gram, at, sizeof gram);
  return (guint64) gram << 32;
}

static int
compare_grams (const void *a,
               const void *b)
{
  guint64 one = *(const guint64 *) a;
  guint64 other = *(const guint64 *) b;

  return (one > other) - (one < other);
}

static void
sort_grams (GlossQuoteIndex *self)
{
  gsize n = self->n_bytes / GRAM;

  self->grams = g_new (guint64, n);
  for (gsize i = 0; i < n; i++)
    self->grams[i] = read_gram (self->text + i * GRAM) | i * GRAM;
  qsort (self->grams, n, sizeof *self->grams, compare_grams);
  self->n_grams = n;
}

/* Whether there are grams to look up by now. */
static gboolean
has_grams (GlossQuoteIndex *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->grams == NULL && ++self->n_searches > PATIENCE && self->n_bytes <= G_MAXUINT32)
    sort_grams (self);
  return self->grams != NULL;
}

/* The first of the grams that is not below @gram. */
static gsize
find_gram (const GlossQuoteIndex *self,
           guint64                gram)
{
  gsize low = 0;
  gsize high = self->n_grams;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->grams[middle] < gram)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The gram with the fewest places among those that lie @rest, @rest + 4 ... bytes into the string. */
static gsize
choose_gram (const GlossQuoteIndex *self,
             const char            *folded,
             gsize                  n_folded,
             gsize                  rest,
             gsize                 *first,
             gsize                 *last)
{
  gsize chosen = rest;

  *first = 0;
  *last = G_MAXSIZE;
  for (gsize i = rest; i + GRAM <= n_folded && i < rest + CHOICE * GRAM; i += GRAM)
    {
      guint64 gram = read_gram (folded + i);
      gsize from = find_gram (self, gram);
      gsize to = find_gram (self, gram + G_GUINT64_CONSTANT (0x100000000));

      /* The sum has gone round where the gram is the highest there is. */
      if (gram >> 32 == G_MAXUINT32)
        to = self->n_grams;
      if (to - from >= *last - *first)
        continue;
      chosen = i;
      *first = from;
      *last = to;
    }
  return chosen;
}

static void
search_grams (const GlossQuoteIndex *self,
              const char            *folded,
              gsize                  n_folded,
              GlossQuoteHitFunc      func,
              gpointer               user_data)
{
  for (gsize rest = 0; rest < GRAM; rest++)
    {
      gsize first, last;
      gsize inside = choose_gram (self, folded, n_folded, rest, &first, &last);

      for (gsize i = first; i < last; i++)
        {
          gsize at = self->grams[i] & G_MAXUINT32;

          if (at >= inside && at - inside + n_folded <= self->n_bytes &&
              memcmp (self->text + at - inside, folded, n_folded) == 0)
            func (at - inside, user_data);
        }
    }
}

static void
search_text (const GlossQuoteIndex *self,
             const char            *folded,
             gsize                  n_folded,
             GlossQuoteHitFunc      func,
             gpointer               user_data)
{
  const char *end = self->text + self->n_bytes;

  for (const char *at = self->text; (at = memmem (at, end - at, folded, n_folded)) != NULL; at++)
    func (at - self->text, user_data);
}

/**
 * gloss_quote_index_foreach:
 * @article: an article
 * @folded: what is looked for, after gloss_quote_fold()
 * @n_folded: its length, at least one
 * @func: (scope call): called with each hit
 * @user_data: for @func
 *
 * Finds all places, overlapping ones too. The first searches go through the text; who asks for more has an index of it made,
 * by which each takes microseconds, however long the text is.
 */
void
gloss_quote_index_foreach (GlossArticle      *article,
                           const char        *folded,
                           gsize              n_folded,
                           GlossQuoteHitFunc  func,
                           gpointer           user_data)
{
  GlossQuoteIndex *self = get_index (article);

  if (n_folded >= SHORTEST && has_grams (self))
    search_grams (self, folded, n_folded, func, user_data);
  else
    search_text (self, folded, n_folded, func, user_data);
}

/**
 * gloss_quote_index_get_text:
 * @article: an article
 * @n_bytes: (out): its length
 *
 * Returns: (transfer none): the text that is searched
 */
const char *
gloss_quote_index_get_text (GlossArticle *article,
                            gsize        *n_bytes)
{
  GlossQuoteIndex *self = get_index (article);

  *n_bytes = self->n_bytes;
  return self->text;
}
