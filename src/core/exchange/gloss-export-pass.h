/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going through the articles of an export once. */
#pragma once

#include "exchange/gloss-export.h"

G_BEGIN_DECLS

/**
 * GlossExportEntry:
 * @ref_count: its references
 * @file: the source
 * @name: what the export calls it
 * @codebook: its project's
 *
 * An article to be exported. Immutable.
 */
typedef struct
{
  gatomicrefcount ref_count;
  GFile *file;
  char *name;
  GlossCodebook *codebook;
} GlossExportEntry;

/* Called after every article, with how many were gone through. */
typedef void (*GlossExportProgressFunc) (guint    n_done,
                                         gpointer user_data);

/**
 * GlossExportPass:
 * @format: the format
 * @entries: (element-type GlossExportEntry): the articles
 * @reviewers: (nullable): whose work is wanted
 * @tags: (nullable): which tags are
 * @range: which stretch of the text is, if it has one
 * @has_range: whether only a stretch is wanted
 * @is_strict: whether it is not to be written if anything is left out
 * @target: (nullable): where it goes; nothing for a survey
 * @replace: whether what is there may be replaced
 * @loss_func: (nullable): called for each loss
 * @loss_data: handed to it
 * @ready_func: (nullable): called before the final name
 * @ready_data: handed to it
 * @progress_func: called after each article
 * @progress_data: handed to it
 * @losses: what was left out
 * @problems: (element-type GlossProblem): what could not be read
 * @n_annotations: how many there were
 *
 * What a worker needs to know, and what it found.
 */
typedef struct
{
  const GlossFormat *format;
  GPtrArray *entries;
  char **reviewers;
  char **tags;
  GlossRange range;
  gboolean has_range;
  gboolean is_strict;
  GFile *target;
  gboolean replace;

  GlossLossFunc loss_func;
  gpointer loss_data;
  GlossExportReadyFunc ready_func;
  gpointer ready_data;
  GlossExportProgressFunc progress_func;
  gpointer progress_data;

  GlossLossReport *losses;
  GPtrArray *problems;
  guint64 n_annotations;
} GlossExportPass;

void     gloss_export_entry_unref (gpointer          self);
void     gloss_export_pass_free   (GlossExportPass  *self);
gboolean gloss_export_pass_run    (GlossExportPass  *self,
                                   GCancellable     *cancellable,
                                   GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossExportPass, gloss_export_pass_free)

G_END_DECLS
