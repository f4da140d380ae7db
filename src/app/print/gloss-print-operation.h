/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints a document, or writes it as PDF. */
#pragma once

#include "gloss-print-source.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLOSS_TYPE_PRINT_OPERATION (gloss_print_operation_get_type ())

/* A print operation of the article with its highlights and numbered notes: one column, a header, page numbers. */
G_DECLARE_FINAL_TYPE (GlossPrintOperation, gloss_print_operation, GLOSS, PRINT_OPERATION, GtkPrintOperation)

GtkPrintOperation *gloss_print_operation_new      (GlossDocument       *document,
                                                   const char          *reviewer);
void               gloss_print_operation_save_async (GlossPrintOperation *self,
                                                   GtkWindow           *parent,
                                                   GFile               *file,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
gboolean           gloss_print_operation_save_finish (GlossPrintOperation *self,
                                                   GAsyncResult        *result,
                                                   GError             **error);

G_END_DECLS
