/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sinks of files and of folders share. */
#pragma once

#include "exchange/gloss-export-sink.h"

G_BEGIN_DECLS

struct _GlossExportSink
{
  /* The final name, and that until then; NULL once it was given up. */
  char *path;
  char *hidden;
  GCancellable *cancellable;
  GString *buffer;

  /* Of a file: itself, and how much is in it. Of a folder: the list of its files. */
  int fd;
  /* What has the hidden name, and says that it is in use. */
  int held;
  gsize n_written;

  /* Of a folder: the files since the last flush, from the folder. */
  GPtrArray *added;

  guint is_folder : 1;
  guint replace : 1;
  guint is_elsewhere : 1;
};

gboolean gloss_export_sink_fail          (GlossExportSink  *self,
                                          GError          **error,
                                          int               cause);
int      gloss_export_sink_rename        (const char       *from,
                                          const char       *to);
gboolean gloss_export_sink_begin_folder  (GlossExportSink  *self,
                                          GError          **error);
gboolean gloss_export_sink_keep_added    (GlossExportSink  *self,
                                          GError          **error);
void     gloss_export_sink_drop_added    (GlossExportSink  *self);
gboolean gloss_export_sink_commit_folder (GlossExportSink  *self,
                                          gboolean          exists,
                                          GError          **error);

G_END_DECLS
