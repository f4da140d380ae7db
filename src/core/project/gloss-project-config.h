/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What gloss.json says of a project. */
#pragma once

#include "codebook/gloss-codebook.h"

G_BEGIN_DECLS

/**
 * GlossProjectReviewer:
 * @name: (nullable): as people write it
 * @color: (nullable): "#rrggbb"
 *
 * What a project knows of a reviewer.
 */
typedef struct
{
  char *name;
  char *color;
} GlossProjectReviewer;

/**
 * GlossProjectConfig:
 * @name: what the project is called; the folder's name where nothing else is said
 * @codebook: the project's, or the default one
 * @reviewers: (element-type utf8 GlossProjectReviewer): by id
 * @blind: whether reviewers do not see each other's annotations
 * @error: (nullable): what is wrong with gloss.json or the codebook that it names
 *
 * The settings of a project. What cannot be read is as if it were not said, and @error tells of it; the file is
 * never written.
 */
typedef struct
{
  char *name;
  GlossCodebook *codebook;
  GHashTable *reviewers;
  gboolean blind;
  GError *error;
} GlossProjectConfig;

#define GLOSS_PROJECT_CONFIG_NAME "gloss.json"

GlossProjectConfig *gloss_project_config_load (GFile              *folder,
                                               GCancellable       *cancellable);
void                gloss_project_config_free (GlossProjectConfig *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossProjectConfig, gloss_project_config_free)

G_END_DECLS
