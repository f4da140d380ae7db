/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the window: the source of the open article changes, goes away, comes back, and is read again. */
#include "config.h"

#include "opened-window.h"

#define LONGER "A new first line came before it.\n\n" ARTICLE

static void
write_source (Fixture    *self,
              const char *text)
{
  g_autoptr (GFile) file = make_file (self->folder, "harbour.txt", text);
}

static gboolean
says (Fixture    *self,
      const char *words)
{
  return adw_banner_get_revealed (self->window->source_banner) &&
         strstr (adw_banner_get_title (self->window->source_banner), words) != NULL;
}

static char *
dup_text (Fixture *self)
{
  return g_strdup (gloss_text_get_utf8 (gloss_article_get_text (gloss_document_get_article (opened_window_get_document (self))), NULL));
}

static GtkTextBuffer *
get_buffer (Fixture *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (gloss_article_page_get_view (self->window->article)));
}

static void
select_range (Fixture *self,
              int      start,
              int      end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &from, start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &to, end);
  gtk_text_buffer_select_range (get_buffer (self), &from, &to);
}

static char *
dup_selection (Fixture *self)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &from, &to);
  return gtk_text_buffer_get_text (get_buffer (self), &from, &to, FALSE);
}

static void
reload (Fixture *self)
{
  GlossDocument *before = opened_window_get_document (self);

  opened_window_activate (self, "win.reload", NULL);
  wait_until (opened_window_get_document (self) != before);
  wait_until (self->window->opening == NULL);
}

static void
test_changed (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *text = NULL;

  opened_window_open (self, self->article);
  g_assert_false (adw_banner_get_revealed (self->window->source_banner));
  write_source (self, LONGER);
  wait_until (says (self, "has changed"));
  g_assert_cmpstr (adw_banner_get_button_label (self->window->source_banner), !=, NULL);
  reload (self);
  g_assert_false (says (self, "has changed"));
  text = dup_text (self);
  g_assert_true (g_str_has_prefix (text, "A new first line"));
}

/* What is selected in the text, which annotation, what was typed a moment ago, and what can be undone. */
static void
test_stays (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *selection = NULL;
  GtkWidget *note;

  opened_window_open (self, self->article);
  wait_until (self->window->pane != NULL);
  opened_window_tag (self, "claim");
  note = find_widget (GTK_WIDGET (self->window->pane), GTK_TYPE_TEXT_VIEW);
  g_assert_nonnull (note);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (note)), "Said by whom?", -1);
  select_range (self, 12, 23);
  write_source (self, LONGER);
  reload (self);

  selection = dup_selection (self);
  g_assert_cmpstr (selection, ==, "will reopen");
  g_assert_cmpuint (opened_window_count (self), ==, 1);
  g_assert_nonnull (gloss_view_state_get_selected (self->state));
  g_assert_cmpstr (gloss_annotation_get_note (gloss_view_state_get_selected (self->state)), ==, "Said by whom?");
  g_assert_cmpuint (gloss_annotation_get_extent (gloss_view_state_get_selected (self->state)).start, ==, 4 + strlen ("A new first line came before it.\n"));
  opened_window_activate (self, "win.undo", NULL);
  g_assert_null (gloss_annotation_get_note (gloss_view_state_get_selected (self->state)));
  opened_window_activate (self, "win.undo", NULL);
  g_assert_cmpuint (opened_window_count (self), ==, 0);
}

static void
test_gone (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *text = NULL;

  opened_window_open (self, self->article);
  opened_window_tag (self, "claim");
  g_assert_true (g_file_delete (self->article, NULL, NULL));
  wait_until (says (self, "no longer there"));
  opened_window_activate (self, "win.reload", NULL);
  wait_until (self->window->opening == NULL);
  g_assert_true (says (self, "What is shown is the article as it was"));
  text = dup_text (self);
  g_assert_true (g_str_has_prefix (text, "The harbour"));
  g_assert_cmpuint (opened_window_count (self), ==, 1);
  write_source (self, ARTICLE);
  wait_until (!adw_banner_get_revealed (self->window->source_banner));
}

/* A picture instead of an article. */
static void
test_unreadable (Fixture       *self,
                 gconstpointer  data)
{
  static const char picture[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\xff\xfe\0\1\2\3\4\5\6\7";
  GlossDocument *document;

  opened_window_open (self, self->article);
  document = opened_window_get_document (self);
  g_file_replace_contents (self->article, picture, sizeof picture, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  wait_until (says (self, "has changed"));
  opened_window_activate (self, "win.reload", NULL);
  wait_until (says (self, "harbour.txt"));
  g_assert_true (says (self, "What is shown is the article as it was"));
  g_assert_true (opened_window_get_document (self) == document);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (self->window->pages), ==, "article");
  write_source (self, LONGER);
  opened_window_activate (self, "win.reload", NULL);
  wait_until (opened_window_get_document (self) != document);
  g_assert_false (adw_banner_get_revealed (self->window->source_banner));
}

static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  GlossDocument *document;

  opened_window_open (self, self->article);
  document = opened_window_get_document (self);
  opened_window_tag (self, "claim");
  write_source (self, LONGER);
  opened_window_activate (self, "win.reload", NULL);
  g_assert_nonnull (self->window->opening);
  opened_window_activate (self, "win.cancel", NULL);
  g_assert_null (self->window->opening);
  wait_until (says (self, "has changed"));
  g_assert_true (opened_window_get_document (self) == document);
  g_assert_cmpuint (opened_window_count (self), ==, 1);
}

#define ADD(path, test) g_test_add ("/window-source/" path, Fixture, NULL, opened_window_set_up, test, opened_window_tear_down)

int
main (int    argc,
      char **argv)
{
  /* The folders of the user are the test's own already; without the system's there are no icons. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("changed", test_changed);
  ADD ("stays", test_stays);
  ADD ("gone", test_gone);
  ADD ("unreadable", test_unreadable);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}
