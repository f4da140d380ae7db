/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links, text that is dealt with, and steps of several changes, in a document and its files. */
#include "config.h"

#include "document-fixture.h"
#include "document/gloss-document-private.h"

#include <string.h>

#include "gloss-error.h"

#define OWN "bridge.txt.maria.gloss.json"
#define STRUCTURE ".gloss/structure/bridge.txt.json"

static void
on_changed (GlossDocument *document,
            guint         *n)
{
  (*n)++;
}

static guint
count_links (GlossDocument *document)
{
  g_autoptr (GPtrArray) links = gloss_document_get_links (document, NULL);

  return links->len;
}

/* A key point that a claim supports. */
static char *
link_two (GlossDocument *document)
{
  g_autofree char *from = g_strdup (gloss_annotation_get_id (tag_range (document, "key_point", 20, 30)));
  g_autofree char *to = g_strdup (gloss_annotation_get_id (tag_range (document, "claim", 4, 10)));
  g_autoptr (GError) error = NULL;
  const GlossLink *link = gloss_document_link (document, "supported_by", from, to, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (link->from, ==, from);
  g_assert_cmpstr (link->to, ==, to);
  return g_strdup (link->id);
}

static void
test_link (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *id = NULL, *before = NULL, *after = NULL;
  guint n_changed = 0;

  g_signal_connect (document, "links-changed", G_CALLBACK (on_changed), &n_changed);
  id = link_two (document);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_true (gloss_document_is_own_link (document, id));
  g_assert_cmpstr (gloss_document_get_undo_label (document), ==, "Link “supported by”");
  save_now (document);
  before = fixture_read (self, OWN);
  g_assert_nonnull (strstr (before, id));

  g_assert_true (gloss_document_unlink (document, id, NULL));
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_cmpuint (count_links (document), ==, 0);
  g_assert_true (gloss_document_undo (document));
  g_assert_cmpuint (count_links (document), ==, 1);
  save_now (document);
  after = fixture_read (self, OWN);
  g_assert_cmpstr (after, ==, before);
}

/* The same link twice is one; to itself, to what is not there, or against the codebook there is none. */
static void
test_no_link (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *id = link_two (document);
  g_autoptr (GPtrArray) links = gloss_document_get_links (document, NULL);
  g_autofree char *from = g_strdup (((GlossLink *) g_ptr_array_index (links, 0))->from);
  g_autofree char *to = g_strdup (((GlossLink *) g_ptr_array_index (links, 0))->to);
  struct { const char *relation, *from, *to; } wrong[] = {
    { "supported_by", from, from },
    { "supported_by", to, from },
    { "supported_by", from, "urn:uuid:0" },
    { "nothing", from, to },
  };

  g_assert_cmpstr (gloss_document_link (document, "supported_by", from, to, NULL)->id, ==, id);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gloss_document_link (document, wrong[i].relation, wrong[i].from, wrong[i].to, &error));
      g_assert_nonnull (error);
    }
  g_assert_cmpuint (count_links (document), ==, 1);
}

/* Who removes an annotation removes its links, in one step. */
static void
test_remove_linked (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *id = link_two (document);
  g_autoptr (GPtrArray) links = gloss_document_get_links (document, NULL);
  g_autofree char *to = g_strdup (((GlossLink *) g_ptr_array_index (links, 0))->to);

  g_assert_true (gloss_document_remove (document, to, NULL));
  g_assert_cmpuint (count_links (document), ==, 0);
  g_assert_cmpuint (count_annotations (document), ==, 1);
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));

  document = fixture_load (self, &self->maria);
  g_assert_true (gloss_document_undo (document));
  g_assert_cmpuint (count_links (document), ==, 1);
  g_assert_cmpuint (count_annotations (document), ==, 2);
  g_assert_nonnull (find_annotation (document, to));
}

