/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was read: an article and its parts. */
#include "config.h"

#include "article/gloss-article.h"

#include "article/gloss-article-private.h"
#include "article/gloss-structure-private.h"
#include "text/gloss-normalize.h"

/**
 * GlossArticle:
 *
 * An article as it was read: its canonical text and the blocks that it is made of. It never changes, so any thread may
 * use it; a corrected structure is another article. It knows nothing of annotations.
 */
struct _GlossArticle
{
  GObject parent_instance;

  GlossSource source;
  GlossText *text;

  /* What the source says, or else its text. */
  char *title;
  char *byline;

  /* Own the blocks, all their strings, and the arrays that hold the cells of rows. */
  GArray *blocks;
  GStringChunk *strings;
  GPtrArray *cells;

  /* A place for the sentences of each block, made when first asked for. */
  GlossBlockSentences **sentences;

  /* Block by id, made when first asked for. */
  GHashTable *by_id;
};

G_DEFINE_FINAL_TYPE (GlossArticle, gloss_article, G_TYPE_OBJECT)

void
gloss_source_copy (GlossSource       *to,
                   const GlossSource *from)
{
  to->title = g_strdup (from->title);
  to->byline = g_strdup (from->byline);
  to->published = g_strdup (from->published);
  to->language = g_strdup (from->language);
  to->uri = g_strdup (from->uri);
  to->reader = g_strdup (from->reader);
  to->bytes_sha256 = g_strdup (from->bytes_sha256);
  for (guint i = 0; i < GLOSS_N_BLOCK_KINDS; i++)
    to->labels[i] = g_strdup (from->labels[i]);
}

void
gloss_source_clear (GlossSource *source)
{
  g_clear_pointer (&source->title, g_free);
  g_clear_pointer (&source->byline, g_free);
  g_clear_pointer (&source->published, g_free);
  g_clear_pointer (&source->language, g_free);
  g_clear_pointer (&source->uri, g_free);
  g_clear_pointer (&source->reader, g_free);
  g_clear_pointer (&source->bytes_sha256, g_free);
  for (guint i = 0; i < GLOSS_N_BLOCK_KINDS; i++)
    g_clear_pointer (&source->labels[i], g_free);
}

static void
gloss_article_clear_sentences (GlossArticle *self)
{
  for (guint i = 0; self->sentences != NULL && i < self->blocks->len; i++)
    g_free (self->sentences[i]);
  g_clear_pointer (&self->sentences, g_free);
}

static void
gloss_article_finalize (GObject *object)
{
  GlossArticle *self = GLOSS_ARTICLE (object);

  gloss_source_clear (&self->source);
  gloss_article_clear_sentences (self);
  g_clear_pointer (&self->text, gloss_text_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->byline, g_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->cells, g_ptr_array_unref);

  G_OBJECT_CLASS (gloss_article_parent_class)->finalize (object);
}

static void
gloss_article_class_init (GlossArticleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_article_finalize;
}

static void
gloss_article_init (GlossArticle *self)
{
}

static char *
gloss_article_dup_first (GlossArticle   *self,
                         GlossBlockKind  kind)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const GlossBlock *block = &g_array_index (self->blocks, GlossBlock, i);

      if (block->kind == kind)
        return gloss_text_dup_slice (self->text, block->range);
    }

  return NULL;
}

/*
 * gloss_article_new_take:
 * @source: what the source says of itself; its strings are taken, the struct is left empty
 * @text: (transfer full): the canonical text
 * @blocks: (transfer full) (element-type GlossBlock): its blocks, whose ids and relations are assigned
 * @strings: (transfer full): owns the strings of @blocks
 * @cells: (transfer full): owns the arrays of cells of @blocks
 *
 * Returns: (transfer full): the article
 */
GlossArticle *
gloss_article_new_take (GlossSource  *source,
                        GlossText    *text,
                        GArray       *blocks,
                        GStringChunk *strings,
                        GPtrArray    *cells)
{
  GlossArticle *self = g_object_new (GLOSS_TYPE_ARTICLE, NULL);

  self->source = *source;
  *source = (GlossSource) { 0 };
  self->text = text;
  self->blocks = blocks;
  self->strings = strings;
  self->cells = cells;

  self->title = self->source.title != NULL ? g_strdup (self->source.title)
                                           : gloss_article_dup_first (self, GLOSS_BLOCK_TITLE);
  self->byline = self->source.byline != NULL ? g_strdup (self->source.byline)
                                             : gloss_article_dup_first (self, GLOSS_BLOCK_BYLINE);

  return self;
}

const GlossSource *
gloss_article_get_source (GlossArticle *self)
{
  return &self->source;
}

/*
 * gloss_article_get_sentences_place:
 * @self: an article
 * @block: the index of a block
 *
 * Returns: (transfer none): where the sentences of that block are kept; to be read and written atomically
 */
GlossBlockSentences **
gloss_article_get_sentences_place (GlossArticle *self,
                                   guint         block)
{
  GlossBlockSentences **all = g_atomic_pointer_get (&self->sentences);

  if (all == NULL)
    {
      all = g_new0 (GlossBlockSentences *, self->blocks->len);
      if (!g_atomic_pointer_compare_and_exchange (&self->sentences, NULL, all))
        g_free (all);
      all = g_atomic_pointer_get (&self->sentences);
    }

  return &all[block];
}

