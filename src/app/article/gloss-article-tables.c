/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Aligns the columns of tables. */
#include "config.h"

#include "gloss-article-tables.h"

#include <math.h>

/* What is between two columns in em, and how many cells a table may have for its columns to be aligned. */
#define COLUMN_GAP 1.6
#define MAX_CELLS 4000

struct _GlossArticleTables
{
  GObject parent_instance;

  GtkTextView *view;
  GHashTable *tags;
};

G_DEFINE_FINAL_TYPE (GlossArticleTables, gloss_article_tables, G_TYPE_OBJECT)

static GtkTextTag *
get_tag (GlossArticleTables *self,
         int                 spacing)
{
  GtkTextTag *tag = g_hash_table_lookup (self->tags, GINT_TO_POINTER (spacing));

  if (tag == NULL)
    {
      tag = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->view), NULL,
                                        "letter-spacing", spacing * PANGO_SCALE, NULL);
      g_hash_table_insert (self->tags, GINT_TO_POINTER (spacing), g_object_ref (tag));
    }

  return tag;
}

static guint
count_columns (GlossArticle           *article,
               const GlossArticlePart *part)
{
  guint n_columns = 0;

  for (guint i = part->first; i <= part->last; i++)
    {
      const char *const *cells = gloss_article_get_block (article, i)->cells;

      n_columns = MAX (n_columns, cells != NULL ? g_strv_length ((char **) cells) : 0);
    }

  return n_columns;
}

static PangoLayout *
create_layout (GlossArticleTables *self,
               double              scale)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

/* The widths of all cells, row by row, -1 where a row has no such cell; of no more than MAX_CELLS. */
static GArray *
measure_cells (GlossArticleTables     *self,
               GlossArticle           *article,
               const GlossArticlePart *part,
               guint                   n_columns,
               double                  scale)
{
  g_autoptr (PangoLayout) layout = create_layout (self, scale);
  GArray *widths = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = part->first; i <= part->last; i++)
    {
      const char *const *cells = gloss_article_get_block (article, i)->cells;
      guint n_cells = cells != NULL ? g_strv_length ((char **) cells) : 0;

      for (guint column = 0; column < n_columns; column++)
        {
          int width = -1;

          if (column < n_cells)
            {
              pango_layout_set_text (layout, cells[column], -1);
              pango_layout_get_pixel_size (layout, &width, NULL);
            }
          g_array_append_val (widths, width);
        }
    }

  return widths;
}

/**
 * gloss_table_get_gaps:
 * @widths: (element-type int): the widths of the cells in px, row by row; -1 for a cell that is missing
 * @n_columns: how many there are in each row
 * @gap: what is between two columns in px
 * @space: the width of the space between two cells in px
 * @width: how wide the table may be in px
 *
 * Where the table would be too wide, its columns are not aligned and every gap is the same.
 *
 * Returns: (transfer full) (element-type int): by how much the space after each cell is to be widened
 */
GArray *
gloss_table_get_gaps (GArray *widths,
                      guint   n_columns,
                      int     gap,
                      int     space,
                      int     width)
{
  GArray *gaps = g_array_sized_new (FALSE, TRUE, sizeof (int), widths->len);
  g_autofree int *columns = g_new0 (int, MAX (n_columns, 1));
  int total = -gap;

  for (guint i = 0; i < widths->len; i++)
    columns[i % n_columns] = MAX (columns[i % n_columns], g_array_index (widths, int, i));
  for (guint i = 0; i < n_columns; i++)
    total += columns[i] + gap;

  g_array_set_size (gaps, widths->len);
  for (guint i = 0; i < widths->len; i++)
    {
      int cell = MAX (g_array_index (widths, int, i), 0);

      g_array_index (gaps, int, i) = MAX ((total <= width ? columns[i % n_columns] - cell : 0) + gap - space, 0);
    }

  return gaps;
}

