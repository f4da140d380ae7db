/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the articles and the outline beside the article. */
#include "config.h"

#include "project/gloss-article-row.h"
#include "project/gloss-outline-row.h"
#include "project/gloss-sidebar.h"
#include "project/gloss-state-ring.h"
#include "window-fixture.h"

#define PARTS                            \
  "The harbour will reopen in May.\n"    \
  "\n"                                   \
  "Key Points\n"                         \
  "\n"                                   \
  "1) It reopens in May.\n"              \
  "2) The city pays half.\n"             \
  "\n"                                   \
  "Frequently Asked Questions\n"         \
  "\n"                                   \
  "Question: Who pays?\n"                \
  "The city pays half of it.\n"

typedef struct
{
  GFile *folder;
  GlossProject *project;
  GlossDocument *document;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  const GlossReviewer reviewer = { (char *) "maria", (char *) "Maria" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  self->folder = make_folder ();
  file = make_file (self->folder, "harbour.txt", PARTS);
  self->project = gloss_project_open (self->folder, &reviewer, NULL, &error);
  g_assert_no_error (error);
  self->document = gloss_document_load (file, &reviewer, gloss_project_get_codebook (self->project), NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  gloss_document_flush_all (5000);
  g_clear_object (&self->document);
  g_clear_object (&self->project);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  remove_folder (self->folder);
  g_clear_object (&self->folder);
}

static GlossOutlineItem *
find_part (GlossOutline     *outline,
           GlossOutlinePart  part)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (outline)); i++)
    {
      g_autoptr (GlossOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (outline), i);

      if (gloss_outline_item_get_part (item) == part)
        return g_steal_pointer (&item);
    }

  g_assert_not_reached ();
}

static void
assert_count (Fixture          *self,
              GlossOutlinePart  part,
              const char       *expected)
{
  g_autoptr (GlossOutline) outline = gloss_outline_new (gloss_document_get_article (self->document));
  g_autoptr (GlossOutlineItem) item = find_part (outline, part);
  g_autofree char *count = gloss_outline_row_count (item, self->document);

  g_assert_cmpstr (count, ==, expected);
}

static void
tag_block (Fixture    *self,
           const char *tag,
           const char *id)
{
  const GlossBlock *block = gloss_article_find_block (gloss_document_get_article (self->document), id);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (block);
  gloss_document_tag (self->document, tag, &block->range, 1, &error);
  g_assert_no_error (error);
}

static void
test_counts (Fixture       *self,
             gconstpointer  data)
{
  assert_count (self, GLOSS_OUTLINE_LEAD, "0");
  assert_count (self, GLOSS_OUTLINE_KEY_POINTS, "0/2");
  assert_count (self, GLOSS_OUTLINE_QUESTIONS, "0/1");

  tag_block (self, "claim", "lead");
  tag_block (self, "quantity", "lead");
  tag_block (self, "key_point", "kp-2");
  tag_block (self, "key_point", "kp-2");
  tag_block (self, "faq_answer", "faq-1.a");
  assert_count (self, GLOSS_OUTLINE_LEAD, "2");
  assert_count (self, GLOSS_OUTLINE_KEY_POINTS, "1/2");
  assert_count (self, GLOSS_OUTLINE_QUESTIONS, "1/1");
}

static void
count_notify (guint *n)
{
  (*n)++;
}

/* A row tells of its new count when an annotation comes. */
static void
test_row_follows (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GlossOutline) outline = gloss_outline_new (gloss_document_get_article (self->document));
  g_autoptr (GlossOutlineItem) item = find_part (outline, GLOSS_OUTLINE_LEAD);
  g_autofree char *count = NULL;
  guint n = 0;
  GtkWidget *row = g_object_ref_sink (g_object_new (GLOSS_TYPE_OUTLINE_ROW, "item", item, "document", self->document, NULL));

  g_signal_connect_swapped (row, "notify::count", G_CALLBACK (count_notify), &n);
  tag_block (self, "claim", "lead");
  g_assert_cmpuint (n, >, 0);
  g_object_get (row, "count", &count, NULL);
  g_assert_cmpstr (count, ==, "1");
  g_assert_finalize_object (row);
}

static void
note_text (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_set_str (user_data, g_variant_get_string (parameter, NULL));
}

/* Showing which article is open opens none; choosing another one does. */
static void
test_choosing (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *opened = NULL;
  const GActionEntry entries[] = { { "open-uri", note_text, "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *window = gtk_window_new ();
  GlossSidebar *sidebar = g_object_new (GLOSS_TYPE_SIDEBAR, NULL);
  g_autofree char *uri = g_file_get_uri (gloss_document_get_file (self->document));
  GtkSelectionModel *selection;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), &opened);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (sidebar));
  gloss_sidebar_set_project (sidebar, self->project);
  gloss_sidebar_set_document (sidebar, self->document);
  g_assert_null (opened);

  selection = gtk_list_view_get_model (GTK_LIST_VIEW (find_widget (GTK_WIDGET (sidebar), GTK_TYPE_LIST_VIEW)));
  g_assert_true (gtk_selection_model_is_selected (selection, 0));
  gloss_sidebar_set_document (sidebar, NULL);
  g_assert_false (gtk_selection_model_is_selected (selection, 0));
  gtk_selection_model_select_item (selection, 0, TRUE);
  g_assert_cmpstr (opened, ==, uri);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_rows_finalize (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (GlossArticleItem) item = g_list_model_get_item (G_LIST_MODEL (self->project), 0);
  GtkWidget *row = g_object_ref_sink (g_object_new (GLOSS_TYPE_ARTICLE_ROW, "item", item, NULL));
  GtkWidget *ring = g_object_ref_sink (g_object_new (GLOSS_TYPE_STATE_RING, "state", GLOSS_ARTICLE_STATE_DONE, NULL));

  g_assert_finalize_object (row);
  g_assert_finalize_object (ring);
}

#define ADD(path, test) g_test_add ("/sidebar/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  /* The folders of the user are the test's own already; without the system's there are no icons. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("counts", test_counts);
  ADD ("row-follows", test_row_follows);
  ADD ("choosing", test_choosing);
  ADD ("rows-finalize", test_rows_finalize);

  return g_test_run ();
}
