/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who annotates on the command line. */
#pragma once

#include "gloss-command.h"
#include "store/gloss-annotation-set.h"

G_BEGIN_DECLS

const GlossReviewer *gloss_cli_reviewer_get_default  (void);
gboolean             gloss_cli_reviewer_check_option (const GlossCommand *command,
                                                      const char         *id);

G_END_DECLS
