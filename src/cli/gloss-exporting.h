/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs an export while a terminal shows how far it is, and until it is interrupted. */
#pragma once

#include "exchange/gloss-export.h"

G_BEGIN_DECLS

gboolean gloss_exporting_run (GlossExport  *export,
                              GFile        *target,
                              gboolean      replace,
                              gboolean      has_loss_file,
                              GError      **error);

G_END_DECLS
