/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words by which articles announce their parts, from the table in data/structure/labels.ini. */
#include "config.h"

#include "reader/gloss-labels.h"

#include <gio/gio.h>
#include <string.h>

#define LABELS_RESOURCE "/io/github/glossapp/Gloss/core/structure/labels.ini"

/* No phrase that begins a sentence has more words. */
#define MAX_START_WORDS 7

/* In the order of the bits of GlossLabel. */
static const char *const groups[] = {
  "subheadings", "key-points", "summary", "glance", "questions", "share", "furniture", "related", "newsletter",
  "note", "biography", "number", "question", "answer", "caption", "byline", "dateline", "month",
};

typedef struct
{
  GHashTable *phrases;
  GPtrArray *biographies;
} Labels;

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == '`' || c == 0x2019 || c == 0x2018 || c == 0x02bc || c == 0xb4 || c == 0x2032;
}

/* Letters and digits stay, digits of other scripts become ours, apostrophes, accents and what only lengthens an Arabic word
 * vanish, all else parts words. */
static void
fold_char (GString  *folded,
           gunichar  c,
           gboolean *gap)
{
  if (g_unichar_ismark (c) || is_apostrophe (c) || c == 0xad || c == 0x640)
    return;
  if (!g_unichar_isalnum (c))
    {
      *gap = TRUE;
      return;
    }
  if (*gap && folded->len > 0)
    g_string_append_c (folded, ' ');
  *gap = FALSE;
  g_string_append_unichar (folded, g_unichar_isdigit (c) ? (gunichar) ('0' + g_unichar_digit_value (c)) : c);
}

/* Adds to @folded what @text folds to. */
static void
fold_into (GString    *folded,
           const char *text,
           gsize       n_bytes)
{
  g_autofree char *plain = NULL;
  gboolean gap = FALSE;
  gsize ascii = 0;

  while (ascii < n_bytes && (guchar) text[ascii] < 0x80)
    ascii++;
  if (ascii == n_bytes)
    {
      for (gsize i = 0; i < n_bytes; i++)
        fold_char (folded, (guchar) g_ascii_tolower (text[i]), &gap);
      return;
    }

  plain = g_utf8_normalize (text, n_bytes, G_NORMALIZE_ALL);
  if (plain != NULL)
    {
      g_autofree char *lower = g_utf8_casefold (plain, -1);

      for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
        fold_char (folded, g_utf8_get_char (p), &gap);
    }
}

/* Replaces every run of digits by "#"; FALSE when there is none. */
static gboolean
mask_numbers (GString *folded)
{
  char *out = folded->str;
  gboolean found = FALSE;

  for (const char *p = folded->str; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p) && out > folded->str && out[-1] == '#')
        continue;
      found = found || g_ascii_isdigit (*p);
      *out++ = g_ascii_isdigit (*p) ? '#' : *p;
    }
  g_string_truncate (folded, out - folded->str);

  return found;
}

static void
add_phrase (Labels     *labels,
            const char *phrase,
            GlossLabel  label)
{
  GString *folded = g_string_new (NULL);
  gboolean bare = strchr (phrase, '#') == phrase && phrase[1] == '\0';
  char *key;

  for (const char *p = phrase; *p != '\0'; p++)
    g_string_append_c (folded, *p == '#' ? '7' : *p);
  key = gloss_label_fold (folded->str, folded->len);
  g_string_assign (folded, key);
  mask_numbers (folded);
  g_free (key);

  key = g_string_free (folded, FALSE);
  if (label == GLOSS_LABEL_BIOGRAPHY)
    g_ptr_array_add (labels->biographies, g_strdup (key));
  if (!bare || label == GLOSS_LABEL_QUESTION)
    {
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (labels->phrases, key));

      g_hash_table_replace (labels->phrases, g_strdup (key), GUINT_TO_POINTER (known | label));
    }
  g_free (key);
}

