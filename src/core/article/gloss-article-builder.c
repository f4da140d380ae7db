/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an article comes to be. */
#include "config.h"

#include "article/gloss-article-builder.h"

#include "article/gloss-article-private.h"
#include "article/gloss-structure-private.h"
#include "text/gloss-language.h"
#include "text/gloss-normalize.h"

struct _GlossArticleBuilder
{
  GlossSource source;

  /* The canonical text so far, and its length in code points. */
  GString *text;
  gsize length;

  GArray *blocks;
  GStringChunk *strings;
  GPtrArray *cells;
};

/**
 * gloss_article_builder_new:
 *
 * Returns: (transfer full): a builder of an article without blocks
 */
GlossArticleBuilder *
gloss_article_builder_new (void)
{
  GlossArticleBuilder *self = g_new0 (GlossArticleBuilder, 1);

  self->text = g_string_new (NULL);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (GlossBlock));
  self->strings = g_string_chunk_new (4096);
  self->cells = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * gloss_article_builder_free:
 * @self: (transfer full): a builder, finished or not
 */
void
gloss_article_builder_free (GlossArticleBuilder *self)
{
  g_return_if_fail (self != NULL);

  gloss_source_clear (&self->source);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_free (self);
}

/* Keeps the canonical form; what is empty counts as not given. */
static void
set_normalized (char       **to,
                const char  *value)
{
  g_autofree char *normalized = value != NULL ? gloss_normalize (value, -1) : NULL;

  g_set_str (to, normalized != NULL && *normalized != '\0' ? normalized : NULL);
}

/**
 * gloss_article_builder_set_title:
 * @self: a builder
 * @title: (nullable): the title that the source declares; without it, that is the first title block
 */
void
gloss_article_builder_set_title (GlossArticleBuilder *self,
                                 const char          *title)
{
  set_normalized (&self->source.title, title);
}

/**
 * gloss_article_builder_set_byline:
 * @self: a builder
 * @byline: (nullable): the author that the source declares; without it, that is the first byline block
 */
void
gloss_article_builder_set_byline (GlossArticleBuilder *self,
                                  const char          *byline)
{
  set_normalized (&self->source.byline, byline);
}

/**
 * gloss_article_builder_set_published:
 * @self: a builder
 * @published: (nullable): the time of publication as the source gives it
 */
void
gloss_article_builder_set_published (GlossArticleBuilder *self,
                                     const char          *published)
{
  set_normalized (&self->source.published, published);
}

/**
 * gloss_article_builder_set_language:
 * @self: a builder
 * @language: (nullable): a BCP 47 tag; without it the language is guessed from the text
 */
void
gloss_article_builder_set_language (GlossArticleBuilder *self,
                                    const char          *language)
{
  set_normalized (&self->source.language, language);
}

/**
 * gloss_article_builder_set_uri:
 * @self: a builder
 * @uri: (nullable): where the source was fetched from
 */
void
gloss_article_builder_set_uri (GlossArticleBuilder *self,
                               const char          *uri)
{
  g_set_str (&self->source.uri, uri);
}

/**
 * gloss_article_builder_set_reader:
 * @self: a builder
 * @reader: (nullable): the reader and its version, such as "html/1"
 */
void
gloss_article_builder_set_reader (GlossArticleBuilder *self,
                                  const char          *reader)
{
  g_set_str (&self->source.reader, reader);
}

/**
 * gloss_article_builder_set_bytes_sha256:
 * @self: a builder
 * @sha256: (nullable): the hash of the source's bytes
 */
void
gloss_article_builder_set_bytes_sha256 (GlossArticleBuilder *self,
                                        const char          *sha256)
{
  g_set_str (&self->source.bytes_sha256, sha256);
}

/**
 * gloss_article_builder_set_label:
 * @self: a builder
 * @kind: the kind of block that a part is made of
 * @label: (nullable): the source's own name of that part, such as "Key takeaways"
 */
