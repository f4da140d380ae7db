/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library: by what a source is known there. */
#include "config.h"

#include "annotation-article.h"
#include "store/gloss-store.h"

static GBytes *
make_contents (GlossArticle *article,
               const char   *reviewer,
               const char   *id)
{
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  GlossReviewer who = { (char *) reviewer, NULL };
  g_autoptr (GlossAnnotationSet) set = gloss_annotation_set_new ("a.txt", article, &who, codebook);
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &(GlossRange) { 4, 10 }, 1);
  g_autoptr (GlossAnnotation) annotation = gloss_annotation_new_from_fields (&(GlossAnnotationFields) {
    .id = id, .reviewer = reviewer, .tag = "claim", .created = "2026-01-01T00:00:00Z", .anchor = anchor });

  gloss_annotation_set_put (set, annotation);
  return gloss_annotation_set_write (set);
}

static GlossStore *
open_in_portal (const char   *path,
                GlossArticle *article)
{
  g_autofree char *full = g_build_filename (g_get_user_runtime_dir (), "doc", path, NULL);
  g_autoptr (GFile) source = g_file_new_for_path (full);
  GlossStore *store = gloss_store_new_for_source (source, article);

  g_assert_true (gloss_store_is_library (store));
  return store;
}

static void
assert_n_found (GlossStore *store,
                guint       n)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_store_problem_free);
  g_autoptr (GPtrArray) sets = gloss_store_load_all (store, problems, NULL, NULL);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (sets->len, ==, n);
}

/* A text that nobody has seen is known by where it was; then it is known itself, wherever it goes; a file of the same name is another one. */
static void
test_follows_a_changed_source (void)
{
  g_autoptr (GlossArticle) article = make_article ("A ferry runs every hour.");
  g_autoptr (GlossArticle) changed = make_article ("A ferry runs every second hour.");
  g_autoptr (GlossStore) first = open_in_portal ("aa/ferry.txt", article);
  g_autoptr (GlossStore) second = NULL;
  g_autoptr (GlossStore) other = NULL;
  g_autoptr (GlossStore) again = NULL;
  g_autoptr (GlossStore) moved = NULL;
  g_autoptr (GlossStore) back = NULL;
  g_autoptr (GBytes) one = make_contents (article, "maria", "urn:a");
  g_autoptr (GBytes) two = make_contents (changed, "maria", "urn:b");
  g_autoptr (GBytes) loaded = NULL;
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, one);
  g_autoptr (GError) error = NULL;

  g_assert_true (gloss_store_save (first, "maria", one, NULL, NULL, NULL));
  other = open_in_portal ("bb/ferry.txt", changed);
  assert_n_found (other, 0);
  second = open_in_portal ("aa/ferry.txt", changed);
  assert_n_found (second, 1);
  g_assert_true (gloss_store_save (second, "maria", two, sha256, NULL, &error));
  g_assert_no_error (error);

  moved = open_in_portal ("cc/other.txt", changed);
  assert_n_found (moved, 1);
  back = open_in_portal ("aa/ferry.txt", article);
  loaded = gloss_store_load (back, "maria", NULL, NULL);
  g_assert_true (g_bytes_equal (loaded, two));
}

/* Of two files of the same name, each keeps what is its own when both change; and what the index says is not believed. */
static void
test_tells_names_apart (void)
{
  g_autoptr (GlossArticle) article = make_article ("The pier is open.");
  g_autoptr (GlossArticle) other = make_article ("The mill is closed.");
  g_autoptr (GlossArticle) changed = make_article ("The pier and the mill are open.");
  g_autoptr (GlossStore) first = open_in_portal ("dd/same.txt", article);
  g_autoptr (GlossStore) second = open_in_portal ("ee/same.txt", other);
  g_autoptr (GlossStore) of_first = NULL;
  g_autoptr (GlossStore) of_second = NULL;
  g_autoptr (GlossStore) after = NULL;
  g_autoptr (GBytes) one = make_contents (article, "maria", "urn:a");
  g_autoptr (GBytes) two = make_contents (other, "maria", "urn:b");
  g_autoptr (GBytes) loaded = NULL;
  g_autoptr (GBytes) loaded_second = NULL;
  g_autofree char *places = g_build_filename (g_get_user_data_dir (), "gloss", "library", ".places", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_true (gloss_store_save (first, "maria", one, NULL, NULL, NULL));
  g_assert_true (gloss_store_save (second, "maria", two, NULL, NULL, NULL));
  of_first = open_in_portal ("dd/same.txt", changed);
  of_second = open_in_portal ("ee/same.txt", changed);
  loaded = gloss_store_load (of_first, "maria", NULL, NULL);
  loaded_second = gloss_store_load (of_second, "maria", NULL, NULL);
  g_assert_true (g_bytes_equal (loaded, one));
  g_assert_true (g_bytes_equal (loaded_second, two));

  dir = g_dir_open (places, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (places, name, NULL);

      g_assert_true (g_file_set_contents (path, "../../../elsewhere", -1, NULL));
    }
  after = open_in_portal ("dd/same.txt", changed);
  assert_n_found (after, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/library/follows-a-changed-source", test_follows_a_changed_source);
  g_test_add_func ("/library/tells-names-apart", test_tells_names_apart);

  return g_test_run ();
}
