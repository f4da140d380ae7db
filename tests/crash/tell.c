/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling the program that reads the pipe, a whole line at once. */
#include "config.h"

#include "tell.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/**
 * tell:
 * @format: of a line without its end
 * @...: what goes into it
 *
 * Whoever is killed has told a line or not: up to PIPE_BUF bytes are written at once.
 */
void
tell (const char *format,
      ...)
{
  va_list list;
  g_autofree char *text = NULL;
  gsize n_bytes;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  g_strdelimit (text, "\n", ' ');
  n_bytes = MIN (strlen (text), PIPE_BUF - 1);
  text[n_bytes] = '\n';
  if (write (STDOUT_FILENO, text, n_bytes + 1) < 0)
    _exit (EXIT_FAILURE);
}
