/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done to one annotation, in short. */
#pragma once

#include <adwaita.h>

#include "document/gloss-document.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_ANNOTATION_HISTORY (gloss_annotation_history_get_type ())

/* When it was made and changed and, unfolded, the last steps; a button leads to the whole history (win.history). */
G_DECLARE_FINAL_TYPE (GlossAnnotationHistory, gloss_annotation_history, GLOSS, ANNOTATION_HISTORY, AdwBin)

void gloss_annotation_history_show (GlossAnnotationHistory *self,
                                    GlossDocument          *document,
                                    GlossAnnotation        *annotation);

G_END_DECLS
