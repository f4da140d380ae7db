/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the annotation sets of a source are kept. */
#pragma once

#include "store/gloss-annotation-set.h"
#include "store/gloss-sidecar-listing.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_STORE (gloss_store_get_type ())

/*
 * The sidecars of one source: beside it, or in the library where its folder cannot be written. All of its functions block;
 * call them from a worker. It never overwrites a file that it did not read, or that changed since.
 */
G_DECLARE_INTERFACE (GlossStore, gloss_store, GLOSS, STORE, GObject)

/**
 * GlossStoreProblem:
 * @file: the sidecar
 * @message: what is wrong with it and what to do, translated
 *
 * A sidecar that could not be read. It is left as it is and not written to.
 */
typedef struct
{
  GFile *file;
  char *message;
} GlossStoreProblem;

void gloss_store_problem_free (GlossStoreProblem *self);

struct _GlossStoreInterface
{
  GTypeInterface parent;

  GPtrArray *(*load_all)  (GlossStore          *self,
                           const char          *except,
                           GPtrArray           *problems,
                           GCancellable        *cancellable,
                           GError             **error);
  gboolean   (*save)      (GlossStore          *self,
                           const char          *reviewer,
                           GBytes              *contents,
                           const char          *expected_sha256,
                           GCancellable        *cancellable,
                           GError             **error);
  GBytes    *(*load)      (GlossStore          *self,
                           const char          *reviewer,
                           GCancellable        *cancellable,
                           GError             **error);
  GFile     *(*dup_file)  (GlossStore          *self,
                           const char          *reviewer);
  gboolean   (*is_library) (GlossStore         *self);
  void       (*remember_source) (GlossStore    *self);
};

GlossStore *gloss_store_new_for_source (GFile         *source,
                                        GlossArticle  *article);
GlossStore *gloss_store_new_for_listed_source (GFile               *source,
                                        GlossArticle        *article,
                                        GlossSidecarListing *listing);
gboolean    gloss_store_is_library     (GlossStore    *self);
GPtrArray  *gloss_store_load_all       (GlossStore    *self,
                                        GPtrArray     *problems,
                                        GCancellable  *cancellable,
                                        GError       **error);
GPtrArray  *gloss_store_load_others    (GlossStore    *self,
                                        const char    *reviewer,
                                        GPtrArray     *problems,
                                        GCancellable  *cancellable,
                                        GError       **error);
GBytes     *gloss_store_load           (GlossStore    *self,
                                        const char    *reviewer,
                                        GCancellable  *cancellable,
                                        GError       **error);
gboolean    gloss_store_save           (GlossStore    *self,
                                        const char    *reviewer,
                                        GBytes        *contents,
                                        const char    *expected_sha256,
                                        GCancellable  *cancellable,
                                        GError       **error);
void        gloss_store_remember_source (GlossStore   *self);
GFile      *gloss_store_dup_file       (GlossStore    *self,
                                        const char    *reviewer);

G_END_DECLS
