/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signs by which a tag is known wherever it is drawn: colour, letter and underline. */
#pragma once

#include "codebook/gloss-codebook.h"

G_BEGIN_DECLS

/**
 * GlossUnderline:
 *
 * How the line below a highlight is drawn.
 */
typedef enum
{
  GLOSS_UNDERLINE_SOLID,
  GLOSS_UNDERLINE_DASHED,
  GLOSS_UNDERLINE_DOTTED,
  GLOSS_UNDERLINE_DOUBLE,
  GLOSS_UNDERLINE_WAVY,
} GlossUnderline;

#define GLOSS_N_UNDERLINES (GLOSS_UNDERLINE_WAVY + 1)

/**
 * GlossTagSign:
 * @color: (nullable) (transfer none): what the codebook says, as it says it; NULL without one
 * @letter: one letter, which no other tag of the codebook has as long as there are enough
 * @underline: its underline; the next tag has the next one
 * @is_known: whether the codebook has such a tag
 *
 * One that the codebook does not know has a question mark and no colour. Valid as long as the codebook.
 */
typedef struct
{
  const char *color;
  char letter[8];
  GlossUnderline underline;
  gboolean is_known;
} GlossTagSign;

void gloss_tag_sign_init (GlossTagSign  *sign,
                          GlossCodebook *codebook,
                          const char    *tag);

G_END_DECLS
