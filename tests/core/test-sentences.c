/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the sentences of a text are: labelled cases in tests/data/sentences, a file a language. */
#include "text/gloss-sentences.h"

#include <string.h>

/* The share of the labelled cases that must be right. */
#define LEAST_SHARE 1.0
#define LEAST_CASES 480

typedef struct
{
  const char *language;
  char *name;
  char **sentences;
  char *text;
} Case;

static GPtrArray *cases;

static void
case_free (gpointer data)
{
  Case *self = data;

  g_free (self->name);
  g_strfreev (self->sentences);
  g_free (self->text);
  g_free (self);
}

static Case *
case_new (const char *language,
          const char *line)
{
  Case *self = g_new0 (Case, 1);
  const char *tab = strchr (line, '\t');

  g_assert_nonnull (tab);
  self->language = language;
  self->name = g_strndup (line, (gsize) (tab - line));
  self->sentences = g_strsplit (tab + 1, " | ", -1);
  self->text = g_strjoinv (" ", self->sentences);

  return self;
}

static void
load_cases (const char *language)
{
  g_autofree char *name = g_strconcat (language, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "sentences", name, NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  lines = g_strsplit (contents, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      g_ptr_array_add (cases, case_new (language, lines[i]));
}

/* What is found, in the form of the data file. */
static char *
find_marked (const char *text,
             const char *language)
{
  g_autoptr (GArray) found = gloss_sentences_find (text, -1, language);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_null_terminated (4, g_free, TRUE);

  for (guint i = 0; i < found->len; i++)
    {
      GlossRange range = g_array_index (found, GlossRange, i);

      g_ptr_array_add (sentences, g_utf8_substring (text, (long) range.start, (long) range.end));
    }

  return g_strjoinv (" | ", (char **) sentences->pdata);
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autofree char *expected = g_strjoinv (" | ", self->sentences);
  g_autofree char *marked = find_marked (self->text, self->language);

  g_assert_cmpstr (marked, ==, expected);
}

static void
test_share (void)
{
  guint n_right = 0;

  for (guint i = 0; i < cases->len; i++)
    {
      const Case *self = g_ptr_array_index (cases, i);
      g_autofree char *expected = g_strjoinv (" | ", self->sentences);
      g_autofree char *marked = find_marked (self->text, self->language);

      if (g_str_equal (marked, expected))
        n_right++;
      else
        g_test_message ("%s/%s: %s", self->language, self->name, marked);
    }

  g_test_message ("%u of %u labelled cases are right", n_right, cases->len);
  g_assert_cmpuint (cases->len, >=, LEAST_CASES);
  g_assert_cmpfloat ((double) n_right / cases->len, >=, LEAST_SHARE);
}

/* Law: the ranges are in order, not empty, without space at their ends, and all that is between them is white space. */
static void
assert_law (const char *text,
            gsize       n_bytes,
            const char *language)
{
  g_autoptr (GArray) found = gloss_sentences_find (text, (gssize) n_bytes, language);
  const char *p = text;
  gsize at = 0;

  for (guint i = 0; i < found->len; i++)
    {
      GlossRange range = g_array_index (found, GlossRange, i);

      for (; at < range.start; at++, p = g_utf8_next_char (p))
        g_assert_true (g_unichar_isspace (g_utf8_get_char (p)));
      g_assert_false (g_unichar_isspace (g_utf8_get_char (p)));
      g_assert_cmpuint (range.start, ==, at);
      g_assert_cmpuint (range.end, >, range.start);
      p = g_utf8_offset_to_pointer (p, (long) (range.end - at));
      at = range.end;
      g_assert_false (g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (p))));
    }

  for (; p < text + n_bytes; p = g_utf8_next_char (p))
    g_assert_true (g_unichar_isspace (g_utf8_get_char (p)));
}

