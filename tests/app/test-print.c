/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing: every line is on a page, once and in order, pages begin where a reader would have them begin, and the file is whole. */
#include "config.h"

#include <string.h>

#include "print/gloss-print-operation.h"
#include "print/gloss-print-pages.h"
#include "print/gloss-print-table.h"
#include "window-fixture.h"

#define ARTICLE_MD \
  "# The bridge over the Skerrin\n\n" \
  "The bridge over the Skerrin was closed on Monday, and nobody knows for how long.\n\n" \
  "## What was found\n\n" \
  "Engineers had found a crack in its third pier. Nobody was hurt.\n\n" \
  "| Pier | Width |\n|---|---|\n| third | 4 mm |\n\n" \
  "> We had been lucky.\n\n" \
  "- first a sound,\n- then a crack\n\n" \
  "## Key Points\n\n1. The bridge is closed.\n2. The crack is old.\n\n" \
  "## FAQ\n\n### Is it safe?\n\nNo.\n"

typedef struct
{
  GFile *folder;
  GlossDocument *document;
  GlossPrintSource *source;
  GlossPrintStyle *style;
  GlossPrintPages *pages;
} Fixture;

static void
open_document (Fixture    *self,
               const char *name,
               const char *text)
{
  GlossReviewer reviewer = { (char *) "maria", (char *) "Maria Silva" };
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = make_folder ();
  file = make_file (self->folder, name, text);
  self->document = gloss_document_load (file, &reviewer, codebook, NULL, &error);
  g_assert_no_error (error);
}

static void
tag (Fixture    *self,
     const char *tag_id,
     const char *quote,
     const char *note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_quote (gloss_document_get_article (self->document), quote, NULL, NULL, &error);
  g_autoptr (GlossAnnotation) changed = NULL;
  GlossRange range;

  g_assert_no_error (error);
  range = gloss_anchor_get_extent (anchor);
  changed = gloss_annotation_with_note (gloss_document_tag (self->document, tag_id, &range, 1, &error), note);
  g_assert_no_error (error);
  gloss_document_edit (self->document, changed, &error);
  g_assert_no_error (error);
}

/* As GTK does it, on a page of the given size in pt. */
static void
paginate (Fixture *self,
          double   width,
          double   height)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  pango_cairo_context_set_resolution (context, 72);
  self->source = gloss_print_source_new (self->document, "Maria Silva");
  self->style = gloss_print_style_new (context, self->source, width, height);
  self->pages = gloss_print_pages_new (self->style);
  while (gloss_print_pages_step (self->pages))
    continue;
  g_object_unref (context);
}

static void
clear_pages (Fixture *self)
{
  g_clear_pointer (&self->pages, gloss_print_pages_free);
  g_clear_pointer (&self->style, gloss_print_style_free);
  g_clear_pointer (&self->source, gloss_print_source_free);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  clear_pages (self);
  gloss_document_flush_all (5000);
  g_clear_object (&self->document);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  remove_folder (self->folder);
  g_clear_object (&self->folder);
}

/* --- pages --------------------------------------------------------------------------------------- */

/* Law: pages follow one another without a gap, headings are not left behind, and no line stands alone. */
static void
assert_pages (Fixture *self)
{
  guint n_pages = gloss_print_pages_get_n_pages (self->pages);
  GlossPrintPlace last = gloss_print_pages_get_start (self->pages, 0);

  g_assert_cmpuint (last.item, ==, 0);
  g_assert_cmpuint (last.line, ==, 0);
  for (guint page = 1; page < n_pages; page++)
    {
      GlossPrintPlace start = gloss_print_pages_get_start (self->pages, page);
      guint n_lines = gloss_print_pages_get_n_lines (self->pages, start.item);

      g_assert_true (start.item > last.item || (start.item == last.item && start.line > last.line));
      g_assert_cmpuint (start.line, <, n_lines);
      if (start.line == 0)
        g_assert_false (gloss_print_pages_get_item (self->pages, start.item - 1)->keep);
      else
        {
          g_assert_true (start.line >= 2 || last.item == start.item);
          g_assert_cmpuint (n_lines - start.line, >=, 2);
        }
      last = start;
    }
}

