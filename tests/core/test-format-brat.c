/* SPDX-License-Identifier: GPL-3.0-or-later */
/* brat standoff: names, lines, folders, losses. */
#include "config.h"

#include <string.h>

#include "annotation-article.h"
#include "exchange/gloss-brat-document.h"
#include "exchange/gloss-brat-names.h"
#include "export-everything.h"
#include "gloss-error.h"

static void
test_names (void)
{
  static const char *const kept[] = { "claim", "key_point", "A-1", "_", "x--" };
  static const char *const changed[] = { "key.point", "old tag!", "ادعاء", "", "--", "Equiv", "AnnotatorNotes", "a\nb", "😀" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *name = gloss_brat_dup_name (kept[i]);

      g_assert_cmpstr (name, ==, kept[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      char *name = gloss_brat_dup_name (changed[i]);

      g_assert_true (g_regex_match_simple ("^[A-Za-z0-9_-]*[A-Za-z0-9_][A-Za-z0-9_-]*$", name, G_REGEX_DOLLAR_ENDONLY, 0));
      g_assert_cmpstr (name, !=, changed[i]);
      g_assert_true (g_hash_table_add (seen, name));
    }
}

/* Those that would become one without the hash stay two. */
static void
test_names_do_not_collide (void)
{
  g_autofree char *dot = gloss_brat_dup_name ("a.b");
  g_autofree char *bang = gloss_brat_dup_name ("a!b");
  g_autofree char *again = gloss_brat_dup_name ("a.b");

  g_assert_true (g_str_has_prefix (dot, "a_b-"));
  g_assert_true (g_str_has_prefix (bang, "a_b-"));
  g_assert_cmpstr (dot, !=, bang);
  g_assert_cmpstr (dot, ==, again);
}

static void
test_paths (void)
{
  g_autofree char *long_part = g_strnfill (255, 'x');
  g_autofree char *wide_part = g_strconcat (long_part + 10, "😀😀", NULL);
  const struct
  {
    const char *name;
    const char *prefix;
    gboolean is_kept;
  } cases[] = {
    { "summit.html", "summit.html", TRUE },
    { "news/2026/summit.html", "news/2026/summit.html", TRUE },
    { "Новини/стаття.md", "Новини/стаття.md", TRUE },
    { "a b.txt", "a_b.txt~", FALSE },
    { "it's “so” 😀.txt", "it_s__so___.txt~", FALSE },
    { ".hidden.txt", "_hidden.txt~", FALSE },
    { "a\tb\nc.txt", "a_b_c.txt~", FALSE },
    { "~.txt", "_.txt~", FALSE },
    { "a b/c.txt", "a_b~", FALSE },
    { long_part, "xxxx", FALSE },
    { wide_part, "xxxx", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = gloss_brat_dup_path (cases[i].name);
      g_auto (GStrv) parts = g_strsplit (path, "/", -1);

      g_assert_true (g_str_has_prefix (path, cases[i].prefix));
      g_assert_true (g_utf8_validate (path, -1, NULL));
      g_assert_cmpint (g_str_equal (path, cases[i].name), ==, cases[i].is_kept);
      for (guint j = 0; parts[j] != NULL; j++)
        g_assert_cmpuint (strlen (parts[j]) + strlen (".txt"), <=, 255);
    }
}

static void
test_escapes (void)
{
  static const char *const texts[] = {
    "", "plain", "two\nlines", "\\n is no newline", "\ttab\r", "U+2028 \xe2\x80\xa8 and NEL \xc2\x85", "\\", "\\\\n", "😀 \\u2028", "\x01\x7f",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *escaped = gloss_brat_escape (texts[i]);
      g_autofree char *unescaped = gloss_brat_unescape (escaped);

      g_assert_null (strpbrk (escaped, "\n\t\r\x01\x7f"));
      g_assert_null (strstr (escaped, "\xe2\x80\xa8"));
      g_assert_null (strstr (escaped, "\xc2\x85"));
      g_assert_cmpstr (unescaped, ==, texts[i]);
    }
}

/* What stands in a file by another hand, or was damaged. */
static void
test_read_refuses (void)
{
  static const struct
  {
    const char *text;
    guint line;
  } cases[] = {
    { "T1\tX 0 1\ta", 1 },
    { "T1\tX 0 1\ta\nT3\tX 1 2\tb\n", 2 },
    { "T1\tX 1 1\ta\n", 1 },
    { "T1\tX 2 1\ta\n", 1 },
    { "T1\tX 0 1;\ta\n", 1 },
    { "T1\tX 0 2;1 3\tab bc\n", 1 },
    { "T1\tX 0 99999999999999999999\ta\n", 1 },
    { "T1\tX -1 1\ta\n", 1 },
    { "T1 X 0 1 a\n", 1 },
    { "T1\t 0 1\ta\n", 1 },
    { "X1\tX 0 1\ta\n", 1 },
    { "\n", 1 },
    { "T1\tX 0 1\ta\nA1\tY T2\n", 2 },
    { "T1\tX 0 1\ta\n#1\tY T1\n", 2 },
    { "T1\tX 0 1\ta\nR1\tY Arg1:T1 Arg2:T0\t\n", 2 },
    { "T1\tX 0 1\ta\nR1\tY Arg1:T1 Arg2:T1\tz\n", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint line = 0;
      g_autoptr (GlossBratDocument) document = gloss_brat_document_read (cases[i].text, strlen (cases[i].text), &line);

      g_test_message ("%s", cases[i].text);
      g_assert_null (document);
      g_assert_cmpuint (line, ==, cases[i].line);
    }
}

/* What Maria did, but for the relations, whose order is that of their ids. */
static const char expected_lines[] =
  "T1\tevidence 9 15;16 26\tclosed The bridge\n"
  "T2\tclaim 16 65\tThe bridge over the Skerrin was closed on Monday.\n"
  "A1\tcheckworthiness T2 CFS\n"
  "A2\tconfidence T2 2\n"
  "#1\tnormalized T2\tIt\\nis \\\\ closed\\t😀\n"
  "A3\tverifiable T2\n"
  "#2\tmixed T2\ttrue\n"
  "#3\tAnnotatorNotes T2\tWho says so?\\nSecond line 😀, a \\\\ and a\\ttab.\n"
  "T3\tsource 32 43\tthe Skerrin\n"
  "T4\tclaim 55 76\ton Monday. Nobody was\n"
  "#4\tverifiable T4\tfalse\n"
  "#5\tconfidence T4\t7\n"
  "A4\tcheckworthiness T4 odd_value-6f38d230\n"
  "#6\tnot_asked-a5e0235a T4\t[1.5, null]\n"
  "T5\tevidence 97 106;113 120\tEngineers a crack\n"
  "T6\tclaim 122 146\tأُغلق الجسر يوم الاثنين.\n"
  "T7\tkey_point-1392c402 165 188\tFerries run every hour.\n"
  "T8\told_tag_-3ae40cc2 189 194\tBuses\n"
  "T9\tevidence 195 204\trun twice\n"
  "T10\tclaim 237 253\tThey begin soon.\n";

static void
test_lines (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (GlossBratScheme) scheme = gloss_brat_scheme_new (codebook);
  g_autoptr (GlossExportArticle) article = NULL;
  g_autoptr (GlossBratDocument) document = NULL;
  g_autoptr (GlossBratDocument) again = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  guint line;

  everything_write (self, codebook);
  article = everything_load (self, codebook);
  document = gloss_brat_document_new (article, g_ptr_array_index (article->sets, 1), scheme);
  gloss_brat_document_write (document, lines);
  g_assert_nonnull (strstr (lines->str, "\told_relation-8b9fdc68 Arg1:T5 Arg2:T8\t\n"));
  g_assert_nonnull (strstr (lines->str, "\tsupported_by Arg1:T2 Arg2:T5\t\n"));
  again = gloss_brat_document_read (lines->str, lines->len, &line);
  g_assert_nonnull (again);
  g_assert_true (gloss_brat_document_equal (document, again));
  *strstr (lines->str, "R1\t") = '\0';
  g_assert_cmpstr (lines->str, ==, expected_lines);
}

static void
test_losses (Fixture       *self,
             gconstpointer  data)
{
  static const guint expected[GLOSS_N_TRAITS] = {
    [GLOSS_TRAIT_STRUCTURE] = 1,
    /* The one out of order. */
    [GLOSS_TRAIT_PIECES] = 1,
    /* To the orphan, and to what Ben has in another file. */
    [GLOSS_TRAIT_LINKS] = 2,
    [GLOSS_TRAIT_COVERAGE] = 3,
    [GLOSS_TRAIT_TIMES] = 13,
    [GLOSS_TRAIT_UNPLACED] = 2,
    /* The article, two tags, an attribute, a value and a relation. */
    [GLOSS_TRAIT_NAMES] = 6,
  };
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (GlossExportArticle) article = NULL;
  g_autoptr (GlossExportArticle) plain = NULL;
  g_autoptr (GlossLossReport) report = NULL;
  g_autoptr (GlossLossReport) nothing = NULL;

  everything_write (self, codebook);
  article = everything_load (self, codebook);
  report = everything_survey (&gloss_format_brat, article);
  everything_assert_losses (report, expected);
  plain = everything_load_named (self, codebook, "bridge.txt");
  nothing = everything_survey (&gloss_format_brat, plain);
  g_assert_cmpuint (gloss_loss_report_get_n_losses (nothing), ==, gloss_loss_report_get_count (nothing, GLOSS_TRAIT_STRUCTURE));
}

static void
export_to (Fixture       *self,
           GlossCodebook *codebook,
           const char    *target)
{
  g_autoptr (GlossExport) export = gloss_export_new (&gloss_format_brat);
  g_autoptr (GFile) folder = fixture_get_child (self, target);
  g_autoptr (GFile) article = fixture_get_child (self, EVERYTHING_NAME);
  g_autoptr (GError) error = NULL;

  gloss_export_add_article (export, article, EVERYTHING_NAME, codebook);
  gloss_export_add_article (export, self->source, "bridge.txt", codebook);
  g_assert_true (gloss_export_run (export, folder, FALSE, NULL, &error));
  g_assert_no_error (error);
}

static void
test_folder (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autofree char *path = gloss_brat_dup_path (EVERYTHING_NAME);
  g_autofree char *of_maria = g_strconcat ("out/maria/", path, ".txt", NULL);
  g_autofree char *of_ben = g_strconcat ("out/ben/", path, ".ann", NULL);
  g_autofree char *text = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *untouched = NULL;
  g_autofree char *configuration = NULL;

  everything_write (self, codebook);
  export_to (self, codebook, "out");
  text = fixture_read (self, of_maria);
  g_assert_cmpstr (text, ==, EVERYTHING_CANONICAL);
  lines = fixture_read (self, of_ben);
  g_assert_cmpstr (lines, ==, "T1\tclaim 16 54\tThe bridge over the Skerrin was closed\n");
  untouched = fixture_read (self, "out/Unannotated/bridge.txt.ann");
  g_assert_cmpstr (untouched, ==, "");
  configuration = fixture_read (self, "out/annotation.conf");
  g_assert_nonnull (strstr (configuration, "\nold_tag_-3ae40cc2\n"));
  g_assert_true (fixture_exists (self, "out/visual.conf"));
  g_assert_true (fixture_exists (self, "out/kb_shortcuts.conf"));
  g_assert_true (fixture_exists (self, "out/tools.conf"));
}

/* Without a longer name for a while. */
static void
write_directly (GFile      *file,
                const char *contents)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_file_peek_path (folder), 0700), ==, 0);
  g_file_set_contents_full (g_file_peek_path (file), contents, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* Names that differ only in what brat cannot hold, and as long as file systems allow. */
static void
test_names_of_files (Fixture       *self,
                     gconstpointer  data)
{
  g_autofree char *longest = g_strnfill (251, 'x');
  g_autofree char *long_name = g_strconcat (longest, ".txt", NULL);
  const char *const names[] = { "a b.txt", "a_b.txt", "a\"b.txt", "a😀b.txt", "a b/c.txt", "a_b/c.txt", "-.txt", long_name };
  g_autoptr (GlossExport) export = gloss_export_new (&gloss_format_brat);
  g_autoptr (GFile) folder = fixture_get_child (self, "out");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = fixture_get_child (self, names[i]);

      write_directly (file, names[i]);
      gloss_export_add_article (export, file, names[i], self->codebook);
    }
  g_assert_true (gloss_export_run (export, folder, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (gloss_export_get_problems (export)->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = gloss_brat_dup_path (names[i]);
      g_autofree char *text_path = g_strconcat ("out/Unannotated/", path, ".txt", NULL);
      g_autofree char *text = fixture_read (self, text_path);

      g_assert_cmpstr (text, ==, names[i]);
    }
}

/* What is on the disk is compared with the article, not with what was written. */
static void
test_check_compares (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (GFile) target = fixture_get_child (self, "out");
  g_autoptr (GlossExportArticle) article = NULL;
  g_autoptr (GlossExportSink) sink = NULL;
  g_autoptr (GError) error = NULL;
  GlossExportSet *set;
  gpointer state;

  everything_write (self, codebook);
  article = everything_load (self, codebook);
  sink = gloss_export_sink_new (target, TRUE, FALSE, NULL, &error);
  g_assert_no_error (error);
  state = gloss_format_brat.begin (sink, codebook);
  g_assert_true (gloss_format_brat.write (state, article, sink, &error));
  g_assert_true (gloss_format_brat.check (state, article, sink, NULL, &error));
  g_assert_no_error (error);
  set = g_ptr_array_index (article->sets, 1);
  g_ptr_array_remove_index (set->annotations, 3);
  g_assert_false (gloss_format_brat.check (state, article, sink, NULL, &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT);
  gloss_format_brat.free (state);
}

/* Nothing but the end of a line cannot be marked; fragments that touch the end of a line lose nothing. */
static void
test_fragments (void)
{
  g_autoptr (GlossArticle) article = make_article ("One é.\nTwo 😀.\nThree.");
  static const struct
  {
    GlossRange ranges[3];
    gsize n_ranges;
    const char *fragments;
    gboolean in_order;
  } cases[] = {
    { { { 0, 6 } }, 1, "0-6 ", TRUE },
    { { { 0, 7 } }, 1, "0-6 ", TRUE },
    { { { 6, 7 } }, 1, "", TRUE },
    { { { 6, 8 } }, 1, "7-8 ", TRUE },
    { { { 4, 20 } }, 1, "4-6 7-13 14-20 ", TRUE },
    { { { 0, 3 }, { 3, 6 } }, 2, "0-3 3-6 ", TRUE },
    { { { 4, 6 }, { 0, 3 } }, 2, "0-3 4-6 ", FALSE },
    { { { 0, 5 }, { 2, 3 }, { 4, 9 } }, 3, "0-6 7-9 ", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, cases[i].ranges, cases[i].n_ranges);
      g_autoptr (GlossAnnotation) annotation = gloss_annotation_new ("maria", "claim", anchor);
      gboolean in_order;
      g_autoptr (GArray) fragments = gloss_brat_find_fragments (article, annotation, &in_order);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < fragments->len; j++)
        g_string_append_printf (found, "%zu-%zu ", g_array_index (fragments, GlossRange, j).start,
                                g_array_index (fragments, GlossRange, j).end);
      g_assert_cmpstr (found->str, ==, cases[i].fragments);
      g_assert_cmpint (in_order, ==, cases[i].in_order);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/format-brat/names", test_names);
  g_test_add_func ("/format-brat/names-do-not-collide", test_names_do_not_collide);
  g_test_add_func ("/format-brat/paths", test_paths);
  g_test_add_func ("/format-brat/escapes", test_escapes);
  g_test_add_func ("/format-brat/fragments", test_fragments);
  g_test_add_func ("/format-brat/read-refuses", test_read_refuses);
  g_test_add ("/format-brat/lines", Fixture, NULL, fixture_set_up, test_lines, fixture_tear_down);
  g_test_add ("/format-brat/losses", Fixture, NULL, fixture_set_up, test_losses, fixture_tear_down);
  g_test_add ("/format-brat/folder", Fixture, NULL, fixture_set_up, test_folder, fixture_tear_down);
  g_test_add ("/format-brat/names-of-files", Fixture, NULL, fixture_set_up, test_names_of_files, fixture_tear_down);
  g_test_add ("/format-brat/check-compares", Fixture, NULL, fixture_set_up, test_check_compares, fixture_tear_down);

  return g_test_run ();
}
