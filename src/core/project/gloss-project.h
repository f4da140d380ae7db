/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of articles that are annotated together. */
#pragma once

#include "document/gloss-document.h"

G_BEGIN_DECLS

/**
 * GlossArticleState:
 *
 * How far a reviewer is with an article: not begun, some annotations, every sentence decided.
 */
typedef enum
{
  GLOSS_ARTICLE_STATE_NEW,
  GLOSS_ARTICLE_STATE_BEGUN,
  GLOSS_ARTICLE_STATE_DONE,
} GlossArticleState;

#define GLOSS_TYPE_ARTICLE_STATE (gloss_article_state_get_type ())
#define GLOSS_TYPE_ARTICLE_ITEM (gloss_article_item_get_type ())
#define GLOSS_TYPE_PROJECT (gloss_project_get_type ())

/* A source in the project. Properties: file, name, title, n-annotations, state; filled in by a worker after the listing. */
G_DECLARE_FINAL_TYPE (GlossArticleItem, gloss_article_item, GLOSS, ARTICLE_ITEM, GObject)

/*
 * A GListModel of GlossArticleItem, by name; properties: name, folder, codebook, reviewer (id), blind, error-message (a gloss.json
 * that cannot be read; the folder is open all the same, with the default codebook). Watches its folder, never writes to it.
 */
G_DECLARE_FINAL_TYPE (GlossProject, gloss_project, GLOSS, PROJECT, GObject)

GType              gloss_article_state_get_type          (void);
GFile             *gloss_article_item_get_file           (GlossArticleItem     *self);
const char        *gloss_article_item_get_name           (GlossArticleItem     *self);
const char        *gloss_article_item_get_title          (GlossArticleItem     *self);
guint              gloss_article_item_get_n_annotations  (GlossArticleItem     *self);
GlossArticleState  gloss_article_item_get_state          (GlossArticleItem     *self);
void               gloss_article_item_update             (GlossArticleItem     *self,
                                                          GlossDocument        *document);

char              *gloss_reviewer_id_from_login          (const char           *login);
void               gloss_project_open_async              (GFile                *folder,
                                                          const GlossReviewer  *reviewer,
                                                          GCancellable         *cancellable,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
GlossProject      *gloss_project_open_finish             (GAsyncResult         *result,
                                                          GError              **error);
GlossProject      *gloss_project_open                    (GFile                *folder,
                                                          const GlossReviewer  *reviewer,
                                                          GCancellable         *cancellable,
                                                          GError              **error);
const char        *gloss_project_get_name                (GlossProject         *self);
GFile             *gloss_project_get_folder              (GlossProject         *self);
GlossCodebook     *gloss_project_get_codebook            (GlossProject         *self);
const GlossReviewer *gloss_project_get_reviewer          (GlossProject         *self);
GlossArticleItem  *gloss_project_find                    (GlossProject         *self,
                                                          GFile                *file);
gboolean           gloss_project_get_blind               (GlossProject         *self);
const char        *gloss_project_get_error_message       (GlossProject         *self);
const GError      *gloss_project_get_settings_error      (GlossProject         *self);
const char        *gloss_project_get_reviewer_name       (GlossProject         *self,
                                                          const char           *reviewer);
const char        *gloss_project_get_reviewer_color      (GlossProject         *self,
                                                          const char           *reviewer);
void               gloss_project_load_document_async     (GlossProject         *self,
                                                          GFile                *source,
                                                          GCancellable         *cancellable,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
GlossDocument     *gloss_project_load_document_finish    (GlossProject         *self,
                                                          GAsyncResult         *result,
                                                          GError              **error);

G_END_DECLS
