/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recogniser: from blocks with hints to an article with parts, the same for all readers. */
#include "config.h"

#include "reader/gloss-recogniser.h"

#include <glib/gi18n-lib.h>

#include "article/gloss-article-builder.h"
#include "gloss-error.h"
#include "reader/gloss-plain-lines.h"
#include "reader/gloss-recogniser-private.h"

/* How many blocks are done between two looks at the cancellable. */
#define CANCEL_STRIDE 1024

#define MAX_HEADING_LEVEL 6

static const guint8 default_roles[] = {
  [GLOSS_RAW_PARAGRAPH] = GLOSS_BLOCK_PARAGRAPH,
  [GLOSS_RAW_TITLE] = GLOSS_BLOCK_HEADING,
  [GLOSS_RAW_BYLINE] = GLOSS_BLOCK_PARAGRAPH,
  [GLOSS_RAW_DATELINE] = GLOSS_BLOCK_PARAGRAPH,
  [GLOSS_RAW_HEADING] = GLOSS_BLOCK_HEADING,
  [GLOSS_RAW_LIST_ITEM] = GLOSS_BLOCK_LIST_ITEM,
  [GLOSS_RAW_TABLE_ROW] = GLOSS_BLOCK_TABLE_ROW,
  [GLOSS_RAW_QUOTE] = GLOSS_BLOCK_QUOTE,
  [GLOSS_RAW_CODE] = GLOSS_BLOCK_CODE,
  [GLOSS_RAW_CAPTION] = GLOSS_BLOCK_CAPTION,
  [GLOSS_RAW_QUESTION] = GLOSS_BLOCK_FAQ_QUESTION,
  [GLOSS_RAW_ANSWER] = GLOSS_BLOCK_PARAGRAPH,
  [GLOSS_RAW_BOILERPLATE] = GLOSS_BLOCK_BOILERPLATE,
};

/* --- hints --- */

static GlossLabel
get_row_label (GlossRecogniser     *self,
               const GlossRawBlock *block)
{
  GlossLabel label = 0;

  for (guint i = 0; i < block->n_cells; i++)
    {
      const GlossRawCell *cell = &g_array_index (self->list->cells, GlossRawCell, block->first_cell + i);

      label |= gloss_label_match (cell->text, cell->n_bytes);
    }

  return label & (GLOSS_LABEL_KEY_POINTS | GLOSS_LABEL_QUESTIONS);
}

/* Only what stands by itself can be a label. */
static GlossLabel
get_label (GlossRecogniser *self,
           guint            index)
{
  const GlossRawBlock *block = gloss_recogniser_get (self, index);

  switch ((GlossRawKind) block->kind)
    {
    case GLOSS_RAW_TABLE_ROW:
      return index == 0 || block[-1].group != block->group || block[-1].kind != GLOSS_RAW_TABLE_ROW ? get_row_label (self, block) : 0;
    case GLOSS_RAW_LIST_ITEM:
      if ((block->flags & GLOSS_RAW_PLAIN) != 0 && block->number != NULL && (index + 1 >= self->n || block[1].group != block->group))
        return gloss_label_match (block->text, block->n_bytes) & GLOSS_LABEL_PARTS;
      return gloss_label_match (block->text, block->n_bytes) & GLOSS_LABEL_SHARE;
    case GLOSS_RAW_PARAGRAPH:
    case GLOSS_RAW_HEADING:
    case GLOSS_RAW_CAPTION:
      return gloss_label_match (block->text, block->n_bytes);
    default:
      return 0;
    }
}

