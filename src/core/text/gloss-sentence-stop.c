/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place where a sentence may end. */
#include "config.h"

#include "text/gloss-sentence-stop.h"

#include <string.h>

/* Nothing is looked at further away than this, so that the work for a stop is bounded. In bytes, words, code points. */
#define MAX_TOKEN 48
#define MAX_SAYING 4
#define MAX_OPENERS 16

#define ARABIC_QUESTION_MARK 0x61f
#define ARABIC_FULL_STOP 0x6d4

/* What is known of the surroundings of a stop. */
typedef struct
{
  const GlossSentenceStop *stop;
  const GlossSentenceRules *rules;

  /* The word that the mark ends; empty if there is none. */
  char token[MAX_TOKEN + 1];
  const char *token_begin;

  /* The first letter or digit that follows, after quotes, dashes and the like; the word it begins, in lower case. */
  gunichar first;
  char word[MAX_TOKEN + 1];
  const char *word_end;
  gboolean dash;

  /* What closes between mark and white space. */
  gboolean closed_quote;
  gboolean closed_bracket;
} Surroundings;

/**
 * gloss_sentence_is_mark:
 * @c: a code point
 *
 * Returns: whether it is one of the marks that gloss_sentence_stop_ends() knows
 */
gboolean
gloss_sentence_is_mark (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == ARABIC_QUESTION_MARK || c == ARABIC_FULL_STOP;
}

static gboolean
is_bracket (gunichar c)
{
  return c == ')' || c == ']' || c == '}' || c == 0xff09 || c == 0x300d;
}

/* Superscript digits: references to notes. */
static gboolean
is_superscript (gunichar c)
{
  return c == 0xb9 || c == 0xb2 || c == 0xb3 || (c >= 0x2070 && c <= 0x2079);
}

static gboolean
is_quote (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '"' || c == '\'' || type == G_UNICODE_INITIAL_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION;
}

/**
 * gloss_sentence_is_closer:
 * @c: a code point
 *
 * Returns: whether it belongs to a sentence if it comes right after its mark: a quote of any kind, a bracket that
 *   closes, the small number of a note
 */
gboolean
gloss_sentence_is_closer (gunichar c)
{
  return is_quote (c) || is_bracket (c) || is_superscript (c);
}

static gboolean
is_dash (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION;
}

/* What may come before the first letter of a sentence. */
static gboolean
is_opener (gunichar c)
{
  return is_quote (c) || is_dash (c)
         || g_unichar_type (c) == G_UNICODE_OPEN_PUNCTUATION
         || g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL
         || c == 0xa1 || c == 0xbf || c == '#' || c == '@' || c == '*' || c == 0x2116;
}

static gboolean
is_token (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c)
         || c == '.' || c == '-' || c == '/' || c == '&' || c == '%' || c == ',' || c == 0xaa || c == 0xba || c == 0x2116;
}

static gboolean
is_single_letter (const char *token)
{
  return g_unichar_isalpha (g_utf8_get_char (token)) && *g_utf8_next_char (token) == '\0';
}

/* "U.S", "a.m", "т.д": single letters with full stops between. */
static gboolean
is_acronym (const char *token)
{
  const char *p = token;

  while (g_unichar_isalpha (g_utf8_get_char (p)))
    {
      p = g_utf8_next_char (p);
      if (*p == '\0')
        return p > g_utf8_next_char (token);
      if (*p++ != '.')
        return FALSE;
    }

  return FALSE;
}

static gboolean
is_number (const char *token)
{
  return g_ascii_isdigit (*token) && token[strspn (token, "0123456789.,")] == '\0';
}

static gboolean
is_roman (const char *token)
{
  return *token != '\0' && token[strspn (token, "IVXLC")] == '\0';
}

/* Digits of any script become those that the tables are asked for. */
static void
fold_digits (char *token)
{
  char *out = token;

  for (const char *p = token; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);

      /* Before what is there is overwritten. */
      p = g_utf8_next_char (p);
      out += g_unichar_to_utf8 (g_unichar_isdigit (c) ? (gunichar) ('0' + g_unichar_digit_value (c)) : c, out);
    }
  *out = '\0';
}

/* Copies the word that ends at @end, without what is too long to be in any table. */
static const char *
copy_token (const char *begin,
            const char *end,
            char       *token)
{
  const char *p = end;

  while (p > begin)
    {
      const char *before = g_utf8_prev_char (p);

      if (!is_token (g_utf8_get_char (before)) || end - before > MAX_TOKEN)
        break;
      p = before;
    }

  memcpy (token, p, (gsize) (end - p));
  token[end - p] = '\0';
  fold_digits (token);

  return p;
}

static void
look_back (Surroundings *self)
{
  const GlossSentenceStop *stop = self->stop;

  self->token_begin = copy_token (stop->sentence, stop->mark, self->token);

  for (const char *p = stop->mark_end; p < stop->next; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* A run of them may be as long as the text, and all that matters is in its beginning. */
      if (p - stop->mark_end > MAX_OPENERS)
        break;
      self->closed_quote |= is_quote (c);
      self->closed_bracket |= is_bracket (c);
    }
}

