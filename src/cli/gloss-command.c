/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of gloss-cli have in common. */
#include "config.h"

#include "gloss-command.h"

#include <glib/gi18n.h>

#include "gloss-message.h"

static GOptionContext *
make_context (const GlossCommand *self,
              const GOptionEntry *entries,
              gboolean           *wants_help)
{
  const GOptionEntry help[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, wants_help, N_("Show this help"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *program = g_strdup_printf ("gloss-cli %s", self->name);
  GOptionContext *context = g_option_context_new (*self->arguments != '\0' ? _(self->arguments) : NULL);

  /* GOption shows the program's name in the first line of the help. */
  g_set_prgname (program);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _(self->summary));
  if (self->description != NULL)
    g_option_context_set_description (context, _(self->description));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help, GETTEXT_PACKAGE);
  return context;
}

/**
 * gloss_command_misused:
 * @self: a command
 * @format: a translated sentence, as of printf()
 * @...: its arguments
 *
 * Says what is wrong with the command line and where the help is.
 *
 * Returns: %GLOSS_STATUS_USAGE
 */
GlossStatus
gloss_command_misused (const GlossCommand *self,
                       const char         *format,
                       ...)
{
  g_autofree char *message = NULL;
  va_list values;

  va_start (values, format);
  message = g_strdup_vprintf (format, values);
  va_end (values);

  gloss_message ("%s: %s", self->name, message);
  gloss_message (_("See “gloss-cli %s --help”."), self->name);
  return GLOSS_STATUS_USAGE;
}

/**
 * gloss_command_parse:
 * @self: a command
 * @arguments: what it was called with, its name first
 * @entries: its options; values are taken as file names are, for the locale says nothing of the encoding of a text
 * @out: where the help is written to, if asked for
 * @status: (out): the exit status when there is nothing more to do
 *
 * Takes the options from the command line.
 *
 * Returns: whether the command goes on
 */
gboolean
gloss_command_parse (const GlossCommand  *self,
                     char               **arguments,
                     const GOptionEntry  *entries,
                     GlossOutput         *out,
                     GlossStatus         *status)
{
  gboolean wants_help = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = make_context (self, entries, &wants_help);
  g_auto (GStrv) remaining = g_strdupv (arguments);

  if (!g_option_context_parse_strv (context, &remaining, &error))
    {
      *status = gloss_command_misused (self, "%s", error->message);
      return FALSE;
    }

  if (wants_help)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      gloss_output_add (out, help);
      *status = GLOSS_STATUS_DONE;
      return FALSE;
    }

  return TRUE;
}

/**
 * gloss_command_parse_format:
 * @self: a command
 * @format: (nullable): what --format was given
 * @is_json: (out): whether JSON is wanted
 *
 * Understands the value of the option --format.
 *
 * Returns: whether it is one of those there are
 */
gboolean
gloss_command_parse_format (const GlossCommand *self,
                            const char         *format,
                            gboolean           *is_json)
{
  *is_json = g_strcmp0 (format, "json") == 0;
  if (*is_json || format == NULL || g_str_equal (format, "text"))
    return TRUE;

  gloss_command_misused (self, _("There is no format “%s”; there are text and json."), format);
  return FALSE;
}

/**
 * gloss_command_check_text:
 * @self: a command
 * @option: the name of an option
 * @value: (inout) (nullable): what it was given
 *
 * Makes UTF-8 of an option's value: it is taken as UTF-8 in every locale, and as of the locale where it is not UTF-8.
 *
 * Returns: whether @value is UTF-8 now
 */
gboolean
gloss_command_check_text (const GlossCommand  *self,
                          const char          *option,
                          char               **value)
{
  g_autofree char *converted = NULL;

  if (*value == NULL || g_utf8_validate (*value, -1, NULL))
    return TRUE;

  converted = g_locale_to_utf8 (*value, -1, NULL, NULL, NULL);
  if (converted != NULL)
    {
      g_set_str (value, converted);
      return TRUE;
    }

  gloss_command_misused (self, _("The value of --%s is not UTF-8 text."), option);
  return FALSE;
}
