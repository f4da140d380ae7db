/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an export is written to. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlossExportSink:
 *
 * A file, or a folder for formats of many files, that gets its final name only when all of it is written and was read back; until then
 * it has a hidden name beside it. Used by one thread at a time.
 */
typedef struct _GlossExportSink GlossExportSink;

GlossExportSink *gloss_export_sink_new       (GFile            *target,
                                              gboolean          is_folder,
                                              gboolean          replace,
                                              GCancellable     *cancellable,
                                              GError          **error);
/* Also takes away what was written, unless it was committed. */
void             gloss_export_sink_free      (GlossExportSink  *self);
gboolean         gloss_export_sink_is_folder (GlossExportSink  *self);
/* Of a file: what the next flush appends to it. */
GString         *gloss_export_sink_get_buffer (GlossExportSink *self);
/* Of a folder: adds one whole file; @path is relative and may hold folders. */
gboolean         gloss_export_sink_add_file  (GlossExportSink  *self,
                                              const char       *path,
                                              const char       *contents,
                                              gsize             n_bytes,
                                              GError          **error);
/* Writes the buffer out, and gives what is on the disk of it now, read back (empty of a folder); NULL on error. */
GBytes          *gloss_export_sink_flush     (GlossExportSink  *self,
                                              GError          **error);
/* Drops what is in the buffer, and the files that were added, since the last flush. */
void             gloss_export_sink_revert    (GlossExportSink  *self);
/* Of a folder: a file that was added, read back. */
GBytes          *gloss_export_sink_read_file (GlossExportSink  *self,
                                              const char       *path,
                                              GError          **error);
/* Gives it its final name; nothing else may fail after that. */
gboolean         gloss_export_sink_commit    (GlossExportSink  *self,
                                              GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossExportSink, gloss_export_sink_free)

G_END_DECLS
