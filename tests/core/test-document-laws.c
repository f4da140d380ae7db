/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random edits of random articles: undoing all of them returns the identical bytes, and so does doing them again. */
#include "config.h"

#include "document-fixture.h"
#include "random-edits.h"

#include <string.h>

#define OWN "bridge.txt.maria.gloss.json"
#define STRUCTURE ".gloss/structure/bridge.txt.json"
#define JOURNAL ".gloss/journal/maria.jsonl"
#define N_ARTICLES 25

static const char *const words[] = {
  "bridge", "council", "Engineers", "naïve", "東京", "🙂", "crack", "“quoted”", "1,200", "said.", "No?", "river", "e\xcc\x81t\xc3\xa9",
};

static char *
make_text (void)
{
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (1, 8); i > 0; i--)
    {
      for (int j = g_test_rand_int_range (1, 30); j > 0; j--)
        g_string_append_printf (text, "%s ", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      g_string_append (text, "\n\n");
    }
  return g_string_free_and_steal (text);
}

static void
do_anything (GlossDocument *document)
{
  random_step (document);
  if (g_test_rand_int_range (0, 12) == 0)
    save_now (document);
}

static char *
read_all (Fixture *self)
{
  g_autofree char *own = fixture_read (self, OWN);
  g_autofree char *structure = fixture_read (self, STRUCTURE);

  return g_strconcat (own != NULL ? own : "(none)", "\n---\n", structure != NULL ? structure : "(none)", NULL);
}

static void
remove_file (Fixture    *self,
             const char *name)
{
  g_autoptr (GFile) file = fixture_get_child (self, name);

  g_file_delete (file, NULL, NULL);
}

static void
remove_files (Fixture *self)
{
  static const char *const names[] = { OWN, STRUCTURE, JOURNAL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    remove_file (self, names[i]);
}

/* The same list, in the same order, with the same places. */
static char *
describe (GlossDocument *document)
{
  GListModel *list = G_LIST_MODEL (gloss_document_get_annotations (document));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GlossAnnotation) annotation = g_list_model_get_item (list, i);
      GlossRange extent = gloss_annotation_get_extent (annotation);

      g_string_append_printf (text, "%s %s %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " %s\n", gloss_annotation_get_id (annotation),
                              gloss_annotation_get_tag (annotation), extent.start, extent.end, gloss_annotation_get_note (annotation));
    }
  return g_string_free_and_steal (text);
}

static void
check_law (Fixture *self)
{
  g_autofree char *text = make_text ();
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *before = NULL, *edited = NULL, *undone = NULL, *redone = NULL;
  g_autofree char *shown_before = NULL, *shown_edited = NULL, *shown_undone = NULL, *shown_redone = NULL;

  fixture_write (self, "bridge.txt", text);
  document = fixture_load (self, &self->maria);
  /* Some places hold nothing that can be tagged; without a sidecar there would be no bytes to return to. */
  for (int i = g_test_rand_int_range (1, 12); i > 0 || count_annotations (document) == 0; i--)
    random_tag (document);
  random_correct (document);
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));
  before = read_all (self);
  /* What was done so far is not to be undone as well. */
  remove_file (self, JOURNAL);

  document = fixture_load (self, &self->maria);
  shown_before = describe (document);
  for (int i = g_test_rand_int_range (1, 60); i > 0; i--)
    do_anything (document);
  while (gloss_document_redo (document))
    ;
  save_now (document);
  edited = read_all (self);
  shown_edited = describe (document);

  while (gloss_document_undo (document))
    ;
  save_now (document);
  undone = read_all (self);
  shown_undone = describe (document);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpstr (shown_undone, ==, shown_before);

  while (gloss_document_redo (document))
    ;
  save_now (document);
  redone = read_all (self);
  shown_redone = describe (document);
  g_assert_cmpstr (redone, ==, edited);
  g_assert_cmpstr (shown_redone, ==, shown_edited);
  g_assert_finalize_object (g_steal_pointer (&document));
  remove_files (self);
}

static void
test_undo (Fixture       *self,
           gconstpointer  data)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    check_law (self);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/document-laws/undo", Fixture, NULL, fixture_set_up, test_undo, fixture_tear_down);

  return g_test_run ();
}