static void
space_row (GlossArticleTables *self,
           const GlossBlock   *row,
           const int          *gaps)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  gsize offset = row->range.start;

  for (guint i = 0; row->cells[i] != NULL && row->cells[i + 1] != NULL; i++)
    {
      GtkTextIter start, end;

      offset += (gsize) g_utf8_strlen (row->cells[i], -1);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) offset);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) ++offset);
      gtk_text_buffer_apply_tag (buffer, get_tag (self, gaps[i]), &start, &end);
    }
}

static void
clear_part (GlossArticleTables     *self,
            GlossArticle           *article,
            const GlossArticlePart *part)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GHashTableIter iter;
  GtkTextIter start, end;
  gpointer tag;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) gloss_article_get_block (article, part->first)->range.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) gloss_article_get_block (article, part->last)->range.end);
  g_hash_table_iter_init (&iter, self->tags);
  while (g_hash_table_iter_next (&iter, NULL, &tag))
    gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
}

static void
apply_part (GlossArticleTables     *self,
            GlossArticle           *article,
            const GlossArticlePart *part,
            double                  scale,
            double                  em,
            int                     width)
{
  guint n_columns = count_columns (article, part);
  int gap = (int) lround (COLUMN_GAP * em);
  int space = (int) lround (0.25 * em * scale);
  guint n_rows = part->last - part->first + 1;
  g_autofree int *same = NULL;
  g_autoptr (GArray) gaps = NULL;

  clear_part (self, article, part);
  if (n_columns < 2)
    return;

  if ((guint64) n_columns * n_rows <= MAX_CELLS)
    {
      g_autoptr (GArray) widths = measure_cells (self, article, part, n_columns, scale);

      gaps = gloss_table_get_gaps (widths, n_columns, gap, space, width);
    }
  else
    {
      same = g_new (int, n_columns);
      for (guint i = 0; i < n_columns; i++)
        same[i] = gap;
    }

  for (guint i = 0; i < n_rows; i++)
    {
      const GlossBlock *row = gloss_article_get_block (article, part->first + i);

      if (row->cells != NULL)
        space_row (self, row, gaps != NULL ? &g_array_index (gaps, int, i * n_columns) : same);
    }
}

static void
gloss_article_tables_dispose (GObject *object)
{
  GlossArticleTables *self = GLOSS_ARTICLE_TABLES (object);

  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->tags, g_hash_table_unref);

  G_OBJECT_CLASS (gloss_article_tables_parent_class)->dispose (object);
}

static void
gloss_article_tables_class_init (GlossArticleTablesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gloss_article_tables_dispose;
}

static void
gloss_article_tables_init (GlossArticleTables *self)
{
  self->tags = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

/**
 * gloss_article_tables_new:
 * @view: the view that shows the tables; not owned
 *
 * Returns: (transfer full): nothing aligned yet
 */
GlossArticleTables *
gloss_article_tables_new (GtkTextView *view)
{
  GlossArticleTables *self = g_object_new (GLOSS_TYPE_ARTICLE_TABLES, NULL);

  g_set_weak_pointer (&self->view, view);

  return self;
}

/**
 * gloss_article_tables_apply:
 * @self: the tables
 * @article: what the view shows
 * @parts: (element-type GlossArticlePart): its parts
 * @scale: the scale of the font in tables
 * @em: the size of the body text in px
 * @width: how wide a table may be in px
 *
 * Aligns the columns for a size and width.
 */
void
gloss_article_tables_apply (GlossArticleTables *self,
                            GlossArticle       *article,
                            GArray             *parts,
                            double              scale,
                            double              em,
                            int                 width)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_TABLES (self));

  for (guint i = 0; i < parts->len; i++)
    {
      const GlossArticlePart *part = &g_array_index (parts, GlossArticlePart, i);

      if (part->kind == GLOSS_BLOCK_TABLE_ROW)
        apply_part (self, article, part, scale, em, width);
    }
}
