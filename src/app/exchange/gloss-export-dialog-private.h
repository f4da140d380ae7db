/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the dialog share. */
#pragma once

#include "exchange/gloss-choice-row.h"
#include "exchange/gloss-export-dialog.h"
#include "exchange/gloss-loss-group.h"
#include "exchange/gloss-options-row.h"

G_BEGIN_DECLS

struct _GlossExportDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *navigation;
  GtkWidget *form;
  AdwBanner *banner;
  AdwPreferencesGroup *what;
  GlossChoiceRow *article_row;
  GlossChoiceRow *selection_row;
  GlossChoiceRow *project_row;
  GlossOptionsRow *reviewers_row;
  GlossOptionsRow *tags_row;
  AdwActionRow *format_row;
  AdwPreferencesGroup *formats;
  GlossLossGroup *losses;
  GtkWidget *export_button;
  AdwStatusPage *running;
  GtkProgressBar *progress;
  AdwStatusPage *failed;

  GlossExportChoice *choice;
  GlossSettings *settings;
  const GlossFileChooser *chooser;

  /* The survey that was asked for last. */
  GlossExport *export;
  GCancellable *surveying;

  /* What is being written, from the question for its place on. */
  GlossExport *run;
  GFile *target;
  GCancellable *cancellable;
  guint slow_id;
};

/* gloss-export-dialog.c */
void gloss_export_dialog_exported (GlossExportDialog *self,
                                   GFile             *target,
                                   guint              n_annotations,
                                   guint              n_articles);

/* gloss-export-dialog-run.c */
void gloss_export_dialog_ask      (GlossExportDialog *self);
void gloss_export_dialog_stop     (GlossExportDialog *self);

G_END_DECLS
