/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the window: what it opens and shows, what its actions do, what it keeps. */
#include "config.h"

#include "annotation/gloss-annotation-pane.h"
#include "project/gloss-sidebar.h"
#include "window/gloss-status-bar.h"
#include "window/gloss-welcome-page.h"
#include "window/gloss-window-private.h"
#include "window-fixture.h"

typedef struct
{
  GFile *folder;
  GFile *article;
  GlossSettings *settings;
  GlossWindow *window;
  GlossViewState *state;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = make_folder ();
  self->article = make_file (self->folder, "harbour.txt", ARTICLE);
  self->settings = gloss_settings_new ();
  g_object_set (self->settings, "reviewer-id", "maria", "window-width", 1280, "window-height", 800, "pane-shown", TRUE, "sidebar-shown", TRUE, NULL);
  self->window = gloss_window_new (NULL, self->settings);
  self->state = gloss_window_get_state (self->window);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  wait_until (self->window == NULL);
  gloss_document_flush_all (5000);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (self->settings);
  remove_folder (self->folder);
  g_clear_object (&self->article);
  g_clear_object (&self->folder);
}

static GlossDocument *
get_document (Fixture *self)
{
  return gloss_view_state_get_document (self->state);
}

static void
open_and_wait (Fixture *self,
               GFile   *file)
{
  gloss_window_open (self->window, file);
  gloss_window_present (self->window);
  wait_until (get_document (self) != NULL);
}

static void
activate (Fixture    *self,
          const char *action,
          const char *format,
          ...)
{
  va_list args;
  g_autoptr (GVariant) parameter = NULL;

  va_start (args, format);
  if (format != NULL)
    parameter = g_variant_ref_sink (g_variant_new_va (format, NULL, &args));
  va_end (args);
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (self->window), action, parameter));
}

/* Marks the word "harbour". */
static void
tag_word (Fixture    *self,
          const char *tag)
{
  const GlossRange word = { 4, 11 };

  gloss_view_state_set_place (self->state, &word, TRUE);
  activate (self, "win.tag", "s", tag);
}

static guint
count_annotations (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gloss_document_get_annotations (get_document (self))));
}

static GtkWidget *
find (Fixture *self,
      GType    type)
{
  return find_widget (GTK_WIDGET (self->window), type);
}

static GFile *
get_sidecar (Fixture *self)
{
  return g_file_get_child (self->folder, "harbour.txt.maria.gloss.json");
}

static char *
read_file (GFile *file)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* --- opening ------------------------------------------------------------------------------------- */

static void
test_welcome (Fixture       *self,
              gconstpointer  data)
{
  g_assert_true (gloss_window_is_empty (self->window));
  gloss_window_show_welcome (self->window);
  gloss_window_present (self->window);
  g_assert_nonnull (find (self, GLOSS_TYPE_WELCOME_PAGE));
  g_assert_null (find (self, GLOSS_TYPE_SIDEBAR));
}

static void
test_article (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GFile) last = NULL;

  open_and_wait (self, self->article);
  g_assert_true (g_file_equal (gloss_document_get_file (get_document (self)), self->article));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "harbour.txt");
  g_assert_nonnull (find (self, GLOSS_TYPE_SIDEBAR));
  wait_until (find (self, GLOSS_TYPE_ANNOTATION_PANE) != NULL);
  g_assert_nonnull (find (self, GLOSS_TYPE_STATUS_BAR));

  last = gloss_settings_dup_last_article (self->settings, self->folder);
  g_assert_true (g_file_equal (last, self->article));
}

static void
test_folder (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GFile) other = make_file (self->folder, "airport.txt", ARTICLE);

  open_and_wait (self, self->folder);
  g_assert_true (g_file_equal (gloss_document_get_file (get_document (self)), other));

  activate (self, "win.next-article", NULL);
  wait_until (get_document (self) != NULL && g_file_equal (gloss_document_get_file (get_document (self)), self->article));
  activate (self, "win.close-project", NULL);
  g_assert_null (get_document (self));
  g_assert_null (gloss_window_get_project (self->window));

  /* The one that was open last comes again. */
  open_and_wait (self, self->folder);
  g_assert_true (g_file_equal (gloss_document_get_file (get_document (self)), self->article));
}

