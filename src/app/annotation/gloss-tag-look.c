/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives every tag of a codebook a look that can be told from the others without its colour. */
#include "config.h"

#include "annotation/gloss-tag-look.h"

#include <adwaita.h>
#include <string.h>

#include "text/gloss-text-direction.h"

/* What a letter of Arabic or Hebrew is enlarged by: it has no capital, and is no higher than a small one of Latin. */
#define CASELESS_SCALE 1.35

/**
 * gloss_tag_look_init:
 * @look: (out): the look
 * @codebook: (nullable): the tags
 * @tag: (nullable): one of them, by id
 */
void
gloss_tag_look_init (GlossTagLook  *look,
                     GlossCodebook *codebook,
                     const char    *tag)
{
  GlossTagSign sign;

  gloss_tag_sign_init (&sign, codebook, tag);
  look->color = sign.is_known ? (GdkRGBA) { 0.21f, 0.52f, 0.89f, 1.0f } : (GdkRGBA) { 0.5f, 0.5f, 0.5f, 1.0f };
  if (sign.color != NULL)
    {
      GdkRGBA color;

      if (gdk_rgba_parse (&color, sign.color))
        look->color = color;
    }
  memcpy (look->letter, sign.letter, sizeof (look->letter));
  look->underline = sign.underline;
}

static float
mix (float from,
     float to,
     float share)
{
  return from + (to - from) * share;
}

/**
 * gloss_tag_look_get_ink:
 * @look: a look
 * @dark: whether it is drawn on dark
 * @high_contrast: whether it has to stand out more
 * @ink: (out): its colour as lines and letters need it to be legible
 */
void
gloss_tag_look_get_ink (const GlossTagLook *look,
                        gboolean            dark,
                        gboolean            high_contrast,
                        GdkRGBA            *ink)
{
  float end = dark ? 1.0f : 0.0f;

  adw_rgba_to_standalone (&look->color, dark, ink);
  if (!high_contrast)
    return;

  ink->red = mix (ink->red, end, 0.35f);
  ink->green = mix (ink->green, end, 0.35f);
  ink->blue = mix (ink->blue, end, 0.35f);
}

/**
 * gloss_tag_look_get_letter_scale:
 * @look: a look
 *
 * Returns: what its letter is to be enlarged by to be as plain as a capital
 */
double
gloss_tag_look_get_letter_scale (const GlossTagLook *look)
{
  return gloss_unichar_runs_rtl (g_utf8_get_char (look->letter)) ? CASELESS_SCALE : 1;
}
