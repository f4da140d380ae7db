/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares the width of the page between the columns of a table. */
#include "config.h"

#include "gloss-print-table.h"

/* Of how many rows, from the first one of a table, the columns are measured. */
#define MAX_MEASURED_ROWS 60

/* Beyond this many bytes a cell wants no more room. */
#define MAX_MEASURED_BYTES 400

static guint
count_cells (const GlossBlock *row)
{
  return row->cells != NULL ? g_strv_length ((char **) row->cells) : 0;
}

static guint
get_last_measured (const GlossPrintItem *row)
{
  return MIN (row->part_last, row->part_first + MAX_MEASURED_ROWS);
}

static guint
count_columns (GlossArticle         *article,
               const GlossPrintItem *row)
{
  guint n_columns = count_cells (gloss_article_get_block (article, row->index));

  for (guint i = row->part_first; i <= get_last_measured (row); i++)
    n_columns = MAX (n_columns, count_cells (gloss_article_get_block (article, i)));

  return n_columns;
}

/* The widths that the columns would like to have. */
static void
measure (GlossPrintStyle      *style,
         const GlossPrintFace *face,
         const GlossPrintItem *row,
         double               *columns)
{
  g_autoptr (PangoLayout) layout = gloss_print_style_create_layout (style, face, -1);

  for (guint i = row->part_first; i <= get_last_measured (row); i++)
    {
      const GlossBlock *block = gloss_article_get_block (style->source->article.article, i);

      for (guint j = 0; j < count_cells (block); j++)
        {
          g_autofree char *cell = g_utf8_substring (block->cells[j], 0, MIN (g_utf8_strlen (block->cells[j], -1), MAX_MEASURED_BYTES));
          int width;

          pango_layout_set_text (layout, cell, -1);
          pango_layout_get_size (layout, &width, NULL);
          columns[j] = MAX (columns[j], (double) width / PANGO_SCALE + (GLOSS_PRINT_COLUMN_GAP + 0.3) * style->em);
        }
    }
}

/**
 * gloss_print_table_share:
 * @columns: (array length=n_columns) (inout): the widths that they would like to have, then those that they get, in pt
 * @n_columns: how many there are
 * @width: what there is, in pt
 *
 * Where it is not enough, columns that want less than their part get what they want, and the others share what is left.
 */
void
gloss_print_table_share (double *columns,
                         guint   n_columns,
                         double  width)
{
  double part = width / MAX (n_columns, 1);
  double narrow = 0;
  double wide = 0;

  for (guint i = 0; i < n_columns; i++)
    *(columns[i] <= part ? &narrow : &wide) += columns[i];
  if (narrow + wide <= width)
    return;
  for (guint i = 0; i < n_columns; i++)
    if (columns[i] > part)
      columns[i] *= (width - narrow) / wide;
}

/**
 * gloss_print_table_get_columns:
 * @style: how the pages are set
 * @face: how the rows are set
 * @row: a row of the table
 *
 * Returns: (transfer full) (nullable): the widths of the columns in pt, the same for each row; NULL if there are too many
 */
double *
gloss_print_table_get_columns (GlossPrintStyle      *style,
                               const GlossPrintFace *face,
                               const GlossPrintItem *row)
{
  guint n_columns = count_columns (style->source->article.article, row);
  double *columns;

  if (n_columns == 0 || n_columns > GLOSS_PRINT_MAX_COLUMNS)
    return NULL;

  columns = g_new0 (double, n_columns);
  measure (style, face, row, columns);
  gloss_print_table_share (columns, n_columns, style->width);

  return columns;
}
