/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What gloss-cli says on standard error. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void  gloss_message            (const char *format,
                                ...) G_GNUC_PRINTF (1, 2);
void  gloss_message_for_file   (const char *path,
                                const char *message);
char *gloss_message_file_name  (const char *path);

G_END_DECLS
