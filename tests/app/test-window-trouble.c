/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says and offers when the disk does not take what was edited. */
#include "config.h"

#include "opened-window.h"
#include "window/gloss-trouble-bar.h"

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *part)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, part);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
says (Fixture    *self,
      const char *part)
{
  return find_label (GTK_WIDGET (self->window), part) != NULL;
}

static gboolean
is_told (Fixture *self)
{
  GtkWidget *bar = opened_window_find (self, GLOSS_TYPE_TROUBLE_BAR);

  return bar != NULL && gloss_trouble_bar_is_revealed (GLOSS_TROUBLE_BAR (bar));
}

static char *
dup_away (Fixture *self)
{
  return g_strconcat (g_file_peek_path (self->folder), "-away", NULL);
}

/* The folder is gone, or back. */
static void
take_away (Fixture  *self,
           gboolean  away)
{
  g_autofree char *elsewhere = dup_away (self);
  const char *here = g_file_peek_path (self->folder);

  g_assert_cmpint (away ? g_rename (here, elsewhere) : g_rename (elsewhere, here), ==, 0);
}

static void
protect (Fixture *self,
         int      mode)
{
  g_autoptr (GFile) sidecar = opened_window_dup_sidecar (self);

  g_assert_cmpint (g_chmod (g_file_peek_path (sidecar), mode), ==, 0);
}

static void
wait_until_saved (Fixture *self)
{
  wait_until (gloss_document_get_save_state (opened_window_get_document (self)) == GLOSS_SAVE_STATE_SAVED);
}

static AdwDialog *
get_dialog (Fixture *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget))
    return find_label (widget, label) != NULL ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Presses a button of the question. */
static void
respond (Fixture    *self,
         const char *label)
{
  GtkWidget *found = NULL;

  wait_until (get_dialog (self) != NULL && (found = find_button (GTK_WIDGET (get_dialog (self)), label)) != NULL);
  g_signal_emit_by_name (found, "clicked");
  wait_until (self->window == NULL || get_dialog (self) == NULL || find_button (GTK_WIDGET (get_dialog (self)), label) != found);
}

/* What was edited stays, is told, and is saved by Retry once it can be. */
static void
test_retry (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GFile) sidecar = opened_window_dup_sidecar (self);

  opened_window_open (self, self->article);
  g_assert_null (opened_window_find (self, GLOSS_TYPE_TROUBLE_BAR));
  take_away (self, TRUE);
  opened_window_tag (self, "claim");
  wait_until (is_told (self));
  wait_until (says (self, "Your last change is only in this window."));
  g_assert_true (says (self, "no longer there"));
  g_assert_true (says (self, "Not saved"));
  g_assert_cmpuint (opened_window_count (self), ==, 1);
  opened_window_activate (self, "win.retry-saving", NULL);
  wait_until (says (self, "Still not saved."));
  opened_window_tag (self, "evidence");
  g_assert_cmpuint (opened_window_count (self), ==, 2);
  wait_until (says (self, "Your last 2 changes are only in this window."));

  take_away (self, FALSE);
  opened_window_activate (self, "win.retry-saving", NULL);
  wait_until (!is_told (self));
  wait_until (says (self, "All changes saved"));
  g_assert_true (g_file_query_exists (sidecar, NULL));
}

static void
test_in_journal (Fixture       *self,
                 gconstpointer  data)
{
  opened_window_open (self, self->article);
  opened_window_tag (self, "claim");
  wait_until_saved (self);
  protect (self, 0444);
  opened_window_tag (self, "evidence");
  wait_until (is_told (self));
  wait_until (says (self, "write-protected"));
  g_assert_true (says (self, "Only in the journal"));
  g_assert_true (says (self, "Save Elsewhere…"));
  protect (self, 0644);
  opened_window_activate (self, "win.retry-saving", NULL);
  wait_until (!is_told (self));
  wait_until (says (self, "All changes saved"));
}

