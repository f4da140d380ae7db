/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives every tag of a codebook a look that can be told from the others without its colour. */
#include "config.h"

#include "annotation/gloss-tag-look.h"

#include <adwaita.h>

/* Appends the letters of a label in the order in which they would stand for it: initials first, then the others. */
static void
append_candidates (GString    *candidates,
                   const char *label)
{
  gboolean begins = TRUE;

  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (g_unichar_isalnum (ch) && begins)
        g_string_append_unichar (candidates, g_unichar_toupper (ch));
      begins = !g_unichar_isalnum (ch);
    }
  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (g_unichar_isalnum (ch))
        g_string_append_unichar (candidates, g_unichar_toupper (ch));
    }
}

static gunichar
choose_letter (const char *label,
               const char *taken)
{
  g_autoptr (GString) candidates = g_string_new (NULL);

  append_candidates (candidates, label);
  for (const char *p = candidates->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_utf8_strchr (taken, -1, g_utf8_get_char (p)) == NULL)
        return g_utf8_get_char (p);
    }

  return candidates->len > 0 ? g_utf8_get_char (candidates->str) : '?';
}

static void
init_unknown (GlossTagLook *look)
{
  *look = (GlossTagLook) { { 0.5f, 0.5f, 0.5f, 1.0f }, "?", GLOSS_UNDERLINE_DOTTED };
}

static void
init_known (GlossTagLook *look,
            GlossTag     *tag,
            guint         index,
            gunichar      letter)
{
  const char *color = gloss_tag_get_color (tag);

  if (color == NULL || !gdk_rgba_parse (&look->color, color))
    look->color = (GdkRGBA) { 0.21f, 0.52f, 0.89f, 1.0f };
  look->letter[g_unichar_to_utf8 (letter, look->letter)] = '\0';
  look->underline = (GlossUnderline) (index % GLOSS_N_UNDERLINES);
}

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
  g_autoptr (GString) taken = g_string_new (NULL);
  GListModel *tags = codebook != NULL ? gloss_codebook_get_tags (codebook) : NULL;
  guint n_tags = tags != NULL ? g_list_model_get_n_items (tags) : 0;

  init_unknown (look);
  for (guint i = 0; i < n_tags; i++)
    {
      g_autoptr (GlossTag) it = g_list_model_get_item (tags, i);
      gunichar letter = choose_letter (gloss_tag_get_label (it), taken->str);

      if (g_strcmp0 (gloss_tag_get_id (it), tag) == 0)
        {
          init_known (look, it, i, letter);
          return;
        }
      g_string_append_unichar (taken, letter);
    }
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
