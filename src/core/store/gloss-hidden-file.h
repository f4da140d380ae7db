/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What files are called and who holds them until they have their final name. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * What is being written has a hidden name, `.gloss-<kind>-<computer>-<number>`, beside the final one, and is locked as long as
 * somebody writes it. So what a killed process has left behind can be told from what is in use; see gloss_sweep().
 */
#define GLOSS_HIDDEN_WRITE "write"
#define GLOSS_HIDDEN_EXPORT "export"

char     *gloss_hidden_file_dup_name     (const char  *kind);
char     *gloss_hidden_file_dup_computer (void);
void      gloss_hidden_file_hold         (int          fd);
int       gloss_hidden_file_write        (int          fd,
                                          const char  *bytes,
                                          gsize        n_bytes);
gboolean  gloss_hidden_file_replace      (const char  *path,
                                          const char  *bytes,
                                          gsize        n_bytes,
                                          GError     **error);

G_END_DECLS
