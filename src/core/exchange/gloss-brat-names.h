/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and texts as the files of brat can hold them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *gloss_brat_dup_name   (const char *id);
char *gloss_brat_dup_path   (const char *article);
char *gloss_brat_escape     (const char *text);
char *gloss_brat_unescape   (const char *text);

G_END_DECLS
