/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Annotations as JSON and as a table. */
#pragma once

#include "annotation/gloss-annotation.h"
#include "gloss-output.h"

G_BEGIN_DECLS

void gloss_annotation_output_write_json  (GlossJsonOutput *json,
                                          const char      *file,
                                          GlossAnnotation *annotation);
void gloss_annotation_output_print_table (GlossOutput     *out,
                                          GPtrArray       *annotations);

G_END_DECLS
