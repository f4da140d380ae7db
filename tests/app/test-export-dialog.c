/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the export dialog: what it offers, says and writes, and what becomes of it when that goes wrong. */
#include "config.h"

#include "export-fixture.h"

/* --- formats of the test's own ------------------------------------------------------------------- */

static gboolean
write_file (gpointer                  state,
            const GlossExportArticle *article,
            GlossExportSink          *sink,
            GError                  **error)
{
  return gloss_export_sink_add_file (sink, article->name, "text", 4, error);
}

/* Stops in the middle of the work until the test lets it go on. */
static int n_begun;
static GMutex gate;

static gboolean
write_slowly (gpointer                  state,
              const GlossExportArticle *article,
              GlossExportSink          *sink,
              GError                  **error)
{
  g_atomic_int_inc (&n_begun);
  g_mutex_lock (&gate);
  g_mutex_unlock (&gate);
  return export_fixture_write (state, article, sink, error);
}

static const GlossFormat none_format = {
  .id = "test-none", .title = "None", .summary = "Holds nothing.", .readers = "tests", .suffix = ".none", .write = export_fixture_write,
};
static const GlossFormat slow_format = {
  .id = "test-slow", .title = "Slow", .summary = "Waits.", .readers = "tests", .suffix = ".slow", .holds = GLOSS_TRAITS_ALL, .write = write_slowly,
};
static const GlossFormat folder_format = {
  .id = "test-folder", .title = "Folder", .summary = "Many files.", .readers = "tests", .holds = GLOSS_TRAITS_ALL, .write = write_file,
};

/* --- a person that answers at once --------------------------------------------------------------- */

static GFile *answer;
static GtkDialogError refusal;
static char *offered_name;

static void
choose_answer (GtkFileDialog       *dialog,
               gboolean             wants_folder,
               GtkWindow           *parent,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (dialog, NULL, callback, user_data);

  g_set_str (&offered_name, gtk_file_dialog_get_initial_name (dialog));
  if (answer != NULL)
    g_task_return_pointer (task, g_object_ref (answer), g_object_unref);
  else
    g_task_return_new_error (task, GTK_DIALOG_ERROR, refusal, "No portal was found");
}

static GFile *
finish_answer (GtkFileDialog  *dialog,
               GAsyncResult   *result,
               GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static const GlossFileChooser answering = { choose_answer, finish_answer };

/* --- the dialog --------------------------------------------------------------------------------- */

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  if (self->dialog != NULL)
    adw_dialog_force_close (ADW_DIALOG (self->dialog));
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  wait_until (self->dialog == NULL);
  g_clear_object (&answer);
  g_clear_pointer (&offered_name, g_free);
  export_fixture_tear_down (self, data);
}

static void
note_exported (Fixture *self,
               GFile   *target,
               guint    n_annotations,
               guint    n_articles)
{
  self->n_exported++;
  self->n_annotations = n_annotations;
  self->n_articles = n_articles;
}

static void
present (Fixture           *self,
         const GlossFormat *format)
{
  if (self->choice == NULL)
    export_fixture_make_choice (self, self->harbour);
  self->dialog = GLOSS_EXPORT_DIALOG (gloss_export_dialog_new (self->choice, self->settings));
  gloss_export_dialog_set_chooser (self->dialog, &answering);
  gloss_export_choice_set_format (self->choice, format);
  g_signal_connect_swapped (self->dialog, "exported", G_CALLBACK (note_exported), self);
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 700, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  adw_dialog_present (ADW_DIALOG (self->dialog), self->window);
}

static void
present_and_wait (Fixture           *self,
                  const GlossFormat *format)
{
  present (self, format);
  wait_until (self->dialog->surveying == NULL);
}

static guint
count_files (GFile *folder)
{
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Whether there is a row with these words in its title, in what can be seen. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *words)
{
  if (ADW_IS_PREFERENCES_ROW (widget) && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), words) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, words);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_loss (Fixture    *self,
           const char *words)
{
  return find_row (GTK_WIDGET (self->dialog->losses), words);
}

static const char *
get_page (Fixture *self)
{
  return adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (self->dialog->navigation));
}

static void
press_export (Fixture *self)
{
  g_assert_true (gtk_widget_is_sensitive (self->dialog->export_button));
  g_signal_emit_by_name (self->dialog->export_button, "clicked");
}

/* --- what it says -------------------------------------------------------------------------------- */