static void
test_no_journal (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (g_file_peek_path (self->folder), ".gloss", NULL);

  opened_window_open (self, self->article);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  opened_window_tag (self, "claim");
  wait_until (is_told (self));
  wait_until (says (self, "cannot be undone after a restart"));
  g_assert_true (says (self, "Saved, but not in the journal"));
  g_assert_false (says (self, "Elsewhere"));
  g_assert_cmpint (g_unlink (folder), ==, 0);
  opened_window_activate (self, "win.retry-saving", NULL);
  wait_until (!is_told (self));
}

/* A copy is told in the banner until the next edit, and the article stays open for it. */
static void
test_elsewhere (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GFile) elsewhere = make_folder ();
  g_autoptr (GFile) copy = g_file_get_child (elsewhere, "harbour.txt.maria.gloss.json");
  g_autofree char *expected = g_strdup_printf ("A copy with all of your changes is in “%s”.", g_file_peek_path (elsewhere));

  opened_window_open (self, self->article);
  take_away (self, TRUE);
  opened_window_tag (self, "claim");
  wait_until (is_told (self));
  gloss_window_save_copy_in (self->window, elsewhere, NULL, NULL, NULL);
  wait_until (gloss_trouble_get_copy (gloss_document_get_trouble (opened_window_get_document (self))) != NULL);
  g_assert_true (g_file_query_exists (copy, NULL));
  wait_until (says (self, "Only in a copy"));
  wait_until (says (self, "A copy with all of your changes is in"));
  opened_window_tag (self, "evidence");
  wait_until (says (self, "only in this window"));
  g_assert_cmpuint (opened_window_count (self), ==, 2);
  take_away (self, FALSE);
  wait_until (!is_told (self));
  remove_folder (elsewhere);
}

/* Who closes the window is told what is lost, and may stay. */
static void
test_close (Fixture       *self,
            gconstpointer  data)
{
  opened_window_open (self, self->article);
  take_away (self, TRUE);
  opened_window_tag (self, "claim");
  gtk_window_close (GTK_WINDOW (self->window));
  wait_until (get_dialog (self) != NULL);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (get_dialog (self))), ==, "Discard Changes?");
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (get_dialog (self))), "1 change of"));
  respond (self, "Keep Open");
  g_assert_nonnull (self->window);

  gtk_window_close (GTK_WINDOW (self->window));
  respond (self, "Retry");
  wait_until (get_dialog (self) != NULL);
  take_away (self, FALSE);
  respond (self, "Retry");
  wait_until (self->window == NULL);
}

static void
test_close_and_discard (Fixture       *self,
                        gconstpointer  data)
{
  g_autoptr (GFile) sidecar = opened_window_dup_sidecar (self);

  opened_window_open (self, self->article);
  take_away (self, TRUE);
  opened_window_tag (self, "claim");
  gtk_window_close (GTK_WINDOW (self->window));
  respond (self, "Discard Changes");
  wait_until (self->window == NULL);
  take_away (self, FALSE);
  g_assert_false (g_file_query_exists (sidecar, NULL));
}

/* With a copy there is nothing to ask about. */
static void
test_close_with_copy (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (GFile) elsewhere = make_folder ();

  opened_window_open (self, self->article);
  take_away (self, TRUE);
  opened_window_tag (self, "claim");
  wait_until (is_told (self));
  gloss_window_save_copy_in (self->window, elsewhere, NULL, NULL, NULL);
  wait_until (says (self, "Only in a copy"));
  gtk_window_close (GTK_WINDOW (self->window));
  wait_until (self->window == NULL);
  take_away (self, FALSE);
  remove_folder (elsewhere);
}

static GFile *
make_other (Fixture *self)
{
  return make_file (self->folder, "other.txt", ARTICLE);
}

static gboolean
is_open (Fixture *self,
         GFile   *file)
{
  GlossDocument *document = opened_window_get_document (self);

  return document != NULL && g_file_equal (gloss_document_get_file (document), file);
}

