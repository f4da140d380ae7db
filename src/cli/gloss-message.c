/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What gloss-cli says on standard error. */
#include "config.h"

#include "gloss-message.h"

#include <stdio.h>
#include <string.h>

/**
 * gloss_message:
 * @format: a translated sentence, as of printf()
 * @...: its arguments
 *
 * Says something on standard error, on one line. It is UTF-8 in every locale, as the file names and quotes in it are.
 */
void
gloss_message (const char *format,
               ...)
{
  g_autofree char *text = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);

  g_strdelimit (text, "\n\r", ' ');
  fprintf (stderr, "gloss-cli: %s\n", text);
}

/**
 * gloss_message_file_name:
 * @path: a path in the encoding of the file system
 *
 * Makes a path fit to be shown: valid UTF-8 on one line, that cannot act on the terminal.
 *
 * Returns: (transfer full): the path as people read it
 */
char *
gloss_message_file_name (const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  GString *shown = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '\n')
        g_string_append (shown, "\\n");
      else if (g_unichar_iscntrl (character))
        g_string_append_printf (shown, "\\x%02x", character);
      else
        g_string_append_unichar (shown, character);
    }

  return g_string_free_and_steal (shown);
}

/* Whether @name stands in @message; then says it with @shown in its place. */
static gboolean
say_with_name (const char *message,
               const char *name,
               const char *shown)
{
  const char *found = strstr (message, name);

  if (found == NULL)
    return FALSE;

  gloss_message ("%.*s%s%s", (int) (found - message), message, shown, found + strlen (name));
  return TRUE;
}

/**
 * gloss_message_for_file:
 * @path: the file, as it was given
 * @message: a translated sentence of what went wrong with it
 *
 * Says what went wrong with a file and names it once, as it was given: many sentences of the core name it themselves,
 * without its folder or with all folders.
 */
void
gloss_message_for_file (const char *path,
                        const char *message)
{
  g_autofree char *shown = gloss_message_file_name (path);
  g_autofree char *prefix = g_strconcat (shown, ": ", NULL);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *full_name = g_filename_display_name (absolute);
  g_autofree char *name = g_filename_display_basename (absolute);
  g_autofree char *quoted_name = g_strdup_printf ("“%s”", name);
  g_autofree char *quoted_shown = g_strdup_printf ("“%s”", shown);

  if (g_str_has_prefix (message, prefix))
    gloss_message ("%s", message);
  else if (!say_with_name (message, full_name, shown) && !say_with_name (message, quoted_name, quoted_shown))
    gloss_message ("%s%s", prefix, message);
}
