/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sidecars made by hand, and exports of them into a text. */
#include "config.h"

#include "export-fixture.h"

#include "reader/gloss-article-loader.h"

GlossArticle *
export_fixture_load (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GlossArticle *article = gloss_article_load (self->source, NULL, NULL, &error);

  g_assert_no_error (error);
  return article;
}

GlossAnnotationSet *
export_fixture_new_set (Fixture             *self,
                        GlossArticle        *article,
                        const GlossReviewer *reviewer)
{
  g_autofree char *name = g_file_get_basename (self->source);

  return gloss_annotation_set_new (name, article, reviewer, self->codebook);
}

GlossAnnotation *
export_fixture_add (GlossAnnotationSet *set,
                    GlossArticle       *article,
                    guint               number,
                    const char         *tag,
                    const GlossRange   *ranges,
                    gsize               n_ranges,
                    const char         *note,
                    const char         *attributes)
{
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, ranges, n_ranges);
  g_autofree char *id = g_strdup_printf ("urn:uuid:0d7c0000-0000-4000-8000-%012u", number);
  g_autofree char *created = g_strdup_printf ("2026-11-22T09:%02u:00Z", number % 60);
  g_autoptr (JsonNode) node = attributes != NULL ? json_from_string (attributes, NULL) : NULL;
  GlossAnnotationFields fields = {
    .id = id,
    .reviewer = gloss_annotation_set_get_reviewer (set)->id,
    .tag = tag,
    .note = note,
    .created = created,
    .attributes = node != NULL ? json_node_get_object (node) : NULL,
    .anchor = anchor,
  };
  g_autoptr (GlossAnnotation) annotation = gloss_annotation_new_from_fields (&fields);

  gloss_annotation_set_put (set, annotation);
  return gloss_annotation_set_find (set, id);
}

GlossAnnotation *
export_fixture_quote (GlossAnnotationSet *set,
                      GlossArticle       *article,
                      guint               number,
                      const char         *tag,
                      const char         *quote,
                      const char         *note,
                      const char         *attributes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_quote (article, quote, NULL, NULL, &error);
  GlossRange range;

  g_assert_no_error (error);
  range = gloss_anchor_get_extent (anchor);
  return export_fixture_add (set, article, number, tag, &range, 1, note, attributes);
}

void
export_fixture_save (Fixture            *self,
                     GlossAnnotationSet *set)
{
  g_autoptr (GBytes) bytes = gloss_annotation_set_write (set);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *source = g_file_get_basename (self->source);
  g_autofree char *name = g_strdup_printf ("%s.%s.gloss.json", source, gloss_annotation_set_get_reviewer (set)->id);

  fixture_write (self, name, text);
}

static void
copy_loss (const GlossLoss *loss,
           gpointer         user_data)
{
  gloss_loss_report_add (user_data, loss);
}

char *
export_fixture_run (Fixture          *self,
                    const char       *format,
                    GlossLossReport **losses)
{
  g_autoptr (GlossExport) export = gloss_export_new (gloss_format_find (format));
  g_autoptr (GlossLossReport) report = gloss_loss_report_new (NULL, NULL);
  g_autoptr (GFile) target = fixture_get_child (self, "exported");
  g_autofree char *name = g_file_get_basename (self->source);
  g_autoptr (GError) error = NULL;

  gloss_export_add_article (export, self->source, name, self->codebook);
  gloss_export_set_loss_func (export, copy_loss, report);
  gloss_export_run (export, target, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gloss_export_get_problems (export)->len, ==, 0);
  if (losses != NULL)
    *losses = g_steal_pointer (&report);

  return fixture_read (self, "exported");
}
