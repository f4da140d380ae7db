/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a folder, listed once for all of its sources. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlossSidecarListing:
 *
 * The folder that was asked for last, as it was then. Whoever goes through all sources of a folder hands the same listing to each, for
 * without one each source lists the folder anew. Reference counted; one thread at a time.
 */
typedef struct _GlossSidecarListing GlossSidecarListing;

GlossSidecarListing *gloss_sidecar_listing_new          (void);
GlossSidecarListing *gloss_sidecar_listing_ref          (GlossSidecarListing *self);
void                 gloss_sidecar_listing_unref        (GlossSidecarListing *self);
GPtrArray           *gloss_sidecar_listing_get_names    (GlossSidecarListing *self,
                                                         GFile               *folder,
                                                         const char          *prefix,
                                                         guint               *first);
char                *gloss_sidecar_listing_find_renamed (GlossSidecarListing *self,
                                                         GFile               *folder,
                                                         const char          *text_sha256);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossSidecarListing, gloss_sidecar_listing_unref)

G_END_DECLS
