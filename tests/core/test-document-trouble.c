/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever the disk does: edits stay, the document stays editable, it says what is not on disk and why, and saves it when it can. */
#define _GNU_SOURCE
#include "config.h"

#include "document-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#define OWN "bridge.txt.maria.gloss.json"
#define JOURNAL ".gloss/journal/maria.jsonl"
#define STRUCTURE ".gloss/structure/bridge.txt.json"
#define FILLER "filler"

/* Whether file systems can be mounted, in a name space of this program's own. */
static gboolean can_mount;

static GlossTrouble *
get_trouble (GlossDocument *document)
{
  return gloss_document_get_trouble (document);
}

static void
assert_trouble (GlossDocument      *document,
                GlossTroubleCause   cause,
                GlossTroubleExtent  extent)
{
  GlossTrouble *trouble = get_trouble (document);
  g_autofree char *why = NULL;
  g_autofree char *what = NULL;

  g_assert_nonnull (trouble);
  g_test_message ("%s", gloss_trouble_get_message (trouble));
  g_assert_cmpint (gloss_trouble_get_cause (trouble), ==, cause);
  g_assert_cmpint (gloss_trouble_get_extent (trouble), ==, extent);
  why = gloss_trouble_dup_why (trouble);
  what = gloss_trouble_dup_what (trouble);
  g_assert_true (g_str_has_suffix (what, "."));
  g_test_message ("%s %s", why, what);
}

/* Edits all kinds of things, which is to be possible at any time. */
static void
edit (GlossDocument *document)
{
  const char *id = gloss_annotation_get_id (tag_range (document, "claim", 4, 10));

  set_note (document, id, "Who said so?");
  tag_range (document, "claim", 0, 3);
  g_assert_true (gloss_document_undo (document));
  g_assert_cmpstr (gloss_annotation_get_note (find_annotation (document, id)), ==, "Who said so?");
}

static void
assert_not_saved (GlossDocument      *document,
                  GlossTroubleCause   cause,
                  GlossTroubleExtent  extent)
{
  guint n_before = count_annotations (document);

  edit (document);
  g_assert_false (try_to_save (document, NULL));
  g_assert_cmpint (gloss_document_get_save_state (document), ==, GLOSS_SAVE_STATE_FAILED);
  assert_trouble (document, cause, extent);
  edit (document);
  g_assert_cmpuint (count_annotations (document), ==, n_before + 2);
}

