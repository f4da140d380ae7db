/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many annotations each reviewer made, and each tag has. */
#pragma once

#include "project/gloss-project.h"

G_BEGIN_DECLS

/**
 * GlossExportCensus:
 * @reviewers: (element-type utf8 guint): the number of annotations, by the reviewer's id
 * @names: (element-type utf8 utf8): how people write the name of a reviewer, where it is known
 * @tags: (element-type utf8 guint): the number of annotations, by the tag's id
 *
 * What there is to choose from.
 */
typedef struct
{
  GHashTable *reviewers;
  GHashTable *names;
  GHashTable *tags;
} GlossExportCensus;

GlossExportCensus *gloss_export_census_new         (void);
void               gloss_export_census_free        (GlossExportCensus    *self);
void               gloss_export_census_add         (GlossExportCensus    *self,
                                                    GlossAnnotation      *annotation);
void               gloss_export_census_take_async  (GListModel           *articles,
                                                    GlossCodebook        *codebook,
                                                    const char           *reviewer,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
GlossExportCensus *gloss_export_census_take_finish (GAsyncResult         *result,
                                                    GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossExportCensus, gloss_export_census_free)

G_END_DECLS
