/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The annotations of an article in the order of the text. */
#pragma once

#include "annotation/gloss-annotation.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_ANNOTATION_LIST (gloss_annotation_list_get_type ())

/* A GListModel of GlossAnnotation sorted by start, then the longer first, then id; orphans come last. */
G_DECLARE_FINAL_TYPE (GlossAnnotationList, gloss_annotation_list, GLOSS, ANNOTATION_LIST, GObject)

/**
 * GlossAnnotationFunc:
 *
 * Called with each annotation that touches a range; FALSE stops.
 */
typedef gboolean (*GlossAnnotationFunc) (GlossAnnotation *annotation,
                                         gpointer         user_data);

GlossAnnotationList *gloss_annotation_list_new     (void);
void                 gloss_annotation_list_fill    (GlossAnnotationList *self,
                                                    GPtrArray           *annotations);
void                 gloss_annotation_list_put     (GlossAnnotationList *self,
                                                    GlossAnnotation     *annotation);
gboolean             gloss_annotation_list_remove  (GlossAnnotationList *self,
                                                    const char          *id);
GlossAnnotation     *gloss_annotation_list_find    (GlossAnnotationList *self,
                                                    const char          *id);
gboolean             gloss_annotation_list_get_position (GlossAnnotationList *self,
                                                    const char          *id,
                                                    guint               *position);
void                 gloss_annotation_list_foreach_in (GlossAnnotationList *self,
                                                    GlossRange           range,
                                                    GlossAnnotationFunc  func,
                                                    gpointer             user_data);
GlossAnnotation     *gloss_annotation_list_get_next (GlossAnnotationList *self,
                                                    const char          *id,
                                                    gsize                offset);
GlossAnnotation     *gloss_annotation_list_get_previous (GlossAnnotationList *self,
                                                    const char          *id,
                                                    gsize                offset);

G_END_DECLS
