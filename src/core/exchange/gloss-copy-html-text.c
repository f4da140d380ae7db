/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as HTML writes it: nothing that is said in an article or a note can become an element. */
#include "config.h"

#include "exchange/gloss-copy-html.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/gloss-copy-html-private.h"

#define REPLACEMENT "\357\277\275"

/* Control characters that HTML does not allow; line ends become one "\n". */
static gboolean
is_forbidden (gunichar ch)
{
  return (ch < 0x20 && ch != '\n' && ch != '\t') || (ch >= 0x7f && ch < 0xa0) || ch == 0xfffe || ch == 0xffff;
}

/**
 * gloss_copy_html_can_hold:
 * @text: valid UTF-8
 *
 * Returns: whether a page can hold every character of it
 */
gboolean
gloss_copy_html_can_hold (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (*p != '\r' && is_forbidden (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

/**
 * gloss_copy_html_dup_clean:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): the text with "\n" for every line end, and U+FFFD for what HTML does not allow
 */
char *
gloss_copy_html_dup_clean (const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (ch == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (clean, '\n');
        }
      else if (is_forbidden (ch))
        g_string_append (clean, REPLACEMENT);
      else
        g_string_append_unichar (clean, ch);
    }

  return g_string_free (g_steal_pointer (&clean), FALSE);
}

static const char *
get_escape (char ch)
{
  switch (ch)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\n':
      return "&#10;";
    case '\t':
      return "&#9;";
    default:
      return NULL;
    }
}

/* In text, only what would be markup; in an attribute, also what would end it or be folded. */
static void
append_escaped (GString    *out,
                const char *text,
                gsize       n_bytes,
                gboolean    in_attribute)
{
  const char *end = text + n_bytes;
  const char *copied = text;

  for (const char *p = text; p < end; p++)
    {
      const char *escape = get_escape (*p);

      if (escape == NULL || (!in_attribute && *p != '&' && *p != '<' && *p != '>'))
        continue;
      g_string_append_len (out, copied, p - copied);
      g_string_append (out, escape);
      copied = p + 1;
    }
  g_string_append_len (out, copied, end - copied);
}

/**
 * gloss_copy_html_append_text:
 * @out: a page
 * @text: valid UTF-8
 * @n_bytes: its length, or -1 where it ends with NUL
 */
void
gloss_copy_html_append_text (GString    *out,
                             const char *text,
                             gssize      n_bytes)
{
  g_autofree char *given = g_strndup (text, n_bytes >= 0 ? (gsize) n_bytes : strlen (text));
  g_autofree char *clean = gloss_copy_html_dup_clean (given);

  append_escaped (out, clean, strlen (clean), FALSE);
}

/**
 * gloss_copy_html_append_attribute:
 * @out: a page, within a tag
 * @name: a literal
 * @value: (nullable): valid UTF-8; NULL appends nothing
 */
void
gloss_copy_html_append_attribute (GString    *out,
                                  const char *name,
                                  const char *value)
{
  g_autofree char *clean = NULL;

  if (value == NULL)
    return;
  clean = gloss_copy_html_dup_clean (value);
  g_string_append_printf (out, " %s=\"", name);
  append_escaped (out, clean, strlen (clean), TRUE);
  g_string_append_c (out, '"');
}

/**
 * gloss_copy_html_append_isolated:
 * @out: a page
 * @text: valid UTF-8 that stands within a line of other text
 *
 * Neither its direction nor the controls in it reach what is around it.
 */
void
gloss_copy_html_append_isolated (GString    *out,
                                 const char *text)
{
  g_string_append (out, "<bdi>");
  gloss_copy_html_append_text (out, text, -1);
  g_string_append (out, "</bdi>");
}

static gboolean
is_language (const char *text)
{
  gsize n = strlen (text);

  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '-')
      return FALSE;

  return n >= 2 && n <= 35 && g_ascii_isalpha (text[0]);
}

/**
 * gloss_copy_html_append_language:
 * @out: a page, within a tag
 * @language: (nullable): what a source says its language is
 *
 * Appends a lang attribute if that can be one.
 */
void
gloss_copy_html_append_language (GString    *out,
                                 const char *language)
{
  if (language != NULL && is_language (language))
    gloss_copy_html_append_attribute (out, "lang", language);
}

/**
 * gloss_copy_html_get_own_language:
 *
 * Returns: the language of the words that are not from an article
 */
const char *
gloss_copy_html_get_own_language (void)
{
  /* Translators: the tag of the language that you translate to, as in lang="…" of a web page: de, uk, ar */
  const char *language = C_("language tag", "en");

  return is_language (language) ? language : "en";
}
