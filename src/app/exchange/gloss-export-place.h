/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an export goes: asking for it, and what went wrong there. */
#pragma once

#include <adwaita.h>

#include "exchange/gloss-format.h"

G_BEGIN_DECLS

/**
 * GlossFileChooser:
 * @choose: asks for a file to be written, or for a folder to put things into
 * @finish: gives the answer; NULL with an error of GTK_DIALOG_ERROR where there is none
 *
 * How a person is asked for a file. Tests answer by themselves.
 */
typedef struct
{
  void   (*choose) (GtkFileDialog        *dialog,
                    gboolean              wants_folder,
                    GtkWindow            *parent,
                    GCancellable         *cancellable,
                    GAsyncReadyCallback   callback,
                    gpointer              user_data);
  GFile *(*finish) (GtkFileDialog        *dialog,
                    GAsyncResult         *result,
                    GError              **error);
} GlossFileChooser;

extern const GlossFileChooser gloss_file_chooser;

char          *gloss_export_place_dup_name      (const char         *name,
                                                  const GlossFormat  *format);
GtkFileDialog *gloss_export_place_create_dialog (const char         *name,
                                                  const GlossFormat  *format);
char          *gloss_export_place_describe_error (const GError       *error);

G_END_DECLS
