/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives every tag of a codebook signs by which it can be told from the others without its colour. */
#include "config.h"

#include "codebook/gloss-tag-sign.h"

/* The alef by itself is a mere stroke, so it does not stand for anything. */
static gboolean
is_telling (gunichar ch)
{
  return g_unichar_isalnum (ch) && ch != 0x627;
}

/* Appends the letters of a label in the order in which they would stand for it: initials first, then the others. */
static void
append_candidates (GString    *candidates,
                   const char *label)
{
  gboolean begins = TRUE;

  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (is_telling (ch) && begins)
        g_string_append_unichar (candidates, g_unichar_toupper (ch));
      begins = !is_telling (ch) && (begins || !g_unichar_isalnum (ch));
    }
  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (is_telling (ch))
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

/**
 * gloss_tag_sign_init:
 * @sign: (out): the signs
 * @codebook: (nullable): the tags
 * @tag: (nullable): one of them, by id
 */
void
gloss_tag_sign_init (GlossTagSign  *sign,
                     GlossCodebook *codebook,
                     const char    *tag)
{
  g_autoptr (GString) taken = g_string_new (NULL);
  GListModel *tags = codebook != NULL ? gloss_codebook_get_tags (codebook) : NULL;
  guint n_tags = tags != NULL ? g_list_model_get_n_items (tags) : 0;

  *sign = (GlossTagSign) { NULL, "?", GLOSS_UNDERLINE_DOTTED, FALSE };
  for (guint i = 0; i < n_tags; i++)
    {
      g_autoptr (GlossTag) it = g_list_model_get_item (tags, i);
      gunichar letter = choose_letter (gloss_tag_get_label (it), taken->str);

      if (g_strcmp0 (gloss_tag_get_id (it), tag) != 0)
        {
          g_string_append_unichar (taken, letter);
          continue;
        }
      sign->color = gloss_tag_get_color (it);
      sign->letter[g_unichar_to_utf8 (letter, sign->letter)] = '\0';
      sign->underline = (GlossUnderline) (i % GLOSS_N_UNDERLINES);
      sign->is_known = TRUE;
      return;
    }
}
