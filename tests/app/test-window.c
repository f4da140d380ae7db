/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the window: what it opens and shows, what its actions do, what it keeps. */
#include "config.h"

#include "annotation/gloss-annotation-pane.h"
#include "project/gloss-sidebar.h"
#include "window/gloss-status-bar.h"
#include "window/gloss-welcome-page.h"
#include "opened-window.h"

/* --- opening ------------------------------------------------------------------------------------- */

static void
test_welcome (Fixture       *self,
              gconstpointer  data)
{
  g_assert_true (gloss_window_is_empty (self->window));
  gloss_window_show_welcome (self->window);
  gloss_window_present (self->window);
  g_assert_nonnull (opened_window_find (self, GLOSS_TYPE_WELCOME_PAGE));
  g_assert_null (opened_window_find (self, GLOSS_TYPE_SIDEBAR));
}

static void
test_article (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GFile) last = NULL;

  opened_window_open (self, self->article);
  g_assert_true (g_file_equal (gloss_document_get_file (opened_window_get_document (self)), self->article));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "harbour.txt");
  g_assert_nonnull (opened_window_find (self, GLOSS_TYPE_SIDEBAR));
  wait_until (opened_window_find (self, GLOSS_TYPE_ANNOTATION_PANE) != NULL);
  g_assert_nonnull (opened_window_find (self, GLOSS_TYPE_STATUS_BAR));

  last = gloss_settings_dup_last_article (self->settings, self->folder);
  g_assert_true (g_file_equal (last, self->article));
}

static void
test_folder (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GFile) other = make_file (self->folder, "airport.txt", ARTICLE);

  opened_window_open (self, self->folder);
  g_assert_true (g_file_equal (gloss_document_get_file (opened_window_get_document (self)), other));

  opened_window_activate (self, "win.next-article", NULL);
  wait_until (opened_window_get_document (self) != NULL && g_file_equal (gloss_document_get_file (opened_window_get_document (self)), self->article));
  opened_window_activate (self, "win.close-project", NULL);
  g_assert_null (opened_window_get_document (self));
  g_assert_null (gloss_window_get_project (self->window));

  /* The one that was open last comes again. */
  opened_window_open (self, self->folder);
  g_assert_true (g_file_equal (gloss_document_get_file (opened_window_get_document (self)), self->article));
}

static void
test_empty_folder (Fixture       *self,
                   gconstpointer  data)
{
  g_file_delete (self->article, NULL, NULL);
  gloss_window_open (self->window, self->folder);
  gloss_window_present (self->window);
  wait_until (opened_window_find (self, ADW_TYPE_STATUS_PAGE) != NULL);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (opened_window_find (self, ADW_TYPE_STATUS_PAGE))), ==, "No Articles Here");
}

static void
test_missing (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GFile) missing = g_file_get_child (self->folder, "nothing.txt");

  gloss_window_open (self->window, missing);
  gloss_window_present (self->window);
  wait_until (opened_window_find (self, ADW_TYPE_STATUS_PAGE) != NULL);
  g_assert_nonnull (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (opened_window_find (self, ADW_TYPE_STATUS_PAGE))), "nothing.txt"));

  /* What can be done about it works. */
  g_clear_object (&missing);
  missing = make_file (self->folder, "nothing.txt", ARTICLE);
  opened_window_activate (self, "win.retry", NULL);
  wait_until (opened_window_get_document (self) != NULL);
}

static void
test_picture (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GFile) picture = make_file (self->folder, "picture.txt", "\211PNG\r\n\032\n\001\002\377\376");

  gloss_window_open (self->window, picture);
  gloss_window_present (self->window);
  wait_until (opened_window_find (self, ADW_TYPE_STATUS_PAGE) != NULL);
  g_assert_null (opened_window_get_document (self));
}

/* The last of several that are asked for at once is the one that comes. */
static void
test_overtaken (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GFile) other = make_file (self->folder, "other.txt", ARTICLE);

  gloss_window_open (self->window, self->article);
  gloss_window_open (self->window, self->folder);
  opened_window_open (self, other);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_true (g_file_equal (gloss_document_get_file (opened_window_get_document (self)), other));
}

static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  gloss_window_open (self->window, self->article);
  opened_window_activate (self, "win.cancel", NULL);
  for (int i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_null (opened_window_get_document (self));
  g_assert_nonnull (opened_window_find (self, GLOSS_TYPE_WELCOME_PAGE));
}

/* --- actions ------------------------------------------------------------------------------------- */

