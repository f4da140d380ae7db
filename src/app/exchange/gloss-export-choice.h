/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person wants to have exported, and how. */
#pragma once

#include "exchange/gloss-export-option.h"
#include "exchange/gloss-export.h"
#include "gloss-view-state.h"
#include "project/gloss-project.h"

G_BEGIN_DECLS

/**
 * GlossExportScope:
 * @GLOSS_EXPORT_ARTICLE: the open article
 * @GLOSS_EXPORT_SELECTION: what touches the selected text or annotation in it
 * @GLOSS_EXPORT_PROJECT: all articles of the project
 *
 * How much is exported.
 */
typedef enum
{
  GLOSS_EXPORT_ARTICLE,
  GLOSS_EXPORT_SELECTION,
  GLOSS_EXPORT_PROJECT,
} GlossExportScope;

#define GLOSS_TYPE_EXPORT_CHOICE (gloss_export_choice_get_type ())

/*
 * The model behind the dialog. The reviewers and tags are those of the scope; what was once taken out stays out in another one.
 * In a blind project it knows of the reviewer's own work alone. Signal changed: an export made from now on would be another.
 */
G_DECLARE_FINAL_TYPE (GlossExportChoice, gloss_export_choice, GLOSS, EXPORT_CHOICE, GObject)

GlossExportChoice *gloss_export_choice_new           (GlossProject       *project,
                                                      GlossViewState     *state);
gboolean           gloss_export_choice_is_blind      (GlossExportChoice  *self);
gboolean           gloss_export_choice_offers        (GlossExportChoice  *self,
                                                      GlossExportScope    scope);
char              *gloss_export_choice_describe      (GlossExportChoice  *self,
                                                      GlossExportScope    scope);
GlossExportScope   gloss_export_choice_get_scope     (GlossExportChoice  *self);
void               gloss_export_choice_set_scope     (GlossExportChoice  *self,
                                                      GlossExportScope    scope);
const GlossFormat *gloss_export_choice_get_format    (GlossExportChoice  *self);
void               gloss_export_choice_set_format    (GlossExportChoice  *self,
                                                      const GlossFormat  *format);
GListModel        *gloss_export_choice_get_reviewers (GlossExportChoice  *self);
GListModel        *gloss_export_choice_get_tags      (GlossExportChoice  *self);
gboolean           gloss_export_choice_is_ready      (GlossExportChoice  *self);
gboolean           gloss_export_choice_is_empty      (GlossExportChoice  *self);
GlossExport       *gloss_export_choice_create_export (GlossExportChoice  *self);
guint              gloss_export_choice_count_articles (GlossExportChoice *self,
                                                      GlossExport        *export);
char              *gloss_export_choice_dup_name      (GlossExportChoice  *self);

G_END_DECLS