/* Another article does not take away what is only in memory. */
static void
test_next_article (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GFile) other = make_other (self);

  opened_window_open (self, self->article);
  take_away (self, TRUE);
  opened_window_tag (self, "claim");
  gloss_window_open (self->window, other);
  respond (self, "Keep Open");
  g_assert_true (is_open (self, self->article));
  g_assert_cmpuint (opened_window_count (self), ==, 1);
  gloss_window_close_project (self->window);
  respond (self, "Keep Open");
  g_assert_true (is_open (self, self->article));

  gloss_window_open (self->window, other);
  wait_until (get_dialog (self) != NULL);
  take_away (self, FALSE);
  respond (self, "Retry");
  wait_until (is_open (self, other));
  gloss_window_open (self->window, self->article);
  wait_until (is_open (self, self->article));
  g_assert_cmpuint (opened_window_count (self), ==, 1);
}

/* What is in the journal comes back with the article, so there is no question on the way, but one at the end. */
static void
test_next_article_in_journal (Fixture       *self,
                              gconstpointer  data)
{
  g_autoptr (GFile) other = make_other (self);

  opened_window_open (self, self->article);
  opened_window_tag (self, "claim");
  wait_until_saved (self);
  protect (self, 0444);
  opened_window_tag (self, "evidence");
  wait_until (is_told (self));
  gloss_window_open (self->window, other);
  wait_until (is_open (self, other));
  g_assert_false (is_told (self));
  gloss_window_open (self->window, self->article);
  wait_until (is_open (self, self->article));
  g_assert_cmpuint (opened_window_count (self), ==, 2);
  wait_until (is_told (self));
  gtk_window_close (GTK_WINDOW (self->window));
  wait_until (get_dialog (self) != NULL);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (get_dialog (self))), ==, "Not Everything Is Saved");
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (get_dialog (self))), "Nothing is lost"));
  respond (self, "Close Anyway");
  wait_until (self->window == NULL);
  protect (self, 0644);
}

/* What there is to know is said in a line, which goes once it was seen; a file that breaks later is told by itself. */
static void
test_problems (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GFile) torn = make_file (self->folder, "harbour.txt.ben.gloss.json", "{ torn");

  opened_window_open (self, self->article);
  g_assert_true (adw_banner_get_revealed (self->window->banner));
  g_assert_nonnull (strstr (adw_banner_get_title (self->window->banner), "harbour.txt.ben.gloss.json"));
  opened_window_activate (self, "win.show-problems", NULL);
  wait_until (get_dialog (self) != NULL);
  g_assert_false (adw_banner_get_revealed (self->window->banner));
  respond (self, "Close");
  g_assert_true (g_file_delete (torn, NULL, NULL));
  wait_until (g_list_model_get_n_items (gloss_document_get_problems (opened_window_get_document (self))) == 0);
  g_clear_object (&torn);
  torn = make_file (self->folder, "harbour.txt.ben.gloss.json", "{ torn again");
  wait_until (adw_banner_get_revealed (self->window->banner));
}

#define ADD(path, func) g_test_add ("/window-trouble/" path, Fixture, NULL, opened_window_set_up, func, opened_window_tear_down)

int
main (int   argc,
      char *argv[])
{
  /* The folders of the user are the test's own already; without the system's there are no icons. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("retry", test_retry);
  ADD ("in-journal", test_in_journal);
  ADD ("no-journal", test_no_journal);
  ADD ("elsewhere", test_elsewhere);
  ADD ("close", test_close);
  ADD ("close-and-discard", test_close_and_discard);
  ADD ("close-with-copy", test_close_with_copy);
  ADD ("next-article", test_next_article);
  ADD ("next-article-in-journal", test_next_article_in_journal);
  ADD ("problems", test_problems);

  return g_test_run ();
}