static void
test_empty_folder (Fixture       *self,
                   gconstpointer  data)
{
  g_file_delete (self->article, NULL, NULL);
  gloss_window_open (self->window, self->folder);
  gloss_window_present (self->window);
  wait_until (find (self, ADW_TYPE_STATUS_PAGE) != NULL);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (find (self, ADW_TYPE_STATUS_PAGE))), ==, "No Articles Here");
}

static void
test_missing (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GFile) missing = g_file_get_child (self->folder, "nothing.txt");

  gloss_window_open (self->window, missing);
  gloss_window_present (self->window);
  wait_until (find (self, ADW_TYPE_STATUS_PAGE) != NULL);
  g_assert_nonnull (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (find (self, ADW_TYPE_STATUS_PAGE))), "nothing.txt"));

  /* What can be done about it works. */
  g_clear_object (&missing);
  missing = make_file (self->folder, "nothing.txt", ARTICLE);
  activate (self, "win.retry", NULL);
  wait_until (get_document (self) != NULL);
}

static void
test_picture (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GFile) picture = make_file (self->folder, "picture.txt", "\211PNG\r\n\032\n\001\002\377\376");

  gloss_window_open (self->window, picture);
  gloss_window_present (self->window);
  wait_until (find (self, ADW_TYPE_STATUS_PAGE) != NULL);
  g_assert_null (get_document (self));
}

/* The last of several that are asked for at once is the one that comes. */
static void
test_overtaken (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GFile) other = make_file (self->folder, "other.txt", ARTICLE);

  gloss_window_open (self->window, self->article);
  gloss_window_open (self->window, self->folder);
  open_and_wait (self, other);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_true (g_file_equal (gloss_document_get_file (get_document (self)), other));
}

static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  gloss_window_open (self->window, self->article);
  activate (self, "win.cancel", NULL);
  for (int i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_null (get_document (self));
  g_assert_nonnull (find (self, GLOSS_TYPE_WELCOME_PAGE));
}

/* What a file manager lets go over the window. */
static gboolean
drop (Fixture *self,
      GFile   *first,
      GFile   *second)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->window));
  g_autoptr (GSList) files = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  if (second != NULL)
    files = g_slist_prepend (files, second);
  if (first != NULL)
    files = g_slist_prepend (files, first);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &taken);
    }

  return taken;
}

static void
test_drop_article (Fixture       *self,
                   gconstpointer  data)
{
  gloss_window_show_welcome (self->window);
  gloss_window_present (self->window);
  g_assert_true (drop (self, self->article, NULL));
  wait_until (get_document (self) != NULL);
  g_assert_true (g_file_equal (gloss_document_get_file (get_document (self)), self->article));
}

/* Over an article that is open, with an edit that is not yet written. */
static void
test_drop_folder (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GFile) folder = g_file_get_child (self->folder, "other");
  g_autoptr (GFile) sidecar = get_sidecar (self);
  g_autoptr (GFile) other = NULL;

  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  other = make_file (folder, "airport.txt", ARTICLE);
  open_and_wait (self, self->article);
  tag_word (self, "claim");
  g_assert_true (drop (self, folder, NULL));
  wait_until (get_document (self) != NULL && g_file_equal (gloss_document_get_file (get_document (self)), other));
  g_assert_true (g_file_equal (gloss_project_get_folder (gloss_window_get_project (self->window)), folder));
  wait_until (g_file_query_exists (sidecar, NULL));
}

static void
test_drop_nothing (Fixture       *self,
                   gconstpointer  data)
{
  g_assert_false (drop (self, NULL, NULL));
  g_assert_true (gloss_window_is_empty (self->window));
}

