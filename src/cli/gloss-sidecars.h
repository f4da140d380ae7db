/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The annotation files of articles, by their names. */
#pragma once

#include "store/gloss-store.h"

G_BEGIN_DECLS

char      *gloss_sidecars_dup_reviewer (GFile       *sidecar);
GFile     *gloss_sidecars_dup_source   (GFile       *sidecar);
GPtrArray *gloss_sidecars_list         (GlossStore  *store,
                                        GError     **error);
GPtrArray *gloss_sidecars_list_strays  (GFile       *folder,
                                        GError     **error);

G_END_DECLS