static gboolean
find_labels (GlossRecogniser  *self,
             GCancellable     *cancellable,
             GError          **error)
{
  guint breaks = 0;

  for (guint i = 0; i < self->n; i++)
    {
      GlossRawBlock *block = gloss_recogniser_get (self, i);

      if (i % CANCEL_STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (block->n_bytes <= GLOSS_LABEL_MAX_BYTES)
        block->label = get_label (self, i);
      breaks += (block->flags & GLOSS_RAW_BREAK) != 0;
    }
  self->dense = self->n >= 4 && breaks * 5 <= self->n;

  return TRUE;
}

/* Paragraphs of markup that count "1.", "2." or begin with bullets are a list that was written by hand. */
static void
mark_written_lists (GlossRecogniser *self)
{
  GlossLine last = { 0 };

  for (guint i = 0; i < self->n; i++)
    {
      GlossRawBlock *block = gloss_recogniser_get (self, i);
      GlossLine line = { 0 };

      if (block->kind == GLOSS_RAW_PARAGRAPH && (block->flags & GLOSS_RAW_PLAIN) == 0 && block->n_bytes > 3)
        line = gloss_line_parse (block->text, block->n_bytes);
      if ((line.kind == GLOSS_LINE_NUMBERED || line.kind == GLOSS_LINE_BULLET || line.kind == GLOSS_LINE_DASH) && line.kind == last.kind)
        for (guint j = i - 1; j <= i; j++)
          {
            GlossRawBlock *item = gloss_recogniser_get (self, j);
            gsize n_number;

            if (item->kind == GLOSS_RAW_LIST_ITEM)
              continue;
            gloss_line_get_number (j == i ? &line : &last, &item->number, &n_number);
            item->n_number = n_number;
            item->text = j == i ? line.text : last.text;
            item->n_bytes = j == i ? line.n_bytes : last.n_bytes;
            item->kind = GLOSS_RAW_LIST_ITEM;
            item->level = 1;
            item->label = 0;
          }
      last = line;
    }
}

/* --- what is left --- */

static gboolean
is_caption (const GlossRawBlock *block)
{
  gsize n_prefix;

  return block->kind == GLOSS_RAW_PARAGRAPH && block->n_bytes <= 300
         && (gloss_label_match_prefix (block->text, block->n_bytes, &n_prefix) & GLOSS_LABEL_CAPTION) != 0;
}

/* The lead is the first paragraph, unless a section has begun or the front had a standfirst. */
static void
settle_rest (GlossRecogniser *self)
{
  gboolean lead = FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      GlossRawBlock *block = gloss_recogniser_get (self, i);

      if (block->role == GLOSS_ROLE_OPEN)
        {
          block->role = is_caption (block) ? GLOSS_BLOCK_CAPTION : default_roles[block->kind];
          if (block->role == GLOSS_BLOCK_PARAGRAPH && !lead)
            {
              block->role = GLOSS_BLOCK_LEAD;
              lead = TRUE;
            }
        }
      lead = lead || block->role == GLOSS_BLOCK_HEADING;
    }
}

/* --- the article --- */

static guint
get_top_level (GlossRecogniser *self)
{
  guint top = MAX_HEADING_LEVEL;

  for (guint i = 0; i < self->n; i++)
    {
      const GlossRawBlock *block = gloss_recogniser_get (self, i);

      if (block->role == GLOSS_BLOCK_HEADING)
        top = MIN (top, MAX (block->level, 1));
    }

  return top;
}

static void
add_row (GlossRecogniser     *self,
         GlossArticleBuilder *builder,
         const GlossRawBlock *block)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  gboolean asked = FALSE;

  for (guint i = 0; i < block->n_cells; i++)
    {
      const GlossRawCell *cell = &g_array_index (self->list->cells, GlossRawCell, block->first_cell + i);

      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append_len (text, cell->text, cell->n_bytes);
      g_ptr_array_add (cells, g_strndup (cell->text, cell->n_bytes));
      if (block->role == GLOSS_BLOCK_FAQ_QUESTION && !asked)
        {
          asked = gloss_raw_block_asks (cell->text, cell->n_bytes);
          if (asked)
            gloss_article_builder_add_block (builder, GLOSS_BLOCK_FAQ_QUESTION, 0, cell->text, cell->n_bytes);
          g_string_truncate (text, 0);
        }
    }
  g_ptr_array_add (cells, NULL);

  if (block->role == GLOSS_BLOCK_FAQ_QUESTION)
    gloss_article_builder_add_block (builder, GLOSS_BLOCK_FAQ_ANSWER, 0, text->str, text->len);
  else if (gloss_article_builder_add_block (builder, block->role, 0, text->str, text->len) && block->role == GLOSS_BLOCK_TABLE_ROW)
    gloss_article_builder_set_cells (builder, (const char *const *) cells->pdata);
}

