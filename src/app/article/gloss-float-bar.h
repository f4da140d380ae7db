/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small bar that floats near a piece of the text. */
#pragma once

#include <gtk/gtk.h>

#include "gloss-article-view.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_FLOAT_BAR (gloss_float_bar_get_type ())

/*
 * Lies on the article in its GtkOverlay, above the piece it is about, or below it where there is no room above; never
 * over it. It offers the tags for a place, or the annotations that lie there. It is a widget of the window rather
 * than a popover: it takes no focus, no grab and no surface, and goes along when the text is scrolled.
 */
G_DECLARE_FINAL_TYPE (GlossFloatBar, gloss_float_bar, GLOSS, FLOAT_BAR, GtkWidget)

GtkWidget *gloss_float_bar_new              (GlossArticleView *view);
void       gloss_float_bar_show_tags        (GlossFloatBar    *self,
                                             GlossRange        range);
void       gloss_float_bar_show_annotations (GlossFloatBar    *self,
                                             GlossRange        range,
                                             GPtrArray        *annotations);
void       gloss_float_bar_hide             (GlossFloatBar    *self);
gboolean   gloss_float_bar_is_shown         (GlossFloatBar    *self);
char      *gloss_float_bar_describe_place   (GlossFloatBar    *self,
                                             GPtrArray        *annotations);
gboolean   gloss_float_bar_place            (GlossFloatBar    *self,
                                             GtkWidget        *overlay,
                                             GdkRectangle     *allocation);

G_END_DECLS
