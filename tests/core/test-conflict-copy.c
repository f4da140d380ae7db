/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies that programs which synchronise folders leave beside a sidecar are recognised, merged and put away. */
#include "config.h"

#include <string.h>

#include "document-fixture.h"
#include "store/gloss-conflict-copy.h"

#define OWN "bridge.txt.maria.gloss.json"
#define STEM "bridge.txt.maria.gloss"
#define SYNCTHING STEM ".sync-conflict-20260101-120000-ABCDEFG.json"

static void
test_names (void)
{
  static const char *const certain[] = {
    SYNCTHING, STEM " (conflicted copy 2026-01-01 120000).json", STEM "_conflict-20260101-120000.json",
    STEM " (Somebody's conflicted copy 2026-01-01).json", STEM " (In Konflikt stehende Kopie von Jörg 2026-01-01).json",
    STEM " (Copie en conflit de Zoé 2026-01-01) (1).json",
  };
  static const char *const likely[] = { STEM " (1).json", STEM "(2).json", STEM "-LAPTOP-7.json" };
  static const char *const none[] = {
    OWN, "bridge.txt.ben.gloss.json", "bridge.txt.maria.gloss.json.bak", "bridge.txt.maria.glossy.json", "bridge.txt", STEM " (a).json",
    "bridge.txt.marianne.gloss.json", STEM ".json.json", STEM ".txt", "x" SYNCTHING, STEM ".sync-conflict-2026.json",
  };

  for (guint i = 0; i < G_N_ELEMENTS (certain); i++)
    g_assert_cmpint (gloss_conflict_copy_recognise (certain[i], OWN), ==, GLOSS_COPY_CERTAIN);
  for (guint i = 0; i < G_N_ELEMENTS (likely); i++)
    g_assert_cmpint (gloss_conflict_copy_recognise (likely[i], OWN), ==, GLOSS_COPY_LIKELY);
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_cmpint (gloss_conflict_copy_recognise (none[i], OWN), ==, GLOSS_COPY_NONE);
}

/* What the other computer makes of the file: a note on the first annotation, one more, nothing for @note leaves it. */
static char *
vary (const char *before,
      const char *note,
      gboolean    deletes)
{
  g_autoptr (GBytes) bytes = g_bytes_new (before, strlen (before));
  g_autoptr (GlossAnnotationSet) set = gloss_annotation_set_read (bytes, OWN, NULL);
  g_autoptr (GPtrArray) annotations = gloss_annotation_set_dup_annotations (set);
  g_autoptr (GlossAnnotation) noted = gloss_annotation_with_note (g_ptr_array_index (annotations, 0), note);
  g_autoptr (GBytes) written = NULL;

  if (note != NULL)
    gloss_annotation_set_put (set, noted);
  if (deletes)
    gloss_annotation_set_remove (set, gloss_annotation_get_id (g_ptr_array_index (annotations, 0)));
  written = gloss_annotation_set_write (set);
  return g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
}

static GlossDocument *
seed (Fixture  *self,
      char    **id,
      char    **before)
{
  g_autoptr (GlossAnnotation) annotation = NULL;
  GlossDocument *document;

  fixture_seed (self, &self->maria, 4, 10);
  document = fixture_load (self, &self->maria);
  annotation = g_list_model_get_item (G_LIST_MODEL (gloss_document_get_annotations (document)), 0);
  *id = g_strdup (gloss_annotation_get_id (annotation));
  *before = fixture_read (self, OWN);
  return document;
}

static const char *
get_note (GlossDocument *document,
          const char    *id)
{
  return gloss_annotation_get_note (find_annotation (document, id));
}

static void
assert_put_away (Fixture    *self,
                 const char *name,
                 const char *contents)
{
  g_autofree char *away = g_strconcat (".gloss/merged/", name, NULL);
  g_autofree char *kept = NULL;

  spin_until (fixture_exists (self, away));
  g_assert_false (fixture_exists (self, name));
  kept = fixture_read (self, away);
  g_assert_cmpstr (kept, ==, contents);
}

/* A tag given here, a note written there; while the document is open. */
static void
test_merges_live (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GlossDocument) document = seed (self, &id, &before);
  g_autofree char *theirs = vary (before, "From there.", FALSE);
  g_autofree char *added = g_strdup (gloss_annotation_get_id (tag_range (document, "claim", 20, 30)));
  g_autofree char *after = NULL;

  save_now (document);
  fixture_write (self, SYNCTHING, theirs);
  assert_put_away (self, SYNCTHING, theirs);
  g_assert_cmpstr (get_note (document, id), ==, "From there.");
  g_assert_nonnull (find_annotation (document, added));
  g_assert_cmpuint (gloss_document_get_n_conflicts (document), ==, 0);
  after = fixture_read (self, OWN);
  g_assert_nonnull (strstr (after, "From there."));

  g_assert_true (gloss_document_undo (document));
  g_assert_null (get_note (document, id));
  g_assert_nonnull (find_annotation (document, added));
}

