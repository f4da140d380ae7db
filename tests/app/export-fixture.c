/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project of two articles and two reviewers, to be exported. */
#include "config.h"

#include "export-fixture.h"

static GlossReviewer maria = { (char *) "maria", (char *) "Maria Silva" };
static GlossReviewer ben = { (char *) "ben", NULL };

/* A line an article: which tags it has, and whose. */
gboolean
export_fixture_write (gpointer                  state,
                      const GlossExportArticle *article,
                      GlossExportSink          *sink,
                      GError                  **error)
{
  g_autoptr (GPtrArray) annotations = gloss_export_article_list_annotations (article);

  g_string_append_printf (gloss_export_sink_get_buffer (sink), "%s:", article->name);
  for (guint i = 0; i < annotations->len; i++)
    g_string_append_printf (gloss_export_sink_get_buffer (sink), " %s/%s",
                            gloss_annotation_get_reviewer (annotations->pdata[i]), gloss_annotation_get_tag (annotations->pdata[i]));
  g_string_append_c (gloss_export_sink_get_buffer (sink), '\n');

  return TRUE;
}

const GlossFormat export_fixture_format = {
  .id = "test-all", .title = "All", .summary = "Holds everything.", .readers = "tests", .suffix = ".all", .holds = GLOSS_TRAITS_ALL, .write = export_fixture_write,
};

/* Marks words of the article's first sentences, six code points each. */
static void
annotate (GFile         *file,
          GlossReviewer *reviewer,
          const char    *tags)
{
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossDocument) document = gloss_document_load (file, reviewer, codebook, NULL, &error);
  g_auto (GStrv) each = g_strsplit (tags, " ", -1);

  g_assert_no_error (error);
  for (guint i = 0; each[i] != NULL; i++)
    {
      const GlossRange range = { 8 * i, 8 * i + 6 };

      g_assert_nonnull (gloss_document_tag (document, each[i], &range, 1, &error));
      g_assert_no_error (error);
    }
  g_assert_true (gloss_document_flush (document, 5000, &error));
  g_assert_no_error (error);
}

void
export_fixture_set_up (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (GFile) airport = NULL;

  self->folder = make_folder ();
  self->place = make_folder ();
  self->harbour = make_file (self->folder, "harbour.txt", ARTICLE);
  airport = make_file (self->folder, "airport.txt", ARTICLE);
  annotate (self->harbour, &maria, "claim claim evidence");
  annotate (self->harbour, &ben, "claim");
  annotate (airport, &ben, "quantity");
  self->settings = gloss_settings_new ();
  g_object_set (self->settings, "export-format", "csv", NULL);
}

void
export_fixture_tear_down (Fixture       *self,
                          gconstpointer  data)
{
  if (self->choice != NULL)
    g_assert_finalize_object (self->choice);
  g_clear_object (&self->state);
  g_clear_object (&self->project);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (self->settings);
  remove_folder (self->place);
  remove_folder (self->folder);
  g_clear_object (&self->harbour);
  g_clear_object (&self->place);
  g_clear_object (&self->folder);
}

void
export_fixture_open_project (Fixture *self,
                             GFile   *article)
{
  g_autoptr (GError) error = NULL;

  self->project = gloss_project_open (self->folder, &maria, NULL, &error);
  g_assert_no_error (error);
  self->state = gloss_view_state_new ();
  if (article != NULL)
    {
      g_autoptr (GlossDocument) document = NULL;

      document = gloss_document_load (article, &maria, gloss_project_get_codebook (self->project), NULL, &error);
      g_assert_no_error (error);
      gloss_view_state_set_document (self->state, document);
    }
}

void
export_fixture_make_choice (Fixture *self,
                            GFile   *article)
{
  export_fixture_open_project (self, article);
  self->choice = gloss_export_choice_new (self->project, self->state);
  gloss_export_choice_set_format (self->choice, &export_fixture_format);
}

void
export_fixture_choose_option (GListModel *options,
                              const char *id,
                              gboolean    chosen)
{
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GlossExportOption) option = g_list_model_get_item (options, i);

      if (g_str_equal (gloss_export_option_get_id (option), id))
        g_object_set (option, "chosen", chosen, NULL);
    }
}
