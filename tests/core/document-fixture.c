/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder with an article in it, for the tests of documents and projects. */
#include "config.h"

#include "document-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  gboolean done;
  gboolean saved;
  GError *error;
} Saving;

static void
remove_all (GFile *file)
{
  g_autoptr (GFileEnumerator) enumerator = NULL;
  GFile *child;

  g_chmod (g_file_peek_path (file), 0700);
  enumerator = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  while (enumerator != NULL && g_file_enumerator_iterate (enumerator, NULL, &child, NULL, NULL) && child != NULL)
    remove_all (child);
  g_file_delete (file, NULL, NULL);
}

void
fixture_set_up (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->path = g_dir_make_tmp ("gloss-document-XXXXXX", &error);
  g_assert_no_error (error);
  self->folder = g_file_new_for_path (self->path);
  self->codebook = gloss_codebook_new_default ();
  self->maria = (GlossReviewer) { (char *) "maria", (char *) "Maria Silva" };
  self->ben = (GlossReviewer) { (char *) "ben", (char *) "Ben" };
  self->source = g_file_get_child (self->folder, "bridge.txt");
  fixture_write (self, "bridge.txt", FIXTURE_TEXT);
}

void
fixture_tear_down (Fixture       *self,
                   gconstpointer  data)
{
  GlossCodebook *codebook = self->codebook;

  g_assert_true (gloss_document_flush_all (10000));
  /* The last ones to know the codebook are workers that were told to stop. */
  g_object_add_weak_pointer (G_OBJECT (codebook), (gpointer *) &codebook);
  g_clear_object (&self->codebook);
  spin_until (codebook == NULL);
  remove_all (self->folder);
  g_clear_object (&self->source);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->path, g_free);
}

GFile *
fixture_get_child (Fixture    *self,
                   const char *name)
{
  return g_file_resolve_relative_path (self->folder, name);
}

void
fixture_write (Fixture    *self,
               const char *name,
               const char *contents)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

char *
fixture_read (Fixture    *self,
              const char *name)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, NULL);
  return contents;
}

gboolean
fixture_exists (Fixture    *self,
                const char *name)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

GlossDocument *
fixture_load (Fixture             *self,
              const GlossReviewer *reviewer)
{
  g_autoptr (GError) error = NULL;
  GlossDocument *document = gloss_document_load (self->source, reviewer, self->codebook, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* Makes a sidecar with one annotation, by a document that is gone afterwards. */
void
fixture_seed (Fixture             *self,
              const GlossReviewer *reviewer,
              gsize                start,
              gsize                end)
{
  g_autoptr (GlossDocument) document = fixture_load (self, reviewer);
  g_autofree char *name = g_strdup_printf (".gloss/journal/%s.jsonl", reviewer->id);
  g_autoptr (GFile) journal = fixture_get_child (self, name);

  tag_range (document, "claim", start, end);
  save_now (document);
  /* As if the sidecar had been sent along: there is nothing that could be undone. */
  g_file_delete (journal, NULL, NULL);
}

void
spin_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
on_saved (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Saving *saving = user_data;

  saving->saved = gloss_document_save_finish (GLOSS_DOCUMENT (object), result, &saving->error);
  saving->done = TRUE;
}

gboolean
try_to_save (GlossDocument *document,
             GError       **error)
{
  Saving saving = { FALSE };

  gloss_document_save_async (document, NULL, on_saved, &saving);
  spin_until (saving.done);
  if (saving.error != NULL)
    g_propagate_error (error, saving.error);
  return saving.saved;
}

void
save_now (GlossDocument *document)
{
  g_autoptr (GError) error = NULL;

  try_to_save (document, &error);
  g_assert_no_error (error);
}

GlossAnnotation *
tag_range (GlossDocument *document,
           const char    *tag,
           gsize          start,
           gsize          end)
{
  g_autoptr (GError) error = NULL;
  GlossAnnotation *annotation = gloss_document_tag (document, tag, &(GlossRange) { start, end }, 1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (annotation);
  return annotation;
}

void
set_note (GlossDocument *document,
          const char    *id,
          const char    *note)
{
  GlossAnnotation *annotation = find_annotation (document, id);
  g_autoptr (GlossAnnotation) changed = gloss_annotation_with_note (annotation, note);
  g_autoptr (GError) error = NULL;

  gloss_document_edit (document, changed, &error);
  g_assert_no_error (error);
}

guint
count_annotations (GlossDocument *document)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gloss_document_get_annotations (document)));
}

GlossAnnotation *
find_annotation (GlossDocument *document,
                 const char    *id)
{
  return gloss_annotation_list_find (gloss_document_get_annotations (document), id);
}
