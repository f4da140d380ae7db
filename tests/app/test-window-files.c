/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the window: files dropped on it, annotations taken out of the library, and what the project lets be seen. */
#include "config.h"

#include "opened-window.h"

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
  wait_until (opened_window_get_document (self) != NULL);
  g_assert_true (g_file_equal (gloss_document_get_file (opened_window_get_document (self)), self->article));
}

/* Over an article that is open, with an edit that is not yet written. */
static void
test_drop_folder (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GFile) folder = g_file_get_child (self->folder, "other");
  g_autoptr (GFile) sidecar = opened_window_dup_sidecar (self);
  g_autoptr (GFile) other = NULL;

  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  other = make_file (folder, "airport.txt", ARTICLE);
  opened_window_open (self, self->article);
  opened_window_tag (self, "claim");
  g_assert_true (drop (self, folder, NULL));
  wait_until (opened_window_get_document (self) != NULL && g_file_equal (gloss_document_get_file (opened_window_get_document (self)), other));
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
  wait_until (opened_window_get_document (self) != NULL);
  g_assert_true (g_file_equal (gloss_document_get_file (opened_window_get_document (self)), self->article));
  g_assert_cmpuint (opened->len, ==, 1);
  g_assert_true (g_file_equal (opened->pdata[0], other));
  gtk_window_set_application (GTK_WINDOW (self->window), NULL);
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
  opened_window_open (self, article);
  g_assert_true (gloss_document_get_in_library (opened_window_get_document (self)));
  if (opened_window_count (self) == 0)
    {
      gloss_view_state_set_place (self->state, &word, TRUE);
      opened_window_activate (self, "win.tag", "s", "claim");
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
  wait_until (opened_window_get_document (self) != NULL && g_file_equal (gloss_document_get_file (opened_window_get_document (self)), copy));
  g_assert_false (gloss_document_get_in_library (opened_window_get_document (self)));
  g_assert_cmpuint (opened_window_count (self), ==, 1);
  g_assert_true (g_file_query_exists (sidecar, NULL));

  /* It is worked on there from now on. */
  opened_window_activate (self, "win.next-annotation", NULL);
  opened_window_activate (self, "win.set-note", "s", "Who said so?");
  gtk_window_close (GTK_WINDOW (self->window));
  wait_until (self->window == NULL);
  text = opened_window_read (sidecar);
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
  g_assert_true (gloss_document_get_in_library (opened_window_get_document (self)));
  after = opened_window_read (sidecar);
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
  opened_window_open (self, self->article);
  g_assert_cmpuint (opened_window_count (self), ==, 1);
  opened_window_activate (self, "win.close-project", NULL);

  config = make_file (self->folder, "gloss.json", "{\"format\": \"1.0\", \"blind\": true}");
  opened_window_open (self, self->article);
  g_assert_cmpuint (opened_window_count (self), ==, 0);
}

#define ADD(path, test) g_test_add ("/window-files/" path, Fixture, NULL, opened_window_set_up, test, opened_window_tear_down)

int
main (int    argc,
      char **argv)
{
  /* The folders of the user are the test's own already; without the system's there are no icons. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("drop-article", test_drop_article);
  ADD ("drop-folder", test_drop_folder);
  ADD ("drop-nothing", test_drop_nothing);
  ADD ("drop-several", test_drop_several);
  ADD ("save-beside", test_save_beside);
  ADD ("save-beside-taken", test_save_beside_taken);
  ADD ("blind", test_blind);

  return g_test_run ();
}
