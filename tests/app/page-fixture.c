/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows an article from a folder that is thrown away. */
#include "config.h"

#include "page-fixture.h"

#include <glib/gstdio.h>

static const struct
{
  const char *name;
  const char *type;
} actions[] = {
  { "tag", "s" }, { "tag-key", "s" }, { "tag-unit", "s" }, { "select", "s" }, { "set-range", "(tt)" },
  { "remove", NULL }, { "edit", NULL }, { "next-annotation", NULL }, { "previous-annotation", NULL },
  { "toggle-boilerplate", NULL }, { "correct-kind", "s" }, { "join", NULL }, { "split", NULL },
};

static void
on_activate (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  PageFixture *fixture = user_data;
  g_autofree char *printed = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_string_append_printf (fixture->log, "%s%s;", g_action_get_name (G_ACTION (action)), printed);
}

static void
add_actions (PageFixture *fixture)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action =
        g_simple_action_new (actions[i].name, actions[i].type != NULL ? G_VARIANT_TYPE (actions[i].type) : NULL);

      g_signal_connect (action, "activate", G_CALLBACK (on_activate), fixture);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
}

GtkWidget *
page_fixture_find (GtkWidget *widget,
                   GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = page_fixture_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Opens a document of a source with the given contents, in a window of the given size. */
void
page_fixture_set_up (PageFixture *fixture,
                     const char  *name,
                     const char  *contents,
                     int          width,
                     int          height)
{
  GlossReviewer reviewer = { (char *) "maria", (char *) "Maria" };
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  fixture->folder = g_dir_make_tmp ("gloss-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, name, NULL);
  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  file = g_file_new_for_path (path);
  fixture->document = gloss_document_load (file, &reviewer, codebook, NULL, &error);
  g_assert_no_error (error);

  fixture->log = g_string_new (NULL);
  fixture->state = gloss_view_state_new ();
  gloss_view_state_set_document (fixture->state, fixture->document);
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_title (fixture->window, "Gloss");
  gtk_window_set_default_size (fixture->window, width, height);
  fixture->page = GLOSS_ARTICLE_PAGE (gloss_article_page_new (fixture->state));
  fixture->view = GLOSS_ARTICLE_VIEW (page_fixture_find (GTK_WIDGET (fixture->page), GLOSS_TYPE_ARTICLE_VIEW));
  add_actions (fixture);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  page_fixture_settle (fixture);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      g_remove (child);
    }
  g_remove (path);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  gboolean *done = user_data;

  gloss_document_save_finish (GLOSS_DOCUMENT (source), result, NULL);
  *done = TRUE;
}

/* Closes everything, and sees that nothing keeps the page or the state alive. */
void
page_fixture_tear_down (PageFixture *fixture)
{
  gboolean saved = FALSE;

  gloss_document_save_async (fixture->document, NULL, on_saved, &saved);
  while (!saved)
    g_main_context_iteration (NULL, TRUE);

  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (g_steal_pointer (&fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->page);
  g_assert_finalize_object (g_steal_pointer (&fixture->state));
  g_clear_object (&fixture->document);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_string_free (fixture->log, TRUE);
}

/* Lets frames pass until the text is measured and everything beside it is in its place. */
void
page_fixture_settle (PageFixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));
  gint64 until = gdk_frame_clock_get_frame_counter (clock) + 12;
  gint64 deadline = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  while (gdk_frame_clock_get_frame_counter (clock) < until && g_get_monotonic_time () < deadline)
    {
      gtk_widget_queue_draw (GTK_WIDGET (fixture->window));
      g_main_context_iteration (NULL, TRUE);
    }
}

/* As the window does it: through the document. */
GlossAnnotation *
page_fixture_tag (PageFixture *fixture,
                  const char  *tag,
                  const char  *quote)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossAnchor) anchor =
    gloss_anchor_new_for_quote (gloss_document_get_article (fixture->document), quote, NULL, NULL, &error);
  GlossAnnotation *annotation;
  GlossRange range;

  g_assert_no_error (error);
  range = gloss_anchor_get_extent (anchor);
  annotation = gloss_document_tag (fixture->document, tag, &range, 1, &error);
  g_assert_no_error (error);

  return annotation;
}
