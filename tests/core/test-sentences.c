/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the sentences of a text are: labelled cases in tests/data/sentences, a file a language. */
#include "text/gloss-sentences.h"

#include <string.h>

/* The share of the labelled cases that must be right. */
#define LEAST_SHARE 1.0
#define LEAST_CASES 160

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

int
main (int   argc,
      char *argv[])
{
  static const char *const languages[] = { "en", "de", "fr", "es", "uk" };
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

  status = g_test_run ();
  g_ptr_array_unref (cases);

  return status;
}
