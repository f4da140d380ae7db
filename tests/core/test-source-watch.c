/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Noticing that the source of an article has changed. */
#include "document/gloss-source-watch.h"

#include <glib/gstdio.h>

#include "document-fixture.h"

static char *
hash_of (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static GlossSourceWatch *
watch_source (Fixture *self)
{
  g_autofree char *hash = hash_of (FIXTURE_TEXT);

  return gloss_source_watch_new (self->source, hash);
}

static void
rename_over (Fixture    *self,
             const char *text)
{
  g_autoptr (GFile) temporary = fixture_get_child (self, ".article.tmp");

  fixture_write (self, ".article.tmp", text);
  g_assert_cmpint (g_rename (g_file_peek_path (temporary), g_file_peek_path (self->source)), ==, 0);
}

static void
write_in_place (Fixture    *self,
                const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (g_file_peek_path (self->source), text, -1, G_FILE_SET_CONTENTS_NONE, 0666, &error);
  g_assert_no_error (error);
}

static void
count (guint *n_notified)
{
  ++*n_notified;
}

/* Whatever way editors take to write a file; written back, it is the same again. */
static void
test_written (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GlossSourceWatch) watch = watch_source (self);

  spin_for (50);
  g_assert_cmpint (gloss_source_watch_get_state (watch), ==, GLOSS_SOURCE_SAME);
  write_in_place (self, "Another text.\n");
  spin_until (gloss_source_watch_get_state (watch) == GLOSS_SOURCE_CHANGED);
  rename_over (self, FIXTURE_TEXT);
  spin_until (gloss_source_watch_get_state (watch) == GLOSS_SOURCE_SAME);
  rename_over (self, "A third text.\n");
  spin_until (gloss_source_watch_get_state (watch) == GLOSS_SOURCE_CHANGED);
  g_assert_finalize_object (g_steal_pointer (&watch));
}

static void
test_removed (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GlossSourceWatch) watch = watch_source (self);

  spin_for (50);
  g_assert_cmpint (g_unlink (g_file_peek_path (self->source)), ==, 0);
  spin_until (gloss_source_watch_get_state (watch) == GLOSS_SOURCE_GONE);
  write_in_place (self, FIXTURE_TEXT);
  spin_until (gloss_source_watch_get_state (watch) == GLOSS_SOURCE_SAME);
  g_unlink (g_file_peek_path (self->source));
  g_assert_cmpint (g_mkdir (g_file_peek_path (self->source), 0700), ==, 0);
  spin_until (gloss_source_watch_get_state (watch) == GLOSS_SOURCE_UNREADABLE);
  g_assert_cmpint (g_rmdir (g_file_peek_path (self->source)), ==, 0);
  spin_until (gloss_source_watch_get_state (watch) == GLOSS_SOURCE_GONE);
  g_assert_finalize_object (g_steal_pointer (&watch));
}

/* Editors remove and write again, and others only touch: nobody is told. */
static void
test_untouched (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GlossSourceWatch) watch = watch_source (self);
  guint n_notified = 0;

  g_signal_connect_swapped (watch, "notify::state", G_CALLBACK (count), &n_notified);
  spin_for (50);
  g_unlink (g_file_peek_path (self->source));
  write_in_place (self, FIXTURE_TEXT);
  write_in_place (self, FIXTURE_TEXT);
  spin_for (3 * GLOSS_SOURCE_WATCH_DELAY);
  g_assert_cmpuint (n_notified, ==, 0);
  g_assert_cmpint (gloss_source_watch_get_state (watch), ==, GLOSS_SOURCE_SAME);
  g_assert_finalize_object (g_steal_pointer (&watch));
}

/* What changed between the reading and the watch. */
static void
test_changed_before (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GlossSourceWatch) watch = NULL;

  write_in_place (self, "Another text.\n");
  watch = watch_source (self);
  spin_until (gloss_source_watch_get_state (watch) == GLOSS_SOURCE_CHANGED);
  g_assert_finalize_object (g_steal_pointer (&watch));
}

/* Let go while a worker reads: nothing comes of it. */
static void
test_let_go (Fixture       *self,
             gconstpointer  data)
{
  for (guint i = 0; i < 20; i++)
    {
      GlossSourceWatch *watch = watch_source (self);

      write_in_place (self, i % 2 == 0 ? "One.\n" : "Two.\n");
      spin_for (i);
      gloss_source_watch_look (watch);
      g_assert_finalize_object (watch);
    }
  spin_for (50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/source-watch/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("written", test_written);
  ADD ("removed", test_removed);
  ADD ("untouched", test_untouched);
  ADD ("changed-before", test_changed_before);
  ADD ("let-go", test_let_go);
#undef ADD

  return g_test_run ();
}
