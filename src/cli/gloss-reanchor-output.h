/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How it is told what has become of annotations in another text. */
#pragma once

#include "anchoring/gloss-placing.h"
#include "gloss-output.h"

G_BEGIN_DECLS

void gloss_reanchor_output_print      (GlossOutput     *out,
                                       GlossAnnotation *placed,
                                       GlossText       *text);
void gloss_reanchor_output_write_json (GlossJsonOutput *json,
                                       GlossAnnotation *placed,
                                       GlossPlacing    *placing,
                                       gboolean         is_applied);

G_END_DECLS