/* Nothing but what Gloss calls its own, and that whole. */
static void
assert_clean (Fixture *self)
{
  static const char *const folders[] = { ".", ".gloss", ".gloss/journal", ".gloss/texts", ".gloss/structure" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (self->path, folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        g_assert_false (g_str_has_prefix (name, ".gloss-"));
    }
}

/* Nobody has to do anything once the cause is gone. */
static void
assert_saves_itself (Fixture       *self,
                     GlossDocument *document)
{
  g_autoptr (GlossDocument) again = NULL;

  spin_until (get_trouble (document) == NULL && gloss_document_get_save_state (document) == GLOSS_SAVE_STATE_SAVED);
  g_assert_null (gloss_document_get_error_message (document));
  again = fixture_load (self, &self->maria);
  g_assert_cmpuint (count_annotations (again), ==, count_annotations (document));
  g_assert_cmpuint (gloss_document_get_n_own (again), ==, gloss_document_get_n_own (document));
  assert_clean (self);
}

/* --- for anybody ---------------------------------------------------------------------------- */

static void
test_folder_moved (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *away = g_strconcat (self->path, "-away", NULL);

  edit (document);
  save_now (document);
  g_assert_null (get_trouble (document));
  g_assert_cmpint (g_rename (self->path, away), ==, 0);
  assert_not_saved (document, GLOSS_TROUBLE_GONE, GLOSS_TROUBLE_NOT_SAVED);
  g_assert_true (gloss_trouble_loses_edits (get_trouble (document)));
  g_assert_false (g_file_query_exists (self->folder, NULL));
  g_assert_cmpint (g_rename (away, self->path), ==, 0);
  assert_saves_itself (self, document);
}

static void
test_folder_is_a_file (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *away = g_strconcat (self->path, "-away", NULL);

  g_assert_cmpint (g_rename (self->path, away), ==, 0);
  g_assert_true (g_file_set_contents (self->path, "in the way", -1, NULL));
  assert_not_saved (document, GLOSS_TROUBLE_GONE, GLOSS_TROUBLE_NOT_SAVED);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_assert_cmpint (g_rename (away, self->path), ==, 0);
  assert_saves_itself (self, document);
}

static void
protect (Fixture *self,
         int      mode)
{
  g_autoptr (GFile) file = fixture_get_child (self, OWN);

  g_assert_cmpint (g_chmod (g_file_peek_path (file), mode), ==, 0);
}

/* The sidecar does not take it, the journal does. */
static void
test_sidecar_protected (Fixture       *self,
                        gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  edit (document);
  save_now (document);
  before = fixture_read (self, OWN);
  protect (self, 0444);
  assert_not_saved (document, GLOSS_TROUBLE_PROTECTED, GLOSS_TROUBLE_IN_JOURNAL);
  g_assert_false (gloss_trouble_loses_edits (get_trouble (document)));
  after = fixture_read (self, OWN);
  g_assert_cmpstr (after, ==, before);
  protect (self, 0644);
  assert_saves_itself (self, document);
}

/* As before, but the program ends: everything comes back from the journal, and is still not in the sidecar. */
static void
test_sidecar_protected_and_closed (Fixture       *self,
                                   gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  guint n;

  edit (document);
  save_now (document);
  protect (self, 0444);
  assert_not_saved (document, GLOSS_TROUBLE_PROTECTED, GLOSS_TROUBLE_IN_JOURNAL);
  n = count_annotations (document);
  g_assert_finalize_object (g_steal_pointer (&document));
  g_assert_false (gloss_document_flush_all (10000));
  spin_for (100);

  document = fixture_load (self, &self->maria);
  g_assert_cmpuint (count_annotations (document), ==, n);
  spin_until (get_trouble (document) != NULL);
  assert_trouble (document, GLOSS_TROUBLE_PROTECTED, GLOSS_TROUBLE_IN_JOURNAL);
  protect (self, 0644);
  assert_saves_itself (self, document);
}

/* The journal does not take it, the sidecar does. */
static void
test_no_journal (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *folder = g_build_filename (self->path, ".gloss", NULL);
  g_autofree char *away = g_build_filename (self->path, "away", NULL);
  g_autofree char *journal = NULL;
  g_autofree char *sidecar = NULL;
  const char *id;

  edit (document);
  save_now (document);
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  fixture_write (self, ".gloss", "in the way");
  id = gloss_annotation_get_id (tag_range (document, "claim", 20, 30));
  save_now (document);
  g_assert_cmpint (gloss_document_get_save_state (document), ==, GLOSS_SAVE_STATE_SAVED);
  assert_trouble (document, GLOSS_TROUBLE_OTHER, GLOSS_TROUBLE_NO_JOURNAL);
  g_assert_false (gloss_trouble_loses_edits (get_trouble (document)));
  sidecar = fixture_read (self, OWN);
  g_assert_nonnull (strstr (sidecar, id));

  g_assert_cmpint (g_unlink (folder), ==, 0);
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  assert_saves_itself (self, document);
  journal = fixture_read (self, JOURNAL);
  g_assert_nonnull (strstr (journal, id));
}

static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Nothing can be written, as on a full disk. Everything that was done is told apart from what is done while it lasts. */
static void
test_no_room (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *sidecar = NULL, *journal = NULL, *sidecar_after = NULL, *journal_after = NULL;

  edit (document);
  save_now (document);
  sidecar = fixture_read (self, OWN);
  journal = fixture_read (self, JOURNAL);
  limit_files (0);
  assert_not_saved (document, GLOSS_TROUBLE_OTHER, GLOSS_TROUBLE_NOT_SAVED);
  spin_for (300);
  sidecar_after = fixture_read (self, OWN);
  journal_after = fixture_read (self, JOURNAL);
  assert_clean (self);
  limit_files (RLIM_INFINITY);
  g_assert_cmpstr (sidecar_after, ==, sidecar);
  g_assert_cmpstr (journal_after, ==, journal);
  assert_saves_itself (self, document);
}

/* Even the first write may fail: there is no folder for the journal yet. */
static void
test_no_room_at_first (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);

  limit_files (0);
  assert_not_saved (document, GLOSS_TROUBLE_OTHER, GLOSS_TROUBLE_NOT_SAVED);
  g_assert_false (fixture_exists (self, OWN));
  limit_files (RLIM_INFINITY);
  assert_saves_itself (self, document);
}

