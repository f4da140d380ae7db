/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document: what it shows, what can be done to it, and when that is on disk. */
#include "config.h"

#include "document-fixture.h"

#include <string.h>

#include "gloss-error.h"

#define OWN "bridge.txt.maria.gloss.json"
#define STRUCTURE ".gloss/structure/bridge.txt.json"

static void
on_notify (GObject    *object,
           GParamSpec *pspec,
           GPtrArray  *log)
{
  g_ptr_array_add (log, g_strdup (pspec->name));
}

static guint
count_in_log (GPtrArray  *log,
              const char *name)
{
  guint n = 0;

  for (guint i = 0; i < log->len; i++)
    n += g_str_equal (g_ptr_array_index (log, i), name);
  return n;
}

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  guint      *n_calls)
{
  (*n_calls)++;
}

static void
test_load (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);

  g_assert_cmpuint (gloss_article_get_n_blocks (gloss_document_get_article (document)), >=, 3);
  g_assert_true (g_file_equal (gloss_document_get_file (document), self->source));
  g_assert_cmpstr (gloss_document_get_reviewer (document), ==, "maria");
  g_assert_true (gloss_document_get_codebook (document) == self->codebook);
  g_assert_cmpuint (count_annotations (document), ==, 0);
  g_assert_cmpuint (gloss_document_get_n_own (document), ==, 0);
  g_assert_cmpint (gloss_document_get_save_state (document), ==, GLOSS_SAVE_STATE_SAVED);
  g_assert_null (gloss_document_get_error_message (document));
  g_assert_false (gloss_document_get_can_undo (document));
  g_assert_false (gloss_document_get_in_library (document));
  g_assert_cmpuint (g_list_model_get_n_items (gloss_document_get_problems (document)), ==, 0);
  save_now (document);
  g_assert_true (gloss_document_flush (document, 1000, NULL));
  g_assert_finalize_object (g_steal_pointer (&document));

  g_assert_false (fixture_exists (self, OWN));
  g_assert_false (fixture_exists (self, ".gloss"));
}

static void
test_load_fails (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GFile) missing = fixture_get_child (self, "missing.txt");
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossDocument) document = gloss_document_load (missing, &self->maria, self->codebook, NULL, &error);

  g_assert_null (document);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
on_loaded (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static void
test_load_async (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossDocument) document = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  gloss_document_load_async (self->source, &self->maria, self->codebook, NULL, on_loaded, &result);
  spin_until (result != NULL);
  document = gloss_document_load_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_annotations (document), ==, 1);
  g_clear_object (&result);
  g_assert_finalize_object (g_steal_pointer (&document));
}

