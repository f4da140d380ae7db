/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The project that comes with Gloss, to try things on. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void   gloss_sample_prepare_async  (GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
GFile *gloss_sample_prepare_finish (GAsyncResult         *result,
                                    GError              **error);

G_END_DECLS
