/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export will leave out, in words. */
#pragma once

#include <adwaita.h>

#include "exchange/gloss-export.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_LOSS_GROUP (gloss_loss_group_get_type ())

/*
 * A row for every trait that is lost, which unfolds to examples, and one for the files that cannot be read. It keeps what it
 * shows while the next survey is made, dimmed, and turns a spinner if that takes long.
 */
G_DECLARE_FINAL_TYPE (GlossLossGroup, gloss_loss_group, GLOSS, LOSS_GROUP, AdwPreferencesGroup)

void gloss_loss_group_begin (GlossLossGroup *self);
void gloss_loss_group_show  (GlossLossGroup *self,
                             GlossExport    *export);
void gloss_loss_group_tell  (GlossLossGroup *self,
                             const char     *icon,
                             const char     *text);

G_END_DECLS