static char *
make_long_text (guint n_sections)
{
  g_autoptr (GString) text = g_string_new ("# A long one\n\n");

  for (guint i = 0; i < n_sections; i++)
    {
      g_string_append_printf (text, "## Section %u of them\n\n", i);
      for (guint j = 0; j < 1 + i % 4; j++)
        {
          for (guint k = 0; k < 3 + (i * 7 + j * 5) % 60; k++)
            g_string_append (text, "some words and more ");
          g_string_append (text, "end.\n\n");
        }
      if (i % 3 == 0)
        g_string_append (text, "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_pages (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *text = make_long_text (24);

  open_document (self, "long.md", text);
  for (double height = 120; height < 800; height += 113)
    {
      paginate (self, 420, height);
      g_assert_cmpuint (gloss_print_pages_get_n_pages (self->pages), >, 3);
      assert_pages (self);
      clear_pages (self);
    }
}

/* A page that is too small for anything still ends. */
static void
test_tiny (Fixture       *self,
           gconstpointer  data)
{
  open_document (self, "bridge.md", ARTICLE_MD);
  tag (self, "claim", "The crack is old.", "Old?");
  paginate (self, 30, 12);
  g_assert_cmpuint (gloss_print_pages_get_n_pages (self->pages), >, gloss_print_pages_get_n_items (self->pages));
}

/* One very long paragraph is set piece by piece. */
static void
test_huge_paragraph (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize reached = 0;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "some words and more ");
  open_document (self, "huge.txt", text->str);
  paginate (self, 420, 700);
  g_assert_cmpuint (gloss_print_pages_get_n_items (self->pages), >, 12);
  for (guint i = 0; i < gloss_print_pages_get_n_items (self->pages); i++)
    {
      const GlossPrintItem *item = gloss_print_pages_get_item (self->pages, i);

      if (item->kind != GLOSS_PRINT_BLOCK)
        continue;
      g_assert_cmpuint (item->range.start, ==, reached);
      reached = item->range.end;
    }
  g_assert_cmpuint (reached, ==, gloss_text_get_length (gloss_article_get_text (gloss_document_get_article (self->document))));
  assert_pages (self);
}

/* Columns never take more than there is, and those that want little get it. */
static void
test_columns (void)
{
  double fitting[] = { 40, 60, 100 };
  double crowded[] = { 40, 500, 700 };

  gloss_print_table_share (fitting, 3, 400);
  g_assert_cmpfloat (fitting[0], ==, 40);
  g_assert_cmpfloat (fitting[2], ==, 100);
  gloss_print_table_share (crowded, 3, 400);
  g_assert_cmpfloat (crowded[0], ==, 40);
  g_assert_cmpfloat_with_epsilon (crowded[0] + crowded[1] + crowded[2], 400, 0.01);
  g_assert_cmpfloat (crowded[1], >, 100);
}

/* Whatever the language of the window: text stands where it starts, and what belongs to a table from right to left at its right. */
static void
test_sides (void)
{
  static const char *const texts[] = { "The ferry", "18.50", "العبّارة" };
  static const gboolean at_right[2][3] = { { FALSE, FALSE, TRUE }, { TRUE, TRUE, TRUE } };

  for (guint i = 0; i < 12; i++)
    {
      PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
      g_autoptr (PangoLayout) layout = pango_layout_new (context);
      PangoLayoutIter *lines;
      PangoRectangle line;

      pango_context_set_base_dir (context, i < 6 ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL);
      pango_layout_set_width (layout, 400 * PANGO_SCALE);
      pango_layout_set_text (layout, texts[i % 3], -1);
      gloss_print_style_align (layout, i / 3 % 2 == 1);
      lines = pango_layout_get_iter (layout);
      pango_layout_iter_get_line_extents (lines, NULL, &line);
      pango_layout_iter_free (lines);
      g_object_unref (context);
      if (at_right[i / 3 % 2][i % 3])
        g_assert_cmpint (line.x + line.width, ==, 400 * PANGO_SCALE);
      else
        g_assert_cmpint (line.x, ==, 0);
    }
}

/* --- paragraphs ---------------------------------------------------------------------------------- */

static char *
slice_mark (GlossPrintText *text,
            guint           mark)
{
  const GlossPrintMark *it = &g_array_index (text->marks, GlossPrintMark, mark);

  return g_strndup (text->text->str + it->start, it->end - it->start);
}

/* Letters and numbers stand in the text, and marks are still where they were. */
static void
test_marks (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GlossPrintText) text = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  const GlossBlock *block;

  open_document (self, "bridge.md", ARTICLE_MD);
  tag (self, "claim", "Engineers had found a crack in its third pier.", NULL);
  tag (self, "quantity", "third pier", NULL);
  tag (self, "evidence", "pier. Nobody", NULL);
  paginate (self, 420, 700);
  block = gloss_article_find_block (gloss_document_get_article (self->document), "s1.p1");
  text = gloss_print_text_new (self->style);
  gloss_print_text_append_range (text, block->range, block->range.start - 1);
  first = slice_mark (text, 0);
  second = slice_mark (text, 1);
  third = slice_mark (text, 2);
  g_assert_cmpstr (first, ==, "Engineers had found a crack in its \342\201\250Q2\342\201\251third \342\201\250E3\342\201\251pier.");
  g_assert_cmpstr (second, ==, "third \342\201\250E3\342\201\251pier");
  g_assert_cmpstr (third, ==, "pier. Nobody");
  g_assert_true (g_str_has_suffix (text->text->str, " was hurt."));
  g_assert_true (g_utf8_validate (text->text->str, -1, NULL));
}

static void
test_note (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GlossPrintText) text = NULL;

  open_document (self, "bridge.md", ARTICLE_MD);
  tag (self, "claim", "The crack is old.", "How old\nis <it>?");
  paginate (self, 420, 700);
  text = gloss_print_text_new (self->style);
  gloss_print_text_append_note (text, gloss_copy_get_note (self->source->copy, 0));
  g_assert_nonnull (strstr (text->text->str, "C1"));
  g_assert_nonnull (strstr (text->text->str, "Claim"));
  g_assert_nonnull (strstr (text->text->str, "The crack is old."));
  g_assert_nonnull (strstr (text->text->str, "How old\nis <it>?"));
}

