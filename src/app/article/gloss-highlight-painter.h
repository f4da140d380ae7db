/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints highlights below a text. */
#pragma once

#include <gtk/gtk.h>

#include "codebook/gloss-codebook.h"
#include "gloss-highlighter.h"
#include "gloss-text-geometry.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_HIGHLIGHT_PAINTER (gloss_highlight_painter_get_type ())

/*
 * A pale ground and an underline in the tag's colour and pattern; the tag's letter above the start. Only the ground of the
 * first lane and of the outstanding marks is filled, so that grounds never blend; overlapping marks have their underlines
 * below one another.
 */
G_DECLARE_FINAL_TYPE (GlossHighlightPainter, gloss_highlight_painter, GLOSS, HIGHLIGHT_PAINTER, GObject)

/**
 * GlossTextFace:
 * @line: the height of a display line as a factor of the font's own height
 * @ascent: the share of the font's own height that is above the baseline
 * @rtl: whether its lines start at the right
 *
 * How the text of a mark is set.
 */
typedef struct
{
  double line;
  double ascent;
  gboolean rtl;
} GlossTextFace;

GlossHighlightPainter *gloss_highlight_painter_new          (GtkWidget                *widget);
void                   gloss_highlight_painter_set_codebook (GlossHighlightPainter    *self,
                                                             GlossCodebook            *codebook);
void                   gloss_highlight_painter_set_style    (GlossHighlightPainter    *self,
                                                             double                    em,
                                                             gboolean                  dark,
                                                             gboolean                  high_contrast);
void                   gloss_highlight_painter_begin        (GlossHighlightPainter    *self,
                                                             GtkSnapshot              *snapshot);
void                   gloss_highlight_painter_paint        (GlossHighlightPainter    *self,
                                                             const GlossHighlightMark *mark,
                                                             GlossTextGeometry        *geometry,
                                                             GlossTextFace             face);
void                   gloss_highlight_painter_end          (GlossHighlightPainter    *self);

G_END_DECLS