static void
note_open (GApplication  *application,
           GFile        **files,
           int            n_files,
           const char    *hint,
           GPtrArray     *opened)
{
  g_assert_cmpstr (hint, ==, "window");
  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (opened, g_object_ref (files[i]));
}

/* The first comes here, each of the others gets a window of its own. */
static void
test_drop_several (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_HANDLES_OPEN);
  g_autoptr (GPtrArray) opened = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFile) other = make_file (self->folder, "other.txt", ARTICLE);

  g_signal_connect (application, "open", G_CALLBACK (note_open), opened);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  gtk_window_set_application (GTK_WINDOW (self->window), application);
  gloss_window_present (self->window);
  g_assert_true (drop (self, self->article, other));
  wait_until (get_document (self) != NULL);
  g_assert_true (g_file_equal (gloss_document_get_file (get_document (self)), self->article));
  g_assert_cmpuint (opened->len, ==, 1);
  g_assert_true (g_file_equal (opened->pdata[0], other));
  gtk_window_set_application (GTK_WINDOW (self->window), NULL);
}

/* --- actions ------------------------------------------------------------------------------------- */

static void
test_tag_and_undo (Fixture       *self,
                   gconstpointer  data)
{
  open_and_wait (self, self->article);
  tag_word (self, "claim");
  g_assert_cmpuint (count_annotations (self), ==, 1);
  g_assert_cmpstr (gloss_annotation_get_tag (gloss_view_state_get_selected (self->state)), ==, "claim");

  activate (self, "win.undo", NULL);
  g_assert_cmpuint (count_annotations (self), ==, 0);
  g_assert_null (gloss_view_state_get_selected (self->state));
  activate (self, "win.redo", NULL);
  g_assert_cmpuint (count_annotations (self), ==, 1);
}

static void
test_tag_key (Fixture       *self,
              gconstpointer  data)
{
  const GlossRange word = { 4, 11 };

  open_and_wait (self, self->article);
  gloss_view_state_set_place (self->state, &word, TRUE);
  activate (self, "win.tag-key", "s", "1");
  g_assert_cmpuint (count_annotations (self), ==, 1);
  g_assert_cmpstr (gloss_annotation_get_tag (gloss_view_state_get_selected (self->state)), ==, "claim");
  activate (self, "win.tag-key", "s", "no such key");
  g_assert_cmpuint (count_annotations (self), ==, 1);
}

static void
test_edit (Fixture       *self,
           gconstpointer  data)
{
  GlossAnnotation *selected;

  open_and_wait (self, self->article);
  tag_word (self, "claim");
  activate (self, "win.set-note", "s", "Who said so?");
  activate (self, "win.set-attribute", "(sv)", "checkworthiness", g_variant_new_string ("CFS"));
  activate (self, "win.set-attribute", "(sv)", "confidence", g_variant_new_int64 (2));
  activate (self, "win.set-range", "(tt)", (guint64) 0, (guint64) 11);

  selected = gloss_view_state_get_selected (self->state);
  g_assert_cmpstr (gloss_annotation_get_note (selected), ==, "Who said so?");
  g_assert_cmpstr (json_node_get_string (gloss_annotation_get_attribute (selected, "checkworthiness")), ==, "CFS");
  g_assert_cmpint (json_node_get_int (gloss_annotation_get_attribute (selected, "confidence")), ==, 2);
  g_assert_cmpuint (gloss_annotation_get_extent (selected).start, ==, 0);
  g_assert_cmpuint (gloss_annotation_get_extent (selected).end, ==, 11);

  activate (self, "win.set-attribute", "(sv)", "checkworthiness", g_variant_new_string (""));
  g_assert_null (gloss_annotation_get_attribute (gloss_view_state_get_selected (self->state), "checkworthiness"));
  activate (self, "win.set-tag", "s", "evidence");
  g_assert_cmpstr (gloss_annotation_get_tag (gloss_view_state_get_selected (self->state)), ==, "evidence");

  for (int i = 0; i < 7; i++)
    activate (self, "win.undo", NULL);
  g_assert_cmpuint (count_annotations (self), ==, 0);
}