static void
test_tag_and_undo (Fixture       *self,
                   gconstpointer  data)
{
  opened_window_open (self, self->article);
  opened_window_tag (self, "claim");
  g_assert_cmpuint (opened_window_count (self), ==, 1);
  g_assert_cmpstr (gloss_annotation_get_tag (gloss_view_state_get_selected (self->state)), ==, "claim");

  opened_window_activate (self, "win.undo", NULL);
  g_assert_cmpuint (opened_window_count (self), ==, 0);
  g_assert_null (gloss_view_state_get_selected (self->state));
  opened_window_activate (self, "win.redo", NULL);
  g_assert_cmpuint (opened_window_count (self), ==, 1);
}

static void
test_tag_key (Fixture       *self,
              gconstpointer  data)
{
  const GlossRange word = { 4, 11 };

  opened_window_open (self, self->article);
  gloss_view_state_set_place (self->state, &word, TRUE);
  opened_window_activate (self, "win.tag-key", "s", "1");
  g_assert_cmpuint (opened_window_count (self), ==, 1);
  g_assert_cmpstr (gloss_annotation_get_tag (gloss_view_state_get_selected (self->state)), ==, "claim");
  opened_window_activate (self, "win.tag-key", "s", "no such key");
  g_assert_cmpuint (opened_window_count (self), ==, 1);
}

static void
test_edit (Fixture       *self,
           gconstpointer  data)
{
  GlossAnnotation *selected;

  opened_window_open (self, self->article);
  opened_window_tag (self, "claim");
  opened_window_activate (self, "win.set-note", "s", "Who said so?");
  opened_window_activate (self, "win.set-attribute", "(sv)", "checkworthiness", g_variant_new_string ("CFS"));
  opened_window_activate (self, "win.set-attribute", "(sv)", "confidence", g_variant_new_int64 (2));
  opened_window_activate (self, "win.set-range", "(tt)", (guint64) 0, (guint64) 11);

  selected = gloss_view_state_get_selected (self->state);
  g_assert_cmpstr (gloss_annotation_get_note (selected), ==, "Who said so?");
  g_assert_cmpstr (json_node_get_string (gloss_annotation_get_attribute (selected, "checkworthiness")), ==, "CFS");
  g_assert_cmpint (json_node_get_int (gloss_annotation_get_attribute (selected, "confidence")), ==, 2);
  g_assert_cmpuint (gloss_annotation_get_extent (selected).start, ==, 0);
  g_assert_cmpuint (gloss_annotation_get_extent (selected).end, ==, 11);

  opened_window_activate (self, "win.set-attribute", "(sv)", "checkworthiness", g_variant_new_string (""));
  g_assert_null (gloss_annotation_get_attribute (gloss_view_state_get_selected (self->state), "checkworthiness"));
  opened_window_activate (self, "win.set-tag", "s", "evidence");
  g_assert_cmpstr (gloss_annotation_get_tag (gloss_view_state_get_selected (self->state)), ==, "evidence");

  for (int i = 0; i < 7; i++)
    opened_window_activate (self, "win.undo", NULL);
  g_assert_cmpuint (opened_window_count (self), ==, 0);
}

static void
test_remove (Fixture       *self,
             gconstpointer  data)
{
  opened_window_open (self, self->article);
  opened_window_tag (self, "claim");
  opened_window_activate (self, "win.remove", NULL);
  g_assert_cmpuint (opened_window_count (self), ==, 0);
  g_assert_null (gloss_view_state_get_selected (self->state));
  opened_window_activate (self, "win.undo", NULL);
  g_assert_cmpuint (opened_window_count (self), ==, 1);
}

static void
test_go_about (Fixture       *self,
               gconstpointer  data)
{
  const GlossRange later = { 32, 37 };

  opened_window_open (self, self->article);
  opened_window_tag (self, "claim");
  gloss_view_state_set_place (self->state, &later, TRUE);
  opened_window_activate (self, "win.tag", "s", "quantity");
  opened_window_activate (self, "win.previous-annotation", NULL);
  g_assert_cmpstr (gloss_annotation_get_tag (gloss_view_state_get_selected (self->state)), ==, "claim");
  opened_window_activate (self, "win.next-annotation", NULL);
  g_assert_cmpstr (gloss_annotation_get_tag (gloss_view_state_get_selected (self->state)), ==, "quantity");
}