static void
load_group (Labels   *labels,
            GKeyFile *file,
            guint     group)
{
  g_auto (GStrv) languages = g_key_file_get_keys (file, groups[group], NULL, NULL);

  g_assert (languages != NULL);
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_auto (GStrv) phrases = g_key_file_get_string_list (file, groups[group], languages[i], NULL, NULL);

      for (guint j = 0; phrases[j] != NULL; j++)
        add_phrase (labels, phrases[j], 1u << group);
    }
}

static gpointer
load_labels (gpointer unused)
{
  Labels *labels = g_new0 (Labels, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = g_resources_lookup_data (LABELS_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;

  labels->phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  labels->biographies = g_ptr_array_new_with_free_func (g_free);
  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    g_error ("The table of labels cannot be read: %s", error != NULL ? error->message : "it is missing");

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    load_group (labels, file, i);

  return labels;
}

static const Labels *
get_labels (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_labels, NULL);
}

static GlossLabel
look_up (const char *folded)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (get_labels ()->phrases, folded));
}

/* A phrase as such, with its numbers masked, or behind a number of its own ("3. Key points", "No. Key points"). */
static GlossLabel
look_up_variants (GString *folded)
{
  GlossLabel label = look_up (folded->str);
  const char *rest = strchr (folded->str, ' ');

  if (label != 0 || folded->len == 0)
    return label;

  if (rest != NULL)
    {
      gsize digits = strspn (folded->str, "0123456789");

      if (digits > 0 && folded->str[digits] == ' ')
        label = look_up (rest + 1);
      else
        {
          g_autofree char *first = g_strndup (folded->str, rest - folded->str);

          if ((look_up (first) & GLOSS_LABEL_NUMBER) != 0)
            label = look_up (rest + 1) & GLOSS_LABEL_PARTS;
        }
    }
  if (label == 0 && mask_numbers (folded))
    label = look_up (folded->str);

  return label;
}

/**
 * gloss_label_fold:
 * @text: UTF-8
 * @n_bytes: its length in bytes
 *
 * Reduces a text to what matters when labels and headings are compared: lower-case letters without accents and digits,
 * words parted by one space.
 *
 * Returns: (transfer full): the folded text
 */
char *
gloss_label_fold (const char *text,
                  gsize       n_bytes)
{
  GString *folded = g_string_sized_new (n_bytes + 1);

  fold_into (folded, text, n_bytes);

  return g_string_free (folded, FALSE);
}

/**
 * gloss_label_match:
 * @text: UTF-8
 * @n_bytes: its length in bytes
 *
 * Says what a text is the label of, when all of it is one.
 *
 * Returns: the labels it can be, 0 for none
 */
GlossLabel
gloss_label_match (const char *text,
                   gsize       n_bytes)
{
  g_autoptr (GString) folded = NULL;

  if (n_bytes > GLOSS_LABEL_MAX_BYTES)
    return 0;

  folded = g_string_sized_new (n_bytes + 1);
  fold_into (folded, text, n_bytes);

  return look_up_variants (folded);
}

/* The byte where a mark between a label and its content begins, and the one after it. */
static gboolean
find_separator (const char *text,
                gsize       n_bytes,
                gsize      *start,
                gsize      *end)
{
  static const char *const marks[] = { ":", "\xef\xbc\x9a", " – ", " — ", " | " };
  gsize n = MIN (n_bytes, GLOSS_LABEL_MAX_BYTES / 2);

  for (gsize i = 0; i < n; i++)
    for (guint m = 0; m < G_N_ELEMENTS (marks); m++)
      {
        gsize length = strlen (marks[m]);

        if (i + length > n_bytes || memcmp (text + i, marks[m], length) != 0)
          continue;
        *start = i;
        *end = i + length;
        /* A time or an address goes on after its colon. */
        return *end >= n_bytes || m > 0 || (!g_ascii_isdigit (text[*end]) && text[*end] != '/');
      }

  return FALSE;
}

