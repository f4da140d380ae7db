/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export leaves out, as gloss-cli tells of it. */
#pragma once

#include "exchange/gloss-export.h"
#include "exchange/gloss-export-sink.h"

G_BEGIN_DECLS

/**
 * GlossLossFile:
 *
 * The file that --report names: every loss as a line of JSON. It gets its name when it is whole.
 */
typedef struct _GlossLossFile GlossLossFile;

void           gloss_losses_print     (GlossLossReport  *losses,
                                       gboolean          has_file);

GlossLossFile *gloss_loss_file_new    (const char       *path,
                                       gboolean          replace,
                                       GError          **error);
void           gloss_loss_file_free   (GlossLossFile    *self);
void           gloss_loss_file_add    (const GlossLoss  *loss,
                                       gpointer          self);
gboolean       gloss_loss_file_commit (GlossLossFile    *self,
                                       GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossLossFile, gloss_loss_file_free)

G_END_DECLS
