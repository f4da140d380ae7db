/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stores: sidecars beside the source and in the library, and that nothing is overwritten that was not understood. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "annotation-article.h"
#include "gloss-error.h"
#include "store/gloss-store.h"

/* A folder that nobody can write to, not even root. */
#define REFUSING_SOURCE "/proc/version"

typedef struct
{
  char *folder;
  GFile *source;
  GlossArticle *article;
  GlossStore *store;
} Fixture;

static GlossAnnotationSet *
make_set (GlossArticle *article,
          const char   *reviewer,
          const char   *id)
{
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  GlossReviewer who = { (char *) reviewer, NULL };
  GlossAnnotationSet *set = gloss_annotation_set_new ("a.txt", article, &who, codebook);
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &(GlossRange) { 4, 10 }, 1);
  g_autoptr (GlossAnnotation) annotation = gloss_annotation_new_from_fields (&(GlossAnnotationFields) {
    .id = id, .reviewer = reviewer, .tag = "claim", .created = "2026-01-01T00:00:00Z", .anchor = anchor });

  gloss_annotation_set_put (set, annotation);
  return set;
}

static GBytes *
make_contents (GlossArticle *article,
               const char   *reviewer,
               const char   *id)
{
  g_autoptr (GlossAnnotationSet) set = make_set (article, reviewer, id);

  return gloss_annotation_set_write (set);
}

static char *
hash (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static void
set_up (Fixture       *self,
        gconstpointer  name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("gloss-store-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, name != NULL ? name : "a.txt", NULL);
  g_file_set_contents (path, "The bridge is closed.", -1, &error);
  g_assert_no_error (error);
  self->source = g_file_new_for_path (path);
  self->article = make_article ("The bridge is closed.");
  self->store = gloss_store_new_for_source (self->source, self->article);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_remove (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&self->store));
  g_clear_object (&self->article);
  g_clear_object (&self->source);
  remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

static void
write_file (Fixture    *self,
            const char *name,
            const char *contents)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
}

static GPtrArray *
load_all (GlossStore *store,
          guint       n_problems)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_store_problem_free);
  g_autoptr (GError) error = NULL;
  GPtrArray *sets = gloss_store_load_all (store, problems, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, n_problems);
  for (guint i = 0; i < problems->len; i++)
    {
      const GlossStoreProblem *problem = g_ptr_array_index (problems, i);

      g_assert_nonnull (strstr (problem->message, g_file_peek_path (problem->file)));
    }
  return sets;
}

static const char *
get_reviewer (GPtrArray *sets,
              guint      index)
{
  return gloss_annotation_set_get_reviewer (g_ptr_array_index (sets, index))->id;
}

static void
assert_save_fails (GlossStore *store,
                   GBytes     *contents,
                   const char *expected,
                   int         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gloss_store_save (store, "maria", contents, expected, NULL, &error));
  g_assert_error (error, GLOSS_ERROR, code);
}

