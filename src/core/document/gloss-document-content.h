/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that a document is made of, read from its files. */
#pragma once

#include "document/gloss-corrections-file.h"
#include "document/gloss-history.h"
#include "document/gloss-origin.h"

G_BEGIN_DECLS

/**
 * GlossOthers:
 * @sets: (element-type GlossAnnotationSet): the sidecars of the other reviewers
 * @annotations: (element-type utf8 GlossAnnotation): what is in them, with places, by id
 * @problems: (element-type GlossProblem): those that could not be read
 *
 * What the other reviewers have done.
 */
typedef struct
{
  GPtrArray *sets;
  GHashTable *annotations;
  GPtrArray *problems;
} GlossOthers;

/**
 * GlossDocumentContent:
 * @origin: the article and where its files are
 * @article: the article with its corrections
 * @file: the corrections' file
 * @corrections: what it holds, with what the journal knows beyond that
 * @corrections_error: (nullable): why they are not used
 * @corrections_notice: (nullable): that some of a former text are not used
 * @base: (nullable): the reviewer's sidecar
 * @own: (nullable): the same, with what the journal knows beyond that
 * @own_sha256: (nullable): of its bytes
 * @own_error: (nullable): why there is a sidecar but no @base
 * @history: what the journal said; nothing is done again with @own_error
 * @own_annotations: (element-type GlossAnnotation): those of @own, with places
 * @doubts: (element-type GlossDoubt): what there is to ask about them
 * @others: the other reviewers
 *
 * What a worker reads, and a document is then made from.
 */
typedef struct
{
  GlossOrigin *origin;
  GlossArticle *article;
  GlossCorrectionsFile *file;
  GlossCorrections *corrections;
  GError *corrections_error;
  char *corrections_notice;
  GlossAnnotationSet *base;
  GlossAnnotationSet *own;
  char *own_sha256;
  GError *own_error;
  GlossHistory *history;
  GPtrArray *own_annotations;
  GPtrArray *doubts;
  GlossOthers *others;
} GlossDocumentContent;

GlossOthers          *gloss_others_load           (GlossOrigin           *origin,
                                                   GHashTable            *before,
                                                   GCancellable          *cancellable,
                                                   GError               **error);
void                  gloss_others_free           (GlossOthers           *self);
GlossDocumentContent *gloss_document_content_load (GlossOrigin           *origin,
                                                   GCancellable          *cancellable,
                                                   GError               **error);
void                  gloss_document_content_free (GlossDocumentContent  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossOthers, gloss_others_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossDocumentContent, gloss_document_content_free)

G_END_DECLS
