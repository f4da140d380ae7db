/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints a document, or writes it as PDF. */
#include "config.h"

#include "gloss-print-operation.h"

#include <adwaita.h>
#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <math.h>

#include "gloss-error.h"
#include "gloss-print-pages.h"
#include "text/gloss-text-direction.h"

/* How wide a column may be at most, in em of the body: longer lines are hard to follow. */
#define MAX_COLUMN 42

/* Header and footer with what is free between them and the text, in pt, and the margins of the paper in mm. */
#define HEADER 30
#define FOOTER 26
#define MARGIN 18

/* How long the text is set without a look at anything else, in µs. */
#define MAX_STEP 12000

struct _GlossPrintOperation
{
  GtkPrintOperation parent_instance;

  GlossPrintSource *source;
  GlossPrintStyle *style;
  GlossPrintPages *pages;
  char *date;
  guint n_drawn;
};

G_DEFINE_FINAL_TYPE (GlossPrintOperation, gloss_print_operation, GTK_TYPE_PRINT_OPERATION)

/* Paper has no pixels that letters would have to be moved to. */
static void
use_exact_metrics (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
}

static void
gloss_print_operation_begin_print (GtkPrintOperation *operation,
                                   GtkPrintContext   *context)
{
  GlossPrintOperation *self = GLOSS_PRINT_OPERATION (operation);
  PangoContext *pango = gtk_print_context_create_pango_context (context);
  AdwStyleManager *styles = adw_style_manager_get_default ();
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (adw_style_manager_get_document_font_name (styles));
  double em = 10.5;

  pango_context_set_font_description (pango, font);
  pango_context_set_base_dir (pango, gloss_text_runs_rtl (C_("reading copy", "Annotations"), strlen (C_("reading copy", "Annotations"))) ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  use_exact_metrics (pango);
  self->n_drawn = 0;
  g_clear_pointer (&self->pages, gloss_print_pages_free);
  g_clear_pointer (&self->style, gloss_print_style_free);
  self->style = gloss_print_style_new (pango, self->source, MIN (gtk_print_context_get_width (context), MAX_COLUMN * em),
                                       MAX (gtk_print_context_get_height (context) - HEADER - FOOTER, 10 * em));
  self->pages = gloss_print_pages_new (self->style);
  g_object_unref (pango);
}

/* Is called until it says that all pages are known; meanwhile GTK shows progress and takes a Cancel. */
static gboolean
gloss_print_operation_paginate (GtkPrintOperation *operation,
                                GtkPrintContext   *context)
{
  GlossPrintOperation *self = GLOSS_PRINT_OPERATION (operation);
  gint64 until = g_get_monotonic_time () + MAX_STEP;

  while (gloss_print_pages_step (self->pages))
    if (g_get_monotonic_time () > until)
      return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) gloss_print_pages_get_n_pages (self->pages));

  return TRUE;
}

/* @place is 0 for the beginning of the line, 1 for its middle, 2 for its end. */
static void
draw_small (GlossPrintOperation *self,
            cairo_t             *cr,
            const char          *text,
            double               x,
            double               y,
            double               width,
            double               place)
{
  g_autoptr (PangoLayout) layout = gloss_print_style_create_layout (self->style, gloss_print_style_get_label (), -1);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int natural;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_NORMAL));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_get_size (layout, &natural, NULL);
  if ((double) natural / PANGO_SCALE > width)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
    }
  if (pango_context_get_base_dir (self->style->context) == PANGO_DIRECTION_RTL)
    place = 2 - place;
  cairo_move_to (cr, x + MAX (width - (double) natural / PANGO_SCALE, 0) * place / 2, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_header (GlossPrintOperation *self,
             cairo_t             *cr,
             double               x,
             guint                page)
{
  double width = self->style->width;
  g_autofree char *who = g_strdup_printf ("\u2068%s\u2069 · \u2068%s\u2069", self->source->reviewer, self->date);
  /* Translators: the number of a page, and how many there are: "3 of 8" */
  g_autofree char *number = g_strdup_printf (_("%u of %u"), page + 1, gloss_print_pages_get_n_pages (self->pages));
  gboolean rtl = pango_context_get_base_dir (self->style->context) == PANGO_DIRECTION_RTL;

  cairo_set_source_rgb (cr, 0.33, 0.33, 0.35);
  draw_small (self, cr, self->source->title, rtl ? x + width * 0.42 : x, 0, width * 0.58, 0);
  draw_small (self, cr, who, rtl ? x : x + width * 0.62, 0, width * 0.38, 2);
  draw_small (self, cr, number, x, self->style->height + HEADER + FOOTER - 12, width, 1);
  cairo_rectangle (cr, x, 15, width, 0.4);
  cairo_fill (cr);
}

/* A reader of PDF shows the title, and finds it. */
static void
set_title (GlossPrintOperation *self,
           cairo_t             *cr)
{
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF)
    cairo_pdf_surface_set_metadata (cairo_get_target (cr), CAIRO_PDF_METADATA_TITLE, self->source->title);
}

static void
gloss_print_operation_draw_page (GtkPrintOperation *operation,
                                 GtkPrintContext   *context,
                                 int                page)
{
  GlossPrintOperation *self = GLOSS_PRINT_OPERATION (operation);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double x = (gtk_print_context_get_width (context) - self->style->width) / 2;

  if (page == 0)
    set_title (self, cr);
  cairo_save (cr);
  draw_header (self, cr, x, (guint) page);
  gloss_print_pages_draw (self->pages, cr, x, HEADER, (guint) page);
  cairo_restore (cr);
  self->n_drawn++;
}

