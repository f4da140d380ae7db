/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a page is set: sizes, spaces, inks. */
#pragma once

#include <gtk/gtk.h>

#include "annotation/gloss-tag-look.h"
#include "gloss-print-source.h"

G_BEGIN_DECLS

/**
 * GlossPrintFace:
 * @scale: of the font against the body's
 * @weight: of the font
 * @line: the distance of two baselines against the font's size
 * @above: what is left free before it, in em of the body; not at the top of a page
 * @below: likewise after it
 * @start: from the border of the column, where lines start
 * @end: likewise, where they end
 * @italic: whether it leans
 * @mono: whether all letters are as wide
 * @dim: whether it is grey
 *
 * How a paragraph is set.
 */
typedef struct
{
  double scale;
  int weight;
  double line;
  double above;
  double below;
  double start;
  double end;
  guint italic : 1;
  guint mono : 1;
  guint dim : 1;
} GlossPrintFace;

/**
 * GlossPrintStyle:
 * @context: what layouts are made with; a unit of it is a point
 * @source: what is printed
 * @em: the size of the body, in pt
 * @width: of the column, in pt
 * @height: of a page without its header and footer, in pt
 * @inks: (element-type GdkRGBA): by index of the tag, how lines and letters are drawn
 *
 * What every part of the printing is told.
 */
typedef struct
{
  PangoContext *context;
  GlossPrintSource *source;
  double em;
  double width;
  double height;
  GArray *inks;
} GlossPrintStyle;

GlossPrintStyle      *gloss_print_style_new          (PangoContext          *context,
                                                      GlossPrintSource      *source,
                                                      double                 width,
                                                      double                 height);
void                  gloss_print_style_free         (GlossPrintStyle       *self);
const GlossPrintFace *gloss_print_style_get_face     (GlossBlockKind         kind,
                                                      guint                  level);
const GlossPrintFace *gloss_print_style_get_label    (void);
const GlossPrintFace *gloss_print_style_get_small    (void);
PangoLayout          *gloss_print_style_create_layout (GlossPrintStyle      *self,
                                                      const GlossPrintFace  *face,
                                                      double                 width);
void                  gloss_print_style_align        (PangoLayout           *layout,
                                                      gboolean               at_right);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossPrintStyle, gloss_print_style_free)

G_END_DECLS
