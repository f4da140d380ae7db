/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling the program that reads the pipe, a whole line at once. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void tell (const char *format,
           ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
