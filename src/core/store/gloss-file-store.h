/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps sidecars as files: beside the source, or in the library. */
#pragma once

#include "store/gloss-store.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_FILE_STORE (gloss_file_store_get_type ())

G_DECLARE_FINAL_TYPE (GlossFileStore, gloss_file_store, GLOSS, FILE_STORE, GObject)

GlossStore *gloss_file_store_new (GFile               *source,
                                  GlossArticle        *article,
                                  GlossSidecarListing *listing);

G_END_DECLS
