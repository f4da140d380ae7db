/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking annotations away: many articles into one file or folder. */
#pragma once

#include "exchange/gloss-format.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_EXPORT (gloss_export_get_type ())

/*
 * One export. It is set up, then surveyed (what would be left out) or run (written, read back, named) in a worker; it can be
 * surveyed or run again with another format. Properties, notified in the thread that made it: n-done, n-articles. Articles that
 * cannot be read are named in the problems and skipped.
 */
G_DECLARE_FINAL_TYPE (GlossExport, gloss_export, GLOSS, EXPORT, GObject)

/**
 * GlossExportReadyFunc:
 * @losses: what is left out
 * @problems: (element-type GlossProblem): what could not be read
 * @user_data: what was handed in
 *
 * Called in the worker when all is written and read back and nothing is left but the final name.
 *
 * Returns: whether it gets it
 */
typedef gboolean (*GlossExportReadyFunc) (GlossLossReport *losses,
                                          GPtrArray       *problems,
                                          gpointer         user_data);

GlossExport     *gloss_export_new            (const GlossFormat        *format);
void             gloss_export_add_article    (GlossExport              *self,
                                              GFile                    *file,
                                              const char               *name,
                                              GlossCodebook            *codebook);
void             gloss_export_set_format     (GlossExport              *self,
                                              const GlossFormat        *format);
const GlossFormat *gloss_export_get_format   (GlossExport              *self);
/* Copies the filter. */
void             gloss_export_set_filter     (GlossExport              *self,
                                              const GlossExportFilter  *filter);
/* Whether an export that leaves anything out is not made. */
void             gloss_export_set_strict     (GlossExport              *self,
                                              gboolean                  strict);
/* Called for every single loss, in the worker. */
void             gloss_export_set_loss_func  (GlossExport              *self,
                                              GlossLossFunc             func,
                                              gpointer                  user_data);
void             gloss_export_set_ready_func (GlossExport             *self,
                                              GlossExportReadyFunc      func,
                                              gpointer                  user_data);
guint            gloss_export_get_n_articles (GlossExport              *self);
guint            gloss_export_get_n_done     (GlossExport              *self);
guint64          gloss_export_get_n_annotations (GlossExport           *self);
/* Of the last survey or run; (element-type GlossProblem) for the articles and sidecars that could not be read. */
GlossLossReport *gloss_export_get_losses     (GlossExport              *self);
GPtrArray       *gloss_export_get_problems   (GlossExport              *self);
gboolean         gloss_export_survey         (GlossExport              *self,
                                              GCancellable             *cancellable,
                                              GError                  **error);
void             gloss_export_survey_async   (GlossExport              *self,
                                              GCancellable             *cancellable,
                                              GAsyncReadyCallback       callback,
                                              gpointer                  user_data);
gboolean         gloss_export_survey_finish  (GlossExport              *self,
                                              GAsyncResult             *result,
                                              GError                  **error);
/*
 * Writes all of it. With strict, and losses or problems: FALSE without an error, and nothing is written. The target is replaced only with @replace; a folder must not
 * be there or be empty, or with @replace be an earlier export.
 */
gboolean         gloss_export_run            (GlossExport              *self,
                                              GFile                    *target,
                                              gboolean                  replace,
                                              GCancellable             *cancellable,
                                              GError                  **error);
void             gloss_export_run_async      (GlossExport              *self,
                                              GFile                    *target,
                                              gboolean                  replace,
                                              GCancellable             *cancellable,
                                              GAsyncReadyCallback       callback,
                                              gpointer                  user_data);
gboolean         gloss_export_run_finish     (GlossExport              *self,
                                              GAsyncResult             *result,
                                              GError                  **error);

G_END_DECLS
