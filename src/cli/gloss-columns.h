/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many columns of a terminal a text takes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize gloss_columns_measure (const char *text,
                             gsize       n_bytes);
gsize gloss_columns_fit     (const char *text,
                             gsize       n_bytes,
                             gsize       width,
                             gboolean   *fits);

G_END_DECLS