static void
test_remove (Fixture       *self,
             gconstpointer  data)
{
  open_and_wait (self, self->article);
  tag_word (self, "claim");
  activate (self, "win.remove", NULL);
  g_assert_cmpuint (count_annotations (self), ==, 0);
  g_assert_null (gloss_view_state_get_selected (self->state));
  activate (self, "win.undo", NULL);
  g_assert_cmpuint (count_annotations (self), ==, 1);
}

static void
test_go_about (Fixture       *self,
               gconstpointer  data)
{
  const GlossRange later = { 32, 37 };

  open_and_wait (self, self->article);
  tag_word (self, "claim");
  gloss_view_state_set_place (self->state, &later, TRUE);
  activate (self, "win.tag", "s", "quantity");
  activate (self, "win.previous-annotation", NULL);
  g_assert_cmpstr (gloss_annotation_get_tag (gloss_view_state_get_selected (self->state)), ==, "claim");
  activate (self, "win.next-annotation", NULL);
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

  open_and_wait (self, self->article);
  activate (self, "win.select", "s", "urn:uuid:nobody");
  activate (self, "win.go-to-block", "s", "nowhere");
  activate (self, "win.tag-unit", "s", "nowhere");
  g_assert_cmpuint (count_annotations (self), ==, 0);
}

/* --- what is kept -------------------------------------------------------------------------------- */

static void
test_saved_on_close (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GFile) sidecar = get_sidecar (self);
  g_autofree char *text = NULL;

  open_and_wait (self, self->article);
  tag_word (self, "claim");
  gtk_window_close (GTK_WINDOW (self->window));
  wait_until (self->window == NULL);
  text = read_file (sidecar);
  g_assert_nonnull (strstr (text, "\"harbour\""));
}

static void
test_comes_back (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GFile) sidecar = get_sidecar (self);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  open_and_wait (self, self->article);
  tag_word (self, "claim");
  activate (self, "win.save", NULL);
  wait_until (gloss_document_get_save_state (get_document (self)) == GLOSS_SAVE_STATE_SAVED && g_file_query_exists (sidecar, NULL));
  before = read_file (sidecar);

  activate (self, "win.close-project", NULL);
  open_and_wait (self, self->article);
  g_assert_cmpuint (count_annotations (self), ==, 1);
  tag_word (self, "evidence");
  activate (self, "win.undo", NULL);
  gtk_window_close (GTK_WINDOW (self->window));
  wait_until (self->window == NULL);
  after = read_file (sidecar);
  g_assert_cmpstr (after, ==, before);
}

static void
test_window_state (Fixture       *self,
                   gconstpointer  data)
{
  gboolean shown;
  int width;

  open_and_wait (self, self->article);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
  g_object_get (self->window, "pane-shown", &shown, NULL);
  g_assert_true (shown);
  activate (self, "win.pane-shown", NULL);
  g_object_get (self->settings, "pane-shown", &shown, NULL);
  g_assert_false (shown);

  gtk_window_set_default_size (GTK_WINDOW (self->window), 1111, 700);
  gtk_window_close (GTK_WINDOW (self->window));
  wait_until (self->window == NULL);
  g_object_get (self->settings, "window-width", &width, NULL);
  g_assert_cmpint (width, ==, 1111);
}