static void
add_block (GlossRecogniser     *self,
           GlossArticleBuilder *builder,
           const GlossRawBlock *block,
           guint                top)
{
  gsize n_first = block->n_question > 0 ? block->n_question : block->n_bytes;
  guint level = 0;

  if (block->n_cells > 0)
    add_row (self, builder, block);
  else
    {
      if (block->role == GLOSS_BLOCK_HEADING)
        level = MAX (block->level, top) - top + 1;
      else if (block->role == GLOSS_BLOCK_LIST_ITEM)
        level = MAX (block->level, 1);
      if (!gloss_article_builder_add_block (builder, block->role, level, block->text, n_first))
        return;
    }
  if (block->number != NULL)
    {
      g_autofree char *number = g_strndup (block->number, block->n_number);

      gloss_article_builder_set_number (builder, number);
    }
  if (block->n_question > 0)
    {
      GlossRawBlock answer = *block;
      gsize n_prefix;

      answer.text += n_first;
      answer.n_bytes -= n_first;
      while (answer.n_bytes > 0 && g_ascii_isspace (*answer.text))
        {
          answer.text++;
          answer.n_bytes--;
        }
      if ((gloss_label_match_prefix (answer.text, answer.n_bytes, &n_prefix) & GLOSS_LABEL_ANSWER) == 0)
        n_prefix = 0;
      gloss_article_builder_add_block (builder, GLOSS_BLOCK_FAQ_ANSWER, 0, answer.text + n_prefix, answer.n_bytes - n_prefix);
    }
}

static gboolean
add_blocks (GlossRecogniser      *self,
            GlossArticleBuilder  *builder,
            GCancellable         *cancellable,
            GError              **error)
{
  guint top = get_top_level (self);

  for (guint i = 0; i < self->n; i++)
    {
      const GlossRawBlock *block = gloss_recogniser_get (self, i);

      if (i % CANCEL_STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (block->role < GLOSS_N_BLOCK_KINDS)
        add_block (self, builder, block, top);
    }

  return TRUE;
}

static void
set_metadata (GlossRecogniser        *self,
              GlossArticleBuilder    *builder,
              const GlossReaderInput *input,
              const char             *reader)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, input->bytes);
  const GlossRawList *list = self->list;

  gloss_article_builder_set_reader (builder, reader);
  gloss_article_builder_set_bytes_sha256 (builder, sha256);
  gloss_article_builder_set_uri (builder, input->uri != NULL ? input->uri : list->uri);
  if (list->title != NULL)
    gloss_article_builder_set_title (builder, list->title);
  if (list->byline != NULL)
    gloss_article_builder_set_byline (builder, list->byline);
  if (list->published != NULL)
    gloss_article_builder_set_published (builder, list->published);
  if (list->language != NULL)
    gloss_article_builder_set_language (builder, list->language);
  for (guint kind = 0; kind < GLOSS_N_BLOCK_KINDS; kind++)
    if (self->labels[kind] != NULL)
      gloss_article_builder_set_label (builder, kind, self->labels[kind]);
}

static GlossArticle *
build (GlossRecogniser         *self,
       const GlossReaderInput  *input,
       const char              *reader,
       GCancellable            *cancellable,
       GError                 **error)
{
  g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();
  g_autoptr (GlossArticle) article = NULL;

  set_metadata (self, builder, input, reader);
  if (!add_blocks (self, builder, cancellable, error))
    return NULL;

  article = gloss_article_builder_finish (builder);
  if (gloss_article_get_n_blocks (article) == 0)
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” contains no text of an article."), input->name);
      return NULL;
    }

  return g_steal_pointer (&article);
}

/**
 * gloss_recognise:
 * @list: the blocks of a source; their roles are filled in
 * @input: the source
 * @reader: the reader's id
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Decides what each block of a source is in the article and makes the article of them. Labels that only announce a part
 * are left out. The steps go from what is surest to what is left; none takes back what one before it decided.
 *
 * Returns: (transfer full) (nullable): the article, or NULL with %GLOSS_ERROR_FORMAT when there is no text in it
 */
GlossArticle *
gloss_recognise (GlossRawList            *list,
                 const GlossReaderInput  *input,
                 const char              *reader,
                 GCancellable            *cancellable,
                 GError                 **error)
{
  GlossRecogniser self = { .list = list, .n = list->blocks->len };
  GlossArticle *article = NULL;

  self.tail = self.n;
  mark_written_lists (&self);
  if (find_labels (&self, cancellable, error))
    {
      gloss_recogniser_find_front (&self);
      gloss_recogniser_find_announced (&self);
      gloss_recogniser_find_tail (&self);
      gloss_recogniser_find_parts (&self);
      gloss_recogniser_find_questions (&self);
      gloss_recogniser_find_furniture (&self);
      gloss_recogniser_find_headings (&self);
      settle_rest (&self);
      article = build (&self, input, reader, cancellable, error);
    }

  g_clear_pointer (&self.announced, g_hash_table_unref);
  for (guint kind = 0; kind < GLOSS_N_BLOCK_KINDS; kind++)
    g_free (self.labels[kind]);

  return article;
}