/* --- files --------------------------------------------------------------------------------------- */

typedef struct
{
  gboolean done;
  gboolean saved;
  GError *error;
} Saved;

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Saved *saved = user_data;

  saved->saved = gloss_print_operation_save_finish (GLOSS_PRINT_OPERATION (source), result, &saved->error);
  saved->done = TRUE;
}

static void
save (Fixture *self,
      GFile   *file,
      Saved   *saved)
{
  g_autoptr (GtkPrintOperation) operation = gloss_print_operation_new (self->document, "Maria Silva");

  gloss_print_operation_save_async (GLOSS_PRINT_OPERATION (operation), NULL, file, on_saved, saved);
  wait_until (saved->done);
}

/* What a compressed stream of a PDF holds; NULL where it is none. */
static char *
inflate (const char *data,
         gsize       n_bytes)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_data (data, (gssize) n_bytes, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, G_CONVERTER (decompressor));
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[4096];
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, sizeof (buffer), NULL, NULL)) > 0)
    g_string_append_len (text, buffer, n);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The strings that a page shows, one after the other: Latin letters stand there as they are. */
static char *
read_strings (const char *page)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *p = page; *p != '\0'; p++)
    if (!inside)
      inside = *p == '(';
    else if (*p == ')')
      inside = FALSE;
    else if (*p == '\\' && p[1] != '\0')
      g_string_append_c (text, *++p);
    else
      g_string_append_c (text, *p);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The texts of all pages of a file as cairo writes it. */
static GPtrArray *
read_pages (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);
  GPtrArray *pages = g_ptr_array_new_with_free_func (g_free);
  gsize n_bytes;
  const char *data, *end;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &n_bytes);
  end = data + n_bytes;
  g_assert_true (g_str_has_prefix (data, "%PDF-"));
  g_assert_nonnull (g_strstr_len (end - 16, 16, "%%EOF"));
  for (const char *p = data; p + 8 < end; p++)
    if (memcmp (p, "\nstream\n", 8) == 0)
      {
        g_autofree char *page = inflate (p + 8, (gsize) (end - p) - 8);

        if (strstr (page, "BT\n") != NULL && strstr (page, " Tf") != NULL)
          g_ptr_array_add (pages, read_strings (page));
      }

  return pages;
}

static gboolean
has_text (GPtrArray  *pages,
          guint       first,
          const char *text)
{
  for (guint i = first; i < pages->len; i++)
    if (strstr (g_ptr_array_index (pages, i), text) != NULL)
      return TRUE;

  return FALSE;
}

static void
test_save (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *text = make_long_text (12);
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GFile) file = NULL;
  Saved saved = { FALSE };

  open_document (self, "long.md", text);
  tag (self, "claim", "Section 3 of them", "A note");
  file = g_file_get_child (self->folder, "out.pdf");
  save (self, file, &saved);
  g_assert_no_error (saved.error);
  g_assert_true (saved.saved);
  pages = read_pages (file);
  g_assert_cmpuint (pages->len, >, 3);
  g_assert_true (has_text (pages, 0, "Section 3 of them"));
  g_assert_true (has_text (pages, pages->len - 1, "A note"));
  for (guint i = 0; i < pages->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u of %u", i + 1, pages->len);

      g_assert_nonnull (strstr (g_ptr_array_index (pages, i), "A long one"));
      g_assert_nonnull (strstr (g_ptr_array_index (pages, i), "Maria Silva"));
      g_assert_nonnull (strstr (g_ptr_array_index (pages, i), number));
    }
}

/* Where it cannot be written it is said, and nothing is left there. */
static void
test_unwritable (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GFile) file = NULL;
  Saved saved = { FALSE };

  open_document (self, "bridge.md", ARTICLE_MD);
  file = g_file_resolve_relative_path (self->folder, "no such folder/out.pdf");
  save (self, file, &saved);
  g_assert_false (saved.saved);
  g_assert_error (saved.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (saved.error->message, "out.pdf"));
  g_clear_error (&saved.error);
  g_assert_false (g_file_query_exists (file, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/print/pages", Fixture, NULL, NULL, test_pages, tear_down);
  g_test_add ("/print/tiny", Fixture, NULL, NULL, test_tiny, tear_down);
  g_test_add ("/print/huge-paragraph", Fixture, NULL, NULL, test_huge_paragraph, tear_down);
  g_test_add_func ("/print/columns", test_columns);
  g_test_add_func ("/print/sides", test_sides);
  g_test_add ("/print/marks", Fixture, NULL, NULL, test_marks, tear_down);
  g_test_add ("/print/note", Fixture, NULL, NULL, test_note, tear_down);
  g_test_add ("/print/save", Fixture, NULL, NULL, test_save, tear_down);
  g_test_add ("/print/unwritable", Fixture, NULL, NULL, test_unwritable, tear_down);

  return g_test_run ();
}