/* An action that cannot be used does nothing, whatever it is given. */
static void
test_without_document (Fixture       *self,
                       gconstpointer  data)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.tag", "s", "claim");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.remove", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.next-annotation", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.go-to-block", "s", "lead");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.pane-shown", NULL);
  g_assert_true (gloss_window_is_empty (self->window));

  opened_window_open (self, self->article);
  opened_window_activate (self, "win.select", "s", "urn:uuid:nobody");
  opened_window_activate (self, "win.go-to-block", "s", "nowhere");
  opened_window_activate (self, "win.tag-unit", "s", "nowhere");
  g_assert_cmpuint (opened_window_count (self), ==, 0);
}

/* --- what is kept -------------------------------------------------------------------------------- */

static void
test_saved_on_close (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GFile) sidecar = opened_window_dup_sidecar (self);
  g_autofree char *text = NULL;

  opened_window_open (self, self->article);
  opened_window_tag (self, "claim");
  gtk_window_close (GTK_WINDOW (self->window));
  wait_until (self->window == NULL);
  text = opened_window_read (sidecar);
  g_assert_nonnull (strstr (text, "\"harbour\""));
}

static void
test_comes_back (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GFile) sidecar = opened_window_dup_sidecar (self);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  opened_window_open (self, self->article);
  opened_window_tag (self, "claim");
  opened_window_activate (self, "win.save", NULL);
  wait_until (gloss_document_get_save_state (opened_window_get_document (self)) == GLOSS_SAVE_STATE_SAVED && g_file_query_exists (sidecar, NULL));
  before = opened_window_read (sidecar);

  opened_window_activate (self, "win.close-project", NULL);
  opened_window_open (self, self->article);
  g_assert_cmpuint (opened_window_count (self), ==, 1);
  opened_window_tag (self, "evidence");
  opened_window_activate (self, "win.undo", NULL);
  gtk_window_close (GTK_WINDOW (self->window));
  wait_until (self->window == NULL);
  after = opened_window_read (sidecar);
  g_assert_cmpstr (after, ==, before);
}

static void
test_window_state (Fixture       *self,
                   gconstpointer  data)
{
  gboolean shown;
  int width;

  opened_window_open (self, self->article);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
  g_object_get (self->window, "pane-shown", &shown, NULL);
  g_assert_true (shown);
  opened_window_activate (self, "win.pane-shown", NULL);
  g_object_get (self->settings, "pane-shown", &shown, NULL);
  g_assert_false (shown);

  gtk_window_set_default_size (GTK_WINDOW (self->window), 1111, 700);
  gtk_window_close (GTK_WINDOW (self->window));
  wait_until (self->window == NULL);
  g_object_get (self->settings, "window-width", &width, NULL);
  g_assert_cmpint (width, ==, 1111);
}

/* What is put away gives the article its room, and takes it again. */
static void
test_panes_come_back (Fixture       *self,
                      gconstpointer  data)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1060, 700);
  opened_window_open (self, self->article);
  wait_until (self->window->pane != NULL);
  opened_window_activate (self, "win.pane-shown", NULL);
  opened_window_activate (self, "win.sidebar-shown", NULL);
  wait_until (gtk_widget_get_width (GTK_WIDGET (self->window->pages)) > 1000);
  opened_window_activate (self, "win.pane-shown", NULL);
  opened_window_activate (self, "win.sidebar-shown", NULL);
  wait_until (gtk_widget_get_width (GTK_WIDGET (self->window->pages)) < 600);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

