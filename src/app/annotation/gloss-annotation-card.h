/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note beside its line. */
#pragma once

#include <gtk/gtk.h>

#include "annotation/gloss-annotation.h"
#include "codebook/gloss-codebook.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_ANNOTATION_CARD (gloss_annotation_card_get_type ())

/* The tag and the note of one annotation; or, compact, only a mark for it. A click selects it by `win.select`. */
G_DECLARE_FINAL_TYPE (GlossAnnotationCard, gloss_annotation_card, GLOSS, ANNOTATION_CARD, GtkWidget)

GtkWidget *gloss_annotation_card_new            (void);
void       gloss_annotation_card_set_annotation (GlossAnnotationCard *self,
                                                 GlossAnnotation     *annotation,
                                                 GlossCodebook       *codebook,
                                                 gboolean             selected);
GlossAnnotation *gloss_annotation_card_get_annotation (GlossAnnotationCard *self);
void       gloss_annotation_card_set_compact    (GlossAnnotationCard *self,
                                                 gboolean             compact);

G_END_DECLS
