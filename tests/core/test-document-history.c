/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a document: what it lists, and going back in it. */
#include "config.h"

#include "document-fixture.h"
#include "random-edits.h"

#include <string.h>

#define OWN "bridge.txt.maria.gloss.json"
#define STRUCTURE ".gloss/structure/bridge.txt.json"
#define JOURNAL ".gloss/journal/maria.jsonl"
#define N_ARTICLES 10
#define N_MANY 10000

static GlossStep *
get_step (GlossDocument *document,
          guint          index)
{
  g_autoptr (GlossStep) step = g_list_model_get_item (gloss_document_get_history (document), index);

  g_assert_nonnull (step);
  return step;
}

static guint
count_steps (GlossDocument *document)
{
  return g_list_model_get_n_items (gloss_document_get_history (document));
}

static char *
read_all (Fixture *self)
{
  g_autofree char *own = fixture_read (self, OWN);
  g_autofree char *structure = fixture_read (self, STRUCTURE);

  return g_strconcat (own != NULL ? own : "(none)", "\n---\n", structure != NULL ? structure : "(none)", NULL);
}

static void
remove_files (Fixture *self)
{
  static const char *const names[] = { OWN, STRUCTURE, JOURNAL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = fixture_get_child (self, names[i]);

      g_file_delete (file, NULL, NULL);
    }
}

static void
check_list (GlossDocument *document)
{
  const char *const labels[] = { "Wrote a note", "Tagged “Evidence”", "Marked as read", "Tagged “Claim”" };
  const char *const places[] = { "p1", "p1", "lead", "lead" };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_assert_cmpuint (count_steps (document), ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GlossStep *step = get_step (document, i);

      g_assert_cmpstr (gloss_step_get_label (step), ==, labels[i]);
      g_assert_cmpstr (gloss_step_get_where (step), ==, places[i]);
      g_assert_cmpint (ABS (g_date_time_difference (now, gloss_step_get_time (step))), <, G_TIME_SPAN_MINUTE);
      g_assert_cmpint (gloss_step_get_done (step), ==, i > 0);
    }
}

/* The same before and after a restart. */
static void
test_list (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);

  g_assert_cmpuint (count_steps (document), ==, 0);
  tag_range (document, "claim", 4, 10);
  g_assert_true (gloss_document_cover (document, (GlossRange) { 0, 49 }, "read", NULL));
  set_note (document, gloss_annotation_get_id (tag_range (document, "evidence", 52, 60)), "Who?");
  gloss_document_undo (document);
  check_list (document);
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));

  document = fixture_load (self, &self->maria);
  check_list (document);
}

static void
on_done (GlossStep  *step,
         GParamSpec *pspec,
         guint      *n)
{
  (*n)++;
}

static void
test_done (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  guint n_notified = 0;

  tag_range (document, "claim", 4, 10);
  g_signal_connect (get_step (document, 0), "notify::done", G_CALLBACK (on_done), &n_notified);
  gloss_document_undo (document);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_false (gloss_step_get_done (get_step (document, 0)));
  gloss_document_redo (document);
  g_assert_cmpuint (n_notified, ==, 2);
  gloss_document_undo (document);
  tag_range (document, "evidence", 4, 10);
  g_assert_cmpuint (count_steps (document), ==, 2);
  g_assert_false (gloss_step_get_done (get_step (document, 1)));
}

