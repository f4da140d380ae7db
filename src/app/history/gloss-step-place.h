/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in the article a step of the history was done. */
#pragma once

#include "document/gloss-document.h"

G_BEGIN_DECLS

gboolean gloss_step_find_place (GlossStep        *step,
                                GlossDocument    *document,
                                GlossAnnotation **annotation,
                                GlossRange       *range);

G_END_DECLS