static void
test_merges_at_open (Fixture       *self,
                     gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GlossDocument) document = seed (self, &id, &before);
  g_autofree char *theirs = vary (before, "From there.", FALSE);

  g_clear_object (&document);
  fixture_write (self, STEM " (Somebody's conflicted copy 2026-01-01).json", theirs);
  document = fixture_load (self, &self->maria);
  assert_put_away (self, STEM " (Somebody's conflicted copy 2026-01-01).json", theirs);
  g_assert_cmpstr (get_note (document, id), ==, "From there.");
  g_assert_cmpuint (count_annotations (document), ==, 1);
}

/* The journal tells what was changed since here, so an older copy takes nothing back. */
static void
test_older_copy (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GlossDocument) document = seed (self, &id, &before);

  set_note (document, id, "Newer.");
  save_now (document);
  fixture_write (self, SYNCTHING, before);
  assert_put_away (self, SYNCTHING, before);
  g_assert_cmpstr (get_note (document, id), ==, "Newer.");
  g_assert_cmpuint (gloss_document_get_n_conflicts (document), ==, 0);
}

static void
test_conflict (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GlossDocument) document = seed (self, &id, &before);
  g_autofree char *theirs = vary (before, "From there.", FALSE);
  g_autoptr (GPtrArray) conflicts = NULL;

  set_note (document, id, "From here.");
  save_now (document);
  fixture_write (self, SYNCTHING, theirs);
  assert_put_away (self, SYNCTHING, theirs);
  g_assert_cmpuint (gloss_document_get_n_conflicts (document), ==, 1);
  conflicts = gloss_document_list_conflicts (document);
  g_assert_true (gloss_document_settle (document, conflicts, FALSE, NULL));
  g_assert_cmpstr (get_note (document, id), ==, "From here.");
}

/* Deleted here, and an older state there: it stays deleted. Deleted there, and changed here: it stays. */
static void
test_deletions (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GlossDocument) document = seed (self, &id, &before);
  g_autofree char *theirs = vary (before, NULL, TRUE);

  set_note (document, id, "From here.");
  save_now (document);
  fixture_write (self, SYNCTHING, theirs);
  assert_put_away (self, SYNCTHING, theirs);
  g_assert_cmpstr (get_note (document, id), ==, "From here.");
  g_assert_cmpuint (gloss_document_get_n_conflicts (document), ==, 1);

  g_assert_true (gloss_document_remove (document, id, NULL));
  save_now (document);
  fixture_write (self, STEM " (conflicted copy 2026-01-01 120000).json", before);
  assert_put_away (self, STEM " (conflicted copy 2026-01-01 120000).json", before);
  g_assert_cmpuint (count_annotations (document), ==, 0);
}

/* What only looks like a copy is left where it is. */
static void
test_leaves_others (Fixture       *self,
                    gconstpointer  data)
{
  static const char *const names[] = { STEM " (1).json", SYNCTHING, STEM "-NOTES.json", STEM " (copy 2026-01-01).json" };
  g_autofree char *id = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GlossDocument) document = seed (self, &id, &before);
  g_autoptr (GString) page = g_string_new (before);
  g_autoptr (GString) bens = g_string_new (before);
  g_autoptr (GString) newer = g_string_new (before);

  g_string_replace (page, "\"id\": \"urn:uuid:", "\"id\": \"urn:uuid:9", 1);
  g_string_replace (bens, "\"id\": \"maria\"", "\"id\": \"ben\"", 0);
  g_string_replace (newer, "\"gloss:format\": \"1.0\"", "\"gloss:format\": \"9.0\"", 1);
  fixture_write (self, names[0], page->str);
  fixture_write (self, names[1], bens->str);
  fixture_write (self, names[2], "no JSON");
  fixture_write (self, names[3], newer->str);
  spin_for (1500);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (fixture_exists (self, names[i]));
  g_assert_cmpuint (count_annotations (document), ==, 1);
  g_assert_false (gloss_document_get_can_undo (document));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/conflict-copy/names", test_names);
  ADD ("/conflict-copy/merges-live", test_merges_live);
  ADD ("/conflict-copy/merges-at-open", test_merges_at_open);
  ADD ("/conflict-copy/older-copy", test_older_copy);
  ADD ("/conflict-copy/conflict", test_conflict);
  ADD ("/conflict-copy/deletions", test_deletions);
  ADD ("/conflict-copy/leaves-others", test_leaves_others);

  return g_test_run ();
}
