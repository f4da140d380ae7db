/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export leaves out. */
#pragma once

#include "exchange/gloss-export-article.h"

G_BEGIN_DECLS

/**
 * GlossTrait:
 * @GLOSS_TRAIT_TEXT: the whole text of the article
 * @GLOSS_TRAIT_STRUCTURE: its parts (blocks with kind, level, number)
 * @GLOSS_TRAIT_OVERLAPS: annotations that lie over each other
 * @GLOSS_TRAIT_PIECES: annotations of several pieces
 * @GLOSS_TRAIT_LINKS: links between annotations
 * @GLOSS_TRAIT_ATTRIBUTES: attributes of annotations
 * @GLOSS_TRAIT_NOTES: notes
 * @GLOSS_TRAIT_COVERAGE: which sentences were read or hold nothing
 * @GLOSS_TRAIT_REVIEWERS: who made an annotation
 * @GLOSS_TRAIT_TIMES: when it was made and changed
 * @GLOSS_TRAIT_UNPLACED: annotations whose place in the text is not known (orphans and ambiguous ones)
 * @GLOSS_TRAIT_TAGS: annotations of any tag (where it lacks: those whose tag the format has no room for)
 * @GLOSS_TRAIT_NAMES: names of tags and attributes as they are (where it lacks: those that had to be written otherwise)
 *
 * What a project can hold, and a format perhaps cannot.
 */
typedef enum
{
  GLOSS_TRAIT_TEXT,
  GLOSS_TRAIT_STRUCTURE,
  GLOSS_TRAIT_OVERLAPS,
  GLOSS_TRAIT_PIECES,
  GLOSS_TRAIT_LINKS,
  GLOSS_TRAIT_ATTRIBUTES,
  GLOSS_TRAIT_NOTES,
  GLOSS_TRAIT_COVERAGE,
  GLOSS_TRAIT_REVIEWERS,
  GLOSS_TRAIT_TIMES,
  GLOSS_TRAIT_UNPLACED,
  GLOSS_TRAIT_TAGS,
  GLOSS_TRAIT_NAMES,
} GlossTrait;

#define GLOSS_N_TRAITS (GLOSS_TRAIT_NAMES + 1)
#define GLOSS_TRAIT_FLAG(trait) (1u << (trait))
#define GLOSS_TRAITS_ALL ((1u << GLOSS_N_TRAITS) - 1)

/**
 * GlossLoss:
 * @trait: what is lost
 * @article: the article's name
 * @id: (nullable): the annotation or link that loses it, by id
 * @what: for people: which annotation, and what of it
 *
 * One thing that is left out.
 */
typedef struct
{
  GlossTrait trait;
  const char *article;
  const char *id;
  const char *what;
} GlossLoss;

typedef void (*GlossLossFunc) (const GlossLoss *loss,
                               gpointer         user_data);

/**
 * GlossLossReport:
 *
 * Counts what is left out, by trait, and keeps the first few of each as examples; every single one goes to a function that
 * may write it down. So its size does not grow with the number of articles.
 */
typedef struct _GlossLossReport GlossLossReport;

/* How many examples of a trait are kept. */
#define GLOSS_LOSS_REPORT_MAX_EXAMPLES 100

GlossLossReport *gloss_loss_report_new          (GlossLossFunc            func,
                                                 gpointer                 user_data);
void             gloss_loss_report_free         (GlossLossReport         *self);
void             gloss_loss_report_add          (GlossLossReport         *self,
                                                 const GlossLoss         *loss);
/* Adds what the article has of the traits that are not in @holds. */
void             gloss_loss_report_survey       (GlossLossReport         *self,
                                                 const GlossExportArticle *article,
                                                 guint                    holds);
guint            gloss_loss_report_get_n_losses (GlossLossReport         *self);
guint            gloss_loss_report_get_count    (GlossLossReport         *self,
                                                 GlossTrait               trait);
GPtrArray       *gloss_loss_report_get_examples (GlossLossReport         *self,
                                                 GlossTrait               trait);
const char      *gloss_trait_get_nick           (GlossTrait               trait);
/* A whole sentence with the number: "12 notes will be left out." */
char            *gloss_loss_report_dup_sentence (GlossLossReport         *self,
                                                 GlossTrait               trait);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossLossReport, gloss_loss_report_free)

G_END_DECLS