static void
test_load_is_cancelled (Fixture       *self,
                        gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  gloss_document_load_async (self->source, &self->maria, self->codebook, cancellable, on_loaded, &result);
  g_cancellable_cancel (cancellable);
  spin_until (result != NULL);
  g_assert_null (gloss_document_load_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_tag (Fixture       *self,
          gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autoptr (GPtrArray) log = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *quote = NULL;
  g_autofree char *contents = NULL;
  GlossAnnotation *annotation;
  guint n_calls = 0;

  g_signal_connect (document, "notify", G_CALLBACK (on_notify), log);
  g_signal_connect (gloss_document_get_annotations (document), "items-changed", G_CALLBACK (on_items_changed), &n_calls);
  annotation = tag_range (document, "claim", 4, 10);
  quote = gloss_annotation_dup_quote (annotation);
  g_assert_cmpstr (quote, ==, "bridge");
  g_assert_true (gloss_document_is_own (document, annotation));
  g_assert_true (find_annotation (document, gloss_annotation_get_id (annotation)) == annotation);
  g_assert_cmpuint (n_calls, ==, 1);
  g_assert_cmpuint (gloss_document_get_n_own (document), ==, 1);
  g_assert_cmpuint (count_in_log (log, "n-own"), ==, 1);
  g_assert_cmpuint (count_in_log (log, "can-undo"), ==, 1);
  g_assert_cmpuint (count_in_log (log, "undo-label"), ==, 1);
  g_assert_cmpuint (count_in_log (log, "save-state"), ==, 1);
  g_assert_cmpuint (log->len, ==, 4);
  g_assert_cmpint (gloss_document_get_save_state (document), !=, GLOSS_SAVE_STATE_SAVED);
  spin_until (gloss_document_get_save_state (document) != GLOSS_SAVE_STATE_PENDING);
  g_assert_true (fixture_exists (self, ".gloss/journal/maria.jsonl"));
  g_assert_false (fixture_exists (self, OWN));

  spin_until (gloss_document_get_save_state (document) == GLOSS_SAVE_STATE_SAVED);
  /* Recorded, if the worker was not faster than the notification, saving and saved: nothing else was told. */
  g_assert_cmpuint (count_in_log (log, "save-state"), >=, 3);
  g_assert_cmpuint (count_in_log (log, "save-state"), <=, 4);
  g_assert_cmpuint (log->len, ==, 3 + count_in_log (log, "save-state"));
  contents = fixture_read (self, OWN);
  g_assert_nonnull (strstr (contents, gloss_annotation_get_id (annotation)));
  g_assert_nonnull (strstr (contents, "\"Maria Silva\""));
}

static void
test_comes_back (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autoptr (GlossDocument) again = NULL;
  GlossAnnotation *annotation = tag_range (document, "claim", 4, 10);
  g_autofree char *id = g_strdup (gloss_annotation_get_id (annotation));

  set_note (document, id, "Which bridge?");
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));

  again = fixture_load (self, &self->maria);
  g_assert_cmpuint (count_annotations (again), ==, 1);
  annotation = find_annotation (again, id);
  g_assert_cmpstr (gloss_annotation_get_note (annotation), ==, "Which bridge?");
  g_assert_cmpuint (gloss_annotation_get_extent (annotation).start, ==, 4);
  g_assert_cmpuint (gloss_annotation_get_extent (annotation).end, ==, 10);
  g_assert_true (gloss_document_is_own (again, annotation));
}

static void
assert_tag_error (GlossDocument *document,
                  const char    *tag,
                  gsize          start,
                  gsize          end,
                  GlossError     code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gloss_document_tag (document, tag, &(GlossRange) { start, end }, 1, &error));
  g_assert_error (error, GLOSS_ERROR, (int) code);
}

