/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a source says of its blocks before anybody has asked what they mean. */
#include "config.h"

#include "reader/gloss-raw-list.h"

/**
 * gloss_raw_list_new:
 *
 * Returns: (transfer full): a list without blocks
 */
GlossRawList *
gloss_raw_list_new (void)
{
  GlossRawList *self = g_new0 (GlossRawList, 1);

  self->blocks = g_array_new (FALSE, TRUE, sizeof (GlossRawBlock));
  self->cells = g_array_new (FALSE, TRUE, sizeof (GlossRawCell));
  self->texts = g_string_chunk_new (4096);

  return self;
}

void
gloss_raw_list_free (GlossRawList *self)
{
  g_array_unref (self->blocks);
  g_array_unref (self->cells);
  g_string_chunk_free (self->texts);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->published);
  g_free (self->language);
  g_free (self->uri);
  g_free (self);
}

static void
trim (const char **text,
      gsize       *n_bytes)
{
  while (*n_bytes > 0 && g_ascii_isspace (**text))
    {
      (*text)++;
      (*n_bytes)--;
    }
  while (*n_bytes > 0 && g_ascii_isspace ((*text)[*n_bytes - 1]))
    (*n_bytes)--;
}

/**
 * gloss_raw_list_add:
 * @self: a list
 * @kind: what the source says it is
 * @text: UTF-8 that outlives the list
 * @n_bytes: its length
 *
 * Adds a block at the end, without the white space round it.
 *
 * Returns: (transfer none): the block, to fill in more; valid until the next one is added
 */
GlossRawBlock *
gloss_raw_list_add (GlossRawList *self,
                    GlossRawKind  kind,
                    const char   *text,
                    gsize         n_bytes)
{
  GlossRawBlock block = { .kind = kind, .role = GLOSS_ROLE_OPEN, .first_cell = self->cells->len };

  trim (&text, &n_bytes);
  block.text = text;
  block.n_bytes = MIN (n_bytes, G_MAXUINT32);
  g_array_append_val (self->blocks, block);

  return gloss_raw_list_get (self, self->blocks->len - 1);
}

/**
 * gloss_raw_list_add_cell:
 * @self: a list whose last block is a table row
 * @text: UTF-8 that outlives the list
 * @n_bytes: its length
 *
 * Adds a cell to the last row.
 */
void
gloss_raw_list_add_cell (GlossRawList *self,
                         const char   *text,
                         gsize         n_bytes)
{
  GlossRawBlock *row = gloss_raw_list_get (self, self->blocks->len - 1);
  GlossRawCell cell;

  if (row->n_cells == G_MAXUINT16)
    return;

  trim (&text, &n_bytes);
  cell.text = text;
  cell.n_bytes = n_bytes;
  g_array_append_val (self->cells, cell);
  row->n_cells++;
}