/* Past quotes, dashes, and an ellipsis that begins what follows. */
static const char *
skip_openers (Surroundings *self)
{
  const char *p = self->stop->next;
  const char *end = self->stop->end;

  for (guint n = 0; p < end && n < MAX_OPENERS; n++)
    {
      gunichar c = g_utf8_get_char (p);
      const char *after = g_utf8_next_char (p);

      if (gloss_sentence_is_mark (c) && (p == self->stop->next) && (after == end || g_unichar_isspace (g_utf8_get_char (after))))
        break;
      if (!is_opener (c) && !gloss_sentence_is_mark (c) && !is_bracket (c) && !(p > self->stop->next && g_unichar_isspace (c)))
        break;
      self->dash |= is_dash (c);
      p = after;
    }

  return p;
}

/* The letters at @p, in lower case. */
static const char *
copy_word (const char *p,
           const char *end,
           char       *word)
{
  gsize n = 0;

  while (p < end && n + 6 < MAX_TOKEN)
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
        break;
      n += (gsize) g_unichar_to_utf8 (g_unichar_tolower (c), word + n);
      p = g_utf8_next_char (p);
    }
  word[n] = '\0';

  return p;
}

static void
look_ahead (Surroundings *self)
{
  const char *p = skip_openers (self);

  self->first = p < self->stop->end ? g_utf8_get_char (p) : 0;
  self->word_end = copy_word (p, self->stop->end, self->word);
}

/* "iPhone": a name that a sentence can begin with. */
static gboolean
begins_with_lower (const Surroundings *self)
{
  const char *p = self->word_end;

  if (!g_unichar_islower (self->first))
    return FALSE;

  p = g_utf8_find_prev_char (self->stop->next, p);
  while (p != NULL && p > self->stop->next && !g_unichar_isupper (g_utf8_get_char (p)))
    p = g_utf8_find_prev_char (self->stop->next, p);

  return p == NULL || p <= self->stop->next;
}

static gboolean
name_follows (const Surroundings *self)
{
  const char *p = self->word_end;

  return p + 1 < self->stop->end && *p == ' ' && g_unichar_isupper (g_utf8_get_char (p + 1));
}

static gboolean
has_ordinary_beginning (const Surroundings *self)
{
  GlossSentenceWord known = gloss_sentence_rules_look_up_next (self->rules, self->word);

  /* One letter and a full stop is the initial of a name. */
  if (self->word_end < self->stop->end && *self->word_end == '.' && is_single_letter (self->word))
    return FALSE;
  if (known & GLOSS_SENTENCE_PARTICLE && is_single_letter (self->token) && name_follows (self))
    return FALSE;

  return (known & GLOSS_SENTENCE_STARTS) != 0;
}

/* "Why?" Rubio asked, «لماذا؟» سأل الوزير: up to here it is one sentence. */
static gboolean
goes_on_with_speaker (const Surroundings *self)
{
  const char *p = self->word_end;
  char word[MAX_TOKEN + 1];

  if (!self->closed_quote || has_ordinary_beginning (self))
    return FALSE;
  if (self->dash || gloss_sentence_rules_look_up_next (self->rules, self->word) & GLOSS_SENTENCE_SAYS)
    return TRUE;

  for (guint i = 0; i < MAX_SAYING && p < self->stop->end && *p == ' '; i++)
    {
      p = copy_word (p + 1, self->stop->end, word);
      if (gloss_sentence_rules_look_up_next (self->rules, word) & GLOSS_SENTENCE_SAYS)
        return TRUE;
    }

  return FALSE;
}

/* "1.", "2.3.", "A.", "IV." in front of a sentence number it. */
static gboolean
is_numbering (const Surroundings *self)
{
  const char *p = self->stop->sentence;

  if (self->token_begin != p && !(is_opener (g_utf8_get_char (p)) && self->token_begin == g_utf8_next_char (p)))
    return FALSE;
  if (is_single_letter (self->token) || is_roman (self->token))
    return TRUE;

  return is_number (self->token) && strcspn (self->token, ".,") <= 3;
}

/* The word before the token, and the token: "z. B", "т. д". */
static GlossSentenceWord
look_up_pair (const Surroundings *self)
{
  const char *p = self->token_begin;
  char before[MAX_TOKEN + 1];
  g_autofree char *pair = NULL;

  if (p - self->stop->sentence < 2 || p[-1] != ' ')
    return 0;

  copy_token (self->stop->sentence, p - 1, before);
  pair = g_strconcat (before, " ", self->token, NULL);

  return gloss_sentence_rules_look_up (self->rules, pair);
}

static gboolean
follows_number (const Surroundings *self)
{
  const char *p = self->token_begin;

  return p - self->stop->sentence >= 2 && p[-1] == ' ' && g_unichar_isdigit (g_utf8_get_char (g_utf8_prev_char (p - 1)));
}