/* Corrections of the structure are edits like others. */
static void
test_structure (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);

  limit_files (0);
  g_assert_true (gloss_document_correct (document, &(GlossCorrection) { GLOSS_CORRECTION_KIND, 0, GLOSS_BLOCK_QUOTE, 0 }, NULL));
  g_assert_false (try_to_save (document, NULL));
  g_assert_nonnull (get_trouble (document));
  g_assert_false (fixture_exists (self, STRUCTURE));
  limit_files (RLIM_INFINITY);
  assert_saves_itself (self, document);
  g_assert_true (fixture_exists (self, STRUCTURE));
}

/* Retry does not wait for the pause. */
static void
test_retry (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  gint64 begun;

  gloss_document_retry (document);
  limit_files (0);
  edit (document);
  g_assert_false (try_to_save (document, NULL));
  limit_files (RLIM_INFINITY);
  begun = g_get_monotonic_time ();
  gloss_document_retry (document);
  spin_until (get_trouble (document) == NULL);
  g_test_message ("after %d ms", (int) ((g_get_monotonic_time () - begun) / 1000));
  assert_saves_itself (self, document);
}

/* Root may write anywhere. */
static void
test_denied (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *folder = g_build_filename (self->path, ".gloss", "journal", NULL);

  if (geteuid () == 0)
    {
      g_test_skip ("root may write anywhere");
      return;
    }
  document = fixture_load (self, &self->maria);
  edit (document);
  save_now (document);
  g_assert_cmpint (g_chmod (self->path, 0555), ==, 0);
  assert_not_saved (document, GLOSS_TROUBLE_DENIED, GLOSS_TROUBLE_IN_JOURNAL);
  g_assert_cmpint (g_chmod (self->path, 0700), ==, 0);
  assert_saves_itself (self, document);
}

/* --- a disk of its own ---------------------------------------------------------------------- */

static gboolean
mount_small (Fixture    *self,
             const char *path)
{
  if (!can_mount || mount ("tmpfs", path, "tmpfs", 0, "size=128k") != 0)
    {
      g_test_skip ("nothing can be mounted here");
      return FALSE;
    }
  return TRUE;
}

static GlossDocument *
load_on_small_disk (Fixture *self)
{
  GlossDocument *document;

  if (!mount_small (self, self->path))
    return NULL;
  fixture_write (self, "bridge.txt", FIXTURE_TEXT);
  document = fixture_load (self, &self->maria);
  edit (document);
  save_now (document);
  return document;
}

static void
fill_disk (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->path, FILLER, NULL);
  char page[4096] = { 0 };
  int fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, page, sizeof page) > 0)
    ;
  close (fd);
}

static void
make_room (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->path, FILLER, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* In the last page of the journal there is room for a small edit, but not for a large one. */
static void
test_full (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GlossDocument) document = load_on_small_disk (self);
  g_autofree char *large = g_strnfill (20000, 'x');
  g_autofree char *sidecar = NULL;
  g_autofree char *sidecar_after = NULL;
  const char *id;

  if (document == NULL)
    return;
  sidecar = fixture_read (self, OWN);
  fill_disk (self);
  id = gloss_annotation_get_id (tag_range (document, "claim", 20, 30));
  g_assert_false (try_to_save (document, NULL));
  g_assert_cmpint (gloss_trouble_get_cause (get_trouble (document)), ==, GLOSS_TROUBLE_FULL);
  set_note (document, id, large);
  assert_not_saved (document, GLOSS_TROUBLE_FULL, GLOSS_TROUBLE_NOT_SAVED);
  sidecar_after = fixture_read (self, OWN);
  g_assert_cmpstr (sidecar_after, ==, sidecar);
  assert_clean (self);
  make_room (self);
  assert_saves_itself (self, document);
  g_assert_finalize_object (g_steal_pointer (&document));
  umount2 (self->path, MNT_DETACH);
}

