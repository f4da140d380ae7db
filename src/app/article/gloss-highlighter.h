/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is highlighted where, for whatever shows the text. */
#pragma once

#include <gio/gio.h>

#include "annotation/gloss-annotation.h"

G_BEGIN_DECLS

/**
 * GlossHighlightRole:
 * @GLOSS_HIGHLIGHT_PLAIN: one among others
 * @GLOSS_HIGHLIGHT_HOVERED: the pointer is on it
 * @GLOSS_HIGHLIGHT_SELECTED: the form shows it
 *
 * How much a highlight stands out.
 */
typedef enum
{
  GLOSS_HIGHLIGHT_PLAIN,
  GLOSS_HIGHLIGHT_HOVERED,
  GLOSS_HIGHLIGHT_SELECTED,
} GlossHighlightRole;

/**
 * GlossHighlightMark:
 * @annotation: (transfer none): whose it is
 * @range: what of it is in sight
 * @lane: 0 is nearest to the text; no two marks of a lane overlap
 * @role: how much it stands out
 * @starts: whether @range holds its start
 * @ends: whether @range holds its end
 *
 * One thing to paint.
 */
typedef struct
{
  GlossAnnotation *annotation;
  GlossRange range;
  guint lane;
  GlossHighlightRole role;
  gboolean starts;
  gboolean ends;
} GlossHighlightMark;

/**
 * GlossHighlightSurface:
 * @get_visible: what of the text is in sight
 * @paint: paints one mark; called between begin and end of a frame, the outstanding ones last
 * @queue: asks for another frame, because marks within the range changed
 *
 * What a highlighter needs of a text view. A test gives it one without a display.
 */
typedef struct
{
  GlossRange (*get_visible) (gpointer                  surface);
  void       (*paint)       (gpointer                  surface,
                             const GlossHighlightMark *mark);
  void       (*queue)       (gpointer                  surface,
                             GlossRange                range);
} GlossHighlightSurface;

#define GLOSS_TYPE_HIGHLIGHTER (gloss_highlighter_get_type ())

/* Watches a list of annotations. It never touches the text, and holds no reference to the surface. */
G_DECLARE_FINAL_TYPE (GlossHighlighter, gloss_highlighter, GLOSS, HIGHLIGHTER, GObject)

GlossHighlighter *gloss_highlighter_new             (const GlossHighlightSurface *callbacks,
                                                     gpointer                     surface);
void              gloss_highlighter_set_annotations (GlossHighlighter            *self,
                                                     GListModel                  *annotations);
void              gloss_highlighter_set_selected    (GlossHighlighter            *self,
                                                     const char                  *id);
void              gloss_highlighter_set_hovered     (GlossHighlighter            *self,
                                                     const char                  *id);
void              gloss_highlighter_paint           (GlossHighlighter            *self);
GPtrArray        *gloss_highlighter_list_in         (GlossHighlighter            *self,
                                                     GlossRange                   range);

G_END_DECLS