static void
test_nothing_lost (Fixture       *self,
                   gconstpointer  data)
{
  present_and_wait (self, &export_fixture_format);
  g_assert_nonnull (find_loss (self, "Nothing is left out"));
  g_assert_true (gtk_widget_is_sensitive (self->dialog->export_button));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->dialog->selection_row)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->dialog->reviewers_row)));
  g_assert_cmpstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (self->dialog->losses)), ==,
                   "4 annotations of 1 article are exported.");
}

/* Each change is surveyed anew, and the last one counts. */
static void
test_losses (Fixture       *self,
             gconstpointer  data)
{
  present (self, &export_fixture_format);
  gloss_choice_row_set_active (self->dialog->project_row, TRUE);
  gloss_export_choice_set_format (self->choice, &none_format);
  g_assert_false (gtk_widget_is_sensitive (self->dialog->export_button));
  wait_until (self->dialog->surveying == NULL);
  g_assert_null (find_loss (self, "Nothing is left out"));
  g_assert_nonnull (find_loss (self, "The texts of 2 articles"));
  g_assert_nonnull (find_loss (self, "left out of 5 annotations"));
  g_assert_nonnull (find_loss (self, "The ha"));

  gloss_export_choice_set_format (self->choice, &export_fixture_format);
  wait_until (self->dialog->surveying == NULL);
  g_assert_nonnull (find_loss (self, "Nothing is left out"));
  g_assert_null (find_loss (self, "The texts"));
}

/* Not more than a person reads, but how many more there are. */
static void
test_many_losses (Fixture       *self,
                  gconstpointer  data)
{
  const GlossReviewer reviewer = { (char *) "maria", NULL };
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autoptr (GlossDocument) document = gloss_document_load (self->harbour, &reviewer, codebook, NULL, NULL);

  for (gsize i = 0; i < 40; i++)
    {
      const GlossRange range = { i, i + 3 };

      g_assert_nonnull (gloss_document_tag (document, "claim", &range, 1, NULL));
    }
  g_assert_true (gloss_document_flush (document, 5000, NULL));
  g_clear_object (&document);

  present_and_wait (self, &none_format);
  g_assert_nonnull (find_loss (self, "left out of 44 annotations"));
  g_assert_nonnull (find_loss (self, "and 24 more"));
}

static void
test_unreadable (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GFile) picture = make_file (self->folder, "picture.txt", "\211PNG\r\n\032\n\001\002\377\376");
  g_autoptr (GFile) target = g_file_get_child (self->place, "all.all");

  present_and_wait (self, &export_fixture_format);
  gloss_choice_row_set_active (self->dialog->project_row, TRUE);
  wait_until (self->dialog->surveying == NULL);
  g_assert_nonnull (find_loss (self, "1 file cannot be read"));
  g_assert_nonnull (find_loss (self, "picture.txt"));
  g_assert_cmpstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (self->dialog->losses)), ==,
                   "5 annotations of 2 articles are exported.");

  g_set_object (&answer, target);
  press_export (self);
  wait_until (self->n_exported == 1);
  g_assert_cmpuint (self->n_articles, ==, 2);
}

static void
test_no_choice (Fixture       *self,
                gconstpointer  data)
{
  present_and_wait (self, &export_fixture_format);
  export_fixture_choose_option (gloss_export_choice_get_tags (self->choice), "claim", FALSE);
  export_fixture_choose_option (gloss_export_choice_get_tags (self->choice), "evidence", FALSE);
  g_assert_false (gtk_widget_is_sensitive (self->dialog->export_button));
  g_assert_nonnull (find_loss (self, "at least one"));
  export_fixture_choose_option (gloss_export_choice_get_tags (self->choice), "evidence", TRUE);
  wait_until (self->dialog->surveying == NULL);
  g_assert_true (gtk_widget_is_sensitive (self->dialog->export_button));
  g_assert_null (find_loss (self, "at least one"));
}

static void
test_no_annotations (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GFile) empty = make_file (self->folder, "empty.txt", ARTICLE);

  export_fixture_make_choice (self, empty);
  present_and_wait (self, &none_format);
  g_assert_false (gtk_widget_is_sensitive (self->dialog->export_button));
  g_assert_nonnull (find_loss (self, "no annotations"));
  gloss_export_choice_set_format (self->choice, &export_fixture_format);
  wait_until (self->dialog->surveying == NULL);
  g_assert_true (gtk_widget_is_sensitive (self->dialog->export_button));
}