static void
test_read_only (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GlossDocument) document = load_on_small_disk (self);

  if (document == NULL)
    return;
  g_assert_cmpint (mount ("tmpfs", self->path, "tmpfs", MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  assert_not_saved (document, GLOSS_TROUBLE_READ_ONLY, GLOSS_TROUBLE_NOT_SAVED);
  g_assert_cmpint (mount ("tmpfs", self->path, "tmpfs", MS_REMOUNT, NULL), ==, 0);
  assert_saves_itself (self, document);
  g_assert_finalize_object (g_steal_pointer (&document));
  umount2 (self->path, MNT_DETACH);
}

/* The folder where it was mounted is still there, and nothing must come to lie in it. */
static void
test_unmounted (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *disk = g_strconcat (self->path, "-disk", NULL);
  g_autoptr (GlossDocument) document = NULL;
  g_autoptr (GFile) source = g_object_ref (self->source);

  g_assert_cmpint (g_unlink (g_file_peek_path (source)), ==, 0);
  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  if (mount_small (self, disk))
    {
      g_assert_cmpint (mount (disk, self->path, NULL, MS_BIND, NULL), ==, 0);
      fixture_write (self, "bridge.txt", FIXTURE_TEXT);
      document = fixture_load (self, &self->maria);
      edit (document);
      save_now (document);
      g_assert_cmpint (umount2 (self->path, MNT_DETACH), ==, 0);
      assert_not_saved (document, GLOSS_TROUBLE_GONE, GLOSS_TROUBLE_NOT_SAVED);
      g_assert_false (fixture_exists (self, OWN));
      g_assert_false (fixture_exists (self, ".gloss"));
      g_assert_cmpint (mount (disk, self->path, NULL, MS_BIND, NULL), ==, 0);
      assert_saves_itself (self, document);
      g_assert_finalize_object (g_steal_pointer (&document));
      umount2 (self->path, MNT_DETACH);
      umount2 (disk, MNT_DETACH);
    }
  g_rmdir (disk);
}

/* --- a copy elsewhere ----------------------------------------------------------------------- */

typedef struct
{
  gboolean done;
  GFile *sidecar;
  GError *error;
} Copying;

static void
on_copied (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Copying *copying = user_data;

  copying->sidecar = gloss_document_save_copy_finish (GLOSS_DOCUMENT (object), result, &copying->error);
  copying->done = TRUE;
}

static GFile *
save_copy (GlossDocument  *document,
           GFile          *folder,
           GError        **error)
{
  Copying copying = { FALSE };

  gloss_document_save_copy_async (document, folder, NULL, on_copied, &copying);
  spin_until (copying.done);
  if (copying.error != NULL)
    g_propagate_error (error, copying.error);
  return copying.sidecar;
}

/* Opened as any other project, it holds the same. */
static void
assert_copy (Fixture       *self,
             GlossDocument *document,
             GFile         *sidecar)
{
  g_autoptr (GFile) folder = g_file_get_parent (sidecar);
  g_autoptr (GFile) source = g_file_get_child (folder, "bridge.txt");
  g_autoptr (GlossDocument) copy = gloss_document_load (source, &self->maria, self->codebook, NULL, NULL);
  GListModel *own = G_LIST_MODEL (gloss_document_get_annotations (document));

  g_assert_nonnull (copy);
  g_assert_cmpuint (count_annotations (copy), ==, g_list_model_get_n_items (own));
  for (guint i = 0; i < g_list_model_get_n_items (own); i++)
    {
      g_autoptr (GlossAnnotation) annotation = g_list_model_get_item (own, i);
      GlossAnnotation *other = find_annotation (copy, gloss_annotation_get_id (annotation));

      g_assert_nonnull (other);
      g_assert_cmpstr (gloss_annotation_get_note (other), ==, gloss_annotation_get_note (annotation));
    }
  g_assert_cmpint (gloss_article_get_block (gloss_document_get_article (copy), 0)->kind, ==,
                   gloss_article_get_block (gloss_document_get_article (document), 0)->kind);
}

static void
test_copy (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autoptr (GFile) elsewhere = fixture_get_child (self, "elsewhere");
  g_autoptr (GFile) first = NULL, second = NULL, third = NULL;
  g_autofree char *before = NULL, *after = NULL, *what = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_make_directory (elsewhere, NULL, NULL));
  edit (document);
  save_now (document);
  protect (self, 0444);
  before = fixture_read (self, OWN);
  g_assert_true (gloss_document_correct (document, &(GlossCorrection) { GLOSS_CORRECTION_KIND, 0, GLOSS_BLOCK_QUOTE, 0 }, NULL));
  assert_not_saved (document, GLOSS_TROUBLE_PROTECTED, GLOSS_TROUBLE_IN_JOURNAL);

  first = save_copy (document, elsewhere, NULL);
  assert_copy (self, document, first);
  text = g_strdup_printf ("elsewhere/.gloss/texts/%s.txt", gloss_text_get_sha256 (gloss_article_get_text (gloss_document_get_article (document))));
  g_assert_true (fixture_exists (self, text));
  g_assert_true (g_file_equal (gloss_trouble_get_copy (get_trouble (document)), first));
  what = gloss_trouble_dup_what (get_trouble (document));
  g_assert_nonnull (strstr (what, g_file_peek_path (elsewhere)));

  /* Editing goes on; the copy is not of the last edit any more, and the next one takes its place. */
  edit (document);
  g_assert_null (gloss_trouble_get_copy (get_trouble (document)));
  second = save_copy (document, elsewhere, NULL);
  g_assert_true (g_file_equal (first, second));
  assert_copy (self, document, second);

  /* What somebody has made of the copy stays. */
  fixture_write (self, "elsewhere/" OWN, "{}");
  third = save_copy (document, elsewhere, NULL);
  g_assert_false (g_file_equal (first, third));
  assert_copy (self, document, third);

  after = fixture_read (self, OWN);
  g_assert_cmpstr (after, ==, before);
  protect (self, 0644);
  assert_saves_itself (self, document);
}

