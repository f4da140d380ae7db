/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a language's abbreviations and of how its sentences begin. */
#include "config.h"

#include "text/gloss-sentence-rules.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE "/io/github/glossapp/Gloss/core/sentences/rules.ini"
#define ANY_LANGUAGE "*"
#define DEFAULT_LANGUAGE "en"

struct _GlossSentenceRules
{
  /* Words before a full stop, as written, and words after one, in lower case, each with its flags. */
  GHashTable *before;
  GHashTable *after;
  gboolean ordinals;
};

static const struct
{
  const char *key;
  GlossSentenceWord flag;
} keys[] = {
  { "never", GLOSS_SENTENCE_NEVER },
  { "number", GLOSS_SENTENCE_NUMBER },
  { "seldom", GLOSS_SENTENCE_SELDOM },
  { "often", GLOSS_SENTENCE_OFTEN },
  { "starts", GLOSS_SENTENCE_STARTS },
  { "follows", GLOSS_SENTENCE_FOLLOWS },
  { "upper", GLOSS_SENTENCE_UPPER },
  { "says", GLOSS_SENTENCE_SAYS },
  { "particles", GLOSS_SENTENCE_PARTICLE },
};

static void
add_word (GHashTable        *words,
          char              *word,
          GlossSentenceWord  flag)
{
  guint flags = GPOINTER_TO_UINT (g_hash_table_lookup (words, word));

  g_hash_table_insert (words, word, GUINT_TO_POINTER (flags | flag));
}

/* The same word at the beginning of a sentence. */
static char *
capitalize (const char *word)
{
  g_autofree char *first = g_utf8_strup (word, g_utf8_next_char (word) - word);

  return g_strconcat (first, g_utf8_next_char (word), NULL);
}

static void
rules_load_key (GlossSentenceRules *self,
                GKeyFile           *file,
                const char         *group,
                gsize               key)
{
  g_auto (GStrv) words = g_key_file_get_string_list (file, group, keys[key].key, NULL, NULL);
  gboolean is_before = keys[key].flag <= GLOSS_SENTENCE_OFTEN;

  for (gsize i = 0; words != NULL && words[i] != NULL; i++)
    if (is_before)
      {
        add_word (self->before, g_strdup (words[i]), keys[key].flag);
        add_word (self->before, capitalize (words[i]), keys[key].flag);
      }
    else
      {
        add_word (self->after, g_strdup (words[i]), keys[key].flag);
      }
}

static GlossSentenceRules *
rules_new (GKeyFile   *file,
           const char *language)
{
  GlossSentenceRules *self = g_new0 (GlossSentenceRules, 1);

  self->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->after = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ordinals = g_key_file_get_boolean (file, language, "ordinals", NULL);

  for (gsize key = 0; key < G_N_ELEMENTS (keys); key++)
    {
      rules_load_key (self, file, ANY_LANGUAGE, key);
      if (strcmp (language, ANY_LANGUAGE) != 0)
        rules_load_key (self, file, language, key);
    }

  return self;
}

/* All languages at once: they live as long as the program. */
static gpointer
load_all (gpointer data)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) languages = NULL;

  g_assert (bytes != NULL);
  if (!g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    g_assert_not_reached ();

  languages = g_key_file_get_groups (file, NULL);
  for (gsize i = 0; languages[i] != NULL; i++)
    g_hash_table_insert (all, g_strdup (languages[i]), rules_new (file, languages[i]));

  return all;
}

/**
 * gloss_sentence_rules_get:
 * @language: (nullable): a BCP 47 tag; without it the text is taken for English
 *
 * Returns: (transfer none): what is known of that language, which may be no more than what holds in all
 */
const GlossSentenceRules *
gloss_sentence_rules_get (const char *language)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *all = g_once (&once, load_all, NULL);
  const GlossSentenceRules *rules;
  g_autofree char *primary = NULL;

  if (language == NULL)
    language = DEFAULT_LANGUAGE;

  primary = g_ascii_strdown (language, (gssize) strcspn (language, "-_"));
  rules = g_hash_table_lookup (all, primary);

  return rules != NULL ? rules : g_hash_table_lookup (all, ANY_LANGUAGE);
}

/**
 * gloss_sentence_rules_look_up:
 * @self: the rules of a language
 * @word: what stands before a full stop, as written, without it
 *
 * Returns: what it is known for, 0 for nothing
 */
GlossSentenceWord
gloss_sentence_rules_look_up (const GlossSentenceRules *self,
                              const char               *word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->before, word));
}

/**
 * gloss_sentence_rules_look_up_next:
 * @self: the rules of a language
 * @word: the first word after a full stop, in lower case
 *
 * Returns: what it is known for, 0 for nothing
 */
GlossSentenceWord
gloss_sentence_rules_look_up_next (const GlossSentenceRules *self,
                                   const char               *word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->after, word));
}

/**
 * gloss_sentence_rules_have_ordinals:
 * @self: the rules of a language
 *
 * Returns: whether a full stop after a number makes it an ordinal
 */
gboolean
gloss_sentence_rules_have_ordinals (const GlossSentenceRules *self)
{
  return self->ordinals;
}