static void
test_saves_beside (Fixture       *self,
                   gconstpointer  name)
{
  g_autoptr (GBytes) maria = make_contents (self->article, "maria", "urn:a");
  g_autoptr (GBytes) ben = make_contents (self->article, "ben", "urn:b");
  g_autoptr (GFile) file = gloss_store_dup_file (self->store, "maria");
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *expected = g_strconcat (name != NULL ? name : "a.txt", ".maria.gloss.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sets = NULL;
  g_autoptr (GBytes) loaded = NULL;

  g_assert_false (gloss_store_is_library (self->store));
  g_assert_cmpstr (base, ==, expected);
  g_assert_null (gloss_store_load (self->store, "maria", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (gloss_store_save (self->store, "maria", maria, NULL, NULL, &error));
  g_assert_true (gloss_store_save (self->store, "ben", ben, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_query_exists (file, NULL));
  loaded = gloss_store_load (self->store, "maria", NULL, &error);
  g_assert_true (g_bytes_equal (loaded, maria));
  sets = load_all (self->store, 0);
  g_assert_cmpuint (sets->len, ==, 2);
  g_assert_cmpstr (get_reviewer (sets, 0), ==, "ben");
  g_assert_cmpstr (get_reviewer (sets, 1), ==, "maria");
}

static void
test_ignores_other_names (Fixture       *self,
                          gconstpointer  data)
{
  static const char *const names[] = {
    "a.txt.Maria.gloss.json", "a.txt.b.c.gloss.json", "a.txt..gloss.json", "a.txt.gloss.json", "b.txt.maria.gloss.json", "a.txt.maria.gloss.jsonx",
    "a.txt.maria.sync-conflict-20260101-101010.gloss.json", "a.txt.maria.gloss.json~", "a.txt.abcdefghijklmnopqrstuvwxyz01234567.gloss.json",
    "aatxt.maria.gloss.json", ".gloss.json",
  };
  g_autoptr (GPtrArray) sets = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    write_file (self, names[i], "rubbish");
  sets = load_all (self->store, 0);
  g_assert_cmpuint (sets->len, ==, 0);
}

static void
test_conflicts (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GBytes) first = make_contents (self->article, "maria", "urn:a");
  g_autoptr (GBytes) second = make_contents (self->article, "maria", "urn:b");
  g_autofree char *first_hash = hash (first);
  g_autofree char *second_hash = hash (second);
  g_autoptr (GFile) file = gloss_store_dup_file (self->store, "maria");
  g_autoptr (GBytes) loaded = NULL;

  assert_save_fails (self->store, first, first_hash, GLOSS_ERROR_CONFLICT);
  g_assert_true (gloss_store_save (self->store, "maria", first, NULL, NULL, NULL));
  assert_save_fails (self->store, second, NULL, GLOSS_ERROR_CONFLICT);
  assert_save_fails (self->store, second, second_hash, GLOSS_ERROR_CONFLICT);
  loaded = gloss_store_load (self->store, "maria", NULL, NULL);
  g_assert_true (g_bytes_equal (loaded, first));
  g_assert_true (gloss_store_save (self->store, "maria", second, first_hash, NULL, NULL));
  g_file_delete (file, NULL, NULL);
  assert_save_fails (self->store, first, second_hash, GLOSS_ERROR_CONFLICT);
}

/* Even for somebody who knows the hash of what is there. */
static void
assert_kept (Fixture    *self,
             const char *contents,
             int         code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (contents, strlen (contents));
  g_autofree char *sha256 = hash (bytes);
  g_autoptr (GBytes) mine = make_contents (self->article, "maria", "urn:a");
  g_autoptr (GBytes) after = NULL;

  write_file (self, "a.txt.maria.gloss.json", contents);
  assert_save_fails (self->store, mine, sha256, code);
  assert_save_fails (self->store, mine, NULL, code);
  after = gloss_store_load (self->store, "maria", NULL, NULL);
  g_assert_true (g_bytes_equal (after, bytes));
}

static void
test_keeps_what_it_cannot_read (Fixture       *self,
                                gconstpointer  data)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GBytes) good = make_contents (self->article, "maria", "urn:a");
  g_autofree char *torn = g_strndup (g_bytes_get_data (good, NULL), g_bytes_get_size (good) / 2);
  g_autoptr (GPtrArray) sets = NULL;

  assert_kept (self, "", GLOSS_ERROR_FORMAT);
  assert_kept (self, torn, GLOSS_ERROR_FORMAT);
  assert_kept (self, "{\"a\": \"\\ud83d\"}", GLOSS_ERROR_FORMAT);
  assert_kept (self, "{\"a\": 1E400}", GLOSS_ERROR_FORMAT);
  assert_kept (self, "\xff\xfe", GLOSS_ERROR_FORMAT);
  assert_kept (self, "{\"type\": \"AnnotationCollection\"}", GLOSS_ERROR_FORMAT);
  assert_kept (self, deep, GLOSS_ERROR_LIMIT);
  sets = load_all (self->store, 1);
  g_assert_cmpuint (sets->len, ==, 0);
}

static void
test_keeps_newer_versions (Fixture       *self,
                           gconstpointer  data)
{
  g_autoptr (GPtrArray) sets = NULL;

  assert_kept (self, "{\"type\": \"AnnotationPage\", \"gloss:format\": \"2.0\", \"gloss:reviewer\": {\"id\": \"maria\"}}", GLOSS_ERROR_VERSION);
  sets = load_all (self->store, 0);
  g_assert_cmpuint (sets->len, ==, 1);
  g_assert_true (gloss_annotation_set_is_read_only (g_ptr_array_index (sets, 0)));
}

static void
test_writes_only_what_can_be_read (Fixture       *self,
                                   gconstpointer  data)
{
  g_autoptr (GBytes) torn = g_bytes_new_static ("{\"type\"", 7);
  g_autoptr (GFile) file = gloss_store_dup_file (self->store, "maria");

  assert_save_fails (self->store, torn, NULL, GLOSS_ERROR_FORMAT);
  g_assert_false (g_file_query_exists (file, NULL));
}

static void
test_other_kinds_of_files (Fixture       *self,
                           gconstpointer  data)
{
  g_autofree char *pipe = g_build_filename (self->folder, "a.txt.pipe.gloss.json", NULL);
  g_autofree char *folder = g_build_filename (self->folder, "a.txt.folder.gloss.json", NULL);
  g_autofree char *dangling = g_build_filename (self->folder, "a.txt.dangling.gloss.json", NULL);
  g_autoptr (GPtrArray) sets = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  sets = load_all (self->store, 3);
  g_assert_cmpuint (sets->len, ==, 0);
}

static void
test_one_bad_one_good (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (GBytes) good = make_contents (self->article, "maria", "urn:a");
  g_autoptr (GPtrArray) sets = NULL;

  g_assert_true (gloss_store_save (self->store, "maria", good, NULL, NULL, NULL));
  write_file (self, "a.txt.ben.gloss.json", "{");
  sets = load_all (self->store, 1);
  g_assert_cmpuint (sets->len, ==, 1);
  g_assert_cmpstr (get_reviewer (sets, 0), ==, "maria");
}

static void
test_keeps_links_and_permissions (Fixture       *self,
                                  gconstpointer  data)
{
  g_autoptr (GBytes) first = make_contents (self->article, "maria", "urn:a");
  g_autoptr (GBytes) second = make_contents (self->article, "maria", "urn:b");
  g_autofree char *first_hash = hash (first);
  g_autofree char *real = g_build_filename (self->folder, "real.json", NULL);
  g_autofree char *link = g_build_filename (self->folder, "a.txt.maria.gloss.json", NULL);
  g_autofree char *contents = NULL;
  struct stat after;

  g_assert_true (g_file_set_contents (real, g_bytes_get_data (first, NULL), g_bytes_get_size (first), NULL));
  g_assert_cmpint (g_chmod (real, 0664), ==, 0);
  g_assert_cmpint (symlink ("real.json", link), ==, 0);
  g_assert_true (gloss_store_save (self->store, "maria", second, first_hash, NULL, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (real, &contents, NULL, NULL));
  g_assert_cmpmem (contents, strlen (contents), g_bytes_get_data (second, NULL), g_bytes_get_size (second));
  g_assert_cmpint (stat (real, &after), ==, 0);
  g_assert_cmpint (after.st_mode & 0777, ==, 0664);
}

/* Somebody wants it to stay as it is. */
static void
test_write_protected (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (GBytes) first = make_contents (self->article, "maria", "urn:a");
  g_autoptr (GBytes) second = make_contents (self->article, "maria", "urn:b");
  g_autofree char *first_hash = hash (first);
  g_autoptr (GFile) file = gloss_store_dup_file (self->store, "maria");
  g_autoptr (GBytes) after = NULL;

  g_assert_true (gloss_store_save (self->store, "maria", first, NULL, NULL, NULL));
  g_assert_cmpint (g_chmod (g_file_peek_path (file), 0444), ==, 0);
  assert_save_fails (self->store, second, first_hash, GLOSS_ERROR_PROTECTED);
  after = gloss_store_load (self->store, "maria", NULL, NULL);
  g_assert_true (g_bytes_equal (after, first));
  g_assert_cmpint (g_chmod (g_file_peek_path (file), 0644), ==, 0);
  g_assert_true (gloss_store_save (self->store, "maria", second, first_hash, NULL, NULL));
}

static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) contents = make_contents (self->article, "maria", "urn:a");
  g_autoptr (GFile) file = gloss_store_dup_file (self->store, "maria");
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_store_problem_free);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (gloss_store_save (self->store, "maria", contents, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_query_exists (file, NULL));
  g_clear_error (&error);
  g_assert_null (gloss_store_load_all (self->store, problems, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What somebody else wrote is merged until nobody was faster. */
static void
add_one (GlossStore   *store,
         GlossArticle *article,
         const char   *id)
{
  for (guint attempt = 0; attempt < 1000; attempt++)
    {
      g_autoptr (GlossAnnotationSet) set = make_set (article, "maria", id);
      g_autoptr (GBytes) there = gloss_store_load (store, "maria", NULL, NULL);
      g_autofree char *sha256 = there != NULL ? hash (there) : NULL;
      g_autoptr (GBytes) contents = NULL;
      g_autoptr (GError) error = NULL;

      if (there != NULL)
        {
          g_autoptr (GlossAnnotationSet) theirs = gloss_annotation_set_read (there, "a", NULL);
          g_autoptr (GlossAnnotationSet) base = make_set (article, "maria", "urn:none");

          gloss_annotation_set_forget (base, "urn:none");
          gloss_annotation_set_merge (set, base, theirs, NULL);
        }
      contents = gloss_annotation_set_write (set);
      if (gloss_store_save (store, "maria", contents, sha256, NULL, &error))
        return;
      g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_CONFLICT);
    }
  g_assert_not_reached ();
}

#define N_WRITERS 4
#define N_WRITES 8

static gpointer
write_many (gpointer data)
{
  Fixture *self = data;
  g_autoptr (GlossStore) store = gloss_store_new_for_source (self->source, self->article);

  for (guint i = 0; i < N_WRITES; i++)
    {
      g_autofree char *id = g_strdup_printf ("urn:%p:%u", (gpointer) g_thread_self (), i);

      add_one (store, self->article, id);
    }
  return NULL;
}

static void
test_writers_lose_nothing (Fixture       *self,
                           gconstpointer  data)
{
  GThread *threads[N_WRITERS];
  g_autoptr (GPtrArray) sets = NULL;

  for (guint i = 0; i < N_WRITERS; i++)
    threads[i] = g_thread_new ("writer", write_many, self);
  for (guint i = 0; i < N_WRITERS; i++)
    g_thread_join (threads[i]);
  sets = load_all (self->store, 0);
  g_assert_cmpuint (gloss_annotation_set_get_n_annotations (g_ptr_array_index (sets, 0)), ==, N_WRITERS * N_WRITES);
}

/* What the document portal shows: a single file in a folder of its own, or a folder that is a person's. */
static void
test_portal (void)
{
  static const struct
  {
    const char *source;
    gboolean is_library;
  } cases[] = { { "doc/0a1b2c3d/a.txt", TRUE }, { "doc/0a1b2c3d/Reading room/a.txt", FALSE } };
  g_autoptr (GlossArticle) article = make_article ("A text that came through the portal.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), cases[i].source, NULL);
      g_autofree char *folder = g_path_get_dirname (path);
      g_autoptr (GFile) source = g_file_new_for_path (path);
      g_autoptr (GlossStore) store = NULL;

      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      g_assert_true (g_file_set_contents (path, "a text", -1, NULL));
      store = gloss_store_new_for_source (source, article);
      g_assert_cmpint (gloss_store_is_library (store), ==, cases[i].is_library);
    }
}

static void
test_library (void)
{
  g_autoptr (GFile) source = g_file_new_for_path (REFUSING_SOURCE);
  g_autoptr (GlossArticle) article = make_article ("A text that is only in the library.");
  g_autoptr (GlossArticle) other = make_article ("Another text.");
  g_autoptr (GlossStore) store = gloss_store_new_for_source (source, article);
  g_autoptr (GlossStore) renamed = NULL;
  g_autoptr (GlossStore) of_other = gloss_store_new_for_source (source, other);
  g_autoptr (GFile) file = gloss_store_dup_file (store, "maria");
  g_autoptr (GBytes) contents = make_contents (article, "maria", "urn:a");
  g_autofree char *sha256 = hash (contents);
  g_autofree char *library = g_build_filename (g_get_user_data_dir (), "gloss", "library", NULL);
  g_autoptr (GFile) elsewhere = g_file_new_for_path ("/proc/uptime");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gloss_store_is_library (store));
  g_assert_true (g_str_has_prefix (g_file_peek_path (file), library));
  g_assert_true (gloss_store_save (store, "maria", contents, NULL, NULL, &error));
  g_assert_no_error (error);
  renamed = gloss_store_new_for_source (elsewhere, article);
  found = load_all (renamed, 0);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (gloss_store_save (renamed, "maria", contents, sha256, NULL, &error));
  g_assert_no_error (error);
  none = load_all (of_other, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

/* What was kept in the library is found when the source comes to lie where sidecars can be written, and goes there. */
static void
test_comes_home (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GFile) refusing = g_file_new_for_path (REFUSING_SOURCE);
  g_autoptr (GlossStore) library = gloss_store_new_for_source (refusing, self->article);
  g_autoptr (GBytes) first = make_contents (self->article, "maria", "urn:a");
  g_autoptr (GBytes) second = make_contents (self->article, "maria", "urn:b");
  g_autofree char *first_hash = hash (first);
  g_autoptr (GFile) file = gloss_store_dup_file (self->store, "maria");
  g_autoptr (GBytes) loaded = NULL;
  g_autoptr (GPtrArray) sets = NULL;

  g_assert_true (gloss_store_save (library, "maria", first, NULL, NULL, NULL));
  loaded = gloss_store_load (self->store, "maria", NULL, NULL);
  g_assert_true (g_bytes_equal (loaded, first));
  assert_save_fails (self->store, second, NULL, GLOSS_ERROR_CONFLICT);
  g_assert_true (gloss_store_save (self->store, "maria", second, first_hash, NULL, NULL));
  g_assert_true (g_file_query_exists (file, NULL));
  sets = load_all (self->store, 0);
  g_assert_cmpuint (sets->len, ==, 1);
  g_assert_nonnull (gloss_annotation_set_find (g_ptr_array_index (sets, 0), "urn:b"));
}

static void
rename_source (Fixture    *self,
               const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_cmpint (g_rename (g_file_peek_path (self->source), path), ==, 0);
  g_clear_object (&self->source);
  self->source = g_file_new_for_path (path);
}

/* By the text, not by the name; an article with another text gets nothing, nor does a copy. */
static void
test_follows_a_renamed_source (Fixture       *self,
                               gconstpointer  data)
{
  g_autoptr (GBytes) first = make_contents (self->article, "maria", "urn:a");
  g_autoptr (GBytes) second = make_contents (self->article, "maria", "urn:b");
  g_autofree char *sha256 = hash (first);
  g_autofree char *copied = g_build_filename (self->folder, "copy.txt", NULL);
  g_autoptr (GFile) copy = g_file_new_for_path (copied);
  g_autoptr (GlossArticle) other_article = make_article ("Another text.");
  g_autoptr (GlossStore) of_copy = NULL;
  g_autoptr (GlossStore) of_other = NULL;
  g_autoptr (GlossStore) renamed = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) no_other = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GFile) file = NULL;

  g_assert_true (gloss_store_save (self->store, "maria", first, NULL, NULL, NULL));
  write_file (self, "copy.txt", "The bridge is closed.");
  of_copy = gloss_store_new_for_source (copy, self->article);
  none = load_all (of_copy, 0);
  g_assert_cmpuint (none->len, ==, 0);

  rename_source (self, "b.txt");
  of_other = gloss_store_new_for_source (self->source, other_article);
  no_other = load_all (of_other, 0);
  g_assert_cmpuint (no_other->len, ==, 0);
  renamed = gloss_store_new_for_source (self->source, self->article);
  found = load_all (renamed, 0);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (gloss_store_save (renamed, "maria", second, sha256, NULL, NULL));
  file = gloss_store_dup_file (renamed, "maria");
  g_assert_true (g_file_query_exists (file, NULL));
}