/* In a narrow window the form comes from below, leaves the selected words in sight, and is beside them again in a wide one. */
static void
test_sheet (Fixture       *self,
            gconstpointer  data)
{
  gboolean shown;

  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  open_and_wait (self, self->article);
  wait_until (adw_overlay_split_view_get_collapsed (self->window->sidebar_split) && self->window->pane != NULL);
  tag_word (self, "claim");
  g_assert_false (gloss_window_get_pane_shown (self->window));
  activate (self, "win.edit", NULL);
  g_assert_true (adw_bottom_sheet_get_open (self->window->sheet));
  g_assert_true (gloss_window_get_pane_shown (self->window));
  g_assert_true (gtk_widget_is_ancestor (GTK_WIDGET (self->window->pane), GTK_WIDGET (self->window->sheet)));
  wait_until (gtk_widget_get_margin_bottom (GTK_WIDGET (self->window->pages)) > 100);
  g_assert_cmpint (gtk_widget_get_margin_bottom (GTK_WIDGET (self->window->pages)), <, 450);

  activate (self, "win.focus-article", NULL);
  g_assert_false (gloss_window_get_pane_shown (self->window));
  g_assert_cmpint (gtk_widget_get_margin_bottom (GTK_WIDGET (self->window->pages)), ==, 0);
  activate (self, "win.pane-shown", NULL);
  g_assert_true (gloss_window_get_pane_shown (self->window));
  g_object_get (self->settings, "pane-shown", &shown, NULL);
  g_assert_true (shown);

  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 700);
  wait_until (!adw_overlay_split_view_get_collapsed (self->window->pane_split));
  g_assert_true (adw_overlay_split_view_get_sidebar (self->window->pane_split) == GTK_WIDGET (self->window->pane));
  g_assert_true (adw_overlay_split_view_get_show_sidebar (self->window->pane_split));
  g_assert_false (adw_bottom_sheet_get_open (self->window->sheet));
  g_assert_cmpint (gtk_widget_get_margin_bottom (GTK_WIDGET (self->window->pages)), ==, 0);
}

/* What was typed goes with the form when the window changes its shape. */
static void
test_sheet_keeps_note (Fixture       *self,
                       gconstpointer  data)
{
  GtkTextBuffer *buffer;

  open_and_wait (self, self->article);
  wait_until (self->window->pane != NULL);
  tag_word (self, "claim");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_widget (GTK_WIDGET (self->window->pane), GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_set_text (buffer, "Who said so?", -1);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  wait_until (adw_bottom_sheet_get_sheet (self->window->sheet) == GTK_WIDGET (self->window->pane));
  g_assert_cmpstr (gloss_annotation_get_note (gloss_view_state_get_selected (self->state)), ==, "Who said so?");
}

/* Closed by way of the sheet's own button or a swipe, the toggle follows. */
static void
test_sheet_closed (Fixture       *self,
                   gconstpointer  data)
{
  gboolean shown;

  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  open_and_wait (self, self->article);
  wait_until (adw_overlay_split_view_get_collapsed (self->window->sidebar_split));
  activate (self, "win.pane-shown", NULL);
  adw_bottom_sheet_set_open (self->window->sheet, FALSE);
  g_object_get (self->window, "pane-shown", &shown, NULL);
  g_assert_false (shown);
  activate (self, "win.pane-shown", NULL);
  g_assert_true (adw_bottom_sheet_get_open (self->window->sheet));
  activate (self, "win.close-project", NULL);
  g_assert_false (adw_bottom_sheet_get_open (self->window->sheet));
}

static void
test_damaged_sidecar (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (GFile) sidecar = make_file (self->folder, "harbour.txt.maria.gloss.json", "{ torn");
  g_autofree char *after = NULL;

  open_and_wait (self, self->article);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (find (self, ADW_TYPE_BANNER))));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.tag", "s", "claim");
  gtk_window_close (GTK_WINDOW (self->window));
  wait_until (self->window == NULL);
  after = read_file (sidecar);
  g_assert_cmpstr (after, ==, "{ torn");
}

/* Not even root can write there, so the annotations go to the library. */
#define READ_ONLY_ARTICLE "/proc/sys/kernel/random/boot_id"

