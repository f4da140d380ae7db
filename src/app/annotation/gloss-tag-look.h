/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a tag looks: colour, letter and underline, so that colour is never the only cue. */
#pragma once

#include <gdk/gdk.h>

#include "codebook/gloss-tag-sign.h"

G_BEGIN_DECLS

/**
 * GlossTagLook:
 * @color: the colour of the codebook
 * @letter: one letter, which no other tag of the codebook has as long as there are enough
 * @underline: its underline; the next tag has the next one
 *
 * The look of a tag. One that the codebook does not know is grey with a question mark.
 */
typedef struct
{
  GdkRGBA color;
  char letter[8];
  GlossUnderline underline;
} GlossTagLook;

void   gloss_tag_look_init             (GlossTagLook       *look,
                                        GlossCodebook      *codebook,
                                        const char         *tag);
void   gloss_tag_look_get_ink          (const GlossTagLook *look,
                                        gboolean            dark,
                                        gboolean            high_contrast,
                                        GdkRGBA            *ink);
double gloss_tag_look_get_letter_scale (const GlossTagLook *look);

G_END_DECLS