void
gloss_article_builder_set_label (GlossArticleBuilder *self,
                                 GlossBlockKind       kind,
                                 const char          *label)
{
  g_return_if_fail ((guint) kind < GLOSS_N_BLOCK_KINDS);

  set_normalized (&self->source.labels[kind], label);
}

/**
 * gloss_article_builder_add_block:
 * @self: a builder
 * @kind: what the block is
 * @level: depth of a heading or list item from 1; 0 where there is none
 * @text: its text, not normalised yet
 * @n_bytes: the length of @text in bytes, or -1 if it ends with a NUL
 *
 * Adds a block after the others.
 *
 * Returns: whether there is one now: not if nothing is left of @text in canonical form
 */
gboolean
gloss_article_builder_add_block (GlossArticleBuilder *self,
                                 GlossBlockKind       kind,
                                 guint                level,
                                 const char          *text,
                                 gssize               n_bytes)
{
  GlossBlock block = { .kind = kind, .level = level };
  gsize before = self->text->len;
  gsize begin;

  g_return_val_if_fail ((guint) kind < GLOSS_N_BLOCK_KINDS, FALSE);

  if (self->blocks->len > 0)
    g_string_append_c (self->text, '\n');
  begin = self->text->len;

  gloss_normalize_append (self->text, text, n_bytes);
  if (self->text->len == begin)
    {
      g_string_truncate (self->text, before);
      return FALSE;
    }

  block.range.start = self->length + (begin - before);
  block.range.end = block.range.start + gloss_text_count (self->text->str + begin, self->text->len - begin);
  self->length = block.range.end;
  g_array_append_val (self->blocks, block);

  return TRUE;
}

static GlossBlock *
gloss_article_builder_get_last (GlossArticleBuilder *self)
{
  g_return_val_if_fail (self->blocks->len > 0, NULL);

  return &g_array_index (self->blocks, GlossBlock, self->blocks->len - 1);
}

/**
 * gloss_article_builder_set_number:
 * @self: a builder with a block
 * @number: the number or mark that the source gives the block added last, which is not part of its text
 */
void
gloss_article_builder_set_number (GlossArticleBuilder *self,
                                  const char          *number)
{
  GlossBlock *block = gloss_article_builder_get_last (self);
  g_autofree char *normalized = gloss_normalize (number, -1);

  if (block != NULL && *normalized != '\0')
    block->number = g_string_chunk_insert (self->strings, normalized);
}

/**
 * gloss_article_builder_set_cells:
 * @self: a builder with a block
 * @cells: (array zero-terminated=1): the texts of the cells of the table row added last, of which its text is made
 */
void
gloss_article_builder_set_cells (GlossArticleBuilder *self,
                                 const char *const   *cells)
{
  GlossBlock *block = gloss_article_builder_get_last (self);

  if (block != NULL)
    block->cells = gloss_article_store_cells (cells, self->strings, self->cells);
}

/**
 * gloss_article_builder_finish:
 * @self: a builder; it can only be freed afterwards
 *
 * Returns: (transfer full): the article
 */
GlossArticle *
gloss_article_builder_finish (GlossArticleBuilder *self)
{
  GlossText *text;
  gsize n_bytes;

  g_return_val_if_fail (self->text != NULL, NULL);

  n_bytes = self->text->len;
  text = gloss_text_new_take (g_string_free (g_steal_pointer (&self->text), FALSE), n_bytes);

  if (self->source.language == NULL)
    self->source.language = g_strdup (gloss_language_guess (gloss_text_get_utf8 (text, NULL), n_bytes));

  gloss_structure_assign ((GlossBlock *) (gpointer) self->blocks->data, self->blocks->len, text, self->strings);

  return gloss_article_new_take (&self->source,
                                 text,
                                 g_steal_pointer (&self->blocks),
                                 g_steal_pointer (&self->strings),
                                 g_steal_pointer (&self->cells));
}
