/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document is made from. */
#pragma once

#include "anchoring/gloss-placing.h"
#include "document/gloss-document.h"

G_BEGIN_DECLS

/**
 * GlossOrigin:
 * @source: the article's file
 * @name: its file name, as sidecars record it
 * @reviewer: who works on it
 * @codebook: the project's codebook
 * @flags: what is shown
 * @article: as the reader gave it, without corrections
 * @store: keeps the sidecars
 * @device: of the folder of the source
 * @placing: finds the places of annotations in the text of @article
 * @listing: (nullable): where the files in the folder of the source are known from
 *
 * What stays the same for the life of a document. Immutable once read and reference counted, so that the
 * workers of a document share it.
 */
typedef struct
{
  gatomicrefcount ref_count;
  GFile *source;
  char *name;
  GlossReviewer reviewer;
  GlossCodebook *codebook;
  GlossLoadFlags flags;
  GlossArticle *article;
  GlossStore *store;
  guint64 device;
  GlossPlacing *placing;
  GlossSidecarListing *listing;
} GlossOrigin;

GlossOrigin        *gloss_origin_new           (GFile                *source,
                                                const GlossReviewer  *reviewer,
                                                GlossCodebook        *codebook,
                                                GlossLoadFlags        flags);
GlossOrigin        *gloss_origin_ref           (GlossOrigin          *self);
void                gloss_origin_unref         (GlossOrigin          *self);
void                gloss_origin_set_listing   (GlossOrigin          *self,
                                                GlossSidecarListing  *listing);
gboolean            gloss_origin_read          (GlossOrigin          *self,
                                                GCancellable         *cancellable,
                                                GError              **error);
gboolean            gloss_origin_has_same_files (GlossOrigin         *self,
                                                GlossOrigin          *other);
GFile              *gloss_origin_dup_own_file  (GlossOrigin          *self);
gboolean            gloss_origin_check_folder  (GlossOrigin          *self,
                                                GError              **error);
GlossAnnotationSet *gloss_origin_new_set       (GlossOrigin          *self);
gboolean            gloss_origin_load_own      (GlossOrigin          *self,
                                                GlossAnnotationSet  **set,
                                                char                **sha256,
                                                GCancellable         *cancellable,
                                                GError              **error);
GPtrArray          *gloss_origin_load_others   (GlossOrigin          *self,
                                                GPtrArray            *problems,
                                                GCancellable         *cancellable,
                                                GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossOrigin, gloss_origin_unref)

G_END_DECLS