/* "Q. ", "A) ", "Q1. "; in Arabic also "س/ " and "س- " */
static gboolean
find_letter_separator (const char *text,
                       gsize       n_bytes,
                       gsize      *start,
                       gsize      *end)
{
  gsize i = 0;

  while (i < n_bytes && ((guchar) text[i] >= 0x80 || g_ascii_isalnum (text[i])) && i < 5)
    i++;
  if (i == 0 || i + 1 >= n_bytes || strchr ((guchar) text[0] < 0x80 ? ".)" : ".)/-", text[i]) == NULL || text[i + 1] != ' ' || g_ascii_isdigit (text[0]))
    return FALSE;
  if (g_utf8_strlen (text, i) > 1 && !g_ascii_isdigit (text[i - 1]))
    return FALSE;

  *start = i;
  *end = i + 1;
  return TRUE;
}

/**
 * gloss_label_match_prefix:
 * @text: UTF-8
 * @n_bytes: its length in bytes
 * @n_prefix: (out): the bytes of the label with its mark and the white space behind it
 *
 * Says what a text begins with the label of, parted from the rest by a colon or dash: "Summary: The talks ...".
 *
 * Returns: the labels it can be, 0 for none
 */
GlossLabel
gloss_label_match_prefix (const char *text,
                          gsize       n_bytes,
                          gsize      *n_prefix)
{
  g_autoptr (GString) folded = NULL;
  GlossLabel label;
  gsize start;
  gsize end;
  gboolean letter = FALSE;

  if (!find_separator (text, n_bytes, &start, &end))
    {
      letter = find_letter_separator (text, n_bytes, &start, &end);
      if (!letter)
        return 0;
    }

  folded = g_string_sized_new (start + 1);
  fold_into (folded, text, start);
  label = look_up_variants (folded);
  if (letter)
    label &= GLOSS_LABEL_QUESTION | GLOSS_LABEL_ANSWER;
  while (end < n_bytes && g_ascii_isspace (text[end]))
    end++;
  *n_prefix = end;

  return label;
}

/**
 * gloss_label_match_start:
 * @text: UTF-8
 * @n_bytes: its length in bytes
 *
 * Says which phrases a text begins with: "Sign up for our newsletter ...", "By Jane Doe".
 *
 * Returns: the labels of all of them, 0 for none
 */
GlossLabel
gloss_label_match_start (const char *text,
                         gsize       n_bytes)
{
  g_autoptr (GString) folded = NULL;
  gsize n = MIN (n_bytes, GLOSS_LABEL_MAX_BYTES / 2);
  GlossLabel label = 0;
  guint words = 0;

  while (n < n_bytes && n > 0 && ((guchar) text[n] & 0xc0) == 0x80)
    n--;
  folded = g_string_sized_new (n + 1);
  fold_into (folded, text, n);

  for (gsize i = 0; i < folded->len && words < MAX_START_WORDS; i++)
    if (folded->str[i] == ' ')
      {
        folded->str[i] = '\0';
        label |= look_up (folded->str);
        folded->str[i] = ' ';
        words++;
      }
  if (words < MAX_START_WORDS)
    label |= look_up (folded->str);

  return label;
}

/**
 * gloss_label_occurs:
 * @text: UTF-8
 * @n_bytes: its length in bytes
 * @label: %GLOSS_LABEL_BIOGRAPHY or %GLOSS_LABEL_MONTH
 *
 * Says whether a phrase stands anywhere in a text, as whole words.
 *
 * Returns: whether one does
 */
gboolean
gloss_label_occurs (const char *text,
                    gsize       n_bytes,
                    GlossLabel  label)
{
  g_autofree char *folded = gloss_label_fold (text, n_bytes);

  if (label == GLOSS_LABEL_BIOGRAPHY)
    {
      const GPtrArray *phrases = get_labels ()->biographies;
      g_autofree char *padded = g_strconcat (" ", folded, " ", NULL);

      for (guint i = 0; i < phrases->len; i++)
        {
          g_autofree char *phrase = g_strconcat (" ", (const char *) g_ptr_array_index (phrases, i), " ", NULL);

          if (strstr (padded, phrase) != NULL)
            return TRUE;
        }
      return FALSE;
    }

  for (char *word = folded, *space; word != NULL && *word != '\0'; word = space)
    {
      space = strchr (word, ' ');
      if (space != NULL)
        *space++ = '\0';
      if ((look_up (word) & label) != 0)
        return TRUE;
    }

  return FALSE;
}