/* Beside the original, or where another article has the name: in a folder of its own. */
static void
test_copy_touches_nothing (Fixture       *self,
                           gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autoptr (GFile) taken = fixture_get_child (self, "taken");
  g_autoptr (GFile) first = NULL, second = NULL;
  g_autofree char *before = NULL, *after = NULL, *other = NULL;

  edit (document);
  save_now (document);
  before = fixture_read (self, OWN);
  edit (document);
  first = save_copy (document, self->folder, NULL);
  assert_copy (self, document, first);
  fixture_write (self, "taken/bridge.txt", "Another article.\n");
  second = save_copy (document, taken, NULL);
  assert_copy (self, document, second);
  other = fixture_read (self, "taken/bridge.txt");
  g_assert_cmpstr (other, ==, "Another article.\n");
  g_assert_true (fixture_exists (self, "bridge.txt (2)/" OWN));
  g_assert_true (fixture_exists (self, "taken/bridge.txt (2)/" OWN));
  save_now (document);
  after = fixture_read (self, OWN);
  g_assert_cmpstr (after, !=, before);
}

/* The article is gone with its folder; what was made of it is not. */
static void
test_copy_without_source (Fixture       *self,
                          gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *away = g_strconcat (self->path, "-away", NULL);
  g_autofree char *rescue = g_strconcat (self->path, "-rescue", NULL);
  g_autofree char *source = g_build_filename (rescue, "bridge.txt", NULL);
  g_autofree char *inside = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (rescue);
  g_autoptr (GFile) nowhere = g_file_get_child (self->folder, "deeper");
  g_autoptr (GFile) sidecar = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (rescue, 0700), ==, 0);
  g_assert_cmpint (g_rename (self->path, away), ==, 0);
  assert_not_saved (document, GLOSS_TROUBLE_GONE, GLOSS_TROUBLE_NOT_SAVED);
  g_assert_null (save_copy (document, nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (gloss_trouble_loses_edits (get_trouble (document)));
  sidecar = save_copy (document, folder, NULL);
  g_assert_true (g_file_query_exists (sidecar, NULL));
  g_assert_false (gloss_trouble_loses_edits (get_trouble (document)));
  g_assert_cmpint (g_rename (away, self->path), ==, 0);
  assert_saves_itself (self, document);

  /* In the folder of the copy, the article only has to be put beside it. */
  g_assert_true (g_file_set_contents (source, FIXTURE_TEXT, -1, NULL));
  assert_copy (self, document, sidecar);
  inside = g_build_filename (self->path, "rescue", NULL);
  g_assert_cmpint (g_rename (rescue, inside), ==, 0);
}

#define ADD(path, func) g_test_add ("/trouble/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  can_mount = geteuid () == 0 && unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
  signal (SIGXFSZ, SIG_IGN);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("folder-moved", test_folder_moved);
  ADD ("folder-is-a-file", test_folder_is_a_file);
  ADD ("sidecar-protected", test_sidecar_protected);
  ADD ("sidecar-protected-and-closed", test_sidecar_protected_and_closed);
  ADD ("no-journal", test_no_journal);
  ADD ("no-room", test_no_room);
  ADD ("no-room-at-first", test_no_room_at_first);
  ADD ("structure", test_structure);
  ADD ("retry", test_retry);
  ADD ("denied", test_denied);
  ADD ("full", test_full);
  ADD ("read-only", test_read_only);
  ADD ("unmounted", test_unmounted);
  ADD ("copy", test_copy);
  ADD ("copy-touches-nothing", test_copy_touches_nothing);
  ADD ("copy-without-source", test_copy_without_source);

  return g_test_run ();
}
