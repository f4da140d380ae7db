/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the underlines that tags are told apart by. */
#pragma once

#include <gtk/gtk.h>

#include "annotation/gloss-tag-look.h"

G_BEGIN_DECLS

void gloss_underline_snapshot (GtkSnapshot    *snapshot,
                               GlossUnderline  underline,
                               const GdkRGBA  *color,
                               float           x,
                               float           y,
                               float           width,
                               float           thickness);

G_END_DECLS
