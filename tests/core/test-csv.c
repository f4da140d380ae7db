/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of CSV: they read back as they were, and no spreadsheet runs them. */
#include "config.h"

#include <string.h>

#include "exchange/gloss-csv.h"

static char *
write_row (const char *const *cells)
{
  GString *out = g_string_new (NULL);

  for (; *cells != NULL; cells++)
    gloss_csv_append_cell (out, *cells, strlen (*cells));
  gloss_csv_end_row (out);
  return g_string_free_and_steal (out);
}

static void
test_layout (void)
{
  const char *cells[] = { "a", "", "b,c", "say \"hi\"", "two\nlines", " spaced ", "é😀", NULL };
  g_autofree char *row = write_row (cells);

  g_assert_cmpstr (row, ==, "a,,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",\" spaced \",é😀\r\n");
}

static void
test_no_formula (void)
{
  const char *cells[] = { "=1+1", "+1", "-1", "@a", "\ta", "\ra", "\na", "'=1", "''-1", "'a", "1-1", "a=b", NULL };
  g_autofree char *row = write_row (cells);

  g_assert_cmpstr (row, ==, "'=1+1,'+1,'-1,'@a,'\ta,\"'\ra\",\"'\na\",''=1,'''-1,'a,1-1,a=b\r\n");
}

static void
append_random (GString *cell)
{
  static const char *const pieces[] = { "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "'", "\"", ",", " ", "a", "é", "😀" };

  g_string_truncate (cell, 0);
  for (int i = g_test_rand_int_range (0, 7); i > 0; i--)
    g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
}

static gboolean
is_harmless (const char *written,
             const char *cell)
{
  return *cell == '\0' || strchr ("=+-@\t\r\n", *written == '"' ? written[1] : written[0]) == NULL;
}

/* Whatever is in a cell is read back, and never is the first character of a cell one that makes a formula. */
static void
test_round_trip (void)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  g_autoptr (GString) read = g_string_new (NULL);

  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_null_terminated (0, g_free, TRUE);
      g_autofree char *row = NULL;
      const char *at, *end;

      for (int i = g_test_rand_int_range (1, 6); i > 0; i--)
        {
          append_random (cell);
          g_ptr_array_add (cells, g_strdup (cell->str));
        }
      /* A row of one empty cell is an empty line, which is no row. */
      g_ptr_array_add (cells, g_strdup ("last"));
      row = write_row ((const char *const *) cells->pdata);
      end = row + strlen (row);
      at = row;
      for (guint i = 0; i < cells->len; i++)
        {
          g_assert_true (is_harmless (at, g_ptr_array_index (cells, i)));
          g_assert_true (gloss_csv_read_cell (&at, end, read));
          g_assert_cmpstr (read->str, ==, g_ptr_array_index (cells, i));
        }
      g_assert_true (at == end);
      g_assert_false (gloss_csv_read_cell (&at, end, read));
    }
}

static void
test_refuses_what_is_torn (void)
{
  g_autoptr (GString) read = g_string_new (NULL);
  const char *const torn[] = { "\"a", "\"a\"b,c", "\"a\"\"" };

  for (guint i = 0; i < G_N_ELEMENTS (torn); i++)
    {
      const char *at = torn[i];

      g_assert_false (gloss_csv_read_cell (&at, torn[i] + strlen (torn[i]), read));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/csv/layout", test_layout);
  g_test_add_func ("/csv/no-formula", test_no_formula);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  g_test_add_func ("/csv/refuses-what-is-torn", test_refuses_what_is_torn);

  return g_test_run ();
}
