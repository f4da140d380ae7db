/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The articles in a folder. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many folders below each other, folders and articles are gone through at most. */
#define GLOSS_PROJECT_MAX_DEPTH 8
#define GLOSS_PROJECT_MAX_FOLDERS 500
#define GLOSS_PROJECT_MAX_ARTICLES 10000

/**
 * GlossProjectListing:
 * @names: (element-type filename): the articles' paths within the folder, in natural order
 * @folders: (element-type GFile): the folder and those in it
 * @truncated: whether there is more than is listed
 *
 * What a folder holds.
 */
typedef struct
{
  GPtrArray *names;
  GPtrArray *folders;
  gboolean truncated;
} GlossProjectListing;

GlossProjectListing *gloss_project_listing_load (GFile                *folder,
                                                 GCancellable         *cancellable,
                                                 GError              **error);
void                 gloss_project_listing_free (GlossProjectListing  *self);
gboolean             gloss_project_is_article   (const char           *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossProjectListing, gloss_project_listing_free)

G_END_DECLS
