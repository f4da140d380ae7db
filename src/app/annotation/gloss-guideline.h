/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the codebook says of a tag, at the point of decision. */
#pragma once

#include <adwaita.h>

#include "codebook/gloss-codebook.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_GUIDELINE (gloss_guideline_get_type ())

/* Property tag (GlossTag, nullable): its definition, what belongs to it, what does not, examples. */
G_DECLARE_FINAL_TYPE (GlossGuideline, gloss_guideline, GLOSS, GUIDELINE, AdwBin)

void gloss_guideline_set_tag (GlossGuideline *self,
                              GlossTag       *tag);

G_END_DECLS