/*
 * gloss_article_store_cells:
 * @cells: (array zero-terminated=1): the texts of a row's cells
 * @strings: owns the texts from now on
 * @store: owns the array from now on
 *
 * Returns: (transfer none): their canonical forms
 */
const char *const *
gloss_article_store_cells (const char *const *cells,
                           GStringChunk      *strings,
                           GPtrArray         *store)
{
  guint n = g_strv_length ((char **) cells);
  char **stored = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *normalized = gloss_normalize (cells[i], -1);

      stored[i] = g_string_chunk_insert (strings, normalized);
    }
  g_ptr_array_add (store, stored);

  return (const char *const *) stored;
}

/**
 * gloss_article_get_title:
 * @self: an article
 *
 * Returns: (transfer none) (nullable): what the source declares as its title, or else the text of the title block
 */
const char *
gloss_article_get_title (GlossArticle *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), NULL);

  return self->title;
}

/**
 * gloss_article_get_byline:
 * @self: an article
 *
 * Returns: (transfer none) (nullable): who wrote it, as the source declares it, or else the text of the byline block
 */
const char *
gloss_article_get_byline (GlossArticle *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), NULL);

  return self->byline;
}

/**
 * gloss_article_get_published:
 * @self: an article
 *
 * Returns: (transfer none) (nullable): the time of publication as the source gives it
 */
const char *
gloss_article_get_published (GlossArticle *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), NULL);

  return self->source.published;
}

/**
 * gloss_article_get_language:
 * @self: an article
 *
 * Returns: (transfer none) (nullable): a BCP 47 tag, declared by the source or guessed from the text
 */
const char *
gloss_article_get_language (GlossArticle *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), NULL);

  return self->source.language;
}

/**
 * gloss_article_get_uri:
 * @self: an article
 *
 * Returns: (transfer none) (nullable): where the source was fetched from
 */
const char *
gloss_article_get_uri (GlossArticle *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), NULL);

  return self->source.uri;
}

/**
 * gloss_article_get_reader:
 * @self: an article
 *
 * Returns: (transfer none) (nullable): the reader that read it and its version, such as "html/1"
 */
const char *
gloss_article_get_reader (GlossArticle *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), NULL);

  return self->source.reader;
}

/**
 * gloss_article_get_bytes_sha256:
 * @self: an article
 *
 * Returns: (transfer none) (nullable): the hash of the source's bytes
 */
const char *
gloss_article_get_bytes_sha256 (GlossArticle *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), NULL);

  return self->source.bytes_sha256;
}

/**
 * gloss_article_get_label:
 * @self: an article
 * @kind: the kind of block that a part is made of
 *
 * Returns: (transfer none) (nullable): the source's own name of that part, such as "Key takeaways"
 */
const char *
gloss_article_get_label (GlossArticle   *self,
                         GlossBlockKind  kind)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), NULL);
  g_return_val_if_fail ((guint) kind < GLOSS_N_BLOCK_KINDS, NULL);

  return self->source.labels[kind];
}

/**
 * gloss_article_get_text:
 * @self: an article
 *
 * Returns: (transfer none): the canonical text: those of the blocks joined by one newline
 */
GlossText *
gloss_article_get_text (GlossArticle *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), NULL);

  return self->text;
}

/**
 * gloss_article_get_n_blocks:
 * @self: an article
 *
 * Returns: how many blocks it has
 */
guint
gloss_article_get_n_blocks (GlossArticle *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), 0);

  return self->blocks->len;
}

/**
 * gloss_article_get_block:
 * @self: an article
 * @index: which block, from 0 in reading order
 *
 * Returns: (transfer none) (nullable): the block, or %NULL past the end
 */
const GlossBlock *
gloss_article_get_block (GlossArticle *self,
                         guint         index)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), NULL);

  return index < self->blocks->len ? &g_array_index (self->blocks, GlossBlock, index) : NULL;
}

static GHashTable *
gloss_article_get_by_id (GlossArticle *self)
{
  GHashTable *by_id = g_atomic_pointer_get (&self->by_id);

  if (by_id != NULL)
    return by_id;

  by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const GlossBlock *block = &g_array_index (self->blocks, GlossBlock, i);

      g_hash_table_insert (by_id, (gpointer) block->id, (gpointer) block);
    }

  if (!g_atomic_pointer_compare_and_exchange (&self->by_id, NULL, by_id))
    g_hash_table_unref (by_id);

  return g_atomic_pointer_get (&self->by_id);
}

/**
 * gloss_article_find_block:
 * @self: an article
 * @id: (nullable): a block's id
 *
 * Returns: (transfer none) (nullable): the block of that id
 */
const GlossBlock *
gloss_article_find_block (GlossArticle *self,
                          const char   *id)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), NULL);

  return id != NULL ? g_hash_table_lookup (gloss_article_get_by_id (self), id) : NULL;
}

/**
 * gloss_article_get_block_index_at:
 * @self: an article
 * @offset: a code point
 *
 * Returns: the index of the block that @offset lies in, its end and the newline after it included; of the last block for
 *   an offset past the text; %G_MAXUINT for an article without blocks
 */
guint
gloss_article_get_block_index_at (GlossArticle *self,
                                  gsize         offset)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE (self), G_MAXUINT);

  if (self->blocks->len == 0)
    return G_MAXUINT;

  return gloss_structure_find (gloss_article_get_block (self, 0), self->blocks->len, offset);
}
