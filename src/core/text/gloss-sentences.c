/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the sentences of a text are. */
#include "config.h"

#include "text/gloss-sentences.h"

#include "text/gloss-sentence-stop.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* Longer runs are no remark on a sentence. In code points. */
#define MAX_EMOJI 16

typedef struct
{
  const GlossSentenceRules *rules;
  const char *begin;
  const char *end;

  /* A » that stands by itself closes, but for German. */
  gboolean spaced_quotes;

  /* The sentence that is being read, and its first code point. */
  const char *sentence;
  gsize offset;

  GArray *ranges;
} Finder;

static gboolean
is_space_at (const char *p,
             const char *end)
{
  return p < end && g_unichar_isspace (g_utf8_get_char (p));
}

static const char *
skip_space (const char *p,
            const char *end)
{
  while (is_space_at (p, end))
    p = g_utf8_next_char (p);

  return p;
}

static const char *
skip_closers (const char *p,
              const char *end)
{
  while (p < end && gloss_sentence_is_closer (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

/* "[12]" right after a sentence is the number of a note. */
static const char *
skip_references (const char *p,
                 const char *end)
{
  while (end - p > 2 && *p == '[')
    {
      const char *close = p + 1;

      while (close < end && close - p < 5 && g_ascii_isalnum (*close))
        close++;
      if (close == p + 1 || close == end || *close != ']')
        break;
      p = close + 1;
    }

  return p;
}

static gboolean
is_emoji (gunichar c)
{
  return (c >= 0x2600 && c < 0x27c0) || (c >= 0x1f000 && c < 0x1fb00) || c == 0x200d || c == 0xfe0f;
}

/* Emoji that stand by themselves after a sentence are its last word. */
static const char *
skip_emoji (const char *p,
            const char *end)
{
  const char *emoji = skip_space (p, end);
  const char *after = emoji;

  for (guint i = 0; i < MAX_EMOJI && after < end && is_emoji (g_utf8_get_char (after)); i++)
    after = g_utf8_next_char (after);

  return after > emoji && (after == end || is_space_at (after, end)) ? after : p;
}

/* In French a space comes before the quote that closes. */
static const char *
skip_spaced_quote (const Finder *self,
                   const char   *p)
{
  const char *quote = skip_space (p, self->end);
  const char *after;

  if (!self->spaced_quotes || quote >= self->end || g_utf8_get_char (quote) != 0xbb)
    return p;

  after = g_utf8_next_char (quote);

  return after < self->end && g_unichar_isalnum (g_utf8_get_char (after)) ? p : after;
}

static void
finder_put (Finder     *self,
            const char *end)
{
  GlossRange range = { .start = self->offset };

  while (end > self->sentence && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  if (end == self->sentence)
    return;

  range.end = range.start + (gsize) g_utf8_pointer_to_offset (self->sentence, end);
  g_array_append_val (self->ranges, range);
}

/* Ends the sentence before @next and begins one there. */
static void
finder_break (Finder     *self,
              const char *next)
{
  finder_put (self, next);
  self->offset += (gsize) g_utf8_pointer_to_offset (self->sentence, next);
  self->sentence = next;
}

/* Whether what the break iterator found ends with a mark of ours, which we decide on ourselves. */
static gboolean
ends_with_mark (const Finder *self,
                const char   *p)
{
  while (p > self->sentence && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (p))))
    p = g_utf8_prev_char (p);
  while (p > self->sentence && gloss_sentence_is_closer (g_utf8_get_char (g_utf8_prev_char (p))))
    p = g_utf8_prev_char (p);

  return p > self->sentence && gloss_sentence_is_mark (g_utf8_get_char (g_utf8_prev_char (p)));
}

/* To the break iterator every bracket after a mark closes; what opens belongs to the sentence after. */
static const char *
leave_openers (const Finder *self,
               const char   *p)
{
  while (p > self->sentence
         && g_unichar_type (g_utf8_get_char (g_utf8_prev_char (p))) == G_UNICODE_OPEN_PUNCTUATION)
    p = g_utf8_prev_char (p);

  return p;
}

/* Looks at the mark at @p. Returns where to go on. */
static const char *
finder_take_mark (Finder     *self,
                  const char *p)
{
  GlossSentenceStop stop = { .sentence = self->sentence, .mark = p, .end = self->end };
  const char *closed;

  while (p < self->end && gloss_sentence_is_mark (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  stop.mark_end = p;

  closed = skip_spaced_quote (self, skip_references (skip_closers (p, self->end), self->end));
  closed = skip_emoji (closed, self->end);
  if (!is_space_at (closed, self->end))
    return closed;

  stop.next = skip_space (closed, self->end);
  if (stop.next < self->end && gloss_sentence_stop_ends (&stop, self->rules))
    finder_break (self, stop.next);

  return stop.next;
}

/* The marks between two boundaries of the break iterator. Returns where to go on, which may be past @until. */
static const char *
finder_take_marks (Finder     *self,
                   const char *p,
                   const char *until)
{
  while (p < until)
    {
      if (gloss_sentence_is_mark (g_utf8_get_char (p)))
        p = finder_take_mark (self, p);
      else
        p = g_utf8_next_char (p);
    }

  return p;
}

static void
finder_run (Finder         *self,
            UBreakIterator *boundaries)
{
  const char *p = self->begin;
  int32_t boundary;

  while ((boundary = ubrk_next (boundaries)) != UBRK_DONE)
    {
      const char *until = self->begin + boundary;

      p = finder_take_marks (self, p, until);
      until = leave_openers (self, until);
      if (until > self->sentence && until < self->end && !ends_with_mark (self, until))
        finder_break (self, skip_space (until, self->end));
    }

  finder_take_marks (self, p, self->end);
  finder_put (self, self->end);
}

static void
close_boundaries (gpointer boundaries)
{
  ubrk_close (boundaries);
}

/* The rules of Unicode Standard Annex 29 take a while to load, so each thread keeps what it has. Without them all marks
 * but those of other scripts are found still. */
static UBreakIterator *
get_boundaries (UText *text)
{
  static GPrivate private = G_PRIVATE_INIT (close_boundaries);
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *boundaries = g_private_get (&private);

  if (boundaries == NULL)
    {
      boundaries = ubrk_open (UBRK_SENTENCE, "", NULL, 0, &status);
      if (U_FAILURE (status))
        return NULL;
      g_private_set (&private, boundaries);
    }

  ubrk_setUText (boundaries, text, &status);

  return U_SUCCESS (status) ? boundaries : NULL;
}

/**
 * gloss_sentences_find:
 * @text: valid UTF-8
 * @n_bytes: its length in bytes, or -1 if it ends with a NUL; less than 2 GiB
 * @language: (nullable): a BCP 47 tag
 *
 * Finds the sentences of a text: the boundaries of Unicode Standard Annex 29 as ICU finds them, but what a full stop,
 * question mark or exclamation mark means is decided with the table of abbreviations of the language. White space between
 * sentences belongs to none. It takes linear time.
 *
 * Returns: (transfer full) (element-type GlossRange): the sentences in order, in code points
 */
GArray *
gloss_sentences_find (const char *text,
                      gssize      n_bytes,
                      const char *language)
{
  gsize length = n_bytes < 0 ? strlen (text) : (gsize) n_bytes;
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  UBreakIterator *boundaries = NULL;
  Finder self = {
    .rules = gloss_sentence_rules_get (language),
    .begin = text,
    .end = text + length,
    .spaced_quotes = language == NULL || !g_str_has_prefix (language, "de"),
    .ranges = g_array_new (FALSE, FALSE, sizeof (GlossRange)),
  };

  g_return_val_if_fail (length < G_MAXINT32, self.ranges);

  self.sentence = skip_space (text, self.end);
  self.offset = (gsize) g_utf8_pointer_to_offset (text, self.sentence);

  utext_openUTF8 (&utext, text, (int64_t) length, &status);
  boundaries = U_SUCCESS (status) ? get_boundaries (&utext) : NULL;
  if (boundaries != NULL)
    finder_run (&self, boundaries);
  utext_close (&utext);

  return self.ranges;
}