static void
test_blind_dialog (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GFile) config = make_file (self->folder, "gloss.json", "{\"format\": \"1.0\", \"blind\": true}");

  present_and_wait (self, &none_format);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->dialog->reviewers_row)));
  g_assert_nonnull (strstr (adw_preferences_group_get_description (self->dialog->what), "only yours"));
  g_assert_null (find_loss (self, "(ben)"));
  g_assert_nonnull (find_loss (self, "left out of 3 annotations"));
}

static void
test_format (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *id = NULL;
  GtkWidget *row;

  g_object_set (self->settings, "export-format", "no such format", NULL);
  export_fixture_make_choice (self, self->harbour);
  present_and_wait (self, &export_fixture_format);
  row = find_row (GTK_WIDGET (self->dialog->formats), gloss_format_jsonl.title);
  g_assert_nonnull (row);
  adw_navigation_view_push_by_tag (self->dialog->navigation, "formats");
  gtk_widget_activate (row);
  g_assert_cmpstr (get_page (self), ==, "form");
  g_assert_true (gloss_export_choice_get_format (self->choice) == &gloss_format_jsonl);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->dialog->format_row)), ==, gloss_format_jsonl.title);
  g_object_get (self->settings, "export-format", &id, NULL);
  g_assert_cmpstr (id, ==, "jsonl");
}

static void
test_export (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GFile) target = g_file_get_child (self->place, "all.all");
  g_autofree char *text = NULL;

  present_and_wait (self, &export_fixture_format);
  g_set_object (&answer, target);
  press_export (self);
  wait_until (self->n_exported == 1);
  g_assert_cmpstr (offered_name, ==, "harbour.all");
  g_assert_cmpuint (self->n_annotations, ==, 4);
  g_assert_cmpuint (self->n_articles, ==, 1);
  g_assert_true (g_file_load_contents (target, NULL, &text, NULL, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "harbour.txt: "));
  g_assert_cmpuint (count_files (self->place), ==, 1);
  wait_until (self->dialog == NULL);
}

/* --- what goes wrong ----------------------------------------------------------------------------- */

static void
test_dismissed (Fixture       *self,
                gconstpointer  data)
{
  present_and_wait (self, &export_fixture_format);
  refusal = GTK_DIALOG_ERROR_DISMISSED;
  press_export (self);
  wait_until (self->dialog->run == NULL);
  g_assert_cmpstr (get_page (self), ==, "form");
  g_assert_true (gtk_widget_is_sensitive (self->dialog->export_button));
}

static void
test_no_portal (Fixture       *self,
                gconstpointer  data)
{
  present_and_wait (self, &export_fixture_format);
  refusal = GTK_DIALOG_ERROR_FAILED;
  press_export (self);
  wait_until (self->dialog->run == NULL);
  g_assert_cmpstr (get_page (self), ==, "failed");
  g_assert_nonnull (strstr (adw_status_page_get_description (self->dialog->failed), "No portal"));
}

/* The error stays, and the way out of it works. */
static void
test_vanished (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GFile) gone = g_file_get_child (self->place, "gone");
  g_autoptr (GFile) lost = g_file_get_child (gone, "all.all");
  g_autoptr (GFile) target = g_file_get_child (self->place, "all.all");

  present_and_wait (self, &export_fixture_format);
  g_set_object (&answer, lost);
  press_export (self);
  wait_until (self->dialog->run == NULL);
  g_assert_cmpstr (get_page (self), ==, "failed");
  g_assert_nonnull (strstr (adw_status_page_get_description (self->dialog->failed), "another place"));
  g_assert_cmpuint (count_files (self->place), ==, 0);

  g_set_object (&answer, target);
  gloss_export_dialog_ask (self->dialog);
  wait_until (self->n_exported == 1);
  g_assert_true (g_file_query_exists (target, NULL));
}

/* An article is never written over. */
static void
test_article_as_target (Fixture       *self,
                        gconstpointer  data)
{
  g_autofree char *text = NULL;

  present_and_wait (self, &export_fixture_format);
  g_set_object (&answer, self->harbour);
  press_export (self);
  wait_until (self->dialog->run == NULL);
  g_assert_cmpstr (get_page (self), ==, "failed");
  g_assert_true (g_file_load_contents (self->harbour, NULL, &text, NULL, NULL, NULL));
  g_assert_cmpstr (text, ==, ARTICLE);
}

static void
start_slowly (Fixture *self)
{
  g_autoptr (GFile) target = g_file_get_child (self->place, "all.slow");

  present_and_wait (self, &slow_format);
  gloss_choice_row_set_active (self->dialog->project_row, TRUE);
  wait_until (self->dialog->surveying == NULL);
  g_set_object (&answer, target);
  g_atomic_int_set (&n_begun, 0);
  g_mutex_lock (&gate);
  press_export (self);
  wait_until (g_atomic_int_get (&n_begun) > 0);
}

