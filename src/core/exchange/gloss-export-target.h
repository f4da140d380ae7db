/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be there already where an export goes. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In a folder that was exported: the files that the export wrote, a line each, after a line with this. */
#define GLOSS_EXPORT_MANIFEST ".gloss-export"
#define GLOSS_EXPORT_MANIFEST_HEADER "gloss-export 1\n"

char     *gloss_export_target_dup_path (GFile        *target,
                                        GError      **error);
gboolean  gloss_export_target_check    (const char   *path,
                                        gboolean      is_folder,
                                        gboolean      replace,
                                        gboolean     *exists,
                                        GError      **error);
void      gloss_export_target_remove   (const char   *path);

G_END_DECLS
