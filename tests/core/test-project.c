/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of articles: what is listed, what its settings say, and how it is followed. */
#include "config.h"

#include "document-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "gloss-error.h"
#include "project/gloss-project-listing.h"
#include "store/gloss-hidden-file.h"

static void
on_opened (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GlossProject *
open_project (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GlossProject *project;

  gloss_project_open_async (self->folder, &self->maria, NULL, on_opened, &result);
  spin_until (result != NULL);
  project = gloss_project_open_finish (result, &error);
  g_assert_no_error (error);
  return project;
}

static char *
list_names (GlossProject *project)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (project)); i++)
    {
      g_autoptr (GlossArticleItem) item = g_list_model_get_item (G_LIST_MODEL (project), i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", gloss_article_item_get_name (item));
    }
  return g_string_free_and_steal (names);
}

static void
assert_names (GlossProject *project,
              const char   *expected)
{
  g_autofree char *names = list_names (project);

  g_assert_cmpstr (names, ==, expected);
}

static gboolean
has_names (GlossProject *project,
           const char   *expected)
{
  g_autofree char *names = list_names (project);

  return g_str_equal (names, expected);
}

static void
test_listing (Fixture       *self,
              gconstpointer  data)
{
  static const char *const written[] = {
    "chapter 10.md", "chapter 9.md", "page.html", "PAGE2.HTM", "sub/deep/inner.txt", "bridge.txt.maria.gloss.json", "gloss.json.txt~",
    "picture.png", ".hidden.txt", ".gloss/texts/00.txt", ".git/readme.txt", "notes.txt.swp", "codebook.json",
  };
  g_autoptr (GlossProject) project = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *loop = g_build_filename (self->path, "sub", "loop", NULL);
  g_autofree char *pipe_path = g_build_filename (self->path, "pipe.txt", NULL);
  g_autofree char *dangling = g_build_filename (self->path, "dangling.txt", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    fixture_write (self, written[i], "{}");
  g_assert_cmpint (symlink ("..", loop), ==, 0);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);

  project = gloss_project_open (self->folder, &self->maria, NULL, &error);
  g_assert_no_error (error);
  assert_names (project, "PAGE2.HTM bridge.txt chapter 9.md chapter 10.md page.html sub/deep/inner.txt");
  g_assert_null (gloss_project_get_error_message (project));
  g_assert_finalize_object (g_steal_pointer (&project));
}

static void
test_is_article (void)
{
  g_assert_true (gloss_project_is_article ("a.txt"));
  g_assert_true (gloss_project_is_article ("a.b.md"));
  g_assert_false (gloss_project_is_article ("a.txt.maria.gloss.json"));
  g_assert_false (gloss_project_is_article ("gloss.json"));
  g_assert_false (gloss_project_is_article (".a.txt"));
  g_assert_false (gloss_project_is_article ("a"));
  g_assert_false (gloss_project_is_article ("a.txt~"));
}

static void
test_depth (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (GlossProject) project = NULL;
  g_autofree char *names = NULL;

  for (guint i = 0; i < GLOSS_PROJECT_MAX_DEPTH + 3; i++)
    g_string_append_printf (path, "d%u/", i);
  g_string_append (path, "deep.txt");
  fixture_write (self, path->str, "Deep.");
  project = gloss_project_open (self->folder, &self->maria, NULL, NULL);
  assert_names (project, "bridge.txt");
  g_assert_nonnull (gloss_project_get_error_message (project));
}

/* The folder that the document portal makes for a single file has a number for a name. */
static void
test_single_file (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "doc", "0a1b2c3d", NULL);
  g_autofree char *article = g_build_filename (path, "bridge.txt", NULL);
  g_autoptr (GlossProject) project = NULL;

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (article, "A bridge.", -1, NULL));
  g_object_unref (self->folder);
  self->folder = g_file_new_for_path (path);
  project = open_project (self);
  g_assert_cmpstr (gloss_project_get_name (project), ==, "bridge.txt");
  assert_names (project, "bridge.txt");
}

