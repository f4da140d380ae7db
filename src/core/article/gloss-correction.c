/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reviewer sets right in the structure that was recognised. */
#include "config.h"

#include "article/gloss-correction.h"

#include "article/gloss-article-private.h"
#include "article/gloss-structure-private.h"

typedef struct
{
  GlossText *text;
  GArray *blocks;
  GStringChunk *strings;
  GPtrArray *cells;

  /* A copy of the text, once a letter of it is another one. */
  char *utf8;
  gboolean changed;
} Corrector;

static void
corrector_init (Corrector    *self,
                GlossArticle *article)
{
  self->text = gloss_article_get_text (article);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (GlossBlock));
  self->strings = g_string_chunk_new (4096);
  self->cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    {
      GlossBlock block = *gloss_article_get_block (article, i);

      if (block.number != NULL)
        block.number = g_string_chunk_insert (self->strings, block.number);
      if (block.cells != NULL)
        block.cells = gloss_article_store_cells (block.cells, self->strings, self->cells);
      g_array_append_val (self->blocks, block);
    }
}

static void
corrector_clear (Corrector *self)
{
  g_clear_pointer (&self->utf8, g_free);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
}

static GlossBlock *
corrector_get_block (Corrector *self,
                     guint      index)
{
  return &g_array_index (self->blocks, GlossBlock, index);
}

static guint
corrector_find (Corrector *self,
                gsize      offset)
{
  return gloss_structure_find (corrector_get_block (self, 0), self->blocks->len, offset);
}

static const char *
corrector_get_utf8 (Corrector *self)
{
  return self->utf8 != NULL ? self->utf8 : gloss_text_get_utf8 (self->text, NULL);
}

/* Newline and space are one byte each, so the text's own positions hold for the copy. */
static void
corrector_put (Corrector *self,
               gsize      offset,
               char       letter)
{
  gsize n_bytes;
  const char *utf8 = gloss_text_get_utf8 (self->text, &n_bytes);

  if (self->utf8 == NULL)
    self->utf8 = g_memdup2 (utf8, n_bytes + 1);
  self->utf8[gloss_text_get_byte (self->text, offset)] = letter;
}

static gboolean
corrector_set_kind (Corrector             *self,
                    const GlossCorrection *correction)
{
  GlossBlock *block = corrector_get_block (self, corrector_find (self, correction->offset));

  if (block->range.start != correction->offset || (guint) correction->kind >= GLOSS_N_BLOCK_KINDS)
    return FALSE;

  block->kind = correction->kind;
  block->level = correction->level;
  if (block->kind != GLOSS_BLOCK_TABLE_ROW)
    block->cells = NULL;

  return TRUE;
}

/* A row made of two has the cells of both; one that is half a row has none. */
static void
corrector_join_cells (Corrector        *self,
                      GlossBlock       *first,
                      const GlossBlock *second)
{
  g_autoptr (GPtrArray) joined = NULL;

  if (first->cells == NULL || second->cells == NULL)
    {
      first->cells = NULL;
      return;
    }

  joined = g_ptr_array_new_null_terminated (8, NULL, TRUE);
  for (gsize i = 0; first->cells[i] != NULL; i++)
    g_ptr_array_add (joined, (gpointer) first->cells[i]);
  for (gsize i = 0; second->cells[i] != NULL; i++)
    g_ptr_array_add (joined, (gpointer) second->cells[i]);

  first->cells = gloss_article_store_cells ((const char *const *) joined->pdata, self->strings, self->cells);
}

static gboolean
corrector_join (Corrector             *self,
                const GlossCorrection *correction)
{
  guint index = corrector_find (self, correction->offset);
  const GlossBlock *second = corrector_get_block (self, index);
  GlossBlock *first;

  if (index == 0 || second->range.start != correction->offset)
    return FALSE;

  first = corrector_get_block (self, index - 1);
  corrector_put (self, first->range.end, ' ');
  corrector_join_cells (self, first, second);
  first->range.end = second->range.end;
  g_array_remove_index (self->blocks, index);

  return TRUE;
}

static gboolean
corrector_split (Corrector             *self,
                 const GlossCorrection *correction)
{
  guint index = corrector_find (self, correction->offset);
  GlossBlock *first = corrector_get_block (self, index);
  GlossBlock second = *first;
  gsize space = correction->offset - 1;

  if (correction->offset < first->range.start + 2 || correction->offset >= first->range.end
      || corrector_get_utf8 (self)[gloss_text_get_byte (self->text, space)] != ' ')
    return FALSE;

  corrector_put (self, space, '\n');
  first->range.end = space;
  first->cells = NULL;
  second.range.start = correction->offset;
  second.cells = NULL;
  second.number = NULL;
  g_array_insert_val (self->blocks, index + 1, second);

  return TRUE;
}

static gboolean
corrector_apply (Corrector             *self,
                 const GlossCorrection *correction)
{
  switch (correction->type)
    {
    case GLOSS_CORRECTION_KIND:
      return corrector_set_kind (self, correction);

    case GLOSS_CORRECTION_JOIN:
      return corrector_join (self, correction);

    case GLOSS_CORRECTION_SPLIT:
      return corrector_split (self, correction);

    default:
      return FALSE;
    }
}

static GlossArticle *
corrector_finish (Corrector    *self,
                  GlossArticle *article)
{
  g_auto (GlossSource) source = { 0 };
  GlossText *text;
  gsize n_bytes;

  gloss_text_get_utf8 (self->text, &n_bytes);
  text = self->utf8 != NULL ? gloss_text_new_take (g_steal_pointer (&self->utf8), n_bytes) : gloss_text_ref (self->text);
  gloss_source_copy (&source, gloss_article_get_source (article));
  gloss_structure_assign (corrector_get_block (self, 0), self->blocks->len, text, self->strings);

  return gloss_article_new_take (&source,
                                 text,
                                 g_steal_pointer (&self->blocks),
                                 g_steal_pointer (&self->strings),
                                 g_steal_pointer (&self->cells));
}

/**
 * gloss_article_correct:
 * @article: an article
 * @corrections: (array length=n_corrections) (nullable): corrections, applied one after the other
 * @n_corrections: how many
 *
 * Makes the article that has the corrected structure: all ids and relations are assigned anew, all offsets stay.
 * A correction that does not fit the article any more is passed over: no block begins where it says, or there is no
 * space in front of where it splits. Applied once more to the result, corrections that fit change nothing, unless a
 * place is both joined and split.
 *
 * Returns: (transfer full): the corrected article; @article itself if none of the corrections fits
 */
GlossArticle *
gloss_article_correct (GlossArticle          *article,
                       const GlossCorrection *corrections,
                       gsize                  n_corrections)
{
  Corrector corrector = { 0 };
  GlossArticle *corrected;

  g_return_val_if_fail (GLOSS_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (corrections != NULL || n_corrections == 0, NULL);

  if (n_corrections == 0 || gloss_article_get_n_blocks (article) == 0)
    return g_object_ref (article);

  corrector_init (&corrector, article);
  for (gsize i = 0; i < n_corrections; i++)
    corrector.changed |= corrector_apply (&corrector, &corrections[i]);

  corrected = corrector.changed ? corrector_finish (&corrector, article) : g_object_ref (article);
  corrector_clear (&corrector);

  return corrected;
}
