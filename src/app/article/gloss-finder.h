/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds words in a text as a person means them. */
#pragma once

#include <gio/gio.h>

#include "text/gloss-text.h"

G_BEGIN_DECLS

GArray *gloss_finder_find        (GlossText            *text,
                                  const char           *needle,
                                  GCancellable         *cancellable);
void    gloss_finder_find_async  (GlossText            *text,
                                  const char           *needle,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
GArray *gloss_finder_find_finish (GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