static void
test_no_settings (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GlossProject) project = open_project (self);
  g_autofree char *base = g_path_get_basename (self->path);

  g_assert_cmpstr (gloss_project_get_name (project), ==, base);
  g_assert_true (g_file_equal (gloss_project_get_folder (project), self->folder));
  g_assert_cmpstr (gloss_codebook_get_sha256 (gloss_project_get_codebook (project)), ==, gloss_codebook_get_sha256 (self->codebook));
  g_assert_cmpstr (gloss_project_get_reviewer (project)->id, ==, "maria");
  g_assert_false (gloss_project_get_blind (project));
  g_assert_null (gloss_project_get_error_message (project));
  g_assert_false (fixture_exists (self, "gloss.json"));
}

#define CODEBOOK "{\"id\":\"tiny\",\"version\":\"1\",\"title\":\"Tiny\",\"tags\":[{\"id\":\"fact\",\"label\":\"Fact\",\"color\":\"#336699\",\"on\":[\"span\"]}]}"

static void
test_settings (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GlossProject) project = NULL;

  fixture_write (self, "gloss.json",
                 "{\"format\":\"1.0\",\"name\":\"Rivers\",\"codebook\":" CODEBOOK ",\"blind\":true,"
                 "\"reviewers\":[{\"id\":\"maria\",\"name\":\"Maria S.\",\"color\":\"#ff0000\"},{\"id\":\"ben\",\"color\":\"red\"},7]}");
  project = open_project (self);
  g_assert_null (gloss_project_get_error_message (project));
  g_assert_cmpstr (gloss_project_get_name (project), ==, "Rivers");
  g_assert_cmpstr (gloss_codebook_get_id (gloss_project_get_codebook (project)), ==, "tiny");
  g_assert_true (gloss_project_get_blind (project));
  g_assert_cmpstr (gloss_project_get_reviewer_name (project, "maria"), ==, "Maria S.");
  g_assert_cmpstr (gloss_project_get_reviewer_color (project, "maria"), ==, "#ff0000");
  g_assert_null (gloss_project_get_reviewer_color (project, "ben"));
  g_assert_null (gloss_project_get_reviewer_name (project, "nobody"));
}

static void
test_codebook_by_path (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (GlossProject) project = NULL;

  fixture_write (self, "books/tiny.json", CODEBOOK);
  fixture_write (self, "gloss.json", "{\"format\":\"1.0\",\"codebook\":\"books/tiny.json\"}");
  project = open_project (self);
  g_assert_null (gloss_project_get_error_message (project));
  g_assert_cmpstr (gloss_codebook_get_id (gloss_project_get_codebook (project)), ==, "tiny");
}

static void
test_broken_settings (Fixture       *self,
                      gconstpointer  data)
{
  static const char *const broken[] = {
    "", "{", "[]", "\"\"", "{\"format\":\"3.0\"}", "{\"codebook\":\"missing.json\"}", "{\"codebook\":\"../../../etc/passwd\"}",
    "{\"codebook\":\"/etc/passwd\"}", "{\"codebook\":7}", "{\"codebook\":{\"tags\":7}}", "{\"name\":\"\\ud83d\"}", "{\"codebook\":\"sub\"}",
  };

  fixture_write (self, "sub/other.txt", "Other.");
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GlossProject) project = NULL;
      g_autofree char *after = NULL;

      fixture_write (self, "gloss.json", broken[i]);
      project = open_project (self);
      g_assert_nonnull (gloss_project_get_error_message (project));
      assert_names (project, "bridge.txt sub/other.txt");
      g_assert_cmpstr (gloss_codebook_get_sha256 (gloss_project_get_codebook (project)), ==, gloss_codebook_get_sha256 (self->codebook));
      spin_for (10);
      g_assert_finalize_object (g_steal_pointer (&project));
      after = fixture_read (self, "gloss.json");
      g_assert_cmpstr (after, ==, broken[i]);
    }
}

static void
test_settings_that_are_no_file (Fixture       *self,
                                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->path, "gloss.json", NULL);
  g_autoptr (GlossProject) project = NULL;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  project = open_project (self);
  g_assert_nonnull (gloss_project_get_error_message (project));
  assert_names (project, "bridge.txt");
}

