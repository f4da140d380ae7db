/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes a picture of a document. */
#include "config.h"

#include "gloss-print-source.h"

#include "store/gloss-item.h"

static void
set_free (gpointer data)
{
  GlossExportSet *set = data;

  g_free (set->reviewer.id);
  g_free (set->reviewer.name);
  g_ptr_array_unref (set->annotations);
  g_ptr_array_unref (set->links);
  g_free (set);
}

static GlossExportSet *
ensure_set (GlossPrintSource *self,
            const char       *reviewer)
{
  GlossExportSet *set;

  for (guint i = 0; i < self->article.sets->len; i++)
    {
      set = g_ptr_array_index (self->article.sets, i);
      if (g_str_equal (set->reviewer.id, reviewer))
        return set;
    }

  set = g_new0 (GlossExportSet, 1);
  set->reviewer.id = g_strdup (reviewer);
  set->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  set->links = g_ptr_array_new_with_free_func (gloss_link_item_unref);
  g_ptr_array_add (self->article.sets, set);

  return set;
}

/* Which set a link is in does not matter here. */
static void
add_annotations (GlossPrintSource *self,
                 GlossDocument    *document)
{
  GListModel *annotations = G_LIST_MODEL (gloss_document_get_annotations (document));
  g_autoptr (GPtrArray) links = gloss_document_get_links (document, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      GlossAnnotation *annotation = g_list_model_get_item (annotations, i);

      g_ptr_array_add (ensure_set (self, gloss_annotation_get_reviewer (annotation))->annotations, annotation);
    }
  for (guint i = 0; i < links->len && self->article.sets->len > 0; i++)
    {
      GlossExportSet *set = g_ptr_array_index (self->article.sets, 0);

      g_ptr_array_add (set->links, gloss_link_item_ref (g_ptr_array_index (links, i)));
    }
}

/**
 * gloss_print_source_new:
 * @document: a document
 * @reviewer: (nullable): the name of whoever works on it; else their id
 *
 * Returns: (transfer full): the document as it is now
 */
GlossPrintSource *
gloss_print_source_new (GlossDocument *document,
                        const char    *reviewer)
{
  GlossPrintSource *self = g_new0 (GlossPrintSource, 1);
  const char *title = gloss_article_get_title (gloss_document_get_article (document));

  self->article.file = g_object_ref (gloss_document_get_file (document));
  self->article.name = g_file_get_basename (self->article.file);
  self->article.article = g_object_ref (gloss_document_get_article (document));
  self->article.codebook = g_object_ref (gloss_document_get_codebook (document));
  self->article.sets = g_ptr_array_new_with_free_func (set_free);
  add_annotations (self, document);
  self->copy = gloss_copy_new (&self->article);
  self->title = title != NULL && *title != '\0' ? g_strdup (title) : g_filename_display_name (self->article.name);
  self->reviewer = g_strdup (reviewer != NULL && *reviewer != '\0' ? reviewer : gloss_document_get_reviewer (document));

  return self;
}

void
gloss_print_source_free (GlossPrintSource *self)
{
  gloss_copy_free (self->copy);
  g_ptr_array_unref (self->article.sets);
  g_object_unref (self->article.codebook);
  g_object_unref (self->article.article);
  g_object_unref (self->article.file);
  g_free (self->article.name);
  g_free (self->title);
  g_free (self->reviewer);
  g_free (self);
}
