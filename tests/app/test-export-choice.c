/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what is chosen for an export, and of the names that exports get. */
#include "config.h"

#include "export-fixture.h"

static guint
count_surveyed (Fixture *self)
{
  g_autoptr (GlossExport) export = gloss_export_choice_create_export (self->choice);
  g_autoptr (GError) error = NULL;

  g_assert_true (gloss_export_survey (export, NULL, &error));
  g_assert_no_error (error);
  return (guint) gloss_export_get_n_annotations (export);
}

/* "claim 3, evidence 1" */
static char *
describe_options (GListModel *options)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GlossExportOption) option = g_list_model_get_item (options, i);

      g_string_append_printf (text, "%s%s %u%s", i > 0 ? ", " : "", gloss_export_option_get_title (option),
                              gloss_export_option_get_n_annotations (option), gloss_export_option_get_chosen (option) ? "" : " not");
    }
  return g_string_free_and_steal (text);
}

#define assert_options(options, expected)                         \
  G_STMT_START                                                    \
    {                                                             \
      g_autofree char *described = describe_options ((options)); \
      g_assert_cmpstr (described, ==, (expected));                \
    }                                                             \
  G_STMT_END

/* --- the choice ---------------------------------------------------------------------------------- */

static void
test_scopes (Fixture       *self,
             gconstpointer  data)
{
  const GlossRange word = { 4, 11 };
  g_autofree char *project = NULL;
  g_autofree char *selection = NULL;
  g_autofree char *folder = g_file_get_basename (self->folder);
  g_autofree char *expected = g_strdup_printf ("%s, 2 articles", folder);

  export_fixture_make_choice (self, self->harbour);
  g_assert_true (gloss_export_choice_offers (self->choice, GLOSS_EXPORT_ARTICLE));
  g_assert_false (gloss_export_choice_offers (self->choice, GLOSS_EXPORT_SELECTION));
  g_assert_cmpint (gloss_export_choice_get_scope (self->choice), ==, GLOSS_EXPORT_ARTICLE);
  g_assert_cmpuint (count_surveyed (self), ==, 4);

  g_clear_object (&self->choice);
  gloss_view_state_set_place (self->state, &word, TRUE);
  self->choice = gloss_export_choice_new (self->project, self->state);
  g_assert_true (gloss_export_choice_offers (self->choice, GLOSS_EXPORT_SELECTION));
  selection = gloss_export_choice_describe (self->choice, GLOSS_EXPORT_SELECTION);
  g_assert_cmpstr (selection, ==, "“harbour”");
  gloss_export_choice_set_scope (self->choice, GLOSS_EXPORT_SELECTION);
  g_assert_cmpuint (count_surveyed (self), ==, 3);
  assert_options (gloss_export_choice_get_reviewers (self->choice), "ben 1, Maria Silva 2");

  gloss_export_choice_set_scope (self->choice, GLOSS_EXPORT_PROJECT);
  g_assert_cmpuint (count_surveyed (self), ==, 5);
  project = gloss_export_choice_describe (self->choice, GLOSS_EXPORT_PROJECT);
  g_assert_cmpstr (project, ==, expected);
}

static void
test_selected_annotation (Fixture       *self,
                          gconstpointer  data)
{
  g_autoptr (GlossAnnotation) last = NULL;

  export_fixture_open_project (self, self->harbour);
  last = g_list_model_get_item (G_LIST_MODEL (gloss_document_get_annotations (gloss_view_state_get_document (self->state))), 3);
  g_assert_cmpstr (gloss_annotation_get_tag (last), ==, "evidence");
  gloss_view_state_set_selected (self->state, last);
  self->choice = gloss_export_choice_new (self->project, self->state);
  gloss_export_choice_set_scope (self->choice, GLOSS_EXPORT_SELECTION);
  g_assert_cmpuint (count_surveyed (self), ==, 1);
}

static void
test_options (Fixture       *self,
              gconstpointer  data)
{
  export_fixture_make_choice (self, self->harbour);
  assert_options (gloss_export_choice_get_reviewers (self->choice), "ben 1, Maria Silva 3");
  assert_options (gloss_export_choice_get_tags (self->choice), "Claim 3, Evidence 1");

  export_fixture_choose_option (gloss_export_choice_get_reviewers (self->choice), "ben", FALSE);
  g_assert_cmpuint (count_surveyed (self), ==, 3);
  export_fixture_choose_option (gloss_export_choice_get_tags (self->choice), "claim", FALSE);
  g_assert_cmpuint (count_surveyed (self), ==, 1);
  g_assert_false (gloss_export_choice_is_empty (self->choice));
  export_fixture_choose_option (gloss_export_choice_get_tags (self->choice), "evidence", FALSE);
  g_assert_true (gloss_export_choice_is_empty (self->choice));
}

