/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a project, for the files that it is written in. */
#pragma once

#include "project/gloss-article-scan.h"
#include "project/gloss-project-content.h"

G_BEGIN_DECLS

struct _GlossProject
{
  GObject parent_instance;

  GFile *folder;
  GlossReviewer reviewer;
  GlossProjectConfig *config;
  char *error_message;

  /* Of GlossArticleItem, in order; the table finds them by file. */
  GPtrArray *items;
  GHashTable *by_file;

  /* NULL in a project without a main loop. */
  GlossArticleScan *scan;
  GPtrArray *watched;
  GPtrArray *monitors;
  GSource *list_timer;
  GCancellable *cancellable;

  guint listing : 1;
  guint listing_due : 1;
};

GlossProject *gloss_project_new_for_content (GlossProjectContent *content);
void          gloss_project_take_config     (GlossProject        *self,
                                             GlossProjectConfig  *config);
void          gloss_project_take_error      (GlossProject        *self,
                                             const char          *message);

/* gloss-project-sync.c */
void          gloss_project_start_sync      (GlossProject        *self,
                                             GlossProjectListing *listing);
void          gloss_project_stop_sync       (GlossProject        *self);

G_END_DECLS