static void
wait_for_worker (Fixture *self)
{
  g_mutex_unlock (&gate);
  while (count_files (self->place) > 0)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  start_slowly (self);
  wait_until (g_str_equal (get_page (self), "running"));
  g_assert_nonnull (strstr (adw_status_page_get_description (self->dialog->running), "of 2 articles"));
  gloss_export_dialog_stop (self->dialog);
  g_assert_cmpstr (get_page (self), ==, "form");
  wait_for_worker (self);
  g_assert_cmpuint (self->n_exported, ==, 0);
  g_assert_true (gtk_widget_is_sensitive (self->dialog->export_button));
}

static void
test_close_while_running (Fixture       *self,
                          gconstpointer  data)
{
  start_slowly (self);
  adw_dialog_close (ADW_DIALOG (self->dialog));
  wait_for_worker (self);
  wait_until (self->dialog == NULL);
  g_assert_cmpuint (self->n_exported, ==, 0);
  g_assert_cmpuint (count_files (self->place), ==, 0);
}

/* Closed while it still looks what would be left out. */
static void
test_close_at_once (Fixture       *self,
                    gconstpointer  data)
{
  present (self, &export_fixture_format);
  gloss_choice_row_set_active (self->dialog->project_row, TRUE);
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  wait_until (self->dialog == NULL);
}

/* --- formats of many files ----------------------------------------------------------------------- */

static GtkWidget *
find_question (Fixture *self)
{
  return find_widget (self->window, ADW_TYPE_ALERT_DIALOG);
}

static gboolean
press_button (GtkWidget  *widget,
              const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    {
      g_signal_emit_by_name (widget, "clicked");
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (press_button (child, label))
      return TRUE;

  return FALSE;
}

static void
test_folder (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (self->place, "harbour-test-folder/harbour.txt");

  g_set_object (&answer, self->place);
  present_and_wait (self, &folder_format);
  press_export (self);
  wait_until (self->n_exported == 1);
  g_assert_true (g_file_query_exists (file, NULL));
  wait_until (self->dialog == NULL);
  gtk_window_destroy (GTK_WINDOW (self->window));

  /* An earlier one is replaced only by one's leave. */
  present_and_wait (self, &folder_format);
  press_export (self);
  wait_until (find_question (self) != NULL);
  g_assert_true (press_button (find_question (self), "_Cancel"));
  g_assert_null (self->dialog->run);
  wait_until (find_question (self) == NULL);
  g_assert_cmpuint (self->n_exported, ==, 1);
  press_export (self);
  wait_until (find_question (self) != NULL);
  g_assert_true (press_button (find_question (self), "_Replace"));
  wait_until (self->n_exported == 2);
}

/* A folder of something else is not even asked about. */
static void
test_foreign_folder (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GFile) folder = g_file_get_child (self->place, "harbour-test-folder");
  g_autoptr (GFile) thesis = NULL;

  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  thesis = make_file (folder, "thesis.txt", "All of it");
  g_set_object (&answer, self->place);
  present_and_wait (self, &folder_format);
  press_export (self);
  wait_until (self->dialog->run == NULL);
  g_assert_cmpstr (get_page (self), ==, "failed");
  g_assert_true (g_file_query_exists (thesis, NULL));
}

#define ADD(path, test) g_test_add ("/export-dialog/" path, Fixture, NULL, export_fixture_set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  /* The folders of the user are the test's own already; without the system's there are no icons. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("nothing-lost", test_nothing_lost);
  ADD ("losses", test_losses);
  ADD ("many-losses", test_many_losses);
  ADD ("unreadable", test_unreadable);
  ADD ("no-choice", test_no_choice);
  ADD ("no-annotations", test_no_annotations);
  ADD ("blind", test_blind_dialog);
  ADD ("format", test_format);
  ADD ("export", test_export);
  ADD ("dismissed", test_dismissed);
  ADD ("no-portal", test_no_portal);
  ADD ("vanished", test_vanished);
  ADD ("article-as-target", test_article_as_target);
  ADD ("cancel", test_cancel);
  ADD ("close-while-running", test_close_while_running);
  ADD ("close-at-once", test_close_at_once);
  ADD ("folder", test_folder);
  ADD ("foreign-folder", test_foreign_folder);

  return g_test_run ();
}
