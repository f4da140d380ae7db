/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A codebook as a list of what can be given. */
#pragma once

#include "codebook/gloss-codebook.h"
#include "gloss-output.h"

G_BEGIN_DECLS

void gloss_codebook_output_print (GlossOutput   *out,
                                  GlossCodebook *codebook);

G_END_DECLS
