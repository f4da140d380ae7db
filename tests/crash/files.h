/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a project as they lie on the disk, and what is wrong with them. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * Files:
 * @faults: (element-type utf8): a sentence for each thing that is wrong
 * @sidecars: (element-type utf8 utf8): the digests of what the sidecars hold, by file name
 * @n_lines: how many lines the journals have
 */
typedef struct
{
  GPtrArray *faults;
  GHashTable *sidecars;
  guint n_lines;
} Files;

Files *files_look (const char *folder);
void   files_free (Files      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Files, files_free)

G_END_DECLS