static void
test_random (void)
{
  static const char *const parts[] = {
    " ", " ", ".", "!", "?", "…", "...", "\"", "“", "”", "«", "»", "(", ")", "[1]", "a", "B", "é", "Ї", "U.S.", "Mr.", "12", "3.5", "The",
    "—", "😀", "。", "中", "؟", "م", "\u0301", "\n", "\u2029", "$", "z. B.", "p.m.", "J.",
  };

  for (guint i = 0; i < 3000; i++)
    {
      static const char *const languages[] = { "en", "de", "fr", "es", "uk", "ar", "zh-CN", "", NULL };
      g_autoptr (GString) text = g_string_new (NULL);

      for (int n = g_test_rand_int_range (0, 40); n > 0; n--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      assert_law (text->str, text->len, languages[g_test_rand_int_range (0, G_N_ELEMENTS (languages))]);
    }
}

/* Scripts without capital letters and with marks of their own. */
static void
test_other_scripts (void)
{
  static const char *const texts[][3] = {
    { "zh", "会谈于周二结束。双方未发表声明。", "会谈于周二结束。 | 双方未发表声明。" },
    { "ja", "会談は終わった。「続ける」と述べた。", "会談は終わった。 | 「続ける」と述べた。" },
    { "hi", "वार्ता समाप्त हुई। कोई समझौता नहीं हुआ।", "वार्ता समाप्त हुई। | कोई समझौता नहीं हुआ।" },
    { "ar", "انتهت المحادثات. لم يوقع أحد. هل تستمر؟ لا أحد يعلم.", "انتهت المحادثات. | لم يوقع أحد. | هل تستمر؟ | لا أحد يعلم." },
    { "he", "השיחות הסתיימו. איש לא חתם.", "השיחות הסתיימו. | איש לא חתם." },
    { "pl", "Rozmowy zakończyły się. Nikt nic nie podpisał.", "Rozmowy zakończyły się. | Nikt nic nie podpisał." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *marked = find_marked (texts[i][1], texts[i][0]);

      g_assert_cmpstr (marked, ==, texts[i][2]);
    }
}

static void
test_edges (void)
{
  static const char *const texts[] = { "", " ", ".", "...", "\"", "”", " . ", "a", "A.", ". .", "! ! !", "\u0301", "“", "(", "[1]", "1.", "? [", "U.S." };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GArray) found = gloss_sentences_find (texts[i], -1, "en");

      g_assert_cmpuint (found->len, <=, 3);
      assert_law (texts[i], strlen (texts[i]), "en");
    }
}

/* Five megabytes of what a pattern repeats: work that grows with the square would not come back before the test is ended. */
static void
test_hostile (gconstpointer data)
{
  const char *pattern = data;
  g_autoptr (GString) text = g_string_new ("A");

  while (text->len < 5000000)
    g_string_append (text, pattern);

  assert_law (text->str, text->len, "fr");
}

int
main (int   argc,
      char *argv[])
{
  static const char *const languages[] = { "en", "de", "fr", "es", "uk", "ar" };
  static const char *const hostile[] = { ".", "\"", ".\"", ". ", ". \"", "”.", "! ", "?”", "(", ".)", "[1]", ".[1", " ", "a", "A. ", ". »", "…", "😀", ". 😀", "a.", "1. ", "。", "」", "。」", "\u0301", ". (" };
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  cases = g_ptr_array_new_with_free_func (case_free);
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    load_cases (languages[i]);

  g_test_add_func ("/sentences/share", test_share);
  for (guint i = 0; i < cases->len; i++)
    {
      Case *self = g_ptr_array_index (cases, i);
      g_autofree char *path = g_strdup_printf ("/sentences/%s/%s", self->language, self->name);

      g_test_add_data_func (path, self, test_case);
    }

  g_test_add_func ("/sentences/random", test_random);
  g_test_add_func ("/sentences/other-scripts", test_other_scripts);
  g_test_add_func ("/sentences/edges", test_edges);
  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sentences/hostile/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, hostile[i], test_hostile);
    }

  status = g_test_run ();
  g_ptr_array_unref (cases);

  return status;
}
