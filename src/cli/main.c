/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line of Gloss. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <unistd.h>

#include "gloss-command.h"
#include "gloss-message.h"
#include "text/gloss-locale.h"

static const GlossCommand *const commands[] = {
  &gloss_command_show,
  &gloss_command_text,
  &gloss_command_annotate,
  &gloss_command_list,
  &gloss_command_validate,
  &gloss_command_reanchor,
  &gloss_command_export,
  &gloss_command_formats,
  &gloss_command_merge,
};

/*
 * Where a standard stream was closed, the next file that is opened would become it and be written into. What takes its
 * place cannot be written to, so that output to a closed stream is an error.
 */
static void
occupy_standard_streams (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0 && errno == EBADF && open ("/dev/null", O_RDONLY) < 0)
      return;
}

static const GlossCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

static void
add_help (GlossOutput *out)
{
  gloss_output_add (out, _("Usage:\n  gloss-cli COMMAND [OPTION...] FILE...\n\n"
                           "Reads and annotates articles, and checks annotations, without a window.\n\n"
                           "Commands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strdup_printf ("  %-10s  %s\n", commands[i]->name, _(commands[i]->summary));

      gloss_output_add (out, line);
    }
  gloss_output_add (out, _("\nOptions:\n  -h, --help  Show this help; after a command, the command’s\n  --version   Show the version\n\n"
                           "A folder stands for all articles in it. Exit status: 0 done, 1 findings,\n2 wrong usage, 3 a file could not be read or written.\n"));
}

static GlossStatus
run (char        **arguments,
     GlossOutput  *out)
{
  const char *name = arguments[0] != NULL ? arguments[1] : NULL;
  const GlossCommand *command;

  if (name == NULL)
    {
      gloss_message (_("Which command? See “gloss-cli --help”."));
      return GLOSS_STATUS_USAGE;
    }

  if (g_str_equal (name, "--help") || g_str_equal (name, "-h"))
    {
      add_help (out);
      return GLOSS_STATUS_DONE;
    }

  if (g_str_equal (name, "--version"))
    {
      gloss_output_add (out, "gloss-cli " PACKAGE_VERSION "\n");
      return GLOSS_STATUS_DONE;
    }

  command = find_command (name);
  if (command == NULL)
    {
      gloss_message (_("There is no command “%s”. See “gloss-cli --help”."), name);
      return GLOSS_STATUS_USAGE;
    }

  return command->run (command, arguments + 1, out);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GlossOutput) out = NULL;
  g_autoptr (GError) error = NULL;
  GlossStatus status;

  occupy_standard_streams ();
  /* Writing to a pipe that nobody reads from is then an error like any other. */
  signal (SIGPIPE, SIG_IGN);
  gloss_locale_init ();
  g_set_prgname ("gloss-cli");

  out = gloss_output_new (STDOUT_FILENO);
  status = run (argv, out);
  if (!gloss_output_close (out, &error))
    {
      gloss_message ("%s", error->message);
      return GLOSS_STATUS_INPUT;
    }

  return status;
}
