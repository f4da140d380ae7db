/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder in which sidecars of one source lie. */
#pragma once

#include "store/gloss-sidecar-listing.h"

G_BEGIN_DECLS

/**
 * GlossSidecarFolder:
 *
 * The files `<prefix><reviewer>.gloss.json` of a folder. Immutable; any thread.
 */
typedef struct _GlossSidecarFolder GlossSidecarFolder;

GlossSidecarFolder *gloss_sidecar_folder_new           (GFile               *folder,
                                                        const char          *prefix,
                                                        GlossSidecarListing *listing);
void                gloss_sidecar_folder_free          (GlossSidecarFolder  *self);
GFile              *gloss_sidecar_folder_dup_file      (GlossSidecarFolder  *self,
                                                        const char          *reviewer);
char              **gloss_sidecar_folder_list          (GlossSidecarFolder  *self,
                                                        GCancellable        *cancellable,
                                                        GError             **error);
char               *gloss_sidecar_folder_find_renamed  (GFile               *folder,
                                                        const char          *text_sha256,
                                                        GCancellable        *cancellable);
GBytes             *gloss_sidecar_folder_load          (GlossSidecarFolder  *self,
                                                        const char          *reviewer,
                                                        GCancellable        *cancellable,
                                                        GError             **error);
gboolean            gloss_sidecar_folder_is_portal     (GFile               *folder);
gboolean            gloss_sidecar_folder_is_writable   (GlossSidecarFolder  *self);
int                 gloss_sidecar_folder_lock          (GlossSidecarFolder  *self);
gboolean            gloss_sidecar_folder_write         (GlossSidecarFolder  *self,
                                                        const char          *reviewer,
                                                        GBytes              *contents,
                                                        GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossSidecarFolder, gloss_sidecar_folder_free)

G_END_DECLS
