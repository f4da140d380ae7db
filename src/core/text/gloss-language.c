/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which language a text is written. */
#include "config.h"

#include "text/gloss-language.h"

#include <string.h>

/* The beginning of a text is enough. */
#define MAX_WORDS 600

/* Of this many words one must be a frequent one of the language, and the next best language must have at most
 * half as many. */
#define WORDS_PER_HIT 12

/* Frequent short words, each of one of these languages only or much more frequent in it. */
static const struct
{
  const char *language;
  const char *words;
} languages[] = {
  { "en", " the of and to in that is was for with on as by it are from have has were this but not said at be which " },
  { "de", " der die das und ist nicht ein eine einer den dem des mit von für auf im zu sich auch wird wurde dass bei sind " },
  { "fr", " le la les des et est une du dans que qui pour sur pas avec par ce sont été cette il au aux ont mais " },
  { "es", " el los las del y en un una que por con para se su como más pero fue son este esta ha entre lo sobre " },
  { "ar", " في من على إلى أن إن التي الذي هذا هذه ذلك عن مع ما لا لم كان كانت قد قال قالت وقال بعد بين كل أو هو هي ولا وفي " },
  { "uk", " і та в у на з що не до за як це від для про після є був була його але також чи ще із або які " },
};

/* With all its signs, in bytes: longer ones are not among the frequent ones. */
#define LONGEST_WORD 40

typedef struct
{
  guint n_words;
  guint hits[G_N_ELEMENTS (languages)];
} Count;

static void
add_words (GHashTable *languages_by_word,
           guint       language)
{
  g_auto (GStrv) words = g_strsplit (languages[language].words, " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      guint of = GPOINTER_TO_UINT (g_hash_table_lookup (languages_by_word, *word));

      if (**word != '\0')
        g_hash_table_insert (languages_by_word, g_strdup (*word), GUINT_TO_POINTER (of | 1u << language));
    }
}

/* A bit for each language that a frequent word is of, by the word. */
static GHashTable *
get_words (void)
{
  static GHashTable *words;

  if (g_once_init_enter_pointer (&words))
    {
      GHashTable *languages_by_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
        add_words (languages_by_word, i);
      g_once_init_leave_pointer (&words, languages_by_word);
    }
  return words;
}

/* Vowel signs, which Arabic leaves out as a rule, do not matter. */
static char *
dup_plain (const char *word,
           gsize       n_bytes)
{
  char *lower = g_utf8_strdown (word, (gssize) n_bytes);
  char *out = lower;

  for (const char *p = lower; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      if (!g_unichar_ismark (c))
        out += g_unichar_to_utf8 (c, out);
    }
  *out = '\0';
  return lower;
}

/* The languages that a word is frequent in, whatever its case. */
static guint
look_up (const char *word,
         gsize       n_bytes)
{
  char lower[LONGEST_WORD + 1];
  g_autofree char *plain = NULL;
  gsize i = 0;

  for (; i < n_bytes && g_ascii_isalpha (word[i]); i++)
    lower[i] = g_ascii_tolower (word[i]);
  lower[i] = '\0';
  if (i < n_bytes)
    plain = dup_plain (word, n_bytes);
  return GPOINTER_TO_UINT (g_hash_table_lookup (get_words (), plain != NULL ? plain : lower));
}

static void
count_word (Count      *count,
            const char *word,
            gsize       n_bytes)
{
  guint of = n_bytes <= LONGEST_WORD ? look_up (word, n_bytes) : 0;

  count->n_words++;
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    count->hits[i] += of >> i & 1;
}

static void
count_words (Count      *count,
             const char *text,
             gsize       n_bytes)
{
  const char *end = text + n_bytes;
  const char *word = NULL;

  for (const char *p = text; p < end && count->n_words < MAX_WORDS; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      {
        if (word == NULL)
          word = p;
      }
    else if (word != NULL && !g_unichar_ismark (g_utf8_get_char (p)))
      {
        count_word (count, word, (gsize) (p - word));
        word = NULL;
      }

  if (word != NULL && count->n_words < MAX_WORDS)
    count_word (count, word, (gsize) (end - word));
}

/**
 * gloss_language_guess:
 * @text: valid UTF-8
 * @n_bytes: its length in bytes
 *
 * Guesses by how often a language's most frequent words occur in the beginning of a text.
 *
 * Returns: (transfer none) (nullable): "en", "de", "fr", "es", "ar" or "uk"; %NULL if it is none of them or not clear
 */
const char *
gloss_language_guess (const char *text,
                      gsize       n_bytes)
{
  Count count = { 0 };
  gsize best = 0;
  guint second = 0;

  count_words (&count, text, n_bytes);

  for (gsize i = 1; i < G_N_ELEMENTS (languages); i++)
    if (count.hits[i] > count.hits[best])
      best = i;
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (i != best)
      second = MAX (second, count.hits[i]);

  if (count.hits[best] < 2 || count.hits[best] * WORDS_PER_HIT < count.n_words || second * 2 > count.hits[best])
    return NULL;

  return languages[best].language;
}
