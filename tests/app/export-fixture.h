/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project of two articles and two reviewers, to be exported. */
#pragma once

#include "exchange/gloss-export-dialog-private.h"
#include "window-fixture.h"

/* harbour.txt has two claims and an evidence of Maria's and a claim of Ben's, airport.txt a quantity of Ben's. */
typedef struct
{
  GFile *folder;
  GFile *place;
  GFile *harbour;
  GlossSettings *settings;
  GlossProject *project;
  GlossViewState *state;
  GlossExportChoice *choice;
  GlossExportDialog *dialog;
  GtkWidget *window;

  guint n_exported;
  guint n_annotations;
  guint n_articles;
} Fixture;

/* Holds everything. */
extern const GlossFormat export_fixture_format;

gboolean export_fixture_write (gpointer                  state,
                               const GlossExportArticle *article,
                               GlossExportSink          *sink,
                               GError                  **error);
void export_fixture_set_up (Fixture       *self,
                            gconstpointer  data);
void export_fixture_tear_down (Fixture       *self,
                               gconstpointer  data);
void export_fixture_open_project (Fixture *self,
                                  GFile   *article);
void export_fixture_make_choice (Fixture *self,
                                 GFile   *article);
void export_fixture_choose_option (GListModel *options,
                                   const char *id,
                                   gboolean    chosen);