static void
gloss_print_operation_finalize (GObject *object)
{
  GlossPrintOperation *self = GLOSS_PRINT_OPERATION (object);

  g_clear_pointer (&self->pages, gloss_print_pages_free);
  g_clear_pointer (&self->style, gloss_print_style_free);
  g_clear_pointer (&self->source, gloss_print_source_free);
  g_clear_pointer (&self->date, g_free);

  G_OBJECT_CLASS (gloss_print_operation_parent_class)->finalize (object);
}

static void
gloss_print_operation_class_init (GlossPrintOperationClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gloss_print_operation_finalize;
  operation_class->begin_print = gloss_print_operation_begin_print;
  operation_class->paginate = gloss_print_operation_paginate;
  operation_class->draw_page = gloss_print_operation_draw_page;
}

/* The paper is what is usual where the person is. */
static void
gloss_print_operation_init (GlossPrintOperation *self)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  gtk_page_setup_set_top_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (self), setup);
  gtk_print_operation_set_unit (GTK_PRINT_OPERATION (self), GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (GTK_PRINT_OPERATION (self), TRUE);
  gtk_print_operation_set_show_progress (GTK_PRINT_OPERATION (self), TRUE);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (self), TRUE);
  self->date = g_date_time_format (now, "%x");
}

/**
 * gloss_print_operation_new:
 * @document: what is printed, as it is now
 * @reviewer: (nullable): the name of whoever works on it
 *
 * Returns: (transfer full): the operation, not yet begun
 */
GtkPrintOperation *
gloss_print_operation_new (GlossDocument *document,
                           const char    *reviewer)
{
  GlossPrintOperation *self = g_object_new (GLOSS_TYPE_PRINT_OPERATION, NULL);

  self->source = gloss_print_source_new (document, reviewer);
  gtk_print_operation_set_job_name (GTK_PRINT_OPERATION (self), self->source->title);

  return GTK_PRINT_OPERATION (self);
}

/* --- saving -------------------------------------------------------------------------------------- */

/* Where the pages are written first: only what is whole gets the name that was asked for. */
typedef struct
{
  GFile *target;
  char *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  if (saving->path != NULL)
    g_unlink (saving->path);
  g_object_unref (saving->target);
  g_free (saving->path);
  g_free (saving);
}

static void
on_replaced (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Saving *saving = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_parse_name (saving->target);
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, error->domain, error->code, _("“%s” could not be written: %s"), name, error->message);
}

/* Cairo does not say that a disk is full; a file that was cut off has no end. */
static gboolean
is_whole (GBytes *pdf)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (pdf, &n_bytes);

  return n_bytes > 32 && g_strstr_len (data + n_bytes - 32, 32, "%%EOF") != NULL;
}

static void
store_pages (GTask *task)
{
  Saving *saving = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_parse_name (saving->target);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize n_bytes;

  if (g_file_get_contents (saving->path, &contents, &n_bytes, &error))
    pdf = g_bytes_new_take (contents, n_bytes);
  if (pdf == NULL || !is_whole (pdf))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("The pages of “%s” could not be written; is the disk full?"), name);
      return;
    }
  g_file_replace_contents_bytes_async (saving->target, pdf, NULL, FALSE, G_FILE_CREATE_NONE, NULL, on_replaced, g_object_ref (task));
}

/* GTK gives an export that was cut short as done. */
static gboolean
has_drawn_all (GlossPrintOperation *self)
{
  return self->pages != NULL && self->n_drawn == gloss_print_pages_get_n_pages (self->pages);
}

static void
on_done (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         gpointer                 user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  g_signal_handlers_disconnect_by_func (operation, on_done, user_data);
  if (result == GTK_PRINT_OPERATION_RESULT_CANCEL || (result == GTK_PRINT_OPERATION_RESULT_APPLY && !has_drawn_all (GLOSS_PRINT_OPERATION (operation))))
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("It was cancelled."));
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else
    store_pages (task);
}

/**
 * gloss_print_operation_save_async:
 * @self: an operation that was not begun
 * @parent: (nullable): whose dialogs its own are
 * @file: what is written; replaced if it is there
 * @callback: called when it is written, or not
 * @user_data: for @callback
 *
 * Writes the pages as PDF. Until all of them are written nothing happens to @file.
 */
void
gloss_print_operation_save_async (GlossPrintOperation *self,
                                  GtkWindow           *parent,
                                  GFile               *file,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);
  g_autoptr (GError) error = NULL;
  int fd;

  g_return_if_fail (GLOSS_IS_PRINT_OPERATION (self));

  g_task_set_source_tag (task, gloss_print_operation_save_async);
  g_task_set_task_data (task, saving, saving_free);
  saving->target = g_object_ref (file);
  fd = g_file_open_tmp ("gloss-XXXXXX.pdf", &saving->path, &error);
  if (fd < 0)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_close (fd, NULL);

  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (self), saving->path);
  g_signal_connect (self, "done", G_CALLBACK (on_done), g_object_ref (task));
  gtk_print_operation_run (GTK_PRINT_OPERATION (self), GTK_PRINT_OPERATION_ACTION_EXPORT, parent, NULL);
}

/**
 * gloss_print_operation_save_finish:
 * @self: the operation
 * @result: what the callback was given
 * @error: why nothing was written; %G_IO_ERROR_CANCELLED where the person wanted it so
 *
 * Returns: whether the file is there
 */
gboolean
gloss_print_operation_save_finish (GlossPrintOperation  *self,
                                   GAsyncResult         *result,
                                   GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