/* What the files were at a step, they are again when one goes back to it; and undoing that is undoing all of it. */
static void
check_go (Fixture  *self,
          gboolean  restarts)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GlossDocument) document = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  fixture_write (self, STRUCTURE, "{\n  \"format\": \"1.0\",\n  \"source\": \"bridge.txt\",\n  \"texts\": {}\n}\n");
  document = fixture_load (self, &self->maria);
  g_ptr_array_add (states, read_all (self));
  while (states->len < 8)
    {
      guint n = count_steps (document);

      random_step (document);
      save_now (document);
      if (count_steps (document) > n)
        g_ptr_array_add (states, read_all (self));
      else if (gloss_document_get_can_undo (document))
        g_assert_cmpuint (count_steps (document), ==, n);
      /* A step may have become longer. */
      if (count_steps (document) == n && n > 0 && gloss_step_get_kind (get_step (document, 0)) == GLOSS_CHANGE_EDIT &&
          gloss_step_get_done (get_step (document, 0)))
        {
          g_free (g_ptr_array_index (states, states->len - 1));
          g_ptr_array_index (states, states->len - 1) = read_all (self);
        }
    }
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *before = read_all (self), *gone = NULL, *undone = NULL;
      guint n = g_test_rand_int_range (0, states->len);
      g_autoptr (GlossStep) step = NULL;

      if (restarts)
        {
          g_assert_finalize_object (g_steal_pointer (&document));
          document = fixture_load (self, &self->maria);
        }
      step = n > 0 ? g_object_ref (get_step (document, count_steps (document) - n)) : NULL;
      g_assert_true (gloss_document_go_to_step (document, step, NULL));
      save_now (document);
      gone = read_all (self);
      g_assert_cmpstr (gone, ==, g_ptr_array_index (states, n));
      if (g_str_equal (gone, before) || g_test_rand_bit ())
        continue;
      g_assert_cmpint (gloss_step_get_kind (get_step (document, 0)), ==, GLOSS_CHANGE_RESTORE);
      g_assert_true (gloss_document_undo (document));
      save_now (document);
      undone = read_all (self);
      g_assert_cmpstr (undone, ==, before);
    }
  g_clear_object (&document);
  g_assert_true (gloss_document_flush_all (10000));
  remove_files (self);
}

static void
test_go (Fixture       *self,
         gconstpointer  data)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    check_go (self, i % 2 == 1);
}

/* Ten thousand operations: the list is there at once, and only what is looked at is read. */
static void
test_many (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autoptr (GString) journal = g_string_new (NULL);
  g_autofree char *lines = NULL;
  const char *first_end, *after, *after_end;
  g_autofree char *first = NULL, *state = NULL;
  gint64 start;

  tag_range (document, "claim", 4, 10);
  g_assert_true (gloss_document_flush_journal (document, NULL));
  lines = fixture_read (self, JOURNAL);
  g_assert_finalize_object (g_steal_pointer (&document));
  first_end = strchr (lines, '\n');
  after = strstr (lines, ", \"after\": ") + strlen (", \"after\": ");
  after_end = first_end - 1;
  state = g_strndup (after, after_end - after);
  first = g_strndup (lines, first_end + 1 - lines);
  g_string_append (journal, first);
  for (guint i = 2; i <= N_MANY; i++)
    {
      g_autofree char *time = g_strdup_printf ("\"modified\": \"2026-01-01T%02u:%02u:%02uZ\", \"body\"", i / 3600, i / 60 % 60, i % 60);
      g_autoptr (GString) next = g_string_new (state);

      g_string_replace (next, "\"body\"", time, 1);
      g_string_append_printf (journal, "{\"seq\": %u, \"time\": \"2026-01-01T00:00:00Z\", \"op\": \"edit\", \"source\": \"bridge.txt\", "
                              "\"writer\": \"w\", \"id\": \"x%u\", \"before\": %s, \"after\": %s}\n", i, i % 7, state, next->str);
    }
  fixture_write (self, JOURNAL, journal->str);
  start = g_get_monotonic_time ();
  document = fixture_load (self, &self->maria);
  g_test_message ("%.3f s for %d operations, %.1f MB", (g_get_monotonic_time () - start) / 1e6, N_MANY, journal->len / 1e6);
  g_assert_cmpuint (count_steps (document), ==, N_MANY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define add(path, func) g_test_add ("/document-history/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  add ("list", test_list);
  add ("done", test_done);
  add ("go", test_go);
  add ("many", test_many);
#undef add

  return g_test_run ();
}