/* What is covered counts as decided, is written without any annotation, and is taken back. */
static void
test_cover (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autoptr (GError) error = NULL;
  g_autofree char *sidecar = NULL;
  guint n_changed = 0;

  spin_until (gloss_document_get_n_sentences (document) > 0);
  g_assert_cmpuint (gloss_document_get_n_decided (document), ==, 0);
  g_signal_connect (document, "coverage-changed", G_CALLBACK (on_changed), &n_changed);
  g_assert_true (gloss_document_cover (document, (GlossRange) { 0, 60 }, "read", &error));
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (gloss_document_get_n_decided (document), ==, 2);
  g_assert_true (gloss_document_cover (document, (GlossRange) { 0, 10 }, NULL, &error));
  g_assert_true (gloss_document_cover (document, (GlossRange) { 10, 49 }, NULL, &error));
  g_assert_cmpuint (gloss_document_get_n_decided (document), ==, 1);
  gloss_document_undo (document);
  g_assert_cmpuint (gloss_document_get_n_decided (document), ==, 2);
  save_now (document);
  sidecar = fixture_read (self, OWN);
  g_assert_nonnull (strstr (sidecar, "\"gloss:coverage\""));
  g_assert_false (gloss_document_cover (document, (GlossRange) { 5, 5 }, "read", &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR);
}

/* A step of several changes is one to undo, also after a restart, and also when the program ended before the files were written. */
static void
test_group (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_change_unref);
  g_autoptr (GlossChange) group = NULL;
  g_autoptr (GlossCorrections) corrections = NULL;
  g_autofree char *label = NULL, *journal = NULL;
  GlossCorrection correction = { GLOSS_CORRECTION_KIND, 0, GLOSS_BLOCK_HEADING, 1 };

  tag_range (document, "claim", 0, 3);
  for (gsize i = 0; i < 250; i++)
    {
      g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (gloss_document_get_article (document),
                                                                    &(GlossRange) { i % 100, i % 100 + 5 }, 1);
      g_autoptr (GlossAnnotation) annotation = gloss_annotation_new ("maria", "claim", anchor);

      g_ptr_array_add (changes, gloss_change_new_add (annotation));
    }
  corrections = gloss_corrections_with (document->corrections, &correction);
  g_ptr_array_add (changes, gloss_change_new_correct (document->corrections, corrections));
  group = gloss_change_new_group (GLOSS_CHANGE_IMPORT, changes);
  gloss_document_perform (document, group);
  g_assert_cmpuint (count_annotations (document), ==, 251);
  label = g_strdup (gloss_document_get_undo_label (document));
  g_assert_cmpstr (label, ==, "Import of 250 Annotations");
  g_assert_true (gloss_document_flush_journal (document, NULL));
  journal = fixture_read (self, ".gloss/journal/maria.jsonl");
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));

  for (guint i = 0; i < 2; i++)
    {
      document = fixture_load (self, &self->maria);
      g_assert_cmpuint (count_annotations (document), ==, 251);
      g_assert_cmpint (gloss_article_get_block (gloss_document_get_article (document), 0)->kind, ==, GLOSS_BLOCK_HEADING);
      g_assert_cmpstr (gloss_document_get_undo_label (document), ==, label);
      g_assert_true (gloss_document_undo (document));
      g_assert_cmpuint (count_annotations (document), ==, 1);
      g_assert_cmpint (gloss_article_get_block (gloss_document_get_article (document), 0)->kind, !=, GLOSS_BLOCK_HEADING);
      save_now (document);
      g_assert_finalize_object (g_steal_pointer (&document));

      /* Then only the journal is left. */
      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (GFile) file = fixture_get_child (self, j == 0 ? OWN : STRUCTURE);

          g_file_delete (file, NULL, NULL);
        }
      fixture_write (self, ".gloss/journal/maria.jsonl", journal);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/document-links/link", Fixture, NULL, fixture_set_up, test_link, fixture_tear_down);
  g_test_add ("/document-links/no-link", Fixture, NULL, fixture_set_up, test_no_link, fixture_tear_down);
  g_test_add ("/document-links/remove-linked", Fixture, NULL, fixture_set_up, test_remove_linked, fixture_tear_down);
  g_test_add ("/document-links/cover", Fixture, NULL, fixture_set_up, test_cover, fixture_tear_down);
  g_test_add ("/document-links/group", Fixture, NULL, fixture_set_up, test_group, fixture_tear_down);

  return g_test_run ();
}
