/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which way text runs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean gloss_unichar_runs_rtl (gunichar    ch);
gboolean gloss_text_runs_rtl    (const char *text,
                                 gsize       n_bytes);

G_END_DECLS