/* What is left out of one article is left out of the project too, once it is known what there is. */
static void
test_options_of_project (Fixture       *self,
                         gconstpointer  data)
{
  export_fixture_make_choice (self, self->harbour);
  export_fixture_choose_option (gloss_export_choice_get_reviewers (self->choice), "maria", FALSE);
  gloss_export_choice_set_scope (self->choice, GLOSS_EXPORT_PROJECT);
  g_assert_false (gloss_export_choice_is_ready (self->choice));
  wait_until (gloss_export_choice_is_ready (self->choice));
  assert_options (gloss_export_choice_get_reviewers (self->choice), "ben 2, Maria Silva 3 not");
  assert_options (gloss_export_choice_get_tags (self->choice), "Claim 3, Evidence 1, Quantity 1");
  g_assert_cmpuint (count_surveyed (self), ==, 2);
}

static void
test_unknown_tag (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GFile) config = NULL;

  config = make_file (self->folder, "gloss.json",
                      "{\"format\": \"1.0\", \"codebook\": {\"id\": \"x\", \"version\": \"1\", \"tags\": [{\"id\": \"claim\", \"label\": \"Assertion\"}]}}");
  export_fixture_make_choice (self, self->harbour);
  assert_options (gloss_export_choice_get_tags (self->choice), "Assertion 3, evidence 1");
}

/* Who works blind learns nothing of the others: neither that they are there nor how many annotations they made. */
static void
test_blind (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GFile) config = make_file (self->folder, "gloss.json", "{\"format\": \"1.0\", \"blind\": true}");

  export_fixture_make_choice (self, self->harbour);
  g_assert_true (gloss_export_choice_is_blind (self->choice));
  assert_options (gloss_export_choice_get_reviewers (self->choice), "Maria Silva 3");
  assert_options (gloss_export_choice_get_tags (self->choice), "Claim 2, Evidence 1");
  g_assert_cmpuint (count_surveyed (self), ==, 3);

  gloss_export_choice_set_scope (self->choice, GLOSS_EXPORT_PROJECT);
  wait_until (g_list_model_get_n_items (gloss_export_choice_get_tags (self->choice)) > 0);
  assert_options (gloss_export_choice_get_reviewers (self->choice), "Maria Silva 3");
  assert_options (gloss_export_choice_get_tags (self->choice), "Claim 2, Evidence 1");
  g_assert_cmpuint (count_surveyed (self), ==, 3);
}

/* --- places -------------------------------------------------------------------------------------- */

static void
assert_name (const char *name,
             const char *expected)
{
  g_autofree char *found = gloss_export_place_dup_name (name, &export_fixture_format);

  g_assert_cmpstr (found, ==, expected);
}

static const GlossFormat folder_format = { .id = "test-folder" };

static void
test_names (void)
{
  g_autofree char *folder = gloss_export_place_dup_name ("My talks", &folder_format);
  g_autofree char *long_name = NULL;
  g_autofree char *shortened = NULL;

  assert_name ("talks", "talks.all");
  assert_name ("Sample: A/B \"C\"", "Sample- A-B -C-.all");
  assert_name ("  🐝 пчёлы ", "🐝 пчёлы.all");
  assert_name ("a\nb\x7f", "a-b-.all");
  assert_name ("", "gloss.all");
  assert_name ("..", "gloss...all");
  g_assert_cmpstr (folder, ==, "My talks-test-folder");

  /* Cut between two characters. */
  long_name = g_strnfill (253, 'x');
  memcpy (long_name + 178, "пп", 4);
  shortened = gloss_export_place_dup_name (long_name, &export_fixture_format);
  g_assert_true (g_utf8_validate (shortened, -1, NULL));
  g_assert_cmpuint (strlen (shortened), <, 200);
}

static void
test_errors (void)
{
  static const struct
  {
    int code;
    const char *advice;
  } cases[] = {
    { G_IO_ERROR_NO_SPACE, "Make room" },
    { G_IO_ERROR_READ_ONLY, "where you may write" },
    { G_IO_ERROR_PERMISSION_DENIED, "where you may write" },
    { G_IO_ERROR_NOT_FOUND, "another place" },
    { G_IO_ERROR_FILENAME_TOO_LONG, "shorter name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new (G_IO_ERROR, cases[i].code, "It cannot be written.");
      g_autofree char *text = gloss_export_place_describe_error (error);

      g_assert_true (g_str_has_prefix (text, error->message));
      g_assert_nonnull (strstr (text, cases[i].advice));
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, export_fixture_set_up, test, export_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  /* The folders of the user are the test's own already; without the system's there are no icons. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/export-choice/scopes", test_scopes);
  ADD ("/export-choice/selected-annotation", test_selected_annotation);
  ADD ("/export-choice/options", test_options);
  ADD ("/export-choice/options-of-project", test_options_of_project);
  ADD ("/export-choice/unknown-tag", test_unknown_tag);
  ADD ("/export-choice/blind", test_blind);
  g_test_add_func ("/export-place/names", test_names);
  g_test_add_func ("/export-place/errors", test_errors);

  return g_test_run ();
}
