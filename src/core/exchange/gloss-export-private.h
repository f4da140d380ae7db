/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export is set up with, and what its passes have found. */
#pragma once

#include "exchange/gloss-export-pass.h"

G_BEGIN_DECLS

/*
 * It is set up in one thread; a pass takes a copy of all that it needs into a worker, and what the pass found comes back when it is
 * finished.
 */
struct _GlossExport
{
  GObject parent_instance;

  const GlossFormat *format;
  GPtrArray *entries;
  GHashTable *names;
  char **reviewers;
  char **tags;
  GlossRange range;
  gboolean has_range;
  gboolean is_strict;
  GlossLossFunc loss_func;
  gpointer loss_data;
  GlossExportReadyFunc ready_func;
  gpointer ready_data;

  /* Of the last pass. */
  GlossLossReport *losses;
  GPtrArray *problems;
  guint64 n_annotations;
  guint n_done;

  /* Told by workers: which pass is shown, how far it is, and whether that is about to be shown. */
  GMainContext *context;
  GMutex mutex;
  guint pass;
  guint n_done_by_worker;
  gboolean is_about_to_notify;
};

void gloss_export_set_n_done (GlossExport *self,
                              guint        n_done);

G_END_DECLS
