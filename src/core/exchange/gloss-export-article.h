/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of one article is exported. */
#pragma once

#include "document/gloss-origin.h"
#include "store/gloss-coverage.h"

G_BEGIN_DECLS

/**
 * GlossExportFilter:
 * @reviewers: (nullable): the ids of the reviewers whose work is exported; NULL: of all
 * @tags: (nullable): the ids of the tags that are exported; NULL: all
 * @range: (nullable): only annotations that touch this stretch of the text; NULL: all of it
 *
 * What is chosen of an article.
 */
typedef struct
{
  const char *const *reviewers;
  const char *const *tags;
  const GlossRange *range;
} GlossExportFilter;

/**
 * GlossExportSet:
 * @reviewer: whose it is
 * @annotations: (element-type GlossAnnotation): the chosen ones, with places; by start, then longest first, then id; those
 *   without a place come last
 * @links: (element-type GlossLink): those whose ends are both among the annotations of any set of the article
 * @coverage: (nullable): which stretches were dealt with; NULL where there is none or only a part of the text is exported
 *
 * What one reviewer did.
 */
typedef struct
{
  GlossReviewer reviewer;
  GPtrArray *annotations;
  GPtrArray *links;
  GlossCoverage *coverage;
} GlossExportSet;

/**
 * GlossExportArticle:
 * @file: the source
 * @name: its path from the folder of the export, with "/", unique within one export; UTF-8
 * @article: what was read, with the corrections
 * @codebook: the project's
 * @sets: (element-type GlossExportSet): by reviewer's id; without those that did nothing
 *
 * All that an exporter is given of an article. Immutable, for one thread at a time.
 */
typedef struct
{
  GFile *file;
  char *name;
  GlossArticle *article;
  GlossCodebook *codebook;
  GPtrArray *sets;
} GlossExportArticle;

GlossExportArticle *gloss_export_article_load             (GFile                    *file,
                                                           const char               *name,
                                                           GlossCodebook            *codebook,
                                                           const GlossExportFilter  *filter,
                                                           GPtrArray                *problems,
                                                           GCancellable             *cancellable,
                                                           GError                  **error);
/* For one of many articles: @listing knows the files in its folder. */
GlossExportArticle *gloss_export_article_load_listed      (GFile                    *file,
                                                           const char               *name,
                                                           GlossCodebook            *codebook,
                                                           const GlossExportFilter  *filter,
                                                           GlossSidecarListing      *listing,
                                                           GPtrArray                *problems,
                                                           GCancellable             *cancellable,
                                                           GError                  **error);
void                gloss_export_article_free             (GlossExportArticle       *self);
guint               gloss_export_article_get_n_annotations (const GlossExportArticle *self);
/* Of all reviewers, in the order of the text. */
GPtrArray          *gloss_export_article_list_annotations (const GlossExportArticle *self);
/* A name for people: "claim “The talks lasted…” (maria)". */
char               *gloss_export_article_describe         (const GlossExportArticle *self,
                                                           GlossAnnotation          *annotation);
/* Whether its place in the text is known: not of an orphan, nor where several places fit. */
gboolean            gloss_export_article_is_placed        (const GlossExportArticle *self,
                                                           GlossAnnotation          *annotation);
/* The text at the place of a piece; without a place, what was quoted. */
char               *gloss_export_article_dup_piece        (const GlossExportArticle *self,
                                                           GlossAnnotation          *annotation,
                                                           gsize                     piece);
/* The same of all pieces, with " … " between them. */
char               *gloss_export_article_dup_quote        (const GlossExportArticle *self,
                                                           GlossAnnotation          *annotation);
/* (nullable): the block that a piece begins in. */
const GlossBlock   *gloss_export_article_find_unit        (const GlossExportArticle *self,
                                                           GlossAnnotation          *annotation,
                                                           gsize                     piece);
/* (nullable): the heading of the section that a block is in; of a heading, the heading itself. */
const GlossBlock   *gloss_export_article_find_section     (const GlossExportArticle *self,
                                                           const GlossBlock         *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossExportArticle, gloss_export_article_free)

G_END_DECLS