static GlossSentenceWord
look_up_token (const Surroundings *self)
{
  GlossSentenceWord known = look_up_pair (self);
  const char *part = self->token;

  if (known != 0)
    return known;

  /* "non-U.S": what comes after the last dash counts. */
  known = gloss_sentence_rules_look_up (self->rules, self->token);
  if (known == 0 && strpbrk (self->token, "-/") != NULL)
    {
      part = MAX (strrchr (self->token, '-'), strrchr (self->token, '/')) + 1;
      known = gloss_sentence_rules_look_up (self->rules, part);
    }

  /* A unit after its number, and not the title that looks like it. */
  if (is_single_letter (part) && g_unichar_islower (g_utf8_get_char (part)) && follows_number (self))
    return GLOSS_SENTENCE_SELDOM;
  if ((known == 0 && is_acronym (part)) || ((known & ~GLOSS_SENTENCE_NUMBER) == 0 && is_single_letter (part)))
    return known | GLOSS_SENTENCE_SELDOM;

  return known;
}

static gboolean
ends_after_number (const Surroundings *self)
{
  gboolean small = strcspn (self->token, ".,") <= 3 || is_roman (self->token);

  if (!gloss_sentence_rules_have_ordinals (self->rules) || !small)
    return TRUE;
  if (g_unichar_isdigit (self->first))
    return FALSE;

  return has_ordinary_beginning (self);
}

/* What a single full stop after a word means before a capital letter or a digit. */
static gboolean
ends_after_word (const Surroundings *self)
{
  GlossSentenceWord known = look_up_token (self);
  gboolean digit = g_unichar_isdigit (self->first);

  if (known & GLOSS_SENTENCE_NEVER)
    return FALSE;
  if (known & GLOSS_SENTENCE_NUMBER && digit)
    return FALSE;
  if (known & GLOSS_SENTENCE_SELDOM)
    return self->closed_quote || (!digit && has_ordinary_beginning (self));
  if (known & GLOSS_SENTENCE_OFTEN)
    return !(gloss_sentence_rules_look_up_next (self->rules, self->word) & GLOSS_SENTENCE_FOLLOWS);
  if (known == 0 && (is_number (self->token) || (is_roman (self->token) && *self->token != '\0')))
    return ends_after_number (self);

  return TRUE;
}

static gboolean
ends_after_full_stop (const Surroundings *self)
{
  if (*self->token == '\0')
    return TRUE;
  if (is_numbering (self))
    return FALSE;

  return ends_after_word (self);
}

/* Two or more full stops, or the one character for three. */
static gboolean
ends_after_ellipsis (const Surroundings *self)
{
  const char *mark = self->stop->mark;

  /* What begins with an ellipsis, and what is left out. */
  if (mark == self->stop->sentence)
    return FALSE;
  if (*self->token == '\0' && is_opener (g_utf8_get_char (g_utf8_prev_char (mark))))
    return FALSE;

  return !(gloss_sentence_rules_look_up_next (self->rules, self->word) & GLOSS_SENTENCE_UPPER);
}

static gboolean
ends_after_question (const Surroundings *self)
{
  char token[MAX_TOKEN + 2];

  /* "(!)" is a remark on the word before. */
  if (*self->token == '\0' && self->closed_bracket && !self->closed_quote)
    return FALSE;

  g_snprintf (token, sizeof token, "%s!", self->token);
  if (*self->stop->mark == '!' && gloss_sentence_rules_look_up (self->rules, token) & GLOSS_SENTENCE_NEVER)
    return FALSE;

  return !goes_on_with_speaker (self);
}

static gboolean
has_question_mark (const char *marks,
                   gsize       n_bytes)
{
  return memchr (marks, '?', n_bytes) != NULL || memchr (marks, '!', n_bytes) != NULL
         || g_strstr_len (marks, (gssize) n_bytes, "؟") != NULL;
}

/**
 * gloss_sentence_stop_ends:
 * @self: a stop
 * @rules: what is known of the language
 *
 * Decides from the words around a mark, none of them further away than a few words.
 *
 * Returns: whether a sentence ends there
 */
gboolean
gloss_sentence_stop_ends (const GlossSentenceStop  *self,
                          const GlossSentenceRules *rules)
{
  Surroundings around = { .stop = self, .rules = rules };
  gsize length = (gsize) (self->mark_end - self->mark);
  gboolean single = g_utf8_next_char (self->mark) == self->mark_end && g_utf8_get_char (self->mark) != 0x2026;

  look_back (&around);
  look_ahead (&around);

  if (around.first == 0 || gloss_sentence_is_mark (around.first) || begins_with_lower (&around))
    return FALSE;
  if (has_question_mark (self->mark, MIN (length, MAX_TOKEN)))
    return ends_after_question (&around);

  return single ? ends_after_full_stop (&around) : ends_after_ellipsis (&around);
}