static void
test_refuses (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autoptr (GlossAnnotation) theirs = NULL;
  g_autoptr (GlossAnnotation) changed = NULL;
  g_autoptr (GError) error = NULL;

  fixture_seed (self, &self->ben, 4, 10);
  document = fixture_load (self, &self->maria);
  assert_tag_error (document, "no-such-tag", 0, 5, GLOSS_ERROR_UNSUPPORTED);
  assert_tag_error (document, "claim", 5, 5, GLOSS_ERROR_ANCHOR);
  assert_tag_error (document, "claim", 0, 100000, GLOSS_ERROR_ANCHOR);
  g_assert_null (gloss_document_tag (document, "claim", NULL, 0, &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR);
  g_clear_error (&error);
  g_assert_false (gloss_document_remove (document, "urn:uuid:none", &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR);
  g_clear_error (&error);

  theirs = g_list_model_get_item (G_LIST_MODEL (gloss_document_get_annotations (document)), 0);
  g_assert_false (gloss_document_is_own (document, theirs));
  g_assert_cmpstr (gloss_annotation_get_reviewer (theirs), ==, "ben");
  changed = gloss_annotation_with_note (theirs, "Mine now");
  g_assert_false (gloss_document_edit (document, changed, &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_false (gloss_document_remove (document, gloss_annotation_get_id (theirs), &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_UNSUPPORTED);

  g_assert_false (gloss_document_get_can_undo (document));
  g_assert_cmpint (gloss_document_get_save_state (document), ==, GLOSS_SAVE_STATE_SAVED);
}

static void
test_an_edit_of_nothing_is_none (Fixture       *self,
                                 gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autoptr (GlossAnnotation) annotation = NULL;
  g_autoptr (GError) error = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  document = fixture_load (self, &self->maria);
  annotation = g_list_model_get_item (G_LIST_MODEL (gloss_document_get_annotations (document)), 0);
  g_assert_true (gloss_document_edit (document, annotation, &error));
  g_assert_no_error (error);
  g_assert_false (gloss_document_get_can_undo (document));
  g_assert_cmpint (gloss_document_get_save_state (document), ==, GLOSS_SAVE_STATE_SAVED);
}

static void
test_undo_returns_the_bytes (Fixture       *self,
                             gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *before = NULL;
  g_autofree char *edited = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GlossAnnotation) annotation = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  before = fixture_read (self, OWN);
  document = fixture_load (self, &self->maria);
  annotation = g_list_model_get_item (G_LIST_MODEL (gloss_document_get_annotations (document)), 0);
  set_note (document, gloss_annotation_get_id (annotation), "Hm.");
  gloss_document_remove (document, gloss_annotation_get_id (annotation), NULL);
  tag_range (document, "claim", 0, 3);
  save_now (document);
  edited = fixture_read (self, OWN);
  g_assert_cmpstr (edited, !=, before);

  while (gloss_document_undo (document))
    ;
  save_now (document);
  undone = fixture_read (self, OWN);
  g_assert_cmpstr (undone, ==, before);
  while (gloss_document_redo (document))
    ;
  save_now (document);
  redone = fixture_read (self, OWN);
  g_assert_cmpstr (redone, ==, edited);
}

static void
test_nothing_is_written_for_nothing (Fixture       *self,
                                     gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);

  tag_range (document, "claim", 4, 10);
  gloss_document_undo (document);
  save_now (document);
  g_assert_false (fixture_exists (self, OWN));
}

static void
test_typing_is_one_step (Fixture       *self,
                         gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  GlossAnnotation *annotation = tag_range (document, "claim", 4, 10);
  g_autofree char *id = g_strdup (gloss_annotation_get_id (annotation));

  set_note (document, id, "W");
  set_note (document, id, "Wh");
  set_note (document, id, "Who");
  g_assert_true (gloss_document_undo (document));
  g_assert_null (gloss_annotation_get_note (find_annotation (document, id)));
  g_assert_true (gloss_document_redo (document));
  g_assert_cmpstr (gloss_annotation_get_note (find_annotation (document, id)), ==, "Who");
}

static void
test_others (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GlossDocument) open_document = NULL;
  g_autoptr (GlossDocument) blind_document = NULL;

  fixture_seed (self, &self->ben, 4, 10);
  fixture_seed (self, &self->maria, 0, 3);
  open_document = fixture_load (self, &self->maria);
  blind_document = gloss_document_load_full (self->source, &self->maria, self->codebook, GLOSS_LOAD_BLIND, NULL, NULL);
  g_assert_cmpuint (count_annotations (open_document), ==, 2);
  g_assert_cmpuint (gloss_document_get_n_own (open_document), ==, 1);
  g_assert_cmpuint (count_annotations (blind_document), ==, 1);
}

static void
test_counts_sentences (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autoptr (GPtrArray) log = g_ptr_array_new_with_free_func (g_free);

  g_signal_connect (document, "notify", G_CALLBACK (on_notify), log);
  g_assert_cmpuint (gloss_document_get_n_sentences (document), ==, 0);
  spin_until (gloss_document_get_n_sentences (document) > 0);
  g_assert_cmpuint (gloss_document_get_n_sentences (document), ==, 5);
  g_assert_cmpuint (gloss_document_get_n_decided (document), ==, 0);
  g_assert_cmpuint (count_in_log (log, "n-sentences"), ==, 1);
  g_assert_cmpuint (count_in_log (log, "n-decided"), ==, 0);

  tag_range (document, "claim", 4, 10);
  g_assert_cmpuint (gloss_document_get_n_decided (document), ==, 1);
  tag_range (document, "claim", 14, 20);
  g_assert_cmpuint (gloss_document_get_n_decided (document), ==, 1);
  g_assert_cmpuint (count_in_log (log, "n-decided"), ==, 1);
  tag_range (document, "claim", 40, 60);
  g_assert_cmpuint (gloss_document_get_n_decided (document), ==, 2);
  while (gloss_document_undo (document))
    ;
  g_assert_cmpuint (gloss_document_get_n_decided (document), ==, 0);
}

/* Edits while a worker counts are not left out. */
static void
test_counts_meanwhile (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (GlossDocument) document = NULL;
  g_autoptr (GlossAnnotation) first = NULL;

  fixture_seed (self, &self->maria, 4, 10);
  document = fixture_load (self, &self->maria);
  first = g_list_model_get_item (G_LIST_MODEL (gloss_document_get_annotations (document)), 0);
  g_assert_cmpuint (gloss_document_get_n_decided (document), ==, 0);
  tag_range (document, "claim", 60, 70);
  tag_range (document, "claim", 40, 60);
  g_assert_true (gloss_document_remove (document, gloss_annotation_get_id (first), NULL));
  spin_until (gloss_document_get_n_sentences (document) > 0);
  g_assert_cmpuint (gloss_document_get_n_decided (document), ==, 2);
  while (gloss_document_undo (document))
    ;
  g_assert_cmpuint (gloss_document_get_n_decided (document), ==, 1);
}

static void
test_correct (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autoptr (GlossDocument) again = NULL;
  g_autoptr (GlossArticle) before = g_object_ref (gloss_document_get_article (document));
  g_autoptr (GPtrArray) log = g_ptr_array_new_with_free_func (g_free);
  gsize second = gloss_article_get_block (before, 1)->range.start;
  GlossCorrection correction = { GLOSS_CORRECTION_KIND, second, GLOSS_BLOCK_QUOTE, 0 };
  g_autoptr (GError) error = NULL;

  tag_range (document, "claim", second, second + 9);
  g_signal_connect (document, "notify", G_CALLBACK (on_notify), log);
  g_assert_true (gloss_document_correct (document, &correction, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_in_log (log, "article"), ==, 1);
  g_assert_cmpint (gloss_article_get_block (gloss_document_get_article (document), 1)->kind, ==, GLOSS_BLOCK_QUOTE);
  g_assert_cmpuint (count_annotations (document), ==, 1);
  save_now (document);
  g_assert_true (fixture_exists (self, STRUCTURE));

  again = fixture_load (self, &self->ben);
  g_assert_cmpint (gloss_article_get_block (gloss_document_get_article (again), 1)->kind, ==, GLOSS_BLOCK_QUOTE);
  g_assert_cmpuint (count_annotations (again), ==, 1);

  g_assert_true (gloss_document_undo (document));
  g_assert_true (gloss_document_get_article (document) == before);
  spin_until (gloss_document_get_article (again) != NULL &&
              gloss_article_get_block (gloss_document_get_article (again), 1)->kind != GLOSS_BLOCK_QUOTE);
}

static void
test_join_keeps_places (Fixture       *self,
                        gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  GlossArticle *article = gloss_document_get_article (document);
  guint n_blocks = gloss_article_get_n_blocks (article);
  gsize second = gloss_article_get_block (article, 1)->range.start;
  GlossCorrection correction = { GLOSS_CORRECTION_JOIN, second, GLOSS_BLOCK_PARAGRAPH, 0 };
  g_autoptr (GlossDocument) again = NULL;
  g_autoptr (GlossAnnotation) across = NULL;
  g_autofree char *id = g_strdup (gloss_annotation_get_id (tag_range (document, "claim", second - 7, second + 9)));

  g_assert_true (gloss_document_correct (document, &correction, NULL));
  g_assert_cmpuint (gloss_article_get_n_blocks (gloss_document_get_article (document)), ==, n_blocks - 1);
  save_now (document);
  again = fixture_load (self, &self->maria);
  g_assert_cmpuint (gloss_article_get_n_blocks (gloss_document_get_article (again)), ==, n_blocks - 1);
  across = g_object_ref (find_annotation (again, id));
  g_assert_cmpint (gloss_anchor_get_state (gloss_annotation_get_anchor (across)), ==, GLOSS_ANCHOR_EXACT);
  g_assert_cmpuint (gloss_annotation_get_extent (across).start, ==, second - 7);
  g_assert_cmpuint (gloss_annotation_get_extent (across).end, ==, second + 9);
}

static void
test_lets_go_without_loss (Fixture       *self,
                           gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *contents = NULL;

  tag_range (document, "claim", 4, 10);
  g_assert_finalize_object (g_steal_pointer (&document));
  g_assert_true (gloss_document_flush_all (10000));
  contents = fixture_read (self, OWN);
  g_assert_nonnull (strstr (contents, "\"claim\""));
}

static void
test_lets_go_while_writing (Fixture       *self,
                            gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autoptr (GlossDocument) again = NULL;
  g_autofree char *id = g_strdup (gloss_annotation_get_id (tag_range (document, "claim", 4, 10)));

  gloss_document_save_async (document, NULL, NULL, NULL);
  tag_range (document, "claim", 0, 3);
  gloss_document_remove (document, id, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&document);
  g_assert_true (gloss_document_flush_all (10000));
  again = fixture_load (self, &self->maria);
  g_assert_cmpuint (count_annotations (again), ==, 1);
  g_assert_null (find_annotation (again, id));
}

static void
test_flush (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autoptr (GError) error = NULL;

  tag_range (document, "claim", 4, 10);
  g_assert_true (gloss_document_flush (document, 10000, &error));
  g_assert_no_error (error);
  g_assert_true (fixture_exists (self, OWN));
  g_assert_cmpint (gloss_document_get_save_state (document), ==, GLOSS_SAVE_STATE_SAVED);
}

static void
on_saved (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GError **error = user_data;

  g_assert_false (gloss_document_save_finish (GLOSS_DOCUMENT (object), result, error));
}

static void
test_saving_is_cancelled (Fixture       *self,
                          gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  tag_range (document, "claim", 4, 10);
  g_cancellable_cancel (cancellable);
  gloss_document_save_async (document, cancellable, on_saved, &error);
  spin_until (error != NULL);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  spin_until (gloss_document_get_save_state (document) == GLOSS_SAVE_STATE_SAVED);
  g_assert_true (fixture_exists (self, OWN));
}

/* Somebody who types without a pause is saved all the same. */
static void
test_autosave_does_not_wait_for_ever (Fixture       *self,
                                      gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *id = g_strdup (gloss_annotation_get_id (tag_range (document, "claim", 4, 10)));
  gint64 begun = g_get_monotonic_time ();

  for (guint i = 0; !fixture_exists (self, OWN); i++)
    {
      g_autofree char *note = g_strdup_printf ("%u", i);

      g_assert_cmpint (g_get_monotonic_time () - begun, <, 8 * G_TIME_SPAN_SECOND);
      set_note (document, id, note);
      spin_for (50);
    }
  g_assert_cmpint (g_get_monotonic_time () - begun, >, G_TIME_SPAN_SECOND);
  save_now (document);
}

static void
test_links (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *from = g_strdup (gloss_annotation_get_id (tag_range (document, "claim", 4, 10)));
  g_autofree char *to = g_strdup (gloss_annotation_get_id (tag_range (document, "claim", 0, 3)));
  g_autofree char *other = g_strdup (gloss_annotation_get_id (tag_range (document, "claim", 11, 15)));
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GlossAnnotationSet) set = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) none = NULL;

  save_now (document);
  g_clear_object (&document);
  contents = fixture_read (self, OWN);
  bytes = g_bytes_new (contents, strlen (contents));
  set = gloss_annotation_set_read (bytes, OWN, NULL);
  gloss_annotation_set_add_link (set, "supported_by", from, to);
  written = gloss_annotation_set_write (set);
  g_free (contents);
  contents = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  fixture_write (self, OWN, contents);

  document = fixture_load (self, &self->maria);
  links = gloss_document_get_links (document, to);
  none = gloss_document_get_links (document, other);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpstr (((GlossLink *) g_ptr_array_index (links, 0))->from, ==, from);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define add(path, func) g_test_add ("/document/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  add ("load", test_load);
  add ("load-fails", test_load_fails);
  add ("load-async", test_load_async);
  add ("load-is-cancelled", test_load_is_cancelled);
  add ("tag", test_tag);
  add ("comes-back", test_comes_back);
  add ("refuses", test_refuses);
  add ("an-edit-of-nothing-is-none", test_an_edit_of_nothing_is_none);
  add ("undo-returns-the-bytes", test_undo_returns_the_bytes);
  add ("nothing-is-written-for-nothing", test_nothing_is_written_for_nothing);
  add ("typing-is-one-step", test_typing_is_one_step);
  add ("others", test_others);
  add ("counts-sentences", test_counts_sentences);
  add ("counts-meanwhile", test_counts_meanwhile);
  add ("correct", test_correct);
  add ("join-keeps-places", test_join_keeps_places);
  add ("lets-go-without-loss", test_lets_go_without_loss);
  add ("lets-go-while-writing", test_lets_go_while_writing);
  add ("flush", test_flush);
  add ("saving-is-cancelled", test_saving_is_cancelled);
  add ("autosave-does-not-wait-for-ever", test_autosave_does_not_wait_for_ever);
  add ("links", test_links);
#undef add

  return g_test_run ();
}
