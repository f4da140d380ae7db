/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page must pass before it is parsed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *gloss_html_guard (GBytes      *text,
                          const char  *name,
                          GError     **error);

G_END_DECLS
