/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which language a text is written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *gloss_language_guess (const char *text,
                                  gsize       n_bytes);

G_END_DECLS
