/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a CSV file (RFC 4180) that no spreadsheet takes for a formula. */
#include "config.h"

#include "exchange/gloss-csv.h"

#include <string.h>

#define END_OF_ROW "\r\n"

/*
 * A spreadsheet runs what begins with one of these, so an apostrophe goes before it. Text that begins with apostrophes and then one of
 * these gets one more, so that taking one away gives the text back.
 */
#define DANGEROUS "=+-@\t\r\n"

static gboolean
is_dangerous (const char *text,
              gsize       n_bytes)
{
  gsize i = 0;

  while (i < n_bytes && text[i] == '\'')
    i++;
  return i < n_bytes && strchr (DANGEROUS, text[i]) != NULL;
}

static gboolean
wants_quotes (const char *text,
              gsize       n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    if (text[i] == ',' || text[i] == '"' || text[i] == '\r' || text[i] == '\n')
      return TRUE;
  return n_bytes > 0 && (text[0] == ' ' || text[n_bytes - 1] == ' ');
}

static void
append_quoted (GString    *out,
               const char *text,
               gsize       n_bytes)
{
  const char *end = text + n_bytes;

  while (text < end)
    {
      const char *quote = memchr (text, '"', end - text);
      const char *stop = quote != NULL ? quote + 1 : end;

      g_string_append_len (out, text, stop - text);
      if (quote != NULL)
        g_string_append_c (out, '"');
      text = stop;
    }
}

/**
 * gloss_csv_append_cell:
 * @out: where to append
 * @text: (nullable): UTF-8 without zero bytes
 * @n_bytes: its length
 *
 * Appends a cell and the comma before the next one, which the end of the row takes away again.
 */
void
gloss_csv_append_cell (GString    *out,
                       const char *text,
                       gsize       n_bytes)
{
  gboolean is_quoted = n_bytes > 0 && wants_quotes (text, n_bytes);

  if (is_quoted)
    g_string_append_c (out, '"');
  if (n_bytes > 0 && is_dangerous (text, n_bytes))
    g_string_append_c (out, '\'');
  if (is_quoted)
    append_quoted (out, text, n_bytes);
  else if (n_bytes > 0)
    g_string_append_len (out, text, n_bytes);
  g_string_append (out, is_quoted ? "\"," : ",");
}

/**
 * gloss_csv_end_row:
 * @out: where to append
 *
 * Ends a row of at least one cell.
 */
void
gloss_csv_end_row (GString *out)
{
  g_string_truncate (out, out->len - 1);
  g_string_append (out, END_OF_ROW);
}

/* The inside of a quoted cell; FALSE where it does not end. */
static gboolean
read_quoted (const char **at,
             const char  *end,
             GString     *cell)
{
  for (;;)
    {
      const char *quote = memchr (*at, '"', end - *at);

      if (quote == NULL)
        return FALSE;
      g_string_append_len (cell, *at, quote - *at);
      *at = quote + 1;
      if (*at == end || **at != '"')
        return TRUE;
      g_string_append_c (cell, '"');
      (*at)++;
    }
}

static void
read_plain (const char **at,
            const char  *end,
            GString     *cell)
{
  const char *start = *at;

  while (*at < end && **at != ',' && **at != '\r' && **at != '\n')
    (*at)++;
  g_string_append_len (cell, start, *at - start);
}

/**
 * gloss_csv_read_cell:
 * @at: (inout): the beginning of a cell; then of the next one, which is that of the next row after the last one of a row
 * @end: the end of the file
 * @cell: (out caller-allocates): what it holds, without the apostrophe that may have been put before it
 *
 * Reads a cell as gloss_csv_append_cell() writes it.
 *
 * Returns: whether there was one
 */
gboolean
gloss_csv_read_cell (const char **at,
                     const char  *end,
                     GString     *cell)
{
  gboolean is_quoted = *at < end && **at == '"';

  g_string_truncate (cell, 0);
  if (*at == end)
    return FALSE;
  *at += is_quoted;
  if (!is_quoted)
    read_plain (at, end, cell);
  else if (!read_quoted (at, end, cell))
    return FALSE;
  if (cell->len > 0 && cell->str[0] == '\'' && is_dangerous (cell->str, cell->len))
    g_string_erase (cell, 0, 1);
  if (*at < end && **at == ',')
    (*at)++;
  else if ((gsize) (end - *at) >= strlen (END_OF_ROW) && memcmp (*at, END_OF_ROW, strlen (END_OF_ROW)) == 0)
    *at += strlen (END_OF_ROW);
  else
    return *at == end;
  return TRUE;
}