static gboolean
open_read_only (Fixture *self)
{
  g_autoptr (GFile) article = g_file_new_for_path (READ_ONLY_ARTICLE);
  const GlossRange word = { 0, 8 };

  if (!g_file_query_exists (article, NULL))
    {
      g_test_skip ("there is no " READ_ONLY_ARTICLE " here");
      return FALSE;
    }
  open_and_wait (self, article);
  g_assert_true (gloss_document_get_in_library (get_document (self)));
  if (count_annotations (self) == 0)
    {
      gloss_view_state_set_place (self->state, &word, TRUE);
      activate (self, "win.tag", "s", "claim");
    }
  return TRUE;
}

static void
test_save_beside (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GFile) copy = g_file_get_child (self->folder, "boot_id");
  g_autoptr (GFile) sidecar = g_file_get_child (self->folder, "boot_id.maria.gloss.json");
  g_autofree char *text = NULL;

  if (!open_read_only (self))
    return;

  gloss_window_save_beside_in (self->window, self->folder);
  wait_until (get_document (self) != NULL && g_file_equal (gloss_document_get_file (get_document (self)), copy));
  g_assert_false (gloss_document_get_in_library (get_document (self)));
  g_assert_cmpuint (count_annotations (self), ==, 1);
  g_assert_true (g_file_query_exists (sidecar, NULL));

  /* It is worked on there from now on. */
  activate (self, "win.next-annotation", NULL);
  activate (self, "win.set-note", "s", "Who said so?");
  gtk_window_close (GTK_WINDOW (self->window));
  wait_until (self->window == NULL);
  text = read_file (sidecar);
  g_assert_nonnull (strstr (text, "Who said so?"));
}

/* What is there already is neither overwritten nor opened instead. */
static void
test_save_beside_taken (Fixture       *self,
                        gconstpointer  data)
{
  g_autoptr (GFile) sidecar = make_file (self->folder, "boot_id.maria.gloss.json", "{ somebody's }");
  g_autofree char *after = NULL;

  if (!open_read_only (self))
    return;

  gloss_window_save_beside_in (self->window, self->folder);
  wait_until (self->window->toast != NULL);
  g_assert_true (gloss_document_get_in_library (get_document (self)));
  after = read_file (sidecar);
  g_assert_cmpstr (after, ==, "{ somebody's }");
}

/* Who works blind does not see what others have said. */
static void
test_blind (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GFile) config = NULL;
  GlossReviewer ben = { (char *) "ben", (char *) "Ben" };
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autoptr (GlossDocument) document = gloss_document_load (self->article, &ben, codebook, NULL, NULL);
  const GlossRange word = { 4, 11 };

  g_assert_nonnull (gloss_document_tag (document, "claim", &word, 1, NULL));
  g_assert_true (gloss_document_flush (document, 5000, NULL));
  open_and_wait (self, self->article);
  g_assert_cmpuint (count_annotations (self), ==, 1);
  activate (self, "win.close-project", NULL);

  config = make_file (self->folder, "gloss.json", "{\"format\": \"1.0\", \"blind\": true}");
  open_and_wait (self, self->article);
  g_assert_cmpuint (count_annotations (self), ==, 0);
}

#define ADD(path, test) g_test_add ("/window/" path, Fixture, NULL, set_up, test, tear_down)

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
  ADD ("sheet", test_sheet);
  ADD ("sheet-keeps-note", test_sheet_keeps_note);
  ADD ("sheet-closed", test_sheet_closed);
  ADD ("damaged-sidecar", test_damaged_sidecar);
  ADD ("drop-article", test_drop_article);
  ADD ("drop-folder", test_drop_folder);
  ADD ("drop-nothing", test_drop_nothing);
  ADD ("drop-several", test_drop_several);
  ADD ("save-beside", test_save_beside);
  ADD ("save-beside-taken", test_save_beside_taken);
  ADD ("blind", test_blind);

  return g_test_run ();
}