static void
test_no_folder (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GFile) missing = fixture_get_child (self, "missing");
  g_autoptr (GError) error = NULL;

  g_assert_null (gloss_project_open (missing, &self->maria, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (gloss_project_open (self->source, &self->maria, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
}

static void
test_is_cancelled (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  gloss_project_open_async (self->folder, &self->maria, cancellable, on_opened, &result);
  g_cancellable_cancel (cancellable);
  spin_until (result != NULL);
  g_assert_null (gloss_project_open_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
tag_everything (Fixture *self)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  gsize length = gloss_text_get_length (gloss_article_get_text (gloss_document_get_article (document)));

  tag_range (document, "claim", 0, length);
  save_now (document);
}

static void
test_items_fill_in (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (GlossProject) project = NULL;
  g_autoptr (GFile) titled = fixture_get_child (self, "titled.md");
  g_autoptr (GFile) damaged = fixture_get_child (self, "damaged.txt");
  GlossArticleItem *bridge, *title_item;

  fixture_write (self, "titled.md", "# The Long Bridge\n\nIt is long.\n");
  fixture_write (self, "damaged.txt", "\x01\xff\xfe\x00");
  fixture_seed (self, &self->maria, 4, 10);
  fixture_seed (self, &self->ben, 4, 10);
  project = open_project (self);
  bridge = gloss_project_find (project, self->source);
  title_item = gloss_project_find (project, titled);
  g_assert_nonnull (gloss_project_find (project, damaged));
  g_assert_cmpstr (gloss_article_item_get_title (title_item), ==, "titled.md");
  spin_until (gloss_article_item_get_state (bridge) == GLOSS_ARTICLE_STATE_BEGUN);
  g_assert_cmpuint (gloss_article_item_get_n_annotations (bridge), ==, 1);
  spin_until (g_str_equal (gloss_article_item_get_title (title_item), "The Long Bridge"));
  g_assert_cmpint (gloss_article_item_get_state (title_item), ==, GLOSS_ARTICLE_STATE_NEW);

  tag_everything (self);
  spin_until (gloss_article_item_get_state (bridge) == GLOSS_ARTICLE_STATE_DONE);
  g_assert_cmpuint (gloss_article_item_get_n_annotations (bridge), ==, 2);
}

static void
test_follows_its_folder (Fixture       *self,
                         gconstpointer  data)
{
  g_autoptr (GlossProject) project = open_project (self);
  g_autoptr (GlossArticleItem) kept = g_object_ref (gloss_project_find (project, self->source));
  g_autofree char *from = g_build_filename (self->path, "another.txt", NULL);
  g_autofree char *to = g_build_filename (self->path, "z.txt", NULL);
  g_autofree char *sub = g_build_filename (self->path, "sub", NULL);
  g_autofree char *moved = g_build_filename (self->path, "moved", NULL);

  fixture_write (self, "another.txt", "Another.");
  spin_until (has_names (project, "another.txt bridge.txt"));
  fixture_write (self, "sub/new.txt", "New.");
  spin_until (has_names (project, "another.txt bridge.txt sub/new.txt"));
  g_assert_cmpint (g_rename (from, to), ==, 0);
  spin_until (has_names (project, "bridge.txt sub/new.txt z.txt"));
  fixture_write (self, "sub/newer.txt", "Newer.");
  spin_until (has_names (project, "bridge.txt sub/new.txt sub/newer.txt z.txt"));
  g_assert_cmpint (g_rename (sub, moved), ==, 0);
  spin_until (has_names (project, "bridge.txt moved/new.txt moved/newer.txt z.txt"));
  fixture_write (self, "moved/newest.txt", "Newest.");
  spin_until (has_names (project, "bridge.txt moved/new.txt moved/newer.txt moved/newest.txt z.txt"));
  g_assert_true (gloss_project_find (project, self->source) == kept);
  g_assert_cmpint (g_unlink (to), ==, 0);
  spin_until (has_names (project, "bridge.txt moved/new.txt moved/newer.txt moved/newest.txt"));

  fixture_write (self, "gloss.json", "{\"format\":\"1.0\",\"name\":\"Later\"}");
  spin_until (g_str_equal (gloss_project_get_name (project), "Later"));
  fixture_write (self, "gloss.json", "{");
  spin_until (gloss_project_get_error_message (project) != NULL);
}

static void
on_document_loaded (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  GlossDocument **document = user_data;

  *document = gloss_project_load_document_finish (GLOSS_PROJECT (object), result, &error);
  g_assert_no_error (error);
}

static void
test_loads_documents (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (GlossProject) project = NULL;
  g_autoptr (GlossDocument) document = NULL;
  GlossArticleItem *item;

  fixture_seed (self, &self->ben, 4, 10);
  fixture_write (self, "gloss.json", "{\"format\":\"1.0\",\"blind\":true}");
  project = open_project (self);
  gloss_project_load_document_async (project, self->source, NULL, on_document_loaded, &document);
  spin_until (document != NULL);
  g_assert_cmpuint (count_annotations (document), ==, 0);
  g_assert_true (gloss_document_get_codebook (document) == gloss_project_get_codebook (project));

  item = gloss_project_find (project, self->source);
  tag_range (document, "claim", 0, 5);
  gloss_article_item_update (item, document);
  g_assert_cmpuint (gloss_article_item_get_n_annotations (item), ==, 1);
  g_assert_cmpint (gloss_article_item_get_state (item), ==, GLOSS_ARTICLE_STATE_BEGUN);
}

static void
test_items_keep_in_order (Fixture       *self,
                          gconstpointer  data)
{
  g_autoptr (GlossProject) project = NULL;

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *name = g_strdup_printf ("a%d.txt", g_test_rand_int_range (0, 1000));

      fixture_write (self, name, "A.");
    }
  project = open_project (self);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("a%d.txt", g_test_rand_int_range (0, 1000));

      fixture_write (self, name, "A.");
    }
  spin_for (700);
  for (guint i = 1; i + 1 < g_list_model_get_n_items (G_LIST_MODEL (project)); i++)
    {
      g_autoptr (GlossArticleItem) before = g_list_model_get_item (G_LIST_MODEL (project), i - 1);
      g_autoptr (GlossArticleItem) after = g_list_model_get_item (G_LIST_MODEL (project), i);

      g_assert_cmpint (atoi (gloss_article_item_get_name (before) + 1), <, atoi (gloss_article_item_get_name (after) + 1));
    }
}

/* What a killed process was writing goes when the folder is opened. */
static void
test_sweeps (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *hidden = gloss_hidden_file_dup_name (GLOSS_HIDDEN_WRITE);
  g_autofree char *name = g_build_filename (".gloss", "texts", hidden, NULL);
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  struct utimbuf long_ago = { 1000000000, 1000000000 };
  g_autoptr (GlossProject) project = NULL;

  fixture_write (self, name, "half");
  g_assert_cmpint (g_utime (path, &long_ago), ==, 0);
  project = open_project (self);
  spin_until (!fixture_exists (self, name));
  g_assert_true (fixture_exists (self, "bridge.txt"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/project/is-article", test_is_article);
#define add(path, func) g_test_add ("/project/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  add ("listing", test_listing);
  add ("depth", test_depth);
  add ("single-file", test_single_file);
  add ("no-settings", test_no_settings);
  add ("settings", test_settings);
  add ("codebook-by-path", test_codebook_by_path);
  add ("broken-settings", test_broken_settings);
  add ("settings-that-are-no-file", test_settings_that_are_no_file);
  add ("no-folder", test_no_folder);
  add ("is-cancelled", test_is_cancelled);
  add ("items-fill-in", test_items_fill_in);
  add ("follows-its-folder", test_follows_its_folder);
  add ("loads-documents", test_loads_documents);
  add ("items-keep-in-order", test_items_keep_in_order);
  add ("sweeps", test_sweeps);
#undef add

  return g_test_run ();
}