/* Most file systems have a limit of 255 bytes; with reviewer and suffix it would be past it. */
static void
test_long_names_go_to_the_library (Fixture       *self,
                                   gconstpointer  data)
{
  g_autoptr (GBytes) contents = make_contents (self->article, "maria", "urn:long");
  g_autoptr (GError) error = NULL;

  g_assert_true (gloss_store_is_library (self->store));
  gloss_store_save (self->store, "long", contents, NULL, NULL, &error);
  g_assert_no_error (error);
}

static char long_name[241];

#define ADD(path, name, func) g_test_add (path, Fixture, name, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  memset (long_name, 'n', sizeof long_name - 1);

  ADD ("/store/saves-beside", NULL, test_saves_beside);
  ADD ("/store/saves-beside-odd-name", " a%20b: “ä”\\#?*'\".x.txt", test_saves_beside);
  ADD ("/store/saves-beside-new-line", "a\nb", test_saves_beside);
  ADD ("/store/saves-beside-not-utf8", "a\xff", test_saves_beside);
  ADD ("/store/saves-beside-hidden", ".a", test_saves_beside);
  ADD ("/store/ignores-other-names", NULL, test_ignores_other_names);
  ADD ("/store/conflicts", NULL, test_conflicts);
  ADD ("/store/keeps-what-it-cannot-read", NULL, test_keeps_what_it_cannot_read);
  ADD ("/store/keeps-newer-versions", NULL, test_keeps_newer_versions);
  ADD ("/store/writes-only-what-can-be-read", NULL, test_writes_only_what_can_be_read);
  ADD ("/store/other-kinds-of-files", NULL, test_other_kinds_of_files);
  ADD ("/store/one-bad-one-good", NULL, test_one_bad_one_good);
  ADD ("/store/keeps-links-and-permissions", NULL, test_keeps_links_and_permissions);
  ADD ("/store/write-protected", NULL, test_write_protected);
  ADD ("/store/cancelled", NULL, test_cancelled);
  ADD ("/store/writers-lose-nothing", NULL, test_writers_lose_nothing);
  g_test_add_func ("/store/library", test_library);
  g_test_add_func ("/store/portal", test_portal);
  ADD ("/store/comes-home", NULL, test_comes_home);
  ADD ("/store/follows-a-renamed-source", NULL, test_follows_a_renamed_source);
  ADD ("/store/long-names-go-to-the-library", long_name, test_long_names_go_to_the_library);

  return g_test_run ();
}
