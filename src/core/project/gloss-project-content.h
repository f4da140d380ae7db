/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that a project is made of, read from its folder. */
#pragma once

#include "project/gloss-project-config.h"
#include "project/gloss-project-listing.h"
#include "project/gloss-project.h"

G_BEGIN_DECLS

/**
 * GlossProjectContent:
 * @folder: the project's folder
 * @reviewer: who works on it
 * @config: its settings
 * @listing: its articles
 *
 * What a worker reads, and a project is then made from; before it was read the first two are what is to be read.
 */
typedef struct
{
  GFile *folder;
  GlossReviewer reviewer;
  GlossProjectConfig *config;
  GlossProjectListing *listing;
} GlossProjectContent;

GlossProjectContent *gloss_project_content_new           (GFile                *folder,
                                                          const GlossReviewer  *reviewer);
void                 gloss_project_content_free          (GlossProjectContent  *self);
gboolean             gloss_project_content_load          (GlossProjectContent  *self,
                                                          GCancellable         *cancellable,
                                                          GError              **error);
void                 gloss_project_content_load_in_thread (GTask               *task,
                                                          gpointer              source,
                                                          gpointer              task_data,
                                                          GCancellable         *cancellable);
char                *gloss_project_content_dup_error     (GlossProjectContent  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossProjectContent, gloss_project_content_free)

G_END_DECLS