/* In a narrow window the form comes from below, leaves the selected words in sight, and is beside them again in a wide one. */
static void
test_sheet (Fixture       *self,
            gconstpointer  data)
{
  gboolean shown;

  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  opened_window_open (self, self->article);
  wait_until (adw_overlay_split_view_get_collapsed (self->window->sidebar_split) && self->window->pane != NULL);
  opened_window_tag (self, "claim");
  g_assert_false (gloss_window_get_pane_shown (self->window));
  opened_window_activate (self, "win.edit", NULL);
  g_assert_true (adw_bottom_sheet_get_open (self->window->sheet));
  g_assert_true (gloss_window_get_pane_shown (self->window));
  g_assert_true (gtk_widget_is_ancestor (GTK_WIDGET (self->window->pane), GTK_WIDGET (self->window->sheet)));
  wait_until (gtk_widget_get_margin_bottom (GTK_WIDGET (self->window->pages)) > 100);
  g_assert_cmpint (gtk_widget_get_margin_bottom (GTK_WIDGET (self->window->pages)), <, 450);

  opened_window_activate (self, "win.focus-article", NULL);
  g_assert_false (gloss_window_get_pane_shown (self->window));
  g_assert_cmpint (gtk_widget_get_margin_bottom (GTK_WIDGET (self->window->pages)), ==, 0);
  opened_window_activate (self, "win.pane-shown", NULL);
  g_assert_true (gloss_window_get_pane_shown (self->window));
  g_object_get (self->settings, "pane-shown", &shown, NULL);
  g_assert_true (shown);

  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 700);
  wait_until (!adw_overlay_split_view_get_collapsed (self->window->pane_split));
  g_assert_true (adw_overlay_split_view_get_sidebar (self->window->pane_split) == GTK_WIDGET (self->window->pane));
  g_assert_true (adw_overlay_split_view_get_show_sidebar (self->window->pane_split));
  g_assert_false (adw_bottom_sheet_get_open (self->window->sheet));
  g_assert_cmpint (gtk_widget_get_margin_bottom (GTK_WIDGET (self->window->pages)), ==, 0);

  /* A breakpoint of libadwaita forgets its last picture in the frame after it. */
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

/* What was typed goes with the form when the window changes its shape. */
static void
test_sheet_keeps_note (Fixture       *self,
                       gconstpointer  data)
{
  GtkTextBuffer *buffer;

  opened_window_open (self, self->article);
  wait_until (self->window->pane != NULL);
  opened_window_tag (self, "claim");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_widget (GTK_WIDGET (self->window->pane), GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_set_text (buffer, "Who said so?", -1);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  wait_until (adw_bottom_sheet_get_sheet (self->window->sheet) == GTK_WIDGET (self->window->pane));
  g_assert_cmpstr (gloss_annotation_get_note (gloss_view_state_get_selected (self->state)), ==, "Who said so?");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

/* Closed by way of the sheet's own button or a swipe, the toggle follows. */
static void
test_sheet_closed (Fixture       *self,
                   gconstpointer  data)
{
  gboolean shown;

  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  opened_window_open (self, self->article);
  wait_until (adw_overlay_split_view_get_collapsed (self->window->sidebar_split));
  opened_window_activate (self, "win.pane-shown", NULL);
  adw_bottom_sheet_set_open (self->window->sheet, FALSE);
  g_object_get (self->window, "pane-shown", &shown, NULL);
  g_assert_false (shown);
  opened_window_activate (self, "win.pane-shown", NULL);
  g_assert_true (adw_bottom_sheet_get_open (self->window->sheet));
  opened_window_activate (self, "win.close-project", NULL);
  g_assert_false (adw_bottom_sheet_get_open (self->window->sheet));
}

static void
test_damaged_sidecar (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (GFile) sidecar = make_file (self->folder, "harbour.txt.maria.gloss.json", "{ torn");
  g_autofree char *after = NULL;

  opened_window_open (self, self->article);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (opened_window_find (self, ADW_TYPE_BANNER))));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.tag", "s", "claim");
  gtk_window_close (GTK_WINDOW (self->window));
  wait_until (self->window == NULL);
  after = opened_window_read (sidecar);
  g_assert_cmpstr (after, ==, "{ torn");
}

#define ADD(path, test) g_test_add ("/window/" path, Fixture, NULL, opened_window_set_up, test, opened_window_tear_down)

int
main (int    argc,
      char **argv)
{
  /* The folders of the user are the test's own already; without the system's there are no icons. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("welcome", test_welcome);
  ADD ("article", test_article);
  ADD ("folder", test_folder);
  ADD ("empty-folder", test_empty_folder);
  ADD ("missing", test_missing);
  ADD ("picture", test_picture);
  ADD ("overtaken", test_overtaken);
  ADD ("cancel", test_cancel);
  ADD ("tag-and-undo", test_tag_and_undo);
  ADD ("tag-key", test_tag_key);
  ADD ("edit", test_edit);
  ADD ("remove", test_remove);
  ADD ("go-about", test_go_about);
  ADD ("without-document", test_without_document);
  ADD ("saved-on-close", test_saved_on_close);
  ADD ("comes-back", test_comes_back);
  ADD ("window-state", test_window_state);
  ADD ("panes-come-back", test_panes_come_back);
  ADD ("sheet", test_sheet);
  ADD ("sheet-keeps-note", test_sheet_keeps_note);
  ADD ("sheet-closed", test_sheet_closed);
  ADD ("damaged-sidecar", test_damaged_sidecar);

  return g_test_run ();
}
